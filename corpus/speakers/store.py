"""Who is who: the speakers of the archive, their names, and what an operator decided on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from threading import Lock
from typing import NamedTuple, TypeAlias

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from corpus.speakers import identity, parts
from corpus.speakers.lookup import Meanings
from corpus.speakers.namewords import NameWords
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

NameOfKind: TypeAlias = tuple[str, SpeakerKind]
"""A name and what kind of speaker it is one of."""

# So many of those whose names are most like the one typed are looked at closely.
_CANDIDATES = 50
_AS_LIKELY = 2_000


def ids_of(connection: Connection, names: Iterable[NameOfKind]) -> dict[NameOfKind, int]:
    """The speaker whom each name means, known before or new."""
    keys = keys_of(connection, sorted(set(names)))
    kinds_and_keys = {(kind, key) for (_, kind), key in keys.items()}
    ids = _with_keys(connection, kinds_and_keys)
    rows = [{"kind": kind, "key": key} for kind, key in sorted(kinds_and_keys - ids.keys())]
    if rows:
        connection.execute(sa.insert(speakers), rows)
        ids = _with_keys(connection, kinds_and_keys)
    return {name: ids[name[1], key] for name, key in keys.items()}


def _with_keys(
    connection: Connection, kinds_and_keys: Collection[tuple[SpeakerKind, str]]
) -> dict[tuple[SpeakerKind, str], int]:
    is_among = sa.and_(  # the kind leads the index
        speakers.c.kind.in_({kind for kind, _ in kinds_and_keys}),
        speakers.c.key.in_({key for _, key in kinds_and_keys}),
    )
    query = sa.select(speakers).where(is_among)
    return {(SpeakerKind(row.kind), row.key): row.id for row in connection.execute(query)}


def keys_of(connection: Connection, names: Iterable[NameOfKind]) -> dict[NameOfKind, str]:
    """The key of each name, unless an operator has decided on its spelling or its key."""
    forms = {name: (identity.exact_key(name[0]), identity.key(*name)) for name in names}
    query = sa.select(decisions).where(decisions.c.form.in_({*chain.from_iterable(forms.values())}))
    decision = {(row.kind, row.form): row.key for row in connection.execute(query)}
    return {
        (name, kind): decision.get((kind, spelling)) or decision.get((kind, key)) or key
        for (name, kind), (spelling, key) in forms.items()
    }


def _key(connection: Connection, name: str, kind: SpeakerKind) -> str:
    return keys_of(connection, [(name, kind)])[name, kind]


def learn(connection: Connection, names: Iterable[tuple[int, Speaker]]) -> None:
    """Let speakers be found by these names of theirs, besides those they had before.

    A word stays when the last article that gave it is gone: it leads to
    candidates only, and whether one has that name is looked up.
    """
    pairs = sorted({(word, number) for number, name in names for word in parts.words_of(name)})
    if pairs:
        words = [{"word": word} for word in dict(pairs)]
        rows = [{"word": word, "speaker_id": number} for word, number in pairs]
        connection.execute(dialect.insert_or_ignore(name_words), words)
        connection.execute(dialect.insert_or_ignore(speaker_words), rows)


def forget_unquoted(connection: Connection, speaker_ids: Iterable[int]) -> None:
    """Remove those of these speakers whom no article quotes any more."""
    is_quoted = sa.exists().where(quotes.c.speaker_id == speakers.c.id)
    is_over = sa.and_(speakers.c.id.in_(set(speaker_ids)), ~is_quoted)
    connection.execute(sa.delete(speakers).where(is_over))


# --- decisions ---------------------------------------------------------------------------


def names_of(connection: Connection, speaker_id: int) -> list[str]:
    """The names that articles give a speaker."""
    query = sa.select(quotes.c.speaker).where(quotes.c.speaker_id == speaker_id).distinct()
    return [name for name in connection.scalars(query.order_by(quotes.c.speaker)) if name]


def decide_same(connection: Connection, keep: int, speaker_ids: Iterable[int]) -> None:
    """Decide that all names of these speakers mean `keep`, who is of their kind, and apply it."""
    kind, key = kind_and_key(connection, keep)
    for speaker_id in speaker_ids:
        _, old_key = kind_and_key(connection, speaker_id)
        is_old = sa.and_(decisions.c.kind == kind, decisions.c.key == old_key)
        connection.execute(sa.update(decisions).where(is_old).values(key=key))
        _decide(connection, kind, old_key, key)
        _assign_anew(connection, speaker_id)


def decide_other(connection: Connection, keep: int, name: str) -> bool:
    """Decide that `name` means another than `keep`, and apply it; whether anything changed."""
    kind, key = kind_and_key(connection, keep)
    if _key(connection, name, kind) != key or identity.exact_key(name) == key:
        return False
    merged_by = sa.and_(
        decisions.c.kind == kind,
        decisions.c.key == key,
        decisions.c.form.in_((identity.exact_key(name), identity.key(name, kind))),
    )
    connection.execute(sa.delete(decisions).where(merged_by))
    if _key(connection, name, kind) == key:  # the names themselves are alike
        spelling = identity.exact_key(name)
        if not {spelling} < set(map(identity.exact_key, names_of(connection, keep))):
            return False
        _decide(connection, kind, spelling, spelling)
    _assign_anew(connection, keep)
    return True


def is_another(connection: Connection, speaker: Speaker, name: str) -> bool:
    """Whether `name` is not `speaker`'s; it is not any more if an operator had merged the two."""
    if _key(connection, name, speaker.kind) != kind_and_key(connection, speaker.id)[1]:
        return True
    return decide_other(connection, speaker.id, name)


