"""Of whom a text speaks, place by place, and who stands out where a pronoun takes one up.

The ranking is that of Lappin and Leass (1994), cut down to what needs no parser: who speaks
counts more than a subject, a subject more than an object, and each sentence halves it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from corpus.quotes.naming import names
from corpus.quotes.naming.capitals import title_before
from corpus.quotes.naming.people import Person
from corpus.quotes.statements import Statement
from corpus.types import Span

SPEAKS, SUBJECT, CLAUSE, OBJECT = 3.0, 2.0, 1.2, 0.8
"""What it counts to speak, to be the subject of a sentence or of a clause, and else."""
_FARTHEST = 1_500  # characters; farther back only somebody who spoke stands out
_MOST = 60  # appearances looked at for one pronoun
_LEAD, _BEHIND = 90, 90
_ADDRESSED = 40  # characters from "In a letter to Mr Berg" to "he"
_EARLIER = 0.8  # of those whom one sentence names, the last who speaks counts fully
_SINGLE_MARKS = "'‘"
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their"})

_VERB = re.compile(
    r"(?:,\s[^.;:!?\"“”\n]{1,60},)?\s(?:\w+ly\s|also\s)?(?:[a-z]+(?:ed|es|[a-rt-z]s)|is|was|"
    r"has|had|did|will|would|can|could|may|might|said|told|made|took|went|came|gave|got|knew|saw|"
    r"won|wrote|left|led|put|ran|became|began|felt|found|held|kept|lost|met|spoke)\b"
)
_OPENS_CLAUSE = names.word_set(
    """
    although and as because but if once or since so that though until when where whether which
    while who whom after before
    """
)
_BEFORE_OBJECT = names.word_set(
    """
    about against among around at between by despite during for from in including into like near
    of off on onto over than through to toward towards under unlike upon with within without
    """
)
_SAYING = names.word_set("added adds explained explains said says wrote writes")
# "Speaking after Mr Berg had left, he said": nobody named before the comma is "he".
_PARTICIPLE = re.compile(
    r"(?!According|Beijing|Being|Boeing|During|Evening|Everything|Following|King|Morning|Nothing|"
    r"Something)[A-Z][a-z]+ing\b|Asked\b"
)


_FRONT = re.compile(r"(?:About|After|At|Before|During|For|From|In|Like|Of|On|To|Unlike|With)\b")
_FRONTED_GAP = re.compile(r"(?!['’]s)[^,.;:!?\"“”\n]*,?\s")
_JOINT = re.compile(r"[A-ZÀ-Þ][\w'’-]+,?\s(?:and|or)\s(?:[A-Z][a-z]+\.?\s)?\Z")


@dataclass(frozen=True, slots=True)
class Appearance:
    """Where a text speaks of somebody: `person` is None for somebody without a name.

    Who is the same has the same `identity`: the name, or where one without a name came up first.
    """

    span: Span
    statement: int
    salience: float
    identity: str | Span
    person: Person | None = None
    gender: str | None = None
    is_source: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The statements of a text and the quotations in them, in order."""

    text: str
    statements: Sequence[Statement]
    quotations: Sequence[Span]

    def statement(self, place: int) -> int:
        """The number of the statement that holds a place."""
        after = bisect_right(self.statements, place, key=lambda part: part.span.start)
        return max(0, after - 1)

    def quotation(self, place: int) -> Span | None:
        """The quotation that holds a place."""
        after = bisect_right(self.quotations, place, key=attrgetter("start"))
        return next(
            (part for part in self.quotations[max(0, after - 1) : after] if place < part.end), None
        )


def layout(text: str, statements: Sequence[Statement]) -> Layout:
    """What `text` looks like; `statements` is `split(text)`."""
    return Layout(
        text, statements, [part for statement in statements for part in statement.quotations]
    )


def prominence(look: Layout, span: Span, contents: Sequence[Span]) -> float:
    """How much somebody stands out who is named at `span`; `contents` is what people say."""
    start = look.statements[look.statement(span.start)].span.start
    lead = look.text[max(start, span.start - _LEAD) : span.start]
    behind = look.text[span.end : span.end + _BEHIND]
    opener = _opener(lead)
    if opener in _SAYING:
        return SUBJECT
    if _JOINT.search(lead):
        return SUBJECT if _VERB.match(behind) else OBJECT
    if opener in _BEFORE_OBJECT or behind.startswith(("'s", "’s")):
        return OBJECT
    has_verb = bool(_VERB.match(behind))
    if opener in _OPENS_CLAUSE or within(contents, span):
        return CLAUSE if has_verb else OBJECT
    return SUBJECT if has_verb or not opener or not opener[-1].isalnum() else OBJECT


