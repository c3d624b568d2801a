"""Every SQL statement but the full-text ones, on a `Connection` of `corpus.database`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from corpus import fulltext, identity
from corpus.tables import (
    aliases,
    archive,
    articles,
    decisions,
    passages,
    questions,
    quotes,
    speakers,
)
from corpus.text import fold
from corpus.types import (
    POSSIBLE,
    Act,
    Analysis,
    Article,
    Counts,
    Kind,
    Passage,
    Quote,
    Speaker,
    SpeakerKind,
)

# What is shown to whoever asks what somebody said.
_SAID = sa.and_(quotes.c.act == Act.SAID, quotes.c.confidence >= POSSIBLE)
# The kinds of source that have a name, and so a speaker.
_NAMED = (SpeakerKind.PERSON, SpeakerKind.ORGANISATION)


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
    _changed(connection)
    return article_id


def _changed(connection: Connection) -> None:
    connection.execute(sa.update(archive).values(generation=archive.c.generation + 1))


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
    sources = [_named(quote) for quote in analysis.quotes]
    named = sorted({source for source in sources if source})
    ids = {(name, kind): _speaker(connection, name, kind) for name, kind in named}
    rows = [
        {
            "article_id": article_id,
            "speaker_id": ids[source] if source else None,
            "speaker": source[0] if source else None,
            "speaker_kind": source[1] if source else quote.speaker_kind,
            "content": quote.content,
            "sentence": quote.sentence,
            "cue": quote.cue,
            "source": quote.source,
            "evidence": quote.evidence,
            "kind": quote.kind,
            "act": quote.act,
            "inner": quote.inner,
            "confidence": quote.confidence,
        }
        for quote, source in zip(analysis.quotes, sources, strict=True)
    ]
    if rows:
        connection.execute(sa.insert(quotes), rows)
    _save_aliases(connection, article_id, ids, analysis.aliases)


def _named(quote: Quote) -> tuple[str, SpeakerKind] | None:
    """The name and kind of who said it; a name without a kind is a person's."""
    kind = quote.speaker_kind or SpeakerKind.PERSON
    return (quote.speaker, kind) if quote.speaker and kind in _NAMED else None


def _save_aliases(
    connection: Connection,
    article_id: int,
    ids: Mapping[tuple[str, SpeakerKind], int],
    forms: Mapping[str, Sequence[str]],
) -> None:
    rows = [
        {"speaker_id": speaker_id, "article_id": article_id, "name": name, "alias": alias}
        for (name, _), speaker_id in ids.items()
        for alias in dict.fromkeys(forms.get(name, ()))
    ]
    if rows:
        connection.execute(sa.insert(aliases), rows)


# --- who is who ------------------------------------------------------------------


def _speaker(connection: Connection, name: str, kind: SpeakerKind) -> int:
    """The id of the speaker whom this name means, known before or new."""
    key = _decided(connection, name, kind)
    query = sa.select(speakers.c.id).where(speakers.c.kind == kind, speakers.c.key == key)
    found: int | None = connection.scalar(query)
    return _insert(connection, speakers, {"kind": kind, "key": key}) if found is None else found


def _decided(connection: Connection, name: str, kind: SpeakerKind) -> str:
    """The key of a name, unless an operator has decided on this spelling or this key."""
    spelling, key = identity.spelling(name), identity.key(name, kind)
    query = sa.select(decisions.c.form, decisions.c.key).where(
        decisions.c.kind == kind, decisions.c.form.in_((spelling, key))
    )
    found = {row.form: row.key for row in connection.execute(query)}
    return found.get(spelling) or found.get(key) or key


def names_of(connection: Connection, speaker_id: int) -> list[str]:
    """The names that articles give a speaker."""
    query = sa.select(quotes.c.speaker).where(quotes.c.speaker_id == speaker_id).distinct()
    return [name for name in connection.scalars(query.order_by(quotes.c.speaker)) if name]


def merge(connection: Connection, keep: int, others: Iterable[int]) -> None:
    """Decide that all the others' names mean `keep`, who is of their kind, and apply it."""
    kind, key = _kind_and_key(connection, keep)
    for other in others:
        _, merged = _kind_and_key(connection, other)
        moved = sa.and_(decisions.c.kind == kind, decisions.c.key == merged)
        connection.execute(sa.update(decisions).where(moved).values(key=key))
        _decide(connection, kind, merged, key)
        _assign_anew(connection, other)


def split(connection: Connection, keep: int, name: str) -> bool:
    """Decide that `name` means another than `keep`, and apply it; whether anything changed."""
    kind, key = _kind_and_key(connection, keep)
    if _decided(connection, name, kind) != key or identity.spelling(name) == key:
        return False
    merged_by = sa.and_(
        decisions.c.kind == kind,
        decisions.c.key == key,
        decisions.c.form.in_((identity.spelling(name), identity.key(name, kind))),
    )
    connection.execute(sa.delete(decisions).where(merged_by))
    if _decided(connection, name, kind) == key:  # the names themselves are alike
        spelling = identity.spelling(name)
        if not {spelling} < set(map(identity.spelling, names_of(connection, keep))):
            return False
        _decide(connection, kind, spelling, spelling)
    _assign_anew(connection, keep)
    return True


