"""Digests by the bot's own process: killed twice on its way, and with a Telegram that fails."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from botapi import BotApi
from limits import DROPPED, DROPPED_LATE, GATEWAY_LATE, Accident, Strict, too_many

from bot.__main__ import main
from bot.delivery import AT_ONCE
from corpus import open_corpus
from corpus.digests import ledger
from corpus.digests.ledger import Part, State
from corpus.store import database
from corpus.store.tables import deliveries

ROOT = Path(__file__).resolve().parents[2]
CHATS = range(1, 501)
BLOCKED, MOVED, UNSURE = (17, 180), (-90, -91), {33: GATEWAY_LATE, 34: DROPPED_LATE}

Start = Callable[[], "subprocess.Popen[bytes]"]


@pytest.fixture
def server() -> Iterator[BotApi]:
    with BotApi(Strict()) as opened:
        yield opened


@pytest.fixture
def start(server: BotApi, archive_url: str, tmp_path: Path) -> Iterator[Start]:
    """Starts the bot; whatever still runs at the end is killed."""
    running: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        settings = {**os.environ, **server.settings, "ONRECORD_DATABASE": archive_url}
        settings["ONRECORD_MESSAGES_PER_SECOND"] = "500"
        with (tmp_path / "bot.log").open("ab") as log:
            command = [sys.executable, "-m", "bot", "run"]
            running.append(subprocess.Popen(command, cwd=ROOT, env=settings, stderr=log))
        return running[-1]

    yield start
    for process in running:
        process.kill()
        process.wait()


def queue(archive_url: str) -> None:
    """Two messages for each chat, one after the other."""
    with (
        open_corpus(archive_url) as corpus,
        database.writing(corpus.engine) as connection,
    ):
        for chat in (*CHATS, MOVED[0]):
            parts = [Part(f"chat {chat}, part {part}") for part in (1, 2)]
            ledger.queue(connection, f"digest {chat}", chat, 0, parts, datetime.now(UTC))


def an_hour_passes(archive_url: str) -> set[str]:
    """So that what was open when the process was killed is nobody's any more; gives what it was."""
    engine = database.open_engine(archive_url)
    sending = sa.select(deliveries.c.text).where(deliveries.c.state == State.SENDING)
    with database.writing(engine) as connection:
        was_open = set(connection.scalars(sending))
        earlier = datetime.now(UTC) - timedelta(hours=1)
        held = deliveries.c.state == State.SENDING
        connection.execute(sa.update(deliveries).where(held).values(due=earlier))
    engine.dispose()
    return was_open


def states(archive_url: str) -> dict[State, int]:
    engine = database.open_engine(archive_url)
    with database.reading(engine) as connection:
        found = ledger.counts(connection)
    engine.dispose()
    return {state: count for state, count in found.items() if count}


def test_two_kills_lose_nothing_and_repeat_no_more_than_was_open(
    server: BotApi, start: Start, archive_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    telegram = server.telegram
    assert isinstance(telegram, Strict)
    telegram.chats.update(dict.fromkeys(CHATS, "private") | {MOVED[1]: "supergroup"})
    telegram.blocked.update(BLOCKED)
    telegram.moved[MOVED[0]] = MOVED[1]
    for chat, accident in UNSURE.items():
        telegram.accidents[chat].append(accident)
    queue(archive_url)

    chance, was_open = random.Random(), set[str]()
    for first in (chance.randrange(20, 400), chance.randrange(500, 900)):
        bot = start()
        server.wait_until(lambda first=first: len(telegram.sent) >= first)
        bot.send_signal(signal.SIGKILL)
        bot.wait(300)
        found = an_hour_passes(archive_url)
        assert len(found) <= AT_ONCE
        was_open |= found
    bot = start()
    whole = 2 * (len(CHATS) - len(BLOCKED) + 1)
    server.wait_until(lambda: len({each.text for each in telegram.sent}) >= whole)
    bot.send_signal(signal.SIGTERM)
    assert bot.wait(300) == 0

    told = Counter(each.text for each in telegram.sent)
    reached = [*(chat for chat in CHATS if chat not in BLOCKED), MOVED[0]]
    assert set(told) == {f"chat {chat}, part {part}" for chat in reached for part in (1, 2)}
    assert {text for text, times in told.items() if times > 1} <= was_open
    assert sum(told.values()) - len(told) <= 2 * AT_ONCE
    for chat in CHATS:
        order = [each.text[-1] for each in telegram.sent if each.chat_id == chat]
        assert order == sorted(order)
    found = states(archive_url)
    assert set(found) == {State.SENT, State.UNCERTAIN, State.FAILED}
    assert found[State.FAILED] == 2 * len(BLOCKED)
    assert len(UNSURE) <= found[State.UNCERTAIN] + sum(told.values()) - len(told)

    assert main(["deliveries", "--database", archive_url]) == 0
    shown = capsys.readouterr().out
    assert f"{found[State.SENT]:,} sent" in shown
    assert "chat 17: failed: Forbidden: bot was blocked by the user" in shown


def test_every_chat_gets_what_it_should_from_a_telegram_that_fails(
    server: BotApi, start: Start, archive_url: str
) -> None:
    telegram = server.telegram
    assert isinstance(telegram, Strict)
    to_send = dict.fromkeys((1, 2, 3, 4, 5, 6, -7), ("a", "b")) | {8: ("<b>a", "<i></i>", "c")}
    accidents = {2: Accident(too_many(1)), 3: GATEWAY_LATE, 4: DROPPED, 5: DROPPED_LATE}
    for chat, accident in accidents.items():
        telegram.accidents[chat].append(accident)
    telegram.blocked.add(6)
    telegram.moved[-7] = -1007
    telegram.chats.update(dict.fromkeys(to_send, "private") | {-1007: "supergroup"})
    with open_corpus(archive_url) as corpus, database.writing(corpus.engine) as connection:
        for chat, texts in to_send.items():
            parts = [Part(text) for text in texts]
            ledger.queue(connection, "1", chat, 0, parts, datetime.now(UTC))

    bot = start()
    requests = 5 * 2 + 1 + 1 + 3 + 5  # the waiting one again, blocked once, moved, plain text twice
    server.wait_for("sendMessage", requests)
    bot.send_signal(signal.SIGTERM)
    assert bot.wait(300) == 0

    got: dict[int, list[str]] = {}
    for each in telegram.sent:
        got.setdefault(each.chat_id, []).append(each.text)
    well = {key: ["a", "b"] for key in (1, 2, 3, 5, -1007)}
    assert got == {**well, 4: ["b"], 8: ["a", "c"]}
    assert server.methods.count("sendMessage") == requests
    with open_corpus(archive_url) as corpus, database.reading(corpus.engine) as connection:
        troubles = ledger.troubles(connection, 50)
    unsure = dict.fromkeys([(3, 0), (4, 0), (5, 0)], State.UNCERTAIN)
    failed = dict.fromkeys([(6, 0), (6, 1), (8, 1)], State.FAILED)
    assert {(each.chat_id, each.part): each.state for each in troubles} == unsure | failed
    assert all(each.reason for each in troubles)
