"""Which sentences of a text may stand in its summary.

Sentences of the article itself, that say whose words they are: every one is a slice of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from corpus.exceptions import SummaryError
from corpus.quotes import statements
from corpus.summaries.boilerplate import behind_prefix, is_around, is_caption
from corpus.text import paragraphs, sentences, trim, words
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
_PUNCTUATED = 0.6
# Fewer words beside a quotation do not say whose it is.
_SPEAKER_WORDS = 2

_ENDS = re.compile(r"[.!?…。！？｡؟۔।][\"'”’»)\]）」』]*\Z|[\"”»」』]\Z")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


def candidates(text: str) -> list[Span]:
    """The sentences of the beginning of `text` that may stand in a summary, in order.

    Headings, captions and quotations without a speaker only where there is nothing else.
    Raises SummaryError where there are no words, or none but those around an article.
    """
    start = text[:LONGEST]
    found = [span for span in sentences(start) if words(span.of(text))]
    if not found:
        raise SummaryError("summary.empty")
    if len(text) > LONGEST:
        # The cut may have gone through the last one: it is no candidate, or loses its last word.
        found = found[:-1] or [_whole_words(text, found[0])]
    captions = [part for part in paragraphs(start) if is_caption(part.of(text))]
    own = [
        behind_prefix(text, span)
        for span in found
        if not is_around(span.of(text)) and not any(map(span.overlaps, captions))
    ]
    if not own:
        raise SummaryError("summary.around")
    full = _full(text, own) or own
    return _with_speakers(start, full) or full


def _whole_words(text: str, span: Span) -> Span:
    cut = span.of(text).rfind(" ")
    return trim(text, span.start, span.start + cut) if cut > 0 else span


def _full(text: str, found: list[Span]) -> list[Span]:
    """Those that are no headings: long enough, and ended by a mark where most are."""
    ended = [span for span in found if _ENDS.search(span.of(text))]
    full, full_ended = _longer(text, found, _LEAST_WORDS), _longer(text, ended, _LEAST_WORDS)
    if len(full_ended) < _PUNCTUATED * len(full):
        return full
    return full_ended if len(full_ended) >= _FEW else _longer(text, ended, _LEAST_WORDS_OF_FEW)


def _longer(text: str, found: list[Span], least: int) -> list[Span]:
    return [span for span in found if _is_long(span.of(text), least)]


def _is_long(sentence: str, least: int) -> bool:
    return len(words(sentence)) >= least or len(_UNSPACED.findall(sentence)) >= _LEAST_LETTERS


def _with_speakers(text: str, found: list[Span]) -> list[Span]:
    """Those that are not all quotation: somebody's words keep the one who said them."""
    quotations = [part for each in statements.split(text) for part in each.quotations]
    return [span for span in found if _is_spoken_for(text, span, quotations)]


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
