"""A load of any size: resumable after a kill, in bounded memory, and with a report at its end."""

from __future__ import annotations

import json
import os
import pty
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest

from bot.__main__ import main
from corpus import open_corpus
from corpus.store.tables import metadata

ROOT = Path(__file__).resolve().parents[3]

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], archive_url: str) -> Run:
    """Runs `load` into the test's archive; gives its status, and what it printed and complained."""

    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(["load", *arguments, "--database", archive_url])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


def lines(count: int, sentences: int = 3) -> list[str]:
    """Articles a line, some with a link and some without."""
    text = '"The harbour will close on day {}," said Ann Roe of the port. ' * sentences
    records = (
        {
            "title": f"Report {number}",
            "text": text.replace("{}", str(number)),
            **({"url": f"https://quay.example/{number}"} if number % 3 else {}),
        }
        for number in range(count)
    )
    return [json.dumps(record) + "\n" for record in records]


# Killed at any moment


def started(database: Path, *more: str) -> subprocess.Popen[bytes]:
    """`onrecord load` in a process of its own."""
    command = [sys.executable, "-m", "bot", "load", *more, "--database", f"sqlite:///{database}"]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def stored(database: Path) -> int:
    """How many articles an archive holds that another process is filling."""
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:  # it is only now being set up
        return 0


