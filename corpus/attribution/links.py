"""Link each cue to what was said and to the mention of who said it, by rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.attribution import names, sources
from corpus.attribution.cues import NAMING, SAYING, TELLING, WORD, Cue, forms
from corpus.attribution.sources import without_stop
from corpus.attribution.statements import CLOSING_MARKS, MARK, Statement
from corpus.text import trim
from corpus.types import Span

_FEWEST_WORDS = 4  # of a clause that no quotation mark shows to be one
_MOST_PIECES = 50
_LONGEST_GAP = 25  # between two quotations that are still one content in pieces

_ADVERBIAL = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight|earlier|later|again|"
    r"recently|about|after|at|before|by|during|for|from|following|in|last|of|on|this|through|to|"
    r"via|when|while|with)\b"
)
_THAT = re.compile(r"[^,;:\"“”]{0,100}?\b(that)\s")
_ADDRESSEE = re.compile(
    r"\s+(?:me|us|him|her|them|you|"
    r"(?:the|an?|his|her|its|their)(?:\s+[\w.’'-]+){1,4}?(?=[,:]|\s+(?:that|he|she|it|they)\s)|"
    r"(?:(?:the|an?|his|her|its|their)\s+)?(?:[\w.’'-]+\s+?){0,3}?"
    r"(?:reporters?|supporters|conference|lawmakers|journalists|officials|voters|"
    r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*)*))(?=[\s,:])"
)
_ASKING = frozenset({"asks", "asked", "asking"})
_ASKED = re.compile(r"\b(?:how|if|that|to|what|when|where|whether|who|why)\b")
# "She praised the bridge" is no statement, "she praised it as safe" is one.
_JUDGING = forms("attack blast praise slam")
_REASON = re.compile(r"\b(?:as|because|for|over|saying|that)\b")
_CLAUSE_BEGUN = re.compile(
    r"^(?:he|I|it|she|there|they|we|you)\b|"
    r"\b(?:are|can|could|did|had|has|have|is|must|should|was|were|will|would)\b"
)
# "According to Ivo Berg, the director of the works, it rains": he is the director.
_APPOSITION = re.compile(
    rf",\s(?:(?:who|which|whose)\b|an?\b(?![^,]*\b(?:are|can|had|has|is|was|were|will|would)\b)|(?:the|his|her|its|their)\s(?:[\w’'-]+\s){{0,5}}?"
    rf"(?:{'|'.join(sorted(names.ROLES))})\b)[^,;:\"“”()]{{0,100}},"
)
_PASSIVE = re.compile(r"\s(?:as|by|of)\b")
# What stands before a cue that goes on where another one ended: ", and he", ", ".
_SIBLING = re.compile(r",\s+(?:(?:and|but|while|then)\s+)?(?:[\w.’'-]+\s+){0,2}\Z")
_HEADLINE = re.compile(
    r"(?:Said\s)?(?P<name>(?:[^\W\d_][\w.’'-]*\s){0,4}[^\W\d_][\w.’'-]*)(?:\s\([^)]{1,30}\))?"
    r"(?P<colon>:)\s+(?=\S)"
)
# What a headline has without quotation marks must be a clause: not "Anna Krol: 45 votes".
_SPEECH = re.compile(
    r"\b(?:(?<!who )(?<!that )(?<!which )(?:am|are|can|can't|cannot|could|did|do|does|don't|"
    r"had|has|have|is|isn't|might|must|shall|should|was|wasn't|were|will|won't|would)|"
    r"I|me|my|our|we|you|your|\w+['’](?:ll|m|re|ve))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """What was said, by which words and mention; `paragraph` counts from 0."""

    content: tuple[Span, ...]
    sentence: Span
    cue: Span | None
    source: Span | None
    paragraph: int


@dataclass(frozen=True, slots=True)
class _Clause:
    """A cue and the part of its statement, from `start` to `end`, where its content may stand."""

    text: str
    statement: Statement
    cue: Cue
    start: int
    end: int

    def quotations(self, start: int, end: int) -> list[Span]:
        """The quotations that begin between two places."""
        return [span for span in self.statement.quotations if start <= span.start < end]

    def ends_quoted(self, span: Span) -> bool:
        """Whether a quotation ends where a span does."""
        return any(quotation.end == span.end for quotation in self.statement.quotations)

    def count(self, span: Span) -> int:
        """How many words a span has."""
        return len(WORD.findall(self.text, span.start, span.end))

    def begins_adverbially(self, span: Span) -> bool:
        """Whether a span begins like "On Tuesday" or "Asked about it"."""
        first = WORD.match(self.text, span.start, span.end)
        return not first or sources.is_adverbial(first[0].lower())


_Parts = tuple[Span, tuple[Span, ...]]  # source and content


def link(
    text: str, statements: Sequence[Statement], cues: Sequence[list[Cue]]
) -> list[Attribution]:
    """The cues with content and source; a quotation without a cue joins its neighbour."""
    found: list[Attribution] = []
    loose: list[Statement] = []
    for statement, its_cues in zip(statements, cues, strict=True):
        new = _attributions(text, statement, its_cues)
        if new and loose and _leads_into(text, loose[-1], statement, new[0]):
            new[0] = _joined(new[0], loose)
        new = [one for one in new if one.content or text[one.sentence.end - 1] == ":"]
        if new:
            found += new
        elif statement.is_quotation() and found and _follows(text, found[-1], statement):
            found[-1:] = _continued(text, found[-1], statement)
        elif statement.is_quotation():
            loose = [*loose, statement] if _adjoins(text, loose, statement) else [statement]
            continue
        loose = []
    return [attribution for attribution in found if attribution.content]


def _adjoins(text: str, loose: Sequence[Statement], statement: Statement) -> bool:
    if not 0 < len(loose) < _MOST_PIECES:
        return False
    return loose[-1].paragraph == statement.paragraph or _runs_on(text, loose[-1].span)


def _leads_into(text: str, loose: Statement, statement: Statement, first: Attribution) -> bool:
    """Whether a quotation is the beginning of the one that `first` attributes."""
    is_near = loose.paragraph == statement.paragraph or _runs_on(text, loose.span)
    is_first = not first.content or first.content[0].start == statement.span.start
    return is_near and is_first


def _follows(text: str, last: Attribution, statement: Statement) -> bool:
    """Whether nothing but space stands between an attribution's sentence and a quotation."""
    is_near = not text[last.sentence.end : statement.span.start].strip()
    is_open = not last.content or _ends_quoted(text, last)
    return is_near and is_open and not _awaits_answer(text, last, statement)


