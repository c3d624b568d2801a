"""All that a message may ask for, the likeliest first. Pure.

message, turn -> each reader in turn -> `Interpretation(request, likelihood)`. The readers know
words and no archive; which of the readings it is, the archive decides in one state (`answering`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple, TypeAlias

from corpus.conversation import followups, pronouns
from corpus.conversation.leanings import Leaning, Nearby
from corpus.conversation.moves import Step, read_step
from corpus.conversation.turns import About, Turn
from corpus.questions import (
    checks,
    decisions,
    forms,
    fresh,
    history,
    identities,
    intents,
    sides,
    stances,
    voices,
)
from corpus.questions.checks import CheckRequest
from corpus.questions.fresh import Fresh
from corpus.questions.history import History
from corpus.questions.identities import WhoIs
from corpus.questions.intents import Intent, Request
from corpus.questions.line import Line, parse_line
from corpus.questions.manners import plain_request
from corpus.questions.sides import Sides
from corpus.questions.smalltalk import SmallTalk, Talk, read_small_talk
from corpus.questions.stances import Stances
from corpus.questions.tongues import language_of_question
from corpus.questions.voices import Voices
from corpus.subscriptions.orders import Order, read_order
from corpus.subscriptions.settings import Setting, read_setting
from corpus.subscriptions.wishes import Wish, read_another, read_wish
from corpus.types import Question


@dataclass(frozen=True, slots=True)
class Tongue:
    """A message in a language whose questions are not read."""

    language: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One of the answers to what was asked: `data` is that of its button."""

    data: str


@dataclass(frozen=True, slots=True)
class AnotherWish:
    """A wish beside what was followed just now: "also the eels"."""

    wish: Wish


@dataclass(frozen=True, slots=True)
class OpenWish:
    """A wish that need not say what for: "follow her" does only after somebody was shown."""

    wish: Wish