def held(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that an archive holds, but for when it was put there and how often it was changed."""
    with closing(sqlite3.connect(database)) as connection:
        return {
            table.name: sorted(
                connection.execute(
                    "SELECT "
                    + ", ".join(c.name for c in table.columns if c.name not in _OF_THE_LOAD)
                    + f" FROM {table.name}"
                ),
                key=repr,
            )
            for table in metadata.sorted_tables
        }


_OF_THE_LOAD = ("added", "generation")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_load_that_is_killed_and_run_again_ends_like_one_that_was_not(
    jobs: str, tmp_path: Path
) -> None:
    """They are stored 256 at a time: it is killed before the first, after it and after the next."""
    file = tmp_path / "wire.jsonl"
    file.write_text("".join(lines(520, sentences=1)))
    whole, killed = tmp_path / "whole.sqlite3", tmp_path / "killed.sqlite3"
    loaded, _ = started(whole, str(file), "--jobs", "1").communicate()
    assert loaded == b"Articles: 520 new, 0 changed, 0 unchanged.\n"
    for enough in (0, 1, 257):
        running = started(killed, str(file), "--jobs", jobs)
        while not killed.exists() or stored(killed) < enough:
            assert running.poll() is None
            time.sleep(0.02)  # so that the load has the processor
        running.kill()
        # Nobody holds the other end of the pipe: the processes that it had started ended too.
        printed, complained = running.communicate()
        assert printed == b""
        assert b"Traceback" not in complained
        assert running.returncode == -signal.SIGKILL
    last, _ = started(killed, str(file), "--jobs", jobs).communicate()
    assert b" 0 changed, " in last
    assert held(killed) == held(whole)


# In bounded memory

_MEASURED = """
import io, json, resource, sys
from corpus.loading.loader import load

class Endless(io.RawIOBase):
    def __init__(self, kind, size):
        self.kind, self.left, self.made, self.ready = kind, size, 0, b""
    def readable(self):
        return True
    def readinto(self, buffer):
        while self.left > 0 and len(self.ready) < len(buffer):
            self.made += 1
            words = f"The harbour will close on day {self.made}, the port said. " * 1000
            self.ready += record(self.kind, self.made, words)
        data, self.ready = self.ready[: len(buffer)], self.ready[len(buffer) :]
        buffer[: len(data)] = data
        self.left -= len(data)
        return len(data)

def record(kind, number, words):
    link = f"https://quay.example/{number}"
    if kind == "jsonl":
        return json.dumps({"url": link, "text": words}).encode() + b"\\n"
    body = b"HTTP/1.1 200 OK\\r\\nContent-Type: text/plain\\r\\n\\r\\n" + words.encode()
    head = f"WARC/1.0\\r\\nWARC-Type: response\\r\\nWARC-Target-URI: {link}\\r\\n"
    head += f"WARC-Record-ID: <urn:uuid:{number}>\\r\\nWARC-Date: 2024-03-05T00:00:00Z\\r\\n"
    head += "Content-Type: application/http; msgtype=response\\r\\n"
    return (head + f"Content-Length: {len(body)}\\r\\n\\r\\n").encode() + body + b"\\r\\n" * 2

def peak(kind, megabytes):
    found = load([io.BufferedReader(Endless(kind, megabytes << 20))])
    wrong = [each for each in found if not hasattr(each, "text")]
    assert not wrong, wrong[:1]
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

few = peak(sys.argv[1], 2)
print(peak(sys.argv[1], 40) - few)
"""


@pytest.mark.parametrize("kind", ["jsonl", "warc"])
def test_twenty_times_as_much_takes_no_more_memory(kind: str) -> None:
    """40 MB are made as they are read; what 2 MB needed is enough for them."""
    measured = [sys.executable, "-c", _MEASURED, kind]
    grown = subprocess.run(measured, cwd=ROOT, capture_output=True, text=True, check=True)
    assert int(grown.stdout) < 16  # megabytes


# The report


def test_a_report_groups_the_reasons_the_commonest_first(run: Run, tmp_path: Path) -> None:
    good, *bad = lines(1)[0], "{oops}\n", "[1, 2]\n", '{"title": "No words"}\n'
    file = tmp_path / "wire.jsonl"
    file.write_text("".join([good, *bad, *bad[:1] * 20]))
    status, printed, complained = run(str(file))
    assert status == 1
    assert complained.count("skipped ") == 23
    counts, first, *rest = printed.splitlines()
    assert counts == "Articles: 1 new, 0 changed, 0 unchanged, 23 skipped."
    assert first.startswith(f"     21  {file} line 2: is not valid JSON (")
    assert first.endswith("; put one object on a line (and 20 more)")
    assert len(rest) == 2


def test_a_report_as_json_says_the_same(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "wire.jsonl"
    file.write_text("".join([*lines(2), "{oops}\n"]))
    status, printed, _ = run(str(file), "--json")
    assert status == 1
    reason = "is not valid JSON; put one object on a line"
    assert json.loads(printed) == {
        "new": 2,
        "changed": 0,
        "unchanged": 0,
        "skipped": 1,
        "reasons": [{"reason": reason, "count": 1, "example": f"{file} line 3"}],
    }


def test_reasons_without_number_are_counted_together(run: Run, tmp_path: Path) -> None:
    names = [f"{''.join(pair)}.zzz" for pair in product("abcdefghijklmnop", repeat=2)]
    for name in names:
        (tmp_path / name.replace(".zzz", ".zip")).write_bytes(b"PK" + name.encode())
    status, printed, _ = run(str(tmp_path))
    assert status == 1
    assert f"{len(names)} skipped" in printed
    assert len(printed.splitlines()) < 20


# Names of fields


def test_fields_have_the_names_that_are_given(run: Run, tmp_path: Path, archive_url: str) -> None:
    record = {"Kop": "Rain", "inner": {"Body-Text": "It rains."}, "when": "2024-03-05"}
    (tmp_path / "a.jsonl").write_text(json.dumps(record))
    assert (
        run(str(tmp_path), "--map", "title=kop,text=inner.bodytext", "--map", "date=when")[0] == 0
    )
    with open_corpus(archive_url) as corpus:
        (found,) = corpus.latest()
    assert (found.title, found.text) == ("Rain", "It rains.")
    assert found.published == datetime(2024, 3, 5, tzinfo=UTC)


@pytest.mark.parametrize("pairs", ["headlin=kop", "title=", "title", "=kop"])
def test_a_map_that_maps_nothing_is_refused(pairs: str, run: Run) -> None:
    status, printed, complained = run("x", "--map", pairs)
    assert (status, printed) == (2, "")
    assert complained.startswith(
        f"onrecord: --map {pairs!r} maps nothing; write title=NAME, one of"
    )


# Progress


@pytest.mark.parametrize("name", ["wire.jsonl", "-"])
def test_who_watches_sees_articles_and_bytes(name: str, tmp_path: Path) -> None:
    (tmp_path / "wire.jsonl").write_text("".join(lines(40)))
    ours, theirs = pty.openpty()
    path = str(tmp_path / name) if name != "-" else name
    command = [sys.executable, "-m", "bot", "load", path, "--jobs", "1", "--database"]
    with (tmp_path / "wire.jsonl").open() as given:
        running = subprocess.Popen(
            [*command, f"sqlite:///{tmp_path / 'a.sqlite3'}"],
            cwd=ROOT,
            stdin=given,
            stdout=subprocess.PIPE,
            stderr=theirs,
            env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
        )
    os.close(theirs)
    shown = b"".join(iter(lambda: _on_screen(ours), b""))
    os.close(ours)
    printed, _ = running.communicate()
    assert b"articles" in shown
    assert b"kB" in shown or b"bytes" in shown
    assert printed == b"Articles: 40 new, 0 changed, 0 unchanged.\n"


def _on_screen(terminal: int) -> bytes:
    """What is shown next; nothing once the last program has left the terminal."""
    try:
        return os.read(terminal, 1 << 16)
    except OSError:
        return b""


def test_long_articles_are_stored_before_they_fill_the_memory(run: Run, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"Chapter {name}. " + "rain " * 100_000)
    assert run(str(tmp_path))[0] == 0
    with closing(sqlite3.connect(tmp_path / "archive.sqlite3")) as connection:
        assert connection.execute("SELECT count(DISTINCT added) FROM articles").fetchone() == (2,)
