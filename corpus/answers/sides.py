"""From several names to what each of these people said on the same thing.

readings -> the first in which the archive knows who is meant -> each one's best words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from corpus import text
from corpus.answers import people, said
from corpus.answers.arranging import apart, together
from corpus.answers.passages import scope_of
from corpus.answers.snapshot import Snapshot
from corpus.questions.sides import Sides, topics
from corpus.speakers import identity, roles
from corpus.types import Question, QuoteHit, Speaker, SpeakerKind

_MOST = 1_000
_ARTICLE = re.compile(r"\Athe\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Side:
    """What one of several people said: their best words, of `count` that there are.

    `speaker` is None where the archive knows nobody called that; `question` is what all of
    `count` answer.
    """

    question: Question
    speaker: Speaker | None = None
    hits: tuple[QuoteHit, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class SidesAnswer:
    """Several people, one after the other as they were named, on what `question` asks."""

    question: Question
    sides: tuple[Side, ...]


def answer(archive: Snapshot, readings: Iterable[Sides], limit: int) -> SidesAnswer | None:
    """At most `limit` quotes in all; None where the archive knows no two such people."""
    for reading in readings:
        if sides := _sides(archive, reading, limit // len(reading.names)):
            return SidesAnswer(reading.question, tuple(sides))
    return None


def named(archive: Snapshot, question: Question) -> Speaker | None:
    """The speaker whom a name or an office in a question surely means; of several the likeliest.

    None where the name is nobody's, or its words mean anything else.
    """
    name = _ARTICLE.sub("", question.name or "", count=1)
    is_office = roles.read_office(name) is not None
    if not name or not (is_office or said.with_speaker(archive, [Question(name)])):
        return None
    whom = people.whom(archive, name, question.topic, scope_of(question))
    speaker = next(iter(whom.speakers), None)
    # "The bridge" is nobody called Bridge, but "the Kremlin" may be one.
    has_article = name != question.name
    is_person = speaker is not None and speaker.kind is not SpeakerKind.ORGANISATION
    return None if has_article and is_person and not is_office else speaker


def _sides(archive: Snapshot, reading: Sides, limit: int) -> list[Side]:
    """Each one's side; [] where "and" stands within one name, or who is meant is not known."""
    if named(archive, Question(reading.whole)):
        return []
    questions = [
        replace(reading.question, name=name, topic=topic)
        for name, topic in zip(reading.names, topics(reading), strict=True)
    ]
    speakers = [named(archive, question) for question in questions]
    ids = [speaker.id for speaker in speakers if speaker]
    strangers = [
        question.name or ""
        for question, speaker in zip(questions, speakers, strict=True)
        if speaker is None
    ]
    is_clear = not strangers or (reading.is_certain and _may_be_names(archive, strangers))
    if not is_clear or not ids or len({*ids}) < len(ids):
        return []
    sides = [
        _side(archive, question, speaker)
        for question, speaker in zip(questions, speakers, strict=True)
    ]
    return [_nearest(archive, side, sides, limit) for side in sides]


def _may_be_names(archive: Snapshot, names: Iterable[str]) -> bool:
    """Whether these may be people whom the archive does not quote: no word of them is another."""
    return not any(
        archive.words.count(word) for name in names for word in text.words(text.fold(name))
    )


def _side(archive: Snapshot, question: Question, speaker: Speaker | None) -> Side:
    if speaker is None:
        return Side(question)
    hits = said.find_quotes(archive, question, speaker.id, _MOST)
    hits = [hit for hit in hits if hit.coverage > 0] or hits  # one beside the topic is no side
    return Side(question, speaker, tuple(hits), len(hits))


def _nearest(archive: Snapshot, side: Side, sides: list[Side], limit: int) -> Side:
    """The best words of a side: sure ones, and those from articles in which others speak on it.

    Who has no words on the topic itself is heard there on the others.
    """
    rivals = [rival for rival in sides if rival is not side]
    articles = {hit.article.id for rival in rivals for hit in rival.hits if hit.coverage > 0}
    hits = list(side.hits)
    if articles and side.speaker and not any(hit.coverage for hit in hits):
        near = replace(archive, articles=tuple(sorted(articles)))
        names = " ".join(_last_names(rivals))
        on_rivals = said.find_quotes(
            near, replace(side.question, topic=names), side.speaker.id, limit
        )
        hits = [replace(hit, coverage=0.0) for hit in on_rivals if hit.coverage > 0] or hits
    # Two people without a topic are asked what they say of each other.
    others = [] if side.question.topic else _last_names(rivals)
    ranking = sorted(
        hits,
        key=lambda hit: (
            not hit.quote.is_sure,
            not _names(hit, others),
            hit.article.id not in articles,
        ),
    )
    return replace(side, hits=tuple(together(apart(ranking)[:limit])), count=len(hits))


def _last_names(sides: Iterable[Side]) -> list[str]:
    return [identity.last_name(side.speaker.name) for side in sides if side.speaker]


def _names(hit: QuoteHit, names: Iterable[str]) -> bool:
    """Whether the sentence has one of these last names."""
    tokens = set(text.words(text.fold(hit.quote.sentence.of(hit.article.text))))
    return any(text.fold(name) in tokens for name in names)
