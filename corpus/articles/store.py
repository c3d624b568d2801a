"""What is stored, read: articles, passages and quotes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from corpus.store import dialect
from corpus.store.shown import IS_SHOWN, shown
from corpus.store.tables import archive, articles, passages, quotes
from corpus.types import Act, Article, Counts, Kind, Order, Passage, Quote, Scope, SpeakerKind

_ANY = Scope()
# What is kept of an article beside what it says; its authors are a tuple.
_NOT_READ = frozenset({"added", "authors", "content_hash", "reading"})


class Extent(NamedTuple):
    """By whom the articles are in one state of the archive, sorted, and up to when they reach."""

    generation: int
    outlets: Sequence[str]
    newest: datetime | None


def generation(connection: Connection) -> int:
    """A number that grows with every change of the archive: what a cache is kept by."""
    number: int = connection.scalar(sa.select(archive.c.generation)) or 0
    return number


def extent(connection: Connection) -> Extent:
    """The archive's extent in the state that the connection sees."""
    return Extent(generation(connection), outlets(connection), last_published(connection))


def outlets(connection: Connection) -> list[str]:
    """The names of the outlets, sorted."""
    first = sa.select(sa.func.min(articles.c.outlet).label("name")).cte("each", recursive=True)
    after = sa.select(sa.func.min(articles.c.outlet)).where(articles.c.outlet > first.c.name)
    # One look into the index for each outlet, where DISTINCT would read it all.
    names = first.union_all(sa.select(after.scalar_subquery()).where(first.c.name.is_not(None)))
    return [name for name in connection.scalars(sa.select(names.c.name)) if name]


