"""Several articles in so many words. Pure.

`docs/summaries.md` has the method, its figures and what it misses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from corpus.summaries import centrality
from corpus.summaries.sentences import Sentence, closest, sentences_of
from corpus.types import Article, Span

WORDS = 250
"""How many words `tell` gives at most, unless told otherwise."""

# Two sentences more alike than this say the same (rapidfuzz token_set_ratio, of 100).
_ALIKE = 70


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told in the words of one article; nothing where it adds nothing."""

    article: Article
    sentences: tuple[Span, ...] = ()


def tell(articles: Sequence[Article], most: int = WORDS) -> list[Telling]:
    """Several articles in `most` words together, in the order of time.

    Their first sentences, then their second ones, until there is no more room: `in_turn`.
    """
    spans_of: dict[Article, list[Span]] = defaultdict(list)
    for sentence in in_turn(articles, most):
        spans_of[sentence.article].append(sentence.span)
    return [
        Telling(article, tuple(sorted(spans_of[article])))
        for article in sorted(spans_of, key=by_time)
    ]


def in_turn(articles: Iterable[Article], most: int = WORDS) -> Iterator[Sentence]:
    """The first sentence of each article, then the second of each; nothing twice.

    Of each turn those come first that are most like all the articles together, by the cosine
    with their centroid (Radev and others 2004). None whose "he" hangs in the air, unless the
    sentence before it is told. Where not even the shortest has so few words, that one.
    """
    sentences = [sentence for article in articles for sentence in sentences_of(article)]
    room = max(most, min((sentence.length for sentence in sentences), default=0))
    picks: list[Sentence] = []
    for sentence in _most_central_first(sentences):
        is_clear = not sentence.hangs or _follows(sentence, picks)
        if sentence.length <= room and is_clear and not is_repeat(sentence, picks):
            yield sentence
            picks.append(sentence)
            room -= sentence.length


def _most_central_first(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Place by place, and of each place those first that are most like all of them together."""
    counts = centrality.counted([sentence.terms for sentence in sentences])
    likeness = centrality.likeness(counts.sum(axis=0), counts)
    rows = zip(likeness.tolist(), sentences, strict=True)
    return [sentence for _, sentence in sorted(rows, key=lambda row: (row[1].place, -row[0]))]


def _follows(sentence: Sentence, picks: Iterable[Sentence]) -> bool:
    before = (sentence.article, sentence.place - 1)
    return any((pick.article, pick.place) == before for pick in picks)


def is_repeat(sentence: Sentence, lines: Iterable[Sentence]) -> bool:
    """Whether one of the lines that are told says the same already."""
    return closest(sentence.text, (line.text for line in lines)) > _ALIKE


def by_time(article: Article) -> tuple[float, int, str]:
    """The key of an order in which the undated come first, then those published first."""
    return (stamp(article.published), article.id, article.key)


def stamp(moment: datetime | None) -> float:
    """Seconds, for an order in which the undated come first."""
    return moment.timestamp() if moment else 0.0
