"""Whom a question means: the likeliest at once, several only where that is truly open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

from corpus import text
from corpus.answers import bynames, offices
from corpus.answers.offices import Holder
from corpus.answers.snapshot import Snapshot
from corpus.questions import phrases
from corpus.questions.line import LONGEST_QUESTION, Limits
from corpus.questions.phrases import ASKING
from corpus.search import ranking, spelling
from corpus.speakers import identity, lookup, nicknames, roles
from corpus.speakers import store as speaker_store
from corpus.speakers.parts import forms_of, words_of_form
from corpus.speakers.roles import Office
from corpus.store.fulltext.quotes import count_quotes, find_quotes
from corpus.types import Question, Scope, Speaker, SpeakerKind, SpeakerMatch, Term

NEAREST = 3
"""So many names are offered for one that nobody has."""

_OTHERS = 2
# A misspelt name this much likelier than the next is the one that was meant.
_CLEARLY_LIKELIER = 5
# Of namesakes the one quoted so many times as often is meant, on the topic or at all.
_CLEARLY_MORE = 3
# Who holds an office named without its country is called so twice as often as anybody else.
_CLEARLY_OFTENER = 2
_HOLDERS = 5
_ON = re.compile(r"\s(?:on|about|regarding)\s+", re.IGNORECASE)
_ASKING = re.compile(rf"{ASKING}\b", re.IGNORECASE)
_EVERYWHERE = Scope()


@dataclass(frozen=True, slots=True)
class Whom:
    """Whom words mean: one of `speakers`, or several to choose from, or nobody.

    `others` are less likely meant than the one. `role` is the office by which they were named,
    as the articles put it, and `since` when they first held it.
    """

    speakers: tuple[Speaker, ...] = ()
    others: tuple[Speaker, ...] = ()
    role: str | None = None
    since: datetime | None = None

    @property
    def speaker(self) -> Speaker | None:
        """The one who is meant; None where that is nobody, or is not clear."""
        return self.speakers[0] if len(self.speakers) == 1 else None


def whom(
    archive: Snapshot, name: str, topic: str | None = None, scope: Scope = _EVERYWHERE
) -> Whom:
    """Whom `name` means in a question on `topic` within `scope`; it may be an office."""
    matches = find_speakers(archive, name)
    office = roles.read_office(name)
    if office and not any(_is_called(match.speaker, name) for match in matches):
        if office.bearer:
            return whom(archive, office.bearer, topic, scope)
        if holder := _holder(archive, office, topic, scope):
            return holder
        matches = [match for match in matches if _is_described(match.speaker, name, office)]
    speakers = [match.speaker for match in matches if _may_be(match.speaker, name)]
    speakers = speakers or by_nickname(archive, name)
    if not speakers and (holder := _spokesman(archive, name, topic, scope)):
        return holder
    return _likeliest(archive, speakers, topic, scope)


def _spokesman(archive: Snapshot, name: str, topic: str | None, scope: Scope) -> Whom | None:
    """Who speaks for an organisation that is quoted nowhere: for the Palace its spokesman."""
    office = roles.read_office(f"{name} spokesman")
    return _holder(archive, office, topic, scope) if office and not office.bearer else None


def _may_be(speaker: Speaker, name: str) -> bool:
    """Whether a speaker may be called so: "the west" is nobody called West, "the donald" aside."""
    is_a_thing = name.lower().startswith("the ") and len(name.split()) == 2
    return not is_a_thing or speaker.kind is SpeakerKind.ORGANISATION or _is_called(speaker, name)


def by_nickname(archive: Snapshot, name: str) -> list[Speaker]:
    """The speakers of a nickname, of initials, or of a name that is written as one word."""
    if speakers := bynames.bearers(archive, name)[:1]:
        return _with_namesakes(archive, speakers)
    word = text.fold(name)
    letters = "".join(text.words(word)) if nicknames.are_dotted(name) else word
    full_name = nicknames.in_full(name) or nicknames.parted(
        name, archive.names.at(archive.connection)
    )
    if full_name:
        return [match.speaker for match in find_speakers(archive, full_name)]
    is_short = nicknames.are_initials(letters)
    if is_short and (letters != word or name.isupper() or not archive.words.count(word)):
        speakers = [
            speaker
            for speaker in speaker_store.with_initials(archive.connection, letters)
            if letters in map(nicknames.initials, (speaker.name, *speaker.aliases))
        ]
        return _with_namesakes(archive, speakers)
    short = nicknames.initials(name)
    matches = find_speakers(archive, short) if nicknames.are_initials(short) else []
    return [match.speaker for match in matches if match.speaker.kind is SpeakerKind.ORGANISATION]


def _with_namesakes(archive: Snapshot, speakers: Sequence[Speaker]) -> list[Speaker]:
    """These and who has their first and last name: Ada Quill of Ada Beatrix Quill."""
    ends = {speaker.name.split()[0] + " " + speaker.name.split()[-1] for speaker in speakers}
    namesakes = speaker_store.with_full_names(archive.connection, ends).values()
    return list({speaker.id: speaker for speaker in (*speakers, *namesakes)}.values())


def read_question(archive: Snapshot, limits: Limits) -> Question | None:
    """What words that begin with an office ask its holder to have said, as the archive knows one.

    "indian pm", "deputy minister for climate change on the bridge".
    """
    words = limits.words.rstrip("?.! ")
    if len(words) > LONGEST_QUESTION or _ASKING.match(words):
        return None
    scope = Scope(limits.since, limits.until, limits.outlet)
    parts = [(words[: on.start()], words[on.end() :]) for on in _ON.finditer(words)]
    for name, topic in [*parts, (words, "")]:
        office = roles.read_office(name)
        if office and office.is_certain and _holder(archive, office, topic or None, scope):
            return replace(limits.question, name=name, topic=topic or None)
    for name, topic in parts:
        if not find_speakers(archive, name) and _spokesman(archive, name, topic, scope):
            return replace(limits.question, name=name, topic=topic)
    return None if parts else _topic_behind(archive, limits, words, scope)


def _topic_behind(archive: Snapshot, limits: Limits, words: str, scope: Scope) -> Question | None:
    """An office with its topic behind it, if its holder is quoted on that: "norwegian pm eels"."""
    office = roles.read_office(words)
    size = len(office.bearer.split()) if office else 0
    row = words.split()
    name, topic = " ".join(row[:-size]), row[-size:]
    for end in (3, 2, 1) if size else ():
        bearer = " ".join(topic[:end])
        if any(_is_called(match.speaker, bearer) for match in find_speakers(archive, bearer)):
            further = " ".join(topic[end:])
            return replace(limits.question, name=f"{name} {bearer}", topic=further or None)
    office = roles.read_office(name)
    if not size or not office or not office.is_certain:
        return None
    holder = _holder(archive, office, " ".join(topic), scope)
    terms = _terms(archive, " ".join(topic))
    is_on_topic = any(
        find_quotes(archive.connection, terms, scope, speaker.id, 1)
        for speaker in (holder.speakers if holder and terms else ())
    )
    return replace(limits.question, name=name, topic=" ".join(topic)) if is_on_topic else None


def _holder(archive: Snapshot, office: Office, topic: str | None, scope: Scope) -> Whom | None:
    """Who holds an office, preferably one who is quoted on the topic; None where nobody is."""
    find = offices.once_holders if office.lesser in roles.PAST else offices.holders
    holders = find(archive, office, scope)[:_HOLDERS]
    if not holders:
        return None
    counts: dict[int, int] = {}
    for holder in holders:  # what they said before is no word of the chancellor
        counts |= _counts(archive, [holder.speaker], topic, _within_term(scope, holder))
    holders.sort(key=lambda holder: not counts.get(holder.speaker.id))
    first, *further = holders
    rivals = [holder for holder in further if holder.score * _CLEARLY_OFTENER > first.score]
    if rivals and not office.places and bool(counts.get(rivals[0].speaker.id)):
        return Whom(tuple(holder.speaker for holder in (first, *rivals)))
    others = tuple(holder.speaker for holder in further[:_OTHERS])
    return Whom((first.speaker,), others, first.description, first.since)


def _within_term(scope: Scope, holder: Holder) -> Scope:
    return replace(scope, since=scope.since or holder.since)


def _is_called(speaker: Speaker, name: str) -> bool:
    """Whether all the words are of the speaker's name, as those of "John Major" are."""
    return set(text.words(text.fold(name))) <= set(
        chain.from_iterable(map(words_of_form, forms_of(speaker)))
    )