def kind_and_key(connection: Connection, speaker_id: int) -> tuple[SpeakerKind, str]:
    """What a speaker is known by: the kind, and the key of the names."""
    query = sa.select(speakers.c.kind, speakers.c.key).where(speakers.c.id == speaker_id)
    kind, key = connection.execute(query).one()
    return SpeakerKind(kind), key


def _decide(connection: Connection, kind: SpeakerKind, form: str, key: str) -> None:
    before = sa.and_(decisions.c.kind == kind, decisions.c.form == form)
    connection.execute(sa.delete(decisions).where(before))
    connection.execute(sa.insert(decisions).values(kind=kind, form=form, key=key))


def _assign_anew(connection: Connection, speaker_id: int) -> None:
    """Give each name of a speaker to whom it means by now."""
    kind, _ = kind_and_key(connection, speaker_id)
    names = [(name, kind) for name in names_of(connection, speaker_id)]
    for (name, _), number in ids_of(connection, names).items():
        if number != speaker_id:
            _move(connection, quotes, quotes.c.speaker == name, speaker_id, number)
            _move(connection, aliases, aliases.c.name == name, speaker_id, number)
            learn(connection, [(number, owner) for owner in with_ids(connection, [number])])
    forget_unquoted(connection, [speaker_id])
    connection.execute(sa.update(archive).values(generation=archive.c.generation + 1))


def _move(
    connection: Connection, table: sa.Table, has_name: sa.ColumnElement[bool], old: int, new: int
) -> None:
    is_moved = sa.and_(has_name, table.c.speaker_id == old)
    connection.execute(sa.update(table).where(is_moved).values(speaker_id=new))


# --- speakers ----------------------------------------------------------------------------


class Names:
    """The words of all speakers' names, kept in memory. Any thread may ask."""

    def __init__(self) -> None:
        self._words = NameWords()
        self._last = 0
        self._growing = Lock()

    def at(self, connection: Connection) -> NameWords:
        """The words of the archive's names, perhaps with some that came later."""
        with self._growing:
            new = sa.select(name_words).where(name_words.c.id > self._last)
            rows = connection.execute(new.order_by(name_words.c.id)).all()
            if rows:
                self._words.add([row.word for row in rows])
                self._last = rows[-1].id
        return self._words


def with_names_like(connection: Connection, likely: Meanings) -> list[Speaker]:
    """The few speakers whose names have most of what was `likely` meant, most quoted of equals."""
    scores = [(at, *word) for at, words in enumerate(likely) for word in words.items()]
    if not scores:
        return []
    ranking = dialect.speakers_by_words(connection, scores, _AS_LIKELY)
    least = ranking[:_CANDIDATES][-1][1] if ranking else 0.0
    likeliest = {speaker_id: score for speaker_id, score in ranking if score >= least}
    ids = list(likeliest)
    if len(ids) > _CANDIDATES:
        query = sa.select(quotes.c.speaker_id, sa.func.count()).where(quotes.c.speaker_id.in_(ids))
        rows = connection.execute(query.group_by(quotes.c.speaker_id)).all()
        count: Counter[int] = Counter(dict(rows))
        ids.sort(key=lambda speaker_id: (-likeliest[speaker_id], -count[speaker_id]))
    return with_ids(connection, ids[:_CANDIDATES])


def with_full_names(
    connection: Connection, names: Iterable[str], kind: SpeakerKind = SpeakerKind.PERSON
) -> dict[str, Speaker]:
    """The speakers of a kind whose full names these are, as far as they are quoted."""
    pairs = {(name, kind) for name in names}
    keys = keys_of(connection, sorted(pairs)) if pairs else {}
    ids = _with_keys(connection, {(kind, key) for (_, kind), key in keys.items()})
    by_id = {speaker.id: speaker for speaker in with_ids(connection, ids.values())}
    hits = ((name, ids.get((kind, key), 0)) for (name, kind), key in keys.items())
    return {name: by_id[number] for name, number in hits if number in by_id}


