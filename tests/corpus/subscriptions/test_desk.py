"""Who follows what: kept for each chat and thread, changed, ended, moved."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from corpus import Article, Corpus, NotFoundError
from corpus.conversation import desk as conversation
from corpus.conversation.turns import About, Turn
from corpus.store import database
from corpus.subscriptions import store
from corpus.subscriptions.desk import Subscriptions
from corpus.subscriptions.follows import Follow
from corpus.subscriptions.schedule import Hours, Often, Quiet, Schedule

NOW = datetime(2024, 10, 1, 12, tzinfo=UTC)  # a Tuesday
EELS, DAILY, AT_ONCE = (
    Follow(topic="eels"),
    Schedule(Often.DAILY, (time(8),)),
    Schedule(Often.AT_ONCE),
)


@pytest.fixture
def desk(corpus: Corpus) -> Subscriptions:
    return Subscriptions(corpus)


def test_who_follows_nothing_has_the_usual_settings_and_is_not_kept(
    desk: Subscriptions, corpus: Corpus
) -> None:
    subscriber = desk.subscriber(7, 5, NOW)
    assert (subscriber.chat_id, subscriber.thread_id, subscriber.hours) == (7, 5, Hours())
    assert desk.all(7, 5) == []
    with database.reading(corpus.engine) as connection:
        assert store.find(connection, 7, 5) is None


def test_settings_are_kept_and_what_is_followed_is_due_by_them(desk: Subscriptions) -> None:
    desk.follow(7, 0, EELS, DAILY, NOW)
    before = desk.subscriber(7, 0, NOW)
    hours = Hours("Asia/Tokyo", Quiet(time(22), time(9)), NOW + timedelta(days=3))
    changed = replace(before, hours=hours, is_silent=True, wants_empty=True)
    kept = desk.set(changed, NOW)
    assert kept.serial > before.serial  # what was planned before is planned anew
    assert desk.subscriber(7, 0, NOW) == kept
    assert (kept.hours, kept.is_silent, kept.wants_empty) == (hours, True, True)
    (only,) = desk.all(7)
    assert only.due == NOW + timedelta(days=3)  # 21:00 in Tokyo, at the end of the pause


def test_what_is_followed_is_due_at_its_next_time(desk: Subscriptions) -> None:
    made, is_new, subscriber = desk.follow(7, 0, EELS, DAILY, NOW)
    assert (made.due, is_new) == (datetime(2024, 10, 2, 8, tzinfo=UTC), True)
    assert subscriber.chat_id == 7
    assert desk.one(7, 0, made.id) == made
    again, is_new, _ = desk.follow(7, 0, EELS, AT_ONCE, NOW)
    assert (again.due, is_new, again.id) == (NOW, False, made.id)


def test_following_a_paused_thing_again_goes_on_with_it(desk: Subscriptions) -> None:
    made, _, _ = desk.follow(7, 0, EELS, DAILY, NOW)
    assert desk.change(7, 0, made.id, NOW, is_paused=True).is_paused
    assert not desk.follow(7, 0, EELS, DAILY, NOW)[0].is_paused
    assert not desk.one(7, 0, made.id).is_paused


def test_what_becomes_the_same_by_a_change_is_followed_once(desk: Subscriptions) -> None:
    first, _, _ = desk.follow(7, 0, EELS, DAILY, NOW)
    second, _, _ = desk.follow(7, 0, replace(EELS, is_fuzzy=True), AT_ONCE, NOW)
    theirs, _, _ = desk.follow(8, 0, EELS, DAILY, NOW)
    changed = desk.change(7, 0, second.id, NOW, follow=EELS)
    assert desk.all(7) == [changed]
    assert changed.schedule == AT_ONCE
    assert desk.all(8) == [theirs]
    with pytest.raises(NotFoundError):
        desk.one(7, 0, first.id)


def test_each_change_has_a_serial_and_a_version_of_its_own(
    desk: Subscriptions, corpus: Corpus
) -> None:
    def numbers() -> tuple[int, int]:
        with database.reading(corpus.engine) as connection:
            version: int = connection.exec_driver_sql("SELECT version FROM news").scalar_one()
        return desk.subscriber(7, 0, NOW).serial, version

    made, _, _ = desk.follow(7, 0, EELS, DAILY, NOW)
    before = numbers()
    for change in (
        lambda: desk.change(7, 0, made.id, NOW, is_paused=True),
        lambda: desk.set(replace(desk.subscriber(7, 0, NOW), is_silent=True), NOW),
        lambda: desk.end(7, "blocked"),
        lambda: desk.revive(7),
        lambda: desk.unfollow(7, 0, made.id),
    ):
        change()
        after = numbers()
        assert after > before
        assert after[1] > before[1]
        before = after


def test_what_came_after_the_end_is_no_news_when_it_goes_on(
    desk: Subscriptions, corpus: Corpus
) -> None:
    desk.follow(7, 0, EELS, DAILY, NOW)
    desk.follow(7, 5, EELS, DAILY, NOW)
    assert desk.end(7, "blocked") == 2
    assert desk.subscriber(7, 5, NOW).ended == "blocked"
    corpus.add([Article("Eels", "Eels swim.", "eels")], NOW)
    assert desk.follow(7, 0, EELS, DAILY, NOW)[2].ended is None
    with database.reading(corpus.engine) as connection:
        query = "SELECT since_article FROM subscriptions"
        assert connection.exec_driver_sql(query).scalars().all() == [1, 1]


def test_a_chat_that_moves_to_one_that_follows_things_keeps_both(desk: Subscriptions) -> None:
    old, _, _ = desk.follow(-7, 0, EELS, DAILY, NOW)
    desk.follow(-100, 0, EELS, AT_ONCE, NOW)
    mill, _, _ = desk.follow(-100, 0, Follow(topic="mill"), AT_ONCE, NOW)
    thread, _, _ = desk.follow(-7, 5, EELS, DAILY, NOW)
    desk.move(-7, -100)
    assert [each.id for each in desk.all(-100)] == [old.id, mill.id]
    assert [each.id for each in desk.all(-100, 5)] == [thread.id]
    assert desk.all(-7) == desk.all(-7, 5) == []


def test_a_chat_that_moves_takes_along_what_was_talked_about(
    desk: Subscriptions, corpus: Corpus
) -> None:
    for chat_id, message_id, words in ((-7, 1, "eels"), (-7, 2, "mills"), (-100, 2, "dams")):
        turn = Turn(About.PASSAGES, words)
        conversation.remember(corpus, chat_id, 0, message_id, turn, NOW)
    desk.move(-7, -100)
    assert [note["words"] for note in desk.export(-100)["talk"]] == ["eels", "dams"]
    assert desk.export(-7)["talk"] == []


def test_forgetting_one_chat_leaves_the_others(desk: Subscriptions, corpus: Corpus) -> None:
    for chat_id in (7, 8):
        conversation.remember(corpus, chat_id, 0, 1, Turn(About.PASSAGES, "eels"), NOW)
    desk.follow(7, 0, EELS, DAILY, NOW)
    desk.follow(7, 5, EELS, DAILY, NOW)
    desk.follow(8, 0, EELS, DAILY, NOW)
    assert desk.forget(7) == {
        "subscriptions": 2,
        "digests": 0,
        "given": 0,
        "settings": 2,
        "messages": 0,
        "talk": 1,
        "feedback": 0,
    }
    assert desk.export(7)["subscribers"] == desk.export(7)["talk"] == []
    assert [note["words"] for note in desk.export(8)["talk"]] == ["eels"]
    (theirs,) = desk.export(8)["subscribers"]
    assert [each["follow"] for each in theirs["subscriptions"]] == [{"topic": "eels"}]
