"""Subscriptions and digests on a real archive: each new story once, and at its time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import chain
from typing import Any

import pytest

from corpus import Article, Corpus, NotFoundError, open_corpus
from corpus.digests import ledger
from corpus.digests.desk import Digest, Digests, Issue
from corpus.digests.ledger import Part
from corpus.feeds import store as feed_store
from corpus.feeds.entries import EntryState
from corpus.feeds.feed import Feed
from corpus.store import database
from corpus.subscriptions.desk import Subscriptions
from corpus.subscriptions.follows import Follow, following
from corpus.subscriptions.schedule import Hours, Often, Quiet, Schedule

NOW = datetime(2024, 10, 1, 12, tzinfo=UTC)  # a Tuesday
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
AT_ONCE, DAILY = Schedule(Often.AT_ONCE), Schedule(Often.DAILY, (time(8),))
WIRE = (
    "The ferry to Almery was taken out of service on Monday after a crack was found in her hull."
    " Passengers were told to use the bridge. The harbour office expects her back before winter,"
    " but would name no day. Two engineers have been at work in the dry dock since the weekend."
)
TEXTS = {
    "Bridge": "Carts went over the bridge for the first time, and nobody had to pay.",
    "Mill": "A new wheel turns at the mill since Sunday; flour is to be cheaper.",
    "Dam": "Water stands high behind the dam after weeks of rain in the hills.",
}


class Chat:
    """A chat that follows things, and what it was sent."""

    def __init__(self, corpus: Corpus, number: int = 7) -> None:
        self.desk = Subscriptions(corpus)
        self.digests = Digests(corpus)
        self.number = number
        self.sent: list[Digest] = []

    def follow(self, follow: Follow, schedule: Schedule = AT_ONCE, now: datetime = NOW) -> int:
        return self.desk.follow(self.number, 0, follow, schedule, now)[0].id

    def set(self, now: datetime = NOW, **changed: Any) -> None:
        self.desk.set(replace(self.desk.subscriber(self.number, 0, now), **changed), now)

    def tick(self, now: datetime) -> list[list[str]]:
        """The stories that a tick sends: the titles of each digest's."""
        before = len(self.sent)
        self.digests.match()
        for issue in chain.from_iterable(self.digests.plan(now)):
            if self.digests.give([(issue, ())]) and issue.digest:
                self.sent.append(issue.digest)
        return [titles(digest) for digest in self.sent[before:]]


def queued(corpus: Corpus) -> list[str]:
    """What is on its way to any chat."""
    with database.writing(corpus.engine) as connection:
        claims = iter(lambda: ledger.claim(connection, NOW), None)
        return [claim.part.html for claim in claims]


def titles(digest: Digest) -> list[str]:
    return [story.articles[0].title for story in digest.stories]


@pytest.fixture
def chat(corpus: Corpus) -> Chat:
    return Chat(corpus)


@pytest.fixture
def publish(corpus: Corpus) -> Callable[..., None]:
    """Stores articles: `publish("Title", "Another", text="...")`."""

    def publish(*names: str, text: str = "", now: datetime = NOW, **values: Any) -> None:
        corpus.add(
            [
                Article(name, text or TEXTS.get(name, f"{name} again."), f"key {name}", **values)
                for name in names
            ],
            now,
        )

    return publish


# --- once -----------------------------------------------------------------------------------


def test_what_was_there_before_is_no_news_and_what_comes_is_told_once(
    chat: Chat, publish: Callable[..., None]
) -> None:
    publish("Mill")
    chat.follow(Follow())
    assert chat.tick(NOW) == []
    publish("Bridge")
    assert chat.tick(NOW + MINUTE) == [["Bridge"]]
    assert chat.tick(NOW + 2 * MINUTE) == []
    assert chat.tick(NOW + DAY) == []


