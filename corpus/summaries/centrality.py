"""How central each sentence is to a text, by sumy's measures.

LexRank, TextRank and LSA as sumy defines them, with its stemmers and stop words, but over
one matrix of words by sentences: sumy itself compares the sentences pair by pair in Python,
and takes 50 times as long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.text import fold, words

Numbers = npt.NDArray[np.float64]

LANGUAGES = {
    "ar": "arabic",
    "cs": "czech",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "he": "hebrew",
    "it": "italian",
    "pt": "portuguese",
    "sk": "slovak",
    "sv": "swedish",
    "uk": "ukrainian",
}
"""The languages of which sumy has stop words and a stemmer, by their ISO 639-1 codes.

Greek and Polish are not among them, whose stemmers it has not installed; nor is what is
written without spaces, where words would have to be found first.
"""

_STEMS = 100_000


def terms(sentence: str, language: str | None) -> list[str]:
    """What is compared of a sentence: its stems without stop words; of an unknown language, words.

    `language` is a code; those beyond `LANGUAGES` are taken as unknown.
    """
    if language not in LANGUAGES:
        return _plain(sentence)
    stop = _stop_words(language)
    return [_stem(word, language) for word in _plain(sentence) if word not in stop]


def stems(sentence: str, language: str | None) -> list[str]:
    """The stems of all words of a sentence; of an unknown language, the words."""
    plain = _plain(sentence)
    return [_stem(word, language) for word in plain] if language in LANGUAGES else plain


@cache
def common(language: str | None) -> frozenset[str]:
    """The stems of the stop words of a language; none of an unknown one."""
    if language not in LANGUAGES:
        return frozenset()
    return frozenset(_stem(word, language) for word in _stop_words(language))


def _plain(sentence: str) -> list[str]:
    return words(fold(sentence))


@cache
def _stop_words(language: str) -> frozenset[str]:
    # Here and below, not above: sumy takes a second to import.
    from sumy.utils import get_stop_words

    return frozenset(map(fold, get_stop_words(LANGUAGES[language])))


@lru_cache(_STEMS)
def _stem(word: str, language: str) -> str:
    # Of words with figures in them the Czech stemmer complains.
    return str(_stemmer(language)(word)) if word.isalpha() else word


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    from sumy.nlp.stemmers import Stemmer

    stemmer: Callable[[str], str] = Stemmer(LANGUAGES[language])
    return stemmer


def counted(sentences: Sequence[Iterable[str]]) -> Numbers:
    """How often each term (a column) is in each sentence (a row)."""
    places: dict[str, int] = {}
    cells = [
        (row, places.setdefault(term, len(places)))
        for row, sentence in enumerate(sentences)
        for term in sentence
    ]
    counts = np.zeros((len(sentences), max(1, len(places))))
    if cells:
        np.add.at(counts, tuple(np.array(cells).T), 1.0)
    return counts


def lexrank(counts: Numbers) -> Numbers:
    """sumy's LexRank: the PageRank of a graph of sentences alike by idf-weighted cosine."""
    from sumy.summarizers.lex_rank import LexRankSummarizer as Sumy

    frequency = counts / np.maximum(counts.max(axis=1, keepdims=True), 1.0)
    idf = np.log(len(counts) / (1.0 + (counts > 0).sum(axis=0)))
    edges = (cosines(frequency * idf) > Sumy.threshold).astype(float)
    if not edges.any():
        return np.zeros(len(counts))  # where sumy divides by nothing
    degrees = np.maximum(edges.sum(axis=1, keepdims=True), 1.0)
    return _ranks(Sumy.power_method(edges / degrees, Sumy.epsilon))


def textrank(counts: Numbers) -> Numbers:
    """sumy's TextRank: the PageRank of a graph of sentences by the words they share."""
    from sumy.summarizers.text_rank import TextRankSummarizer as Sumy

    lengths = np.log(np.maximum(counts.sum(axis=1), 1.0))
    overlap, scale = counts @ counts.T, lengths[:, None] + lengths[None, :]
    # Where both have one word sumy divides by nothing.
    weights = np.divide(overlap, scale, out=overlap.copy(), where=scale > 0)
    weights /= weights.sum(axis=1, keepdims=True) + Sumy._ZERO_DIVISION_PREVENTION
    teleport = (1.0 - Sumy.damping) / len(counts)
    return _ranks(Sumy.power_method(teleport + Sumy.damping * weights, Sumy.epsilon))


def lsa(counts: Numbers) -> Numbers:
    """sumy's LSA: with every dimension kept, as it does, the length of a sentence's column.

    The squares of the singular values times those of the right singular vectors sum up
    to just that, so no decomposition is needed.
    """
    highest = counts.max(axis=1, keepdims=True)
    weights = np.where(highest > 0, 0.4 + 0.6 * counts / np.maximum(highest, 1.0), 0.0)
    return np.asarray(np.linalg.norm(weights, axis=1))


def cosines(vectors: Numbers) -> Numbers:
    """The cosine of each row with each other; 0 for a row of zeros."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
    return np.asarray(unit @ unit.T)


def likeness(vector: Numbers, rows: Numbers) -> Numbers:
    """The cosine of `vector` with each of `rows`; 0 where either is all zeros."""
    lengths = np.linalg.norm(rows, axis=1) * np.linalg.norm(vector)
    zeros = np.zeros(len(rows))
    return np.asarray(np.divide(rows @ vector, lengths, out=zeros, where=lengths > 0))


def _ranks(vector: Any) -> Numbers:
    return np.asarray(vector, dtype=float)
