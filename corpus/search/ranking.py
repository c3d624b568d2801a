"""Rank the passages that full text has found, by how well they fit the question. Pure.

A passage's score is a weighted sum of its `features`, each a share from 0 to 1;
the weights, in `ranking.json`, are fitted by `tests.training.ranking`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp, log
from operator import mul
from typing import NamedTuple

from corpus.search.features import (
    FEATURES,
    PassageWords,
    Query,
    features_of,
    passage_words,
    query_of,
)
from corpus.search.relevance import BESIDE_THE_POINT
from corpus.types import FITS, Candidate, Term

SIGNS = ("bias", "held", "stretch", "pairs", "names lost", "unknown", "terms", "lead")
"""What tells whether the archive has the answer, of the passage and of its rivals."""

# Of what full text has found, so many are looked at closely.
_CLOSELY = 25
# Full text takes about a microsecond for each passage that holds a word. What a question
# loses when its commonest words are left to the ranking: docs/search.md.
_BUDGET = 0.3
_LEAST_BUDGET = 200
_MOST_BUDGET = 20_000
# Further passages of an article: at most so many, and none much less likely than its best.
_FURTHER = 2
_MUCH_LESS_LIKELY = 1.6  # log-odds: a fifth
# Words in threes: two slips or edits in a passage of eighty words leave 0.86, other news next to 0.
_COPY = 0.8
_AS_LONG = 0.9
_LEAD = 4.0


class RankedArticle(NamedTuple):
    """One article's place in the answer, or one wire story's; higher `score` first.

    `id` is its best passage. `confidence`, from 0 to 1, is how likely that
    answers the question; of mere keywords, how much of them it holds. `further`
    are passages of the article that may, too, best first; `copies` the articles
    that have nearly the same passage.
    """

    id: int
    article_id: int
    score: float
    confidence: float
    further: tuple[int, ...]
    copies: tuple[int, ...]
    lost: float = 0.0


class RankedPassage(NamedTuple):
    """A passage with its `FEATURES` and its score."""

    words: PassageWords
    features: Mapping[str, float]
    score: float

    @property
    def id(self) -> int:
        """The number of the passage."""
        return self.words.candidate.id

    @property
    def article_id(self) -> int:
        """The number of its article."""
        return self.words.candidate.article_id

    @property
    def share(self) -> float:
        """How much of the question it holds with its title, from 0 to 1."""
        return self.features["either"]


def rank_passages(
    question: str, terms: Sequence[Term], candidates: Sequence[Candidate]
) -> list[RankedArticle]:
    """The articles in the order in which they answer, each with its best passage.

    query_of -> ordered (passage_words -> features_of) -> fitting -> one of each
    article and wire story -> confidence. What holds less than half of what the
    best one holds of the question is left out.
    """
    query = query_of(question, terms)
    passages = fitting(ordered(query, candidates))
    articles: dict[int, list[RankedPassage]] = {}
    for passage in passages:
        articles.setdefault(passage.article_id, []).append(passage)
    firsts = [article[0] for article in articles.values()]
    copies = _copies(firsts)
    originals = [firsts[place] for place in copies]
    return [
        _ranked_article(query, articles[best.article_id], article_ids, originals)
        for best, article_ids in zip(originals, copies.values(), strict=True)
    ]


def fits(article: RankedArticle) -> bool:
    """Whether it may be an answer, and is not merely the nearest there is."""
    return article.confidence >= FITS


def narrowed(terms: Sequence[Term], passages: int) -> list[Term]:
    """The rarest terms, one at least, that are together in no more than `_BUDGET` passages.

    The others count when what was found by these is ranked.
    """
    most = max(_LEAST_BUDGET, min(_MOST_BUDGET, int(_BUDGET * passages)))
    total = 0
    rarest: list[Term] = []
    for term in sorted((term for term in terms if term.count), key=lambda term: term.count):
        total += term.count
        if rarest and total > most:
            break
        rarest.append(term)
    return rarest


def fitting(passages: Sequence[RankedPassage]) -> list[RankedPassage]:
    """Those that are not beside the point, of what is in order."""
    least = BESIDE_THE_POINT * passages[0].share if passages else 0.0
    return [passage for passage in passages if passage.share >= least]


def ordered(query: Query, candidates: Sequence[Candidate]) -> list[RankedPassage]:
    """The likeliest candidates with their features, best first."""
    likeliest = sorted(
        passage_words(query, candidates),
        key=lambda words: (-words.bm25 - words.gain, words.candidate.id),
    )
    passages = []
    for words in likeliest[:_CLOSELY]:
        shares = features_of(query, words)
        score = sum(map(mul, weights().score, shares.values()))
        passages.append(RankedPassage(words, shares, score))
    return sorted(passages, key=lambda passage: (-passage.score, passage.id))


def _ranked_article(
    query: Query,
    passages: Sequence[RankedPassage],
    copies: Sequence[int],
    rivals: Sequence[RankedPassage],
) -> RankedArticle:
    best = passages[0]
    least = best.score - _MUCH_LESS_LIKELY
    further = [passage.id for passage in passages[1:] if passage.score >= least]
    confidence = best.share
    if query.is_question:
        odds = sum(map(mul, weights().confidence, signs(query, best, rivals)))
        confidence = 1 / (1 + exp(-odds))
    return RankedArticle(
        best.id,
        best.article_id,
        best.score,
        confidence,
        tuple(further[:_FURTHER]),
        tuple(copies),
        max(0.0, query.names - best.features["names"]) + query.unknown,
    )


# --- copies ------------------------------------------------------------------------------


def _copies(firsts: Sequence[RankedPassage]) -> dict[int, list[int]]:
    """The places of those that are no copy of a better one, each with its copies' articles."""
    copies: dict[int, list[int]] = {}
    threes = cache(lambda place: _threes(firsts[place].words.tokens))
    for place, passage in enumerate(firsts):
        for original in copies:
            is_likely = _may_be_copy(firsts[original].words, passage.words)
            if is_likely and _jaccard(threes(original), threes(place)) >= _COPY:
                copies[original].append(passage.article_id)
                break
        else:
            copies[place] = []
    return copies