def _kind_and_key(connection: Connection, speaker_id: int) -> tuple[SpeakerKind, str]:
    query = sa.select(speakers.c.kind, speakers.c.key).where(speakers.c.id == speaker_id)
    kind, key = connection.execute(query).one()
    return SpeakerKind(kind), key


def _decide(connection: Connection, kind: SpeakerKind, form: str, key: str) -> None:
    before = sa.and_(decisions.c.kind == kind, decisions.c.form == form)
    connection.execute(sa.delete(decisions).where(before))
    connection.execute(sa.insert(decisions).values(kind=kind, form=form, key=key))


def _assign_anew(connection: Connection, speaker_id: int) -> None:
    """Give each name of a speaker to whom it means by now."""
    kind, _ = _kind_and_key(connection, speaker_id)
    for name in names_of(connection, speaker_id):
        meant = _speaker(connection, name, kind)
        if meant != speaker_id:
            _move(connection, quotes, quotes.c.speaker == name, speaker_id, meant)
            _move(connection, aliases, aliases.c.name == name, speaker_id, meant)
    _forget_unquoted(connection, [speaker_id])
    _changed(connection)


def _move(
    connection: Connection, table: sa.Table, named: sa.ColumnElement[bool], old: int, new: int
) -> None:
    moved = sa.and_(named, table.c.speaker_id == old)
    connection.execute(sa.update(table).where(moved).values(speaker_id=new))


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
    is_thought_wanted: bool = False,
) -> list[Quote]:
    """Attributed quotes, newest article first, then in the order of the text.

    Of one speaker, or of all when `speaker_id` is None; only of articles
    published from `since` up to before `until`; only those of `ids` if given;
    only what is at least possible, and thoughts only where they are wanted.
    """
    conditions: list[sa.ColumnElement[bool]] = [
        quotes.c.speaker_id.is_not(None),
        quotes.c.confidence >= POSSIBLE,
    ]
    if not is_thought_wanted:
        conditions.append(quotes.c.act == Act.SAID)
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
        sa.select(quotes)
        .join(articles, articles.c.id == quotes.c.article_id)
        .where(*conditions)
        .order_by(articles.c.published.desc().nulls_last(), articles.c.id.desc(), quotes.c.id)
    )
    return [_quote(row) for row in connection.execute(query).mappings()]


class _Named(NamedTuple):
    """A name of a speaker: how much they said under it, in how many quotes and first in which."""

    name: str
    said: int
    quotes: int
    first: int


def all_speakers(connection: Connection) -> list[Speaker]:
    """Every speaker with aliases and number of things said, most quoted first."""
    columns = (quotes.c.speaker_id, quotes.c.speaker)
    query = (
        sa.select(*columns, sa.func.sum(sa.case((_SAID, 1), else_=0)), sa.func.count())
        .add_columns(sa.func.min(quotes.c.id))
        .where(quotes.c.speaker_id.is_not(None))
        .group_by(*columns)
    )
    named: dict[int, list[_Named]] = {}
    for speaker_id, *found in connection.execute(query):
        named.setdefault(speaker_id, []).append(_Named(*found))
    forms = _aliases(connection)
    everybody = [
        _speaker_of(row, named[row["id"]], forms.get(row["id"], ()))
        for row in connection.execute(sa.select(speakers)).mappings()
        if row["id"] in named
    ]
    return sorted(everybody, key=lambda speaker: (-speaker.quotes, speaker.name))


def _speaker_of(row: RowMapping, named: Sequence[_Named], seen: Iterable[str]) -> Speaker:
    """The speaker under the name of its own that is given most often."""
    kind = SpeakerKind(row["kind"])
    shown = _shown(row["key"], kind, named)
    others = (found.name for found in named if found.name != shown)
    forms = tuple(dict.fromkeys([*others, *seen]))
    return Speaker(shown, forms, sum(found.said for found in named), row["id"], kind)


def _shown(key: str, kind: SpeakerKind, named: Sequence[_Named]) -> str:
    """Of names equally frequent the longest, with accents, not in capitals; else the oldest."""
    if len(named) == 1:
        return named[0].name
    frequency: Counter[str] = Counter()
    for found in named:
        frequency[fold(found.name)] += found.quotes

    def rank(found: _Named) -> tuple[int, ...]:
        name = found.name
        is_own = key in (identity.key(name, kind), identity.spelling(name))
        usual, is_fuller = frequency[fold(name)], not name.isascii()
        return is_own, usual, len(fold(name)), is_fuller, not name.isupper(), -found.first

    return max(named, key=rank).name


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
    heard = sa.select(sa.func.count(sa.distinct(quotes.c.speaker_id))).where(_SAID)
    return Counts(
        articles=_count(connection, articles),
        passages=_count(connection, passages),
        quotes=_count(connection, quotes),
        attributed=connection.scalar(attributed) or 0,
        speakers=connection.scalar(heard) or 0,
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
    kind = row["speaker_kind"] and SpeakerKind(row["speaker_kind"])
    read = {"kind": Kind(row["kind"]), "act": Act(row["act"]), "speaker_kind": kind}
    return Quote(**{**row, **read})
