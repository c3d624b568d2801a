"""Cut a text into windows of words that the tagger reads in one go.

A window holds as many whole paragraphs as fit, so that a quotation is read
with what stands before and after it; a paragraph too long for one is cut
after a sentence, or where there is none, between two words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tokenizers import Encoding, Tokenizer

# Pieces in a window, its frame not counted: an encoder's time grows faster than its length.
LONGEST = 160
# Half a character, which the tokenizer refuses.
_SURROGATE = re.compile("[\ud800-\udfff]")
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_STOPS = frozenset(".?!")
_LOWER, _TITLE, _UPPER, _DIGIT, _MARK = range(5)
SHAPES = 5


@dataclass(frozen=True, slots=True)
class Window:
    """`pieces` with frame and separators; a word's `starts` and `ends` are its character
    offsets, `firsts` the place of its first piece; `shapes` has a number below `SHAPES`
    for every piece, since the encoder is blind to case."""

    pieces: tuple[int, ...]
    shapes: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    firsts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    pieces: tuple[int, ...]
    shape: int
    stops: bool


def windows(text: str, tokenizer: Tokenizer) -> list[Window]:
    """The windows of `text` in order; a text without a word has none."""
    paragraphs = list(_PARAGRAPH.finditer(_SURROGATE.sub("?", text)))
    encodings = tokenizer.encode_batch([p[0] for p in paragraphs], add_special_tokens=False)
    runs: list[list[_Word]] = []
    for paragraph, encoding in zip(paragraphs, encodings, strict=True):
        runs += _cut(_words(text, paragraph.start(), encoding))
    frame = [int(tokenizer.token_to_id(mark) or 0) for mark in ("[CLS]", "[SEP]")]
    return [_window(group, *frame) for group in _packed(runs)]


def _words(text: str, offset: int, encoding: Encoding) -> list[_Word]:
    # Each of these is a list made anew when it is asked for.
    numbers, ids, offsets = encoding.word_ids, encoding.ids, encoding.offsets
    words: list[_Word] = []
    for number, group in groupby(range(len(ids)), key=numbers.__getitem__):
        if number is None:
            continue
        places = list(group)
        start, end = offset + offsets[places[0]][0], offset + offsets[places[-1]][1]
        form = text[start:end]
        pieces = tuple(ids[place] for place in places)
        words.append(_Word(start, end, pieces, _shape(form), form in _STOPS))
    return words


def _shape(form: str) -> int:
    if form[:1].isdigit():
        return _DIGIT
    if not form[:1].isalpha():
        return _MARK
    if form[0].islower() or not form[0].isupper():
        return _LOWER
    return _UPPER if len(form) > 1 and form.isupper() else _TITLE


def _size(words: Sequence[_Word]) -> int:
    return sum(len(word.pieces) for word in words)


def _cut(words: Sequence[_Word]) -> Iterator[list[_Word]]:
    """A paragraph in runs of at most `LONGEST` pieces."""
    run: list[_Word] = []
    size = stop = 0
    for word in words:
        pieces = word.pieces[:LONGEST]
        if size + len(pieces) > LONGEST:
            cut = stop or len(run)
            yield run[:cut]
            run, stop = run[cut:], 0
            size = _size(run)
        run.append(word)
        size += len(pieces)
        if word.stops:
            stop = len(run)
    if run:
        yield run


def _packed(runs: Sequence[list[_Word]]) -> Iterator[list[list[_Word]]]:
    group: list[list[_Word]] = []
    size = 0
    for run in runs:
        more = _size(run) + 1
        if group and size + more > LONGEST:
            yield group
            group, size = [], 0
        group.append(run)
        size += more
    if group:
        yield group


def _window(group: Sequence[Sequence[_Word]], start: int, separator: int) -> Window:
    pieces, shapes, firsts = [start], [_MARK], []
    for run in group:
        for word in run:
            firsts.append(len(pieces))
            pieces += word.pieces[:LONGEST]
            shapes += [word.shape] * len(word.pieces[:LONGEST])
        pieces.append(separator)
        shapes.append(_MARK)
    words = [word for run in group for word in run]
    return Window(
        tuple(pieces),
        tuple(shapes),
        tuple(word.start for word in words),
        tuple(word.end for word in words),
        tuple(firsts),
    )
