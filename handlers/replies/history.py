"""What the bot says of somebody's words over time: values in, `Reply` out. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from corpus import Question, QuoteHit
from corpus.answers.history import HistoryAnswer
from corpus.questions.history import Course
from handlers.replies import excerpts, layout, quotes
from handlers.replies.layout import Reply, button, keyboard, line
from handlers.replies.messages import limits


def history(answer: HistoryAnswer, numbers: Mapping[Question, int]) -> Reply:
    """The statements in the order of time, first and last marked; asked for, the last leads."""
    question, speaker = answer.request.question, answer.speaker
    data = f"said:{numbers[button_question(answer)]}:{speaker.id if speaker else 0}"
    if not answer.quotes and speaker:
        return quotes.nothing_on_topic(speaker, question, data)
    rows = list(zip(_marks(answer), answer.statements, strict=True))
    if answer.request.course is Course.LAST:
        rows.reverse()
    items = [_item(answer, number, *row) for number, row in excerpts.numbered(rows, 0)]
    text, count = layout.fitting(_heading(answer), items)
    shown = [quotes.excerpt(hit) for _, hit in rows[:count]]
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


def _item(answer: HistoryAnswer, number: str, mark: str, hit: QuoteHit) -> str:
    """A statement, and below it which one it is, who said it, where and when."""
    by = quotes.excerpt(hit, is_alone=answer.speaker is not None).by
    bold = f"<b>{mark}</b>" if mark else ""
    origin = " · ".join(filter(None, (bold, by, excerpts.source(hit.article))))
    return f"{excerpts.quotation([hit.quote.sentence], hit.article, number)}\n— {origin}"


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
