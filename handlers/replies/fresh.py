"""What the bot says of what is new since a question was asked: values in, `Reply` out. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from corpus import Question
from corpus.answers.fresh import FreshAnswer
from handlers.replies import layout, stories
from handlers.replies.layout import PAGE, Reply, button, keyboard, line


def fresh(answer: FreshAnswer, numbers: Mapping[Question, int]) -> Reply:
    """The stories that came in since, or that there are none; then a button for all there is."""
    everything = button("All there is on it", f"stories:{numbers[Question(topic=answer.topic)]}:0")
    covered = answer.stories.coverage if answer.stories else None
    if covered is None or not covered.stories:
        return Reply(_nothing(answer), keyboard([everything]))
    page = stories.stories(replace(covered, stories=covered.stories[:PAGE]), "stories", 0)
    return Reply(f"{_beginning(answer)}\n{page.text}", keyboard(*page.keyboard, [everything]))


def _beginning(answer: FreshAnswer) -> str:
    if answer.since is None:
        return f"I do not remember a question of yours on {line(answer.topic)}. This there is:"
    return f"New here since you asked on {layout.date(answer.since)}:"


def _nothing(answer: FreshAnswer) -> str:
    if answer.since is None:
        return f"I found nothing on <b>{line(answer.topic)}</b> in this archive."
    day = layout.date(answer.since)
    return f"Nothing new on <b>{line(answer.topic)}</b> has come in since you asked on {day}."
