"""Persons of one name, parted by an operator: each article tells by a clue whose words it has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy import Connection

from corpus.exceptions import NotFoundError
from corpus.speakers import store
from corpus.speakers.store import NameOfKind
from corpus.store.tables import aliases, archive, articles, decisions, partings, quotes
from corpus.text import fold, words
from corpus.types import Analysis, Article, Quote, Speaker, SpeakerKind


class Clue(StrEnum):
    """What tells a person from a namesake; the surest first."""

    ARTICLE = "article"
    CALLED = "called"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Parting:
    """A namesake of the speaker with this `key` is meant where the clue has that value.

    The value is an article's key, words of a description, or an outlet's name.
    """

    clue: Clue
    value: str
    name: str
    key: str = ""
    kind: SpeakerKind = SpeakerKind.PERSON


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a name stands: in which article of which outlet, beside which other `forms` of it."""

    article_key: str
    outlet: str | None
    forms: frozenset[str] = frozenset()

    def tells(self, parting: Parting) -> bool:
        """Whether it is the namesake who is meant here."""
        if parting.clue is Clue.ARTICLE:
            return parting.value == self.article_key
        if parting.clue is Clue.OUTLET:
            return fold(parting.value) == fold(self.outlet or "")
        row = set(words(fold(parting.value)))
        return bool(row) and any(row <= set(words(fold(form))) for form in self.forms)


def namesake(scene: Sighting, rules: Iterable[Parting]) -> str | None:
    """The name of whoever is meant instead, by the surest clue; None where nothing tells."""
    by_clue = {rule.clue: rule.name for rule in rules if scene.tells(rule)}
    return next((by_clue[clue] for clue in Clue if clue in by_clue), None)


# --- articles to come -----------------------------------------------------------------------


def everything(connection: Connection) -> list[Parting]:
    """All that was decided, by the keys that the speakers have by now."""
    is_merged = sa.and_(decisions.c.kind == partings.c.kind, decisions.c.form == partings.c.key)
    key = sa.func.coalesce(decisions.c.key, partings.c.key).label("key_by_now")
    query = sa.select(partings, key).join(decisions, is_merged, isouter=True)
    return [
        Parting(Clue(row.clue), row.value, row.name, row.key_by_now, SpeakerKind(row.kind))
        for row in connection.execute(query)
    ]


def parted(
    connection: Connection, rules: Sequence[Parting], article: Article, analysis: Analysis
) -> Analysis:
    """The analysis of an article, with the names of the namesakes whom it means."""
    kinds = {
        (quote.speaker, quote.speaker_kind or SpeakerKind.PERSON)
        for quote in analysis.quotes
        if quote.speaker
    }
    names: dict[NameOfKind, str] = {}
    for (name, kind), key in store.keys_of(connection, sorted(kinds)).items():
        scene = Sighting(article.key, article.outlet, frozenset(analysis.aliases.get(name, ())))
        of_speaker = (rule for rule in rules if (rule.kind, rule.key) == (kind, key))
        if other := namesake(scene, of_speaker):
            names[name, kind] = other
    return _renamed(analysis, names) if names else analysis


def _renamed(analysis: Analysis, names: Mapping[NameOfKind, str]) -> Analysis:
    forms = {name: other for (name, _), other in names.items()}
    return replace(
        analysis,
        quotes=tuple(_renamed_quote(quote, names) for quote in analysis.quotes),
        aliases={forms.get(name, name): aka for name, aka in analysis.aliases.items()},
    )


def _renamed_quote(quote: Quote, names: Mapping[NameOfKind, str]) -> Quote:
    speaker = (quote.speaker or "", quote.speaker_kind or SpeakerKind.PERSON)
    return replace(quote, speaker=names.get(speaker, quote.speaker))


# --- articles that are there ----------------------------------------------------------------


def article_key(connection: Connection, number: str) -> str:
    """The key of the article with that number, which stays its own; raises NotFoundError."""
    query = sa.select(articles.c.key).where(sa.cast(articles.c.id, sa.Text) == number)
    if not (key := connection.scalar(query)):
        raise NotFoundError("article.unknown", number=number)
    return str(key)


def part(connection: Connection, speaker: Speaker, rules: Sequence[Parting]) -> None:
    """Decide that these clues tell a namesake of `speaker`, and apply it.

    Where they tell of no article that is there, nothing is decided.
    """
    scenes = _scenes(connection, speaker.id)
    names = {number: namesake(scene, rules) for number, scene in scenes.items()}
    moved = {number: name for number, name in names.items() if name}
    if moved:
        _decide(connection, speaker, rules)
    for name in set(moved.values()):
        _move(connection, speaker, name, [number for number in moved if moved[number] == name])


def _scenes(connection: Connection, speaker_id: int) -> dict[int, Sighting]:
    """Each article that quotes a speaker."""
    forms: dict[int, set[str]] = {}
    of_speaker = sa.select(aliases.c.article_id, aliases.c.alias)
    for number, alias in connection.execute(of_speaker.where(aliases.c.speaker_id == speaker_id)):
        forms.setdefault(number, set()).add(alias)
    is_quoted = sa.select(quotes.c.article_id).where(quotes.c.speaker_id == speaker_id)
    rows = connection.execute(
        sa.select(articles.c.id, articles.c.key, articles.c.outlet).where(
            articles.c.id.in_(is_quoted)
        )
    )
    return {row.id: Sighting(row.key, row.outlet, frozenset(forms.get(row.id, ()))) for row in rows}


def _decide(connection: Connection, speaker: Speaker, rules: Sequence[Parting]) -> None:
    kind, key = store.kind_and_key(connection, speaker.id)
    for rule in rules:
        columns = {"kind": kind, "key": key, "clue": rule.clue, "value": rule.value}
        before = sa.and_(*(partings.c[column] == value for column, value in columns.items()))
        connection.execute(sa.delete(partings).where(before))
        connection.execute(sa.insert(partings).values(**columns, name=rule.name))


def _move(connection: Connection, speaker: Speaker, name: str, article_ids: Sequence[int]) -> None:
    """Give all that `speaker` says in these articles to who has that name."""
    number = store.ids_of(connection, [(name, speaker.kind)])[name, speaker.kind]
    for table, column in ((quotes, quotes.c.speaker), (aliases, aliases.c.name)):
        is_moved = sa.and_(table.c.speaker_id == speaker.id, table.c.article_id.in_(article_ids))
        values = {"speaker_id": number, column.name: name}
        connection.execute(sa.update(table).where(is_moved).values(**values))
    store.learn(connection, [(number, owner) for owner in store.with_ids(connection, [number])])
    store.forget_unquoted(connection, [speaker.id])
    connection.execute(sa.update(archive).values(generation=archive.c.generation + 1))
