"""Quotes as they stand in an answer: none twice, and those of one article together. Pure."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import chain

from corpus import text
from corpus.types import Quote, QuoteHit

# So many hits stand on one page, more or less, and may change their places on it.
_NEIGHBOURS = 5
# Fewer words than these may stand in another's by chance.
_TELLING = 4


def outermost(quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes without those whose sentence another's shows already: the same, or around it."""
    kept, article_id, end = set[int](), 0, 0
    for place in sorted(range(len(quotes)), key=lambda place: _extent(quotes[place])):
        quote = quotes[place]
        if (quote.article_id, quote.sentence.end) > (article_id, end):
            kept.add(place)
            article_id, end = quote.article_id, quote.sentence.end
    return [quote for place, quote in enumerate(quotes) if place in kept]


def _extent(quote: Quote) -> tuple[int, int, int]:
    return quote.article_id, quote.sentence.start, -quote.sentence.end


def apart(hits: Iterable[QuoteHit]) -> list[QuoteHit]:
    """The quotes without those that show a part of one before them."""
    whole: list[QuoteHit] = []
    for hit in hits:
        is_shown = any(
            hit.article.id == earlier.article.id
            and hit.quote.sentence.overlaps(earlier.quote.sentence)
            for earlier in whole
        )
        if not is_shown:
            whole.append(hit)
    return whole


def once(hits: Sequence[QuoteHit]) -> list[QuoteHit]:
    """The hits of `distinct` quotes."""
    bodies = {hit.article.id: hit.article.text for hit in hits}
    quotes = set(distinct([hit.quote for hit in hits], bodies))
    return [hit for hit in hits if hit.quote in quotes]


def distinct(quotes: Sequence[Quote], bodies: Mapping[int, str]) -> list[Quote]:
    """The quotes without those whose words an article gives the same speaker elsewhere, too.

    As a subtitle does, or a sentence set in large letters. `bodies` are the articles' texts.
    """
    groups: dict[Hashable, list[Quote]] = {}
    for quote in quotes:
        whose = quote.speaker_id or quote.speaker
        groups.setdefault((quote.article_id, whose), []).append(quote)
    repeats = set[Quote]()
    for group in groups.values():
        if len(group) > 1:
            rows = [_words(quote, bodies[quote.article_id]) for quote in group]
            repeats |= {quote for rank, quote in enumerate(group) if _is_repeat(rank, rows)}
    return [quote for quote in quotes if quote not in repeats]


def _words(quote: Quote, body: str) -> tuple[str, str]:
    """The words of a quote, and those of its sentences, as one string each."""
    content = " ".join(span.of(body) for span in quote.content)
    sentence = quote.sentence.of(body)
    said, around = (" ".join(text.words(text.fold(part))) for part in (content, sentence))
    return f" {said} ", f" {around} "


def _is_repeat(rank: int, rows: Sequence[tuple[str, str]]) -> bool:
    """Whether a longer one of these holds the words, or the same ones stand before."""
    said, around = rows[rank]
    is_telling = len(said.split()) >= _TELLING
    for other, (their_said, their_around) in enumerate(rows):
        is_same = around == their_around or (is_telling and said == their_said)
        is_within = is_telling and said in their_said and said != their_said
        if other != rank and (is_within or (is_same and other < rank)):
            return True
    return False


def together(hits: Sequence[QuoteHit]) -> list[QuoteHit]:
    """Of each few hits those from one article beside each other, where the first of them stood."""
    arranged: list[QuoteHit] = []
    for start in range(0, len(hits), _NEIGHBOURS):
        by_article: dict[int, list[QuoteHit]] = {}
        for hit in hits[start : start + _NEIGHBOURS]:
            by_article.setdefault(hit.article.id, []).append(hit)
        arranged += chain.from_iterable(by_article.values())
    return arranged
