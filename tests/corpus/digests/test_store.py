"""Who is due: whoever has something to be told by now, and may be told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import pytest

from corpus import Article, Corpus
from corpus.digests import store
from corpus.digests.desk import Digests
from corpus.store import database
from corpus.subscriptions.desk import Subscriptions
from corpus.subscriptions.follows import Follow
from corpus.subscriptions.schedule import Often, Schedule

NOW = datetime(2024, 10, 1, 12, tzinfo=UTC)
EIGHT = datetime(2024, 10, 2, 8, tzinfo=UTC)
DAILY, AT_ONCE = Schedule(Often.DAILY, (time(8),)), Schedule(Often.AT_ONCE)
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)


@pytest.fixture
def desk(corpus: Corpus) -> Subscriptions:
    return Subscriptions(corpus)


@pytest.fixture
def due(corpus: Corpus) -> Callable[..., list[int]]:
    """The numbers of those who are due at a time, and above a number."""

    def due(now: datetime, limit: int = 9, after: int = 0) -> list[int]:
        with database.reading(corpus.engine) as connection:
            return store.due_subscribers(connection, now, limit, after)

    return due


def test_due_is_whose_time_has_come_some_at_a_time(
    desk: Subscriptions, due: Callable[..., list[int]]
) -> None:
    for chat in (7, 8, 9):
        desk.follow(chat, 0, Follow(), DAILY, NOW)
        desk.follow(chat, 0, Follow(topic="eels"), DAILY, NOW)
    assert due(EIGHT - SECOND) == []
    assert due(EIGHT) == [1, 2, 3]
    assert due(EIGHT, limit=2) == [1, 2]
    assert due(EIGHT, after=1) == [2, 3]


def test_who_paused_it_or_wants_no_more_is_not_due(
    desk: Subscriptions, due: Callable[..., list[int]]
) -> None:
    made = desk.follow(7, 0, Follow(), DAILY, NOW)[0]
    desk.follow(8, 0, Follow(), DAILY, NOW)
    desk.change(7, 0, made.id, NOW, is_paused=True)
    desk.end(8, "blocked")
    assert due(EIGHT) == []


def test_what_is_told_at_once_is_due_when_there_is_something(
    desk: Subscriptions, due: Callable[..., list[int]], corpus: Corpus
) -> None:
    desk.follow(7, 0, Follow(), AT_ONCE, NOW)
    assert due(NOW) == []
    corpus.add([Article("Eels", "Eels swim.", "eels")], NOW)
    Digests(corpus).match()
    assert due(NOW) == [1]


def test_whoever_was_planned_by_a_clock_far_ahead_is_looked_at(
    desk: Subscriptions, due: Callable[..., list[int]], corpus: Corpus
) -> None:
    desk.follow(7, 0, Follow(), DAILY, NOW)
    with database.writing(corpus.engine) as connection:
        connection.exec_driver_sql(
            "UPDATE subscribers SET planned = ?", (f"{NOW + DAY + SECOND:%Y-%m-%d %H:%M:%S.%f}",)
        )
    assert due(NOW) == [1]
    assert due(NOW + SECOND) == []
