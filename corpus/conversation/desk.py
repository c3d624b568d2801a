"""What the chats were about: looked up within an answer's state, and remembered after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from corpus.answers.snapshot import Snapshot
from corpus.archive import Corpus
from corpus.conversation import store
from corpus.conversation.turns import About, Turn
from corpus.store import database

_LASTS = timedelta(minutes=30)
"""So long a chat is about the same; a message that is replied to is about it for ever."""
_LOOKED_THROUGH = 20


def last_turn(archive: Snapshot, chat_id: int, thread_id: int, now: datetime) -> Turn | None:
    """What a chat, or a thread of it, is about at this moment; None after half an hour.

    What was asked and followed there is the last message's, whatever news that goes on from.
    """
    recent = store.moments(archive.connection, chat_id, thread_id, _LOOKED_THROUGH)
    turns = [turn for at, turn in recent if at >= now - _LASTS]
    news = next((turn for turn in turns if turn.about is not About.TALK), None)
    if news is None or news is turns[0]:
        return next(iter(turns), None)
    return replace(news, offer=turns[0].offer, subscriptions=turns[0].subscriptions)


def turn_of(archive: Snapshot, chat_id: int, message_id: int) -> Turn | None:
    """What a message of the bot is about, however old it is."""
    return store.of_message(archive.connection, chat_id, message_id)


def remember(
    corpus: Corpus, chat_id: int, thread_id: int, message_id: int, turn: Turn, now: datetime
) -> None:
    """Keep what a message of the bot is about."""
    with database.writing(corpus.engine) as connection:
        store.put(connection, chat_id, thread_id, message_id, turn, now)
