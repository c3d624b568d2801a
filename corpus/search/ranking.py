"""Rank the passages that full text has found, by how well they fit the question. Pure.

A passage's score is a weighted sum of a few shares, each from 0 to 1; the
weights, in `ranking.json`, are fitted by `tests.training.ranking`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain, pairwise, product
from math import exp, log
from operator import mul, sub
from typing import NamedTuple

from corpus.search.relevance import BESIDE_THE_POINT, asks_a_number, has_number
from corpus.search.spelling import STOPWORDS
from corpus.text import fold, words
from corpus.types import FITS, Candidate, Term

FEATURES = (
    "words",
    "nearest",
    "stretch",
    "pairs",
    "little",
    "number",
    "names",
    "title",
    "either",
    "article",
)
"""What a passage is ranked by: the weights that `tests.training.ranking` fits, in this order.

How much of the question it holds by BM25, of it spelt in the nearest way, and
in one stretch of text; of its neighbouring words, and of its little ones in
that stretch; whether it has the number that is asked for; what of its names it
holds with its title, what the title holds, what both hold, and what the rest of
its article adds.
"""
SIGNS = ("bias", "held", "stretch", "pairs", "names lost", "unknown", "terms", "lead")
"""What tells whether the archive has the answer, of the passage and of its rivals."""

# BM25 with Anserini's constants, which suit short passages better than the classic 1.2 and 0.75.
_K1 = 0.9
_B = 0.4
_NEAREST = 1.0  # what the spelling nearest to the one typed counts
_STRETCH = 25  # words: about a sentence
_AROUND = 5
# Of what full text has found, so many are looked at closely.
_CLOSELY = 25
_LONGEST_QUESTION = 64
# Full text takes about a microsecond for each passage that holds a word. What a question
# loses when its commonest words are left to the ranking: docs/search.md.
_BUDGET = 0.3
_LEAST_BUDGET = 200
_MOST_BUDGET = 20_000
# Further passages of an article: at most so many, and none much less likely than its best.
_MOST_OTHERS = 2
_MUCH_LESS_LIKELY = 1.6  # log-odds: a fifth
# Words in threes: two slips or edits in a passage of eighty words leave 0.86, other news next to 0.
_COPY = 0.8
_AS_LONG = 0.9
_SEARCHED_FOR_COPIES = 30
_LEAD = 4.0
_ASKING_WORDS = (
    "who whom whose what which when where why how is are was were do does did has have had can"
)
# What is typed is a question when one of these is among its first words.
_ASKING = frozenset(_ASKING_WORDS.split())
_BEGINNING = 4


class Found(NamedTuple):
    """One article's place in the answer, or one wire story's; higher `score` first.

    `id` is its best passage. `confidence`, from 0 to 1, is how likely that
    answers the question; of mere keywords, how much of them it holds. `others`
    are further passages of the article that may, best first; `copies` the
    articles that have nearly the same passage.
    """

    id: int
    article_id: int
    score: float
    confidence: float
    others: tuple[int, ...]
    copies: tuple[int, ...]


class Asked(NamedTuple):
    """A question made ready: its terms, where each spelling belongs, its neighbouring words.

    `names` and `unknown` are its names' share, and that of words the archive has not at all.
    """

    weights: tuple[float, ...]
    is_name: tuple[bool, ...]
    total: float
    names: float
    unknown: float
    spelt: Mapping[str, tuple[tuple[int, float], ...]]
    pairs: Mapping[tuple[str, str], int]
    steps: int
    little: frozenset[str]
    wants_number: bool
    is_question: bool


class Looked(NamedTuple):
    """A candidate and its words; how much of each term it holds, and of all by BM25."""

    candidate: Candidate
    tokens: list[str]
    held: list[float]
    bm25: float


class Ranked(NamedTuple):
    """A candidate with its `FEATURES` and its score.

    `share` is how much of the question it holds with its title, from 0 to 1.
    """

    looked: Looked
    features: tuple[float, ...]
    score: float
    share: float


def rank_passages(question: str, asked: Sequence[Term], found: Sequence[Candidate]) -> list[Found]:
    """The articles in the order in which they answer, each with its best passage.

    What holds less than half of what the best one holds of the question is left out.
    """
    ready = prepared(question, asked)
    ranked = ordered(ready, found)
    return _grouped(ready, fitting(ranked))


def fits(found: Found) -> bool:
    """Whether it may be an answer, and is not merely the nearest there is."""
    return found.confidence >= FITS


def narrowed(asked: Sequence[Term], passages: int) -> list[Term]:
    """The rarest terms, one at least, that are together in no more than `_BUDGET` passages.

    The others count when what was found by these is ranked.
    """
    most = max(_LEAST_BUDGET, min(_MOST_BUDGET, int(_BUDGET * passages)))
    rarest_first = sorted((term for term in asked if term.count), key=lambda term: term.count)
    total = 0
    kept: list[Term] = []
    for term in rarest_first:
        total += term.count
        if kept and total > most:
            break
        kept.append(term)
    return kept


def fitting(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Those that are not beside the point, of what is in order."""
    least = BESIDE_THE_POINT * ranked[0].share if ranked else 0.0
    return [each for each in ranked if each.share >= least]


