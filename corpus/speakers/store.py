"""Who is who: the speakers of the archive, their names, and what an operator decided on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from threading import Lock
from typing import NamedTuple, TypeAlias

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from corpus.speakers import identity, lookup
from corpus.store import dialect
from corpus.store.shown import IS_SHOWN
from corpus.store.tables import (
    aliases,
    archive,
    decisions,
    name_words,
    quotes,
    speaker_words,
    speakers,
)
from corpus.text import fold
from corpus.types import Speaker, SpeakerKind

Named: TypeAlias = tuple[str, SpeakerKind]
"""A name and what kind of speaker it is one of."""

# So many of those whose names are most like the one typed are looked at closely.
_CANDIDATES = 50
_AS_LIKELY = 2_000


def numbers(connection: Connection, named: Iterable[Named]) -> dict[Named, int]:
    """The speaker whom each name means, known before or new."""
    keys = _decided_all(connection, sorted(set(named)))
    wanted = {(kind, key) for (_, kind), key in keys.items()}
    known = _with_keys(connection, wanted)
    rows = [{"kind": kind, "key": key} for kind, key in sorted(wanted - known.keys())]
    if rows:
        connection.execute(sa.insert(speakers), rows)
        known = _with_keys(connection, wanted)
    return {name: known[name[1], key] for name, key in keys.items()}


def _with_keys(
    connection: Connection, wanted: Collection[tuple[SpeakerKind, str]]
) -> dict[tuple[SpeakerKind, str], int]:
    query = sa.select(speakers).where(speakers.c.key.in_({key for _, key in wanted}))
    return {(SpeakerKind(row.kind), row.key): row.id for row in connection.execute(query)}


def _decided_all(connection: Connection, named: Iterable[Named]) -> dict[Named, str]:
    """The key of each name, unless an operator has decided on its spelling or its key."""
    forms = {each: (identity.spelling(each[0]), identity.key(*each)) for each in named}
    asked = {form for both in forms.values() for form in both}
    query = sa.select(decisions).where(decisions.c.form.in_(asked))
    decided = {(row.kind, row.form): row.key for row in connection.execute(query)}
    return {
        (name, kind): decided.get((kind, spelling)) or decided.get((kind, key)) or key
        for (name, kind), (spelling, key) in forms.items()
    }


def _decided(connection: Connection, name: str, kind: SpeakerKind) -> str:
    return _decided_all(connection, [(name, kind)])[name, kind]


def learn(connection: Connection, called: Iterable[tuple[int, Speaker]]) -> None:
    """Let speakers be found by these names of theirs, besides those they had before.

    A word stays when the last article that gave it is gone: it leads to
    candidates only, and whether one has that name is looked up.
    """
    held = sorted({(word, number) for number, each in called for word in lookup.name_words(each)})
    if held:
        words = [{"word": word} for word in dict(held)]
        rows = [{"word": word, "speaker_id": number} for word, number in held]
        connection.execute(dialect.insert_or_ignore(name_words), words)
        connection.execute(dialect.insert_or_ignore(speaker_words), rows)


def forget_unquoted(connection: Connection, speaker_ids: Iterable[int]) -> None:
    """Remove those of these speakers whom no article quotes any more."""
    still_quoted = sa.exists().where(quotes.c.speaker_id == speakers.c.id)
    forgotten = sa.and_(speakers.c.id.in_(set(speaker_ids)), ~still_quoted)
    connection.execute(sa.delete(speakers).where(forgotten))


# --- decisions ---------------------------------------------------------------------------


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
    for (name, _), meant in numbers(
        connection, [(name, kind) for name in names_of(connection, speaker_id)]
    ).items():
        if meant != speaker_id:
            _move(connection, quotes, quotes.c.speaker == name, speaker_id, meant)
            _move(connection, aliases, aliases.c.name == name, speaker_id, meant)
            learn(connection, [(meant, each) for each in with_ids(connection, [meant])])
    forget_unquoted(connection, [speaker_id])
    connection.execute(sa.update(archive).values(generation=archive.c.generation + 1))


def _move(
    connection: Connection, table: sa.Table, named: sa.ColumnElement[bool], old: int, new: int
) -> None:
    moved = sa.and_(named, table.c.speaker_id == old)
    connection.execute(sa.update(table).where(moved).values(speaker_id=new))


# --- speakers ----------------------------------------------------------------------------


class Names:
    """The words of all speakers' names, kept in memory. Any thread may ask."""

    def __init__(self) -> None:
        self._words = lookup.NameWords()
        self._last = 0
        self._growing = Lock()

    def at(self, connection: Connection) -> lookup.NameWords:
        """The words of the archive's names, perhaps with some that came later."""
        with self._growing:
            new = sa.select(name_words).where(name_words.c.id > self._last)
            found = connection.execute(new.order_by(name_words.c.id)).all()
            if found:
                self._words.add([row.word for row in found])
                self._last = found[-1].id
        return self._words


