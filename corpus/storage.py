"""Every SQL statement but the full-text ones, on a `Connection` of `corpus.database`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from corpus import fulltext
from corpus.tables import aliases, archive, articles, passages, questions, quotes, speakers
from corpus.text import fold
from corpus.types import (
    Analysis,
    Article,
    Counts,
    Kind,
    Passage,
    Quote,
    Speaker,
)


def generation(connection: Connection) -> int:
    """A number that grows with every change of the archive: what a cache is kept by."""
    found: int = connection.scalar(sa.select(archive.c.generation)) or 0
    return found


def content_hash(connection: Connection, key: str) -> str | None:
    """The hash of the article stored under `key`, or None."""
    found: str | None = connection.scalar(
        sa.select(articles.c.content_hash).where(articles.c.key == key)
    )
    return found


def has_content(connection: Connection, digest: str) -> bool:
    """Whether the very same article is stored, under whatever key."""
    query = sa.select(articles.c.id).where(articles.c.content_hash == digest).limit(1)
    return connection.scalar(query) is not None


def save(
    connection: Connection, article: Article, digest: str, analysis: Analysis, now: datetime
) -> int:
    """Store an article with all its passages and quotes in place of its old version; gives its id.

    A changed article keeps its id, and so does who is still quoted in it: what
    points at them goes on working.
    """
    values = {
        "key": article.key,
        "content_hash": digest,
        "title": article.title,
        "text": article.text,
        "url": article.url,
        "outlet": article.outlet,
        "authors": list(article.authors),
        "published": article.published,
        "language": article.language,
        "source_file": article.source_file,
    }
    article_id = _find_by_key(connection, article.key)
    quoted: set[int] = set()
    if article_id is None:
        article_id = _insert(connection, articles, values | {"added": now})
    else:
        quoted = _clear(connection, article_id)
        connection.execute(sa.update(articles).where(articles.c.id == article_id).values(**values))
    _save_passages(connection, article_id, analysis.passages)
    _save_quotes(connection, article_id, analysis)
    _forget_unquoted(connection, quoted)
    fulltext.index(
        connection,
        article,
        _passages(connection, article_id),
        quotes_of_article(connection, article_id),
    )
    connection.execute(sa.update(archive).values(generation=archive.c.generation + 1))
    return article_id


def _insert(connection: Connection, table: sa.Table, values: dict[str, Any]) -> int:
    new_id: int = connection.scalars(sa.insert(table).values(values).returning(table.c.id)).one()
    return new_id


def _find_by_key(connection: Connection, key: str) -> int | None:
    found: int | None = connection.scalar(sa.select(articles.c.id).where(articles.c.key == key))
    return found


def _clear(connection: Connection, article_id: int) -> set[int]:
    """Remove all that was worked out from an article; gives the ids of those it quoted."""
    fulltext.unindex(connection, article_id)
    said = sa.select(quotes.c.speaker_id).where(quotes.c.article_id == article_id)
    quoted = {speaker_id for speaker_id in connection.scalars(said) if speaker_id}
    for table in (passages, quotes, aliases):
        connection.execute(sa.delete(table).where(table.c.article_id == article_id))
    return quoted


def _forget_unquoted(connection: Connection, speaker_ids: Iterable[int]) -> None:
    """Remove those of these speakers whom no article quotes any more."""
    still_quoted = sa.exists().where(quotes.c.speaker_id == speakers.c.id)
    forgotten = sa.and_(speakers.c.id.in_(set(speaker_ids)), ~still_quoted)
    connection.execute(sa.delete(speakers).where(forgotten))


def _save_passages(connection: Connection, article_id: int, found: Iterable[Passage]) -> None:
    rows = [
        {"article_id": article_id, "position": passage.position, "span": passage.span}
        for passage in found
    ]
    if rows:
        connection.execute(sa.insert(passages), rows)


def _save_quotes(connection: Connection, article_id: int, analysis: Analysis) -> None:
    names = sorted({quote.speaker for quote in analysis.quotes if quote.speaker})
    ids = {name: _speaker(connection, name) for name in names}
    rows = [
        {
            "article_id": article_id,
            "speaker_id": ids.get(quote.speaker) if quote.speaker else None,
            "content": quote.content,
            "sentence": quote.sentence,
            "cue": quote.cue,
            "source": quote.source,
            "kind": quote.kind.value,
            "confidence": quote.confidence,
        }
        for quote in analysis.quotes
    ]
    if rows:
        connection.execute(sa.insert(quotes), rows)
    _save_aliases(connection, article_id, {ids[name]: analysis.aliases[name] for name in names})


def _speaker(connection: Connection, name: str) -> int:
    """The id of the speaker called `name`, known before or new."""
    folded = fold(name)
    query = sa.select(speakers.c.id).where(speakers.c.folded_name == folded)
    found = connection.scalar(query)
    if found is None:
        found = _insert(connection, speakers, {"name": name, "folded_name": folded})
    return int(found)


def _save_aliases(connection: Connection, article_id: int, found: dict[int, Sequence[str]]) -> None:
    rows = [
        {"speaker_id": speaker_id, "article_id": article_id, "alias": alias}
        for speaker_id, forms in found.items()
        for alias in dict.fromkeys(forms)
    ]
    if rows:
        connection.execute(sa.insert(aliases), rows)


# --- reading ---------------------------------------------------------------------


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


def newest(connection: Connection, limit: int | None, offset: int = 0) -> list[Article]:
    """Articles by date of publication, newest first; the undated ones last."""
    order = (articles.c.published.desc().nulls_last(), articles.c.id.desc())
    query = sa.select(articles).order_by(*order).limit(limit).offset(offset)
    return [_article(row) for row in connection.execute(query).mappings()]


def articles_with_ids(connection: Connection, ids: Iterable[int]) -> dict[int, Article]:
    """The articles with these ids, by id."""
    query = sa.select(articles).where(articles.c.id.in_(set(ids)))
    return {row["id"]: _article(row) for row in connection.execute(query).mappings()}


def passages_with_ids(connection: Connection, ids: Iterable[int]) -> list[Passage]:
    """The passages with these ids, in order of id."""
    query = sa.select(passages).where(passages.c.id.in_(set(ids))).order_by(passages.c.id)
    return [Passage(**row) for row in connection.execute(query).mappings()]


def _passages(connection: Connection, article_id: int) -> list[Passage]:
    query = sa.select(passages).where(passages.c.article_id == article_id).order_by(passages.c.id)
    return [Passage(**row) for row in connection.execute(query).mappings()]


def quote(connection: Connection, quote_id: int) -> Quote | None:
    """The quote stored under `quote_id`, or None."""
    return next(iter(_quotes(connection, quotes.c.id == quote_id)), None)


def quotes_of_article(connection: Connection, article_id: int) -> list[Quote]:
    """All quotes of one article, in the order of its text."""
    return _quotes(connection, quotes.c.article_id == article_id)


def quotes_between(
    connection: Connection,
    speaker_id: int | None,
    since: datetime | None,
    until: datetime | None,
    ids: Iterable[int] | None = None,
) -> list[Quote]:
    """Attributed quotes, newest article first, then in the order of the text.

    Of one speaker, or of all when `speaker_id` is None; only of articles
    published from `since` up to before `until`; only those of `ids` if given.
    """
    conditions: list[sa.ColumnElement[bool]] = [quotes.c.speaker_id.is_not(None)]
    if speaker_id is not None:
        conditions.append(quotes.c.speaker_id == speaker_id)
    if since is not None:
        conditions.append(articles.c.published >= since)
    if until is not None:
        conditions.append(articles.c.published < until)
    if ids is not None:
        conditions.append(quotes.c.id.in_(set(ids)))
    return _quotes(connection, *conditions)


def _quotes(connection: Connection, *conditions: sa.ColumnElement[bool]) -> list[Quote]:
    query = (
        sa.select(quotes, speakers.c.name.label("speaker"))
        .join(articles, articles.c.id == quotes.c.article_id)
        .outerjoin(speakers, speakers.c.id == quotes.c.speaker_id)
        .where(*conditions)
        .order_by(articles.c.published.desc().nulls_last(), articles.c.id.desc(), quotes.c.id)
    )
    return [_quote(row) for row in connection.execute(query).mappings()]


def all_speakers(connection: Connection) -> list[Speaker]:
    """Every speaker with aliases and number of quotes, most quoted first."""
    counted = (
        sa.select(quotes.c.speaker_id, sa.func.count().label("quotes"))
        .group_by(quotes.c.speaker_id)
        .subquery()
    )
    query = (
        sa.select(speakers.c.id, speakers.c.name, counted.c.quotes)
        .join(counted, counted.c.speaker_id == speakers.c.id)
        .order_by(counted.c.quotes.desc(), speakers.c.name)
    )
    forms = _aliases(connection)
    return [
        Speaker(row["name"], tuple(forms.get(row["id"], ())), row["quotes"], row["id"])
        for row in connection.execute(query).mappings()
    ]


def _aliases(connection: Connection) -> dict[int, list[str]]:
    columns = (aliases.c.speaker_id, aliases.c.alias)
    found: dict[int, list[str]] = {}
    for speaker_id, alias in connection.execute(sa.select(*columns).distinct().order_by(*columns)):
        found.setdefault(speaker_id, []).append(alias)
    return found


def counts(connection: Connection) -> Counts:
    """How much is stored."""
    dates = sa.select(sa.func.min(articles.c.published), sa.func.max(articles.c.published))
    first, last = connection.execute(dates).one()
    attributed = sa.select(sa.func.count()).where(quotes.c.speaker_id.is_not(None))
    return Counts(
        articles=_count(connection, articles),
        passages=_count(connection, passages),
        quotes=_count(connection, quotes),
        attributed=connection.scalar(attributed) or 0,
        speakers=_count(connection, speakers),
        first=first,
        last=last,
    )


def _count(connection: Connection, table: sa.Table) -> int:
    return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def question_id(connection: Connection, body: str) -> int | None:
    """The id under which `body` is remembered, or None."""
    found: int | None = connection.scalar(sa.select(questions.c.id).where(questions.c.body == body))
    return found


def remember_question(connection: Connection, body: str) -> int:
    """The id under which `body` can be recalled; the same for the same body."""
    known = question_id(connection, body)
    return _insert(connection, questions, {"body": body}) if known is None else known


def recall_question(connection: Connection, question_id: int) -> str | None:
    """The body remembered under `question_id`, or None."""
    found: str | None = connection.scalar(
        sa.select(questions.c.body).where(questions.c.id == question_id)
    )
    return found


def _article(row: RowMapping) -> Article:
    stored = {name: row[name] for name in row if name not in ("content_hash", "added", "authors")}
    return Article(**stored, authors=tuple(row["authors"]))


def _quote(row: RowMapping) -> Quote:
    return Quote(**{**row, "kind": Kind(row["kind"])})
