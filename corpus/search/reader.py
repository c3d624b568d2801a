"""Read a passage with a question in mind: whether it answers, and in which sentence.

A small encoder, trained by `tests.training.reading` on SQuAD 2.0 (Rajpurkar, Jia and Liang,
2018) and run by ONNX Runtime, scores every word piece of the passage as the beginning and the end
of an answer, and the passage as a whole. `docs/search.md` is the model's card.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from tokenizers import Encoding

from corpus.quotes import encoder
from corpus.types import Article, Passage, Span

# In word pieces: what the encoder read at most when it learned.
_LONGEST = 320
_LONGEST_QUESTION = 48
_LONGEST_TITLE = 24
_MARKS = ("[CLS]", "[SEP]")
# Half a character, which the tokenizer refuses.
_SURROGATE = re.compile("[\ud800-\udfff]")

Scores = npt.NDArray[np.float32]


class PassageReading(NamedTuple):
    """How a passage answers a question, both in log-odds: more than 0 is rather yes than no.

    `odds` is of the passage as a whole, `peak` of its likeliest words against none at all.
    `shares` is how much of the answer each sentence has, 1 in all.
    """

    odds: float
    peak: float
    shares: tuple[float, ...]


def read(question: str, title: str, passage: str, sentences: Sequence[Span]) -> PassageReading:
    """How a passage answers a question; `sentences` are its own. What is too long to read has 0."""
    asking = _pieces(f"{question.rstrip(' ?')}?", _LONGEST_QUESTION)
    head = _pieces(title, _LONGEST_TITLE)
    start, end = (int(encoder.tokenizer().token_to_id(mark) or 0) for mark in _MARKS)
    before = [start, *asking, end, *head, *([end] if head else [])]
    encoding = _encoded(passage)
    body = encoding.ids[: _LONGEST - len(before) - 1]
    pieces = [*before, *body, end]
    kinds = [0] * (len(asking) + 2)
    kinds += [1] * (len(pieces) - len(kinds))
    feed = {"pieces": np.array([pieces]), "kinds": np.array([kinds])}
    spans, odds = encoder.session("corpus.search", "reader.onnx").run(["spans", "odds"], feed)
    inside = spans[len(before) : len(before) + len(body)]
    starts = [offset for offset, _ in encoding.offsets[: len(body)]]
    return PassageReading(
        float(odds[0, 0]), _peak(inside, spans[0]), _shares(inside, starts, sentences)
    )


def read_passage(
    question: str, article: Article, passage: Passage, sentences: Sequence[Span]
) -> PassageReading:
    """How a passage of an article answers a question; `sentences` are spans of the article."""
    begins = passage.span.start
    inside = [Span(span.start - begins, span.end - begins) for span in sentences]
    return read(question, article.title, passage.span.of(article.text), inside)


def _peak(inside: Scores, nowhere: Scores) -> float:
    return float((inside.max(0) - nowhere).sum()) if len(inside) else 0.0


def _shares(inside: Scores, starts: Sequence[int], sentences: Sequence[Span]) -> tuple[float, ...]:
    """What of the beginnings and ends of the answer lies in each sentence."""
    if not len(inside):
        return (0.0,) * len(sentences)
    chances = np.exp(inside - inside.max(0))
    chances = (chances / chances.sum(0)).mean(1)
    firsts = np.searchsorted(starts, [span.start for span in sentences])
    ends = [*firsts[1:], len(chances)]
    return tuple(float(chances[first:end].sum()) for first, end in zip(firsts, ends, strict=True))


def _pieces(text: str, most: int) -> list[int]:
    return list(_encoded(text).ids[:most])


@lru_cache(maxsize=64)
def _encoded(text: str) -> Encoding:
    return encoder.tokenizer().encode(_SURROGATE.sub("?", text), add_special_tokens=False)
