"""What is new since a chat last asked about something."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from corpus.answers import fresh
from corpus.answers.fresh import FreshAnswer
from corpus.answers.snapshot import Snapshot
from corpus.conversation import store
from corpus.conversation.turns import Turn
from corpus.questions.fresh import Fresh
from corpus.search.spelling import STOPWORDS, stems
from corpus.text import fold, words

_LOOKED_THROUGH = 500
"""So many of a chat's last answers are looked through for the topic."""


def answer(
    archive: Snapshot, request: Fresh, place: tuple[int, int], now: datetime
) -> FreshAnswer | None:
    """The stories that came in since the topic was asked about here; None where it names none."""
    moments = store.moments(archive.connection, *place, _LOOKED_THROUGH)
    topic = request.topic or next((turn.topic for _, turn in moments if turn.topic), None)
    return fresh.new_since(archive, topic, _moment(moments, topic), now) if topic else None


def _moment(moments: Iterable[tuple[datetime, Turn]], topic: str) -> datetime | None:
    """When a question that holds all words of the topic was answered last."""
    topic_words = _content(topic)
    return next((at for at, turn in moments if topic_words <= _content(_said(turn))), None)


def _said(turn: Turn) -> str:
    return " ".join([turn.words, turn.topic or "", *turn.people])


def _content(line: str) -> set[str]:
    return set(stems([word for word in words(fold(line)) if word not in STOPWORDS]))
