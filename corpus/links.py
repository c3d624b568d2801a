"""Link the words of saying to what was said and to the mention of who said it, by rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus import names
from corpus.cues import NAMING, NOUNS_TOO, SAYING, TELLING, WORD, Cue
from corpus.statements import CLOSING_MARKS, MARK, Statement
from corpus.text import trim
from corpus.types import Span

_LONGEST_SOURCE = 200
_FEWEST_WORDS = 4  # of a clause that no quotation mark shows to be one
_MOST_SOURCE_WORDS = 12
_MOST_PIECES = 50
_LONGEST_GAP = 25  # between two quotations that are still one content in pieces

# A source after one of these is not the one who makes the statement.
_SUBORDINATING = frozenset(
    """
    although as because how if than that unless what when where whether which whose why
    """.split()
)
_PREPOSITIONS = frozenset(
    """
    about after against along amid among around asked at before besides by calling citing despite
    during earlier for from given in instead into later like of on once over regarding since
    speaking through throughout to under until upon while with within without
    """.split()
)
_DETERMINERS = frozenset("a an another her his its one our some the their these this those".split())
_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you", "who"})
_CONJUNCTIONS = frozenset({"and", "but", "or", "so", "still", "then", "yet"})
_VERBS = {*names_be} | {"had", "has", "have", "will", "would"}
_PLURALS = _PRONOUNS - {"he", "she", "it"} | {"many", "most", "others", "people", "some"}
_DAYS = "Mon|Tues|Wednes|Thurs|Fri|Satur|Sun"

_BOUNDARY = re.compile(r"[,;:()\[\]\"“”„«»—–]|''|\s-\s")
_ADVERBIAL = re.compile(
    rf"(?:(?:{_DAYS})day|yesterday|today|tonight|earlier|later|again|recently|about|after|at|before|"
    r"by|during|for|from|following|in|last|of|on|this|through|to|via|when|while|with)\b"
)
_THAT = re.compile(r"[^,;:\"“”]{0,100}?\b(that)\s")
_ADDRESSEE = re.compile(
    r"\s+(?:me|us|him|her|them|you|(?:(?:the|a|an|his|her|its|their)\s+)?(?:[\w.’'-]+\s+?){0,3}?"
    r"(?:reporters?|supporters|conference|lawmakers|journalists|officials|voters|[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*)*))"
    r"(?=[\s,:])"
)
_SUBJECT = re.compile(
    r"(?:(?:But|And)\s)?(?:He|She|They|(?:[^\W\d_a-z][\w.’'-]*\s){0,5}[^\W\d_a-z][\w.’'-]*)"
)
_ANNOUNCED = re.compile(r"(?:[^\"“”„;]{0,200}?[,:]|\s*(?:that)?)\s*\Z")
_PASSIVE = re.compile(r"\s(?:as|by|of)\b")
_SIBLING = re.compile(r",\s+(?:(?:and|but|while|then)\s+)?(?:[\w.’'-]+\s+){0,2}\Z")
_HEADLINE = re.compile(
    r"(?P<name>(?:[^\W\d_][\w.’'-]*\s){0,4}[^\W\d_][\w.’'-]*)(?:\s\([^)]{1,30}\))?:\s+(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """What was said, by which words and mention; `paragraph` counts from 0."""

    content: tuple[Span, ...]
    sentence: Span
    cue: Span | None
    source: Span | None
    paragraph: int


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
    is_same = bool(loose) and loose[-1].paragraph == statement.paragraph
    return (is_same or bool(loose) and _runs_on(text, loose[-1].span)) and len(loose) < _MOST_PIECES


def _leads_into(text: str, loose: Statement, statement: Statement, first: Attribution) -> bool:
    """Whether a quotation is the beginning of the one that `first` attributes."""
    is_near = loose.paragraph == statement.paragraph or _runs_on(text, loose.span)
    is_first = not first.content or first.content[0].start == statement.span.start
    return is_near and is_first


def _follows(text: str, last: Attribution, statement: Statement) -> bool:
    """Whether nothing but space stands between an attribution's sentence and a quotation."""
    is_near = not text[last.sentence.end : statement.span.start].strip()
    return is_near and (not last.content or _ends_quoted(text, last))


