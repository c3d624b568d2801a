"""Whom a question means: the likeliest at once, several only where that is truly open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.answers.snapshot import Snapshot
from corpus.questions import phrases
from corpus.search import ranking, spelling
from corpus.speakers import lookup
from corpus.speakers import store as speaker_store
from corpus.store import fulltext
from corpus.types import Scope, Speaker, SpeakerMatch

NEAREST = 3
"""So many names are offered for one that nobody has."""

_OTHERS = 2
# A misspelt name this much likelier than the next is the one that was meant.
_CLEARLY_LIKELIER = 5
# Of namesakes the one quoted so many times as often is meant, on the topic or at all.
_CLEARLY_MORE = 3
_EVERYWHERE = Scope()


@dataclass(frozen=True, slots=True)
class Whom:
    """Whom words mean: one of `speakers`, or several to choose from, or nobody.

    `others` are less likely meant than the one. `role` is the office by which they were named,
    as the articles put it.
    """

    speakers: tuple[Speaker, ...] = ()
    others: tuple[Speaker, ...] = ()
    role: str | None = None

    @property
    def speaker(self) -> Speaker | None:
        """The one who is meant; None where that is nobody, or is not clear."""
        return self.speakers[0] if len(self.speakers) == 1 else None


def whom(
    archive: Snapshot, name: str, topic: str | None = None, scope: Scope = _EVERYWHERE
) -> Whom:
    """Whom `name` means in a question on `topic` within `scope`."""
    speakers = [match.speaker for match in find_speakers(archive, name)]
    return _likeliest(archive, speakers, topic, scope)


def _likeliest(
    archive: Snapshot, speakers: Sequence[Speaker], topic: str | None, scope: Scope
) -> Whom:
    """The one of several who is clearly more quoted, on the topic first; else those quoted on it.

    Nobody is chosen for the topic alone who is hardly quoted on it.
    """
    if len(speakers) < 2:
        return Whom(tuple(speakers))
    counts = _counts(archive, speakers, topic, scope)
    quoted = [speaker for speaker in speakers if counts.get(speaker.id)]
    weights = counts if quoted else {speaker.id: speaker.quotes for speaker in speakers}
    ranking = sorted(quoted or speakers, key=lambda speaker: (-weights[speaker.id], speaker.name))
    first, *further = ranking
    is_clear = not further or weights[first.id] >= _CLEARLY_MORE * weights[further[0].id]
    if not is_clear:
        return Whom(tuple(ranking))
    others = sorted(
        (speaker for speaker in speakers if speaker != first),
        key=lambda speaker: (-speaker.quotes, speaker.name),
    )
    return Whom((first,), tuple(others[:_OTHERS]))


def _counts(
    archive: Snapshot, speakers: Sequence[Speaker], topic: str | None, scope: Scope
) -> dict[int, int]:
    """How often each is quoted on the topic within the scope."""
    ids = [speaker.id for speaker in speakers]
    words = phrases.split_topic(topic or "").words
    terms = ranking.narrowed(spelling.terms(words, archive.words), archive.words.passages)
    return fulltext.count_quotes(archive.connection, terms, scope, ids)


def find_speakers(archive: Snapshot, name: str) -> list[SpeakerMatch]:
    """The speakers who are called `name`, best first: one when it is theirs alone, or none."""
    alike = lookup.meanings(name, archive.names.at(archive.connection))
    matches = lookup.match(name, alike, speaker_store.with_names_like(archive.connection, alike))
    return [match for match in matches if match.score > matches[0].score - _CLEARLY_LIKELIER]


def nearest_speakers(archive: Snapshot, name: str, limit: int = NEAREST) -> list[Speaker]:
    """The speakers whose names look most like `name`, when nobody is called that."""
    alike = lookup.reminders(name, archive.names.at(archive.connection))
    return lookup.nearest(
        name, alike, speaker_store.with_names_like(archive.connection, alike), limit
    )


def people(archive: Snapshot, limit: int | None, offset: int = 0) -> list[Speaker]:
    """The speakers who said something, most quoted first; all of them if `limit` is None."""
    return speaker_store.most_quoted(archive.connection, limit, offset)


def speaker_with_id(archive: Snapshot, speaker_id: int) -> Speaker | None:
    """The speaker with this id, or None when nothing they said is left in the archive."""
    return next(iter(speaker_store.with_ids(archive.connection, [speaker_id])), None)
