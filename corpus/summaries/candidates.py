"""Which sentences of a text may stand in its summary.

Sentences of the article itself, that say whose words they are: every one is a slice of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from corpus.exceptions import SummaryError
from corpus.quotes import statements
from corpus.summaries.boilerplate import behind_caption, behind_prefix, is_around, is_caption
from corpus.text import UNSPACED_LETTERS, paragraphs, sentences, trim, words
from corpus.types import Span

LONGEST = 12_000
"""How much of a text is looked at, in characters, which is about 2,000 words: news says what
matters at its beginning, and every sentence is compared with every other."""

# Shorter than this is a heading, a byline or a caption, unless it is all there is.
_LEAST_WORDS = 6
# In a text of fewer full sentences than this also shorter ones are told, if a mark ends them.
_FEW = 5
_LEAST_WORDS_OF_FEW = 3
# What a script without spaces makes of six words.
_LEAST_LETTERS = 12
# Where so many sentences end with a mark, one that does not is a heading or a caption.
_MOSTLY = 0.6
# Fewer words beside a quotation do not say whose it is.
_SPEAKER_WORDS = 2

_ENDS = re.compile(r"[.!?…。！？｡؟۔।][\"'”’»)\]）」』]*\Z|[\"”»」』]\Z")
_OPENING_MARK = re.compile(r"(?:\A|(?<=[\s(:]))[\"“'‘](?=[^\W\d])")
_CLOSING_MARK = re.compile(r"(?<=[\w.,!?…])[\"”'’](?!\w)")
_LETTER = re.compile(f"[{UNSPACED_LETTERS}]")


def candidates(text: str) -> list[Span]:
    """The sentences of the beginning of `text` that may stand in a summary, in order.

    Headings, captions and quotations without a speaker only where there is nothing else.
    Raises SummaryError where there are no words, or none but those around an article.
    """
    start = text[:LONGEST]
    spans = [span for span in sentences(start) if words(span.of(text))]
    if not spans:
        raise SummaryError("summary.empty")
    if len(text) > LONGEST:
        # The cut may have gone through the last one: it is no candidate, or loses its last word.
        spans = spans[:-1] or [_whole_words(text, spans[0])]
    captions = [part for part in paragraphs(start) if is_caption(part.of(text))]
    own = [
        behind_prefix(text, span)
        for span in (behind_caption(text, span) for span in spans)
        if not is_around(span.of(text)) and not any(map(span.overlaps, captions))
    ]
    if not own:
        raise SummaryError("summary.around")
    full = _full(text, own) or own
    quotations = [part for statement in statements.split(start) for part in statement.quotations]
    complete = [span for span in full if not _is_broken_off(span.of(text))] or full
    return [span for span in complete if _is_spoken_for(start, span, quotations)] or complete


def _whole_words(text: str, span: Span) -> Span:
    cut = span.of(text).rfind(" ")
    return trim(text, span.start, span.start + cut) if cut > 0 else span


def _full(text: str, spans: list[Span]) -> list[Span]:
    """Those that are no headings: long enough, and ended by a mark where most are."""
    whole = [span for span in spans if _ENDS.search(span.of(text))]
    full, full_and_whole = _longer(text, spans, _LEAST_WORDS), _longer(text, whole, _LEAST_WORDS)
    if len(full_and_whole) < _MOSTLY * len(full):
        return full
    is_enough = len(full_and_whole) >= _FEW
    return full_and_whole if is_enough else _longer(text, whole, _LEAST_WORDS_OF_FEW)


def _longer(text: str, spans: list[Span], least: int) -> list[Span]:
    return [span for span in spans if _is_long(span.of(text), least)]


def _is_long(sentence: str, least: int) -> bool:
    letters = len(_LETTER.findall(sentence))  # `words` makes nearly as many pairs of them
    return letters >= _LEAST_LETTERS or len(words(sentence)) - letters >= least


def _is_broken_off(sentence: str) -> bool:
    """Whether a quotation begins in it that goes on behind it: "She said: “Nobody asked us."."""
    opening, closing = (
        max((mark.start() for mark in marks.finditer(sentence)), default=-1)
        for marks in (_OPENING_MARK, _CLOSING_MARK)
    )
    return opening > closing


def _is_spoken_for(text: str, span: Span, quotations: list[Span]) -> bool:
    first = max(0, bisect_left(quotations, span) - 1)
    outside, position = [], span.start
    for quotation in quotations[first:]:
        if quotation.start >= span.end:
            break
        if quotation.end > position:
            outside += words(text[position : max(position, quotation.start)])
            position = min(span.end, quotation.end)
    outside += words(text[position : span.end])
    return position == span.start or len(outside) >= _SPEAKER_WORDS
