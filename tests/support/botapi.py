"""A Bot API server on 127.0.0.1, with the rules of `fakes.Telegram` behind a real socket.

    with BotApi() as server:
        ... run the bot with **server.settings ...
        server.telegram.chats[7] = "private"
        server.hear(message={...})
        answer = server.sent(1)

It speaks what the bot asks: JSON in form fields, long polling with an offset, downloads of files.
"""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote

from fakes import TOKEN, DroppedError, RefusedError, Sent, Telegram

_LONGEST_POLL = 2.0
_PATIENCE = 300.0  # for hangs only


class BotApi:
    """The server; a context manager that listens while it is open."""

    def __init__(self, telegram: Telegram | None = None) -> None:
        self.telegram = telegram or Telegram()
        self.methods: list[str] = []
        self.token = TOKEN
        self._updates: list[dict[str, Any]] = []
        self._changed = threading.Condition()
        self._is_open = True
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))

    def __enter__(self) -> BotApi:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._changed:
            self._is_open = False
            self._changed.notify_all()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def settings(self) -> dict[str, str]:
        """What points the bot here."""
        address = f"http://127.0.0.1:{self._server.server_port}"
        return {
            "ONRECORD_TOKEN": TOKEN,
            "ONRECORD_API_BASE_URL": f"{address}/bot",
            "ONRECORD_API_FILE_URL": f"{address}/file/bot",
        }

    # --- the person's side ---

    def hear(self, **update: Any) -> None:
        """Something for the bot's next poll."""
        with self._changed:
            self._updates.append({"update_id": self.telegram.number(), **update})
            self._changed.notify_all()

    def sent(self, count: int) -> Sent:
        """The `count`th message or edit that the bot sent, once it has."""
        with self._changed:
            enough = self._changed.wait_for(lambda: len(self.telegram.sent) >= count, _PATIENCE)
            assert enough, f"{len(self.telegram.sent)} messages, refused: {self.telegram.refused}"
            return self.telegram.sent[count - 1]

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        """Come back when `is_so` of what the bot has asked and sent."""
        with self._changed:
            assert self._changed.wait_for(is_so, _PATIENCE), self.telegram.refused

    def wait_for(self, method: str, times: int = 1) -> None:
        """Come back when the bot has asked for `method` so many times."""
        with self._changed:
            assert self._changed.wait_for(lambda: self.methods.count(method) >= times, _PATIENCE), (
                self.methods
            )

    # --- the bot's side ---

    def answer(self, token: str, method: str, fields: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """What the Bot API answers to one request."""
        with self._changed:
            self.methods.append(method)
            self._changed.notify_all()
            if token != self.token:
                return 401, {"ok": False, "error_code": 401, "description": "Unauthorized"}
            if method == "getUpdates":
                return 200, {"ok": True, "result": self._poll(fields)}
            return self.telegram.call(method, fields)

    def file(self, token: str, path: str) -> bytes:
        """A file's bytes, for who knows the token."""
        if token != self.token or path not in self.telegram.files:
            raise RefusedError(404, "Not Found")
        return self.telegram.files[path]

    def _poll(self, fields: dict[str, Any]) -> list[dict[str, Any]]:
        first = fields.get("offset", 0)
        self._updates = [update for update in self._updates if update["update_id"] >= first]
        longest = min(float(fields.get("timeout", 0)), _LONGEST_POLL)
        self._changed.wait_for(lambda: self._updates or not self._is_open, longest)
        return self._updates[: fields.get("limit", 100)]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        api = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                _, _, bot, path = unquote(self.path).split("/", 3)
                try:
                    self._reply(200, api.file(bot.removeprefix("bot"), path))
                except RefusedError as refusal:
                    self._reply(refusal.status, b"")

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                _, bot, method = self.path.split("/")
                try:
                    status, result = api.answer(bot.removeprefix("bot"), method, _fields(body))
                except DroppedError:
                    self.close_connection = True
                    return
                self._reply(status, json.dumps(result).encode())

            def _reply(self, status: int, body: bytes) -> None:
                with contextlib.suppress(ConnectionError):  # the bot may have been killed
                    self.send_response(status)
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        return Handler


def _fields(body: bytes) -> dict[str, Any]:
    """Form fields; what is no plain text in them is JSON."""
    fields = parse_qs(body.decode(), keep_blank_values=True)
    return {name: _value(name, values[0]) for name, values in fields.items()}


def _value(name: str, text: str) -> Any:
    if name in ("text", "data", "callback_query_id", "file_id", "parse_mode"):
        return text
    return json.loads(text)
