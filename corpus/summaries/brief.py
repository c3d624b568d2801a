"""What tells most of several articles, in so many words. Pure.

`docs/summaries.md` has the method, its figures and what it misses.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from corpus.exceptions import SummaryError
from corpus.summaries import summarizer
from corpus.summaries.sentences import Sentence, closest, sentences_of
from corpus.text import words
from corpus.types import Article, Span

_Part: TypeAlias = str | tuple[str, str]  # a word, or two that stand side by side

WORDS = 250
"""How many words `tell` gives at most, unless told otherwise."""

# Two sentences more alike than this say the same (rapidfuzz token_set_ratio, of 100).
_ALIKE = 70
_LEAST_WORDS = 6
# How much more a sentence is worth whose score is a standard deviation higher: exp(.2), 1.22.
_SCORE = 0.2


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told in the words of one article; nothing where it adds nothing."""

    article: Article
    sentences: tuple[Span, ...] = ()


def tell(articles: Sequence[Article], most: int = WORDS) -> list[Telling]:
    """The sentences that tell most of several articles, of `most` words together.

    sentences_of each -> the worth of words and of pairs -> best_first -> article by article, that
    with the best sentence first. Those have most of the words that people would use (`wording`)
    and of the pairs of words that several articles share (after Gillick and Favre 2009), near the
    beginning of theirs; nothing twice. Where no article has a sentence of six words that fits,
    what tells each of them in turn.
    """
    spans_of: dict[Article, list[Span]] = defaultdict(list)
    for sentence in best_first(articles, most):
        spans_of[sentence.article].append(sentence.span)
    if not spans_of:
        return _in_turn(articles, most)
    return [Telling(article, tuple(sorted(spans))) for article, spans in spans_of.items()]


def best_first(articles: Sequence[Article], most: int = WORDS) -> Iterator[Sentence]:
    """The sentences of `tell`, each worth what those before it have not told yet."""
    sentences = [sentence for article in articles for sentence in sentences_of(article)]
    worth = {**_worth_of_words(sentences), **_worth_of_pairs(sentences)}
    rows = [
        (sentence, _parts(sentence)) for sentence in sentences if sentence.length >= _LEAST_WORDS
    ]
    picks: list[Sentence] = []
    while rows := [row for row in rows if row[0].length <= most]:
        best, parts = max(rows, key=lambda row: _value(row[0], row[1], worth))
        rows.remove((best, parts))
        if not is_repeat(best, picks):
            yield best
            picks.append(best)
            most -= best.length
            worth = {part: value for part, value in worth.items() if part not in parts}


def _worth_of_words(sentences: Iterable[Sentence]) -> dict[_Part, float]:
    """How likely a person uses each word, on the average of the articles."""
    chances_of = {sentence.article: sentence.chances for sentence in sentences}
    sums: defaultdict[_Part, float] = defaultdict(float)
    for chances in chances_of.values():
        for word, chance in chances.items():
            sums[word] += chance / len(chances_of)
    return sums


def _worth_of_pairs(sentences: Iterable[Sentence]) -> dict[_Part, float]:
    """The share of the articles with each pair of neighbouring words that several have."""
    pairs_of: defaultdict[Article, set[_Part]] = defaultdict(set)
    for sentence in sentences:
        pairs_of[sentence.article].update(pairwise(sentence.stems))
    counts = Counter(pair for pairs in pairs_of.values() for pair in pairs)
    return {pair: count / len(pairs_of) for pair, count in counts.items() if count > 1}


def _parts(sentence: Sentence) -> set[_Part]:
    return {*sentence.stems, *pairwise(sentence.stems)}


def _value(sentence: Sentence, parts: set[_Part], worth: dict[_Part, float]) -> float:
    """What a sentence is worth for its length, its place and its score."""
    gain = sum(worth.get(part, 0.0) for part in parts)
    spread = math.sqrt(sentence.length * (1 + sentence.place))
    return gain / spread * math.exp(_SCORE * sentence.salience)


def _in_turn(articles: Iterable[Article], most: int) -> list[Telling]:
    tellings: list[Telling] = []
    for article in articles:
        lead = opening(article)
        most -= sum(len(words(span.of(article.text))) for span in lead)
        if lead and (most >= 0 or not tellings):
            tellings.append(Telling(article, lead))
    return tellings


def opening(article: Article) -> tuple[Span, ...]:
    """The one sentence that tells an article; none where it has none."""
    try:
        return summarizer.summarize(article.text, 1, title=article.title).sentences
    except SummaryError:
        return ()


def is_repeat(sentence: Sentence, lines: Iterable[Sentence]) -> bool:
    """Whether one of the lines that are told says the same already."""
    return closest(sentence.text, (line.text for line in lines)) > _ALIKE
