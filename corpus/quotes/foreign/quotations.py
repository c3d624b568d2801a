"""Direct quotations with a named speaker, in languages other than English.

Only what leaves no doubt: whole quoted sentences with a cue right beside them and
a person's full name right beside the cue, or a surname that ends just one full
name of the text. Whatever else there is stays silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.quotes.foreign.names import (
    LONGEST_ROLE,
    Mention,
    agrees,
    full_name,
    full_names,
    mention_at,
    stands_alone,
)
from corpus.quotes.foreign.words import WORDS, SpeechWords
from corpus.text import fold, paragraphs
from corpus.types import Span

# How far from a quotation its cue and speaker may stand: what bounds all work.
_NEAR = 240
_LONGEST_TAIL = 60

_CLOSES = {"„": "“”", "“": "”", "«": "»", "»": "«", '"': '"'}
_MARKS = re.compile('[„“”«»"]')
# No sentence ends with "Dr." or an initial: what comes before the full stop has four letters.
_SENTENCE_END = re.compile(
    r"(?:(?:(?<=\w{4})|(?<=[»”“\"]))\.[»”“\"]?|[!?…][»”“\"]?|[»”“\"])\s+(?=[^\W\d_])"
)
_COMMA = re.compile(r"\s*(?:,\s*)?(?:[—–-]\s*)?")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation, its marks included, who said it, and by which words we know."""

    content: tuple[Span, ...]
    cue: Span
    source: Span
    name: str


@dataclass(frozen=True, slots=True)
class _Utterance:
    """A quotation beside a cue and a mention, of which nobody has said yet whom it means."""

    content: tuple[Span, ...]
    cue: Span
    mention: Mention


def quotations(text: str, language: str) -> list[Quotation]:
    """The direct quotations of `text` with a named speaker; of no other language any.

    paragraphs -> their quotations -> cue and mention before, around or after each -> full names.
    """
    words = WORDS.get(language)
    if not words or not _MARKS.search(text):
        return []
    utterances = [u for part in paragraphs(text) for u in _in_paragraph(text, part, words)]
    names = full_names(text, words) if utterances else frozenset()
    speakers = ((u, full_name(text, u.mention, names)) for u in utterances)
    return [Quotation(u.content, u.cue, u.mention.span, name) for u, name in speakers if name]


# --- quotations ------------------------------------------------------------------------


def _in_paragraph(text: str, paragraph: Span, words: SpeechWords) -> Iterator[_Utterance]:
    spans = _quoted_spans(text, paragraph)
    end = 0  # of the utterance before, which may hold the next quotation
    for number, span in enumerate(spans):
        edges = Span(spans[number - 1].end if number else paragraph.start, paragraph.end)
        if span.start < end or not _is_speech(text, span):
            continue
        utterance = _utterance(text, span, edges, spans[number + 1 : number + 2], words)
        if utterance:
            end = utterance.content[-1].end
            yield utterance


def _quoted_spans(text: str, paragraph: Span) -> list[Span]:
    """The outermost quotations of a paragraph; none at all where its marks do not match."""
    spans: list[Span] = []
    openings: list[int] = []
    for mark in _MARKS.finditer(text, paragraph.start, paragraph.end):
        closes = openings and mark[0] in _CLOSES[text[openings[-1]]]
        if closes and not _opens(text, mark, openings):
            start = openings.pop()
            if not openings:
                spans.append(Span(start, mark.end()))
        elif mark[0] in _CLOSES:
            openings.append(mark.start())
        else:
            return []
    return [] if openings else spans


def _opens(text: str, mark: re.Match[str], openings: Sequence[int]) -> bool:
    """Whether a mark that could close opens another: a straight one before a word."""
    before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
    return mark[0] == '"' and len(openings) < 2 and before.isspace() and after.isalpha()


def _is_speech(text: str, quotation: Span) -> bool:
    """Whether it is more than a word, a title or a part of a sentence."""
    inside = text[quotation.start + 1 : quotation.end - 1].strip()
    before = text[max(0, quotation.start - 3) : quotation.start].rstrip(" \u00a0\u202f")
    begins = inside[:1].isupper() or inside[:1].isdigit() or inside[:1] in "¿¡…"
    return begins and len(inside.split()) > 1 and before[-1:] not in {"(", "„", "“", "«", '"'}


def _utterance(
    text: str, quotation: Span, edges: Span, later: Sequence[Span], words: SpeechWords
) -> _Utterance | None:
    """The quotation with cue and speaker, where they stand before, around or after it."""
    limit = min([edges.end, quotation.end + _NEAR, *(span.start for span in later)])
    start = _sentence_start(text, max(edges.start, quotation.start - _NEAR), edges, quotation)
    if start is not None and (utterance := _before(text, quotation, start, limit, words)):
        return utterance
    lead = text[edges.start : quotation.start].rstrip()
    begins_sentence = not lead or lead[-1] in '.!?…:»”“"'
    return _after(text, quotation, limit, later, words) if begins_sentence else None


