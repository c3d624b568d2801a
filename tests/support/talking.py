"""Conversations held: each through the real handlers, over its own copy of invented news."""

from __future__ import annotations

import logging
import re
import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from conversations import ARTICLES, OF_THEIR_OWN, Conversation, Turn
from fakes import NOON, Chat, Clock, FakeTelegram, Sent, bot_on, readable
from judging import Answer, Words, faults

from corpus import Corpus, open_corpus
from corpus.loading.loader import find_files, read
from corpus.subscriptions.desk import Subscriptions
from handlers.context import OurApplication

TODAY = datetime(2025, 10, 1, 12, tzinfo=UTC)  # a Wednesday, the day after the newest article

OPENING = Turn("person+topic", "what did Ludmila Farrow say about a coat?")


@dataclass(frozen=True)
class Result:
    """How a turn went: what is wrong, empty where nothing is, and the answer."""

    conversation: Conversation
    turn: Turn
    faults: tuple[str, ...]
    text: str

    @property
    def is_of_its_own(self) -> bool:
        """Whether it is a single message that asks a question of its own."""
        return len(self.conversation.turns) == 1 and self.turn.kind in OF_THEIR_OWN


class Trouble(logging.Handler):
    """What is logged as an error while a conversation is held."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line of it."""
        self.lines.append(record.getMessage())


class Stage:
    """The archive of the invented news, and what its articles say."""

    def __init__(self, folder: Path) -> None:
        """Load the articles into a file of that folder."""
        self.folder, self.base = folder, folder / "base.sqlite3"
        items = [item for file in find_files([ARTICLES]) for item in read(file)]
        loaded = open_corpus(f"sqlite:///{self.base}")
        loaded.add(items)
        loaded.close()
        self.words = Words([(item.title, item.text) for item in items])

    async def hold(self, conversation: Conversation) -> tuple[list[Result], list[str]]:
        """How each turn went, and what crashed or was refused by Telegram."""
        corpus = open_corpus(f"sqlite:///{shutil.copy(self.base, self.folder / 'copy.sqlite3')}")
        trouble, telegram, clock = Trouble(), FakeTelegram(), Clock()
        clock.time = TODAY
        person = Person(corpus, telegram, clock, self.words)
        logging.getLogger().addHandler(trouble)
        results = []
        try:
            for turns in _sittings(conversation.turns):
                async with bot_on(corpus, telegram, clock) as application:
                    person.meet(application, conversation.is_group)
                    results += [await person.take(conversation, turn) for turn in turns]
        finally:
            logging.getLogger().removeHandler(trouble)
            corpus.close()
            for path in self.folder.glob("copy.sqlite3*"):
                path.unlink()
        return results, [*trouble.lines, *telegram.refused]

    async def is_taken(self, result: Result) -> bool:
        """Whether a single message of its own is answered otherwise after another question."""
        conversation = replace(result.conversation, turns=(OPENING, result.turn))
        (_, later), _ = await self.hold(conversation)
        return later.text != result.text


def _sittings(turns: tuple[Turn, ...]) -> list[tuple[Turn, ...]]:
    """The turns between one start of the bot and the next."""
    starts = [at for at, turn in enumerate(turns) if turn.is_after_restart or not at]
    return [turns[at:end] for at, end in zip(starts, [*starts[1:], len(turns)], strict=True)]


class Person:
    """Who says the turns of a conversation, and looks at what comes of them."""

    def __init__(self, corpus: Corpus, telegram: FakeTelegram, clock: Clock, words: Words) -> None:
        self.corpus, self.telegram, self.clock, self.words = corpus, telegram, clock, words
        self.answers: list[list[Sent]] = []

    def meet(self, application: OurApplication, is_group: bool) -> None:
        """Talk with the bot, which has just been started, in the same chat as ever."""
        number, form = (-4711, "supergroup") if is_group else (4711, "private")
        self.chat = Chat(application, self.telegram, number, type=form)
        self.telegram.members[number, 4711] = "creator"

    async def take(self, conversation: Conversation, turn: Turn) -> Result:
        """Say a turn; where a wish is asked back about, say yes."""
        self.clock.wait(turn.minutes * 60)
        sent = await self._say(turn)
        self.answers.append(sent)
        answer = self._answer(sent)
        wrong = faults(turn, answer, self.words)
        labels = [label for message in sent for label in message.labels]
        yes = next((label for label in labels if label.startswith("Yes")), None)
        if wrong and yes and (turn.follows or turn.settings):
            sent = [*sent, *await self.chat.press(yes, sent[-1])]
            answer = self._answer(sent)
            wrong = faults(turn, answer, self.words)
        return Result(conversation, turn, tuple(wrong), answer.text)

    async def _say(self, turn: Turn) -> list[Sent]:
        origin = {"type": "hidden_user", "sender_user_name": "Ann", "date": NOON}
        more = {"forward_origin": origin} if turn.is_forwarded else {}
        target = self._target(turn)
        more |= {"reply_to_message": target} if target else {}
        return await self.chat.hear(message=self.chat.message(text=turn.message, **more))

    def _target(self, turn: Turn) -> dict[str, Any] | None:
        if turn.quoted is not None:
            return self.chat.message(text=turn.quoted)
        if turn.answered is None or not self.answers[turn.answered]:
            return None
        return self.chat.telegram.shown(self.answers[turn.answered][-1])

    def _answer(self, sent: list[Sent]) -> Answer:
        text = "\n\n".join(_as_read(message) for message in sent)
        subscriptions = Subscriptions(self.corpus)
        follows = subscriptions.all(self.chat.id)
        subscriber = subscriptions.subscriber(self.chat.id, 0, self.clock())
        until = subscriber.hours.paused_until or self.clock()
        return Answer(text, follows, subscriber, max(until - self.clock(), timedelta()))


def _as_read(message: Sent) -> str:
    """A message without the marks, the links and the buttons."""
    text = readable(message)
    text = text[: text.rfind("\n\n[")] if message.buttons else text
    text = re.sub(r"\[([^\]]*)\]\(https?://[^)]*\)", r"\1", text)
    return re.sub(r"\*\*|`|</?[us]>|(?<!\w)_|_(?!\w)", "", text)
