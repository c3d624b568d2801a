"""The reader itself, on passages of our own."""

from __future__ import annotations

import pytest

from corpus.search import reader
from corpus.text import sentences
from corpus.types import Span

BRIDGE = (
    "The Tern Bridge was closed to lorries on Monday. Engineers had found cracks in two of its"
    " piers. It was built in 1931 by the Halloran company, and carries 14,000 cars a day. The mayor"
    " of Aldersund, Inga Kjeldahl, said that a new bridge would cost 685 million crowns."
)


def answering(question: str, passage: str = BRIDGE, title: str = "Tern Bridge") -> str:
    spans = sentences(passage)
    reading = reader.read(question, title, passage, spans)
    return max(zip(reading.shares, spans, strict=True))[1].of(passage)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("When was the bridge built?", "1931"),
        ("How much would a new bridge cost?", "685 million"),
        ("What did engineers find?", "cracks"),
        ("Who is the mayor of Aldersund?", "Inga Kjeldahl"),
        ("How many cars use the bridge each day?", "14,000"),
    ],
)
def test_the_sentence_that_answers_has_most_of_the_answer(question: str, words: str) -> None:
    assert words in answering(question)


def test_a_passage_that_answers_is_told_from_one_that_only_looks_right() -> None:
    asked, other = "When was the Tern Bridge built?", "Who painted the Tern Bridge?"
    answered, unanswered = (
        reader.read(question, "Tern Bridge", BRIDGE, sentences(BRIDGE))
        for question in (asked, other)
    )
    assert answered.odds > unanswered.odds
    assert answered.peak > unanswered.peak


def test_the_shares_of_the_sentences_are_one_in_all() -> None:
    shares = reader.read("When was it built?", "", BRIDGE, sentences(BRIDGE)).shares
    assert sum(shares) == pytest.approx(1.0)
    assert len(shares) == len(sentences(BRIDGE))


def test_what_is_too_long_to_read_has_no_share() -> None:
    passage = " ".join([BRIDGE] * 9)
    shares = reader.read("When was it built?", "", passage, sentences(passage)).shares
    assert shares[-1] == 0.0
    assert sum(shares) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("question", "passage"),
    [("", BRIDGE), ("when?", ""), ("?" * 900, BRIDGE), ("wh\ud800y", BRIDGE), ("何時", "桥")],
)
def test_whatever_is_typed_is_read(question: str, passage: str) -> None:
    spans = [Span(0, len(passage))] if passage else []
    assert len(reader.read(question, "", passage, spans).shares) == len(spans)
