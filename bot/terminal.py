"""The chat in the terminal: the bot itself, with a terminal in the place of Telegram.

`Terminal` answers python-telegram-bot's requests as Telegram would, and prints
what was to be sent. The handlers, the messages and the buttons are the bot's.
"""

from __future__ import annotations

import asyncio
import contextlib
import html
import itertools
import json
import re
import sys
import textwrap
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.style import Style
from rich.text import Text
from telegram import Update
from telegram.request import BaseRequest, RequestData

from bot import app
from bot.config import Config
from corpus import Corpus
from handlers.context import OurApplication
from handlers.replies import welcome
from handlers.replies.layout import units
from handlers.sent import SUFFIXES

_YOU: dict[str, Any] = {"id": 1, "is_bot": False, "first_name": "You"}
_CHAT = {"id": 1, "type": "private", "first_name": "You"}
_BOT = {"id": 2, "is_bot": True, "first_name": "onrecord", "username": "onrecord_bot"}
_WIDTH = 80
_NO_LIMIT = 1_000_000
_HISTORY = Path.home() / ".onrecord_history"
_LEAVE = ("/quit", "/exit", "quit", "exit")
_NO_FILES = "Files are sent on Telegram only."
_UNBROKEN = "\N{NO-BREAK SPACE}"
_MARGIN = "   "

_ENTITIES = {"bot_command": re.compile(r"\A/\w+"), "url": re.compile(r"https?://\S+")}
_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>')
_NUMBER = re.compile(r"<b>(\d+\.)</b> ")
_BLOCKQUOTE = re.compile(r"<blockquote>(.*?)</blockquote>", re.DOTALL)


def chat(config: Config, corpus: Corpus) -> None:
    """Talk with whoever sits at the terminal, or answer each line of a pipe, until the end."""
    is_person = sys.stdin.isatty()
    console = Console(width=min(_WIDTH, Console().width), highlight=False, soft_wrap=False)
    terminal = Terminal(console)
    # Nothing leaves this process: no token is needed, and nobody is a stranger.
    alone = replace(
        config,
        token="1:terminal",  # noqa: S106
        allowed=frozenset(),
        operators=frozenset({_YOU["id"]}),
        questions_per_minute=_NO_LIMIT,
        messages_per_second=_NO_LIMIT,
    )
    with asyncio.Runner() as runner:
        application = app.build(alone, corpus, terminal)
        runner.run(application.initialize())
        if is_person:
            _open(console, corpus)
        for line in _lines(console, is_person):
            runner.run(terminal.hear(application, line))
        runner.run(application.shutdown())


def _open(console: Console, corpus: Corpus) -> None:
    """Three lines and up to four questions that this archive answers."""
    counts = corpus.counts()
    console.print(
        f"[bold]onrecord[/]: {counts.articles:,} articles, {counts.attributed:,} quotes of"
        f" {counts.speakers:,} people."
    )
    console.print("Ask in plain words. A number presses a button, /help helps, /quit leaves.")
    console.print("For example:" if counts.articles else "Fill it first: onrecord load PATH")
    for question in welcome.example_questions(corpus.examples()):
        console.print(f"  {escape(question)}", style="cyan", overflow="ellipsis", no_wrap=True)


def _lines(console: Console, is_person: bool) -> Iterator[str]:
    with _history() if is_person else contextlib.nullcontext():
        while True:
            try:
                line = input("\n> " if is_person else "").strip()
            except (EOFError, KeyboardInterrupt):
                if is_person:
                    console.print()
                return
            if line in _LEAVE:
                return
            if line and not is_person:
                console.print(f"> {escape(line)}")
            if line:
                yield line


@contextlib.contextmanager
def _history() -> Iterator[None]:
    """Line editing, and the questions of other days under the arrow keys."""
    try:
        import readline
    except ImportError:  # not on Windows
        yield
        return
    # An article that is pasted stays one message, however many lines it has.
    readline.parse_and_bind("set enable-bracketed-paste on")
    with contextlib.suppress(OSError):
        readline.read_history_file(_HISTORY)
    yield
    with contextlib.suppress(OSError):
        readline.write_history_file(_HISTORY)