def _ends_quoted(text: str, last: Attribution) -> bool:
    return any(MARK.match(text, piece.start) for piece in last.content)


def _awaits_answer(text: str, last: Attribution, statement: Statement) -> bool:
    """Whether a quotation may be another's: after a question, or a paragraph after 'he said: "'."""
    if not (last.cue and last.content) or _runs_on(text, last.content[-1]):
        return False
    end = last.content[-1].end
    is_question = last.cue.of(text) in _ASKING and text.endswith(
        "?", last.content[-1].start, end - 1
    )
    is_last = last.cue.end < last.content[0].start and end == last.sentence.end
    return is_question or (is_last and last.paragraph != statement.paragraph)


def _runs_on(text: str, quotation: Span) -> bool:
    return text[quotation.end - 1] not in CLOSING_MARKS


def _continued(text: str, last: Attribution, statement: Statement) -> list[Attribution]:
    """The attribution with one quotation more, or a second one that has no cue of its own."""
    is_one = last.paragraph == statement.paragraph or not last.content
    if is_one or _runs_on(text, last.content[-1]):
        if len(last.content) >= _MOST_PIECES:
            return [last]
        return [replace(_joined(last, [statement]), paragraph=statement.paragraph)]
    implicit = Attribution((statement.span,), statement.span, None, None, statement.paragraph)
    return [last, implicit]


def _joined(attribution: Attribution, statements: Sequence[Statement]) -> Attribution:
    content = sorted([*attribution.content, *(statement.span for statement in statements)])
    ends = [attribution.sentence, *(statement.span for statement in statements)]
    sentence = Span(min(span.start for span in ends), max(span.end for span in ends))
    return replace(attribution, content=tuple(content), sentence=sentence)


