"""Every SQL statement about what the bot's messages were about."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from corpus.conversation import turns
from corpus.conversation.turns import Turn
from corpus.store.database import Connection
from corpus.store.tables import turns as table


def of_message(connection: Connection, chat_id: int, message_id: int) -> Turn | None:
    """What this message of the bot was about; None where that is not known."""
    query = sa.select(table.c.body).where(
        table.c.chat_id == chat_id, table.c.message_id == message_id
    )
    body = connection.scalar(query)
    return turns.read(body) if body else None


def last(connection: Connection, chat_id: int, thread_id: int, since: datetime) -> Turn | None:
    """What the bot's last message in a thread was about, if it is no older than `since`."""
    columns = table.c
    query = (
        sa.select(columns.body)
        .where(columns.chat_id == chat_id, columns.thread_id == thread_id, columns.at >= since)
        .order_by(columns.at.desc(), columns.message_id.desc())
        .limit(1)
    )
    body = connection.scalar(query)
    return turns.read(body) if body else None


def moments(
    connection: Connection, chat_id: int, thread_id: int, limit: int
) -> list[tuple[datetime, Turn]]:
    """What the bot's last messages in a thread were about, and when, the newest first."""
    columns = table.c
    query = (
        sa.select(columns.at, columns.body)
        .where(columns.chat_id == chat_id, columns.thread_id == thread_id)
        .order_by(columns.at.desc(), columns.message_id.desc())
        .limit(limit)
    )
    return [(row.at, turns.read(row.body)) for row in connection.execute(query)]


def put(
    connection: Connection,
    chat_id: int,
    thread_id: int,
    message_id: int,
    turn: Turn,
    now: datetime,
) -> None:
    """Remember what a message is about, in place of what it was about before."""
    columns = table.c
    is_one = sa.and_(columns.chat_id == chat_id, columns.message_id == message_id)
    connection.execute(sa.delete(table).where(is_one))
    connection.execute(
        sa.insert(table).values(
            chat_id=chat_id,
            thread_id=thread_id,
            message_id=message_id,
            at=now,
            body=turns.write(turn),
        )
    )
