"""Link the marks of a text: each cue with what was said and with who said it.

With perfect marks these rules find 96 of 100 statements (`docs/attribution.md`):
the nearest wins, and a sentence's end between two marks counts like a distance.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter

from corpus.quotes.statements import ABBREVIATION, CLOSING_MARKS
from corpus.quotes.tagger import Mark, Role
from corpus.types import Span

# Distances in characters, chosen on training articles.
_OVER_A_SENTENCE = 150
_OVER_A_PARAGRAPH = 1_000
_CONTENT_LATER = -20  # "he said" announces more often than it follows
_SOURCE_LATER = 80  # unless it is next to the cue: "said Lavrov"
_NEIGHBOURS = 4  # looked at on either side of a mark
_FARTHEST = 4_000
_ADDRESS = 60  # "told the players:"
_APPOSITION = 120  # "said Krol, who chairs the board."

_END = re.compile(r"[.?!]['\"”’)]*(?=\s+[\"“‘'A-Z0-9])|\n")
_ABBREVIATED = re.compile(ABBREVIATION)
_LAST_WORD = re.compile(r"[^\W\d_]*\Z")
_LONGEST_ABBREVIATION = 6
_ASKED = re.compile(r"[?!…]['\"”’]")  # "Is it late?" Lund asked
_QUOTE_MARKS = frozenset("\"'“”‘’„«»`")
_SEAM = re.compile(r"(?<=[.?!,…][\"”])\s+(?=[\"“]\w)")
_PARTING = re.compile(rf"{_SEAM.pattern}|\n\s*\n\s*(?=\S)")
_LONGEST_LEAD = 40
_ARTICLE = 5
_ACCORDING = re.compile(r"\baccording to\Z", re.IGNORECASE)
# What stands before a name that is spoken of, and no source: "About Mr. Krol: ...".
_SPOKEN_OF = re.compile(
    r"(?:(?:\A|[.?!\"”\n])\s*(?:About|Against|As for|Concerning|Of|On|Regarding|To|Asked about)|"
    r"\b(?:e-?mail|letter|memo|message|note|reply|tweet)s? (?:about|to))\s"
    r"(?:(?:Dr|Gov|Lord|Mrs?|Ms|Rep|Sen|Sir)\.?\s)?\Z"
)
# "adding that": whose words these are stands with the cue before.
_PARTICIPLE = re.compile(r"(?:(?:and|but|also|then|while)\s)*\w+ing\b")


@dataclass(frozen=True, slots=True)
class Attribution:
    """What was said, by which words and mention; `score` is the least of its marks' scores."""

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    score: float = 1.0


def link(
    text: str, marks: Sequence[Mark], lone_quotations: Sequence[Span] = ()
) -> list[Attribution]:
    """The attributions among the marks of a text, by the places of their cues.

    `lone_quotations` are the paragraphs that are nothing else: theirs who spoke right before.

    contents without seams -> the contents of each cue -> the source of each cue with one.
    """
    by_role = {role: [mark for mark in marks if mark.role is role] for role in Role}
    cues = by_role[Role.CUE]
    contents = [part for mark in by_role[Role.CONTENT] for part in _without_seams(text, mark)]
    contents_of = _contents(text, cues, contents, lone_quotations)
    attributions: list[Attribution] = []
    last: tuple[Mark, Mark | None] | None = None
    for cue in cues:
        if pieces := sorted(contents_of[cue.span], key=_place):
            source = _source(text, cue, by_role[Role.SOURCE], contents, last)
            last = cue, source
            parts = [cue, *pieces, *([source] if source else [])]
            attributions.append(
                Attribution(
                    content=tuple(piece.span for piece in pieces),
                    cue=cue.span,
                    source=source.span if source else None,
                    score=min(part.score for part in parts),
                )
            )
    return attributions


def _without_seams(text: str, content: Mark) -> Iterator[Mark]:
    """The quotations of a content that holds several: where one closes and the next opens at once.

    So are the paragraphs of one: each is a part of its own.
    """
    start = content.span.start
    for seam in _PARTING.finditer(text, content.span.start, content.span.end):
        yield replace(content, span=Span(start, seam.start()))
        start = seam.end()
    yield replace(content, span=Span(start, content.span.end))


def _place(mark: Mark) -> Span:
    return mark.span


# --- what was said by a cue ------------------------------------------------------------


