"""From a message to what it wishes, changes or sets, in one state of archive and chat."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

from rapidfuzz.distance import OSA

from corpus.answers.snapshot import Snapshot
from corpus.search import slips
from corpus.search.spelling import STOPWORDS, stems
from corpus.subscriptions import store
from corpus.subscriptions.follows import Follow, Subscriber, Subscription
from corpus.subscriptions.meaning import NOTHING, Meaning, meaning
from corpus.subscriptions.orders import End, Errand, Order, Rearrangement, place_of, read_order
from corpus.subscriptions.settings import Setting, read_setting
from corpus.subscriptions.wishes import Wish, read_wish
from corpus.text import fold, words


@dataclass(frozen=True, slots=True)
class WishAnswer:
    """What words wish for, and what that may mean; `wish` is None where they are too many."""

    words: str
    wish: Wish | None
    meaning: Meaning = NOTHING

    @property
    def is_clear(self) -> bool:
        """Whether all of its one reading can be followed without asking."""
        return self.meaning.is_sure and len(self.meaning.readings) == 1


@dataclass(frozen=True, slots=True)
class OrderAnswer:
    """What is to be done, with which of what the chat follows; `subscriptions` are all of that."""

    words: str
    order: Order
    matches: tuple[Subscription, ...] = ()
    subscriptions: tuple[Subscription, ...] = ()

    @property
    def is_clear(self) -> bool:
        """Whether it can be done without asking."""
        return not isinstance(self.order, Rearrangement) or self.order.is_sure


@dataclass(frozen=True, slots=True)
class SettingAnswer:
    """What is to be set in the chat."""

    setting: Setting


Instruction: TypeAlias = WishAnswer | OrderAnswer | SettingAnswer


def answer(
    archive: Snapshot,
    message: str,
    now: datetime,
    chat_id: int,
    thread_id: int,
    spoken_of: Sequence[int] = (),
) -> Instruction | None:
    """What a message tells the bot to do from now on; None where it asks for something else.

    `spoken_of` are the numbers of the subscriptions that "it" may be.
    """
    here = subscriber(archive, chat_id, thread_id)
    if setting := read_setting(message, now, here.hours.zone if here else "UTC"):
        return SettingAnswer(setting)
    order = read_order(message)
    if order and (reply := of_order(archive, message, order, here, spoken_of)):
        return reply
    wish = read_wish(message, now, archive.outlets)
    return of_wish(archive, message, wish) if wish else None


def subscriber(archive: Snapshot, chat_id: int, thread_id: int) -> Subscriber | None:
    """What is set in a chat and thread; None where nothing is."""
    return store.find(archive.connection, chat_id, thread_id)


def of_order(
    archive: Snapshot,
    message: str,
    order: Order,
    subscriber: Subscriber | None,
    spoken_of: Sequence[int] = (),
) -> OrderAnswer | None:
    """With which of the chat's subscriptions an order is about; None where it is about none."""
    number = subscriber.id if subscriber else 0
    subscriptions = store.of_subscriber(archive.connection, number) if number else []
    return order_answer(message, order, subscriptions, spoken_of)


def of_wish(archive: Snapshot, message: str, wish: Wish) -> WishAnswer:
    """What a wish may mean in the archive."""
    return WishAnswer(message, wish, meaning(archive, wish))


def of_another(
    archive: Snapshot, message: str, wish: Wish, spoken_of: Sequence[int]
) -> WishAnswer | None:
    """A wish beside those subscriptions, at the same times where it says none."""
    reply = of_wish(archive, message, wish)
    if not reply.meaning.readings and not reply.meaning.trouble:
        return None
    last = store.with_id(archive.connection, spoken_of[-1])
    if wish.schedule or not reply.is_clear or last is None:
        return reply
    return replace(reply, wish=replace(wish, schedule=last.schedule))


def of_command(archive: Snapshot, text: str, now: datetime) -> WishAnswer:
    """What the words after /subscribe wish for."""
    wish = read_wish(text, now, archive.outlets, is_command=True)
    return WishAnswer(text, wish, meaning(archive, wish) if wish else NOTHING)


def order_answer(
    message: str,
    order: Order,
    subscriptions: Sequence[Subscription],
    spoken_of: Sequence[int] = (),
) -> OrderAnswer | None:
    """With which subscriptions an order is about; None where it need not be one, and is of none."""
    if isinstance(order, Errand):
        return OrderAnswer(message, order, tuple(subscriptions), tuple(subscriptions))
    matches = tuple(_named(order, subscriptions, spoken_of))
    is_named = bool(order.what)
    may_miss = isinstance(order, End) and order.is_sure
    # "Daily digest please" is a wish where nothing is followed yet.
    is_wish = order.what == "" and not subscriptions
    if is_wish or (is_named and not matches and not may_miss):
        return None
    return OrderAnswer(message, order, matches, tuple(subscriptions))


def _named(
    order: End | Rearrangement, subscriptions: Sequence[Subscription], spoken_of: Sequence[int]
) -> list[Subscription]:
    what = order.what
    if what is None:
        is_all = isinstance(order, End)
        return list(subscriptions) if is_all else _last(subscriptions, spoken_of)
    if not what:
        return list(subscriptions)
    return meant(subscriptions, what)


def _last(subscriptions: Sequence[Subscription], spoken_of: Sequence[int]) -> list[Subscription]:
    """Those that were made or shown last; else the newest."""
    shown = [one for one in subscriptions if one.id in spoken_of]
    return shown or list(subscriptions[-1:])


# Beside what is named these say nothing.
_IDLE = frozenset(
    {"news", "updates", "update", "subscription", "alert", "alerts", "digest", "stories", "says"}
)


def meant(subscriptions: Sequence[Subscription], what: str) -> list[Subscription]:
    """Those that words name: by their place, or by all of the words, which may be misspelt."""
    place = place_of(what)
    if place is not None and -1 <= place < len(subscriptions):
        return [subscriptions[place]] if subscriptions else []
    names = [word for word in words(fold(re.sub(r"['’]s\b", "", what))) if word not in _IDLE]
    telling = [word for word in names if word not in STOPWORDS] or names
    matches = [one for one in subscriptions if telling and _has(one.follow, telling)]
    exact = [one for one in matches if _size(one.follow) <= len(telling)]
    alone = [one for one in matches if not (one.follow.speaker and one.follow.topic)]
    return exact or (alone if len(alone) == 1 else matches)


def _parts(follow: Follow) -> list[str]:
    parts = (follow.speaker, follow.topic, follow.outlet, follow.source)
    texts = " ".join(filter(None, parts)) or "everything all news"
    return [word for word in words(fold(texts)) if word not in STOPWORDS]


def _size(follow: Follow) -> int:
    return len(_parts(follow))


def _has(follow: Follow, telling: Sequence[str]) -> bool:
    names = _parts(follow)
    known = {*names, *stems(names)}
    return all(
        {word, stem} & known or any(_is_slip(word, name) for name in names)
        for word, stem in zip(telling, stems(telling), strict=True)
    )


def _is_slip(word: str, name: str) -> bool:
    return OSA.distance(word, name) <= min(slips.most(word), slips.most(name))