def candidates(connection: Connection, alike: lookup.Likeness) -> list[Speaker]:
    """The speakers whose names have most of the words in `alike`, and of equals the most quoted."""
    wanted = lookup.wanted(alike)
    if not wanted:
        return []
    values = ", ".join(["(?, ?, ?)"] * len(wanted))
    rows = connection.exec_driver_sql(
        f"WITH asked (place, word, score) AS (VALUES {values})"  # noqa: S608
        " SELECT speaker_id, sum(score) FROM (SELECT speaker_id, max(score) AS score"
        " FROM asked JOIN speaker_words USING (word) GROUP BY speaker_id, place)"
        f" GROUP BY speaker_id ORDER BY 2 DESC, 1 LIMIT {_AS_LIKELY}",
        tuple(value for row in wanted for value in row),
    )
    found = [(int(number), float(score)) for number, score in rows]
    likeliest = [(number, score) for number, score in found if score >= _least(found)]
    ids = [number for number, _ in likeliest]
    if len(ids) > _CANDIDATES:
        said = _said(connection, ids)
        ids = [number for number, _ in sorted(likeliest, key=lambda c: (-c[1], -said[c[0]]))]
    return with_ids(connection, ids[:_CANDIDATES])


def _least(found: Sequence[tuple[int, float]]) -> float:
    return found[min(_CANDIDATES, len(found)) - 1][1] if found else 0.0


def _said(connection: Connection, ids: Collection[int]) -> Counter[int]:
    query = sa.select(quotes.c.speaker_id, sa.func.count()).where(quotes.c.speaker_id.in_(ids))
    found = connection.execute(query.group_by(quotes.c.speaker_id))
    return Counter(dict(found.all()))


def most_quoted(connection: Connection, limit: int | None, offset: int) -> list[Speaker]:
    """The speakers who said something, most quoted first."""
    said = sa.func.sum(sa.case((IS_SHOWN, 1), else_=0))
    query = (
        sa.select(quotes.c.speaker_id)
        .where(quotes.c.speaker_id.is_not(None))
        .group_by(quotes.c.speaker_id)
        .having(said > 0)
        .order_by(said.desc(), quotes.c.speaker_id)
    )
    ids = connection.scalars(query.limit(limit).offset(offset)).all()
    return sorted(with_ids(connection, ids), key=lambda speaker: ids.index(speaker.id))


def everybody(connection: Connection) -> list[Speaker]:
    """Every speaker with aliases and number of things said, most quoted first."""
    return _speakers(connection, sa.true())


def with_ids(connection: Connection, ids: Iterable[int]) -> list[Speaker]:
    """The speakers with these ids, as far as they are quoted, most quoted first."""
    wanted = list(ids)
    return _speakers(connection, quotes.c.speaker_id.in_(wanted), wanted)


class _Name(NamedTuple):
    """A name of a speaker: how much they said under it, in how many quotes and first in which."""

    name: str
    said: int
    quotes: int
    first: int


def _speakers(
    connection: Connection, is_wanted: sa.ColumnElement[bool], ids: Collection[int] | None = None
) -> list[Speaker]:
    columns = (quotes.c.speaker_id, quotes.c.speaker)
    query = (
        sa.select(*columns, sa.func.sum(sa.case((IS_SHOWN, 1), else_=0)), sa.func.count())
        .add_columns(sa.func.min(quotes.c.id))
        .where(quotes.c.speaker_id.is_not(None), is_wanted)
        .group_by(*columns)
    )
    named: dict[int, list[_Name]] = {}
    for speaker_id, *found in connection.execute(query):
        named.setdefault(speaker_id, []).append(_Name(*found))
    forms = _aliases(connection, ids)
    rows = sa.select(speakers) if ids is None else sa.select(speakers).where(speakers.c.id.in_(ids))
    found_speakers = [
        _speaker_of(row, named[row["id"]], forms.get(row["id"], ()))
        for row in connection.execute(rows).mappings()
        if row["id"] in named
    ]
    return sorted(found_speakers, key=lambda speaker: (-speaker.quotes, speaker.name))


def _speaker_of(row: RowMapping, named: Sequence[_Name], seen: Iterable[str]) -> Speaker:
    """The speaker under the name of its own that is given most often."""
    kind = SpeakerKind(row["kind"])
    shown = _shown(row["key"], kind, named)
    others = (found.name for found in named if found.name != shown)
    forms = tuple(dict.fromkeys([*others, *seen]))
    return Speaker(shown, forms, sum(found.said for found in named), row["id"], kind)


def _shown(key: str, kind: SpeakerKind, named: Sequence[_Name]) -> str:
    """Of names equally frequent the longest, with accents, not in capitals; else the oldest."""
    if len(named) == 1:
        return named[0].name
    frequency: Counter[str] = Counter()
    for found in named:
        frequency[fold(found.name)] += found.quotes

    def rank(found: _Name) -> tuple[int, ...]:
        name = found.name
        is_own = key in (identity.key(name, kind), identity.spelling(name))
        usual, is_fuller = frequency[fold(name)], not name.isascii()
        return is_own, usual, len(fold(name)), is_fuller, not name.isupper(), -found.first

    return max(named, key=rank).name


def _aliases(connection: Connection, ids: Collection[int] | None) -> dict[int, list[str]]:
    columns = (aliases.c.speaker_id, aliases.c.alias)
    query = sa.select(*columns).distinct().order_by(*columns)
    if ids is not None:
        query = query.where(aliases.c.speaker_id.in_(ids))
    found: dict[int, list[str]] = {}
    for speaker_id, alias in connection.execute(query):
        found.setdefault(speaker_id, []).append(alias)
    return found
