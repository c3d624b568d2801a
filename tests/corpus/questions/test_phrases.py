"""What is wanted of a text."""

from __future__ import annotations

import pytest

from corpus.questions.phrases import (
    Length,
    Topic,
    asks_no_more,
    one_line,
    split_length,
    split_topic,
)


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
        ("the bridge in 250 words", "the bridge", Length(250)),
        ("the bridge in at most 9 words?", "the bridge", Length(9)),
        ("the bridge in 1 word.", "the bridge", Length(1)),
        ("the bridge in 250 words, please!", "the bridge", Length(250)),
        ("the bridge in 250 words or so", "the bridge", Length(250)),
        ("the bridge in a hundred words", "the bridge", Length(100)),
        ("the bridge, in fifty words or less", "the bridge", Length(50)),
        ("the bridge in one sentence", "the bridge", Length(sentences=1)),
        ("the bridge in a single sentence", "the bridge", Length(sentences=1)),
        ("the bridge in 3 bullet points", "the bridge", Length(sentences=3)),
        ("the bridge in a couple of lines", "the bridge", Length(sentences=2)),
        ("the bridge, in short", "the bridge", Length(sentences=2)),
        ("the bridge briefly", "the bridge", Length(sentences=2)),
        ("the bridge tl;dr", "the bridge", Length(sentences=2)),
        ("the bridge, the short version", "the bridge", Length(sentences=2)),
        ("in one sentence: the bridge", "the bridge", Length(sentences=1)),
        ("In 50 words, the bridge", "the bridge", Length(50)),
        ("in two sentences what did krol say", "what did krol say", Length(sentences=2)),
        ("tl;dr bridge", "bridge", Length(sentences=2)),
        ("tldr: the bridge", "the bridge", Length(sentences=2)),
        ("a 50 word summary of eels", "a summary of eels", Length(50)),
        ("one-sentence version of eels", "version of eels", Length(sentences=1)),
        ("the bridge in 2500 words", "the bridge in 2500 words", None),
        ("in 250 words", "in 250 words", None),
        ("krol in few words of doubt", "krol in few words of doubt", None),
        ("the short version", "the short version", None),
        ("what he said in words", "what he said in words", None),
    ],
)
def test_how_long_an_answer_is_to_be_stands_at_the_end_or_the_start(
    text: str, rest: str, length: Length | None
) -> None:
    assert split_length(text) == (rest, length)


def test_sentences_are_so_many_words() -> None:
    assert Length(sentences=2).in_words == 50
    assert Length(40).in_words == 40


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
