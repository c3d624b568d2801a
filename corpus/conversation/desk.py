"""What the chats were about: looked up within an answer's state, and remembered after it."""

from __future__ import annotations

from datetime import datetime, timedelta

from corpus.answers.snapshot import Snapshot
from corpus.archive import Corpus
from corpus.conversation import store
from corpus.conversation.turns import Turn
from corpus.store import database

_LASTS = timedelta(minutes=30)
"""So long a chat is about the same; a message that is replied to is about it for ever."""


def last_turn(archive: Snapshot, chat_id: int, thread_id: int, now: datetime) -> Turn | None:
    """What a chat, or a thread of it, is about at this moment; None after half an hour."""
    return store.last(archive.connection, chat_id, thread_id, now - _LASTS)


def turn_of(archive: Snapshot, chat_id: int, message_id: int) -> Turn | None:
    """What a message of the bot is about, however old it is."""
    return store.of_message(archive.connection, chat_id, message_id)


def remember(
    corpus: Corpus, chat_id: int, thread_id: int, message_id: int, turn: Turn, now: datetime
) -> None:
    """Keep what a message of the bot is about."""
    with database.writing(corpus.engine) as connection:
        store.put(connection, chat_id, thread_id, message_id, turn, now)
