"""The ledger: queued once, claimed by one, sent in order, and nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection

from corpus import Corpus
from corpus.digests import ledger
from corpus.digests.ledger import LEASE, RETENTION, Claim, Part, State
from corpus.store import database

NOW = datetime(2024, 10, 1, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
def connection(corpus: Corpus) -> Iterator[Connection]:
    with database.writing(corpus.engine) as opened:
        yield opened


def put(connection: Connection, digest: str, chat: int, *texts: str, now: datetime = NOW) -> int:
    return ledger.queue(connection, digest, chat, 0, [Part(text) for text in texts], now)


def claims(connection: Connection, now: datetime = NOW) -> list[Claim]:
    """All that can be sent now, one part of each chat."""
    return list(iter(lambda: ledger.claim(connection, now), None))


def texts(connection: Connection, now: datetime = NOW) -> list[str]:
    return [claim.part.html for claim in claims(connection, now)]


def only(connection: Connection, now: datetime = NOW) -> Claim:
    (claim,) = claims(connection, now)
    return claim


def settled(connection: Connection) -> dict[str, int]:
    return {state: count for state, count in ledger.counts(connection).items() if count}


def test_a_part_comes_back_as_it_was_queued(connection: Connection) -> None:
    buttons = ((("More", "more:1"), ("Site", "https://quay.example")), (("Mute", "mute:1"),))
    part = Part("<b>News</b>", buttons, silent=True)
    assert ledger.queue(connection, "1", -100, 5, [part], NOW) == 1
    found = only(connection)
    assert (found.part, found.chat_id, found.thread_id, found.tries) == (part, -100, 5, 0)


def test_a_digest_is_queued_once_for_a_chat_and_thread(connection: Connection) -> None:
    assert put(connection, "1", 7, "a", "b") == 2
    assert put(connection, "1", 7, "a", "b") == 0
    assert put(connection, "1", 7, "other", "words", "now") == 0
    assert put(connection, "1", 8, "a") == 1
    assert put(connection, "2", 7, "a") == 1
    assert ledger.queue(connection, "1", 7, 3, [Part("a")], NOW) == 1
    assert put(connection, "3", 7) == 0
    ledger.sent(connection, only_of(connection, 8), 99, NOW)
    assert put(connection, "1", 8, "a") == 0


def only_of(connection: Connection, chat: int) -> Claim:
    return next(claim for claim in claims(connection) if claim.chat_id == chat)


def test_a_chat_is_sent_one_part_at_a_time_in_order(connection: Connection) -> None:
    put(connection, "1", 7, "a", "b")
    put(connection, "2", 8, "c")
    put(connection, "3", 7, "d")
    got = []
    while found := claims(connection):
        got.append([claim.part.html for claim in found])
        assert ledger.claim(connection, NOW) is None
        for claim in found:
            ledger.sent(connection, claim, 1, NOW)
    assert got == [["a", "c"], ["b"], ["d"]]
    assert settled(connection) == {"sent": 4}


def test_the_oldest_is_claimed_first(connection: Connection) -> None:
    for chat in (3, 1, 2):
        put(connection, "1", chat, f"for {chat}")
    assert texts(connection) == ["for 3", "for 1", "for 2"]


def test_a_chat_that_rests_is_left_out(connection: Connection) -> None:
    put(connection, "1", 7, "a")
    put(connection, "1", 8, "b")
    claim = ledger.claim(connection, NOW, resting={7})
    assert claim is not None
    assert claim.chat_id == 8
    assert ledger.claim(connection, NOW, resting={7}) is None
    assert ledger.has_due(connection, NOW)


def test_what_a_dead_process_had_is_given_to_the_next_when_its_lease_is_over(
    connection: Connection,
) -> None:
    put(connection, "1", 7, "a")
    put(connection, "2", 7, "b")
    assert settled(connection) == {"queued": 2}
    assert only(connection).part.html == "a"
    assert settled(connection) == {"queued": 1, "sending": 1}
    assert texts(connection, NOW + LEASE - SECOND) == []
    assert texts(connection, NOW + LEASE) == ["a"]
    assert texts(connection, NOW + LEASE) == []


def test_what_waits_holds_up_its_own_chat_alone(connection: Connection) -> None:
    put(connection, "1", 7, "a", "b")
    put(connection, "1", 8, "c")
    first, other = claims(connection)
    ledger.postpone(connection, first, NOW + 60 * SECOND, NOW)
    ledger.sent(connection, other, 1, NOW)
    put(connection, "2", 8, "d")
    ledger.sent(connection, only(connection), 2, NOW)
    assert not ledger.has_due(connection, NOW + LEASE)
    again = only(connection, NOW + 60 * SECOND)
    assert (again.part.html, again.tries) == ("a", 1)


@pytest.mark.parametrize("note", [ledger.uncertain, ledger.failed])
def test_what_came_to_no_good_end_does_not_block_the_next(
    connection: Connection, note: object
) -> None:
    put(connection, "1", 7, "a", "b")
    note(connection, only(connection), "Bad Gateway", NOW)  # type: ignore[operator]
    assert texts(connection, NOW) == ["b"]
    (trouble,) = ledger.troubles(connection, 5)
    assert (trouble.digest, trouble.chat_id, trouble.part) == ("1", 7, 0)
    assert trouble.reason == "Bad Gateway"
    assert trouble.state in (State.UNCERTAIN, State.FAILED)


def test_a_chat_that_wants_nothing_more_is_sent_nothing_more(connection: Connection) -> None:
    put(connection, "1", 7, "a", "b")
    put(connection, "2", 7, "c")
    put(connection, "1", 8, "d")
    ledger.sent(connection, only_of(connection, 7), 1, NOW)
    assert ledger.end(connection, 7, "blocked", NOW) == 2
    assert settled(connection) == {"sent": 1, "failed": 2, "sending": 1}
    assert put(connection, "3", 7, "later, when it wants some again") == 1


def test_a_chat_is_followed_to_its_new_number(connection: Connection) -> None:
    put(connection, "1", -7, "a", "b")
    ledger.sent(connection, only(connection), 1, NOW)
    put(connection, "2", -1007, "c")
    ledger.move(connection, -7, -1007)
    assert put(connection, "1", -1007, "a", "b") == 0
    found = only(connection)
    assert (found.chat_id, found.part.html) == (-1007, "b")


def test_two_that_become_one_are_sent_a_digest_once(connection: Connection) -> None:
    put(connection, "1", -7, "a")
    put(connection, "1", -1007, "a")
    ledger.move(connection, -7, -1007)
    assert texts(connection) == ["a"]
    assert settled(connection) == {"sending": 1}


def test_words_that_were_sent_are_not_kept(connection: Connection) -> None:
    put(connection, "1", 7, "the gulls came back")
    ledger.sent(connection, only(connection), 99, NOW)
    (row,) = connection.exec_driver_sql("SELECT text, buttons, message_id FROM deliveries")
    assert tuple(row) == ("", "[]", 99)


def test_history_is_bounded_and_keeps_what_makes_a_digest_come_once(
    connection: Connection,
) -> None:
    put(connection, "old", 7, "a")
    put(connection, "begun", 8, "b", "c")
    for each in claims(connection):
        ledger.sent(connection, each, 1, NOW)
    late = NOW + RETENTION
    assert ledger.prune(connection, late) == 0
    assert put(connection, "old", 7, "a") == 0
    assert ledger.prune(connection, late + SECOND) == 1
    assert put(connection, "begun", 8, "b", "c", now=late) == 0
    assert texts(connection, late + SECOND) == ["c"]


def test_a_digest_is_forgotten_when_the_last_of_its_parts_is_old(connection: Connection) -> None:
    put(connection, "1", 7, "a", "b")
    ledger.sent(connection, only(connection), 1, NOW - SECOND)
    ledger.sent(connection, only(connection), 2, NOW)
    assert ledger.prune(connection, NOW + RETENTION) == 0
    assert ledger.prune(connection, NOW + RETENTION + SECOND) == 2


@pytest.mark.parametrize(("digest", "chat", "thread"), [("2", 7, 0), ("1", 8, 0), ("1", 7, 5)])
def test_what_waits_of_another_digest_chat_or_thread_keeps_nothing(
    digest: str, chat: int, thread: int, connection: Connection
) -> None:
    put(connection, "1", 7, "a")
    ledger.sent(connection, only(connection), 1, NOW)
    ledger.queue(connection, digest, chat, thread, [Part("b")], NOW)
    assert ledger.prune(connection, NOW + RETENTION + SECOND) == 1
    assert texts(connection) == ["b"]


def test_each_part_of_a_digest_moves_unless_it_is_there(connection: Connection) -> None:
    put(connection, "1", -7, "a", "b")
    put(connection, "1", -1007, "a")
    ledger.queue(connection, "1", -1007, 5, [Part("c"), Part("d")], NOW)
    ledger.move(connection, -7, -1007)
    query = "SELECT thread_id, part, text FROM deliveries WHERE chat_id = -1007 ORDER BY 1, 2"
    rows = [tuple(row) for row in connection.exec_driver_sql(query)]
    assert rows == [(0, 0, "a"), (0, 1, "b"), (5, 0, "c"), (5, 1, "d")]


def test_troubles_are_told_the_newest_first(connection: Connection) -> None:
    for chat in (7, 8, 9):
        put(connection, "1", chat, f"for {chat}")
    seven, eight, nine = claims(connection)
    ledger.failed(connection, eight, "refused", NOW)
    ledger.uncertain(connection, seven, "late", NOW + SECOND)
    ledger.failed(connection, nine, "refused", NOW + SECOND)
    assert [trouble.chat_id for trouble in ledger.troubles(connection, 5)] == [9, 7, 8]
    assert [trouble.chat_id for trouble in ledger.troubles(connection, 1)] == [9]
