"""How time grows with texts that are made to take long: `make benchmark-growth`.

Each row is one text, once and twice as long: CPU seconds of the shorter, and how many times as
long the longer takes. Two is in proportion; four is with the square. The peer in the same run
splits the same text into words. Times differ from machine to machine; the ratios are of one run.
Nothing is asserted.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from corpus.loading.loader import parse
from corpus.quotes import extract

HALF = 40_000  # letters; of a text for quotes no more than 100,000 are read
QUOTES = (
    "the mayor said that the harbour would open and ",
    '"a ',
    "'a ",
    '"a" ',
    "Aaron Smith ",
    "Anna Krol said it was late. The mayor said it was not. ",
    "A'B",
    "(",
    "a",
    "said ",
)
PLAIN = "The harbour will close, the port said on Tuesday.\n\n"


def main() -> None:
    """Print the table."""
    print(f"{'text':<32}  CPU s   twice as long   words of the same")
    for unit in QUOTES:
        _row(f"quotes of {unit[:20].strip()!r}", extract, unit * (HALF // len(unit)))
    _row("loading 5 MB of plain text", _load, PLAIN * 100_000)


def _load(text: str) -> object:
    return list(parse("a.txt", text.encode()))


def _row(name: str, read: Callable[[str], object], text: str) -> None:
    seconds = _seconds(read, text)
    growth = _seconds(read, text * 2) / seconds
    words = _seconds(str.split, text * 2) / _seconds(str.split, text)
    print(f"{name:<32} {seconds:6.2f} {growth:15.1f} {words:19.1f}")


def _seconds(read: Callable[[str], object], text: str) -> float:
    begin = time.process_time()
    read(text)
    return max(time.process_time() - begin, 1e-6)


if __name__ == "__main__":
    main()