def _ends_quoted(text: str, last: Attribution) -> bool:
    return any(MARK.match(text, piece.start) for piece in last.content)


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
    for cue, limit in zip(cues, _limits(text, statement, cues), strict=True):
        if cue.start < floor:
            continue
        shared = found[-1].source if found else _subject(text, statement)
        parts = _parts(text, statement, cue, Span(floor, limit), shared)
        if parts:
            source, content = parts
            found.append(
                Attribution(content, statement.span, cue.span, source, statement.paragraph)
            )
            floor = max(span.end for span in (cue.span, source, *content))
    if not found and (headline := _headline(text, statement)):
        return [headline]
    return found


def _limits(text: str, statement: Statement, cues: Sequence[Cue]) -> list[int]:
    """For each cue, where at the latest its content ends: "he said A, and added B"."""
    limits: list[int] = []
    limit = statement.span.end
    for cue in reversed(cues):
        limits.append(limit)
        sibling = _SIBLING.search(text, max(statement.span.start, cue.start - 60), cue.start)
        limit = sibling.start() if sibling else limit
    return limits[::-1]


_Parts = tuple[Span, tuple[Span, ...]]


def _parts(
    text: str, statement: Statement, cue: Cue, within: Span, shared: Span | None
) -> _Parts | None:
    """The source and content of a cue, looked for inside `within`."""
    if cue.word == "according to":
        return _according(text, statement, cue, within)
    if cue.word.endswith("ing") and cue.start == cue.span.start:
        is_aside = text[within.start : cue.start].rstrip().endswith(",")
        after = _content_after(text, statement, cue, within.end, ())
        return (shared, after) if is_aside and shared and after else None
    if cue.word in NAMING and _PASSIVE.match(text, cue.span.end):
        return None
    source = _source_before(text, statement, within.start, cue)
    if source and source.of(text).lower() in _CONJUNCTIONS:
        source = shared
    if source:
        return _after_source(text, statement, cue, source, within)
    before = _content_before(text, statement, Span(within.start, cue.start))
    source = _source_after(text, cue.span.end, within.end)
    if before and source and cue.word in SAYING:
        return source, before + _resumed(text, statement, source.end, within.end)
    return None


def _after_source(
    text: str, statement: Statement, cue: Cue, source: Span, within: Span
) -> _Parts | None:
    before = _content_before(text, statement, Span(within.start, source.start))
    if before and _is_quoted(statement, before[-1]):
        return source, before + _resumed(text, statement, cue.span.end, within.end)
    limit = within.end
    if source.of(text) == "who":
        comma = text.find(",", cue.span.end, limit)
        limit = comma if comma >= 0 else limit
    # Without content it may still end the quotation before, or announce the one to come.
    return source, _content_after(text, statement, cue, limit, before) or before


def _according(text: str, statement: Statement, cue: Cue, within: Span) -> _Parts | None:
    source = _source_after(text, cue.span.end, within.end)
    if not source:
        return None
    before = trim(text, within.start, cue.start)
    before = trim(text, before.start, before.end - (text[before.end - 1 : before.end] == ","))
    if _count(text, before) >= _FEWEST_WORDS:
        return source, (before,)
    comma = text.find(",", source.end, within.end)
    after = _without_stop(text, trim(text, comma + 1, within.end)) if comma >= 0 else None
    return (source, (after,)) if after and _count(text, after) >= _FEWEST_WORDS else None


