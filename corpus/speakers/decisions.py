"""What an operator decides on who is who, by names as they are typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from corpus.exceptions import NotFoundError
from corpus.speakers import identity, lookup, partings, store
from corpus.speakers.namewords import NameWords
from corpus.speakers.partings import Clue, Parting
from corpus.store.database import Connection
from corpus.text import fold
from corpus.types import Speaker

Clues: TypeAlias = Sequence[tuple[Clue, str]]
"""What tells a person from a namesake: any of these does; an article by its number."""

_NEAREST = 3


def merge(connection: Connection, names: NameWords, keep: str, further: Iterable[str]) -> Speaker:
    """Take all that the `further` speakers say for `keep`'s, now and in articles to come.

    Each is an exact name, or a speaker's number; raises NotFoundError.
    """
    speakers = store.everybody(connection)
    speaker = _named(keep, speakers, names)
    namesakes = [_named(name, speakers, names) for name in further]
    for namesake in namesakes:
        _check_merge(speaker, namesake)
    store.decide_same(connection, speaker.id, {namesake.id for namesake in namesakes})
    return next(person for person in store.everybody(connection) if person.id == speaker.id)


def _check_merge(speaker: Speaker, namesake: Speaker) -> None:
    if namesake.id == speaker.id:
        raise NotFoundError("speaker.one", name=speaker.name, other=namesake.name)
    if namesake.kind is not speaker.kind:
        raise NotFoundError(
            "speaker.kinds",
            name=speaker.name,
            kind=speaker.kind,
            other=namesake.name,
            other_kind=namesake.kind,
        )


def split(connection: Connection, names: NameWords, keep: str, form: str) -> Speaker:
    """Take what `keep` says under the name `form` for another's, now and from now on.

    Raises NotFoundError when `keep` is not called that, or nothing else.
    """
    speaker = _named(keep, store.everybody(connection), names)
    if fold(form) == fold(speaker.name):
        raise NotFoundError("speaker.only", name=speaker.name)
    if not store.decide_other(connection, speaker.id, form):
        forms = ", ".join(store.names_of(connection, speaker.id))
        raise NotFoundError("speaker.unsplit", name=speaker.name, other=form, names=forms)
    return speaker


def part(
    connection: Connection, names: NameWords, keep: str, other: str | None, clues: Clues
) -> Speaker:
    """Take what `keep` says for a namesake's where a clue tells so, now and in articles to come.

    Who that is, by the name `other` or else one with the clue behind it; raises NotFoundError,
    also where the clues tell of nothing that is there.
    """
    speaker = _named(keep, store.everybody(connection), names)
    name = other or f"{identity.in_parts(speaker.name)[0]} ({_words_of(clues)})"
    rules = [_parting(connection, name, *clue) for clue in clues]
    before = _quoted(connection, name, speaker)
    if not store.is_another(connection, speaker, name):
        raise NotFoundError("speaker.only", name=speaker.name)
    partings.part(connection, speaker, rules)
    after = _quoted(connection, name, speaker)
    if after is None or after == before:
        raise NotFoundError("speaker.nowhere", name=speaker.name)
    return after


def _parting(connection: Connection, name: str, clue: Clue, value: str) -> Parting:
    is_article = clue is Clue.ARTICLE
    return Parting(clue, partings.article_key(connection, value) if is_article else value, name)


def _quoted(connection: Connection, name: str, namesake: Speaker) -> Speaker | None:
    """Who has exactly that name now."""
    return store.with_full_names(connection, [name], namesake.kind).get(name)


def _words_of(clues: Clues) -> str:
    """What parts a name from a namesake's: a description or an outlet, else only a number."""
    return next((value for clue, value in clues if clue is not Clue.ARTICLE), "2")


def _named(name: str, speakers: Sequence[Speaker], names: NameWords) -> Speaker:
    """The one speaker of exactly this name, case and accents aside, or with this number."""
    spelling = fold(" ".join(name.split()))
    namesakes = [
        speaker for speaker in speakers if spelling in (fold(speaker.name), str(speaker.id))
    ]
    if len(namesakes) == 1:
        return namesakes[0]
    alike = lookup.reminders(name, names)
    choices = namesakes or lookup.nearest(name, alike, speakers, _NEAREST)
    listing = ", ".join(f"{speaker.id} {speaker.name} ({speaker.kind})" for speaker in choices)
    if namesakes:
        raise NotFoundError("speaker.ambiguous", name=name, choices=listing)
    if choices:
        raise NotFoundError("speaker.unlike", name=name, choices=listing)
    raise NotFoundError("speaker.unknown", name=name)
