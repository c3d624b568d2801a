"""What a wish means in an archive: whom, what, where; the archive of docs/samples."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from corpus import Corpus
from corpus.subscriptions import understanding
from corpus.subscriptions.follows import Follow, following
from corpus.subscriptions.schedule import Often, Schedule
from corpus.subscriptions.understanding import WishAnswer

NOW = datetime(2024, 10, 1, 12, tzinfo=UTC)
HERALD = "Montevar Herald"


def answer(corpus: Corpus, words: str, is_command: bool = False) -> WishAnswer | None:
    return corpus.ask(understanding.answer, words, NOW, is_command)


@pytest.mark.parametrize(
    ("words", "follows"),
    [
        ("Kjeldahl", [following("Anders Kjeldahl")]),
        ("the Montevar Herald", [Follow(outlet=HERALD)]),
        ("montevar herald but not eels", [Follow(topic="-eels", outlet=HERALD)]),
        ("seagrass", [Follow(topic="seagrass")]),
        ("seagrass in any spelling", [Follow(topic="seagrass", is_fuzzy=True)]),
        ("seagrass in the Montevar Herald", [Follow(topic="seagrass", outlet=HERALD)]),
        ("everything", [Follow()]),
        ("what Zebedee Quux says", [following("Zebedee Quux")]),
        ("Halloran", [following("Frank Halloran"), following("Edith Halloran")]),
        (
            "when Halloran or Dunne speaks",
            [following(name) for name in ("Frank Halloran", "Edith Halloran", "Małgorzata Dunne")],
        ),
    ],
)
def test_a_wish_means_what_the_archive_knows(
    words: str, follows: list[Follow], sample_corpus: Corpus
) -> None:
    wish = answer(sample_corpus, words, is_command=True)
    assert wish is not None
    assert list(wish.follows) == follows


def test_mentions_are_of_somebody(sample_corpus: Corpus) -> None:
    wish = answer(sample_corpus, "notify me when Kjeldahl is mentioned")
    assert wish is not None
    (follow,) = wish.follows
    assert (follow.speaker, follow.mentions) == ("Anders Kjeldahl", True)
    assert wish.wish is not None
    assert wish.wish.schedule == Schedule(Often.AT_ONCE)


def test_a_command_may_be_short_where_a_message_is_a_question(sample_corpus: Corpus) -> None:
    assert answer(sample_corpus, "Kjeldahl every evening at 7") is None
    wish = answer(sample_corpus, "Kjeldahl every evening at 7", is_command=True)
    assert wish is not None
    assert wish.wish is not None
    assert wish.wish.schedule == Schedule(Often.DAILY, time(19))


def test_what_is_too_long_is_no_wish(sample_corpus: Corpus) -> None:
    wish = answer(sample_corpus, "eels " * 100, is_command=True)
    assert wish is not None
    assert (wish.wish, wish.follows) == (None, ())


def test_an_end_names_what_is_followed(sample_corpus: Corpus) -> None:
    for words in (
        "unfollow Kjeldahl!",
        "please stop following Kjeldahl",
        "unsubscribe me from Kjeldahl",
    ):
        wish = answer(sample_corpus, words)
        assert wish is not None
        assert (wish.is_end, wish.words) == (True, "Kjeldahl")
        assert wish.follows == (following("Anders Kjeldahl"),)


def test_a_question_is_followed_by_its_telling_words() -> None:
    follow = understanding.of_question(
        "will the eels come back in the Herald?", [HERALD, "Herald"], NOW
    )
    assert follow == Follow(topic="eels come back", outlet="Herald")
    assert understanding.of_question("will it be?", [], NOW).topic == "will it be"