def _may_be_copy(passage: PassageWords, rival: PassageWords) -> bool:
    """Whether it is worth a closer look: of one length, and as much of the question."""
    is_as_long = _alike(len(passage.tokens), len(rival.tokens))
    return is_as_long and _alike(passage.bm25, rival.bm25)


def _alike(size: float, rival: float) -> bool:
    return size >= _AS_LONG * rival and rival >= _AS_LONG * size


def _threes(tokens: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(tokens, tokens[1:], tokens[2:], strict=False)) or {tuple(tokens)}


def _jaccard(threes: set[tuple[str, ...]], rivals: set[tuple[str, ...]]) -> float:
    common = len(threes & rivals)
    return common / (len(threes) + len(rivals) - common)


# --- whether it is an answer -------------------------------------------------------------


def signs(query: Query, best: RankedPassage, rivals: Sequence[RankedPassage]) -> tuple[float, ...]:
    """What is known of an answer, in the order of `SIGNS`; `rivals` has the best two first."""
    next_best = next((rival.score for rival in rivals[:2] if rival is not best), best.score - _LEAD)
    return (
        1.0,
        best.share,
        best.features["stretch"],
        best.features["pairs"],
        query.names - best.features["names"],
        query.unknown,
        log(len(query.weights) or 1),
        max(-_LEAD, min(_LEAD, best.score - next_best)) / _LEAD,
    )


class Weights(NamedTuple):
    """What `FEATURES` and `SIGNS` count, in their order."""

    score: tuple[float, ...]
    confidence: tuple[float, ...]


@cache
def weights() -> Weights:
    """The fitted weights."""
    numbers = json.loads((files("corpus.search") / "ranking.json").read_text(encoding="utf-8"))
    return Weights(
        tuple(numbers["score"][name] for name in FEATURES),
        tuple(numbers["confidence"][name] for name in SIGNS),
    )
