"""Quotes in an answer: none is shown twice, and those of one article stand together."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpus import Article, Kind, Quote, QuoteHit, Span, Speaker
from corpus.answers.arranging import apart, distinct, once, outermost, together


@pytest.mark.parametrize(
    ("spans", "kept"),
    [
        ([(0, 9), (2, 5)], [(0, 9)]),
        ([(2, 5), (0, 9), (10, 12)], [(0, 9), (10, 12)]),
        ([(0, 9), (5, 12)], [(0, 9), (5, 12)]),
        ([(5, 12), (0, 9)], [(5, 12), (0, 9)]),
        ([(0, 9), (0, 9), (0, 4)], [(0, 9)]),
        ([], []),
    ],
)
def test_words_within_words_are_shown_once(
    spans: list[tuple[int, int]], kept: list[tuple[int, int]]
) -> None:
    def quote(start: int, end: int, article: int = 1) -> Quote:
        span = Span(start, end)
        return Quote((span,), span, None, None, Kind.DIRECT, 1.0, article_id=article)

    sentences = [quote.sentence for quote in outermost([quote(*s) for s in spans])]
    assert sentences == [Span(*span) for span in kept]
    elsewhere = [quote(0, 9), quote(2, 5, article=2)]
    assert outermost(elsewhere) == elsewhere


TEXT = (
    "‘The dam is safe for now’\n\n"
    "“The dam is safe for now and will stay so,” Krol said. “Yes,” she said. It rained. "
    "“Yes,” she said. “Yes, we can sleep,” she said. “The dam is safe for now,” Berg said."
)


def quote(words: str, speaker: str = "Krol", start: int = 0, article: int = 1) -> Quote:
    begin = TEXT.index(words, start)
    content = Span(begin, begin + len(words))
    end = TEXT.find(" said.", begin)
    sentence = Span(begin, end + len(" said.") if end > 0 else content.end)
    return Quote(
        (content,), sentence, None, None, Kind.DIRECT, 1.0, speaker, article_id=article, id=begin
    )


def left(*quotes: Quote) -> list[Quote]:
    return distinct(quotes, {1: TEXT, 2: TEXT})


SUBTITLE, SAFE = (
    quote("‘The dam is safe for now’"),
    quote("“The dam is safe for now and will stay so,”"),
)
BERGS = quote("“The dam is safe for now,”", "Berg")


def test_words_that_stand_in_longer_ones_of_the_same_speaker_are_left_out() -> None:
    assert left(SUBTITLE, SAFE) == left(SAFE, SUBTITLE) == [SAFE]


def test_the_same_words_of_another_or_in_another_article_stay() -> None:
    assert left(SAFE, BERGS) == [SAFE, BERGS]
    elsewhere = quote("‘The dam is safe for now’", article=2)
    assert left(SAFE, elsewhere) == [SAFE, elsewhere]


def test_a_sentence_that_stands_twice_is_shown_once_and_a_short_word_is_no_repeat() -> None:
    first = quote("“Yes,” she said.")
    second = quote("“Yes,” she said.", start=first.content[0].end)
    sleep = quote("“Yes, we can sleep,”")
    assert left(first, second, sleep) == [first, sleep]


def hits(*quotes: Quote) -> list[QuoteHit]:
    articles = {number: Article("Dam", TEXT, f"{number}", id=number) for number in (1, 2)}
    return [
        QuoteHit(each, articles[each.article_id], Speaker(each.speaker or "")) for each in quotes
    ]


def quotes_of(rows: Sequence[QuoteHit]) -> list[Quote]:
    return [hit.quote for hit in rows]


def test_hits_keep_their_order() -> None:
    assert quotes_of(once(hits(BERGS, SUBTITLE, SAFE))) == [BERGS, SAFE]
    assert once([]) == []


def test_of_sentences_that_overlap_the_first_is_shown() -> None:
    inside = quote("safe for now and will")
    assert quotes_of(apart(hits(SAFE, inside, BERGS))) == [SAFE, BERGS]
    assert quotes_of(apart(hits(inside, SAFE))) == [inside]


def test_hits_of_one_article_stand_where_the_first_of_them_stood() -> None:
    elsewhere = quote("“Yes,”", article=2)
    assert quotes_of(together(hits(SAFE, elsewhere, BERGS))) == [SAFE, BERGS, elsewhere]