class Terminal(BaseRequest):
    """Telegram's side of the conversation, printed on `console`."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._numbers = itertools.count(1)
        # What each button's number stands for: its data, and the message it is under.
        self._buttons: list[tuple[str, dict[str, Any]]] = []
        self._file = Path()
        self._heard: dict[str, Any] = {}

    # --- what the person does ---

    async def hear(self, application: OurApplication, line: str) -> None:
        """Hand a typed line to the bot: a message, the number of a button, or a file's path."""
        if line.isdecimal() and len(line) < 4 and self._buttons:
            update = self._press(int(line))
        else:
            self._buttons = []
            self._heard = self._message(line)
            update = {"message": self._heard}
        if update:
            data = {"update_id": next(self._numbers), **update}
            await application.process_update(Update.de_json(data, application.bot))

    def _press(self, number: int) -> dict[str, Any] | None:
        if not 1 <= number <= len(self._buttons):
            self._console.print(f"There is no button {number}.")
            return None
        data, message = self._buttons[number - 1]
        query = {"id": "1", "from": _YOU, "chat_instance": "1", "data": data}
        return {"callback_query": {**query, "message": message}}

    def _message(self, line: str) -> dict[str, Any]:
        message = {
            "message_id": next(self._numbers),
            "date": int(time.time()),
            "chat": _CHAT,
            "from": _YOU,
        }
        path = _file_named(line)
        if path is not None:
            self._file = path
            size = path.stat().st_size
            file = {"file_id": "1", "file_unique_id": "1", "file_name": path.name}
            return {**message, "document": {**file, "file_size": size}}
        return {**message, "text": line, "entities": _entities(line)}

    # --- what the bot does ---

    async def initialize(self) -> None:
        """Nothing to connect to."""

    async def shutdown(self) -> None:
        """Nothing to leave."""

    @property
    def read_timeout(self) -> float | None:
        """No answer is waited for."""
        return None

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        """What Telegram would answer."""
        if "/file/" in url:
            return 200, self._file.read_bytes()
        fields = request_data.parameters if request_data else {}
        result = self._answer(url.rsplit("/", 1)[1], fields)
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def _answer(self, name: str, fields: dict[str, Any]) -> Any:
        if name == "getMe":
            return _BOT
        if name == "getFile":
            return {"file_id": "1", "file_unique_id": "1", "file_path": "file"}
        if name == "answerCallbackQuery" and fields.get("text"):
            self._print(fields["text"], "")
        if name == "sendDocument":
            return self._show({"text": _NO_FILES}, is_edit=False)
        if name in ("sendMessage", "editMessageText"):
            return self._show(fields, is_edit=name == "editMessageText")
        return True

    def _show(self, fields: dict[str, Any], is_edit: bool) -> dict[str, Any]:
        keyboard = (fields.get("reply_markup") or {}).get("inline_keyboard", [])
        pressable = [button for row in keyboard for button in row]
        message = {
            "message_id": next(self._numbers),
            "date": int(time.time()),
            "chat": _CHAT,
            "from": _BOT,
            "text": fields["text"],
            # Only what was sent is answered by a reply: a button finds it there again.
            "reply_to_message": self._heard,
        }
        # A message that was turned to another page has lost its buttons; others keep theirs.
        self._buttons = [] if is_edit else self._buttons
        self._print(fields["text"], fields.get("parse_mode", ""))
        self._print_buttons([button["text"] for button in pressable])
        self._buttons += [(button["callback_data"], message) for button in pressable]
        return message

    def _print(self, text: str, mode: str) -> None:
        markup = text if mode == "HTML" else html.escape(text)
        addresses = {html.unescape(link[1]) for link in _LINK.finditer(markup)}
        unwritten = [*addresses] if len(addresses) == 1 else []
        for place, block in enumerate(_BLOCKQUOTE.split(markup)):
            # Around a quotation a line break is in the markup already.
            inner = block.removeprefix("\n").removesuffix("\n")
            if block and place % 2:
                self._print_quotation(inner)
            elif block.strip("\n"):
                self._print_lines(inner, unwritten)

    def _print_quotation(self, inner: str) -> None:
        """A quotation beside a line in the margin, and its number before that."""
        number = _NUMBER.match(inner)
        rank = f"{number[1]} " if number else _MARGIN
        words = _styled(inner[number.end() :] if number else inner)
        self._print_block(words, f"{rank}│ ", f"{' ' * len(rank)}│ ")

    def _print_lines(self, inner: str, unwritten: list[str]) -> None:
        """Lines of ours; where a quotation is from stands below its words.

        `unwritten` has the one address of a message; of several, the words lead there themselves.
        """
        for line in inner.split("\n"):
            margin = _MARGIN if line.startswith(("— ", "also in ")) else ""
            self._print_block(_styled(line), margin, f"{margin}  " if margin else "")
            if unwritten and _LINK.search(line):
                self._console.print(Text(f"{margin}{unwritten.pop()}"), soft_wrap=True)

    def _print_block(self, text: Text, margin: str, next_margin: str) -> None:
        width = self._console.width - max(len(margin), len(next_margin))
        for line in text.wrap(self._console, width):
            line.rstrip()
            self._console.print(Text.assemble((margin, "dim"), line))
            margin = next_margin

    def _print_buttons(self, labels: list[str]) -> None:
        # A button is not broken between lines; textwrap keeps to that space, rich does not.
        buttons = [
            f"[{number}] {label}".replace(" ", _UNBROKEN)
            for number, label in enumerate(labels, len(self._buttons) + 1)
        ]
        width = self._console.width
        for row in textwrap.wrap("   ".join(buttons), width, break_on_hyphens=False):
            self._console.print(Text(row.replace(_UNBROKEN, " "), style="cyan"), soft_wrap=True)


def _file_named(line: str) -> Path | None:
    try:
        path = Path(line).expanduser()
        return path if path.suffix.lower() in SUFFIXES and path.is_file() else None
    except (OSError, RuntimeError, ValueError):  # too long for a name, or nobody's home
        return None


def _styled(markup: str) -> Text:
    """Telegram's HTML as we write it, for the terminal; words with a link lead there if it can."""
    text = Text()
    for words, address in _parts(markup):
        styled = escape(words)
        for tag, style in (("b", "bold"), ("i", "italic"), ("u", "underline")):
            styled = re.sub(rf"<(/?){tag}>", rf"[\1{style}]", styled)
        part = Text.from_markup(html.unescape(re.sub(r"</?code>", "", styled)))
        if address:
            part.stylize(Style(link=html.unescape(address)))
        text.append_text(part)
    return text


def _parts(markup: str) -> Iterator[tuple[str, str]]:
    """The words of a message with the address that each part of them leads to."""
    position = 0
    for link in _LINK.finditer(markup):
        yield markup[position : link.start()], ""
        yield link[2], link[1]
        position = link.end()
    yield markup[position:], ""


def _entities(line: str) -> list[dict[str, Any]]:
    """Commands and links where Telegram would mark them, in its UTF-16 units."""
    return [
        {
            "type": kind,
            "offset": units(line[: match.start()]),
            "length": units(match.group()),
        }
        for kind, form in _ENTITIES.items()
        for match in form.finditer(line)
    ]
