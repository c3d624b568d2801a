"""Every SQL statement about digests: who is due, what is pending, what was given."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from corpus.articles import store as article_store
from corpus.digests import planning
from corpus.digests.planning import Outline, Pending, Plan
from corpus.store.tables import digests, given, matches, news, subscriptions
from corpus.store.tables import subscribers as subscribers_table
from corpus.subscriptions.follows import Subscription
from corpus.subscriptions.schedule import Often
from corpus.types import Article

# So many pending articles are looked at for a digest; more are counted.
_PENDING_LIMIT = 300
_MUTE_LIMIT = 50
# A story is muted, and what was given is known, for so long; the buttons of a digest work as long.
_MUTE = timedelta(days=14)
_RETENTION = timedelta(days=60)
_AHEAD = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SentDigest:
    """A digest that was sent: its stories by numbers, the first to show first."""

    id: int
    subscriber_id: int
    at: datetime
    stories: tuple[Outline, ...]
    subscriptions: tuple[int, ...]
    further: int
    is_alert: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """What some subscriptions have still to be given, up to article number `last`."""

    pending: tuple[Pending, ...]
    muted: tuple[Article, ...]
    further: int
    last: int


# --- who is due -----------------------------------------------------------------------------


def due_subscribers(connection: Connection, now: datetime, limit: int, after: int) -> list[int]:
    """The numbers of subscribers above `after` of whom something is due, or seems to be.

    What is to be told at once is due when there is something to tell. So that a clock that was
    set back far keeps nobody waiting, whoever was planned far ahead is among them.
    """
    has_news = sa.exists().where(matches.c.subscription_id == subscriptions.c.id)
    is_due = sa.and_(
        subscriptions.c.due <= now,
        subscriptions.c.is_paused.is_(False),
        sa.or_(subscriptions.c.often != Often.AT_ONCE, has_news),
    )
    is_owner = subscribers_table.c.id == subscriptions.c.subscriber_id
    owners = subscriptions.join(subscribers_table, is_owner)
    is_ahead = subscribers_table.c.planned > now + _AHEAD
    query = (
        sa.select(subscriptions.c.subscriber_id)
        .select_from(owners)
        .where(sa.or_(is_due, is_ahead), subscribers_table.c.ended.is_(None))
        .where(subscriptions.c.subscriber_id > after)
        .distinct()
        .order_by(subscriptions.c.subscriber_id)
    )
    return list(connection.scalars(query.limit(limit)))


# --- what is pending ------------------------------------------------------------------------


def waiting(
    connection: Connection, subscriber_id: int, due: Sequence[Subscription], now: datetime
) -> Waiting:
    """What these subscriptions of a subscriber have still to be given, the newest first."""
    last: int = connection.scalars(sa.select(news.c.last_article)).one()
    had = sa.select(given.c.story_id).where(given.c.subscriber_id == subscriber_id)
    is_due = matches.c.subscription_id.in_([subscription.id for subscription in due])
    query = (
        sa.select(matches)
        .where(is_due, matches.c.story_id.not_in(had), matches.c.article_id <= last)
        .order_by(matches.c.article_id.desc(), matches.c.subscription_id)
    )
    rows = connection.execute(query).all()
    by_article = [list(group) for _, group in groupby(rows, lambda row: row.article_id)]
    newest = by_article[:_PENDING_LIMIT]
    ids = (group[0].article_id for group in newest)
    articles = article_store.articles_with_ids(connection, ids)
    pending = tuple(_pending(articles[group[0].article_id], group) for group in newest)
    further = len(by_article) - len(newest)
    return Waiting(pending, _muted(connection, subscriber_id, now), further, last)


def _pending(article: Article, rows: Sequence[sa.Row[Any]]) -> Pending:
    """An article, and why each subscription that it met is to be told of it."""
    quotes = None
    if all(row.quotes is not None for row in rows):
        quotes = tuple(dict.fromkeys(number for row in rows for number in row.quotes))
    ids = tuple(row.subscription_id for row in rows)
    return Pending(article, rows[0].story_id, ids, quotes)


def _muted(connection: Connection, subscriber_id: int, now: datetime) -> tuple[Article, ...]:
    is_mine = sa.and_(given.c.subscriber_id == subscriber_id, given.c.is_muted)
    query = sa.select(given.c.story_id).where(is_mine, given.c.at > now - _MUTE)
    ids = connection.scalars(query.order_by(given.c.at.desc()).limit(_MUTE_LIMIT)).all()
    return tuple(article_store.articles_with_ids(connection, ids).values()) if ids else ()


# --- what is given --------------------------------------------------------------------------


def give(
    connection: Connection, plan: Plan, next_due: Mapping[int, datetime], last: int, now: datetime
) -> bool:
    """Note that all of a plan is given, up to article `last`, and when each is due next.

    False, and nothing is noted, where something has changed since it was planned.
    """
    is_unchanged = sa.and_(
        subscribers_table.c.id == plan.subscriber.id,
        subscribers_table.c.serial == plan.subscriber.serial,
    )
    values = {"serial": subscribers_table.c.serial + 1, "planned": now}
    update = sa.update(subscribers_table).where(is_unchanged).values(**values)
    if connection.execute(update).rowcount == 0:
        return False
    _reschedule(connection, next_due)
    ids = [subscription.id for subscription in plan.subscriptions]
    is_told = sa.and_(matches.c.subscription_id.in_(ids), matches.c.article_id <= last)
    had = sa.select(given.c.story_id).where(given.c.subscriber_id == plan.subscriber.id)
    constants = (sa.literal(now, given.c.at.type), sa.false())
    stories = sa.select(sa.literal(plan.subscriber.id), matches.c.story_id, *constants).distinct()
    columns = ["subscriber_id", "story_id", "at", "is_muted"]
    new = stories.where(is_told, matches.c.story_id.not_in(had))
    connection.execute(sa.insert(given).from_select(columns, new))
    connection.execute(sa.delete(matches).where(is_told))
    if plan.is_sent:
        _add(connection, plan, now)
    return True


def _add(connection: Connection, plan: Plan, now: datetime) -> None:
    outlines = [planning.outline(story) for story in plan.stories]
    body = {
        "stories": [outline.articles for outline in outlines],
        "quotes": [outline.quotes for outline in outlines],
        "subscriptions": [subscription.id for subscription in plan.subscriptions],
        "further": plan.further,
        "is_alert": plan.is_alert,
    }
    values = {"id": plan.number, "subscriber_id": plan.subscriber.id, "at": now, "body": body}
    connection.execute(sa.insert(digests).values(values))


def _reschedule(connection: Connection, next_due: Mapping[int, datetime]) -> None:
    # Not a change of what is followed, so no new version.
    is_one = subscriptions.c.id == sa.bindparam("number")
    moment = sa.bindparam("moment", type_=subscriptions.c.due.type)
    update = sa.update(subscriptions).where(is_one).values(due=moment)
    rows = [{"number": number, "moment": moment} for number, moment in next_due.items()]
    if rows:
        connection.execute(update, rows)


def sent(connection: Connection, digest_id: int) -> SentDigest | None:
    """The digest with this number, or None."""
    row = connection.execute(sa.select(digests).where(digests.c.id == digest_id)).first()
    if row is None:
        return None
    body = row.body
    # Of an older digest it was not noted what it quotes.
    quotes = body.get("quotes") or [None] * len(body["stories"])
    return SentDigest(
        id=row.id,
        subscriber_id=row.subscriber_id,
        at=row.at,
        stories=tuple(
            Outline(tuple(articles), None if numbers is None else tuple(numbers))
            for articles, numbers in zip(body["stories"], quotes, strict=True)
        ),
        subscriptions=tuple(body["subscriptions"]),
        further=body["further"],
        is_alert=body["is_alert"],
    )


def mute(
    connection: Connection, subscriber_id: int, stories: Collection[int], now: datetime
) -> None:
    """Tell a subscriber no more of these stories."""
    is_one = sa.and_(given.c.subscriber_id == subscriber_id, given.c.story_id.in_(stories))
    connection.execute(sa.delete(given).where(is_one))
    rows = [
        {"subscriber_id": subscriber_id, "story_id": story, "at": now, "is_muted": True}
        for story in stories
    ]
    connection.execute(sa.insert(given), rows)


def prune(connection: Connection, now: datetime) -> None:
    """Forget what was given, and the digests, of long ago."""
    for table in (given, digests):
        connection.execute(sa.delete(table).where(table.c.at < now - _RETENTION))