def with_initials(connection: Connection, letters: str) -> list[Speaker]:
    """Those whose names may have these initials, of very many some: for a closer look."""
    is_between = sa.and_(speakers.c.key >= letters[0], speakers.c.key < chr(ord(letters[0]) + 1))
    has_last = speakers.c.key.like(f"% {letters[-1]}%")
    kinds = speakers.c.kind.in_((SpeakerKind.PERSON, SpeakerKind.ORGANISATION))
    query = sa.select(speakers.c.id).where(kinds, is_between, has_last).limit(_AS_LIKELY)
    return with_ids(connection, connection.scalars(query).all())


def most_quoted(connection: Connection, limit: int | None, offset: int) -> list[Speaker]:
    """The speakers who said something, most quoted first."""
    sayings = sa.func.sum(sa.case((IS_SHOWN, 1), else_=0))
    query = (
        sa.select(quotes.c.speaker_id)
        .where(quotes.c.speaker_id.is_not(None))
        .group_by(quotes.c.speaker_id)
        .having(sayings > 0)
        .order_by(sayings.desc(), quotes.c.speaker_id)
    )
    ids = connection.scalars(query.limit(limit).offset(offset)).all()
    return sorted(with_ids(connection, ids), key=lambda speaker: ids.index(speaker.id))


def everybody(connection: Connection) -> list[Speaker]:
    """Every speaker with aliases and number of things said, most quoted first."""
    return _speakers(connection, sa.true())


def with_ids(connection: Connection, ids: Iterable[int]) -> list[Speaker]:
    """The speakers with these ids, as far as they are quoted, most quoted first."""
    numbers = list(ids)
    return _speakers(connection, quotes.c.speaker_id.in_(numbers), numbers)


class _Name(NamedTuple):
    """A name of a speaker: how much they said under it, in how many quotes and first in which."""

    name: str
    sayings: int
    quotes: int
    first: int


def _speakers(
    connection: Connection, is_among: sa.ColumnElement[bool], ids: Collection[int] | None = None
) -> list[Speaker]:
    columns = (quotes.c.speaker_id, quotes.c.speaker)
    query = (
        sa.select(*columns, sa.func.sum(sa.case((IS_SHOWN, 1), else_=0)), sa.func.count())
        .add_columns(sa.func.min(quotes.c.id))
        .where(quotes.c.speaker_id.is_not(None), is_among)
        .group_by(*columns)
    )
    names: dict[int, list[_Name]] = {}
    for speaker_id, *fields in connection.execute(query):
        names.setdefault(speaker_id, []).append(_Name(*fields))
    forms = _aliases(connection, ids)
    rows = sa.select(speakers) if ids is None else sa.select(speakers).where(speakers.c.id.in_(ids))
    people = (
        _speaker_of(row, names[row["id"]], forms.get(row["id"], ()))
        for row in connection.execute(rows).mappings()
        if row["id"] in names
    )
    return sorted(people, key=lambda speaker: (-speaker.quotes, speaker.name))


def _speaker_of(row: RowMapping, names: Sequence[_Name], forms: Iterable[str]) -> Speaker:
    """The speaker under the name of its own that is given most often."""
    kind = SpeakerKind(row["kind"])
    main_name = _fullest(row["key"], kind, names)
    further = (name.name for name in names if name.name != main_name)
    other_names = tuple(dict.fromkeys([*further, *forms]))
    return Speaker(main_name, other_names, sum(name.sayings for name in names), row["id"], kind)


def _fullest(key: str, kind: SpeakerKind, names: Sequence[_Name]) -> str:
    """Of names equally frequent the longest, with accents, not in capitals; else the oldest."""
    if len(names) == 1:
        return names[0].name
    frequency: Counter[str] = Counter()
    for name in names:
        frequency[fold(name.name)] += name.quotes

    def rank(form: _Name) -> tuple[int, ...]:
        name = form.name
        is_own = key in (identity.key(name, kind), identity.exact_key(name))
        usual, is_fuller = frequency[fold(name)], not name.isascii()
        return is_own, usual, len(fold(name)), is_fuller, not name.isupper(), -form.first

    return max(names, key=rank).name


def _aliases(connection: Connection, ids: Collection[int] | None) -> dict[int, list[str]]:
    columns = (aliases.c.speaker_id, aliases.c.alias)
    query = sa.select(*columns).distinct().order_by(*columns)
    if ids is not None:
        query = query.where(aliases.c.speaker_id.in_(ids))
    forms: dict[int, list[str]] = {}
    for speaker_id, alias in connection.execute(query):
        forms.setdefault(speaker_id, []).append(alias)
    return forms