def _attributions(text: str, statement: Statement, cues: Sequence[Cue]) -> list[Attribution]:
    """One attribution a cue, but none for the cues inside what another one says."""
    found: list[Attribution] = []
    floor = statement.span.start
    if len(cues) > 1 and _holds_all(text, statement, cues):
        cues = cues[-1:]
    for cue, limit in zip(cues, _limits(text, statement, cues), strict=True):
        if cue.start < floor:
            continue
        shared = found[-1].source if found else sources.subject(text, statement.span)
        parts = _parts(_Clause(text, statement, cue, floor, limit), shared)
        if parts:
            source, content = parts
            found.append(
                Attribution(content, statement.span, cue.span, source, statement.paragraph)
            )
            floor = max(span.end for span in (cue.span, source, *content))
    return found or _headline(text, statement)


def _holds_all(text: str, statement: Statement, cues: Sequence[Cue]) -> bool:
    """Whether the last cue has the others in its content: "Lind told Berg to go, Voss said"."""
    *inner, last = cues
    follows_quotation = any(
        0 <= cue.start - quotation.end <= _LONGEST_GAP
        for cue in inner
        for quotation in statement.quotations
    )
    rest = without_stop(text, trim(text, last.span.end, statement.span.end))
    source = sources.before(text, statement, statement.span.start, last)
    if follows_quotation or rest.start < rest.end or not source:
        return False
    return text.endswith(", ", statement.span.start, source.start)


def _limits(text: str, statement: Statement, cues: Sequence[Cue]) -> list[int]:
    """For each cue, where at the latest its content ends: "he said A, and added B"."""
    limits: list[int] = []
    limit = statement.span.end
    for cue in reversed(cues):
        limits.append(limit)
        sibling = _SIBLING.search(text, max(statement.span.start, cue.start - 60), cue.start)
        limit = sibling.start() if sibling else limit
    return limits[::-1]


def _headline(text: str, statement: Statement) -> list[Attribution]:
    """ "Name: what they said", as in headlines and transcripts."""
    match = _HEADLINE.match(text, statement.span.start, statement.span.end)
    if not match:
        return []
    content = without_stop(text, Span(match.end(), statement.span.end))
    if not statement.quotations and not _SPEECH.search(text, content.start, content.end):
        return []
    name, colon = Span(*match.span("name")), Span(*match.span("colon"))
    return [Attribution((content,), statement.span, colon, name, statement.paragraph)]


def _parts(clause: _Clause, shared: Span | None) -> _Parts | None:
    """The source and content of a clause; `shared` is the source for a cue without its own."""
    text, cue = clause.text, clause.cue
    if cue.word == "according to":
        return _according(clause)
    if cue.word.endswith("ing") and cue.start == cue.span.start:
        is_aside = text[clause.start : cue.start].rstrip().endswith(",")
        content = _after(clause, clause.end, ())
        return (shared, content) if is_aside and shared and content else None
    if cue.word in NAMING and _PASSIVE.match(text, cue.span.end):
        return None
    source = sources.before(text, clause.statement, clause.start, cue)
    if source and sources.is_unsaid(text, clause.start, source):
        return None
    gap = source.of(text) if source else text[clause.start : cue.start].strip()
    if gap == "," or gap.lower() in sources.CONJUNCTIONS:
        source = shared
    elif gap.endswith((" and", " but")) and shared and sources.is_name(shared.of(text)):
        source = shared  # "Lind wished her well but said"
    return _with_source_before(clause, source) if source else _with_source_after(clause)


def _according(clause: _Clause) -> _Parts | None:
    """ "According to Lavrov, it rains" and "it rains, according to Lavrov"."""
    text = clause.text
    source = sources.after(text, clause.cue.span.end, clause.end)
    if not source:
        return None
    before = without_stop(text, trim(text, clause.start, clause.cue.start))
    if clause.count(before) >= _FEWEST_WORDS:
        return source, (before,)
    aside = _APPOSITION.match(text, source.end, clause.end)
    comma = aside.end() - 1 if aside else text.find(",", source.end, clause.end)
    after = without_stop(text, trim(text, comma + 1, clause.end))
    return (source, (after,)) if comma >= 0 and clause.count(after) >= _FEWEST_WORDS else None


