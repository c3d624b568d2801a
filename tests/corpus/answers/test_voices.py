"""Who speaks of something: one quote of each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from corpus import Article, Corpus, Question
from corpus.answers import said, voices
from corpus.answers.voices import VoicesAnswer
from corpus.questions.line import parse_line
from corpus.questions.voices import read

NOW = datetime(2024, 9, 18, tzinfo=UTC)
NEWS = (
    "“The eels are gone,” said Otto Krol. “Nobody counts eels,” said Otto Krol."
    " “Eels are slow,” said Senator Mina Berg.",
    "“Eels come back in May,” said Pavel Novak.",
)


@pytest.fixture
def eels(corpus: Corpus, article: Callable[..., Article]) -> Corpus:
    corpus.add([article(text, title="The day", key=text) for text in NEWS])
    return corpus


def answer(corpus: Corpus, words: str, limit: int = 5) -> VoicesAnswer | None:
    request = read(parse_line(words, NOW))
    assert request
    return corpus.ask(voices.answer, request, limit)


def names(page: VoicesAnswer | None) -> list[str]:
    assert page
    return [hit.speaker.name for hit in page.hits]


def test_each_speaker_is_quoted_once(eels: Corpus) -> None:
    page = answer(eels, "who mentioned eels")
    assert sorted(names(page)) == ["Mina Berg", "Otto Krol", "Pavel Novak"]
    assert page
    assert page.count == 3
    assert not page.is_any_role


def test_a_role_leaves_those_who_have_it(eels: Corpus) -> None:
    assert names(answer(eels, "what did senators say about eels")) == ["Mina Berg"]


def test_a_role_that_nobody_has_leaves_everybody_with_a_doubt(eels: Corpus) -> None:
    page = answer(eels, "which admirals talked about eels", limit=2)
    assert page
    assert (len(page.hits), page.count, page.is_any_role) == (2, 3, True)


def test_what_nobody_speaks_of_has_no_answer(eels: Corpus) -> None:
    assert answer(eels, "which senators talked about zebras") is None


def test_of_everybodys_words_each_speakers_best_come_first(eels: Corpus) -> None:
    hits = eels.ask(said.find_quotes, Question(topic="eels"), None, 3)
    assert len({hit.speaker.id for hit in hits}) == 3