def _contents(
    text: str, cues: Sequence[Mark], contents: Sequence[Mark], lone_quotations: Sequence[Span]
) -> dict[Span, list[Mark]]:
    """The contents of each cue: the nearest ones, then the quotations that go on after it."""
    contents_of: dict[Span, list[Mark]] = defaultdict(list)
    continuations: list[tuple[Mark, Mark]] = []
    before: tuple[Mark, Mark] | None = None
    for content in contents:
        cue = _cue(text, cues, content, before)
        if not cue and before and _is_alone(content.span, lone_quotations):
            cue = before[0] if _follows(text, before, content.span) else None
        if not cue:
            continue
        before = cue, content
        is_quotation = cue.span < content.span and text[content.span.start] in _QUOTE_MARKS
        if is_quotation and _ends_between(text, cue.span, content.span):
            continuations.append(before)
        else:
            contents_of[cue.span].append(content)
    for cue, content in continuations:
        contents_of[_quoting(text, cue, cues, contents_of).span].append(content)
    return contents_of


def _cue(
    text: str, cues: Sequence[Mark], content: Mark, before: tuple[Mark, Mark] | None
) -> Mark | None:
    """The nearest cue of the paragraph, or the one before it that announces or goes on."""
    nearest = min(
        _near(cues, content),
        key=lambda cue: _to_content(text, cue.span, content.span),
        default=None,
    )
    between = _between(text, nearest.span, content.span, ()) if nearest else None
    if nearest and between and not _breaks(text, between):
        is_answer = content.span < nearest.span and _SEAM.match(text, content.span.end)
        return None if is_answer else nearest  # "Will you go?" "No," said Lind
    if text[content.span.start] not in _QUOTE_MARKS:
        return None
    # A quotation over several paragraphs opens each anew and closes the last only.
    if before and _opens_anew(text, before[1].span, content.span):
        return before[0]
    gap = text[nearest.span.end : content.span.start].strip() if nearest else ""
    return nearest if nearest and len(gap) < _ADDRESS and gap[-1:] in ("", ":") else None


def _is_alone(content: Span, paragraphs: Sequence[Span]) -> bool:
    place = bisect_left(paragraphs, content.end, key=attrgetter("end"))
    return place < len(paragraphs) and paragraphs[place].start <= content.start


def _follows(text: str, before: tuple[Mark, Mark], content: Span) -> bool:
    """Whether a paragraph follows the sentence of the cue and content before: "so she said."

    Behind a quotation that closes the paragraph before it somebody else may answer.
    """
    end = max(mark.span.end for mark in before)
    if content.start - end > _FARTHEST:
        return False
    gap = text[end - 1 : content.start].rstrip()
    is_answer = gap[:1] in _QUOTE_MARKS or gap.rstrip(".")[-1:] in _QUOTE_MARKS
    return 0 < len(gap) < _APPOSITION and not _stops(gap) and not is_answer


def _opens_anew(text: str, before: Span, content: Span) -> bool:
    """Whether nothing stands between two quotations, of which the first is not closed."""
    gap = text[before.end - 1 : content.start].rstrip()
    return not gap[1:].strip(" .,;") and gap[-1:] not in CLOSING_MARKS


def _near(marks: Sequence[Mark], mark: Mark) -> Sequence[Mark]:
    place = bisect_left(marks, mark.span, key=_place)
    return marks[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS]


def _to_content(text: str, cue: Span, content: Span) -> float:
    return _distance(text, cue, content) + (_CONTENT_LATER if cue < content else 0)


def _quoting(
    text: str, nearest: Mark, cues: Sequence[Mark], contents_of: dict[Span, list[Mark]]
) -> Mark:
    """The last cue of the paragraph that quotes: the next quotation is its speaker's too."""
    place = bisect_left(cues, nearest.span, key=_place)
    for cue in (nearest, *reversed(cues[max(0, place - _NEIGHBOURS) : place])):
        if "\n" in text[cue.span.end : nearest.span.start]:
            break
        pieces = [piece.span.of(text) for piece in contents_of[cue.span]]
        if any(piece[:1] in _QUOTE_MARKS or piece[-1:] in _QUOTE_MARKS for piece in pieces):
            return cue
    return nearest


# --- who said it -----------------------------------------------------------------------