def test_an_edited_a_fetched_and_a_syndicated_article_are_no_news(
    chat: Chat, publish: Callable[..., None], corpus: Corpus
) -> None:
    chat.follow(Follow())
    corpus.add([Article("Ferry", WIRE, "one", outlet="Gazette")], NOW)
    assert chat.tick(NOW) == [["Ferry"]]
    corpus.add([Article("Ferry (updated)", WIRE + " More soon.", "one", outlet="Gazette")], NOW)
    corpus.add([Article("Ferry", WIRE, "one", outlet="Gazette")], NOW)
    later = WIRE.replace("on Monday", "this week")
    corpus.add([Article("No ferry to Almery", later, "two", outlet="Herald")], NOW)
    assert chat.tick(NOW + DAY) == []
    publish("Mill")
    assert chat.tick(NOW + DAY) == [["Mill"]]


def test_copies_that_come_together_are_one_story(chat: Chat, corpus: Corpus) -> None:
    chat.follow(Follow())
    later = WIRE.replace("on Monday", "this week")
    corpus.add([Article("Ferry", WIRE, "one"), Article("Nothing sails", later, "two")], NOW)
    corpus.add([Article("Toll for the bridge", "Not a coin.", "three")], NOW)
    corpus.add([Article("A toll for the bridge", "Coins at last.", "four")], NOW)
    assert sorted(map(len, (story.articles for story in self_sent(chat)))) == [2, 2]


def self_sent(chat: Chat) -> list[Any]:
    chat.tick(NOW)
    (digest,) = chat.sent
    return list(digest.stories)


def test_a_copy_of_what_was_never_given_is_news(chat: Chat, corpus: Corpus) -> None:
    corpus.add([Article("Ferry", WIRE, "one", outlet="Gazette")], NOW)
    chat.follow(Follow(outlet="Herald"))
    corpus.add([Article("Ferry", WIRE + " So far.", "two", outlet="Herald")], NOW)
    assert chat.tick(NOW) == [["Ferry"]]


def test_several_subscriptions_due_at_one_time_are_one_digest(
    chat: Chat, publish: Callable[..., None]
) -> None:
    chat.follow(Follow(topic="bridge"), DAILY)
    chat.follow(Follow(topic="mill"), Schedule(Often.WEEKDAYS, (time(8),)))
    chat.follow(Follow(), Schedule(Often.WEEKLY, (time(8),), (2,)))
    publish("Bridge", "Mill")
    assert chat.tick(NOW) == []
    (stories,) = chat.tick(NOW + 20 * HOUR)
    assert sorted(stories) == ["Bridge", "Mill"]
    assert len(chat.sent[0].subscriptions) == 3
    assert chat.tick(NOW + 21 * HOUR) == []


def test_a_week_without_the_bot_is_one_digest(chat: Chat, publish: Callable[..., None]) -> None:
    chat.follow(Follow(), DAILY)
    for day in range(7):
        publish(f"Mill {day * 'x'}y", text=f"In the {day}th village the wheel {day} turns.")
    (stories,) = chat.tick(NOW + 7 * DAY)
    assert stories
    assert chat.tick(NOW + 7 * DAY + HOUR) == []
    assert chat.desk.all(7)[0].due == datetime(2024, 10, 9, 8, tzinfo=UTC)


def test_what_one_process_has_given_another_does_not_give_again(
    corpus: Corpus, archive_url: str, publish: Callable[..., None]
) -> None:
    first, other = Chat(corpus), Chat(open_corpus(archive_url))
    first.follow(Follow())
    publish("Bridge")
    first.digests.match()
    other.digests.match()

    (issues,) = first.digests.plan(NOW)  # planned, and then overtaken
    assert other.tick(NOW) == [["Bridge"]]
    parts = [Part("this was given by another")]
    assert first.digests.give([(issue, parts) for issue in issues]) == 0
    assert queued(corpus) == []
    assert first.tick(NOW) == []


def test_nothing_is_given_when_it_could_not_be_queued(
    chat: Chat, publish: Callable[..., None], corpus: Corpus
) -> None:
    chat.follow(Follow())
    publish("Bridge")
    chat.digests.match()

    (issues,) = chat.digests.plan(NOW)

    def break_off() -> Iterator[tuple[Issue, list[Part]]]:
        yield issues[0], [Part("Bridge")]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        chat.digests.give(break_off())
    assert queued(corpus) == []
    assert chat.tick(NOW) == [["Bridge"]]