def prepared(question: str, asked: Sequence[Term]) -> Asked:
    """The question as `ordered` reads it."""
    typed = words(fold(question))[:_LONGEST_QUESTION]
    spelt: dict[str, tuple[tuple[int, float], ...]] = {}
    for place, term in enumerate(asked):
        for word, weight in _evened(term).items():
            spelt[word] = (*spelt.get(word, ()), (place, weight))
    rarity = tuple(term.weight for term in asked)
    total = sum(rarity) or 1.0
    return Asked(
        weights=rarity,
        is_name=tuple(term.is_name for term in asked),
        total=total,
        names=sum(term.weight for term in asked if term.is_name) / total,
        unknown=sum(term.weight for term in asked if not term.variants) / total,
        spelt=spelt,
        pairs=_pairs(typed, {term.word: term for term in asked}),
        steps=max(1, len(typed) - 1),
        little=STOPWORDS.intersection(typed),
        wants_number=asks_a_number(typed),
        is_question=not _ASKING.isdisjoint(typed[:_BEGINNING]),
    )


def _evened(term: Term) -> dict[str, float]:
    """The spellings of a term; the nearest counts 1: a slip of the pen says nothing of a word."""
    nearest = max(term.variants.values(), default=1.0) or 1.0
    return {word: weight / nearest for word, weight in term.variants.items()}


def _pairs(typed: Sequence[str], terms: Mapping[str, Term]) -> dict[tuple[str, str], int]:
    """The neighbouring words of the question in all their spellings, each with its place."""
    spellings = [terms[word].variants if word in terms else (word,) for word in typed]
    return {
        pair: place for place, both in enumerate(pairwise(spellings)) for pair in product(*both)
    }


def ordered(asked: Asked, found: Sequence[Candidate]) -> list[Ranked]:
    """The likeliest candidates with their features, best first."""
    split = [candidate.body.split() for candidate in found]
    usual = sum(map(len, split)) / (len(split) or 1)
    looked = [
        _looked(asked, candidate, tokens, usual)
        for candidate, tokens in zip(found, split, strict=True)
    ]
    added = _added(asked, looked)
    likeliest = sorted(
        looked, key=lambda each: (-each.bm25 - added[each.candidate.id], each.candidate.id)
    )
    ranked = [_ranked(asked, each, added[each.candidate.id]) for each in likeliest[:_CLOSELY]]
    return sorted(ranked, key=lambda each: (-each.score, each.looked.candidate.id))


def _looked(asked: Asked, candidate: Candidate, tokens: list[str], usual: float) -> Looked:
    held = [0.0] * len(asked.weights)
    often = held.copy()
    for terms in filter(None, map(asked.spelt.get, tokens)):
        for number, weight in terms:
            often[number] += weight
            if weight > held[number]:
                held[number] = weight
    length = _K1 * (1 - _B + _B * len(tokens) / (usual or 1.0))
    bm25 = sum(
        weight * count / (count + length)
        for weight, count in zip(asked.weights, often, strict=True)
        if count
    )
    return Looked(candidate, tokens, held, bm25 * (_K1 + 1) / asked.total)


def _added(asked: Asked, looked: Sequence[Looked]) -> dict[int, float]:
    """How much of the question the rest of its article adds to each passage."""
    articles: dict[int, list[Looked]] = {}
    for each in looked:
        articles.setdefault(each.candidate.article_id, []).append(each)
    added = dict.fromkeys((each.candidate.id for each in looked), 0.0)
    for passages in articles.values():
        if len(passages) > 1:
            whole = list(map(max, *(each.held for each in passages)))
            for each in passages:
                added[each.candidate.id] = _weighed(asked, map(sub, whole, each.held))
    return added


def _weighed(asked: Asked, held: Iterable[float]) -> float:
    held_weight: float = sum(map(mul, asked.weights, held))
    return held_weight / asked.total


def _ranked(asked: Asked, looked: Looked, added: float) -> Ranked:
    title = _held_by_title(asked, looked.candidate.title)
    either = list(map(max, looked.held, title))
    share = _weighed(asked, either)
    named = _weighed(asked, map(mul, asked.is_name, either))
    found = (*_features(asked, looked), named, _weighed(asked, title), share, added)
    return Ranked(looked, found, sum(map(mul, weights().score, found)), share)


def _features(asked: Asked, looked: Looked) -> tuple[float, ...]:
    """What is known of a passage by itself, in the order of `FEATURES`."""
    tokens, held = looked.tokens, looked.held
    stretch, start = _stretch(asked, tokens)
    near = set(tokens[max(0, start - _AROUND) : start + _STRETCH + _AROUND])
    neighbours = chain(pairwise(tokens), pairwise(looked.candidate.title.split()))
    together = {asked.pairs[pair] for pair in neighbours if pair in asked.pairs}
    return (
        looked.bm25,
        _weighed(asked, map(_NEAREST.__eq__, held)),
        stretch,
        len(together) / asked.steps,
        len(asked.little & near) / (len(asked.little) or 1),
        float(asked.wants_number and has_number(tokens)),
    )


