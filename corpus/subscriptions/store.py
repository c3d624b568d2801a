"""Every SQL statement about subscribers and what they follow, on a `Connection` of `database`."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from corpus.articles import feedback
from corpus.store.tables import (
    archive,
    deliveries,
    digests,
    given,
    news,
    subscribers,
    subscriptions,
    turns,
)
from corpus.subscriptions import schedule
from corpus.subscriptions.follows import (
    Follow,
    Subscriber,
    Subscription,
    read_follow,
    read_quiet,
    read_schedule,
    write_days,
    write_follow,
    write_quiet,
    write_times,
)
from corpus.subscriptions.schedule import Hours, Schedule

# --- subscribers --------------------------------------------------------------------------


def find(connection: Connection, chat_id: int, thread_id: int = 0) -> Subscriber | None:
    """The subscriber in this chat and thread, or None."""
    is_here = sa.and_(subscribers.c.chat_id == chat_id, subscribers.c.thread_id == thread_id)
    row = connection.execute(sa.select(subscribers).where(is_here)).mappings().first()
    return _subscriber(row) if row else None


def with_ids(connection: Connection, ids: Collection[int]) -> dict[int, Subscriber]:
    """The subscribers with these ids, by id."""
    query = sa.select(subscribers).where(subscribers.c.id.in_(ids))
    return {row["id"]: _subscriber(row) for row in connection.execute(query).mappings()}


def ensure(connection: Connection, chat_id: int, thread_id: int, now: datetime) -> Subscriber:
    """The subscriber in this chat and thread, from now on if there was none."""
    subscriber = find(connection, chat_id, thread_id)
    if subscriber:
        return subscriber
    new = Subscriber(chat_id, thread_id, planned=now, created=now)
    values = {**_columns(new), "serial": 0, "planned": now, "created": now}
    statement = sa.insert(subscribers).values(chat_id=chat_id, thread_id=thread_id, **values)
    return replace(new, id=connection.scalars(statement.returning(subscribers.c.id)).one())


def save(connection: Connection, subscriber: Subscriber, now: datetime) -> Subscriber:
    """Keep changed settings; what is due is worked out anew by them."""
    is_one = subscribers.c.id == subscriber.id
    values = {**_columns(subscriber), "serial": subscribers.c.serial + 1}
    connection.execute(sa.update(subscribers).where(is_one).values(**values))
    for subscription in of_subscriber(connection, subscriber.id):
        due = schedule.due(subscription.schedule, subscriber.hours, now)
        _update(connection, [subscription.id], due=due)
    return replace(subscriber, serial=subscriber.serial + 1)


def _columns(subscriber: Subscriber) -> dict[str, Any]:
    return {
        "zone": subscriber.hours.zone,
        "quiet": write_quiet(subscriber.hours.quiet),
        "paused_until": subscriber.hours.paused_until,
        "is_silent": subscriber.is_silent,
        "wants_empty": subscriber.wants_empty,
        "ended": subscriber.ended,
    }


def _subscriber(row: RowMapping) -> Subscriber:
    hours = Hours(row["zone"], read_quiet(row["quiet"]), row["paused_until"])
    names = ("chat_id", "thread_id", "is_silent", "wants_empty", "ended", "serial", "planned")
    return Subscriber(
        **{name: row[name] for name in (*names, "created", "id")},
        hours=hours,
    )


# --- subscriptions ------------------------------------------------------------------------


def of_subscriber(connection: Connection, subscriber_id: int) -> list[Subscription]:
    """What a subscriber follows, the first first."""
    return of_subscribers(connection, [subscriber_id])[subscriber_id]


def of_subscribers(connection: Connection, ids: Collection[int]) -> dict[int, list[Subscription]]:
    """What each of these subscribers follows, by their ids, the first first."""
    is_theirs = subscriptions.c.subscriber_id.in_(ids)
    query = sa.select(subscriptions).where(is_theirs).order_by(subscriptions.c.id)
    by_subscriber: dict[int, list[Subscription]] = {number: [] for number in ids}
    for row in connection.execute(query).mappings():
        by_subscriber[row["subscriber_id"]].append(_subscription(row))
    return by_subscriber


def with_id(connection: Connection, subscription_id: int) -> Subscription | None:
    """The subscription with this id, or None."""
    query = sa.select(subscriptions).where(subscriptions.c.id == subscription_id)
    row = connection.execute(query).mappings().first()
    return _subscription(row) if row else None


def add(
    connection: Connection,
    subscriber: Subscriber,
    follow: Follow,
    timing: Schedule,
    now: datetime,
) -> tuple[Subscription, bool]:
    """The subscription, and whether it is new; what is followed already gets the new schedule."""
    body = write_follow(follow)
    is_same = sa.and_(subscriptions.c.subscriber_id == subscriber.id, subscriptions.c.body == body)
    row = connection.execute(sa.select(subscriptions).where(is_same)).mappings().first()
    if row:
        subscription = replace(_subscription(row), schedule=timing, is_paused=False)
        return change(connection, subscriber, subscription, now), False
    due = schedule.due(timing, subscriber.hours, now)
    new = Subscription(follow, timing, due, now, subscriber_id=subscriber.id)
    values = {**_schedule(timing), "subscriber_id": subscriber.id, "body": body, "due": due}
    since = connection.scalar(sa.select(archive.c.articles)) or 0
    statement = sa.insert(subscriptions).values(
        **values,
        is_paused=False,
        since_article=since,
        version=next_version(connection),
        created=now,
    )
    number = connection.scalars(statement.returning(subscriptions.c.id)).one()
    _touch(connection, [subscriber.id])
    return replace(new, id=number), True


def change(
    connection: Connection, subscriber: Subscriber, subscription: Subscription, now: datetime
) -> Subscription:
    """Keep another schedule, what else is followed, or a pause.

    What by that change is followed twice is followed once.
    """
    body = write_follow(subscription.follow)
    twin = sa.and_(
        subscriptions.c.subscriber_id == subscriber.id,
        subscriptions.c.body == body,
        subscriptions.c.id != subscription.id,
    )
    connection.execute(sa.delete(subscriptions).where(twin))
    due = schedule.due(subscription.schedule, subscriber.hours, now)
    values = {"body": body, "is_paused": subscription.is_paused, "due": due}
    _update(connection, [subscription.id], **_schedule(subscription.schedule), **values)
    _touch(connection, [subscriber.id])
    return replace(subscription, due=due)


def remove(connection: Connection, subscription: Subscription) -> None:
    """Follow it no more."""
    is_one = subscriptions.c.id == subscription.id
    connection.execute(sa.delete(subscriptions).where(is_one))
    next_version(connection)
    _touch(connection, [subscription.subscriber_id])


def _update(connection: Connection, ids: Collection[int], **values: Any) -> None:
    is_one = subscriptions.c.id.in_(ids)
    version = next_version(connection)
    connection.execute(sa.update(subscriptions).where(is_one).values(**values, version=version))


def _touch(connection: Connection, ids: Iterable[int]) -> None:
    """What was planned for these is planned anew."""
    is_one = subscribers.c.id.in_(list(ids))
    connection.execute(sa.update(subscribers).where(is_one).values(serial=subscribers.c.serial + 1))


def next_version(connection: Connection) -> int:
    """The number of another change of what is followed."""
    later = sa.update(news).values(version=news.c.version + 1).returning(news.c.version)
    number: int = connection.scalars(later).one()
    return number


def _schedule(timing: Schedule) -> dict[str, Any]:
    return {"often": timing.often, "at": write_times(timing), "weekday": write_days(timing)}


def _subscription(row: RowMapping) -> Subscription:
    timing = read_schedule(row["often"], row["at"], row["weekday"])
    names = ("due", "created", "is_paused", "subscriber_id", "id")
    return Subscription(
        follow=read_follow(row["body"]),
        schedule=timing,
        **{name: row[name] for name in names},
    )


# --- the chat -----------------------------------------------------------------------------


def end(connection: Connection, chat_id: int, reason: str) -> int:
    """Send this chat nothing more, because of `reason`; gives how many subscriptions wait."""
    return _set_ended(connection, chat_id, reason)


def revive(connection: Connection, chat_id: int) -> int:
    """Send this chat its digests again; what came meanwhile is no news."""
    return _set_ended(connection, chat_id, None)


def _set_ended(connection: Connection, chat_id: int, reason: str | None) -> int:
    is_here = subscribers.c.chat_id == chat_id
    was = subscribers.c.ended.is_(None) if reason else subscribers.c.ended.is_not(None)
    ids = list(connection.scalars(sa.select(subscribers.c.id).where(is_here, was)))
    if not ids:
        return 0
    is_one = subscribers.c.id.in_(ids)
    connection.execute(sa.update(subscribers).where(is_one).values(ended=reason))
    _touch(connection, ids)
    is_theirs = subscriptions.c.subscriber_id.in_(ids)
    since = sa.select(archive.c.articles).scalar_subquery()
    values = {"since_article": since, "version": next_version(connection)}
    update = connection.execute(sa.update(subscriptions).where(is_theirs).values(**values))
    return update.rowcount


def move(connection: Connection, old: int, new: int) -> None:
    """Follow a chat to its new number, and give what was subscribed there meanwhile to it.

    What was talked about and complained of goes along.
    """
    for subscriber in _in_chat(connection, old):
        namesake = find(connection, new, subscriber.thread_id)
        if namesake:
            _merge(connection, namesake.id, subscriber.id)
        is_one = subscribers.c.id == subscriber.id
        connection.execute(sa.update(subscribers).where(is_one).values(chat_id=new))
    _touch(connection, [member.id for member in _in_chat(connection, new)])
    # A new chat counts its messages anew: where two have one number, the new one's stays.
    there = sa.select(turns.c.message_id).where(turns.c.chat_id == new).scalar_subquery()
    is_old = turns.c.chat_id == old
    connection.execute(sa.delete(turns).where(is_old, turns.c.message_id.in_(there)))
    connection.execute(sa.update(turns).where(is_old).values(chat_id=new))
    feedback.move(connection, old, new)


def _merge(connection: Connection, old: int, new: int) -> None:
    bodies = sa.select(subscriptions.c.body).where(subscriptions.c.subscriber_id == new)
    is_new = sa.and_(
        subscriptions.c.subscriber_id == old, subscriptions.c.body.not_in(bodies.scalar_subquery())
    )
    update = sa.update(subscriptions).where(is_new)
    connection.execute(update.values(subscriber_id=new, version=next_version(connection)))
    connection.execute(sa.delete(subscribers).where(subscribers.c.id == old))


def _in_chat(connection: Connection, chat_id: int) -> list[Subscriber]:
    query = sa.select(subscribers).where(subscribers.c.chat_id == chat_id)
    rows = connection.execute(query.order_by(subscribers.c.thread_id)).mappings()
    return [_subscriber(row) for row in rows]


def export(connection: Connection, chat_id: int) -> dict[str, Any]:
    """All that is known of a chat, ready for JSON."""
    chat_subscribers = _in_chat(connection, chat_id)
    return {
        "chat": chat_id,
        "subscribers": [_exported(connection, subscriber) for subscriber in chat_subscribers],
        "talk": _talk(connection, chat_id),
        "feedback": feedback.export(connection, chat_id),
    }


def _talk(connection: Connection, chat_id: int) -> list[dict[str, Any]]:
    """What was talked about in a chat, as it is noted down."""
    query = sa.select(turns.c.at, turns.c.body).where(turns.c.chat_id == chat_id)
    rows = connection.execute(query.order_by(turns.c.at, turns.c.message_id))
    return [{"at": row.at.isoformat(), **json.loads(row.body)} for row in rows]


def _exported(connection: Connection, subscriber: Subscriber) -> dict[str, Any]:
    until = subscriber.hours.paused_until
    had = sa.select(given.c.story_id, given.c.at, given.c.is_muted)
    had = had.where(given.c.subscriber_id == subscriber.id).order_by(given.c.at, given.c.story_id)
    return {
        **_columns(subscriber),
        "paused_until": until.isoformat() if until else None,
        "thread": subscriber.thread_id,
        "created": subscriber.created.isoformat(),
        "subscriptions": [
            {
                "follow": {name: value for name, value in _shown(subscription.follow) if value},
                **_schedule(subscription.schedule),
                "is_paused": subscription.is_paused,
                "due": subscription.due.isoformat(),
                "created": subscription.created.isoformat(),
            }
            for subscription in of_subscriber(connection, subscriber.id)
        ],
        "given": [
            {"article": number, "at": at.isoformat(), "is_muted": is_muted}
            for number, at, is_muted in connection.execute(had)
        ],
    }


def _shown(follow: Follow) -> list[tuple[str, Any]]:
    names = ("speaker", "kind", "mentions", "topic", "is_fuzzy", "outlet", "feed", "source")
    return [(name, getattr(follow, name)) for name in names if name != "kind" or follow.speaker]


def forget(connection: Connection, chat_id: int) -> dict[str, int]:
    """Delete all that is known of a chat; says how much that was."""
    ids = [subscriber.id for subscriber in _in_chat(connection, chat_id)]
    tables = {"subscriptions": subscriptions, "digests": digests, "given": given}
    counts = {
        name: connection.execute(sa.delete(table).where(table.c.subscriber_id.in_(ids))).rowcount
        for name, table in tables.items()
    }
    settings = connection.execute(sa.delete(subscribers).where(subscribers.c.id.in_(ids)))
    messages = connection.execute(sa.delete(deliveries).where(deliveries.c.chat_id == chat_id))
    notes = connection.execute(sa.delete(turns).where(turns.c.chat_id == chat_id))
    next_version(connection)
    lengths = {"settings": settings.rowcount, "messages": messages.rowcount, "talk": notes.rowcount}
    lengths["feedback"] = feedback.forget(connection, chat_id)
    return counts | lengths
