"""Put articles into the archive, many at a time, and take them out again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import datetime
from itertools import count
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import Connection

from corpus.speakers import store as registry
from corpus.speakers.store import NameOfKind
from corpus.store import fulltext
from corpus.store.tables import aliases, archive, articles, passages, quotes
from corpus.types import Analysis, Article, Change, Passage, Quote, Speaker, SpeakerKind

# The kinds of source that have a name, and so a speaker.
_NAMED = (SpeakerKind.PERSON, SpeakerKind.ORGANISATION)


class ArticleDraft(NamedTuple):
    """An article that is to be stored, with its hash and all that was worked out from it."""

    article: Article
    digest: str
    analysis: Analysis


def changes(connection: Connection, found: Sequence[tuple[Article, str]]) -> list[Change]:
    """What storing each of these articles, given with its hash, would change, one after another.

    The very same article under another key changes nothing.
    """
    keys, digests = {article.key for article, _ in found}, {digest for _, digest in found}
    query = sa.select(articles.c.key, articles.c.content_hash)
    stored = dict(connection.execute(query.where(articles.c.key.in_(keys))).all())
    same = sa.select(articles.c.content_hash).where(articles.c.content_hash.in_(digests))
    there = Counter(connection.scalars(same))
    return [_change(article.key, digest, stored, there) for article, digest in found]


def _change(key: str, digest: str, stored: dict[str, str], there: Counter[str]) -> Change:
    """What one article would change; `stored` and `there` get what it does."""
    before = stored.get(key)
    if before == digest or (before is None and there[digest] > 0):
        return Change.UNCHANGED
    stored[key] = digest
    there[digest] += 1
    if before is not None:
        there[before] -= 1
    return Change.NEW if before is None else Change.CHANGED


def save(connection: Connection, drafts: Iterable[ArticleDraft], now: datetime) -> set[str]:
    """Store articles with all their passages and quotes; gives the words of their passages.

    A changed article takes the place of its old version and keeps its id, and
    so does who is still quoted in it: what points at them goes on working. Of
    several with one key the last is stored.
    """
    by_key = {draft.article.key: draft for draft in drafts}
    known = _known(connection, by_key)
    quoted = _clear(connection, list(known.values()))
    speakers = registry.numbers(connection, _all_named(by_key.values()))
    last = connection.execute(sa.select(archive)).one()
    given = _Given(*(count(number + 1) for number in (last.articles, last.passages, last.quotes)))
    entries = [_entry(draft, known.get(key), given, speakers) for key, draft in by_key.items()]
    _save_articles(connection, by_key.values(), entries, known, now)
    _save_passages(connection, entries)
    _save_quotes(connection, entries)
    _save_names(connection, by_key.values(), entries, speakers)
    registry.forget_unquoted(connection, quoted)
    articles_, passages_, quotes_ = (next(number) - 1 for number in given)
    _changed(connection, articles=articles_, passages=passages_, quotes=quotes_)
    return fulltext.index(connection, entries)


def remove(connection: Connection, article_ids: Collection[int]) -> int:
    """Take articles out with all that was worked out from them; gives how many there were."""
    quoted = _clear(connection, article_ids)
    gone = connection.execute(sa.delete(articles).where(articles.c.id.in_(article_ids)))
    registry.forget_unquoted(connection, quoted)
    _changed(connection)
    return gone.rowcount


class _Given(NamedTuple):
    """The numbers to be given next."""

    articles: Iterator[int]
    passages: Iterator[int]
    quotes: Iterator[int]


def _changed(connection: Connection, **last: int) -> None:
    values = {"generation": archive.c.generation + 1, **last}
    connection.execute(sa.update(archive).values(**values))


def _known(connection: Connection, keys: Collection[str]) -> dict[str, int]:
    query = sa.select(articles.c.key, articles.c.id).where(articles.c.key.in_(keys))
    return dict(connection.execute(query).all())


def _clear(connection: Connection, article_ids: Collection[int]) -> set[int]:
    """Remove all that was worked out from articles; gives the ids of those they quoted."""
    if not article_ids:
        return set()
    fulltext.unindex(connection, article_ids)
    said = sa.select(quotes.c.speaker_id).where(quotes.c.article_id.in_(article_ids))
    quoted = {speaker_id for speaker_id in connection.scalars(said) if speaker_id}
    for table in (passages, quotes, aliases):
        connection.execute(sa.delete(table).where(table.c.article_id.in_(article_ids)))
    return quoted


def _entry(
    draft: ArticleDraft, known: int | None, given: _Given, speakers: Mapping[NameOfKind, int]
) -> fulltext.Entry:
    """The article, its passages and quotes as they are stored."""
    number = next(given.articles) if known is None else known
    passages_ = [
        Passage(each.span, each.position, number, next(given.passages))
        for each in draft.analysis.passages
    ]
    quotes_ = [_numbered(quote, number, given, speakers) for quote in draft.analysis.quotes]
    return fulltext.Entry(replace(draft.article, id=number), passages_, quotes_)


def _numbered(
    quote: Quote, article_id: int, given: _Given, speakers: Mapping[NameOfKind, int]
) -> Quote:
    stored = replace(quote, id=next(given.quotes), article_id=article_id, speaker=None)
    named = _named(quote)
    if named is None:
        return stored
    name, kind = named
    return replace(stored, speaker=name, speaker_kind=kind, speaker_id=speakers[named])


def _all_named(drafts: Iterable[ArticleDraft]) -> set[NameOfKind]:
    return set(filter(None, (_named(quote) for each in drafts for quote in each.analysis.quotes)))


def _named(quote: Quote) -> NameOfKind | None:
    """The name and kind of who said it; a name without a kind is a person's."""
    kind = quote.speaker_kind or SpeakerKind.PERSON
    return (quote.speaker, kind) if quote.speaker and kind in _NAMED else None


