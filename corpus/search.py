"""Rank what full text has found, by how well it fits the question. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from rapidfuzz import fuzz

from corpus.spelling import STOPWORDS, Term
from corpus.text import fold, sentences_within, words
from corpus.types import Article, Passage, PassageHit, QuoteHit, Span

# BM25 with Anserini's constants, which suit short passages better than the classic 1.2 and 0.75.
_K1 = 0.9
_B = 0.4
# A neighbouring pair of the question's words that stands together in the passage.
_TOGETHER = 0.5
_TITLE = 0.3
_LIKENESS = 2.0
# What holds less than this share of what the best one holds is beside the point.
_BESIDE_THE_POINT = 0.5
# What a topic counts beside a quote (this near) or in the title, against 1 in the quote itself.
_NEARBY = 0.4
_NEARBY_CHARACTERS = 300
_IN_TITLE = 0.2
# From so many words on, what was typed may be a part of a title.
_PART_OF_A_TITLE = 4
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")


def coverage(asked: Sequence[Term], found: Iterable[str]) -> float:
    """How much of the question these words hold, from 0 to 1, by the terms' weights."""
    present = set(found)
    held = sum(term.weight * _best(term, present) for term in asked)
    return held / (sum(term.weight for term in asked) or 1.0)


def _best(term: Term, present: set[str]) -> float:
    return max((weight for word, weight in term.variants.items() if word in present), default=0.0)


def rank_passages(
    asked: Sequence[Term], question: str, found: Sequence[tuple[Passage, Article]]
) -> list[PassageHit]:
    """The passages in the order in which they answer, each with its best sentence.

    BM25 over each term's spellings, more for neighbours that stand together,
    some for the title, and rapidfuzz's likeness to tell near ties apart.
    """
    folded = [fold(passage.span.of(article.text)) for passage, article in found]
    usual = sum(map(len, folded)) / (len(folded) or 1)
    hits = [
        PassageHit(
            passage,
            article,
            best_sentence(asked, article.text, passage.span),
            _score(asked, fold(question), fold(article.title), body, usual),
            coverage(asked, [*words(body), *words(fold(article.title))]),
        )
        for (passage, article), body in zip(found, folded, strict=True)
    ]
    hits.sort(key=lambda hit: (-hit.score, hit.passage.id))
    return [hit for hit in hits if hit.coverage >= _BESIDE_THE_POINT * hits[0].coverage]


def _score(asked: Sequence[Term], question: str, title: str, body: str, usual: float) -> float:
    tokens = words(body)
    in_title = set(words(title))
    length = _K1 * (1 - _B + _B * len(body) / usual)
    return (
        sum(term.weight * _saturated(term, tokens, length) for term in asked)
        + _TOGETHER * _pairs(asked, tokens)
        + _TITLE * sum(term.weight * _best(term, in_title) for term in asked)
        + _LIKENESS * fuzz.token_set_ratio(question, body) / 100
    )


def _saturated(term: Term, tokens: Sequence[str], length: float) -> float:
    frequency = sum(term.variants.get(token, 0.0) for token in tokens)
    return frequency * (_K1 + 1) / (frequency + length)


def _pairs(asked: Sequence[Term], tokens: Sequence[str]) -> float:
    together = set(pairwise(tokens))
    return sum(
        min(first.weight, second.weight)
        for first, second in pairwise(asked)
        if any((one, two) in together for one in first.variants for two in second.variants)
    )


def best_sentence(asked: Sequence[Term], text: str, passage: Span) -> Span:
    """The sentence of the passage that holds most of the question; the first of equals."""
    inside = sentences_within(text, passage)
    return max(inside, key=lambda span: coverage(asked, words(fold(span.of(text)))))


def rank_quotes(topic: Sequence[Term], found: Iterable[QuoteHit]) -> list[QuoteHit]:
    """The quotes that are about the topic, best first; the order given decides between equals.

    What was said counts most, then the sentences beside it, then the title.
    Quotes that merely stand near the topic come only where none holds it.
    """
    scored = [_scored(topic, hit) for hit in found]
    holding = [hit for hit in scored if hit.coverage > 0] or scored
    least = _BESIDE_THE_POINT * max((hit.score for hit in holding), default=0.0)
    return sorted((hit for hit in holding if hit.score >= least), key=lambda hit: -hit.score)


def _scored(topic: Sequence[Term], hit: QuoteHit) -> QuoteHit:
    sentence, text = hit.quote.sentence, hit.article.text
    nearby = text[max(0, sentence.start - _NEARBY_CHARACTERS) : sentence.end + _NEARBY_CHARACTERS]
    said, around, title = (
        coverage(topic, words(fold(piece)))
        for piece in (sentence.of(text), nearby, hit.article.title)
    )
    score = said + _NEARBY * around + _IN_TITLE * title
    return replace(hit, score=score, coverage=said)


def title_likeness(words_typed: str, title: str) -> float:
    """How much a headline as remembered is like the title, from 0 to 100 for the same.

    Four words or more may be a part of the title, in any order.
    """
    typed, whole = fold(words_typed), fold(title)
    likeness = fuzz.token_sort_ratio(typed, whole)
    if len(words(typed)) < _PART_OF_A_TITLE:
        return likeness
    return max(likeness, fuzz.token_set_ratio(typed, whole))


def mention(name: Sequence[str], passage: Passage, article: Article) -> PassageHit:
    """The passage with the first sentence in which these words stand together."""
    inside = sentences_within(article.text, passage.span)
    holding = (s for s in inside if _holds(words(fold(s.of(article.text))), name))
    return PassageHit(passage, article, next(holding, passage.span), 1.0, 1.0)


def _holds(sentence: Sequence[str], name: Sequence[str]) -> bool:
    return f" {' '.join(name)} " in f" {' '.join(sentence)} "


def about(topic: Sequence[Term], hits: Iterable[PassageHit]) -> list[PassageHit]:
    """The passages that hold a word of the topic."""
    return [
        hit
        for hit in hits
        if coverage(topic, words(fold(hit.passage.span.of(hit.article.text)))) > 0
    ]


_IN_ANY_TITLE = frozenset(
    ["after", "again", "before", "first", "last", "more", "most", "next", "second", "third"]
)


def common_topics(hits: Iterable[QuoteHit]) -> list[str]:
    """The words of the articles' titles that these quotes hold, the commonest first; no names."""
    count: Counter[str] = Counter()
    for hit in hits:
        said = set(words(fold(hit.quote.sentence.of(hit.article.text))))
        named = set(words(fold(" ".join((hit.speaker.name, *hit.speaker.aliases)))))
        telling = said - named - STOPWORDS - _IN_ANY_TITLE
        in_title = dict.fromkeys(_LONG_WORD.findall(hit.article.title))
        count.update(word for word in in_title if fold(word) in telling)
    return [word for word, _ in count.most_common()]
