"""Put articles into the archive, many at a time, and take them out again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import fields, replace
from datetime import datetime
from itertools import count
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import Connection

from corpus.articles import analysis, callings, disputes, feedback, store
from corpus.articles.analysis import speaker_of
from corpus.articles.callings import Calling, CallingEntry
from corpus.quotes.version import version
from corpus.speakers import partings
from corpus.speakers import store as speaker_store
from corpus.speakers.store import NameOfKind
from corpus.store import dialect
from corpus.store.fulltext import indexing
from corpus.store.tables import aliases, archive, articles, passages, quotes
from corpus.types import Analysis, Article, Change, Passage, Quote, Speaker

_ARTICLE = tuple(field.name for field in fields(Article))


class ArticleDraft(NamedTuple):
    """An article that is to be stored, with its hash and all that was worked out from it."""

    article: Article
    digest: str
    analysis: Analysis


def changes(connection: Connection, pairs: Sequence[tuple[Article, str]]) -> list[Change]:
    """What storing each of these articles, given with its hash, would change, one after another.

    The very same article under another key changes nothing.
    """
    keys, digests = {article.key for article, _ in pairs}, {digest for _, digest in pairs}
    by_key = sa.select(articles.c.key, articles.c.content_hash).where(articles.c.key.in_(keys))
    by_hash = sa.select(articles.c.content_hash).where(articles.c.content_hash.in_(digests))
    hashes = dict(connection.execute(by_key).all())
    counts = Counter(connection.scalars(by_hash))
    return [_change(article.key, digest, hashes, counts) for article, digest in pairs]


def _change(key: str, digest: str, hashes: dict[str, str], counts: Counter[str]) -> Change:
    """What one article would change; `hashes` and `counts` get what it does."""
    before = hashes.get(key)
    if before == digest or (before is None and counts[digest] > 0):
        return Change.UNCHANGED
    hashes[key] = digest
    counts[digest] += 1
    if before is not None:
        counts[before] -= 1
    return Change.NEW if before is None else Change.CHANGED


def fresh(digests: Sequence[tuple[Article, str]], changes: Sequence[Change]) -> list[Article]:
    """Those of the articles that are new or changed, each once."""
    pairs = zip(digests, changes, strict=True)
    return list(dict.fromkeys(a for (a, _), change in pairs if change is not Change.UNCHANGED))


def drafts(
    digests: Sequence[tuple[Article, str]],
    changes: Sequence[Change],
    analyses: Mapping[Article, Analysis],
) -> list[ArticleDraft]:
    """What is to be stored; an article without an analysis gets its own now."""
    return [
        ArticleDraft(article, digest, analyses.get(article) or analysis.analyse(article))
        for (article, digest), change in zip(digests, changes, strict=True)
        if change is not Change.UNCHANGED
    ]


def save(connection: Connection, drafts: Iterable[ArticleDraft], now: datetime) -> set[str]:
    """Store articles with all their passages and quotes; gives the words of their passages.

    A changed article takes the place of its old version and keeps its id, and
    so does who is still quoted in it: what points at them goes on working. Of
    several with one key the last is stored. What an operator decided on its
    quotes holds.
    """
    as_read = {draft.article.key: draft for draft in _parted(connection, drafts)}
    by_key = _set_right(connection, as_read)
    ids = store.ids_of(connection, by_key)
    callings_before = callings.of_articles(connection, ids.values())
    speaker_ids = _clear(connection, list(ids.values()))
    speakers = speaker_store.ids_of(connection, _speakers(by_key.values()))
    last = connection.execute(sa.select(archive)).one()
    numbers = _Numbers(
        *(count(number + 1) for number in (last.articles, last.passages, last.quotes))
    )
    entries = [_entry(draft, ids.get(key), numbers, speakers) for key, draft in by_key.items()]
    _save_articles(connection, by_key.values(), entries, ids, now)
    _save_passages(connection, entries)
    _save_quotes(connection, entries)
    _save_names(connection, by_key.values(), entries, speakers)
    _settle(connection, as_read.values(), entries, callings_before)
    speaker_store.forget_unquoted(connection, speaker_ids)
    articles_, passages_, quotes_ = (next(number) - 1 for number in numbers)
    _changed(connection, articles=articles_, passages=passages_, quotes=quotes_)
    return indexing.index(connection, entries)


def _parted(connection: Connection, drafts: Iterable[ArticleDraft]) -> Iterable[ArticleDraft]:
    """The drafts, with persons of one name as an operator parted them."""
    if not (rules := partings.everything(connection)):
        return drafts
    return [
        draft._replace(analysis=partings.parted(connection, rules, draft.article, draft.analysis))
        for draft in drafts
    ]


def _set_right(
    connection: Connection, drafts: Mapping[str, ArticleDraft]
) -> dict[str, ArticleDraft]:
    """The drafts, by key, with what an operator decided on their quotes."""
    right = dict(drafts)
    for key, decisions in feedback.decided(connection, drafts.keys()).items():
        analysis_, text = drafts[key].analysis, drafts[key].article.text
        quotes_ = disputes.set_right(analysis_.quotes, text, decisions)
        right[key] = drafts[key]._replace(analysis=replace(analysis_, quotes=quotes_))
    return right


def remove(connection: Connection, article_ids: Collection[int]) -> int:
    """Take articles out with all that was worked out from them; gives how many there were."""
    callings_before = callings.of_articles(connection, article_ids)
    speaker_ids = _clear(connection, article_ids)
    callings.settle(connection, callings_before)
    result = connection.execute(sa.delete(articles).where(articles.c.id.in_(article_ids)))
    speaker_store.forget_unquoted(connection, speaker_ids)
    _changed(connection)
    return result.rowcount


class _Numbers(NamedTuple):
    """The numbers to be given next."""

    articles: Iterator[int]
    passages: Iterator[int]
    quotes: Iterator[int]


def _changed(connection: Connection, **last: int) -> None:
    values = {"generation": archive.c.generation + 1, **last}
    connection.execute(sa.update(archive).values(**values))


def _clear(connection: Connection, article_ids: Collection[int]) -> set[int]:
    """Remove all that was worked out from articles; gives the ids of those they quoted."""
    if not article_ids:
        return set()
    indexing.unindex(connection, article_ids)
    query = sa.select(quotes.c.speaker_id).where(quotes.c.article_id.in_(article_ids))
    speaker_ids = {speaker_id for speaker_id in connection.scalars(query) if speaker_id}
    callings.clear(connection, article_ids)
    for table in (passages, quotes, aliases):
        connection.execute(sa.delete(table).where(table.c.article_id.in_(article_ids)))
    return speaker_ids


def _entry(
    draft: ArticleDraft,
    article_id: int | None,
    numbers: _Numbers,
    speakers: Mapping[NameOfKind, int],
) -> indexing.IndexEntry:
    """The article, its passages and quotes as they are stored."""
    number = next(numbers.articles) if article_id is None else article_id
    passages_ = [
        Passage(passage.span, passage.position, number, next(numbers.passages))
        for passage in draft.analysis.passages
    ]
    quotes_ = [_numbered(quote, number, numbers, speakers) for quote in draft.analysis.quotes]
    return indexing.IndexEntry(replace(draft.article, id=number), passages_, quotes_)


def _numbered(
    quote: Quote, article_id: int, numbers: _Numbers, speakers: Mapping[NameOfKind, int]
) -> Quote:
    anonymous = replace(quote, id=next(numbers.quotes), article_id=article_id, speaker=None)
    speaker = speaker_of(quote)
    if speaker is None:
        return anonymous
    name, kind = speaker
    return replace(anonymous, speaker=name, speaker_kind=kind, speaker_id=speakers[speaker])


def _speakers(drafts: Iterable[ArticleDraft]) -> set[NameOfKind]:
    quotes_ = (quote for draft in drafts for quote in draft.analysis.quotes)
    return set(filter(None, map(speaker_of, quotes_)))


def _save_articles(
    connection: Connection,
    drafts: Iterable[ArticleDraft],
    entries: Iterable[indexing.IndexEntry],
    ids: Mapping[str, int],
    now: datetime,
) -> None:
    rows = [
        {**_columns(entry.article), "content_hash": draft.digest, "reading": version()}
        for draft, entry in zip(drafts, entries, strict=True)
    ]
    new = ({**row, "added": now} for row in rows if row["key"] not in ids)
    names = articles.columns.keys()
    dialect.insert(connection, articles, ([row[name] for name in names] for row in new))
    for row in (row for row in rows if row["key"] in ids):
        update = sa.update(articles).where(articles.c.id == row["id"])
        connection.execute(update.values(**row))


def _columns(article: Article) -> dict[str, Any]:
    columns = {name: getattr(article, name) for name in _ARTICLE}
    return {**columns, "authors": list(article.authors)}


def _save_passages(connection: Connection, entries: Iterable[indexing.IndexEntry]) -> None:
    rows = (
        (passage.id, passage.article_id, passage.position, passage.span)
        for entry in entries
        for passage in entry.passages
    )
    dialect.insert(connection, passages, rows)


def _save_quotes(connection: Connection, entries: Iterable[indexing.IndexEntry]) -> None:
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
    entries: Iterable[indexing.IndexEntry],
    speakers: Mapping[NameOfKind, int],
) -> None:
    """Store by what other names each article calls its speakers, and let these find them."""
    aliases_of: dict[NameOfKind, dict[str, None]] = {speaker: {} for speaker in speakers}
    rows = []
    for draft, entry in zip(drafts, entries, strict=True):
        for name, kind in sorted(_speakers([draft])):
            names = dict.fromkeys(draft.analysis.aliases.get(name, ()))
            aliases_of[name, kind].update(names)
            row = {"speaker_id": speakers[name, kind], "article_id": entry.article.id}
            rows += [{**row, "name": name, "alias": alias} for alias in names]
    if rows:
        connection.execute(sa.insert(aliases), rows)
    speaker_store.learn(
        connection,
        [
            (speakers[name, kind], Speaker(name, tuple(names), kind=kind))
            for (name, kind), names in aliases_of.items()
        ],
    )


def _settle(
    connection: Connection,
    drafts: Iterable[ArticleDraft],
    entries: Sequence[indexing.IndexEntry],
    before: Set[Calling],
) -> None:
    """Store what the articles call whom, as they were read, and give all to whom that tells."""
    rows = [
        CallingEntry(entry.article, draft.analysis.aliases, _with_numbers(draft, entry))
        for draft, entry in zip(drafts, entries, strict=True)
    ]
    quote_ids = callings.add(connection, rows)
    after = callings.of_articles(connection, [entry.article.id for entry in entries])
    callings.settle(connection, before | after, quote_ids)


def _with_numbers(draft: ArticleDraft, entry: indexing.IndexEntry) -> list[Quote]:
    pairs = zip(draft.analysis.quotes, entry.quotes, strict=True)
    return [replace(quote, id=stored.id) for quote, stored in pairs]
