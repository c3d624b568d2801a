"""What the bot says of somebody's words over time: values in, `Reply` out. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import chain, groupby
from typing import TypeAlias

from corpus import Question, QuoteHit
from corpus.answers.history import HistoryAnswer
from corpus.questions.history import Course
from handlers.replies import excerpts, layout, quotes
from handlers.replies.layout import Reply, button, keyboard, line
from handlers.replies.messages import limits

# A statement under its number, with "First", "Last" or nothing beside it.
_Numbered: TypeAlias = tuple[str, tuple[str, QuoteHit]]


def history(answer: HistoryAnswer, numbers: Mapping[Question, int]) -> Reply:
    """The statements in the order of time, first and last marked; asked for, the last leads."""
    question, speaker = answer.request.question, answer.speaker
    data = f"said:{numbers[button_question(answer)]}:{speaker.id if speaker else 0}"
    if not answer.quotes and speaker:
        return quotes.nothing_on_topic(speaker, question, data)
    rows = list(zip(_marks(answer), answer.statements, strict=True))
    if answer.request.course is Course.LAST:
        rows.reverse()
    numbered = excerpts.numbered(rows, 0)
    groups = [list(group) for _, group in groupby(numbered, partial(_origin, answer))]
    text, count = layout.fitting(_heading(answer), [_item(answer, group) for group in groups])
    shown = [quotes.excerpt(hit) for _, (_, hit) in chain.from_iterable(groups[:count])]
    is_more = answer.quotes > len(answer.statements)
    everything = [button("All of it", f"{data}:0")] if is_more else []
    return Reply(text, keyboard(excerpts.contexts(shown), everything))


def button_question(answer: HistoryAnswer) -> Question:
    """What the button asks: all of it, or where there is nothing, what else they said."""
    question = answer.request.question
    return question if answer.quotes else Question(question.name)


def _marks(answer: HistoryAnswer) -> list[str]:
    """ "First", nothing and "Last", in the order of time."""
    size = len(answer.statements)
    return ["Only one"] * size if size < 2 else ["First", *[""] * (size - 2), "Last"]


def _origin(answer: HistoryAnswer, row: _Numbered) -> tuple[str, str]:
    """The article that a statement stands in, and who said it if that is to be told."""
    _, (_, hit) = row
    return hit.article.key, quotes.excerpt(hit, is_alone=answer.speaker is not None).by


def _item(answer: HistoryAnswer, rows: Sequence[_Numbered]) -> str:
    """Statements of one article, and below them which ones they are, who said them, where, when."""
    lines = [
        excerpts.quotation([hit.quote.sentence], hit.article, number) for number, (_, hit) in rows
    ]
    marks = " and ".join(mark for _, (mark, _) in rows if mark).capitalize()
    _, by = _origin(answer, rows[0])
    bold = f"<b>{marks}</b>" if marks else ""
    origin = " · ".join(filter(None, (bold, by, excerpts.source(rows[0][1][1].article))))
    return "\n".join([*lines, f"— {origin}"])


def _heading(answer: HistoryAnswer) -> str:
    """Whose words on what, then how many there are and from when to when."""
    question = answer.request.question
    who = f"<b>{line(answer.speaker.name)}" if answer.speaker else "<b>Anybody"
    is_count = answer.request.course is Course.COUNT
    over = "" if is_count else " over time"
    title = f"{who}{limits(question)}{over}</b>"
    return f"{title}\n{_count(answer)}{_years(answer) if is_count else ''}"


def _count(answer: HistoryAnswer) -> str:
    quoted = "1 statement" if answer.quotes == 1 else f"{answer.quotes} statements"
    within = "1 article" if answer.articles == 1 else f"{answer.articles} articles"
    return f"{quoted} in {within} here"


def _years(answer: HistoryAnswer) -> str:
    if len(answer.years) < 2:
        return "".join(f", of {year}" for year, _ in answer.years)
    return ": " + ", ".join(f"{count} of {year}" for year, count in answer.years)
