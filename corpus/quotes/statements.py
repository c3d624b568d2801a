"""Split a text into statements: whole sentences with the quotations that stand in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from corpus.text import paragraphs, sentences
from corpus.types import Span

_LONGEST_SINGLE_QUOTATION = 1_000

# What may open or close a quotation; a single mark only where it cannot be an apostrophe.
MARK = re.compile(r"''|``|[\"“”„‟«»]|(?<!\w)['‘](?=[^\s'’])")
CLOSING_MARKS = "\"”»'’“"
_SINGLE_CLOSING = re.compile(r"[,.?!…]['’](?!\w)|(?<=\w)['’](?!\w)")


@dataclass(frozen=True, slots=True)
class Statement:
    """Whole sentences, joined where a quotation runs over their edge."""

    span: Span
    quotations: tuple[Span, ...]
    paragraph: int


def split(text: str) -> list[Statement]:
    """The statements of `text`, in order; none crosses a paragraph."""
    parts = paragraphs(text)
    statements: list[Statement] = []
    in_order = iter(sentences(text))
    sentence = next(in_order, None)
    for number, paragraph in enumerate(parts):
        follows = text[parts[number + 1].start] if number + 1 < len(parts) else ""
        quotations = _quotations(text, paragraph, reopens=bool(MARK.match(follows)))
        inside: list[Span] = []
        while sentence and sentence.end <= paragraph.end:
            inside.append(sentence)
            sentence = next(in_order, None)
        statements += _statements(text, inside, quotations, number)
    return statements


def _quotations(text: str, paragraph: Span, *, reopens: bool) -> list[Span]:
    """The quotations of a paragraph, marks included.

    Straight marks open before a word and close after one, whatever mark opened.
    Without a closing mark a quotation ends with the paragraph, and counts only
    where a colon or comma announced it or the next paragraph opens it again.
    """
    quotations: list[Span] = []
    opening = -1
    position = paragraph.start
    while mark := MARK.search(text, position, paragraph.end):
        position = mark.end()
        if mark[0] in "'‘":
            closing = _single_closing(text, mark.start(), paragraph.end) if opening < 0 else None
            if closing:
                quotations.append(Span(mark.start(), closing))
                position = closing
        elif _opens(text, mark, paragraph):
            opening = mark.start()
        elif opening >= 0:
            quotations.append(Span(opening, mark.end()))
            opening = -1
    if opening >= 0 and (reopens or text[paragraph.start : opening].rstrip()[-1:] in {":", ","}):
        quotations.append(Span(opening, paragraph.end))
    return quotations


def _opens(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    return not after.isspace() and not (before.isalnum() or before in ".,?!…'’")


def _single_closing(text: str, start: int, limit: int) -> int | None:
    """Where the quotation opened by a single mark ends; "the workers' pay" closes none."""
    limit = min(limit, start + _LONGEST_SINGLE_QUOTATION)
    last = None
    for closing in _SINGLE_CLOSING.finditer(text, start + 1, limit):
        if text[closing.start()] in ",.?!…" or text[closing.start() - 1] != "s":
            return closing.end()
        last = last or closing.end()
    return last


def _statements(
    text: str, parts: Sequence[Span], quotations: Sequence[Span], paragraph: int
) -> Iterator[Statement]:
    start = parts[0].start if parts else 0
    for part, successor in zip_longest(parts, parts[1:]):
        last = bisect_left(quotations, Span(part.end, part.end))
        runs_on = last > 0 and quotations[last - 1].end > part.end
        if successor and (runs_on or text[successor.start].islower()):
            continue
        first = bisect_left(quotations, Span(start, start))
        yield Statement(Span(start, part.end), tuple(quotations[first:last]), paragraph)
        start = successor.start if successor else part.end
