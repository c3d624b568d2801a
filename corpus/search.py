"""Find what fits a question, however its words are spelt: pure functions over values.

The way of a question: its words become `Term`s, each with the spellings the
archive knows; full text narrows the archive to some candidates; `rank_passages`
and `rank_quotes` say which of them fit best.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, pairwise, takewhile
from typing import Any

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from corpus.text import fold, sentences, words
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
_NEARBY = 0.5
_NEARBY_CHARACTERS = 300
_IN_TITLE = 0.25
# What a variant of the word typed counts, against 1 for the word itself.
_SAME_STEM = 0.9
_LONGER = 0.6
_MISSPELT = 0.8
_PER_EDIT = 0.1
_MOST_VARIANTS = 3
_PART_OF_A_TITLE = 4
# Below this many letters a misspelling is a different word.
_SHORTEST_MISSPELT = 4
_SHORTEST_PREFIX = 5
_LONGEST_ENDING = 2

_STOPWORDS = frozenset(
    [
        "a",
        "about",
        "after",
        "all",
        "am",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "before",
        "being",
        "between",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "doing",
        "down",
        "during",
        "each",
        "few",
        "for",
        "from",
        "further",
        "had",
        "has",
        "have",
        "having",
        "he",
        "her",
        "here",
        "hers",
        "him",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "itself",
        "just",
        "me",
        "more",
        "most",
        "my",
        "no",
        "nor",
        "not",
        "now",
        "of",
        "off",
        "on",
        "once",
        "only",
        "or",
        "other",
        "our",
        "out",
        "over",
        "own",
        "please",
        "same",
        "she",
        "should",
        "so",
        "some",
        "such",
        "tell",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "to",
        "too",
        "under",
        "until",
        "up",
        "us",
        "very",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "whose",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
    ]
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of the archive, sorted; in how many of its `passages` each is; and by stem."""

    passages: int
    counts: dict[str, int]
    words: tuple[str, ...]
    stems: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question: its weight, and the spellings to look for with theirs."""

    word: str
    weight: float
    variants: dict[str, float]


@cache
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english")


def vocabulary(counted: Iterable[tuple[str, int]], passages: int) -> Vocabulary:
    """The vocabulary of an archive of so many passages, from its words and their counts."""
    counts = dict(counted)
    stems: dict[str, list[str]] = {}
    for word, stem in zip(counts, _stemmer().stemWords(list(counts)), strict=True):
        stems.setdefault(stem, []).append(word)
    by_stem = {stem: tuple(found) for stem, found in stems.items()}
    return Vocabulary(passages, counts, tuple(sorted(counts)), by_stem)


def terms(question: str, known: Vocabulary) -> list[Term]:
    """The words of a question that carry meaning, each with its spellings in the archive.

    A question of nothing but stopwords keeps them all.
    """
    asked = list(dict.fromkeys(words(fold(question))))
    telling = [word for word in asked if word not in _STOPWORDS] or asked
    return [_term(word, known) for word in telling]


def _term(word: str, known: Vocabulary) -> Term:
    variants = _variants(word, known)
    commonest = max(variants, key=lambda variant: known.counts[variant], default=word)
    return Term(word, _rarity(commonest, known), variants)


def _variants(word: str, known: Vocabulary) -> dict[str, float]:
    stem = _stemmer().stemWord(word)
    found = dict.fromkeys(known.stems.get(stem, ()), _SAME_STEM)
    if word in known.counts:
        found[word] = 1.0
    if not found:
        found = _misspelt(word, known)
    if word.isalpha() and len(word) >= _SHORTEST_PREFIX:
        found = _longer(word, known) | found
    return found


def _misspelt(word: str, known: Vocabulary) -> dict[str, float]:
    """The known words one edit away, from six letters two, from ten letters three."""
    if len(word) < _SHORTEST_MISSPELT or len(word) > 40:
        return {}
    edits = 1 if len(word) < 6 else 2 if len(word) < 10 else 3
    near = process.extract(
        word, known.words, scorer=OSA.distance, score_cutoff=edits, limit=_MOST_VARIANTS
    )
    return {found: _MISSPELT - _PER_EDIT * distance for found, distance, _ in near}


def _longer(word: str, known: Vocabulary) -> dict[str, float]:
    """ "Syria" finds "Syrian": words that only add an ending."""
    longest = len(word) + _LONGEST_ENDING
    start = bisect_right(known.words, word)
    alike = takewhile(lambda other: other.startswith(word), islice(known.words, start, None))
    return {other: _LONGER for other in alike if len(other) <= longest}


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
    length = _K1 * (1 - _B + _B * len(body) / (usual or 1.0))
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
    inside = _sentences_of(text, passage)
    return max(
        inside, key=lambda span: coverage(asked, words(fold(span.of(text)))), default=passage
    )


def _sentences_of(text: str, passage: Span) -> list[Span]:
    return [
        Span(passage.start + span.start, passage.start + span.end)
        for span in sentences(passage.of(text))
    ]


def rank_quotes(topic: Sequence[Term], found: Iterable[QuoteHit]) -> list[QuoteHit]:
    """The quotes that are about the topic, best first; the order given decides between equals.

    What was said counts most, then the sentences beside it, then the title.
    """
    scored = [replace(hit, score=_about(topic, hit)) for hit in found]
    least = _BESIDE_THE_POINT * max((hit.score for hit in scored), default=0.0)
    return sorted((hit for hit in scored if hit.score >= least), key=lambda hit: -hit.score)


def _about(topic: Sequence[Term], hit: QuoteHit) -> float:
    sentence, text = hit.quote.sentence, hit.article.text
    nearby = text[max(0, sentence.start - _NEARBY_CHARACTERS) : sentence.end + _NEARBY_CHARACTERS]
    said, around, title = (
        coverage(topic, words(fold(piece)))
        for piece in (sentence.of(text), nearby, hit.article.title)
    )
    return said + _NEARBY * around + _IN_TITLE * title


def title_likeness(words_typed: str, title: str) -> float:
    """How much a headline as remembered is like the title, from 0 to 100 for the same.

    Four words or more may be a part of the title, in any order.
    """
    typed, whole = fold(words_typed), fold(title)
    likeness = fuzz.token_sort_ratio(typed, whole)
    if len(words(typed)) < _PART_OF_A_TITLE:
        return likeness
    return max(likeness, fuzz.token_set_ratio(typed, whole))


def phrase(name: str, known: Vocabulary) -> list[str]:
    """The words of a name as the archive spells them; [] when it knows one of them not at all."""
    asked = [word for word in words(fold(name)) if word not in _STOPWORDS]
    spelt = [_variants(word, known) for word in asked]
    return [max(found, key=lambda word: found[word]) for found in spelt] if all(spelt) else []


def mention(name: Sequence[str], passage: Passage, article: Article) -> PassageHit:
    """The passage with the first sentence in which these words stand together."""
    wanted = " ".join(name)
    inside = _sentences_of(article.text, passage.span)
    holding = (s for s in inside if wanted in " ".join(words(fold(s.of(article.text)))))
    return PassageHit(passage, article, next(holding, passage.span), 1.0, 1.0)


def telling_words(
    texts: Iterable[str], known: Vocabulary, count: int, avoided: Iterable[str] = ()
) -> list[str]:
    """The words that tell best what `texts` are about, as they stand; no word of `avoided`."""
    shunned = {word for text in avoided for word in words(fold(text))}
    seen: Counter[str] = Counter()
    for word in (word for text in texts for word in re.findall(r"[^\W\d_]{5,}", text)):
        if fold(word) not in _STOPWORDS | shunned and fold(word) in known.counts:
            seen[word] += 1
    best_first = sorted(seen, key=lambda word: (-seen[word] * _rarity(fold(word), known), word))
    return best_first[:count]


def _rarity(word: str, known: Vocabulary) -> float:
    """The inverse document frequency of BM25 in Lucene's form, which is never negative."""
    count = known.counts.get(word, 0)
    return math.log(1 + (known.passages - count + 0.5) / (count + 0.5))
