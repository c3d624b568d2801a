"""What is known of a passage that full text has found: the shares it is ranked by. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise, product
from operator import mul, sub
from typing import NamedTuple

from corpus.search.joins import joined
from corpus.search.relevance import asks_a_number, has_number
from corpus.search.spelling import STOPWORDS
from corpus.text import fold, words
from corpus.types import Candidate, Term

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

# BM25 with Anserini's constants, which suit short passages better than the classic 1.2 and 0.75.
_K1 = 0.9
_B = 0.4
_NEAREST = 1.0  # what the spelling nearest to the one typed counts
_STRETCH = 25  # words: about a sentence
_AROUND = 5
_LONGEST_QUESTION = 64
_ASKING_WORDS = (
    "who whom whose what which when where why how is are was were do does did has have had can"
)
# What is typed is a question when one of these is among its first words.
_ASKING = frozenset(_ASKING_WORDS.split())
_BEGINNING = 4


class Query(NamedTuple):
    """A question made ready: its terms, where each spelling belongs, its neighbouring words.

    `words` are all that count in a passage, the little ones and every spelling.
    `names` and `unknown` are its names' share, and that of words the archive has not at all.
    """

    weights: tuple[float, ...]
    is_name: tuple[bool, ...]
    total: float
    names: float
    unknown: float
    spellings: Mapping[str, tuple[tuple[int, float], ...]]
    pairs: Mapping[tuple[str, str], int]
    joins: tuple[str, ...]
    steps: int
    little: frozenset[str]
    words: frozenset[str]
    wants_number: bool
    is_question: bool


class PassageWords(NamedTuple):
    """A candidate and its words; how much of each term it holds, and of all by BM25.

    `gain` is how much of the question the rest of its article adds to it.
    """

    candidate: Candidate
    tokens: list[str]
    shares: list[float]
    bm25: float
    gain: float = 0.0


def query_of(question: str, terms: Sequence[Term]) -> Query:
    """The question as passages are compared with it."""
    joins = tuple(dict.fromkeys(form for term in terms for form in term.joins))
    tokens = joined(words(fold(question))[:_LONGEST_QUESTION], joins)
    spellings: dict[str, tuple[tuple[int, float], ...]] = {}
    for place, term in enumerate(terms):
        for word, weight in _evened(term).items():
            spellings[word] = (*spellings.get(word, ()), (place, weight))
    rarity = tuple(term.weight for term in terms)
    total = sum(rarity) or 1.0
    pairs = _pairs(tokens, {term.word: term for term in terms})
    little = STOPWORDS.intersection(tokens)
    return Query(
        weights=rarity,
        is_name=tuple(term.is_name for term in terms),
        total=total,
        names=sum(term.weight for term in terms if term.is_name) / total,
        unknown=sum(term.weight for term in terms if not term.variants) / total,
        spellings=spellings,
        pairs=pairs,
        joins=joins,
        steps=max(1, len(tokens) - 1),
        little=little,
        words=frozenset(chain(spellings, little, *pairs)),
        wants_number=asks_a_number(tokens),
        is_question=is_question(question),
    )


def is_question(text: str) -> bool:
    """Whether what is typed asks, and is not only keywords: by one of its first words."""
    return not _ASKING.isdisjoint(words(fold(text))[:_BEGINNING])


def _evened(term: Term) -> dict[str, float]:
    """The spellings of a term; the nearest counts 1: a slip of the pen says nothing of a word."""
    nearest = max(term.variants.values(), default=1.0) or 1.0
    return {word: weight / nearest for word, weight in term.variants.items()}


def _pairs(tokens: Sequence[str], terms: Mapping[str, Term]) -> dict[tuple[str, str], int]:
    """The neighbouring words of the question in all their spellings, each with its place."""
    spellings = [terms[word].variants if word in terms else (word,) for word in tokens]
    return {
        pair: place
        for place, neighbours in enumerate(pairwise(spellings))
        for pair in product(*neighbours)
    }


def passage_words(query: Query, candidates: Sequence[Candidate]) -> list[PassageWords]:
    """The words of each passage, and how much of the question they and its article hold."""
    if query.joins:
        candidates = [_joined(candidate, query.joins) for candidate in candidates]
    bodies = [candidate.body.split() for candidate in candidates]
    usual = sum(map(len, bodies)) / (len(bodies) or 1)
    articles: dict[int, list[PassageWords]] = {}
    for candidate, tokens in zip(candidates, bodies, strict=True):
        passage = _passage_words(query, candidate, tokens, usual)
        articles.setdefault(candidate.article_id, []).append(passage)
    return [passage for passages in articles.values() for passage in _with_gain(query, passages)]


def _joined(candidate: Candidate, joins: Sequence[str]) -> Candidate:
    title, body = (joined(text.split(), joins) for text in (candidate.title, candidate.body))
    return candidate._replace(title=" ".join(title), body=" ".join(body))


def _passage_words(
    query: Query, candidate: Candidate, tokens: list[str], usual: float
) -> PassageWords:
    shares = [0.0] * len(query.weights)
    counts = shares.copy()
    for terms in filter(None, map(query.spellings.get, tokens)):
        for number, weight in terms:
            counts[number] += weight
            if weight > shares[number]:
                shares[number] = weight
    length = _K1 * (1 - _B + _B * len(tokens) / (usual or 1.0))
    bm25 = sum(
        weight * count / (count + length)
        for weight, count in zip(query.weights, counts, strict=True)
        if count
    )
    return PassageWords(candidate, tokens, shares, bm25 * (_K1 + 1) / query.total)


def _with_gain(query: Query, passages: Sequence[PassageWords]) -> Sequence[PassageWords]:
    """The passages of one article, each with what the others add to it."""
    if len(passages) == 1:
        return passages
    whole = list(map(max, *(passage.shares for passage in passages)))
    return [
        passage._replace(gain=_weighed(query, map(sub, whole, passage.shares)))
        for passage in passages
    ]


def _weighed(query: Query, shares: Iterable[float]) -> float:
    weight: float = sum(map(mul, query.weights, shares))
    return weight / query.total


def features_of(query: Query, passage: PassageWords) -> dict[str, float]:
    """What is known of a passage, by the names and in the order of `FEATURES`."""
    places = [(at, word) for at, word in enumerate(passage.tokens) if word in query.words]
    stretch, start = _stretch(query, places)
    near = {word for at, word in places if -_AROUND <= at - start < _STRETCH + _AROUND}
    neighbours = ((word, after) for (at, word), (to, after) in pairwise(places) if to == at + 1)
    pairs = chain(neighbours, pairwise(passage.candidate.title.split()))
    together = {query.pairs[pair] for pair in pairs if pair in query.pairs}
    title = _shares_of_title(query, passage.candidate.title)
    with_title = list(map(max, passage.shares, title))
    return {
        "words": passage.bm25,
        "nearest": _weighed(query, map(_NEAREST.__eq__, passage.shares)),
        "stretch": stretch,
        "pairs": len(together) / query.steps,
        "little": len(query.little & near) / (len(query.little) or 1),
        "number": float(query.wants_number and has_number(passage.tokens)),
        "names": _weighed(query, map(mul, query.is_name, with_title)),
        "title": _weighed(query, title),
        "either": _weighed(query, with_title),
        "article": passage.gain,
    }


def _stretch(query: Query, places: Sequence[tuple[int, str]]) -> tuple[float, int]:
    """How much of the question one stretch of text holds at most, and where that begins."""
    holding = [(at, terms) for at, word in places if (terms := query.spellings.get(word))]
    best, begins = 0.0, 0
    for first, (start, _) in enumerate(holding):
        shares: dict[int, float] = {}
        for at, terms in holding[first:]:
            if at >= start + _STRETCH:
                break
            for number, weight in terms:
                if weight > shares.get(number, 0.0):
                    shares[number] = weight
        total = sum([query.weights[number] * weight for number, weight in shares.items()])
        if total > best:
            best, begins = total, start
    return best / query.total, begins


def _shares_of_title(query: Query, title: str) -> list[float]:
    shares = [0.0] * len(query.weights)
    for word in title.split():
        for number, weight in query.spellings.get(word, ()):
            shares[number] = max(shares[number], weight)
    return shares
