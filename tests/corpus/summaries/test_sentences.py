"""The sentences of an article that may be told."""

from __future__ import annotations

import pytest
from news import NEWS

from corpus import Article
from corpus.exceptions import SummaryError
from corpus.summaries.sentences import closest, material, sentences_of

ARTICLE = Article("Council votes for a bridge", " ".join(NEWS), "bridge")


def test_each_sentence_knows_its_place_and_its_words() -> None:
    sentences = sentences_of(ARTICLE)
    assert [sentence.text for sentence in sentences] == NEWS
    assert [sentence.place for sentence in sentences] == [0, 1, 2, 3, 4, 5]
    first = sentences[0]
    assert first.length == 14
    assert first.terms[:3] == ("hollenbi", "citi", "council")
    assert "to" not in first.terms


def test_a_sentence_is_as_long_as_a_person_counts() -> None:
    (line,) = sentences_of(
        Article("", "The U.S.-built bridge of the port-side wasn't cheap.", "us")
    )
    assert line.length == 8
    (line,) = sentences_of(Article("", "港务局周一投票决定关闭鱼市。", "zh"))
    assert line.length == 12  # pairs of letters


def test_a_sentence_hangs_where_only_the_one_before_explains_it() -> None:
    text = f"{NEWS[0]} But the mayor of the town had said no."
    assert [line.hangs for line in sentences_of(Article("", text, "but"))] == [False, True]


def test_an_article_without_sentences_has_none() -> None:
    assert sentences_of(Article("", "By Kit Holm", "none")) == ()
    with pytest.raises(SummaryError):
        material("By Kit Holm")


def test_a_sentence_is_as_close_as_to_the_likest_line() -> None:
    assert closest(NEWS[0], []) == 0
    assert closest(NEWS[0], [NEWS[0].upper()]) == 100
    assert closest(NEWS[0], NEWS[1:]) == max(closest(NEWS[0], [line]) for line in NEWS[1:])
