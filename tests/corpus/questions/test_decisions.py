"""Answers that are typed in place of pressing a button."""

import pytest

from corpus.questions.decisions import chosen

SURE = ("Yes", "Change")
WHOM = ("Anna Krol", "Bo Krol", "The words: krol")


@pytest.mark.parametrize(
    "words",
    [
        *(
            "yes",
            "Yes please",
            "ok do it",
            "yep!",
            "sure, go ahead",
            "yes, that's right",
            "yeah thanks",
        ),
        *("do it pls", "correct", "y", "yess", "ok then", "i'm sure", "that's it", "of course"),
    ],
)
def test_consent_presses_yes(words: str) -> None:
    assert chosen(words, SURE) == 0


@pytest.mark.parametrize(
    "words",
    [
        *(
            "no",
            "No, cancel",
            "nope",
            "change",
            "not that",
            "don't",
            "no thanks",
            "cancel that please",
        ),
        *("wait, no", "never mind", "that's not what i meant", "please don't do that", "forget it"),
    ],
)
def test_refusal_presses_what_declines(words: str) -> None:
    assert chosen(words, SURE) == 1
    assert chosen(words, ("Yes", "No")) == 1


@pytest.mark.parametrize(
    ("words", "place"),
    [("the second one", 1), ("1", 0), ("last", 2), ("bo", 1), ("i mean anna", 0), ("2 please", 1)],
)
def test_one_of_several_is_chosen_by_its_place_or_its_words(words: str, place: int) -> None:
    assert chosen(words, WHOM) == place


@pytest.mark.parametrize(
    "words",
    ["thanks", "", "what did Krol say?", "yes and no", "krol", "the fifth", "please", "then"],
)
def test_what_decides_nothing_presses_nothing(words: str) -> None:
    assert chosen(words, WHOM) is None
    assert chosen(words, ()) is None


def test_yes_is_none_of_several() -> None:
    assert chosen("yes", WHOM) is None
