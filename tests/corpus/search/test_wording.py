"""How like two wordings are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Span
from corpus.search.wording import Closeness, claim_of, compare

TEXT = (
    "The mayor of Hollenby spoke first. “We don’t count old grievances,” she said, “we count the"
    " litres that cross the harbour every summer.” Nobody in the hall will forget the answer."
)
ALL = Span(0, len(TEXT))


def closeness(words: str) -> Closeness | None:
    likeness = compare(claim_of(words), TEXT, ALL)
    return likeness and likeness.closeness


def differences(words: str) -> list[tuple[str, str]]:
    """What was published in the place of which words."""
    likeness = compare(claim_of(words), TEXT, ALL)
    assert likeness is not None
    return [(part.claim, part.span.of(TEXT) if part.span else "") for part in likeness.differences]


@pytest.mark.parametrize(
    "words",
    [
        "We don’t count old grievances",
        "we don't count OLD GRIEVANCES!",
        "we dont count old grievances",
        "we count the litres",
        "grievances",
        "old grievances ... cross the harbour",
        "We don’t count old grievances […] we count the litres",
        "… the litres that cross the harbour …",
        "count old (...) every summer",
    ],
)
def test_the_very_words_are_word_for_word_however_they_are_marked(words: str) -> None:
    assert closeness(words) is Closeness.EXACT
    assert differences(words) == []


@pytest.mark.parametrize(
    ("words", "changes"),
    [
        ("we do count old grievances", [("do", "don’t")]),
        ("we count old grievances", [("", "don’t")]),
        ("nobody in the hall will not forget the answer", [("not", "")]),
        ("nobody in the room will forget the answer", [("room", "hall")]),
        ("we count the liters that cross the harbor every sumer", None),
        ("we count the litres that cross the harbour each warm summer", [("each warm", "every")]),
        ("old grievances ... cross the port every summer", [("port", "harbour")]),
    ],
)
def test_words_that_differ_are_told(words: str, changes: list[tuple[str, str]] | None) -> None:
    assert closeness(words) is Closeness.NEAR
    assert changes is None or differences(words) == changes


@pytest.mark.parametrize(
    ("words", "turns"),
    [
        ("we do count old grievances", True),
        ("nobody in the hall will not forget the answer", True),
        ("nobody in the room will forget the answer", False),
    ],
)
def test_a_not_that_comes_or_goes_is_noticed(words: str, turns: bool) -> None:
    likeness = compare(claim_of(words), TEXT, ALL)
    assert likeness is not None
    assert likeness.turns is turns


def test_words_that_say_little_are_left_out_before_one_that_says_much_is_changed() -> None:
    text = "It is plain that tolls are going to go up, they say, and ferries will sink."
    likeness = compare(claim_of("tolls will go up"), text, Span(0, len(text)))
    assert likeness is not None
    assert likeness.closeness is Closeness.LOOSE
    assert likeness.span.of(text) == "tolls are going to go up"


def test_the_same_sense_in_another_order_is_in_other_words() -> None:
    words = "in every summer harbours are crossed by litres"
    assert closeness(words) is Closeness.LOOSE


@pytest.mark.parametrize(
    "words",
    [
        "the ferry sails at dawn and the dockers cheer",
        "we will raise the taxes on every orchard",
        "in the summer no harbour has litres crossing",
        "every answer the grievances of the mayor will count",
        "",
        "?!",
    ],
)
def test_other_words_are_not_like_them(words: str) -> None:
    assert closeness(words) in (None, Closeness.FAR)


@given(st.text(max_size=80), st.text(max_size=200))
def test_what_is_like_the_words_stands_in_the_text(words: str, text: str) -> None:
    likeness = compare(claim_of(words), text, Span(0, len(text)))
    spans = [part.span for part in likeness.differences if part.span] if likeness else []
    for span in [*spans, *(likeness.words if likeness else ())]:
        assert 0 <= span.start < span.end <= len(text)


@given(st.lists(st.sampled_from(TEXT.split()), min_size=1, max_size=12))
def test_a_text_is_word_for_word_like_any_part_of_itself(words: list[str]) -> None:
    line = " ".join(words)
    part = " ".join(words[len(words) // 3 :])
    likeness = compare(claim_of(part), line, Span(0, len(line)))
    assert likeness is not None
    assert likeness.closeness is Closeness.EXACT
