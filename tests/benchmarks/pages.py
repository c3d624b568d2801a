"""How much of an answer is quotation: `make benchmark-pages`, for any archive with DATABASE=URL.

Each of a list of questions is asked in the terminal, at 80 columns, and as on a phone, where
Telegram shows some 48 characters in a line. Lines of buttons do not count, and neither do empty
lines of a quotation.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import io
import re
import shutil
import tempfile
import textwrap
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from rich.console import Console

from bot import app
from bot.config import Config
from bot.terminal import Terminal
from corpus import open_corpus
from corpus.loading.loader import find_files, read

SAMPLES = Path(__file__).resolve().parents[2] / "docs" / "samples"
QUESTIONS = (
    "What did Anders Kjeldahl say about the treaty?",
    "What did Kjeldahl say?",
    "What did Halloran say about eels?",
    "What did Małgorzata Dunne say?",
    "What did Dunne say about the bridge?",
    "Who said something about the treaty?",
    "Who said something about the bridge?",
    "Who said something about the strike?",
    "How much will the bridge cost?",
    "When was the treaty signed?",
    "Why did the dockers strike?",
    "What happened in June 2024",
    "Timeline of the bridge",
    "Caranza and Lethmark sign treaty to share the Ruvenna",
    "Summarize everything on the treaty in 100 words",
)
_PHONE = 48
_BLOCKQUOTE = re.compile(r"<blockquote>(.*?)</blockquote>", re.DOTALL)


class Lines(NamedTuple):
    """How many lines an answer has, and how many of these are quotation."""

    all: int
    quoted: int


class _Heard(Terminal):
    """The terminal, which also keeps the markup of what it prints."""

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self.messages: list[str] = []

    def _print(self, text: str, mode: str) -> None:
        self.messages.append(text)
        super()._print(text, mode)


async def _answers(url: str, questions: Iterable[str]) -> list[tuple[str, str]]:
    """What each question gets: as it is printed, and the markup that is sent."""
    corpus = open_corpus(url)
    answers = []
    for question in questions:
        page = io.StringIO()
        terminal = _Heard(Console(file=page, width=80, highlight=False))
        async with app.build(Config(token="1:pages"), corpus, terminal) as application:
            await terminal.hear(application, question)
        answers.append((page.getvalue(), "\n".join(terminal.messages)))
    corpus.close()
    return answers


def in_terminal(printed: str) -> Lines:
    """The lines as they are printed."""
    lines = [line for line in printed.splitlines() if not re.match(r"\[\d+\] ", line)]
    return Lines(len(lines), sum("│" in line for line in lines))


def on_phone(markup: str) -> Lines:
    """The lines as a phone breaks them."""
    parts = [_wrapped(part) for part in _BLOCKQUOTE.split(markup)]
    return Lines(sum(map(len, parts)), sum(map(len, parts[1::2])))


def _wrapped(markup: str) -> list[str]:
    text = html.unescape(re.sub(r"<[^>]*>", "", markup)).removeprefix("\n").removesuffix("\n")
    lines = text.split("\n") if text else []
    return [part for line in lines for part in textwrap.wrap(line, _PHONE) or [""]]


def _print_table(questions: Sequence[str], answers: Sequence[tuple[str, str]]) -> None:
    rows = [(in_terminal(printed), on_phone(markup)) for printed, markup in answers]
    print(f"{'':<56}{'terminal':>12}{'phone':>12}")
    for question, row in zip(questions, rows, strict=True):
        shares = "".join(f"{lines.all:>6} {lines.quoted / lines.all:>4.0%} " for lines in row)
        print(f"{question[:54]:<56}{shares}")
    columns = list(zip(*rows, strict=True))
    shares = "".join(
        f"{mean(lines.all for lines in column):>6.1f}"
        f" {sum(lines.quoted for lines in column) / sum(lines.all for lines in column):>4.0%} "
        for column in columns
    )
    print(f"{'lines an answer, and the share that is quotation':<56}{shares}")


def main() -> None:
    """Ask all the questions, and print what share of the answers is quotation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", help="the URL of an archive; without, the samples'")
    parser.add_argument("questions", nargs="*", help="what to ask instead of the list")
    arguments = parser.parse_args()
    questions = arguments.questions or QUESTIONS
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "archive.sqlite3"
        if arguments.database:
            shutil.copy(arguments.database.removeprefix("sqlite:///"), copy)
        else:
            samples = open_corpus(f"sqlite:///{copy}")
            samples.add([item for file in find_files([SAMPLES]) for item in read(file)])
            samples.close()
        answers = asyncio.run(_answers(f"sqlite:///{copy}", questions))
    _print_table(questions, answers)


if __name__ == "__main__":
    main()
