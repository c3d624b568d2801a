"""Every SQL statement about feeds and their entries, on a `Connection` of `database`."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from corpus.exceptions import Fault
from corpus.feeds.entries import EntryState
from corpus.feeds.feed import Feed, FeedState
from corpus.store.tables import feed_entries, feeds
from corpus.web.response import Validators

# What left its feed so long ago does not come back.
_FORGOTTEN = timedelta(days=90)


# --- feeds ----------------------------------------------------------------------------


def all_feeds(connection: Connection) -> list[Feed]:
    """Every feed, by title."""
    rows = connection.execute(_with_entries()).mappings()
    return sorted(map(_feed, rows), key=lambda feed: (feed.title.casefold(), feed.id))


def by_url(connection: Connection, url: str) -> Feed | None:
    """The feed at `url`, or None."""
    row = connection.execute(_with_entries().where(feeds.c.url == url)).mappings().first()
    return _feed(row) if row else None


def _with_entries() -> sa.Select[Any]:
    count = sa.select(sa.func.count()).where(
        feed_entries.c.feed_id == feeds.c.id, feed_entries.c.digest.is_not(None)
    )
    return sa.select(feeds, count.scalar_subquery().label("entries"))


def add(connection: Connection, feed: Feed) -> Feed:
    """Store a new feed; gives it with its number."""
    new = sa.insert(feeds).values(_values(feed)).returning(feeds.c.id)
    return replace(feed, id=connection.scalars(new).one())


def save(connection: Connection, feed: Feed) -> None:
    """Keep the new state of a feed, unless it was removed meanwhile."""
    connection.execute(sa.update(feeds).where(feeds.c.id == feed.id).values(_values(feed)))


def save_reading(connection: Connection, feed: Feed) -> None:
    """Keep what reading a feed changed, but not against whoever paused it meanwhile."""
    current = connection.scalar(sa.select(feeds.c.state).where(feeds.c.id == feed.id))
    if current and feed.state is FeedState.ACTIVE:
        feed = replace(feed, state=FeedState(current))
    save(connection, feed)


def remove(connection: Connection, feed_id: int) -> None:
    """Forget a feed; its articles stay."""
    connection.execute(sa.delete(feeds).where(feeds.c.id == feed_id))


def _values(feed: Feed) -> dict[str, Any]:
    names = ("url", "title", "state", "due", "failures", "checked", "read")
    version = {"etag": feed.validators.etag, "modified": feed.validators.modified}
    fault = feed.fault and json.dumps([feed.fault.code, feed.fault.values], ensure_ascii=False)
    return {name: getattr(feed, name) for name in names} | version | {"fault": fault}


def _feed(row: RowMapping) -> Feed:
    fields = {name: value for name, value in row.items() if name not in ("etag", "modified")}
    validators = Validators(row["etag"], row["modified"])
    columns = {"state": FeedState(row["state"]), "fault": _fault(row["fault"])}
    return Feed(**{**fields, **columns}, validators=validators)


def _fault(body: str | None) -> Fault | None:
    if body is None:
        return None
    try:
        return Fault(*json.loads(body))
    except ValueError:  # an archive of an older version has a sentence
        return Fault("feed.written", {"words": body})


# --- their entries --------------------------------------------------------------------


def entry_states(connection: Connection, feed_id: int) -> dict[str, EntryState]:
    """What is known of a feed's entries, by mark."""
    query = sa.select(feed_entries).where(feed_entries.c.feed_id == feed_id)
    return {
        row.mark: EntryState(row.key, row.digest, row.tries) for row in connection.execute(query)
    }


def save_states(
    connection: Connection, feed_id: int, states: Mapping[str, EntryState], now: datetime
) -> None:
    """Keep what is known of these entries by now, unless their feed was removed meanwhile."""
    is_there = connection.scalar(sa.select(feeds.c.id).where(feeds.c.id == feed_id))
    if is_there is None or not states:
        return
    of_feed = feed_entries.c.feed_id == feed_id
    connection.execute(sa.delete(feed_entries).where(of_feed, feed_entries.c.mark.in_(states)))
    rows = [
        {"mark": mark, "key": state.key, "digest": state.digest, "tries": state.tries}
        for mark, state in states.items()
    ]
    columns = {"feed_id": feed_id, "seen": now}
    connection.execute(sa.insert(feed_entries), [row | columns for row in rows])


def forget(connection: Connection, feed_id: int, present: Collection[str], now: datetime) -> None:
    """Note which entries the feed has now, and forget those that left it long ago."""
    of_feed = feed_entries.c.feed_id == feed_id
    is_present = sa.and_(of_feed, feed_entries.c.mark.in_(present))
    connection.execute(sa.update(feed_entries).where(is_present).values(seen=now))
    is_old = sa.and_(of_feed, feed_entries.c.seen < now - _FORGOTTEN)
    connection.execute(sa.delete(feed_entries).where(is_old))
