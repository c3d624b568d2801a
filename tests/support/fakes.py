"""Telegram for tests, at python-telegram-bot's own seam: strict about what it takes.

`Telegram` keeps the Bot API's rules and remembers what was sent; `FakeTelegram` puts it in the
place of the network (and `botapi` puts the same rules behind a socket). `Chat` is a person in a
chat: what they do goes to the bot as a real `Update`, what the bot does comes back as `Sent`.
"""

from __future__ import annotations

import html
import itertools
import json
import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from telegram import Update
from telegram.request import BaseRequest, RequestData

from bot.app import build
from bot.config import Config
from corpus import Corpus
from corpus.web.fetch import Fetcher
from handlers.context import OurApplication

TOKEN = "4711:test-token"
BOT = {"id": 2, "is_bot": True, "first_name": "onrecord", "username": "onrecord_bot"}
NOON = 1_727_784_000  # 1 October 2024, after every sample article

_LONGEST_TEXT = 4096
_LONGEST_NOTICE = 200
_LONGEST_DATA = 64
_RIGHTS = (
    *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages"),
    *("can_manage_video_chats", "can_restrict_members", "can_promote_members", "can_change_info"),
    *("can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories"),
)
_TAGS = {"a", "b", "blockquote", "code", "del", "em", "i", "ins", "pre", "s", "span", "strong", "u"}
_TAG = re.compile(r"(<[^>]*>|<)")
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
_ENTITIES = {"bot_command": re.compile(r"\A/\w+(?:@\w+)?"), "url": re.compile(r"https?://\S+")}