def _headline(text: str, statement: Statement) -> Attribution | None:
    """ "Name: what they said", as in headlines and transcripts."""
    match = _HEADLINE.match(text, *_edges(statement.span))
    if not match:
        return None
    content = _without_stop(text, Span(match.end(), statement.span.end))
    colon = text.index(":", match.end("name"))
    source = Span(*match.span("name"))
    return Attribution(
        (content,), statement.span, Span(colon, colon + 1), source, statement.paragraph
    )


# Where a content stands: before its source, after its cue, or resumed after an aside.


def _content_before(text: str, statement: Statement, region: Span) -> tuple[Span, ...]:
    """What was said before "he said": quoted, or a clause that a comma ends."""
    span = trim(text, *_edges(region))
    end = span.start + len(span.of(text).rstrip(" ,—–-\n"))
    is_parted = end < span.end
    span = Span(span.start, end)
    inside = [
        quotation for quotation in statement.quotations if span.start <= quotation.start < end
    ]
    if inside and inside[-1].end == end:
        return _quoted_before(text, span, inside)
    first = WORD.match(text, *_edges(span))
    is_adverbial = not first or _is_adverbial(first[0].lower())
    if is_parted and not is_adverbial and _count(text, span) >= _FEWEST_WORDS:
        return (span,)
    return ()


def _quoted_before(text: str, span: Span, inside: Sequence[Span]) -> tuple[Span, ...]:
    first = WORD.match(text, *_edges(span))
    if inside[0].start == span.start:
        gaps = sum(b.start - a.end for a, b in pairwise(inside))
        return tuple(inside) if gaps <= _LONGEST_GAP * (len(inside) - 1) else (span,)
    if first and _is_adverbial(first[0].lower()):
        return (inside[-1],)
    return (span,)


def _is_adverbial(word: str) -> bool:
    return word in _PREPOSITIONS or word in _SUBORDINATING or word.endswith("ing")


def _resumed(text: str, statement: Statement, start: int, limit: int) -> tuple[Span, ...]:
    """The quotation that goes on after "he said,"."""
    inside = [quotation for quotation in statement.quotations if start <= quotation.start < limit]
    if inside and _ANNOUNCED.match(text, start, inside[0].start):
        return (Span(inside[0].start, inside[-1].end),)
    return ()


def _content_after(
    text: str, statement: Statement, cue: Cue, limit: int, before: tuple[Span, ...]
) -> tuple[Span, ...]:
    """What follows a cue; nothing where only a time or place does and `before` has the content."""
    start = cue.span.end
    if cue.word in TELLING and (addressee := _ADDRESSEE.match(text, start, limit)):
        start = addressee.end()
    if quoted := _resumed(text, statement, start, limit):
        return quoted
    that = _THAT.match(text, start, limit)
    span = trim(text, that.start(1) if that else start, limit)
    is_aside = not that and _ADVERBIAL.match(text, *_edges(span)) is not None
    span = _without_stop(text, trim(text, *_edges(span)))
    if text[span.start : span.start + 1] in {",", ":"}:
        span = trim(text, span.start + 1, span.end)
        kept = before
    else:
        kept = ()
    fewest = _FEWEST_WORDS if is_aside else 2
    if _count(text, span) < fewest or (is_aside and before):
        return ()
    return (*kept, span)


def _without_stop(text: str, span: Span) -> Span:
    """The span without the full stop, comma or colon that ends it."""
    return trim(text, span.start, span.start + len(span.of(text).rstrip(" .,;:\n")))


def _count(text: str, span: Span) -> int:
    return len(WORD.findall(text, *_edges(span)))


def _is_quoted(statement: Statement, span: Span) -> bool:
    return any(quotation.end == span.end for quotation in statement.quotations)


# Where a source stands: before its cue ("Lavrov said") or after it ("said Lavrov").


def _subject(text: str, statement: Statement) -> Span | None:
    """The words in capitals, or the pronoun, that a statement begins with."""
    match = _SUBJECT.match(text, *_edges(statement.span))
    return Span(*match.span()) if match else None


