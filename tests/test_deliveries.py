"""A thousand messages of digests by the bot's own process, killed twice on its way."""

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
from limits import DROPPED_LATE, GATEWAY_LATE, Strict

from bot.__main__ import main
from corpus import database, ledger, open_corpus
from corpus.ledger import Part, State
from corpus.tables import deliveries

ROOT = Path(__file__).resolve().parents[1]
CHATS = range(1, 501)
BLOCKED, MOVED, UNSURE = (17, 180), (-90, -91), {33: GATEWAY_LATE, 34: DROPPED_LATE}
AT_ONCE = 8

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


def an_hour_passes(archive_url: str) -> None:
    """So that what was open when the process was killed is nobody's any more."""
    engine = database.open_engine(archive_url)
    with database.writing(engine) as connection:
        earlier = datetime.now(UTC) - timedelta(hours=1)
        held = deliveries.c.state.in_((State.CLAIMED, State.SENDING))
        connection.execute(sa.update(deliveries).where(held).values(due=earlier))
    engine.dispose()


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

    chance = random.Random(4711)
    for first in (chance.randrange(20, 400), chance.randrange(500, 900)):
        bot = start()
        server.wait_until(lambda first=first: len(telegram.sent) >= first)
        bot.send_signal(signal.SIGKILL)
        bot.wait(30)
        an_hour_passes(archive_url)
    bot = start()
    whole = 2 * (len(CHATS) - len(BLOCKED) + 1)
    server.wait_until(lambda: len({each.text for each in telegram.sent}) >= whole)
    bot.send_signal(signal.SIGTERM)
    assert bot.wait(60) == 0

    told = Counter(each.text for each in telegram.sent)
    reached = [*(chat for chat in CHATS if chat not in BLOCKED), MOVED[0]]
    assert set(told) == {f"chat {chat}, part {part}" for chat in reached for part in (1, 2)}
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
