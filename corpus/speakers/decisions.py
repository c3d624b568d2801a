"""What an operator decides on who is who, by names as they are typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.exceptions import NotFoundError
from corpus.speakers import lookup, store
from corpus.speakers.lookup import NameWords
from corpus.store.database import Connection
from corpus.text import fold
from corpus.types import Speaker

_NEAREST = 3


def merge(connection: Connection, names: NameWords, keep: str, others: Iterable[str]) -> Speaker:
    """Take all that the others say for `keep`'s, now and in articles to come.

    Each is an exact name, or a speaker's number; raises NotFoundError.
    """
    everybody = store.everybody(connection)
    kept = _named(keep, everybody, names)
    merged = [_named(other, everybody, names) for other in others]
    for speaker in merged:
        _check_merge(kept, speaker)
    store.merge(connection, kept.id, {speaker.id for speaker in merged})
    return next(speaker for speaker in store.everybody(connection) if speaker.id == kept.id)


def _check_merge(kept: Speaker, speaker: Speaker) -> None:
    if speaker.id == kept.id:
        raise NotFoundError("speaker.one", name=kept.name, other=speaker.name)
    if speaker.kind is not kept.kind:
        kinds = {"kind": kept.kind, "other_kind": speaker.kind}
        raise NotFoundError("speaker.kinds", name=kept.name, other=speaker.name, **kinds)


def split(connection: Connection, names: NameWords, keep: str, form: str) -> Speaker:
    """Take what `keep` says under the name `form` for another's, now and from now on.

    Raises NotFoundError when `keep` is not called that, or nothing else.
    """
    speaker = _named(keep, store.everybody(connection), names)
    if fold(form) == fold(speaker.name):
        raise NotFoundError("speaker.only", name=speaker.name)
    if not store.split(connection, speaker.id, form):
        forms = ", ".join(store.names_of(connection, speaker.id))
        raise NotFoundError("speaker.unsplit", name=speaker.name, other=form, names=forms)
    return speaker


def _named(name: str, everybody: Sequence[Speaker], names: NameWords) -> Speaker:
    """The one speaker of exactly this name, case and accents aside, or with this number."""
    folded = fold(" ".join(name.split()))
    namesakes = [
        speaker for speaker in everybody if folded in (fold(speaker.name), str(speaker.id))
    ]
    if len(namesakes) == 1:
        return namesakes[0]
    alike = lookup.reminding(name, names)
    choices = namesakes or lookup.nearest(name, alike, everybody, _NEAREST)
    listing = ", ".join(f"{speaker.id} {speaker.name} ({speaker.kind})" for speaker in choices)
    if namesakes:
        raise NotFoundError("speaker.ambiguous", name=name, choices=listing)
    if choices:
        raise NotFoundError("speaker.unlike", name=name, choices=listing)
    raise NotFoundError("speaker.unknown", name=name)