def _save_articles(
    connection: Connection,
    drafts: Iterable[ArticleDraft],
    entries: Iterable[fulltext.Entry],
    known: Mapping[str, int],
    now: datetime,
) -> None:
    rows = [
        {**_columns(entry.article), "content_hash": draft.digest}
        for draft, entry in zip(drafts, entries, strict=True)
    ]
    if new := [{**row, "added": now} for row in rows if row["key"] not in known]:
        connection.execute(sa.insert(articles), new)
    for row in (row for row in rows if row["key"] in known):
        update = sa.update(articles).where(articles.c.id == row["id"])
        connection.execute(update.values(**row))


def _columns(article: Article) -> dict[str, Any]:
    columns = {field.name: getattr(article, field.name) for field in fields(Article)}
    return {**columns, "authors": list(article.authors)}


def _save_passages(connection: Connection, entries: Iterable[fulltext.Entry]) -> None:
    rows = [
        {"id": each.id, "article_id": each.article_id, "position": each.position, "span": each.span}
        for entry in entries
        for each in entry.passages
    ]
    if rows:
        connection.execute(sa.insert(passages), rows)


def _save_quotes(connection: Connection, entries: Iterable[fulltext.Entry]) -> None:
    names = [field.name for field in fields(Quote)]
    rows = [
        {name: getattr(quote, name) for name in names}
        for entry in entries
        for quote in entry.quotes
    ]
    if rows:
        connection.execute(sa.insert(quotes), rows)


def _save_names(
    connection: Connection,
    drafts: Iterable[ArticleDraft],
    entries: Iterable[fulltext.Entry],
    speakers: Mapping[NameOfKind, int],
) -> None:
    """Store by what other names each article calls its speakers, and let these find them."""
    called: dict[NameOfKind, dict[str, None]] = {named: {} for named in speakers}
    rows = []
    for draft, entry in zip(drafts, entries, strict=True):
        for name, kind in sorted(_all_named([draft])):
            others = dict.fromkeys(draft.analysis.aliases.get(name, ()))
            called[name, kind].update(others)
            whose = {"speaker_id": speakers[name, kind], "article_id": entry.article.id}
            rows += [{**whose, "name": name, "alias": alias} for alias in others]
    if rows:
        connection.execute(sa.insert(aliases), rows)
    registry.learn(
        connection,
        [
            (speakers[name, kind], Speaker(name, tuple(others), kind=kind))
            for (name, kind), others in called.items()
        ],
    )