class RefusedError(Exception):
    """Telegram says no: the status, and the words it says it with."""

    def __init__(self, status: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.status = status
        self.parameters = parameters


class DroppedError(Exception):
    """The connection ends without an answer."""


TOO_MANY = RefusedError(429, "Too Many Requests: retry after 1", retry_after=1)
TOO_OLD = RefusedError(400, "Bad Request: query is too old and response timeout expired")
BLOCKED = RefusedError(403, "Forbidden: bot was blocked by the user")


def _bad(description: str) -> RefusedError:
    return RefusedError(400, f"Bad Request: {description}")


def units(text: str) -> int:
    """How Telegram counts: in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def seen(markup: str) -> str:
    """What a reader sees of a message's HTML; refused where Telegram would not read it."""
    text, is_open, position = "", list[str](), 0
    for piece in _TAG.split(markup):
        where, position = position, position + len(piece.encode())
        if not piece.startswith("<"):
            text += _ENTITY.sub(lambda entity: html.unescape(entity.group()), piece)
        elif piece.startswith("</"):
            _close(is_open, piece, where)
        else:
            _open(is_open, piece, where)
    if is_open:
        raise _bad(
            f"can't parse entities: Can't find end tag corresponding to start tag {is_open[-1]!r}"
        )
    return text.strip()


def _open(is_open: list[str], tag: str, where: int) -> None:
    match = re.match(r"<([a-zA-Z-]+)(?:\s[^>]*)?>", tag)
    name = match.group(1).lower() if match else ""
    if name not in _TAGS:
        raise _bad(f'can\'t parse entities: Unsupported start tag "{name}" at byte offset {where}')
    is_open.append(name)


def _close(is_open: list[str], tag: str, where: int) -> None:
    if not is_open:
        raise _bad(f"can't parse entities: Unexpected end tag at byte offset {where}")
    if is_open.pop() != tag[2:-1].strip().lower():
        raise _bad(f"can't parse entities: Unmatched end tag at byte offset {where}")


@dataclass(frozen=True)
class Sent:
    """A message as the bot sent it, or as an edit left it."""

    chat_id: int
    message_id: int
    markup: str
    text: str
    buttons: tuple[tuple[dict[str, str], ...], ...]
    is_edit: bool = False
    thread: int | None = None
    is_silent: bool = False
    reply_to: int | None = None

    @property
    def labels(self) -> list[str]:
        """What stands on the buttons."""
        return [button["text"] for row in self.buttons for button in row]

    def data(self, label: str) -> str:
        """What the button with that label sends when it is pressed."""
        for row in self.buttons:
            for button in row:
                if button["text"] == label:
                    return button["callback_data"]
        raise AssertionError(f"no button {label!r} among {self.labels}")


class Telegram:
    """The Bot API's side of every chat."""

    def __init__(self) -> None:
        self.chats: dict[int, str] = {}
        self.sent: list[Sent] = []
        self.messages: dict[tuple[int, int], Sent] = {}
        self.heard: dict[int, dict[str, Any]] = {}
        self.presses: dict[str, str | None] = {}
        self.notices: list[str] = []
        self.files: dict[str, bytes] = {}
        self.members: dict[tuple[int, int], str] = {}  # in which chat who is what
        self.commands: list[dict[str, str]] = []
        self.next = deque[RefusedError | None]()  # None lets a request through
        self.refused: list[str] = []
        self._numbers = itertools.count(1)
        self._methods = {
            "getMe": lambda fields: BOT,
            "deleteWebhook": lambda fields: True,
            "setMyCommands": self._set_commands,
            "sendMessage": self._send,
            "editMessageText": self._edit,
            "answerCallbackQuery": self._answer,
            "getFile": self._file,
            "getChatMember": self._member,
            "sendDocument": self._send_document,
        }

    def number(self) -> int:
        """The next number: of an update, a message or a press."""
        return next(self._numbers)

    def call(self, method: str, fields: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """What the Bot API answers: a status and a body."""
        try:
            if method != "getMe" and self.next and (refusal := self.next.popleft()):
                raise refusal
            if method not in self._methods:
                raise RefusedError(404, f"Not Found: {method}")
            return 200, {"ok": True, "result": self._methods[method](fields)}
        except RefusedError as refusal:
            self.refused.append(f"{method}: {refusal}")
            body = {"ok": False, "error_code": refusal.status, "description": str(refusal)}
            return refusal.status, {**body, "parameters": refusal.parameters}

    def press(self) -> str:
        """The id of a press that waits for its answer."""
        query = f"press-{self.number()}"
        self.presses[query] = None
        return query

    def _set_commands(self, fields: dict[str, Any]) -> bool:
        self.commands = fields["commands"]
        return True

    def _send(self, fields: dict[str, Any]) -> dict[str, Any]:
        reply_to = self._replied(fields.get("reply_parameters") or {})
        return self._keep(self._read(fields, self.number(), reply_to=reply_to))

    def _send_document(self, fields: dict[str, Any]) -> dict[str, Any]:
        return self._send({**fields, "text": "[a file]"})

    def _replied(self, parameters: dict[str, Any]) -> int | None:
        if not parameters:
            return None
        if parameters["message_id"] in self.heard.keys() | {number for _, number in self.messages}:
            return parameters["message_id"]
        if not parameters.get("allow_sending_without_reply"):
            raise _bad("message to be replied not found")
        return None

    def _edit(self, fields: dict[str, Any]) -> dict[str, Any]:
        number = int(fields["message_id"])
        before = self.messages.get((int(fields["chat_id"]), number))
        if before is None:
            raise _bad("message to edit not found")
        after = self._read(fields, number, is_edit=True, reply_to=before.reply_to)
        if (after.markup, after.buttons) == (before.markup, before.buttons):
            raise _bad(
                "message is not modified: specified new message content and reply markup are"
                " exactly the same as a current content and reply markup of the message"
            )
        return self._keep(after)

    def _read(self, fields: dict[str, Any], number: int, **more: Any) -> Sent:
        if int(fields["chat_id"]) not in self.chats:
            raise _bad("chat not found")
        is_html = fields.get("parse_mode") == "HTML"
        text = seen(fields["text"]) if is_html else fields["text"].strip()
        if not text:
            raise _bad("message text is empty")
        if units(text) > _LONGEST_TEXT:
            raise _bad("message is too long")
        buttons = _buttons(fields.get("reply_markup"))
        thread, is_silent = (
            fields.get("message_thread_id"),
            bool(fields.get("disable_notification")),
        )
        more |= {"thread": thread, "is_silent": is_silent}
        return Sent(int(fields["chat_id"]), number, fields["text"], text, buttons, **more)

    def _keep(self, message: Sent) -> dict[str, Any]:
        self.messages[message.chat_id, message.message_id] = message
        self.sent.append(message)
        return self.shown(message)

    def shown(self, message: Sent) -> dict[str, Any]:
        """The message as the Bot API writes it."""
        fields = {
            "message_id": message.message_id,
            "date": NOON,
            "chat": {"id": message.chat_id, "type": self.chats[message.chat_id]},
            "from": BOT,
            "text": message.text,
        }
        if message.reply_to in self.heard:
            fields["reply_to_message"] = self.heard[message.reply_to]
        rows = [list(row) for row in message.buttons]
        return {**fields, "reply_markup": {"inline_keyboard": rows}} if rows else fields

    def _answer(self, fields: dict[str, Any]) -> bool:
        query, notice = fields["callback_query_id"], fields.get("text", "")
        if self.presses.get(query, "") is not None:
            raise _bad("query is too old and response timeout expired or query ID is invalid")
        if units(notice) > _LONGEST_NOTICE:
            raise _bad("MESSAGE_TOO_LONG")
        self.presses[query] = notice
        self.notices += [notice] if notice else []
        return True

    def _member(self, fields: dict[str, Any]) -> dict[str, Any]:
        member = int(fields["chat_id"]), int(fields["user_id"])
        user = {"id": member[1], "is_bot": False, "first_name": "Rosa"}
        if member not in self.members:
            raise _bad("user not found")
        more = dict.fromkeys(_RIGHTS, False) if self.members[member] == "administrator" else {}
        more |= {"is_anonymous": False} if self.members[member] == "creator" else {}
        return {"status": self.members[member], "user": user, **more}

    def _file(self, fields: dict[str, Any]) -> dict[str, Any]:
        if fields["file_id"] not in self.files:
            raise _bad("wrong file_id or the file is temporarily unavailable")
        return {"file_id": fields["file_id"], "file_unique_id": "1", "file_path": fields["file_id"]}


def _buttons(markup: dict[str, Any] | None) -> tuple[tuple[dict[str, str], ...], ...]:
    rows = tuple(tuple(row) for row in (markup or {}).get("inline_keyboard", []))
    for button in itertools.chain.from_iterable(rows):
        if not button["text"].strip():
            raise _bad("BUTTON_INVALID")
        if "url" in button:
            continue
        if not 1 <= len(button["callback_data"].encode()) <= _LONGEST_DATA:
            raise _bad("BUTTON_DATA_INVALID")
    return rows


class FakeTelegram(Telegram, BaseRequest):
    """Telegram in the place of the network."""

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
        """What the network would bring."""
        if "/file/" in url:
            return 200, self.files[url.rsplit("/", 1)[1]]
        fields = request_data.parameters if request_data else {}
        status, body = self.call(url.rsplit("/", 1)[1], fields)
        return status, json.dumps(body).encode()


# --- the bot ----------------------------------------------------------------------------


class Clock:
    """Noon of 1 October 2024, after every sample article, until a test lets time pass."""

    def __init__(self) -> None:
        self.time = datetime.fromtimestamp(NOON, UTC)

    def __call__(self) -> datetime:
        """What time it is."""
        return self.time

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.time += timedelta(seconds=seconds)


def bot_on(
    corpus: Corpus,
    telegram: FakeTelegram,
    clock: Clock,
    fetcher: Fetcher | None = None,
    **settings: Any,
) -> OurApplication:
    """The bot as `bot.app` builds it, in a hurry unless `settings` say otherwise.

    `async with` starts and stops it.
    """
    config = Config(token=TOKEN, questions_per_minute=1000, messages_per_second=1_000_000)
    return build(replace(config, **settings), corpus, telegram, fetcher, clock)


# --- a person in a chat -----------------------------------------------------------------


def entities(text: str) -> list[dict[str, Any]]:
    """Commands and links, marked as Telegram marks them."""
    return [
        {"type": kind, "offset": units(text[: match.start()]), "length": units(match.group())}
        for kind, form in _ENTITIES.items()
        for match in form.finditer(text)
    ]


class Chat:
    """What one person does in one chat; every verb gives what the bot sent because of it."""

    def __init__(
        self,
        application: OurApplication,
        telegram: Telegram,
        chat_id: int = 4711,
        user_id: int = 4711,
        type: str = "private",
    ) -> None:
        self.application = application
        self.telegram = telegram
        self.chat = {"id": chat_id, "type": type}
        self.user = {"id": user_id, "is_bot": False, "first_name": "Rosa"}
        telegram.chats[chat_id] = type

    @property
    def last(self) -> Sent:
        """The newest message here, as it stands now."""
        messages = [
            message for (chat, _), message in self.telegram.messages.items() if chat == self.id
        ]
        return max(messages, key=lambda message: message.message_id)

    @property
    def id(self) -> int:
        """The chat's number."""
        return int(self.chat["id"])

    def message(self, **content: Any) -> dict[str, Any]:
        """A message of this person, which the bot has not heard yet."""
        number = self.telegram.number()
        sender = {} if self.chat["type"] == "channel" else {"from": self.user}
        text = content.get("text")
        marks = {"entities": entities(text)} if text else {}
        head = {"message_id": number, "date": NOON, "chat": self.chat}
        self.telegram.heard[number] = {**head, **sender, **marks, **content}
        return self.telegram.heard[number]

    async def hear(self, **update: Any) -> list[Sent]:
        """Hand the bot an update."""
        before = len(self.telegram.sent)
        data = {"update_id": self.telegram.number(), **update}
        await self.application.process_update(Update.de_json(data, self.application.bot))
        return self.telegram.sent[before:]

    async def say(self, text: str, reply_to: dict[str, Any] | None = None) -> list[Sent]:
        """Write a message, perhaps as a reply."""
        target = {"reply_to_message": reply_to} if reply_to else {}
        return await self.hear(message=self.message(text=text, **target))

    async def edit(self, text: str) -> list[Sent]:
        """Change an earlier message."""
        return await self.hear(edited_message=self.message(text=text, edit_date=NOON))

    async def post(self, text: str) -> list[Sent]:
        """Write in a channel."""
        return await self.hear(channel_post=self.message(text=text))

    def document(self, name: str | None, data: bytes, size: int | None = None) -> dict[str, Any]:
        """A message with a file, which the bot has not heard yet."""
        key = f"file-{self.telegram.number()}"
        self.telegram.files[key] = data
        file = {"file_id": key, "file_unique_id": key, "file_size": size or len(data)}
        return self.message(document={**file, "file_name": name} if name else file)

    async def send_file(self, name: str | None, data: bytes, size: int | None = None) -> list[Sent]:
        """Send a file; `size` is what Telegram says of it, if that is to differ."""
        return await self.hear(message=self.document(name, data, size))

    async def send_location(self, latitude: float, longitude: float) -> list[Sent]:
        """Send a place."""
        place = {"latitude": latitude, "longitude": longitude}
        return await self.hear(message=self.message(location=place))

    async def send_picture(self, caption: str = "", album: str | None = None) -> list[Sent]:
        """Send a picture, perhaps with words below it, perhaps one of an album."""
        size = {"file_id": "1", "file_unique_id": "1", "width": 90, "height": 90}
        words = {"caption": caption, "caption_entities": entities(caption)} if caption else {}
        part = {"media_group_id": album} if album else {}
        return await self.hear(message=self.message(photo=[size], **words, **part))

    async def let(self, status: str, before: str = "left") -> list[Sent]:
        """Make the bot "kicked" or a "member"."""
        bot = {**BOT, "is_bot": True}
        old = {"user": bot, "status": before}
        new = {"user": bot, "status": status, **({"until_date": 0} if status == "kicked" else {})}
        change = {"chat": self.chat, "from": self.user, "date": NOON}
        return await self.hear(
            my_chat_member={**change, "old_chat_member": old, "new_chat_member": new}
        )

    async def send_sticker(self) -> list[Sent]:
        """Send a sticker."""
        size = {"width": 512, "height": 512, "is_animated": False, "is_video": False}
        sticker = {"file_id": "1", "file_unique_id": "1", "type": "regular", **size}
        return await self.hear(message=self.message(sticker=sticker))

    async def press(self, label: str, message: Sent | None = None) -> list[Sent]:
        """Press the button with that label, under the newest message or the one given."""
        under = message or self.last
        return await self.press_data(under.data(label), self.telegram.shown(under))

    async def press_data(self, data: str, under: dict[str, Any]) -> list[Sent]:
        """Press a button; whatever comes of it, the button must not be left waiting."""
        query = self.telegram.press()
        press = {"id": query, "from": self.user, "chat_instance": "1", "data": data}
        sent = await self.hear(callback_query={**press, "message": under})
        assert self.telegram.presses[query] is not None, "the press was not answered"
        return sent


def readable(message: Sent) -> str:
    """A message as a person could type it: > quoted, **bold**, _italic_, [title](link)."""
    text = re.sub(r"</?b>", "**", re.sub(r"</?code>", "`", message.markup))
    text = re.sub(r"</?i>", "_", text)
    text = re.sub(r'<a href="([^"]*)">(.*?)</a>', r"[\2](\1)", text)
    text = re.sub(
        r"<blockquote>(.*?)</blockquote>",
        lambda quote: re.sub("^", "> ", quote.group(1), flags=re.MULTILINE),
        text,
        flags=re.DOTALL,
    )
    rows = [" ".join(f"[{button['text']}]" for button in row) for row in message.buttons]
    return html.unescape("\n".join([text, *_block(rows)]))


def _block(rows: Sequence[str]) -> list[str]:
    return ["", *rows] if rows else []
