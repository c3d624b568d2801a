"""What is shown as said is decided once: a quote and the archive agree on it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest

from corpus import POSSIBLE, SURE, Act, Corpus, Kind, Quote, Span
from corpus.articles import store
from corpus.store import database
from corpus.store.fulltext import quotes as quotes_text
from corpus.types import Scope, Term

SPEAKERS = ("Anna Krol", None)
ACTS = (Act.SAID, Act.THOUGHT)
SURENESS = (POSSIBLE - 0.01, POSSIBLE)
TERMS = [Term("river", 1.0, {"river": 1.0})]


@pytest.fixture
def archive(corpus: Corpus, archive_url: str, tell: Callable[..., None]) -> str:
    """An archive with a quote for every case."""
    cases = product(SPEAKERS, ACTS, SURENESS)
    fields = ("speaker", "act", "confidence")
    tell("one", *(dict(zip(fields, case, strict=True)) for case in cases))
    return archive_url


def test_full_text_and_the_list_of_quotes_give_what_a_quote_says_is_shown(archive: str) -> None:
    with database.open_engine(archive).connect() as connection:
        quotes = store.quotes_of_article(connection, 1)
        shown = [quote.id for quote in quotes if quote.is_shown]
        assert (len(quotes), len(shown)) == (8, 1)
        between = store.quotes_between(connection, None, Scope())
        assert [quote.id for quote in between] == shown
        assert quotes_text.find_quotes(connection, TERMS, Scope(), None, 9) == shown
        assert quotes_text.find_quotes(connection, TERMS, Scope(), 1, 9) == shown
        assert quotes_text.find_quotes(connection, TERMS, Scope(), 2, 9) == []


def test_whoever_asks_for_thoughts_gets_what_was_said_too(archive: str) -> None:
    with database.open_engine(archive).connect() as connection:
        between = store.quotes_between(connection, 1, Scope(), is_thought_wanted=True)
        numbers = quotes_text.find_quotes(connection, TERMS, Scope(), 1, 9, is_thought_wanted=True)
    assert [quote.act for quote in between] == [Act.SAID, Act.THOUGHT]
    assert sorted(numbers) == [quote.id for quote in between]


def test_a_quote_is_sure_from_a_confidence_on() -> None:
    def quote(confidence: float) -> Quote:
        return Quote((), Span(0, 1), None, None, Kind.DIRECT, confidence)

    assert quote(SURE).is_sure
    assert not quote(SURE - 0.01).is_sure
