"""Split a text into statements: whole sentences with the quotations that stand in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, zip_longest
from operator import attrgetter

from corpus.text import paragraphs, sentences
from corpus.types import Span

_LONGEST_SINGLE_QUOTATION = 1_000

# What may open or close a quotation; a single mark only where it cannot be an apostrophe.
MARK = re.compile(r"''|``|[\"“”„‟«»]|(?<!\w)['‘](?=[^\s'’])")
ABBREVIATION = (
    r"\b(?:(?:Adm|Ald|Amb|Asst|Atty|Bros|Brig|Capt|Cllr|Cmdr|Col|Cpl|Cpt|Dep|Det|Dir|Dist|Drs?|Fr|Ft|"
    r"Gens?|Govs?|Hon|Insp|Lieut|Lt|Maj|Messrs|Mlle|Mme|Mons|Mrs?|Msgr|Mss?|Mt|Mx|Pfc|Pres|Profs?|"
    r"Pvt|Reps?|Revd?|Secy|Sens?|Sgts?|Spc|Sra?|Ste?|Supt|Th|Treas|Ven|vs?)\.(?=\s+[A-Z])|"
    r"[A-Z]\.(?=\s+(?!(?:A|And|But|He|Her|His|I|In|It|On|She|That|The|They|This|We|You)\b)[A-Z])|"
    r"No\.(?=\s+\d))"
)
"""A pattern for a stop that ends no sentence: "Mr. Berg", "Lt. Gov. Ann W. Lund", "No. 9"."""
CLOSING_MARKS = "\"”»'’“"
_ABBREVIATED = re.compile(ABBREVIATION)
_ASKED = re.compile(r"[?!…][\"”’'»]")
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


def one_a_line(text: str, statements: Sequence[Statement], longest: int = 0) -> str:
    """`text` with a line's end behind each statement of paragraphs over `longest` characters.

    Offsets stay. Archives lose paragraph breaks, and even within a paragraph a mark is linked more
    surely where a sentence's end is seen. A quotation or a dash stays beside what stands before
    it, and whoever asked beside the question: they may belong together.
    """
    letters = list(text)
    ends = {statement.paragraph: statement.span.end for statement in statements}
    starts = {statement.paragraph: statement.span.start for statement in reversed(statements)}
    for statement, successor in pairwise(statements):
        if ends[statement.paragraph] - starts[statement.paragraph] <= longest:
            continue
        place = successor.span.start
        is_asked = _ASKED.match(text, statement.span.end - 2)
        if text[place].isalnum() and text[place - 1].isspace() and not is_asked:
            letters[place - 1] = "\n"
    return "".join(letters)


def lone_quotations(text: str, statements: Sequence[Statement]) -> list[Span]:
    """The paragraphs that are quotations and nothing else."""
    return [
        Span(parts[0].span.start, parts[-1].span.end)
        for parts in (list(group) for _, group in groupby(statements, attrgetter("paragraph")))
        if all(_is_quotation(text, part) for part in parts)
    ]


def _is_quotation(text: str, statement: Statement) -> bool:
    edges = [statement.span.start]
    for quotation in statement.quotations:
        edges += (quotation.start, quotation.end)
    edges.append(statement.span.end)
    gaps = zip(edges[::2], edges[1::2], strict=True)
    return bool(statement.quotations) and not any(
        text[start:end].strip(" .") for start, end in gaps
    )


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
        if successor and (runs_on or _goes_on(text, part, successor)):
            continue
        first = bisect_left(quotations, Span(start, start))
        yield Statement(Span(start, part.end), tuple(quotations[first:last]), paragraph)
        start = successor.start if successor else part.end


def _goes_on(text: str, part: Span, successor: Span) -> bool:
    """Whether one sentence was taken for two: "she asked" behind a question, "Lt. Gov. Lund"."""
    last_word = text.rfind(" ", part.start, part.end) + 1
    abbreviation = _ABBREVIATED.search(text, last_word, successor.end)
    is_torn = abbreviation and abbreviation.end() == part.end
    return bool(is_torn) or text[successor.start].islower()