def _stretch(asked: Asked, tokens: Sequence[str]) -> tuple[float, int]:
    """How much of the question one stretch of text holds at most, and where that begins."""
    places = [
        (place, number, weight)
        for place, terms in enumerate(map(asked.spelt.get, tokens))
        if terms
        for number, weight in terms
    ]
    best, begins = 0.0, 0
    for first, (start, _, _) in enumerate(places):
        seen: dict[int, float] = {}
        for place, number, weight in places[first:]:
            if place >= start + _STRETCH:
                break
            if weight > seen.get(number, 0.0):
                seen[number] = weight
        held = sum(asked.weights[number] * weight for number, weight in seen.items())
        if held > best:
            best, begins = held, start
    return best / asked.total, begins


def _held_by_title(asked: Asked, title: str) -> list[float]:
    held = [0.0] * len(asked.weights)
    for word in title.split():
        for number, weight in asked.spelt.get(word, ()):
            held[number] = max(held[number], weight)
    return held


def _grouped(asked: Asked, ranked: Sequence[Ranked]) -> list[Found]:
    """Each article once, and each wire story once, at the place of its best passage."""
    articles: dict[int, list[Ranked]] = {}
    for each in ranked:
        articles.setdefault(each.looked.candidate.article_id, []).append(each)
    firsts = [passages[0] for passages in articles.values()]
    copies = _copies(firsts)
    originals = [each for place, each in enumerate(firsts) if place in copies]
    return [
        _found(asked, articles[article.looked.candidate.article_id], copied, originals)
        for article, copied in zip(originals, copies.values(), strict=True)
    ]


def _found(
    asked: Asked, passages: Sequence[Ranked], copies: Sequence[int], rivals: Sequence[Ranked]
) -> Found:
    best = passages[0]
    least = best.score - _MUCH_LESS_LIKELY
    others = [each.looked.candidate.id for each in passages[1:] if each.score >= least]
    return Found(
        best.looked.candidate.id,
        best.looked.candidate.article_id,
        best.score,
        _confidence(signs(asked, best, rivals)) if asked.is_question else best.share,
        tuple(others[:_MOST_OTHERS]),
        tuple(copies),
    )


def _copies(firsts: Sequence[Ranked]) -> dict[int, list[int]]:
    """The places of those that are no copy of a better one, each with its copies' articles."""
    found: dict[int, list[int]] = {}
    threes: dict[int, set[tuple[str, ...]]] = {}
    for place, each in enumerate(firsts):
        nearby = (kept for kept in found if max(kept, place) < _SEARCHED_FOR_COPIES)
        likely = (kept for kept in nearby if _may_be_copy(firsts[kept].looked, each.looked))
        for kept in likely:
            for which in (kept, place):
                if which not in threes:
                    threes[which] = _threes(firsts[which].looked.tokens)
            if _likeness(threes[kept], threes[place]) >= _COPY:
                found[kept].append(each.looked.candidate.article_id)
                break
        else:
            found[place] = []
    return found


def _may_be_copy(one: Looked, other: Looked) -> bool:
    """Whether it is worth a closer look: of one length, and as much of the question."""
    short, long = sorted((len(one.tokens), len(other.tokens)))
    low, high = sorted((one.bm25, other.bm25))
    return short >= _AS_LONG * long and low >= _AS_LONG * high


def _threes(tokens: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(tokens, tokens[1:], tokens[2:], strict=False)) or {tuple(tokens)}


def _likeness(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> float:
    common = len(one & other)
    return common / (len(one) + len(other) - common)


def signs(asked: Asked, best: Ranked, rivals: Sequence[Ranked]) -> tuple[float, ...]:
    """What is known of an answer, in the order of `SIGNS`; `rivals` has the best two first."""
    known = dict(zip(FEATURES, best.features, strict=True))
    next_best = next((each.score for each in rivals[:2] if each is not best), best.score - _LEAD)
    return (
        1.0,
        best.share,
        known["stretch"],
        known["pairs"],
        asked.names - known["names"],
        asked.unknown,
        log(len(asked.weights) or 1),
        max(-_LEAD, min(_LEAD, best.score - next_best)) / _LEAD,
    )


def _confidence(known: Sequence[float]) -> float:
    return 1 / (1 + exp(-sum(map(mul, weights().confidence, known))))


class Weights(NamedTuple):
    """What `FEATURES` and `SIGNS` count, in their order."""

    score: tuple[float, ...]
    confidence: tuple[float, ...]


@cache
def weights() -> Weights:
    """The fitted weights."""
    found = json.loads((files("corpus.search") / "ranking.json").read_text(encoding="utf-8"))
    return Weights(
        tuple(found["score"][name] for name in FEATURES),
        tuple(found["confidence"][name] for name in SIGNS),
    )