def _sentence_start(text: str, nearest: int, edges: Span, quotation: Span) -> int | None:
    """Where the sentence that leads to a quotation begins; None where that is too far off."""
    ends = [end.end() for end in _SENTENCE_END.finditer(text, nearest, quotation.start)]
    inside = [end for end in ends if end < quotation.start]
    if inside:
        return inside[-1]
    return nearest if nearest == edges.start and not text[nearest - 1 : nearest].isalpha() else None


# --- cue and speaker -------------------------------------------------------------------


def _before(
    text: str, quotation: Span, start: int, limit: int, words: SpeechWords
) -> _Utterance | None:
    """'Name said: “…”', 'Then said Name: “…”', or 'Name, “…” said' where a language does so."""
    lead = text[start : quotation.start]
    if not words.negations.isdisjoint(lead.lower().split()):
        return None
    mention = mention_at(text, start, quotation.start, words, begins=True)
    if mention:
        return _name_first(text, quotation, mention, limit, words)
    cue = _inverted_cue(text, start, quotation.start, words)
    mention = mention_at(text, cue.end, quotation.start, words) if cue else None
    if cue and mention and _is_announced(text, mention.span.end, quotation.start):
        return _Utterance((quotation,), cue, mention) if agrees(text, cue, mention) else None
    return None


def _name_first(
    text: str, quotation: Span, mention: Mention, limit: int, words: SpeechWords
) -> _Utterance | None:
    cue = _cue(text, mention.span.end, quotation.start, words)
    if cue and _is_announced(text, cue.end, quotation.start) and agrees(text, cue, mention):
        return _Utterance((quotation,), cue, mention)
    between = text[mention.span.end : quotation.start].strip()
    if not words.speaker_leads or between not in {"", ","}:
        return None
    cue = _cue_behind(text, quotation, limit, words)
    return _Utterance((quotation,), cue, mention) if cue else None


def _after(
    text: str, quotation: Span, limit: int, later: Sequence[Span], words: SpeechWords
) -> _Utterance | None:
    """'“…”, said Name', and what is quoted on after a comma."""
    cue = _cue_behind(text, quotation, limit, words)
    mention = mention_at(text, cue.end, limit, words) if cue else None
    if not cue or not mention or not agrees(text, cue, mention):
        return None
    tail = re.split(r"[.;:!?]", text[mention.span.end : limit], maxsplit=1)[0]
    is_denied = not words.negations.isdisjoint(tail.lower().replace(",", " ").split())
    if is_denied or not stands_alone(text, mention.span.end, limit, words):
        return None
    goes_on = later and text[mention.span.end : later[0].start].strip() in {",", ", —", ", –"}
    return _Utterance((quotation, *(later if goes_on else ())), cue, mention)


def _cue_behind(text: str, quotation: Span, limit: int, words: SpeechWords) -> Span | None:
    gap = _COMMA.match(text, quotation.end, limit)
    return _cue(text, gap.end() if gap else quotation.end, limit, words)


def _cue(text: str, start: int, limit: int, words: SpeechWords) -> Span | None:
    match = _cues(words).match(text, start, limit)
    return Span(*match.span(1)) if match else None


@lru_cache(maxsize=16)
def _cues(words: SpeechWords) -> re.Pattern[str]:
    forms = "|".join(re.escape(form).replace(r"\ ", r"\s") for form in words.cues)
    return re.compile(rf"\s*({forms})(?![\w'’-])")


def _inverted_cue(text: str, start: int, limit: int, words: SpeechWords) -> Span | None:
    """The cue that begins a sentence, or follows a few words like "On Monday"."""
    sentence = text[start : start + 1].lower() + text[start + 1 : limit]
    match = _cues(words).match(sentence)
    if match:
        return Span(start + match.start(1), start + match.end(1))
    first = sentence.split(maxsplit=1)[:1]
    if not first or fold(first[0]) not in words.adverbs:
        return None
    gaps = list(re.finditer(r"\s", text[start:limit]))[:LONGEST_ROLE]
    cues = (_cue(text, start + gap.start(), limit, words) for gap in gaps)
    return next(filter(None, cues), None)


def _is_announced(text: str, start: int, end: int) -> bool:
    """Whether only a colon, or a few words and a colon, stand between."""
    between = text[start:end]
    is_short = len(between) <= _LONGEST_TAIL and between.count(":") == 1
    return is_short and between.rstrip().endswith(":") and not re.search(r"[.;!?„“«»]", between)
