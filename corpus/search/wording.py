"""How like two wordings are: words as somebody gives them, and a published text. Pure.

The words are laid beside the text (`alignment`), and what remains different says how like they are.
What no order of words can show, a paraphrase, is told by how many of the words that carry meaning
one sentence has, as their stems.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, pairwise
from typing import NamedTuple

from rapidfuzz import fuzz

from corpus.search import alignment
from corpus.search.alignment import NEGATIONS, Pairing
from corpus.search.spelling import STOPWORDS, stems
from corpus.text import fold, sentences_within
from corpus.types import Span

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f]|['‘’ʼ`´](?=[^\W_]))*")
_ELLIPSIS = re.compile(r"[\[(]?\s*(?:\.\s?\.\s?\.+|…)\s*[\])]?")
_APOSTROPHES = re.compile(r"['ʼ]")

# What a slip of the pen, or another form of a word, changes of it.
_ANOTHER_FORM = 0.4
# What a word that says little counts where it is judged what is different, against 1; and a
# published word that was left out.
_LITTLE = 0.4
_OMITTED = 0.5
# Up to this share of the words may be others where it is still nearly the same wording; up to the
# next, where only words that say little are others; beyond the last it is not even the nearest.
_NEARLY = 0.34
_LITTLE_DIFFERS = 0.5
_FAR = 0.6
# From this share of the words that carry meaning on, a sentence says the same in other words; from
# the next on it is the nearest.
_SAME_SENSE = 0.66
_SOME_SENSE = 0.5
_LEAST_OF_SENSE = 3
# They stand among no more words than so many times those given.
_SPREAD = 2.5
# A "not" stands at most so many words before what it denies, or after it.
_BESIDE = 2
# So many words are compared; the rest of a longer quotation goes with them.
_MOST_WORDS = 120


class Closeness(StrEnum):
    """How like a published wording is to the words given."""

    EXACT = "word for word"
    NEAR = "nearly"
    LOOSE = "in other words"
    FAR = "the nearest, and no more"


class Word(NamedTuple):
    """A word of a text: as it is compared, and where it stands."""

    key: str
    span: Span


class Difference(NamedTuple):
    """Words given, and what was published in their place: either may be none."""

    claim: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Likeness:
    """Where a text is most like the words given.

    `words` are the published words that are theirs, in order; `distance` is the share of the words
    given that are others, from 0 on.
    """

    closeness: Closeness
    words: tuple[Span, ...]
    differences: tuple[Difference, ...] = ()
    distance: float = 0.0
    turns: bool = False
    """Whether a "not" is among the differences: it may say the contrary."""

    @property
    def span(self) -> Span:
        """From the first of the words to the last."""
        return Span(self.words[0].start, self.words[-1].end)


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """Words to look for: as they are compared, as given, and where something may be left out."""

    keys: tuple[str, ...]
    spellings: tuple[str, ...]
    gaps: frozenset[int]
    """The numbers of words before which an ellipsis stands."""

    @property
    def pieces(self) -> list[tuple[str, ...]]:
        """The words between the ellipses."""
        edges = [0, *sorted(self.gaps), len(self.keys)]
        return [self.keys[start:end] for start, end in pairwise(edges)]


def claim_of(words: str) -> QuotedWords:
    """The words of a quotation; "…", "..." and "[...]" say that something is left out."""
    pieces = [_WORD.findall(piece) for piece in _ELLIPSIS.split(words)]
    spellings = [word for piece in pieces for word in piece][:_MOST_WORDS]
    ends = accumulate(map(len, pieces))
    gaps = frozenset(end for end in ends if 0 < end < len(spellings))
    return QuotedWords(tuple(map(_key, spellings)), tuple(spellings), gaps)


def _words(text: str, within: Span) -> Iterator[Word]:
    for match in _WORD.finditer(text, within.start, within.end):
        yield Word(_key(match[0]), Span(*match.span()))


def _key(word: str) -> str:
    return _APOSTROPHES.sub("", fold(word))


def likely(words: str, body: str) -> float:
    """How likely a folded text holds something like these folded words, from 0 to 100; quick."""
    return max(fuzz.partial_ratio(words, body), fuzz.token_set_ratio(words, body) * 0.9)


# --- comparing ---------------------------------------------------------------------------


def compare(claim: QuotedWords, text: str, within: Span) -> Likeness | None:
    """Where a part of a text is most like the words; None where it is not like them at all."""
    tokens = list(_words(text, within))
    if not claim.keys or not tokens:
        return None
    verbatim = _verbatim(claim, tokens)
    if verbatim:
        return Likeness(Closeness.EXACT, verbatim)
    near, loose = _near(claim, tokens, text), None
    if near is None or near.closeness is not Closeness.NEAR:
        loose = _loose(claim, text, within)
    return min(filter(None, (near, loose)), key=_rank, default=None)


def _rank(likeness: Likeness) -> tuple[int, float]:
    return [*Closeness].index(likeness.closeness), likeness.distance


def _verbatim(claim: QuotedWords, tokens: Sequence[Word]) -> tuple[Span, ...]:
    """The places of the very words, piece after piece; () where they are not there."""
    line = " ".join(["", *(word.key for word in tokens), ""])
    places, begin = list[Span](), 0
    for piece in claim.pieces:
        at = line.find(" ".join(["", *piece, ""]), begin)
        if at < 0:
            return ()
        first = line.count(" ", 0, at)
        places += [word.span for word in tokens[first : first + len(piece)]]
        begin = at + sum(map(len, piece)) + len(piece)
    return tuple(places)


def _weight(key: str) -> float:
    return _LITTLE if key in STOPWORDS and key not in NEGATIONS else 1.0


def _near(claim: QuotedWords, tokens: Sequence[Word], text: str) -> Likeness | None:
    keys = [token.key for token in tokens]
    steps = alignment.aligned(claim.keys, claim.gaps, keys)
    distance = sum(_change(claim, keys, step) for step in steps) / sum(map(_weight, claim.keys))
    pairs = [(step.row, step.at) for step in steps if step.is_same]
    places = [at for _, at in pairs if at is not None]
    sense = {row for row, key in enumerate(claim.keys) if _weight(key) == 1}
    missing = sense - {row for row, _ in pairs}
    if distance > _FAR or len(sense - missing) < min(2, len(sense)) or not places:
        return None
    words = tuple(tokens[at].span for at in places)
    differences = tuple(_differences(claim, tokens, steps, text))
    is_loose = distance <= _LITTLE_DIFFERS and not missing
    far = Closeness.LOOSE if is_loose else Closeness.FAR
    closeness = Closeness.NEAR if distance <= _NEARLY else far
    return Likeness(closeness, words, differences, distance, _turns(differences, text))


def _turns(differences: Sequence[Difference], text: str) -> bool:
    """Whether one of the two denies what the other does not."""
    texts = (part.span.of(text) for part in differences if part.span)
    claims = (part.claim for part in differences)
    count = [
        sum(_key(word[0]) in NEGATIONS for part in side for word in _WORD.finditer(part))
        for side in (claims, texts)
    ]
    return count[0] != count[1]


def _change(claim: QuotedWords, keys: Sequence[str], step: Pairing) -> float:
    """How much of the words a step changes."""
    word = claim.keys[step.row] if step.row is not None else None
    token = keys[step.at] if step.at is not None else None
    if word is None or word == token:
        return 0.0 if token is None or word else _OMITTED * _weight(token)
    if step.is_same:
        return _ANOTHER_FORM * _weight(word)
    return max(_weight(word), _weight(token) if token else 0.0)


def _differences(
    claim: QuotedWords, tokens: Sequence[Word], steps: Sequence[Pairing], text: str
) -> Iterator[Difference]:
    """Neighbouring words that differ, as one difference each."""
    others, places = list[str](), list[Span]()
    for step in [*steps, None]:
        row, at = (step.row, step.at) if step else (None, None)
        is_equal = step is None or (
            row is not None and at is not None and claim.keys[row] == tokens[at].key
        )
        if is_equal and (others or places):
            yield Difference(
                " ".join(others), Span(places[0].start, places[-1].end) if places else None
            )
            others, places = [], []
        if not is_equal:
            others += [claim.spellings[row]] if row is not None else []
            places += [tokens[at].span] if at is not None else []


# --- in other words ----------------------------------------------------------------------


def _loose(claim: QuotedWords, text: str, within: Span) -> Likeness | None:
    """The sentence that has most of the sense; it is no more than far where it denies that."""
    sense = set(_sense(claim.keys))
    if len(sense) < _LEAST_OF_SENSE:
        return None
    spans = sentences_within(text, within)
    best, sentence = max(
        ((list(_common(sense, text, span)), span) for span in spans),
        key=lambda part: _stems(part[0]),
    )
    share = _stems(best) / len(sense)
    if share < _SOME_SENSE:
        return None
    words = tuple(span for _, span in best)
    near = _around(text, sentence, words)
    turns = _denies(claim.keys) != _denies(near)
    is_dense = len(near) <= _SPREAD * len(claim.keys)
    is_same = share >= _SAME_SENSE and is_dense and not turns
    closeness = Closeness.LOOSE if is_same else Closeness.FAR
    return Likeness(closeness, words, distance=1 - share, turns=turns)


def _stems(common: Sequence[tuple[str, Span]]) -> int:
    return len({stem for stem, _ in common})


def _around(text: str, sentence: Span, words: Sequence[Span]) -> list[str]:
    """The words of a sentence from a little before some of them to a little after."""
    tokens = list(_words(text, sentence))
    first = sum(word.span.start < words[0].start for word in tokens)
    last = sum(word.span.start < words[-1].end for word in tokens)
    return [word.key for word in tokens[max(0, first - _BESIDE) : last + _BESIDE]]


def _denies(keys: Iterable[str]) -> bool:
    return not NEGATIONS.isdisjoint(keys)


def _sense(keys: Sequence[str]) -> list[str]:
    return stems([key for key in keys if key not in STOPWORDS and key not in NEGATIONS])


def _common(sense: set[str], text: str, sentence: Span) -> Iterator[tuple[str, Span]]:
    words = list(_words(text, sentence))
    for word, stem in zip(words, stems([word.key for word in words]), strict=True):
        if stem in sense:
            yield stem, word.span