def _is_described(speaker: Speaker, name: str, office: Office) -> bool:
    """Whether the words describe the speaker in one form, or the office is a surname of theirs."""
    words = set(text.words(text.fold(name))) - {"the", "of", "for"}
    forms = map(words_of_form, forms_of(speaker, with_descriptions=True))
    is_surname = not _words(speaker).isdisjoint(office.heads)
    lesser = roles.LESSER.keys() - words
    return is_surname or any(words <= form and lesser.isdisjoint(form) for form in forms)


def _likeliest(
    archive: Snapshot, speakers: Sequence[Speaker], topic: str | None, scope: Scope
) -> Whom:
    """The one of several who is clearly more quoted, on the topic first; else those quoted on it.

    Nobody is chosen for the topic alone who is hardly quoted on it.
    """
    speakers = _one_each(speakers)
    if len(speakers) < 2:
        return Whom(tuple(speakers))
    counts = _counts(archive, speakers, topic, scope)
    voices = [speaker for speaker in speakers if counts.get(speaker.id)]
    weights = counts if voices else {speaker.id: speaker.quotes for speaker in speakers}
    ranking = sorted(voices or speakers, key=lambda speaker: (-weights[speaker.id], speaker.name))
    first, *further = ranking
    is_clear = not further or weights[first.id] >= _CLEARLY_MORE * weights[further[0].id]
    if not is_clear:
        return Whom(tuple(ranking))
    alike = (speaker for speaker in speakers if speaker != first and speaker.kind is first.kind)
    others = sorted(alike, key=_rank)
    return Whom((first,), tuple(others[:_OTHERS]))


