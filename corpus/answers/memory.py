"""Every SQL statement about questions that are remembered, for the buttons under their answers."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import astuple
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from corpus.exceptions import NotFoundError
from corpus.store import tables
from corpus.types import Act, Order, Question


def numbers(connection: Connection, questions: Iterable[Question]) -> dict[Question, int]:
    """The numbers of those of the questions that are remembered."""
    bodies = {write(question): question for question in questions}
    query = sa.select(tables.questions).where(tables.questions.c.body.in_(bodies))
    return {bodies[row.body]: row.id for row in connection.execute(query)} if bodies else {}


def remember(connection: Connection, questions: Iterable[Question]) -> dict[Question, int]:
    """The numbers under which the questions can be recalled; the same for the same question."""
    questions = list(dict.fromkeys(questions))
    before = numbers(connection, questions)
    new = [{"body": write(question)} for question in questions if question not in before]
    if new:
        connection.execute(sa.insert(tables.questions), new)
    return numbers(connection, questions) if new else before


def recall(connection: Connection, number: int) -> Question:
    """The question remembered under `number`; raises NotFoundError."""
    body = connection.scalar(
        sa.select(tables.questions.c.body).where(tables.questions.c.id == number)
    )
    if body is None:
        raise NotFoundError("question.forgotten")
    return read(str(body))


def write(question: Question) -> str:
    """A question as JSON, the same for the same."""
    return json.dumps(astuple(question), default=datetime.isoformat)


def read(body: str) -> Question:
    """What `write` has written, also long ago."""
    return _question(*json.loads(body))


def _question(
    name: str | None,
    topic: str | None,
    since: str | None,
    until: str | None,
    act: str = Act.SAID,
    outlet: str | None = None,
    order: str = Order.BEST,
    is_last_here: bool = False,
    beyond: str = "",
    is_any_year: bool = False,
) -> Question:
    """A question as it was remembered; one of an older version ends before its act, or later."""
    times = [datetime.fromisoformat(time) if time else None for time in (since, until)]
    first, last = times
    act_, order_ = Act(act), Order(order)
    return Question(
        name, topic, first, last, act_, outlet, order_, is_last_here, beyond, is_any_year
    )
