"""The whole product as a process, against a Bot API server on this machine."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from botapi import BotApi
from fakes import NOON, TOKEN, Sent, entities
from shared import SEED, needs_seed

from corpus import open_corpus
from corpus.loading.loader import read

ROOT = Path(__file__).resolve().parents[2]
ROSA = {"id": 7, "is_bot": False, "first_name": "Rosa"}
CHAT = {"id": 7, "type": "private", "first_name": "Rosa"}

Start = Callable[[str], "subprocess.Popen[bytes]"]


@pytest.fixture
def server() -> Iterator[BotApi]:
    with BotApi() as opened:
        opened.telegram.chats[7] = "private"
        yield opened
        assert opened.telegram.refused == []


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """What the bot writes; the token must never be in it."""
    file = tmp_path / "bot.log"
    yield file
    assert TOKEN not in file.read_text()
    assert TOKEN.partition(":")[2] not in file.read_text()


@pytest.fixture
def start(server: BotApi, log: Path) -> Iterator[Start]:
    """Starts the bot on an archive; whatever still runs at the end is killed."""
    running: list[subprocess.Popen[bytes]] = []

    def start(database: str) -> subprocess.Popen[bytes]:
        settings = {**os.environ, **server.settings, "ONRECORD_DATABASE": database}
        command = [sys.executable, "-m", "bot", "run"]
        with log.open("ab") as output:
            process = subprocess.Popen(command, cwd=ROOT, env=settings, stderr=output)
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.wait()


def message(server: BotApi, **content: Any) -> dict[str, Any]:
    """A message of Rosa's."""
    number = server.telegram.number()
    marked = {"entities": entities(content["text"])} if "text" in content else {}
    return {"message_id": number, "date": NOON, "chat": CHAT, "from": ROSA, **marked, **content}


def say(server: BotApi, text: str) -> None:
    """Rosa writes."""
    server.hear(message=message(server, text=text))


def press(server: BotApi, label: str, under: Sent) -> None:
    """Rosa presses a button."""
    pressed = {"id": server.telegram.press(), "from": ROSA, "chat_instance": "1"}
    shown = server.telegram.shown(under)
    server.hear(callback_query={**pressed, "data": under.data(label), "message": shown})


def test_the_bot_answers_survives_a_kill_and_stops_when_told(
    start: Start, server: BotApi, sample_url: str
) -> None:
    bot = start(sample_url)
    server.wait_for("getUpdates")
    assert [command["command"] for command in server.telegram.commands][:3] == [
        "said",
        "check",
        "ask",
    ]
    say(server, "What did Anders Kjeldahl say?")
    first = server.sent(1)
    assert first.text.startswith("Anders Kjeldahl\n")
    press(server, "Next ›", first)
    second = server.sent(2)
    assert second.is_edit

    polls = server.methods.count("getUpdates")
    server.wait_for("getUpdates", polls + 1)  # so that Telegram knows what was handled
    bot.send_signal(signal.SIGKILL)
    bot.wait(300)

    bot = start(sample_url)
    press(server, "‹ Back", second)
    again = server.sent(3)
    assert (again.markup, again.buttons) == (first.markup, first.buttons)
    bot.send_signal(signal.SIGTERM)
    assert bot.wait(300) == 0
    assert None not in server.telegram.presses.values()


def test_a_file_comes_over_the_network(start: Start, server: BotApi, sample_url: str) -> None:
    start(sample_url)
    sample = ROOT / "docs" / "samples" / "2024-06-12-dock-strike.txt"
    server.telegram.files["strike"] = sample.read_bytes()
    file = {"file_id": "strike", "file_unique_id": "1", "file_name": sample.name, "file_size": 9}
    server.hear(message=message(server, document=file))
    assert server.sent(1).text.startswith("In short\n")


def test_a_wrong_token_is_named(server: BotApi, start: Start, archive_url: str, log: Path) -> None:
    server.token = "another:token"
    assert start(archive_url).wait(300) == 2
    *_, start_line, line = log.read_text().splitlines()
    assert "connecting to http://127.0.0.1" in start_line
    assert line == "onrecord: ONRECORD_TOKEN was refused by Telegram; is it complete?"


@needs_seed
def test_the_seed_article_is_answered_from(start: Start, server: BotApi, archive_url: str) -> None:
    corpus = open_corpus(archive_url)
    corpus.add(list(read(SEED)))
    corpus.close()
    start(archive_url)
    say(server, "What did Lavrov say?")
    lavrov = server.sent(1)
    assert lavrov.text.startswith("Sergey Lavrov\n")
    assert "illegitimate pressure" in lavrov.text
    assert "29 December 2020" in lavrov.text
    press(server, "Next ›", lavrov)
    assert "We greatly value our trustful dialogue" in server.sent(2).text
    say(server, "kavusoglu nato?")
    assert "not an alternative to its ties with NATO" in server.sent(3).text
    say(server, "What did Putin say?")
    assert server.sent(4).text.startswith(
        "No quote here is surely by Putin. These sentences mention"
    )


def test_what_another_process_loads_is_told_once_whenever_the_bot_is_killed(
    start: Start, server: BotApi, sample_url: str, tmp_path: Path
) -> None:
    def kill() -> None:
        polls = server.methods.count("getUpdates")
        server.wait_for("getUpdates", polls + 1)  # so that Telegram knows what was handled
        bot.send_signal(signal.SIGKILL)
        bot.wait(300)

    bot = start(sample_url)
    say(server, "notify me when Wilma Ambrose speaks")
    assert "I write as soon as there is something." in server.sent(1).text
    kill()
    file = tmp_path / "rye.txt"
    file.write_text('Bread will be dearer. "Rye is all I bake," said Wilma Ambrose, the baker.')
    command = [sys.executable, "-m", "bot", "load", str(file), "--database", sample_url]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=600)

    bot = start(sample_url)
    alert = server.sent(2)
    assert alert.text.startswith("1 new story\nWilma Ambrose\n")
    assert '"Rye is all I bake," said Wilma Ambrose' in alert.text
    kill()

    bot = start(sample_url)
    say(server, "/digest")
    assert server.sent(3).text.startswith("There is nothing new in what you follow.")
    bot.send_signal(signal.SIGTERM)
    assert bot.wait(300) == 0
    assert len(server.telegram.sent) == 3