def _with_source_before(clause: _Clause, source: Span) -> _Parts:
    """ "Lavrov said". Without content it may still end the quotation before, or announce one."""
    before = _before(clause, source.start)
    if before and clause.ends_quoted(before[-1]):
        return source, before + _quoted_after(clause, clause.cue.span.end, clause.end)
    limit = clause.end
    if source.of(clause.text) == "who":
        comma = clause.text.find(",", clause.cue.span.end, limit)
        limit = comma if comma >= 0 else limit
    return source, _after(clause, limit, before) or before


def _with_source_after(clause: _Clause) -> _Parts | None:
    """ "..., said Lavrov"."""
    before = _before(clause, clause.cue.start)
    source = sources.after(clause.text, clause.cue.span.end, clause.end)
    is_quoted = bool(before) and clause.ends_quoted(before[-1])
    if not (before and source and (is_quoted or clause.cue.word in SAYING)):
        return None
    return source, before + _quoted_after(clause, source.end, clause.end)


def _before(clause: _Clause, limit: int) -> tuple[Span, ...]:
    """What was said before "he said": quoted, or a clause that a comma ends."""
    region = trim(clause.text, clause.start, limit)
    span = Span(region.start, region.start + len(region.of(clause.text).rstrip(" ,—–-\n")))
    inside = clause.quotations(span.start, span.end)
    if inside and inside[-1].end == span.end:
        return _quoted_before(clause, span, inside)
    is_parted = span.end < region.end
    if is_parted and not clause.begins_adverbially(span) and clause.count(span) >= _FEWEST_WORDS:
        return (span,)
    return ()


def _quoted_before(clause: _Clause, span: Span, inside: Sequence[Span]) -> tuple[Span, ...]:
    """The quotations alone where little stands between them, else the whole clause."""
    if inside[0].start == span.start:
        gaps = [right.start - left.end for left, right in pairwise(inside)]
        return tuple(inside) if max(gaps, default=0) <= _LONGEST_GAP else (span,)
    return (inside[-1],) if clause.begins_adverbially(span) else (span,)


def _after(clause: _Clause, limit: int, before: tuple[Span, ...]) -> tuple[Span, ...]:
    """What follows a cue; nothing where that is a time or place, and `before` the content."""
    text, start = clause.text, clause.cue.span.end
    if clause.cue.word in TELLING and (addressee := _ADDRESSEE.match(text, start, limit)):
        start = addressee.end()
    if quoted := _quoted_after(clause, start, limit):
        return quoted
    if not _is_speech(clause, start, limit):
        return ()
    that = _that(clause, start, limit)
    span = without_stop(text, trim(text, that.start(1) if that else start, limit))
    is_adverbial = not that and bool(_ADVERBIAL.match(text, span.start, span.end))
    if text[span.start : span.start + 1] in {",", ":"}:
        resumed = trim(text, span.start + 1, span.end)
        return (*before, resumed) if clause.count(resumed) > 1 else ()
    fewest = _FEWEST_WORDS if is_adverbial else 2
    return () if clause.count(span) < fewest or (is_adverbial and before) else (span,)


def _is_speech(clause: _Clause, start: int, limit: int) -> bool:
    """Whether the words of a naming verb say more than whom or what it was about."""
    if clause.quotations(start, limit):
        return True
    rest = clause.text[start:limit]
    if clause.cue.word in _ASKING:
        return bool(_ASKED.search(rest))
    return clause.cue.word not in _JUDGING or bool(_REASON.search(rest))


def _that(clause: _Clause, start: int, limit: int) -> re.Match[str] | None:
    """The "that" of the cue itself: not of a clause that stands between them."""
    found = _THAT.match(clause.text, start, limit)
    gap = clause.text[start : found.start(1)].strip() if found else ""
    return None if not found or _CLAUSE_BEGUN.search(gap) else found


def _quoted_after(clause: _Clause, start: int, limit: int) -> tuple[Span, ...]:
    """The quotation that "he said:" announces, or that goes on after "he said,"."""
    inside = clause.quotations(start, limit)
    if inside and _announces(clause.text[start : inside[0].start].strip()):
        return (Span(inside[0].start, inside[-1].end),)
    return ()


def _announces(gap: str) -> bool:
    """Whether a quotation after `gap` is the whole of what was said, and no mere part of it."""
    if gap in {"", ",", "that"} or gap.endswith(":"):
        return True
    return gap.endswith(",") and (gap.startswith(",") or bool(_ADVERBIAL.match(gap)))