# --- not too much ---------------------------------------------------------------------------


def test_two_hundred_at_once_are_one_message_and_the_next_waits(
    chat: Chat, corpus: Corpus, publish: Callable[..., None]
) -> None:
    chat.follow(Follow())
    words = [f"{chr(97 + n % 26)}{chr(97 + n // 26)}" * 4 for n in range(400)]
    corpus.add([Article(word, f"{word} has news.", word) for word in words], NOW)
    (stories,) = chat.tick(NOW)
    assert len(stories) == 5
    assert chat.sent[0].more == 395
    publish("Bridge")
    assert chat.tick(NOW + 30 * MINUTE) == []
    assert chat.tick(NOW + HOUR) == [["Bridge"]]
    second = chat.digests.page(7, chat.sent[0].id, 10)
    assert len(second.stories) == 5
    assert second.more == 385
    assert not {*titles(second)} & {*stories}


def test_nothing_comes_in_quiet_hours_or_in_a_pause(
    chat: Chat, publish: Callable[..., None]
) -> None:
    chat.follow(Follow())
    chat.set(hours=Hours("Europe/Berlin", Quiet(time(22), time(7))))
    publish("Bridge")
    night = datetime(2024, 10, 1, 21, tzinfo=UTC)  # 23:00 in Berlin
    assert chat.tick(night) == []
    publish("Mill")
    assert chat.tick(night + HOUR) == []
    (stories,) = chat.tick(datetime(2024, 10, 2, 5, tzinfo=UTC))
    assert sorted(stories) == ["Bridge", "Mill"]
    until = datetime(2024, 10, 9, tzinfo=UTC)
    chat.set(hours=Hours(paused_until=until))
    publish("Dam")
    assert chat.tick(until - MINUTE) == []
    assert chat.tick(until) == [["Dam"]]


def test_a_paused_subscription_meets_nothing_until_it_goes_on(
    chat: Chat, publish: Callable[..., None]
) -> None:
    number = chat.follow(Follow())
    chat.digests.match()
    chat.desk.change(7, 0, number, NOW, is_paused=True)
    publish("Bridge")
    assert chat.tick(NOW) == []
    chat.desk.change(7, 0, number, NOW, is_paused=False)
    publish("Mill")
    assert chat.tick(NOW) == [["Mill"]]


def test_an_empty_digest_comes_only_where_it_is_wished(chat: Chat) -> None:
    chat.follow(Follow(), DAILY)
    assert chat.tick(NOW + DAY) == []
    chat.set(wants_empty=True)
    assert chat.tick(NOW + 2 * DAY) == [[]]


def test_a_muted_story_and_what_is_told_of_it_later_do_not_come(
    chat: Chat, publish: Callable[..., None]
) -> None:
    chat.follow(Follow())
    publish("Toll for the bridge", text="Not a coin.")
    chat.tick(NOW)
    assert chat.digests.mute(7, chat.sent[0].id, 0, NOW) == "Toll for the bridge"
    publish("A toll for the bridge", text="Coins at last.")
    publish("Mill")
    assert chat.tick(NOW + HOUR) == [["Mill"]]
    with pytest.raises(NotFoundError, match=r"story\.gone"):
        chat.digests.mute(7, chat.sent[0].id, 5, NOW)
    with pytest.raises(NotFoundError, match=r"digest\.old"):
        chat.digests.mute(8, chat.sent[0].id, 0, NOW)


def test_a_story_that_was_muted_comes_again_after_two_weeks(
    chat: Chat, publish: Callable[..., None]
) -> None:
    chat.follow(Follow())
    publish("Toll for the bridge", text="Not a coin.")
    chat.tick(NOW)
    chat.digests.mute(7, chat.sent[0].id, 0, NOW)
    publish("A toll for the bridge", text="Coins at last.")
    assert chat.tick(NOW + 13 * DAY) == []
    publish("The toll for the bridge", text="Nobody pays it.")
    assert chat.tick(NOW + 15 * DAY) == [["The toll for the bridge"]]


