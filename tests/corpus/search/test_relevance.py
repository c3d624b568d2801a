"""How much a sentence, a quote or a title has of what was asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Article, Kind, PassageHit, Quote, QuoteHit, Span, Speaker
from corpus.search.relevance import (
    asks_a_number,
    best_sentence,
    common_topics,
    coverage,
    has_number,
    mention,
    on_topic,
    title_likeness,
)
from corpus.types import Passage, Term

TOLL = [Term("toll", 1.0, {"toll": 1.0})]


def test_the_best_sentence_is_the_first_of_equals() -> None:
    asked = [Term("ferry", 1.0, {"ferry": 1.0, "ferries": 0.9})]
    text = "A bridge is wide. The ferries left. A ferry came. The ferry sank."
    assert best_sentence(asked, text, Span(0, len(text))).of(text) == "A ferry came."


def test_the_best_sentence_has_the_number_that_is_asked_for() -> None:
    asked = [Term("ferry", 1.0, {"ferry": 1.0})]
    text = "The ferry is late. In 1912 the ferry sank. It was 1913 by then."
    whole = Span(0, len(text))
    assert best_sentence(asked, text, whole, "Why the ferry?").of(text) == "The ferry is late."
    assert best_sentence(asked, text, whole, "When?").of(text) == "In 1912 the ferry sank."


def test_coverage_is_the_weighted_share_of_the_question() -> None:
    asked = [Term("rare", 3.0, {"rare": 1.0}), Term("bridg", 1.0, {"bridge": 0.5})]
    assert coverage(asked, ["rare", "bridge"]) == pytest.approx(3.5 / 4)
    assert coverage(asked, ["bridge"]) == pytest.approx(0.5 / 4)
    assert coverage(asked, []) == 0.0
    assert coverage([], ["bridge"]) == 0.0


# Titles and mentions


@pytest.mark.parametrize("typed", ["Bridge opens", "bridge OPENS", "opens bridge", "Brídge opens"])
def test_the_title_itself_is_wholly_alike(typed: str) -> None:
    assert title_likeness(typed, "Bridge opens") == 100


def test_only_four_words_or_more_may_be_a_part_of_the_title() -> None:
    title = "Tern Bridge will cost 685 million crowns, mayor tells council"
    assert title_likeness("mayor tells council bridge", title) == 100
    assert title_likeness("mayor tells council", title) < 60


@given(st.text(), st.text())
def test_likeness_is_a_share_of_a_hundred(typed: str, title: str) -> None:
    assert 0 <= title_likeness(typed, title) <= 100


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (["may"], "Then May came."),
        (["theresa", "may"], "Theresa\nMay, she said."),
        (["rain", "then"], "The mayor left in the rain. Then May came. Theresa\nMay, she said."),
    ],
)
def test_a_mention_is_the_first_sentence_with_the_whole_name(
    article: Callable[..., Article], name: list[str], sentence: str
) -> None:
    found = article("The mayor left in the rain. Then May came. Theresa\nMay, she said.")
    hit = mention(name, Passage(Span(0, len(found.text)), 0), found)
    assert hit.sentence.of(found.text) == sentence


# Quotes by themselves


def hit(text: str, sentence: str, title: str = "News", name: str = "Jane Doe") -> QuoteHit:
    start = text.index(sentence)
    span = Span(start, start + len(sentence))
    quote = Quote((span,), span, None, None, Kind.DIRECT, 1.0)
    return QuoteHit(quote, Article(title, text, text), Speaker(name, ("Mayor Doe",)))


def test_numbers_are_digits_months_and_days() -> None:
    assert has_number(["a", "9th"])
    assert has_number(["monday"])
    assert not has_number(["a", "few"])
    assert asks_a_number(["how", "many"])
    assert not asks_a_number(["who"])


def test_passages_about_a_topic_hold_a_word_of_it() -> None:
    article = Article("", "The toll is high. The sea rose.", "one")
    hits = [PassageHit(Passage(span, 0), article, span) for span in (Span(0, 17), Span(18, 31))]
    assert on_topic(TOLL, hits) == hits[:1]


def test_common_topics_are_long_words_of_titles_that_quotes_hold() -> None:
    hits = [
        hit("Bridge tolls first.", "Bridge tolls first.", "Bridge tolls come first again"),
        hit("The bridge stands.", "The bridge stands.", "Bridge closed, says Mayor"),
        hit("Mayor Doe sees ferries.", "Mayor Doe sees ferries.", "Mayor counts ferries"),
    ]
    assert common_topics(hits) == ["Bridge", "tolls", "ferries"]
