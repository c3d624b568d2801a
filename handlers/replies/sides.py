"""What the bot says of several people on one thing: values in, `Reply` out. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate

from corpus import Question
from corpus.answers.sides import Side, SidesAnswer
from handlers.replies import excerpts, layout, quotes
from handlers.replies.layout import Reply, button, keyboard, line
from handlers.replies.messages import limits


def sides(answer: SidesAnswer, numbers: Mapping[Question, int]) -> Reply:
    """Each person under their own name, with what they said; a button each for the others."""
    heading = f"<b>Side by side{limits(answer.question)}</b>"
    starts = accumulate((len(side.hits) for side in answer.sides), initial=1)
    items = [_side(side, start) for side, start in zip(answer.sides, starts, strict=False)]
    text, count = layout.fitting(heading, items, most=len(items))
    more = [
        button(f"More of {side.speaker.name}", f"said:{numbers[side.question]}:{side.speaker.id}:0")
        for side in answer.sides[:count]
        if side.speaker and side.count > len(side.hits)
    ]
    return Reply(text, keyboard(*([row] for row in more)))


def _side(side: Side, start: int) -> str:
    """One person: name and how much there is, then the words, or that there are none."""
    if side.speaker is None:
        return f"The archive knows nobody called <b>{line(side.question.name or '')}</b>."
    name = f"<b>{line(side.speaker.name)}</b>"
    if not side.hits:
        return f"{name}\nI found nothing that they said{limits(side.question)}."
    if not side.hits[0].coverage:
        name = f"{name}\nNothing{limits(side.question)} itself; where an article speaks of it:"
    count = f" · {len(side.hits)} of {side.count}" if side.count > len(side.hits) else ""
    rows = [quotes.excerpt(hit, is_alone=True) for hit in side.hits]
    numbers = map(str, range(start, start + len(rows)))
    return f"{name}{count}\n{excerpts.printed(zip(numbers, rows, strict=True))}"