def test_of_very_many_articles_the_newest_are_looked_at_and_the_others_counted(
    chat: Chat, corpus: Corpus
) -> None:
    chat.follow(Follow())
    words = [f"{chr(97 + n % 26)}{chr(97 + n // 26)}" * 4 for n in range(310)]
    corpus.add([Article(word, f"{word} has news.", word) for word in words], NOW)
    assert chat.digests.match() == 310
    digest = chat.digests.early(7, 0, NOW)
    assert digest is not None
    assert digest.more == 305
    last = chat.digests.page(7, digest.id, 295)
    assert (len(last.stories), last.more) == (5, 10)


def test_all_who_are_due_are_given_theirs_however_many(
    corpus: Corpus, publish: Callable[..., None]
) -> None:
    chats = [Chat(corpus, number) for number in range(1, 50)]
    for chat in chats:
        chat.follow(Follow())
    publish("Bridge")
    chats[0].digests.match()
    issues = list(chain.from_iterable(chats[0].digests.plan(NOW)))
    assert [issue.plan.subscriber.chat_id for issue in issues] == [*range(1, 50)]
    assert chats[0].digests.give([(issue, [Part("Bridge")]) for issue in issues]) == 49
    assert queued(corpus) == ["Bridge"] * 49
    assert list(chats[0].digests.plan(NOW)) == []


def test_a_digest_now_leaves_what_is_paused(chat: Chat, publish: Callable[..., None]) -> None:
    chat.follow(Follow(topic="bridge"), DAILY)
    number = chat.follow(Follow(topic="mill"), DAILY)
    publish("Bridge", "Mill")
    chat.digests.match()
    chat.desk.change(7, 0, number, NOW, is_paused=True)
    digest = chat.digests.early(7, 0, NOW)
    assert digest is not None
    assert titles(digest) == ["Bridge"]
    chat.desk.change(7, 0, number, NOW, is_paused=False)
    assert chat.tick(NOW + DAY) == [["Mill"]]


def test_a_change_between_planning_and_giving_is_planned_anew(
    chat: Chat, publish: Callable[..., None], corpus: Corpus
) -> None:
    chat.follow(Follow())
    publish("Bridge")
    chat.digests.match()
    (issues,) = chat.digests.plan(NOW)
    chat.set(hours=Hours(quiet=Quiet(time(11), time(13))))
    assert chat.digests.give([(issue, [Part("too early")]) for issue in issues]) == 0
    assert queued(corpus) == []
    assert chat.tick(NOW) == []
    assert chat.tick(NOW + HOUR) == [["Bridge"]]


def test_what_is_met_between_planning_and_giving_comes_with_the_next(
    chat: Chat, publish: Callable[..., None]
) -> None:
    chat.follow(Follow())
    publish("Bridge")
    chat.digests.match()
    (issues,) = chat.digests.plan(NOW)
    publish("Mill")
    chat.digests.match()
    assert chat.digests.give([(issue, ()) for issue in issues]) == 1
    assert chat.tick(NOW + HOUR) == [["Mill"]]


# --- the clock ------------------------------------------------------------------------------


def test_a_clock_that_was_far_ahead_keeps_nobody_waiting(
    chat: Chat, publish: Callable[..., None]
) -> None:
    chat.follow(Follow(), DAILY)
    publish("Bridge")
    assert chat.tick(NOW + 400 * DAY) == [["Bridge"]]
    publish("Mill")
    assert chat.tick(NOW) == []
    assert chat.tick(NOW + DAY) == [["Mill"]]


def test_a_clock_that_is_set_back_a_little_repeats_nothing(
    chat: Chat, publish: Callable[..., None]
) -> None:
    chat.follow(Follow(), DAILY)
    publish("Bridge")
    eight = datetime(2024, 10, 2, 8, tzinfo=UTC)
    assert chat.tick(eight) == [["Bridge"]]
    publish("Mill")
    for minutes in (-30, -1, 0, 30):
        assert chat.tick(eight + minutes * MINUTE) == []
    assert chat.tick(eight + DAY) == [["Mill"]]