def ids_of(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    """The ids of the articles under these keys; those that are not there are left out."""
    query = sa.select(articles.c.key, articles.c.id).where(articles.c.key.in_(list(keys)))
    return {row.key: row.id for row in connection.execute(query)}


def article(connection: Connection, article_id: int) -> Article | None:
    """The article stored under `article_id`, or None."""
    query = sa.select(articles).where(articles.c.id == article_id)
    row = connection.execute(query).mappings().first()
    return _article(row) if row else None


def article_by_url(connection: Connection, url: str) -> Article | None:
    """The article whose link is `url`, or None."""
    query = sa.select(articles).where(articles.c.url == url)
    row = connection.execute(query).mappings().first()
    return _article(row) if row else None


def newest(
    connection: Connection,
    limit: int | None,
    offset: int = 0,
    scope: Scope = _ANY,
    order: Order = Order.NEWEST,
) -> list[Article]:
    """Articles by date of publication, newest first (or oldest); the undated ones last."""
    query = sa.select(articles).where(*_within(scope)).order_by(*_by_date(order))
    rows = connection.execute(query.limit(limit).offset(offset)).mappings()
    return [_article(row) for row in rows]


def _by_date(order: Order) -> tuple[sa.ColumnElement[object], sa.ColumnElement[object]]:
    if order is Order.OLDEST:
        return articles.c.published.asc().nulls_last(), articles.c.id.asc()
    return articles.c.published.desc().nulls_last(), articles.c.id.desc()


def last_published(connection: Connection) -> datetime | None:
    """When the newest article was published; None where there is no dated one."""
    moment: datetime | None = connection.scalar(sa.select(sa.func.max(articles.c.published)))
    return moment


def oldest(connection: Connection, limit: int) -> list[Article]:
    """Articles by date of publication, oldest first; the undated ones last."""
    order = (articles.c.published.asc().nulls_last(), articles.c.id)
    query = sa.select(articles).order_by(*order).limit(limit)
    return [_article(row) for row in connection.execute(query).mappings()]


def articles_with_ids(connection: Connection, ids: Iterable[int]) -> dict[int, Article]:
    """The articles with these ids, by id."""
    return {row["id"]: _article(row) for row in dialect.rows_with(connection, articles.c.id, ids)}


def added_since(connection: Connection, ids: Iterable[int], moment: datetime) -> tuple[int, ...]:
    """Those of these articles that came into the archive after a moment."""
    is_new = sa.and_(articles.c.id.in_(set(ids)), articles.c.added > moment)
    return tuple(connection.scalars(sa.select(articles.c.id).where(is_new).order_by(articles.c.id)))


def passages_with_ids(connection: Connection, ids: Iterable[int]) -> list[Passage]:
    """The passages with these ids, in order of id."""
    return [Passage(**row) for row in dialect.rows_with(connection, passages.c.id, ids)]


def first_passages(connection: Connection, article_ids: Iterable[int]) -> list[Passage]:
    """The passage that each of these articles begins with."""
    begins = sa.and_(passages.c.article_id.in_(set(article_ids)), passages.c.position == 0)
    rows = connection.execute(sa.select(passages).where(begins)).mappings()
    return [Passage(**row) for row in rows]


def passages_of(connection: Connection, article_ids: Iterable[int]) -> list[Passage]:
    """All passages of these articles, each article's in the order of its text."""
    query = sa.select(passages).where(passages.c.article_id.in_(set(article_ids)))
    rows = connection.execute(query.order_by(passages.c.article_id, passages.c.position))
    return [Passage(**row) for row in rows.mappings()]


def quote(connection: Connection, quote_id: int) -> Quote | None:
    """The quote stored under `quote_id`, or None."""
    return next(iter(_quotes(connection, quotes.c.id == quote_id)), None)


def quotes_of_article(connection: Connection, article_id: int) -> list[Quote]:
    """All quotes of one article, in the order of its text."""
    return _quotes(connection, quotes.c.article_id == article_id)


def quotes_of_articles(connection: Connection, article_ids: Iterable[int]) -> list[Quote]:
    """All quotes of these articles, each article's in the order of its text."""
    return _quotes(connection, quotes.c.article_id.in_(set(article_ids)))


def quotes_between(
    connection: Connection,
    speaker_id: int | None,
    scope: Scope,
    ids: Iterable[int] | None = None,
    is_thought_wanted: bool = False,
    order: Order = Order.NEWEST,
) -> list[Quote]:
    """Attributed quotes, newest article first (or oldest), then in the order of the text.

    Of one speaker, or of all when `speaker_id` is None; only of articles within
    the times and the outlet of `scope`; only those of `ids` if given; only what
    is at least possible, and thoughts only where they are wanted.
    """
    conditions = [shown(is_thought_wanted)]
    if speaker_id is not None:
        conditions.append(quotes.c.speaker_id == speaker_id)
    if ids is not None:
        conditions.append(quotes.c.id.in_(set(ids)))
    return _quotes(connection, *conditions, *_within(scope), order=order)


def quotes_with_ids(connection: Connection, ids: Iterable[int]) -> list[Quote]:
    """These quotes, also of sources without a name; newest article first."""
    return _quotes(connection, quotes.c.id.in_(set(ids)))


def _within(scope: Scope) -> list[sa.ColumnElement[bool]]:
    """The times and the outlet; phrases are a matter of full text."""
    limits = [
        articles.c.published >= scope.since if scope.since else None,
        articles.c.published < scope.until if scope.until else None,
        articles.c.outlet == scope.outlet if scope.outlet else None,
        articles.c.id.in_(scope.articles) if scope.articles else None,
    ]
    return [limit for limit in limits if limit is not None]


def _quotes(
    connection: Connection, *conditions: sa.ColumnElement[bool], order: Order = Order.NEWEST
) -> list[Quote]:
    query = (
        sa.select(quotes)
        .join(articles, articles.c.id == quotes.c.article_id)
        .where(*conditions)
        .order_by(*_by_date(order), quotes.c.id)
    )
    return [_quote(row) for row in connection.execute(query).mappings()]


def counts(connection: Connection) -> Counts:
    """How much is stored."""
    dates = sa.select(sa.func.min(articles.c.published), sa.func.max(articles.c.published))
    first, last = connection.execute(dates).one()
    quotes_of_speakers = sa.select(sa.func.count()).where(quotes.c.speaker_id.is_not(None))
    speakers = sa.select(sa.func.count(sa.distinct(quotes.c.speaker_id))).where(IS_SHOWN)
    return Counts(
        articles=_count(connection, articles),
        passages=_count(connection, passages),
        quotes=_count(connection, quotes),
        attributed=connection.scalar(quotes_of_speakers) or 0,
        speakers=connection.scalar(speakers) or 0,
        first=first,
        last=last,
    )


def _count(connection: Connection, table: sa.Table) -> int:
    return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def _article(row: Mapping[Any, Any]) -> Article:
    columns = {name: row[name] for name in row if name not in _NOT_READ}
    return Article(**columns, authors=tuple(row["authors"]))


def _quote(row: RowMapping) -> Quote:
    kind = row["speaker_kind"] and SpeakerKind(row["speaker_kind"])
    columns = {"kind": Kind(row["kind"]), "act": Act(row["act"]), "speaker_kind": kind}
    return Quote(**{**row, **columns})
