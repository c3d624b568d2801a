"""Every SQL statement about feeds, their entries and copies, on a `Connection` of `database`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from corpus import copies
from corpus.feeds import Feed, Seen, State
from corpus.fetch import Validators
from corpus.tables import articles, feed_entries, feeds, signature_bands, signatures

# What left its feed so long ago does not come back.
_FORGOTTEN = timedelta(days=90)


# --- feeds ----------------------------------------------------------------------------


def all_feeds(connection: Connection) -> list[Feed]:
    """Every feed, by title."""
    count = sa.select(sa.func.count()).where(
        feed_entries.c.feed_id == feeds.c.id, feed_entries.c.digest.is_not(None)
    )
    query = sa.select(feeds, count.scalar_subquery().label("entries"))
    found = [_feed(row) for row in connection.execute(query).mappings()]
    return sorted(found, key=lambda feed: (feed.title.casefold(), feed.id))


def by_url(connection: Connection, url: str) -> Feed | None:
    """The feed at `url`, or None."""
    return next((feed for feed in all_feeds(connection) if feed.url == url), None)


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
    if current and feed.state is State.ACTIVE:
        feed = replace(feed, state=State(current))
    save(connection, feed)


def remove(connection: Connection, feed_id: int) -> None:
    """Forget a feed; its articles stay."""
    connection.execute(sa.delete(feeds).where(feeds.c.id == feed_id))


def _values(feed: Feed) -> dict[str, Any]:
    names = ("url", "title", "state", "due", "failures", "fault", "checked", "read")
    known = {"etag": feed.validators.etag, "modified": feed.validators.modified}
    return {name: getattr(feed, name) for name in names} | known


def _feed(row: RowMapping) -> Feed:
    fields = {name: value for name, value in row.items() if name not in ("etag", "modified")}
    known = Validators(row["etag"], row["modified"])
    return Feed(**{**fields, "state": State(row["state"])}, validators=known)


# --- their entries --------------------------------------------------------------------


def seen(connection: Connection, feed_id: int) -> dict[str, Seen]:
    """What is known of a feed's entries, by mark."""
    query = sa.select(feed_entries).where(feed_entries.c.feed_id == feed_id)
    return {row.mark: Seen(row.key, row.digest, row.tries) for row in connection.execute(query)}


def save_seen(
    connection: Connection, feed_id: int, known: Mapping[str, Seen], now: datetime
) -> None:
    """Keep what is known of these entries by now, unless their feed was removed meanwhile."""
    is_there = connection.scalar(sa.select(feeds.c.id).where(feeds.c.id == feed_id))
    if is_there is None or not known:
        return
    of_feed = feed_entries.c.feed_id == feed_id
    connection.execute(sa.delete(feed_entries).where(of_feed, feed_entries.c.mark.in_(known)))
    rows = [
        {"mark": mark, "key": each.key, "digest": each.digest, "tries": each.tries}
        for mark, each in known.items()
    ]
    shared = {"feed_id": feed_id, "seen": now}
    connection.execute(sa.insert(feed_entries), [row | shared for row in rows])


def forget(connection: Connection, feed_id: int, present: Collection[str], now: datetime) -> None:
    """Note which entries the feed has now, and forget those that left it long ago."""
    of_feed = feed_entries.c.feed_id == feed_id
    is_present = sa.and_(of_feed, feed_entries.c.mark.in_(present))
    connection.execute(sa.update(feed_entries).where(is_present).values(seen=now))
    is_old = sa.and_(of_feed, feed_entries.c.seen < now - _FORGOTTEN)
    connection.execute(sa.delete(feed_entries).where(is_old))


# --- copies ---------------------------------------------------------------------------


def ids_of(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    """The ids of the articles under these keys."""
    query = sa.select(articles.c.key, articles.c.id).where(articles.c.key.in_(list(keys)))
    return {row.key: row.id for row in connection.execute(query)}


def sharing(connection: Connection, bands: Iterable[int]) -> dict[int, bytes]:
    """The signatures that share a band with these, by article, the oldest first."""
    likely = sa.select(signature_bands.c.article_id).where(signature_bands.c.band.in_(list(bands)))
    query = sa.select(signatures.c.article_id, signatures.c.signature).where(
        signatures.c.article_id.in_(likely)
    )
    found = connection.execute(query.order_by(signatures.c.article_id))
    return {row.article_id: row.signature for row in found}


def sign(connection: Connection, article_id: int, text: str) -> None:
    """Keep what an article is compared by, and which older one tells its story."""
    signed = copies.signature(text)
    if signed is None:
        return
    shared = copies.bands(signed)
    older = [
        number
        for number, other in sharing(connection, shared).items()
        if number < article_id and copies.likeness(signed, other) >= copies.ALIKE
    ]
    first = (original_of(connection, older[0]) or older[0]) if older else None
    save_signature(connection, article_id, signed, shared, first)


def save_signature(
    connection: Connection,
    article_id: int,
    signed: bytes,
    bands: Iterable[int],
    original_id: int | None,
) -> None:
    """Keep what an article is compared by, and of which it is a copy."""
    for table in (signatures, signature_bands):
        connection.execute(sa.delete(table).where(table.c.article_id == article_id))
    values = {"article_id": article_id, "signature": signed, "original_id": original_id}
    connection.execute(sa.insert(signatures).values(values))
    rows = [{"band": band, "article_id": article_id} for band in set(bands)]
    connection.execute(sa.insert(signature_bands), rows)


def original_of(connection: Connection, article_id: int) -> int | None:
    """The first article with the same story, or None where this is the first."""
    query = sa.select(signatures.c.original_id).where(signatures.c.article_id == article_id)
    found: int | None = connection.scalar(query)
    return found


def copies_of(connection: Connection, article_id: int) -> list[int]:
    """The other articles with the same story, the oldest first."""
    first = original_of(connection, article_id) or article_id
    query = sa.select(signatures.c.article_id).where(
        sa.or_(signatures.c.original_id == first, signatures.c.article_id == first)
    )
    found = connection.scalars(query.order_by(signatures.c.article_id))
    return [each for each in found if each != article_id]
