"""What is wanted of a text."""

from __future__ import annotations

import pytest

from corpus.questions.phrases import Topic, asks_no_more, one_line, split_length, split_topic


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('a "b c" d', Topic("a b c d", ("b c",))),
        ('„a“ «b» “c” ”d” ＂e＂ »f« “g"', Topic("a b c d e f g", tuple("abcdefg"))),
        ('"a" "a" -b -b', Topic("a a", ("a",), ("b",))),
        ('a -"b c" -d', Topic("a", (), ("b c", "d"))),
        ("-O’Brien-Smith, a", Topic("a", (), ("O’Brien-Smith",))),
        ('"a -b"', Topic("a -b", ("a -b",))),
        ('a "b', Topic('a "b')),
        ('-"b', Topic('-"b')),
        ('6" pipe, 5" pipe', Topic('6" pipe, 5" pipe')),
        ("O'Brien '90s 'not one'", Topic("O'Brien '90s 'not one'")),
        ("NP-complete - — -5 --force", Topic("NP-complete - — -5 --force")),
        ('"" "?" -"" a', Topic("? a")),
        ("a AND NOT (b* OR NEAR)", Topic("a AND NOT (b* OR NEAR)")),
        ("", Topic("")),
    ],
)
def test_a_topic_is_split_into_words_phrases_and_what_is_not_wanted(
    text: str, wanted: Topic
) -> None:
    assert split_topic(text) == wanted


@pytest.mark.parametrize(
    ("text", "rest", "length"),
    [
        ("the bridge in 250 words", "the bridge", 250),
        ("the bridge in at most 9 words?", "the bridge", 9),
        ("the bridge in 1 word.", "the bridge", 1),
        ("the bridge in 250 words, please!", "the bridge", 250),
        ("the bridge in 2500 words", "the bridge in 2500 words", None),
        ("the bridge in 250 words or so", "the bridge in 250 words or so", None),
        ("in 250 words", "in 250 words", None),
    ],
)
def test_in_how_many_words_comes_at_the_end(text: str, rest: str, length: int | None) -> None:
    assert split_length(text) == (rest, length)


@pytest.mark.parametrize(
    ("words", "is_all"),
    [
        ("", True),
        ("What happened?", True),
        ("any news", True),
        ("what's in the news", True),
        ("the latest headlines.", True),
        ("news of eels", False),
        ("what happened there", False),
    ],
)
def test_what_asks_no_more_names_no_topic(words: str, is_all: bool) -> None:
    assert asks_no_more(words) is is_all


def test_a_line_has_single_spaces() -> None:
    assert one_line(" a \n\tb  c ") == "a b c"