def _one_each(speakers: Sequence[Speaker]) -> list[Speaker]:
    """Those of several who are not one of the others with more or less before the name.

    "PM Jane Doe" and "Doe" are Jane Doe by an article that was read amiss.
    """
    by_key = {identity.key(one.name, one.kind): one for one in sorted(speakers, key=_rank)[::-1]}
    distinct: list[Speaker] = []
    for speaker in sorted(by_key.values(), key=_rank):
        words = _words(speaker)
        rivals = [] if identity.in_parts(speaker.name)[1] else distinct
        rows = [_words(one) for one in rivals if not identity.in_parts(one.name)[1]]
        if not any(words <= row or words > row for row in rows):
            distinct.append(speaker)
    return distinct


def _rank(speaker: Speaker) -> tuple[int, str]:
    return -speaker.quotes, speaker.name


def _words(speaker: Speaker) -> set[str]:
    return set(text.words(text.fold(speaker.name)))


def _counts(
    archive: Snapshot, speakers: Sequence[Speaker], topic: str | None, scope: Scope
) -> dict[int, int]:
    """How often each is quoted on the topic within the scope."""
    ids = [speaker.id for speaker in speakers]
    terms = _terms(archive, topic or "")
    if topic and not terms:  # of words that the archive has not
        return {}
    return count_quotes(archive.connection, terms, scope, ids)


def _terms(archive: Snapshot, topic: str) -> list[Term]:
    words = phrases.split_topic(topic).words
    return ranking.narrowed(spelling.terms(words, archive.words), archive.words.passages)


def find_speakers(archive: Snapshot, name: str) -> list[SpeakerMatch]:
    """The speakers who are called `name`, best first: one when it is theirs alone, or none."""
    alike = lookup.meanings(name, archive.names.at(archive.connection))
    matches = lookup.match(name, alike, speaker_store.with_names_like(archive.connection, alike))
    return [match for match in matches if match.score > matches[0].score - _CLEARLY_LIKELIER]


def is_half_a_name(archive: Snapshot, question: Question, speakers: Sequence[Speaker]) -> bool:
    """Whether the name is only the given one of these, and the topic may be another's surname."""
    words = text.words(text.fold(f"{question.name} {question.topic or ''}"))
    if len(words) != 2 or any(words[0] != text.fold(one.name).split()[0] for one in speakers):
        return False
    is_a_name = words[1] in archive.names.at(archive.connection) or not archive.words.count(
        words[1]
    )
    scope = Scope(question.since, question.until, question.outlet)
    return is_a_name and not _counts(archive, speakers, question.topic, scope)


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
