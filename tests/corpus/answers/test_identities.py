"""Whose an office or a nickname is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from corpus import Article, Corpus
from corpus.answers import identities
from corpus.questions.identities import read

NOW = datetime(2025, 10, 1, tzinfo=UTC)


@pytest.fixture
def years(corpus: Corpus, article: Callable[..., Article]) -> Corpus:
    """A prime minister after another, and one with a nickname."""
    texts = {
        2020: "Prime Minister Otto Krol of Quarnia said that the dam was safe.",
        2024: "Prime Minister Mina Voss of Quarnia said that the dam was old. Some call her the"
        " Iron Aunt.",
    }
    corpus.add(
        article(text, title="The dam", key=text, published=datetime(year, 5, 1, tzinfo=UTC))
        for year, text in texts.items()
    )
    return corpus


def first(corpus: Corpus, words: str) -> str | None:
    request = read(corpus.ask(lambda archive: archive.line(words, NOW)))
    assert request
    answer = corpus.ask(identities.answer, request, 5)
    return answer.hits[0].sentence.of(answer.hits[0].article.text) if answer else None


def test_a_sentence_says_who_holds_an_office_now_or_did_then(years: Corpus) -> None:
    assert "Mina Voss" in (first(years, "whos the pm of quarnia") or "")
    assert "Otto Krol" in (first(years, "who was prime minister in 2020?") or "")


def test_a_nickname_leads_to_its_bearer(years: Corpus) -> None:
    assert "Mina Voss" in (first(years, "who is the iron aunt") or "")


def test_of_an_own_name_or_an_office_of_nobody_nothing_is_told(years: Corpus) -> None:
    assert first(years, "who is Mina Voss?") is None
    assert first(years, "who is the mayor of Quarnia?") is None
