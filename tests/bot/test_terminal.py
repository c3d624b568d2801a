"""The chat in the terminal, as a process of its own: through a pipe, and on a real terminal."""

from __future__ import annotations

import contextlib
import fcntl
import io
import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rich.console import Console

from bot.terminal import Terminal, _styled
from handlers.replies import feeds

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "docs" / "samples"
CHAT = [sys.executable, "-m", "bot", "chat"]
ANSI = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[=>]")

Ask = Callable[..., str]


@pytest.fixture
def settings(sample_url: str, tmp_path: Path) -> dict[str, str]:
    """The environment of the chat: the sample archive, and a home of its own."""
    ours = {"ONRECORD_DATABASE": sample_url, "HOME": str(tmp_path), "TERM": "xterm-256color"}
    kept = {
        name: value
        for name, value in os.environ.items()
        if name in ("PATH", "LANG") or name.startswith("COVERAGE")
    }
    return {**kept, **ours, "PYTHONUTF8": "1"}


@pytest.fixture
def ask(settings: dict[str, str]) -> Ask:
    """Pipes lines into the chat; gives what it prints."""

    def ask(*lines: str) -> str:
        typed = "".join(f"{line}\n" for line in lines)
        done = subprocess.run(
            CHAT, cwd=ROOT, env=settings, input=typed, capture_output=True, text=True
        )
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    return ask


def test_a_piped_conversation_reads_like_one(ask: Ask) -> None:
    printed = ask(
        "What did Kjeldahl say about the meter?",
        "/said Halloran",
        "1",
        "99",
        str(SAMPLES / "2024-06-12-dock-strike.txt"),
        "How is <b>[bold]it[/bold]</b> & how?",
        "/nonsense",
        "/quit",
        "/latest",
    )
    first, several, chosen, no_button, file, markup, unknown = printed.split("\n> ")[0:7]
    assert first.startswith(
        "> What did Kjeldahl say about the meter?\nAnders Kjeldahl on the meter"
    )
    assert "│" in first
    assert "[1] Frank Halloran" in several
    assert chosen.startswith("1\nFrank Halloran\n")
    assert no_button == "99\nThere is no button 99."
    assert "In short" in file
    assert markup.startswith("How is <b>[bold]it[/bold]</b> & how?\n")
    assert unknown.startswith("/nonsense\nAsk me what somebody said")
    assert "Newest articles" not in printed  # /quit came first
    assert "\x1b" not in printed
    for line in printed.splitlines():
        assert len(line) <= 80 or line.lstrip().startswith(("http", "> ")), line


def test_a_button_is_never_broken_between_lines(ask: Ask) -> None:
    *_, first, second = ask("/people").splitlines()
    assert re.fullmatch(r"(\[\d\] [^\[]+ \(\d+\)   )+\[\d\] [^\[]+ \(\d+\)", first)
    assert second.startswith("[")
    assert max(len(first), len(second)) <= 80


def test_every_button_can_be_pressed_by_its_number(ask: Ask) -> None:
    printed = ask("/said Anders Kjeldahl", "6", "2", "1", "99", "0", "/latest", "1")
    first, second, context, again, none, nought, _, summary = printed.split("\n> ")
    assert "[6] Next ›" in first
    assert "\n6. │ " in second
    assert "Summary" in context
    assert "Summary" in again, "a page keeps its buttons after one of them was pressed"
    assert none == "99\nThere is no button 99."
    assert nought == "0\nThere is no button 0."
    assert "[1] " in second, "a page that was turned has lost its buttons"
    assert summary.startswith("1\nIn short\n")


def test_who_sits_at_the_terminal_may_do_all(ask: Ask, settings: dict[str, str]) -> None:
    settings |= {"ONRECORD_ALLOWED": "7", "ONRECORD_OPERATORS": "7"}
    assert feeds.NO_FEEDS[:20] in ask("/feeds")


