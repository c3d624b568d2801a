"""Every SQL statement about questions that are remembered, for the buttons under their answers."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Connection

from corpus.store.tables import questions


def question_id(connection: Connection, body: str) -> int | None:
    """The id under which `body` is remembered, or None."""
    found: int | None = connection.scalar(sa.select(questions.c.id).where(questions.c.body == body))
    return found


def remember_question(connection: Connection, body: str) -> int:
    """The id under which `body` can be recalled; the same for the same body."""
    known = question_id(connection, body)
    if known is not None:
        return known
    new = sa.insert(questions).values(body=body).returning(questions.c.id)
    number: int = connection.scalars(new).one()
    return number


def recall_question(connection: Connection, question_id: int) -> str | None:
    """The body remembered under `question_id`, or None."""
    found: str | None = connection.scalar(
        sa.select(questions.c.body).where(questions.c.id == question_id)
    )
    return found