@dataclass(frozen=True, slots=True)
class Headline:
    """Words that may be the title of an article."""

    words: str


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Several people on one thing, in the ways the words may be parted."""

    readings: tuple[Sides, ...]


@dataclass(frozen=True, slots=True)
class Bare:
    """Words without a verb: a name, perhaps with a topic, if the archive has such a name."""

    line: Line


@dataclass(frozen=True, slots=True)
class Search:
    """Words to be looked for in the articles; unless it `is_sure`, if these have an answer."""

    line: Line
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Lost:
    """A message that leans on something, where nothing was said before."""


Instructing: TypeAlias = Setting | Order | Wish

Asking: TypeAlias = (
    SmallTalk
    | Tongue
    | Instructing
    | Leaning
    | OpenWish
    | AnotherWish
    | Decision
    | Lost
    | Fresh
    | History
    | Request
    | Headline
    | SideBySide
    | CheckRequest
    | Stances
    | Voices
    | WhoIs
    | Question
    | Bare
    | Search
)


# What may be asked of the archive, and of anything else that was shown.
_OF_ARCHIVE = (Talk.SIZE, Talk.SPAN, Talk.NEWEST, Talk.OLDEST, Talk.ORIGIN, Talk.FRESHNESS)


class Interpretation(NamedTuple):
    """What a message may ask for, and how likely it asks that, from 0 to 1."""

    request: Asking
    likelihood: float


@dataclass(frozen=True)
class Message:
    """What somebody wrote, when, and what that is read by: outlets, and the newest article's time.

    `zone` is the time zone of the chat.
    """

    text: str
    now: datetime
    outlets: Collection[str] = ()
    newest: datetime | None = None
    zone: str = "UTC"

    @cached_property
    def words(self) -> str:
        """The message without what is only manners."""
        return plain_request(self.text)

    @cached_property
    def talk(self) -> SmallTalk | None:
        """What it is about if it is nothing but small talk."""
        return read_small_talk(self.text)

    @cached_property
    def wish(self) -> Wish | None:
        """What it wishes to be told from now on, if that is a way to read it."""
        return read_wish(self.text, self.now, self.outlets)

    @cached_property
    def line(self) -> Line:
        """Its words with outlet and dates, which are looked for once."""
        return parse_line(self.words, self.now, self.outlets, newest=self.newest)


def read(message: Message, turn: Turn | None) -> Iterator[Interpretation]:
    """The readings of a message, the likeliest first; each is made when it is looked at."""
    news = turn if turn and turn.about is not About.TALK else None
    talk = message.talk
    if news and talk and talk.talk in _OF_ARCHIVE:  # "how old is it?" asks of what was shown
        yield from _leaning(message, news)
    yield from _decided(message, turn) if turn else ()
    yield from _addressed(message)
    yield from _wished_beside(message, turn) if turn else ()
    yield from _leaning(message, news)
    if message.wish:
        yield Interpretation(OpenWish(message.wish), 0.89)
    yield from alone(message)
    yield from _last(message, news)
    if news is None and pronouns.leans(message.words):
        yield Interpretation(Lost(), 0.15)
    yield Interpretation(Search(message.line), 0.1)


def _decided(message: Message, turn: Turn) -> Iterable[Interpretation]:
    """What is typed in place of pressing one of the buttons that were offered."""
    place = decisions.chosen(message.text, [label for label, _ in turn.offer])
    if place is not None:
        yield Interpretation(Decision(turn.offer[place][1]), 1.0)


def _wished_beside(message: Message, turn: Turn) -> Iterable[Interpretation]:
    """What is to be followed beside what was followed just now."""
    another = read_another(message.text, message.now, message.outlets)
    if another and turn.subscriptions:
        yield Interpretation(AnotherWish(another), 0.93)


def _addressed(message: Message) -> Iterable[Interpretation]:
    """What is said to the bot itself: a word, a setting, an order, a wish."""
    if message.talk and not read_step(message.text):
        yield Interpretation(message.talk, 0.99)
    yield from orders(message)
    if language := language_of_question(message.text):
        yield Interpretation(Tongue(language), 0.95)


def orders(message: Message) -> Iterable[Interpretation]:
    """What is to be set, followed, changed or ended."""
    if setting := read_setting(message.text, message.now, message.zone):
        yield Interpretation(setting, 0.98)
    if order := read_order(message.text):
        yield Interpretation(order, 0.97)
    if message.wish:
        yield Interpretation(message.wish, 0.96)


def _leaning(message: Message, turn: Turn | None) -> Iterable[Interpretation]:
    """What goes on from the last answer, if the words do not stand alone."""
    if turn is None:
        if read_step(message.words):
            yield Interpretation(Lost(), 0.9)
        return
    leanings = followups.read(message.words, turn)
    for leaning in leanings:
        is_open = isinstance(leaning, Nearby) and leaning.is_open
        yield Interpretation(leaning, 0.5 if is_open else 0.9)
    if any(isinstance(leaning, Step) for leaning in leanings):
        yield Interpretation(Lost(), 0.86)


def _last(message: Message, turn: Turn | None) -> Iterable[Interpretation]:
    """A short question that nothing answers, of the articles that were shown after all."""
    for leaning in followups.read(message.words, turn) if turn else ():
        if isinstance(leaning, Nearby) and leaning.is_open:
            yield Interpretation(Search(message.line, is_sure=False), 0.3)
            yield Interpretation(Nearby(leaning.words, is_sure=True), 0.2)


def alone(message: Message) -> Iterator[Interpretation]:
    """The readings of words that stand alone, the likeliest first."""
    words = message.words
    if new := fresh.read(words):
        yield Interpretation(new, 0.89)
    if history.asks(words) and (request := history.read(message.line)):
        yield Interpretation(request, 0.88)
    many = intents.read_request(words)
    if many.intent is not Intent.OPEN:
        yield Interpretation(many, 0.85)
    joins = sides.joins(words)
    if not joins:
        yield Interpretation(Headline(words), 0.8)
    elif beside := sides.read(message.line):
        yield Interpretation(SideBySide(beside), 0.75)
    if joins:
        yield Interpretation(Headline(words), 0.7)
    if check := checks.read(words):
        yield Interpretation(check, 0.65)
    if stance := stances.read(message.line):
        yield Interpretation(stance, 0.6)
    if speakers := voices.read(message.line):
        yield Interpretation(speakers, 0.55)
    if identity := identities.read(message.line):
        yield Interpretation(identity, 0.52)
    if question := forms.parse_question(message.line):
        yield Interpretation(question, 0.5)
    yield Interpretation(Bare(message.line), 0.4)
