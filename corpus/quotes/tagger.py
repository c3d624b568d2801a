"""Tag the words of a text with their role in a statement: source, cue or content.

A small encoder, trained by `tests.training` and run by ONNX Runtime, scores every
word; the best sequence of tags that may follow one another is taken (Viterbi
1967). `docs/attribution.md` is the model's card.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache, partial

import numpy as np
import numpy.typing as npt

from corpus.quotes import encoder
from corpus.quotes.windows import Window, windows
from corpus.types import Span

Scores = npt.NDArray[np.float32]  # log-probabilities, words x tags


class Role(StrEnum):
    """What a mark is: part of a statement, or the name of somebody."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


_LONGEST_WORD = 40
_JOINED_BEFORE = re.compile(r"(?:\w+-)+\Z")
_JOINED_AFTER = re.compile(r"(?:-\w+)+")

# In the order of the model's output: "outside", then beginning and inside of each.
STATEMENT = (Role.SOURCE, Role.CUE, Role.CONTENT)
NAMES = (Role.PERSON, Role.ORGANISATION, Role.PLACE)


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of words with one role; `score` is how likely its words are tagged right, 0 to 1."""

    role: Role
    span: Span
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Tags:
    """The marks of a text in its order: parts of statements, and names."""

    statements: tuple[Mark, ...] = ()
    names: tuple[Mark, ...] = ()


def tag(text: str) -> Tags:
    """The parts of statements and the names in an English `text`."""
    parts = windows(text, encoder.tokenizer())
    scores = [_scores(window) for window in parts]
    statements = marks(parts, [of_statements for of_statements, _ in scores], STATEMENT)
    names = marks(parts, [of_names for _, of_names in scores], NAMES)
    whole = partial(_whole, text)
    return Tags(tuple(map(whole, statements)), tuple(map(whole, names)))


def _whole(text: str, mark: Mark) -> Mark:
    """The mark with all of a word that hyphens join; the tagger reads "Smith-Jones" as three."""
    before = _JOINED_BEFORE.search(text, max(0, mark.span.start - _LONGEST_WORD), mark.span.start)
    after = _JOINED_AFTER.match(text, mark.span.end, mark.span.end + _LONGEST_WORD)
    start = before.start() if before else mark.span.start
    return replace(mark, span=Span(start, after.end() if after else mark.span.end))


def marks(
    parts: Sequence[Window], scores: Sequence[Scores], roles: Sequence[Role]
) -> Iterator[Mark]:
    """The marks that `scores`, one array a window, make; one may run over windows."""
    role, start, end, sure = 0, 0, 0, list[float]()
    number_of_words, last = 0, -1
    for window, rows in zip(parts, scores, strict=True):
        path = best_path(rows)
        places = np.flatnonzero(path)
        tags = path[places]
        chances = np.exp(rows[places, tags])
        for place, tag_, chance in zip(
            places.tolist(), tags.tolist(), chances.tolist(), strict=True
        ):
            word = number_of_words + place
            if tag_ != 2 * role or word != last + 1:
                if role:
                    yield Mark(roles[role - 1], Span(start, end), sum(sure) / len(sure))
                role, start, sure = (tag_ + 1) // 2, window.starts[place], []
            last, end = word, window.ends[place]
            sure.append(chance)
        number_of_words += len(path)
    if role:
        yield Mark(roles[role - 1], Span(start, end), sum(sure) / len(sure))


def best_path(scores: Scores) -> npt.NDArray[np.intp]:
    """The likeliest tags (Viterbi) in which an inside follows only its own kind."""
    path = scores.argmax(1)  # of all sequences the likeliest, and mostly possible
    steps = path[1:]
    is_inside = (steps % 2 == 0) & (steps > 0)
    goes_on = (path[:-1] + 1) // 2 == steps // 2
    return path if goes_on[is_inside].all() else _viterbi(scores)


def _viterbi(scores: Scores) -> npt.NDArray[np.intp]:
    costs = _costs(scores.shape[1])
    total = scores[0]
    steps = np.empty(scores.shape, dtype=np.intp)
    for place in range(1, len(scores)):
        ways = total[:, None] + costs
        steps[place] = ways.argmax(0)
        total = ways.max(0) + scores[place]
    path = np.empty(len(scores), dtype=np.intp)
    path[-1] = total.argmax()
    for place in range(len(scores) - 1, 0, -1):
        path[place - 1] = steps[place, path[place]]
    return path


@lru_cache
def _costs(tags: int) -> Scores:
    """What it costs to go from a tag (row) to another: nothing, or all."""
    costs = np.zeros((tags, tags), dtype=np.float32)
    for inside in range(2, tags, 2):
        costs[:, inside] = -np.inf
        costs[inside - 1 : inside + 1, inside] = 0.0
    return costs


def _scores(window: Window) -> tuple[Scores, Scores]:
    """Log-probabilities of the words' roles and names."""
    feed = {
        "pieces": np.array([window.pieces], dtype=np.int64),
        "shapes": np.array([window.shapes], dtype=np.int64),
    }
    (scores,) = encoder.session("corpus.quotes", "tagger.onnx").run(["scores"], feed)
    firsts = scores[0, list(window.firsts)]
    split = 1 + 2 * len(STATEMENT)
    return log_softmax(firsts[:, :split]), log_softmax(firsts[:, split:])


def log_softmax(scores: Scores) -> Scores:
    """Scores of any height as log-probabilities, row by row."""
    below_best = scores - scores.max(1, keepdims=True)
    result: Scores = below_best - np.log(np.exp(below_best).sum(1, keepdims=True))
    return result
