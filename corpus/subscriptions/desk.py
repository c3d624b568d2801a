"""Who follows what in an archive: `Subscriptions`, whose verbs compose the modules beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from corpus.archive import Corpus
from corpus.exceptions import NotFoundError
from corpus.store import database
from corpus.store.database import Connection
from corpus.subscriptions import store
from corpus.subscriptions.follows import Follow, Subscriber, Subscription
from corpus.subscriptions.schedule import Schedule


class Subscriptions:
    """What the chats of an archive follow. Its verbs block, and any thread may call them."""

    def __init__(self, corpus: Corpus) -> None:
        self._engine = corpus.engine

    # --- who follows what ---

    def subscriber(self, chat_id: int, thread_id: int, now: datetime) -> Subscriber:
        """The subscriber in this chat and thread, or one with the usual settings, not stored."""
        with database.reading(self._engine) as connection:
            subscriber = store.find(connection, chat_id, thread_id)
        return subscriber or Subscriber(chat_id, thread_id, planned=now, created=now)

    def set(self, subscriber: Subscriber, now: datetime) -> Subscriber:
        """Keep a subscriber's settings."""
        with database.writing(self._engine) as connection:
            number = store.ensure(connection, subscriber.chat_id, subscriber.thread_id, now).id
            return store.save(connection, replace(subscriber, id=number), now)

    def all(self, chat_id: int, thread_id: int = 0) -> list[Subscription]:
        """What is followed in this chat and thread, the first first."""
        with database.reading(self._engine) as connection:
            subscriber = store.find(connection, chat_id, thread_id)
            return store.of_subscriber(connection, subscriber.id) if subscriber else []

    def one(self, chat_id: int, thread_id: int, number: int) -> Subscription:
        """A subscription of this chat and thread; raises NotFoundError."""
        with database.reading(self._engine) as connection:
            return _own(connection, chat_id, thread_id, number)[1]

    def follow(
        self, chat_id: int, thread_id: int, follow: Follow, schedule: Schedule, now: datetime
    ) -> tuple[Subscription, bool, Subscriber]:
        """Follow something from now on; says whether that is new, or only its schedule, and who."""
        with database.writing(self._engine) as connection:
            subscriber = store.ensure(connection, chat_id, thread_id, now)
            if subscriber.ended:
                store.revive(connection, chat_id)
                subscriber = store.ensure(connection, chat_id, thread_id, now)
            return *store.add(connection, subscriber, follow, schedule, now), subscriber

    def change(
        self, chat_id: int, thread_id: int, number: int, now: datetime, **values: Any
    ) -> Subscription:
        """Change a subscription's schedule, pause or follow; raises NotFoundError."""
        with database.writing(self._engine) as connection:
            subscriber, subscription = _own(connection, chat_id, thread_id, number)
            return store.change(connection, subscriber, replace(subscription, **values), now)

    def unfollow(self, chat_id: int, thread_id: int, number: int) -> Subscription:
        """Follow something no more; raises NotFoundError."""
        with database.writing(self._engine) as connection:
            _, subscription = _own(connection, chat_id, thread_id, number)
            store.remove(connection, subscription)
            return subscription

    # --- the chat ---

    def end(self, chat_id: int, reason: str) -> int:
        """Send a chat nothing more; gives how many subscriptions that ends."""
        with database.writing(self._engine) as connection:
            return store.end(connection, chat_id, reason)

    def revive(self, chat_id: int) -> int:
        """Send a chat its digests again; gives how many subscriptions go on."""
        with database.writing(self._engine) as connection:
            return store.revive(connection, chat_id)

    def move(self, old: int, new: int) -> None:
        """Follow a chat to its new number."""
        with database.writing(self._engine) as connection:
            store.move(connection, old, new)

    def export(self, chat_id: int) -> dict[str, Any]:
        """All that is known of a chat, ready for JSON."""
        with database.reading(self._engine) as connection:
            return store.export(connection, chat_id)

    def forget(self, chat_id: int) -> dict[str, int]:
        """Delete all that is known of a chat; says how much that was."""
        with database.writing(self._engine) as connection:
            return store.forget(connection, chat_id)


def _own(
    connection: Connection, chat_id: int, thread_id: int, number: int
) -> tuple[Subscriber, Subscription]:
    """The subscriber in a chat and thread, and their subscription of that number."""
    subscription = store.with_id(connection, number)
    subscriber = store.find(connection, chat_id, thread_id)
    if subscription is None or subscriber is None or subscription.subscriber_id != subscriber.id:
        raise NotFoundError("subscription.gone")
    return subscriber, subscription