def _source_before(text: str, statement: Statement, floor: int, cue: Cue) -> Span | None:
    ends = [quotation.end for quotation in statement.quotations if quotation.end <= cue.start]
    region = trim(text, max(floor, cue.start - _LONGEST_SOURCE, *ends[-1:]), cue.start)
    if region.of(text).endswith(","):
        source = _before_aside(text, Span(region.start, region.end - 1))
    elif region.of(text).endswith(")") and "(" in region.of(text):
        opening = text.rindex("(", *_edges(region))
        name = _noun_phrase(text, trim(text, region.start, opening))
        source = Span(name.start, region.end) if name else None
    else:
        source = _noun_phrase(text, region)
    return source if source and _fits(cue, source.of(text).split()) else None


def _before_aside(text: str, region: Span) -> Span | None:
    """The source of "Flynn, a retired general, said": the words before the first comma."""
    comma = text.rfind(",", *_edges(region))
    while comma >= 0:
        source = _noun_phrase(text, trim(text, region.start, comma))
        if source and text[source.end - 1].isalpha() and text[source.start].isupper():
            return Span(source.start, region.end)
        comma = text.rfind(",", region.start, comma)
    return None


def _fits(cue: Cue, source: Sequence[str]) -> bool:
    """Whether the form of the cue goes with its source: not "the claims", but "she claims"."""
    last = source[-1].lower()
    if cue.word == "say":
        return last.endswith("s") or last in _PLURALS
    if cue.word in NOUNS_TOO:
        return (source[-1][0].isupper() or last in _PRONOUNS) and not last.endswith(("'s", "’s"))
    return last not in _SUBORDINATING


def _noun_phrase(text: str, region: Span) -> Span | None:
    """The noun phrase that ends a region; None where the clause is not the statement's own."""
    start = region.start
    for boundary in _BOUNDARY.finditer(text, *_edges(region)):
        start = boundary.end()
    tokens = list(WORD.finditer(text, start, region.end))
    if not tokens or tokens[-1].end() != region.end:
        return None
    lower = [token[0].lower() for token in tokens]
    if not _SUBORDINATING.isdisjoint(lower[:-1]):
        return None
    first = _first_of_phrase([token[0] for token in tokens], lower)
    return Span(tokens[first].start(), region.end)


def _first_of_phrase(tokens: Sequence[str], lower: Sequence[str]) -> int:
    """Where the last noun phrase of a clause begins: at its start, unless more stands there."""
    if lower[-1] in _PRONOUNS:
        return len(lower) - 1
    start = 1 if lower[0] in _CONJUNCTIONS and len(lower) > 1 else 0
    is_whole = not _is_adverbial(lower[start]) and _VERBS.isdisjoint(lower)
    if is_whole and len(lower) <= _MOST_SOURCE_WORDS:
        return start
    first = len(tokens) - 1
    while first > start and lower[first] not in _DETERMINERS and _extends(tokens[first - 1]):
        first -= 1
    return first


def _extends(word: str) -> bool:
    lower = word.lower()
    is_name = word[0].isupper() and lower not in names.NEVER_NAMES
    return is_name or lower in names.ROLES or lower in _DETERMINERS


def _source_after(text: str, start: int, limit: int) -> Span | None:
    """The noun phrase that begins here: "said Mike Shields of the Action Network on Tuesday"."""
    boundary = _BOUNDARY.search(text, start, limit)
    end = start
    for token in WORD.finditer(text, start, boundary.start() if boundary else limit):
        lower = token[0].lower()
        is_first = end == start
        if is_first and not (
            token[0][0].isupper() or lower in _DETERMINERS or lower in names.ROLES
        ):
            return None
        if not is_first and (lower in _PREPOSITIONS - {"of", "for"} or lower in _SUBORDINATING):
            break
        end = token.end()
    return _without_stop(text, trim(text, start, end)) if end > start else None


def _edges(span: Span) -> tuple[int, int]:
    return span.start, span.end
