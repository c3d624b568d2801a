"""Disputed quotes as test cases: a piece of the article, and who says what in it. Pure.

A case has the form of `tests/data/quotes`: the text, and a line for each quote in it, "Anna Krol |
the dam is safe". "?" stands for a person whom nobody has told yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.articles.disputes import Complaint, place
from corpus.articles.feedback import Feedback
from corpus.text import fold, passages, words
from corpus.types import Act, Quote, Span, SpeakerKind

_NAME_WORDS = 5


class Case(NamedTuple):
    """A test case: the words it can be called by, its text, and a line for each quote."""

    name: str
    text: str
    lines: tuple[str, ...]


def case(entry: Feedback, entries: Sequence[Feedback], quotes: Sequence[Quote]) -> Case | None:
    """The case of a dispute; None where its words are gone.

    `quotes` are all of its article, and `entries` the disputes on them.
    """
    body = entry.article.text if entry.article else ""
    content = entry.quote.content if entry.quote else place(entry.dispute, body)
    if not content:
        return None
    span = _around(body, content, entry)
    lines = sorted(
        row
        for row in (*_disputed(body, entries), *_undisputed(body, quotes, entries))
        if span.start <= row[0].start < span.end
    )
    name = "-".join(words(fold(content[0].of(body)))[:_NAME_WORDS])
    return Case(name, span.of(body), tuple(line for _, line in lines))


def _around(body: str, content: Sequence[Span], entry: Feedback) -> Span:
    """The passages of the words, from the last one on that has the full name of who said them."""
    pieces = passages(body)
    own = [at for at, piece in enumerate(pieces) if any(map(piece.overlaps, content))]
    correction = entry.dispute.correction
    name = correction.speaker if correction else None
    naming = [at for at in range(own[-1] + 1) if name and name in pieces[at].of(body)]
    return Span(pieces[min([own[0], *naming[-1:]])].start, pieces[own[-1]].end)


def _disputed(body: str, entries: Sequence[Feedback]) -> Iterator[tuple[Span, str]]:
    """The lines of what is disputed, each with where it begins; none of what is no quote."""
    for entry in entries:
        correction, quote = entry.dispute.correction, entry.quote
        is_quote = correction.is_quote if correction else _is_misnamed(entry)
        content = quote.content if quote else place(entry.dispute, body)
        if content and is_quote:
            whose = _whose(correction.speaker, correction.kind) if correction else "?"
            yield content[0], _line(whose, content, body)


def _is_misnamed(entry: Feedback) -> bool:
    return Complaint.WRONG_PERSON in entry.complaints


def _undisputed(
    body: str, quotes: Sequence[Quote], entries: Sequence[Feedback]
) -> Iterator[tuple[Span, str]]:
    disputed = {entry.quote for entry in entries}
    for quote in quotes:
        if quote not in disputed and quote.act is Act.SAID:
            whose = _whose(quote.speaker, quote.speaker_kind)
            yield quote.content[0], _line(whose, quote.content, body)


def _whose(speaker: str | None, kind: SpeakerKind | None) -> str:
    mark = " (organisation)" if speaker and kind is SpeakerKind.ORGANISATION else ""
    return f"{speaker or '-'}{mark}"


def _line(whose: str, content: Sequence[Span], body: str) -> str:
    return f"{whose} | {' ## '.join(' '.join(piece.of(body).split()) for piece in content)}"