def test_a_question_without_a_line_end_is_answered(settings: dict[str, str]) -> None:
    told = f"printf 'who is Penhallow' | {sys.executable} -m bot chat"
    done = subprocess.run(
        ["bash", "-c", told], cwd=ROOT, env=settings, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "I have missed two weddings" in done.stdout


# --- on a terminal ---


def _at_the_terminal() -> None:
    """Make the terminal the one that Ctrl-C comes from, and have the child heed it.

    Whoever runs the tests in the background has Ctrl-C ignored, and so would the child.
    """
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Screen:
    """A person at a terminal of 80 columns, with the chat on it."""

    def __init__(self, settings: dict[str, str]) -> None:
        self.raw = ""
        self._terminal, inner = pty.openpty()
        self._chat = subprocess.Popen(
            CHAT,
            cwd=ROOT,
            env={**settings, "COLUMNS": "80"},
            stdin=inner,
            stdout=inner,
            stderr=inner,
            start_new_session=True,
            preexec_fn=_at_the_terminal,
        )
        os.close(inner)

    def until(self, words: str) -> str:
        """What is printed up to `words`, without colours."""
        shown = ""
        while words not in ANSI.sub("", shown):
            shown += self._read()
        return ANSI.sub("", shown).replace("\r\n", "\n")

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._terminal, keys.encode())

    def leave(self, keys: str) -> tuple[int, str]:
        """Press `keys`, again where that was overheard; the exit status and the last words."""
        shown = ""
        with contextlib.suppress(OSError):  # the chat has closed its side
            self.type(keys)
            while True:
                if select.select([self._terminal], [], [], 5)[0]:
                    shown += self._read()
                else:
                    self.type(keys)
        return self._chat.wait(300), ANSI.sub("", shown)

    def close(self) -> None:
        """Put everything away, however the test went."""
        self._chat.kill()
        self._chat.wait()
        os.close(self._terminal)

    def _read(self) -> str:
        got = os.read(self._terminal, 4096)
        if not got:
            raise OSError
        self.raw += got.decode(errors="replace")
        return got.decode(errors="replace")


@pytest.fixture
def screen(settings: dict[str, str]) -> Iterator[Screen]:
    shown = Screen(settings)
    yield shown
    shown.close()


def test_a_chat_opens_with_examples_answers_and_ends_with_ctrl_d(
    screen: Screen, tmp_path: Path
) -> None:
    opening = screen.until("\n> ").splitlines()
    assert opening[0].startswith("onrecord: 16 articles, ")
    assert opening[2] == "For example:"
    questions = [line.strip() for line in opening if line.startswith("  ")]
    assert len(questions) == 4
    assert len(opening) == 3 + 4 + 2  # and an empty line, and the prompt
    screen.type("Anders Kjeldahl\n")
    answer = screen.until("\n> ")
    assert "[6] Next ›" in answer
    status, goodbye = screen.leave("\x04")
    assert (status, "Traceback" in goodbye) == (0, False)
    assert (tmp_path / ".onrecord_history").read_text().splitlines() == ["Anders Kjeldahl"]


def test_no_tag_of_a_message_is_printed() -> None:
    markup = "<b>Anna Krol</b> <i>(probably)</i>, <code>/said</code> 1 &lt; 2"
    assert _styled(markup).plain == "Anna Krol (probably), /said 1 < 2"


def _printed(markup: str, width: int = 40) -> str:
    console = Console(width=width, file=io.StringIO(), legacy_windows=False)
    Terminal(console)._print(markup, "HTML")
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_a_number_stands_in_the_margin_and_the_source_below_the_words() -> None:
    markup = (
        "<b>Anna Krol</b>\n<blockquote><b>9.</b> The ferry sank on Monday, she said.</blockquote>\n"
        "<blockquote><b>10.</b> Nobody drowned.</blockquote>\n— Wire · 3 May 2024\nalso in Tide"
    )
    assert _printed(markup).splitlines() == [
        "Anna Krol",
        "9. │ The ferry sank on Monday, she said.",
        "10. │ Nobody drowned.",
        "   — Wire · 3 May 2024",
        "   also in Tide",
    ]


def test_the_one_address_of_a_message_is_written_out_and_several_are_behind_words() -> None:
    one = 'in <a href="https://a.example/?a&amp;b">Tide [1]</a>'
    two = f'{one}, <a href="https://b.example/">Dune</a>'
    assert _printed(f"{one}\nend") == "in Tide [1]\nhttps://a.example/?a&b\nend\n"
    assert _printed(f"{one}\n{one}") == "in Tide [1]\nhttps://a.example/?a&b\nin Tide [1]\n"
    assert _printed(f"{two}\nend") == "in Tide [1], Dune\nend\n"
    links = [span.style.link for span in _styled(two).spans]  # type: ignore[union-attr]
    assert links == ["https://a.example/?a&b", "https://b.example/"]


def test_ctrl_c_leaves_cleanly(screen: Screen) -> None:
    screen.until("\n> ")
    screen.type("half a ques")
    screen.until("half a ques")
    status, goodbye = screen.leave("\x03")
    assert (status, "Traceback" in goodbye) == (0, False)


def test_a_pasted_article_is_one_message_however_many_lines_it_has(screen: Screen) -> None:
    screen.until("> ")
    assert "\x1b[?2004h" in screen.raw, "the terminal is to mark what is pasted"
    paragraph = "The new quay at Sandmoor opened on Monday with a band and two tugs in the rain. "
    screen.type(f"\x1b[200~Quay opens\n\n{paragraph * 3}\n\n{paragraph * 3}\x1b[201~\n")
    assert "In short" in screen.until("From what you sent: Quay opens")
