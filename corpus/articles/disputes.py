"""What people say is wrong with a quote, and what an operator decides on it. Pure.

A dispute knows its quote by the words and where they stood in the article, not by a number: so it
holds when the article is loaded again, or read again by better rules.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.types import Act, Quote, Span, SpeakerKind

# Of two contents so much must be shared (Dice) for them to be one quote, differently marked.
_SAME = 0.6


class Complaint(StrEnum):
    """What is wrong with a quote that was shown."""

    WRONG_PERSON = "wrong person"
    NOT_A_QUOTE = "not a quote"


@dataclass(frozen=True, slots=True)
class Correction:
    """Whose a quote is: that of `speaker`, nobody's where that is None, or it is none at all."""

    speaker: str | None = None
    kind: SpeakerKind = SpeakerKind.PERSON
    is_quote: bool = True


@dataclass(frozen=True, slots=True)
class Dispute:
    """A quote that people complained of, as it was read then; and what was decided on it.

    `words` are those of each piece of the content; `speaker` is whom it was given to, by the
    `reading` of that version, where that is known.
    """

    article_key: str
    content: tuple[Span, ...]
    words: tuple[str, ...]
    speaker: str | None = None
    reading: str | None = None
    correction: Correction | None = None
    id: int = 0


def place(dispute: Dispute, text: str) -> tuple[Span, ...]:
    """Where the words stand in the text of today: nearest to where they stood; () if nowhere."""
    pieces = (
        _nearest(words, text, span.start)
        for words, span in zip(dispute.words, dispute.content, strict=True)
    )
    return tuple(piece for piece in pieces if piece)


def _nearest(words: str, text: str, start: int) -> Span | None:
    if text.startswith(words, start):
        return Span(start, start + len(words))
    pattern = r"\s+".join(map(re.escape, words.split()))
    spans = [Span(*match.span()) for match in re.finditer(pattern, text)]
    return min(spans, key=lambda span: abs(span.start - start), default=None)


def quote_of(dispute: Dispute, text: str, quotes: Sequence[Quote]) -> Quote | None:
    """The one of an article's quotes that is disputed, also where it is marked a little longer."""
    content = place(dispute, text)
    likest = max(quotes, key=lambda quote: _likeness(quote.content, content), default=None)
    return likest if likest and _likeness(likest.content, content) >= _SAME else None


def _likeness(content: Sequence[Span], other: Sequence[Span]) -> float:
    """How much of two contents is shared, from 0 to 1 (Dice)."""
    shared = sum(
        max(0, min(one.end, two.end) - max(one.start, two.start))
        for one in content
        for two in other
    )
    letters = sum(span.end - span.start for span in (*content, *other))
    return 2 * shared / letters if letters else 0.0


def corrected(quote: Quote, correction: Correction) -> Quote:
    """The quote as an operator says that it is; a person decided that, so it is sure.

    What is nobody's has no kind of speaker either, so that nothing names one later.
    """
    if not correction.is_quote:
        return replace(quote, act=Act.UNSAID, speaker=None, speaker_kind=None, evidence=None)
    if correction.speaker is None:
        return replace(quote, speaker=None, speaker_kind=None, evidence=None)
    return replace(
        quote,
        speaker=correction.speaker,
        speaker_kind=correction.kind,
        evidence=None,
        inner=quote.inner if quote.inner != correction.speaker else None,
        confidence=1.0,
    )


def set_right(quotes: Sequence[Quote], text: str, disputes: Sequence[Dispute]) -> tuple[Quote, ...]:
    """An article's quotes with all that was decided on them."""
    decisions = {
        quote: dispute.correction
        for dispute in disputes
        if dispute.correction and (quote := quote_of(dispute, text, quotes))
    }
    return tuple(
        corrected(quote, decisions[quote]) if quote in decisions else quote for quote in quotes
    )