def _opener(lead: str) -> str:
    """The word before a name, and before its title or article."""
    words = lead.split()
    words = words[: len(words) - len(title_before(lead))]
    if words and words[-1].lower() in _ARTICLES:
        words.pop()
    return words[-1].lower() if words else ""


def within(spans: Sequence[Span], span: Span) -> bool:
    """Whether one of the spans, which are in order, holds `span`."""
    after = bisect_right(spans, span.start, key=attrgetter("start"))
    return any(_holds(part, span) for part in spans[max(0, after - 2) : after])


def _holds(part: Span, span: Span) -> bool:
    return part.start <= span.start and span.end <= part.end


def candidates(
    look: Layout,
    appearances: Sequence[Appearance],
    mention: Span,
    gender: str | None,
    contents: Iterable[Span] = (),
) -> list[tuple[float, Appearance]]:
    """Who a pronoun at `mention` may mean, who stands out most first; by None anybody.

    Nobody who is named inside the words that are given to the pronoun, `contents`, nor inside
    any quotation that it does not stand in.
    """
    barred = [*contents, *_fronted(look, mention)]
    excluded = {
        past.identity
        for past in appearances[-_MOST:]
        if (gender and past.gender not in (gender, None)) or _is_addressed(look, past, mention)
    }
    heard: set[int] = set()
    ranks: dict[str | Span, tuple[float, Appearance]] = {}
    for past in _reachable(look, appearances, mention):
        if past.identity in excluded or any(_holds(part, past.span) for part in barred):
            continue
        rank = _rank(look, past, mention) * (_EARLIER if past.statement in heard else 1)
        if past.is_source:
            heard.add(past.statement)
        if rank and (past.identity not in ranks or ranks[past.identity][0] < rank):
            ranks[past.identity] = rank, past
    return sorted(ranks.values(), key=lambda pair: -pair[0])


def _reachable(
    look: Layout, appearances: Sequence[Appearance], mention: Span
) -> Iterator[Appearance]:
    """The last before `mention`, last first; from far back only a speaker, if there is no other."""
    quotation = look.quotation(mention.start)
    if quotation and look.text[quotation.start] in _SINGLE_MARKS:
        quotation = None  # perhaps an apostrophe
    opening = quotation.start if quotation else 0
    is_any_near = False
    for past in reversed(appearances[-_MOST:]):
        is_far = past.span.end < mention.start - _FARTHEST
        if is_far and is_any_near:
            return
        is_outside = not opening <= past.span.start < mention.start
        if is_outside or (is_far and not past.is_source):
            continue
        if quotation or not look.quotation(past.span.start):
            is_any_near = True
            yield past


def _rank(look: Layout, past: Appearance, mention: Span) -> float:
    own, its = look.statement(mention.start), past.statement
    paragraphs = look.statements[own].paragraph - look.statements[its].paragraph
    if paragraphs > 1 and not past.person:
        return 0.0
    return past.salience * 0.5 ** (own - its) * (0.8 if paragraphs else 1)


def _fronted(look: Layout, mention: Span) -> Iterator[Span]:
    """What stands before the comma in "Speaking after Mr Berg had left, he said"."""
    opening = look.statements[look.statement(mention.start)].span.start
    if _PARTICIPLE.match(look.text, opening):
        yield Span(opening, max(opening, look.text.find(",", opening, mention.start)))


def _is_addressed(look: Layout, past: Appearance, mention: Span) -> bool:
    """Whether he is another than one who is named thus: "In a letter to Mr Berg, he said"."""
    is_near = 0 < mention.start - past.span.end <= _ADDRESSED
    if past.salience != OBJECT or not is_near or look.text[past.span.start].islower():
        return False
    gap = look.text[past.span.end : mention.start]
    opening = look.statements[past.statement].span.start
    return bool(_FRONTED_GAP.fullmatch(gap)) and bool(_FRONT.match(look.text, opening))
