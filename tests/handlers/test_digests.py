"""Digests in the chat: how they read, and the buttons under them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from fakes import Chat, Clock, FakeTelegram, readable
from golden import compare, written

from corpus import Article, Corpus
from corpus.digests.desk import Digest
from corpus.digests.telling import ToldStory
from corpus.subscriptions.desk import Subscriptions
from corpus.subscriptions.follows import Follow, Subscriber, Subscription, following
from corpus.subscriptions.schedule import Hours, Schedule
from corpus.types import Span
from handlers.context import OurApplication
from handlers.replies import digests, subscriptions
from handlers.replies.layout import length

CASES = Path(__file__).parents[1] / "data" / "digests"

EELS = (
    "The eels are back in the Ruvenna. Fishermen counted four hundred at the weir on Monday night,"
    " more than in any year since the locks were built. The water board opened the pass in March."
    "\n\n"
    '"I had given up on them," said Edith Halloran, the mayor of Almery. Halloran said that the'
    " town would keep the pass open all winter.\n"
)
FERRY = (
    "The ferry to Almery was taken out of service on Monday after a crack was found in her hull."
    " Passengers were told to use the bridge. The harbour office expects her back before winter,"
    ' but would name no day. "She is old, and so am I," said Abdul Karim, her captain. Two'
    " engineers have been at work in the dry dock since the weekend."
)


@pytest.fixture
def desk(bot: OurApplication) -> Subscriptions:
    desk: Subscriptions = bot.bot_data["services"].subscriptions
    return desk


@pytest.fixture
def publish(sample_corpus: Corpus, clock: Clock) -> Callable[[], None]:
    """Two stories, one of them in two outlets."""

    def publish() -> None:
        site = "https://gazette.example"
        day = clock.time - timedelta(hours=3)
        herald = FERRY.replace("on Monday", "this week")
        sample_corpus.add(
            [
                Article(
                    "Eels return to the Ruvenna", EELS, "e", f"{site}/eels", "Gazette", (), day
                ),
                Article("Almery ferry laid up", FERRY, "f", f"{site}/ferry", "Gazette", (), day),
                Article("No ferry", herald, "h", "https://herald.example/f", "Herald", (), day),
            ],
            clock.time,
        )

    return publish


async def test_a_digest_now_and_then_nothing(chat: Chat, publish: Callable[[], None]) -> None:
    (nothing,) = await chat.say("/digest")
    assert nothing.text == subscriptions.NOTHING_FOLLOWED
    await chat.say("/subscribe everything")
    (nothing,) = await chat.say("/digest")
    assert nothing.text == subscriptions.NOTHING_NEW
    publish()
    (digest,) = await chat.say("/digest")
    assert digest.text.startswith("2 new stories · Tuesday, 1 October\nAll the news\n")
    (nothing,) = await chat.say("/digest")
    assert nothing.text == subscriptions.NOTHING_NEW


@pytest.mark.parametrize(
    ("name", "wish"),
    [
        ("everything", "/subscribe everything"),
        ("speaker", "follow Edith Halloran"),
        ("topic", "follow ferry"),
    ],
)
async def test_a_digest_reads_as_it_is_written_down(
    name: str, wish: str, chat: Chat, publish: Callable[[], None]
) -> None:
    case = CASES / f"{name}.txt"
    await chat.say(wish)
    publish()
    (digest,) = await chat.say("/digest")
    steps, _, wanted = written(case).partition("\n\n") if case.exists() else (wish, "", "")
    compare(case, steps, wanted, readable(digest) + "\n")


async def test_a_story_is_muted_by_its_button(chat: Chat, publish: Callable[[], None]) -> None:
    await chat.say("/subscribe everything")
    publish()
    (digest,) = await chat.say("/digest")
    (asked,) = await chat.press("Mute a story", digest)
    (muted,) = await chat.press("1. Almery ferry laid up", asked)
    assert "I will leave you alone with “Almery ferry laid up”" in muted.text


async def test_what_a_digest_comes_from_is_followed_no_more(
    chat: Chat, publish: Callable[[], None], desk: Subscriptions
) -> None:
    await chat.say("/subscribe everything")
    publish()
    (digest,) = await chat.say("/digest")
    (asked,) = await chat.press("Unfollow", digest)
    assert asked.text == "Shall I stop following all the news?"
    await chat.press("Yes", asked)
    assert desk.all(4711) == []
    (asked,) = await chat.press("Unfollow", digest)
    assert asked.text == "That is followed no more."


async def test_one_of_several_is_chosen(
    chat: Chat, publish: Callable[[], None], desk: Subscriptions
) -> None:
    await chat.say("follow eels")
    await chat.say("follow ferry")
    publish()
    (digest,) = await chat.say("/digest")
    (asked,) = await chat.press("Unfollow", digest)
    assert asked.labels == ["eels", "ferry"]
    (sure,) = await chat.press("ferry", asked)
    await chat.press("Yes", sure)
    assert [each.follow.topic for each in desk.all(4711)] == ["eels"]


async def test_more_stories_are_behind_a_button_and_each_comes_once(
    chat: Chat, sample_corpus: Corpus, clock: Clock
) -> None:
    await chat.say("/subscribe everything")
    names = [f"{chr(97 + number)}" * 6 for number in range(24)]
    sample_corpus.add([Article(name, f"{name} has news.", name) for name in names], clock.time)
    pages = [await chat.say("/digest")]
    while any(label.startswith("More (") for label in pages[-1][-1].labels):
        (label,) = [each for each in pages[-1][-1].labels if each.startswith("More (")]
        pages.append(await chat.press(label, pages[-1][-1]))
    told = [sent.text for page in pages for sent in page]
    assert [sum(name in text for text in told) for name in names] == [1] * 24
    assert "6. " in told[1]
    (asked,) = await chat.press("Mute a story", pages[1][-1])
    assert asked.labels[0].startswith("6. ")


async def test_in_a_group_anybody_looks_at_the_digest(
    bot: OurApplication, telegram: FakeTelegram, desk: Subscriptions, clock: Clock
) -> None:
    group = Chat(bot, telegram, -100, 7, "supergroup")
    telegram.members[-100, 7] = "member"
    desk.follow(-100, 0, Follow(), Schedule(), clock.time)
    (answer,) = await group.say("/digest")
    assert answer.text == subscriptions.NOTHING_NEW


async def test_a_button_of_another_chats_digest_gives_nothing_away(
    bot: OurApplication, telegram: FakeTelegram, chat: Chat, publish: Callable[[], None]
) -> None:
    await chat.say("/subscribe everything")
    publish()
    (digest,) = await chat.say("/digest")
    other = Chat(bot, telegram, 8, 8)
    (theirs,) = await other.say("/help")
    assert await other.press_data(digest.data("Unfollow"), telegram.shown(theirs)) == []
    assert "too old" in telegram.notices[-1]


# --- layout ---------------------------------------------------------------------------------


def long(number: int) -> ToldStory:
    text = f"{'𝔗𝔢𝔯𝔫 & <b> ' * 60}{number}. {'𝔟𝔯𝔦𝔡𝔤𝔢 ' * 90}."
    article = Article("𝔅" * 90, text, f"{number}", "https://x.example/" + "a" * 200, "O" * 120)
    half = len(text) // 2
    return ToldStory((article,), (Span(0, half), Span(half, len(text))))


@pytest.mark.parametrize("count", [1, 5, 10])
def test_of_long_stories_a_message_has_as_many_as_telegram_takes(count: int, clock: Clock) -> None:
    subscriber = Subscriber(1, 0, clock.time, clock.time, Hours("Asia/Tokyo"))
    follows = [Follow(topic="𝔱" * 900), following("N" * 300), Follow(), Follow(outlet="X")]
    due = tuple(Subscription(each, Schedule(), clock.time, clock.time) for each in follows)
    stories = tuple(long(number) for number in range(count))
    found = Digest(10**9, subscriber, due, stories, clock.time, more=10**6)
    reply = digests.message(found)
    count = reply.text.count("x.example")
    assert count >= 1
    assert length(reply.text) <= 4096
    assert [data for _, data in reply.keyboard[0]] == ["summary:0"] * count
    assert [data for _, data in reply.keyboard[1]] == [f"digest:{10**9}:{count}"]


def test_an_empty_digest_is_one_line(clock: Clock) -> None:
    subscriber = Subscriber(1, 0, clock.time, clock.time)
    due = (Subscription(Follow(topic="eels"), Schedule(), clock.time, clock.time),)
    reply = digests.message(Digest(1, subscriber, due, (), clock.time))
    assert reply.text == f"{digests.NOTHING_NEW}\n<i>eels</i>"
