"""What the bot says of who speaks of something: values in, `Reply` out. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from corpus import Question
from corpus.answers.voices import VoicesAnswer
from handlers.replies import excerpts, quotes
from handlers.replies.layout import Reply, button, keyboard, line
from handlers.replies.messages import limits


def voices(answer: VoicesAnswer, numbers: Mapping[Question, int]) -> Reply:
    """One quote of each; a button for all that anybody said on it."""
    rows = [quotes.excerpt(hit) for hit in answer.hits]
    text, count = excerpts.page(_heading(answer), rows)
    everything = button("All that was said on it", f"said:{numbers[answer.request.question]}:0:0")
    return Reply(text, keyboard(excerpts.contexts(rows[:count]), [everything]))


def _heading(answer: VoicesAnswer) -> str:
    role, on = line(answer.request.role or "people"), limits(answer.request.question)
    number = len(answer.hits)
    of_all = f"{number} of {answer.count}" if answer.count > number else str(number)
    if answer.is_any_role:
        return f"<b>Who said what{on}</b>\n{unknown_role(role)}"
    return f"<b>What {role} said{on}</b> · {of_all}"


def unknown_role(role: str) -> str:
    """A word of doubt: that the articles do not tell who of these has a role."""
    return f"<i>Which of them are {role}, the articles here do not tell.</i>"