# --- who follows what -----------------------------------------------------------------------


def test_a_person_who_speaks_is_told_by_their_words(chat: Chat, corpus: Corpus) -> None:
    chat.follow(following("Edith Halloran"))
    text = '"The eels are back," said Edith Halloran, the mayor of Almery. It rained all day.'
    corpus.add([Article("Eels", text, "eels", outlet="Gazette")], NOW)
    corpus.add([Article("Rain", "Edith Halloran was not at home.", "rain")], NOW)
    assert chat.tick(NOW) == [["Eels"]]
    (story,) = chat.sent[0].stories
    assert story.is_followed
    (hit,) = story.quotes
    assert "The eels are back" in hit.quote.sentence.of(hit.article.text)
    assert hit.speaker.name == "Edith Halloran"


def test_a_topic_is_told_by_sentences_and_by_who_said_what(chat: Chat, corpus: Corpus) -> None:
    chat.follow(Follow(topic="ferry"))
    said = ' "She will sail," said Abdul Karim, the captain of the ship.'
    corpus.add([Article("Ferry", WIRE + said, "ferry")], NOW)
    corpus.add([Article("!!!", "ferry", "short")], NOW)
    chat.tick(NOW)
    stories = {story.articles[0].title: story for story in chat.sent[0].stories}
    told = stories["Ferry"]
    assert not told.is_followed
    assert 1 <= len(told.sentences) <= 2
    shown = {span.of(told.articles[0].text) for span in told.sentences}
    shown |= {hit.quote.sentence.of(hit.article.text) for hit in told.quotes}
    assert all(sentence in WIRE + said for sentence in shown)


def test_a_feed_is_followed_by_its_number(chat: Chat, corpus: Corpus) -> None:
    with database.writing(corpus.engine) as connection:
        feed = feed_store.add(connection, Feed("https://x.example/feed", "X", due=NOW))
        seen = {"1": EntryState("key", "digest")}
        feed_store.save_states(connection, feed.id, seen, NOW)
    chat.follow(Follow(feed=feed.id, source="X"))
    corpus.add([Article("In it", "It is raining.", "key"), Article("Not", "It is dry.", "b")], NOW)
    assert chat.tick(NOW) == [["In it"]]


