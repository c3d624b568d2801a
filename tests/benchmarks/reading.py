"""Time reading a message, without an archive: `make benchmark-reading`.

CPU of one process in milliseconds, all readings of each message, once: of the phrasings of
tests/data/conversations/seen, alone and after an answer, and of the examples of the README and the
docs. The peer in the same run only looks for dates (dateparser's search). Then the
first message of a process, which compiles what the others have; and lines of 300 letters that are
made to take long.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from conversations import conversations
from dateparser.search import search_dates

from corpus.conversation import reading
from corpus.conversation.reading import Message
from corpus.conversation.turns import About, Exhibit, Turn
from corpus.types import Question

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 5, 1, tzinfo=UTC)
OUTLETS = ("Reuters", "BBC News", "The Guardian", "Al Jazeera", "Harbour Gazette")
TURN = Turn(
    About.SPEECH,
    "Ada Halloran on the harbour bridge",
    Question("Ada Halloran", "the harbour bridge"),
    ("Ada Halloran",),
    "the harbour bridge",
    (Exhibit(1, 0, 20, 1), Exhibit(2, 0, 20, 2)),
    (1, 2),
)
# These compile what the first message of a kind compiles: that has a line of its own.
WARMING = ("what did Krol say on eels in May 2020?", "pause until friday", "timezone bursaa")
LONGEST = 300  # letters
UNITS = (
    *("what did ", "who said ", "and ", "a ", "on ", "in ", "the ", "about ", "of the ", "does "),
    *("Krol and ", "Krol, ", "say ", "said that ", "show me ", "follow ", "every monday ", "not "),
    *("since may ", "between 3 and ", "5 ", "2019 ", "9:00 ", "last week ", "from ", "latest "),
    *('"', '" ', "'", "' ", "“a” ", "(", "- ", ", ", "? ", ".", "\t", "a", "1", "Ä", "👍"),
    *(
        "please ",
        "has been ",
        "is it true that ",
        "news ",
        "summarize ",
        "again ",
        "first ",
        "more ",
    ),
    *(
        "me ",
        "criticised ",
        "who ",
        "what ",
        "when was ",
        "how often ",
        "compare ",
        "vs ",
        "or ",
        "no, ",
    ),
    *(
        "or ",
        "no, ",
        "the mayor ",
        "hello ",
        "thanks ",
        "it ",
        "that ",
        "at ",
        "pause ",
        "by ",
        "minister of ",
    ),
)


def main() -> None:
    """Print the table."""
    warnings.simplefilter("ignore")
    for message in WARMING:
        _after(message)
    messages = [turn.message for held in conversations("seen") for turn in held.turns]
    print(f"{'CPU, ms a message':<44}{'of':>6}{'median':>8}{'95 %':>8}{'longest':>9}")
    _row("phrasings, alone", _alone, messages)
    _row("phrasings, after an answer", _after, messages)
    _row("examples of README and docs", _alone, sorted(_examples()))
    _row("peer: dateparser's search, phrasings", search_dates, messages[::10])
    _row(f"{LONGEST} letters made to take long", _alone, _long())
    _row(f"{LONGEST} letters, after an answer", _after, _long())
    print(f"first message of a process: {_first():.0f} ms, importing the readers {_imports():.0f}")


def _alone(message: str) -> object:
    return list(reading.read(Message(message, NOW, OUTLETS, NOW), None))


def _after(message: str) -> object:
    return list(reading.read(Message(message, NOW, OUTLETS, NOW), TURN))


def _examples() -> set[str]:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    marks = re.compile(r"[\"“`]([A-Za-z][^\"”`\n]{5,200})[\"”`]")
    return {example for page in pages for example in marks.findall(page.read_text("utf-8"))}


def _long() -> list[str]:
    pairs = [first + second for first in UNITS for second in UNITS[::7]]
    return [(unit * LONGEST)[:LONGEST] for unit in [*UNITS, *pairs]]


def _row(name: str, read: Callable[[str], object], messages: Iterable[str]) -> None:
    times = {message: _milliseconds(read, message) for message in messages}
    slowest = max(times, key=lambda message: times[message])
    figures = sorted(times.values())
    high = quantiles(figures, n=20)[-1]
    print(
        f"{name:<44}{len(figures):>6}{median(figures):>8.2f}{high:>8.2f}{figures[-1]:>9.2f}"
        f"  {slowest[:60]!r}"
    )


def _milliseconds(read: Callable[[str], object], message: str) -> float:
    begin = time.process_time()
    read(message)
    return (time.process_time() - begin) * 1000


def _first() -> float:
    """The first message in a process of its own, in milliseconds of CPU."""
    return _in_process("tests.benchmarks.reading as bench", "bench._alone('what did Krol say?')")


def _imports() -> float:
    return _in_process("time", "import corpus.conversation.reading")


def _in_process(module: str, statement: str) -> float:
    code = (
        f"import time, {module}\nbegin = time.process_time()\n{statement}\n"
        "print((time.process_time() - begin) * 1000)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, cwd=ROOT
    )
    return float(done.stdout)


if __name__ == "__main__":
    main()
