"""The sentences of an article that may be told."""

from __future__ import annotations

import pytest
from news import NEWS

from corpus import Article
from corpus.exceptions import SummaryError
from corpus.summaries.sentences import closest, material, sentences_of

ARTICLE = Article("Council votes for a bridge", " ".join(NEWS), "bridge")


def test_each_sentence_knows_its_place_its_words_and_its_worth() -> None:
    sentences = sentences_of(ARTICLE)
    assert [sentence.text for sentence in sentences] == NEWS
    assert [sentence.place for sentence in sentences] == [0, 1, 2, 3, 4, 5]
    first = sentences[0]
    assert first.length == len(first.stems) == 14
    assert first.stems[:3] == ("hollenbi", "citi", "council")
    assert "to" not in first.terms
    assert "to" in first.stems
    assert sum(sentence.salience for sentence in sentences) == pytest.approx(0)
    assert first.chances.keys() >= set(first.stems)
    assert first.chances["bridg"] > first.chances["late"]


def test_an_article_without_sentences_has_none() -> None:
    assert sentences_of(Article("", "By Kit Holm", "none")) == ()
    with pytest.raises(SummaryError):
        material("By Kit Holm")


def test_a_sentence_is_as_close_as_to_the_likest_line() -> None:
    assert closest(NEWS[0], []) == 0
    assert closest(NEWS[0], [NEWS[0].upper()]) == 100
    assert closest(NEWS[0], NEWS[1:]) == max(closest(NEWS[0], [line]) for line in NEWS[1:])