def test_what_an_operator_merged_is_followed_under_either_name(
    chat: Chat, corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("before", "Anna Krol", "Berta Voss")
    corpus.merge("Anna Krol", "Berta Voss")
    chat.follow(following("Anna Krol"))
    other = Chat(corpus, 8)
    other.follow(following("Berta Voss"))
    tell("after", "Berta Voss")
    assert chat.tick(NOW) == [["after"], ["after"]]


def test_following_it_again_only_changes_how_often(chat: Chat) -> None:
    first = chat.desk.follow(7, 0, Follow(topic="eels"), DAILY, NOW)
    again = chat.desk.follow(7, 0, Follow(topic="eels"), AT_ONCE, NOW)
    assert (first[1], again[1]) == (True, False)
    (only,) = chat.desk.all(7)
    assert only.schedule == AT_ONCE
    assert chat.desk.one(7, 0, only.id) == only


def test_each_chat_and_thread_has_its_own(chat: Chat) -> None:
    number = chat.follow(Follow())
    chat.desk.follow(7, 5, Follow(topic="eels"), DAILY, NOW)
    assert len(chat.desk.all(7)) == len(chat.desk.all(7, 5)) == 1
    for there in ((7, 5), (8, 0)):
        with pytest.raises(NotFoundError, match=r"subscription\.gone"):
            chat.desk.unfollow(*there, number)
    assert chat.desk.unfollow(7, 0, number).follow == Follow()
    assert chat.desk.all(7) == []


def test_a_chat_that_shut_the_bot_out_gets_nothing_and_later_what_is_new(
    chat: Chat, publish: Callable[..., None]
) -> None:
    chat.follow(Follow())
    assert chat.desk.end(7, "blocked") == 1
    assert chat.desk.end(7, "blocked") == 0
    publish("Bridge")
    assert chat.tick(NOW) == []
    assert chat.desk.revive(7) == 1
    publish("Mill")
    assert chat.tick(NOW) == [["Mill"]]
    chat.desk.end(7, "kicked")
    chat.desk.follow(7, 0, Follow(topic="eels"), DAILY, NOW)
    assert chat.desk.subscriber(7, 0, NOW).ended is None


def test_a_chat_that_moved_keeps_what_it_follows(chat: Chat, publish: Callable[..., None]) -> None:
    chat.follow(Follow())
    chat.desk.follow(-100, 0, Follow(), DAILY, NOW)
    chat.desk.follow(-100, 0, Follow(topic="eels"), DAILY, NOW)
    chat.desk.move(7, -100)
    assert chat.desk.all(7) == []
    assert [each.follow.topic for each in chat.desk.all(-100)] == [None, "eels"]
    publish("Bridge")
    assert chat.tick(NOW) == [["Bridge"]]
    assert chat.sent[0].subscriber.chat_id == -100


def test_export_tells_all_and_forget_leaves_nothing(
    chat: Chat, publish: Callable[..., None], corpus: Corpus
) -> None:
    chat.follow(following("Edith Halloran"), DAILY)
    chat.follow(Follow(topic="bridge"))
    chat.set(hours=Hours("Asia/Tokyo", Quiet(time(22), time(7))), is_silent=True)
    publish("Bridge")
    chat.tick(NOW)
    told = chat.desk.export(7)
    (subscriber,) = told["subscribers"]
    assert subscriber["zone"] == "Asia/Tokyo"
    assert subscriber["quiet"] == "22:00-07:00"
    assert [each["follow"] for each in subscriber["subscriptions"]] == [
        {"speaker": "Edith Halloran", "kind": "person"},
        {"topic": "bridge"},
    ]
    assert len(subscriber["given"]) == 1
    gone = chat.desk.forget(7)
    counts = {"subscriptions": 2, "digests": 1, "given": 1, "settings": 1, "messages": 0}
    assert gone == counts | {"talk": 0, "feedback": 0}
    assert chat.desk.export(7)["subscribers"] == []
    with database.reading(corpus.engine) as connection:
        for table in ("subscribers", "subscriptions", "matches", "given", "digests"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0


def test_a_digest_now_takes_what_is_waiting(chat: Chat, publish: Callable[..., None]) -> None:
    assert chat.digests.early(7, 0, NOW) is None
    chat.follow(Follow(), DAILY)
    assert chat.digests.early(7, 0, NOW) is None
    publish("Bridge")
    chat.digests.match()
    digest = chat.digests.early(7, 0, NOW)
    assert digest is not None
    assert titles(digest) == ["Bridge"]
    assert chat.digests.early(7, 0, NOW) is None
    assert chat.tick(NOW + DAY) == []


def test_what_was_given_long_ago_is_forgotten(chat: Chat, publish: Callable[..., None]) -> None:
    chat.follow(Follow())
    publish("Bridge")
    chat.tick(NOW)
    chat.digests.prune(NOW + 30 * DAY)
    assert chat.digests.page(7, chat.sent[0].id, 0).stories
    chat.digests.prune(NOW + 90 * DAY)
    assert chat.desk.export(7)["subscribers"][0]["given"] == []
    with pytest.raises(NotFoundError, match=r"digest\.old"):
        chat.digests.page(7, chat.sent[0].id, 0)


def test_articles_that_were_removed_are_left_out(
    chat: Chat, publish: Callable[..., None], corpus: Corpus
) -> None:
    chat.follow(Follow(), DAILY)
    publish("Bridge", "Mill")
    chat.digests.match()
    corpus.remove([1])
    assert chat.tick(NOW + DAY) == [["Mill"]]
    corpus.remove([2])
    assert chat.digests.page(7, chat.sent[0].id, 0).stories == ()


@pytest.fixture(autouse=True)
def _closed(corpus: Corpus) -> Iterator[None]:
    yield
    corpus.close()