def _source(
    text: str,
    cue: Mark,
    sources: Sequence[Mark],
    contents: Sequence[Mark],
    last: tuple[Mark, Mark | None] | None,
) -> Mark | None:
    """The source nearest to a cue in its sentence; what is said between does not count."""
    skips = [content.span for content in _near(contents, cue)]
    own = min(
        _near(sources, cue),
        key=lambda source: _to_source(text, cue.span, source.span, skips),
        default=None,
    )
    if own and (
        _ends_between(text, own.span, cue.span, skips)
        or _is_spoken_of(text, own.span, cue.span)
        or _is_beyond(text, own.span, cue.span)
    ):
        own = None
    if not last or not _PARTICIPLE.match(cue.span.of(text)):
        return own
    is_beside = (
        own
        and last[0].span < own.span < cue.span
        and not text[own.span.end : cue.span.start].strip()
    )
    goes_on = last[1] and not _ends_between(text, last[0].span, cue.span, skips)
    return last[1] if goes_on and not is_beside else own


def _is_spoken_of(text: str, source: Span, cue: Span) -> bool:
    """Whether a source is only whom words are of or for: "Of Krol: ...", "In a letter to Krol"."""
    lead = text[max(cue.end if cue < source else 0, source.start - _LONGEST_LEAD) : source.start]
    return bool(_SPOKEN_OF.search(lead))


def _is_beyond(text: str, source: Span, cue: Span) -> bool:
    """Whether a source is not that of "according to", which stands right behind it."""
    is_beside = cue < source and len(text[cue.end : source.start].strip()) < _ARTICLE
    return bool(_ACCORDING.search(cue.of(text))) and not is_beside


def _to_source(text: str, cue: Span, source: Span, skips: Iterable[Span]) -> float:
    is_inverted = source > cue and not text[cue.end : source.start].strip()
    later = 0 if source < cue or is_inverted else _SOURCE_LATER
    return _distance(text, cue, source, skips) + later


# --- what stands between two marks -----------------------------------------------------


def _distance(text: str, mark: Span, neighbour: Span, skips: Iterable[Span] = ()) -> float:
    """Characters between two marks, and what the ends of sentences among them count."""
    between = _between(text, mark, neighbour, skips)
    if between is None:
        return float("inf")
    length = sum(part.end - part.start for part in between)
    ends, breaks = _ends(text, between), _breaks(text, between)
    return length + ends * _OVER_A_SENTENCE + breaks * _OVER_A_PARAGRAPH


def _ends_between(text: str, mark: Span, neighbour: Span, skips: Iterable[Span] = ()) -> bool:
    """Whether a sentence ends between two marks, or far too much stands there."""
    between = _between(text, mark, neighbour, skips)
    return between is None or _ends(text, between) > 0


def _ends(text: str, parts: Iterable[Span]) -> int:
    """How many sentences end in these parts of a text."""
    stops = _stops(text)
    return sum(bisect_left(stops, part.end) - bisect_left(stops, part.start) for part in parts)


def _breaks(text: str, parts: Iterable[Span]) -> int:
    """How many lines end in these parts of a text."""
    return sum(text.count("\n", part.start, part.end) for part in parts)


@lru_cache(maxsize=4)
def _stops(text: str) -> list[int]:
    """Where the sentences of a text end."""
    places = (match.start() for match in _END.finditer(text))
    return [place for place in places if not _is_abbreviation(text, place)]


def _is_abbreviation(text: str, stop: int) -> bool:
    word = _LAST_WORD.search(text, max(0, stop - _LONGEST_ABBREVIATION), stop)
    return bool(word and _ABBREVIATED.match(text, word.start()))


def _between(text: str, mark: Span, neighbour: Span, skips: Iterable[Span]) -> list[Span] | None:
    """What stands between two marks and in none of the spans `skips`; None if too far.

    The edges of the two are with it, since a sentence may end with the first, unless
    it is a question: what follows may be who asked.
    """
    first, second = min(mark, neighbour), max(mark, neighbour)
    if second.start - first.end > _FARTHEST:
        return None
    edge = max(first.start, first.end - 2)
    place = first.end if _ASKED.match(text, edge) else edge
    parts: list[Span] = []
    for span in skips:
        if first.end <= span.start and span.end <= second.start:
            parts.append(Span(place, span.start))
            place = span.end
    return [*parts, Span(place, second.start + 1)]
