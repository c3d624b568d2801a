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
    data = f"said:{numbers[question]}:{speaker.id if speaker else 0}"
    if not answer.quotes and speaker:
        return quotes.nothing_on_topic(speaker, question, data)
    statements = list(enumerate(answer.statements))
    if answer.request.course is Course.LAST:
        statements.reverse()
    items = [_item(answer, place, hit) for place, hit in statements]
    text, count = layout.fitting(_heading(answer), items)
    more = [(str(number), f"quote:{hit.quote.id}") for number, (_, hit) in enumerate(statements, 1)]
    is_more = answer.quotes > len(answer.statements)
    everything = [button("All of it", f"{data}:0")] if is_more else []
    return Reply(text, keyboard(*excerpts.context_buttons(more[:count]), everything))


def _item(answer: HistoryAnswer, place: int, hit: QuoteHit) -> str:
    """A statement under its date, and which one it is."""
    marks = {0: "First", len(answer.statements) - 1: "Last"}
    mark = "Only" if answer.quotes == 1 else marks.get(place, "")
    heading = " · ".join(filter(None, (mark, layout.date(hit.article.published))))
    who = [] if answer.speaker else [quotes.speaker(hit)]
    doubt = ["<i>probably</i>"] if answer.speaker and not hit.quote.is_sure else []
    outlet = [line(hit.article.outlet)] if hit.article.outlet else []
    place_of = " · ".join([*who, *doubt, *outlet, layout.title(hit.article)])
    words = layout.quoted(layout.verbatim(hit.quote.sentence, hit.article.text))
    return f"<b>{heading}</b>\n{words}\n{place_of}"


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
