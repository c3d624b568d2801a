"""What a wish or an order means in an archive and a chat; the archive of docs/samples."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from corpus import Corpus
from corpus.subscriptions import understanding
from corpus.subscriptions.desk import Subscriptions
from corpus.subscriptions.follows import Follow, following
from corpus.subscriptions.meaning import of_question
from corpus.subscriptions.orders import End, Errand, Rearrangement
from corpus.subscriptions.schedule import Often, Schedule
from corpus.subscriptions.settings import Sound
from corpus.subscriptions.understanding import (
    Instruction,
    OrderAnswer,
    SettingAnswer,
    WishAnswer,
    meant,
)
from corpus.subscriptions.wishes import Hopeless

NOW = datetime(2024, 10, 1, 12, tzinfo=UTC)
HERALD = "Montevar Herald"
KJELDAHL = "Anders Kjeldahl"


def answer(corpus: Corpus, words: str) -> Instruction | None:
    return corpus.ask(understanding.answer, words, NOW, 4711, 0)


def wish_of(corpus: Corpus, words: str) -> WishAnswer:
    wish = answer(corpus, words)
    assert isinstance(wish, WishAnswer)
    return wish


def commanded(corpus: Corpus, words: str) -> WishAnswer:
    return corpus.ask(understanding.of_command, words, NOW)


def names(wish: WishAnswer) -> list[list[str]]:
    return [
        [follow.speaker or follow.topic or follow.outlet or "all" for follow in follows]
        for follows in wish.meaning.readings
    ]


@pytest.mark.parametrize(
    ("words", "follow"),
    [
        ("Kjeldahl", following(KJELDAHL)),
        ("the Montevar Herald", Follow(outlet=HERALD)),
        ("montevar herald but not eels", Follow(topic="-eels", outlet=HERALD)),
        ("seagrass", Follow(topic="seagrass")),
        ("seagrass in any spelling", Follow(topic="seagrass", is_fuzzy=True)),
        ("seagrass in the Montevar Herald", Follow(topic="seagrass", outlet=HERALD)),
        ("eels or dams", Follow(topic="eels or dams")),
        ("everything", Follow()),
        ("what Zebedee Quux says", following("Zebedee Quux")),
    ],
)
def test_a_wish_means_what_the_archive_knows(
    words: str, follow: Follow, sample_corpus: Corpus
) -> None:
    wish = commanded(sample_corpus, words)
    assert wish.meaning.readings == ((follow,),)
    assert wish.is_clear


@pytest.mark.parametrize(
    ("words", "readings"),
    [
        ("follow Kjeldahl and Dunne", [[KJELDAHL, "Małgorzata Dunne"]]),
        ("tell me when Kjeldahl or Dunne speaks", [[KJELDAHL, "Małgorzata Dunne"]]),
        ("follow kjeldahl and the treaty hourly", [[KJELDAHL, "the treaty"]]),
        ("follow eels, dams and the treaty", [["eels", "dams", "the treaty"]]),
        ("subscribe to montevar herald and kjeldahl", [[HERALD, KJELDAHL]]),
        ("follow eels and dams", [["eels and dams"], ["eels", "dams"]]),
        ("follow news on the talks of June and July", [["the talks of June and July"]]),
    ],
)
def test_several_things_are_followed_each(
    words: str, readings: list[list[str]], sample_corpus: Corpus
) -> None:
    wish = wish_of(sample_corpus, words)
    assert names(wish) == readings
    assert wish.is_clear == (len(readings) == 1)


def test_an_outlet_that_is_not_there_is_said_with_what_is(sample_corpus: Corpus) -> None:
    wish = wish_of(sample_corpus, "subscribe to the Guardian")
    assert (wish.meaning.outlet, wish.is_clear) == ("the Guardian", False)
    assert names(wish)[-1] == ["the Guardian"]
    near = wish_of(sample_corpus, "follow the Montevar Times")
    assert names(near) == [[HERALD], ["the Montevar Times"]]


@pytest.mark.parametrize(
    ("words", "trouble"),
    [
        ("follow eels in 2019", Hopeless.PAST),
        ("/subscribe or", Hopeless.EMPTY_WORDS),
        ("/subscribe of the", Hopeless.EMPTY_WORDS),
        ("/subscribe eels -eels", Hopeless.CONTRADICTION),
        ("follow eels since 2019", None),
    ],
)
def test_what_can_never_be_met_has_its_reason(
    words: str, trouble: Hopeless | None, sample_corpus: Corpus
) -> None:
    is_command = words.startswith("/")
    wish = (
        commanded(sample_corpus, words.removeprefix("/subscribe "))
        if is_command
        else wish_of(sample_corpus, words)
    )
    assert wish.meaning.trouble == trouble


@pytest.mark.parametrize(
    "words",
    ["tell me about dams twice a day", "kjeldahl every evening", "follow eels unless it rains"],
)
def test_what_is_not_wholly_read_is_not_clear(words: str, sample_corpus: Corpus) -> None:
    assert not wish_of(sample_corpus, words).is_clear


def test_only_what_is_not_wanted_is_no_clear_wish(sample_corpus: Corpus) -> None:
    assert not commanded(sample_corpus, "-eels").is_clear
    assert commanded(sample_corpus, "everything but not eels").is_clear


def test_mentions_are_of_somebody(sample_corpus: Corpus) -> None:
    wish = wish_of(sample_corpus, "notify me when Kjeldahl is mentioned")
    ((follow,),) = wish.meaning.readings
    assert (follow.speaker, follow.mentions) == (KJELDAHL, True)
    assert wish.wish is not None
    assert wish.wish.schedule == Schedule(Often.AT_ONCE)


def test_a_feed_is_followed_by_its_address(sample_corpus: Corpus) -> None:
    wish = wish_of(sample_corpus, "follow https://news.example/feed.xml every evening")
    assert wish.meaning.address == "https://news.example/feed.xml"
    assert wish.wish is not None
    assert wish.wish.schedule == Schedule(Often.DAILY, (time(18),))


def test_what_is_too_long_is_no_wish(sample_corpus: Corpus) -> None:
    wish = commanded(sample_corpus, "eels " * 100)
    assert (wish.wish, wish.meaning.readings) == (None, ())


def test_a_question_is_followed_by_its_telling_words() -> None:
    follow = of_question("will the eels come back in the Herald?", [HERALD, "Herald"], NOW)
    assert follow == Follow(topic="eels come back", outlet="Herald")
    assert of_question("will it be?", [], NOW).topic == "will it be"


# --- orders ---------------------------------------------------------------------------------


@pytest.fixture
def followed(sample_corpus: Corpus) -> Corpus:
    """The archive, with a chat that follows four things."""
    desk = Subscriptions(sample_corpus)
    for follow in (
        following(KJELDAHL),
        Follow(topic="the harbour bridge"),
        Follow(outlet=HERALD),
        Follow(topic="earthquakes"),
    ):
        desk.follow(4711, 0, follow, Schedule(), NOW)
    return sample_corpus


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("unfollow kjeldhal", [0]),
        ("stop telling me about the bridge", [1]),
        ("no more earthquake news please", [3]),
        ("cancel the herald", [2]),
        ("unfollow the second one", [1]),
        ("pause number 3", [2]),
        ("make it hourly", [3]),
        ("send everything at 9 instead", [0, 1, 2, 3]),
        ("unsubscribe from all", [0, 1, 2, 3]),
        ("unfollow opera", []),
    ],
)
def test_an_order_is_about_what_the_chat_follows(
    words: str, places: list[int], followed: Corpus
) -> None:
    order = answer(followed, words)
    assert isinstance(order, OrderAnswer)
    assert [order.subscriptions.index(match) for match in order.matches] == places


@pytest.mark.parametrize("words", ["stop the war", "enough of opera", "pause the peace talks"])
def test_words_that_name_nothing_followed_may_mean_something_else(
    words: str, followed: Corpus
) -> None:
    assert answer(followed, words) is None


def test_an_order_says_what_it_wants(followed: Corpus) -> None:
    order = answer(followed, "what do i follow?")
    assert isinstance(order, OrderAnswer)
    assert order.order == Errand.LIST
    setting = answer(followed, "send messages silently")
    assert setting == SettingAnswer(Sound(is_silent=True))
    end = answer(followed, "unfollow opera")
    assert isinstance(end, OrderAnswer)
    assert end.order == End("opera")
    change = answer(followed, "change the herald")
    assert isinstance(change, OrderAnswer)
    assert change.order == Rearrangement("herald")


def test_nothing_is_meant_where_nothing_is_followed() -> None:
    assert meant([], "the last one") == []
    assert meant([], "eels") == []
