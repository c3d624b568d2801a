"""From a question about what somebody said to that person and their quotes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from corpus import text
from corpus.articles import store as storage
from corpus.questions import forms, phrases
from corpus.search import ranking, relevance, spelling
from corpus.search.spelling import Words
from corpus.speakers import lookup
from corpus.speakers import store as registry
from corpus.speakers.store import Names
from corpus.store import fulltext
from corpus.store.database import Connection
from corpus.types import Act, Question, Quote, QuoteHit, Scope, Span, Speaker, SpeakerMatch

_CANDIDATES = 1_000
# A misspelt name this much likelier than the next is the one that was meant.
_CLEARLY_LIKELIER = 5


def find_quotes(
    connection: Connection,
    known: Words,
    speaker: int | None,
    asked: Question,
    limit: int,
    offset: int,
) -> list[QuoteHit]:
    """What a speaker said, or anybody when `speaker` is None; sentence by sentence.

    Newest first; with a topic only what is about it, best first. What they
    think only where the question asks for it.
    """
    page = slice(offset, offset + limit)
    thoughts = asked.act is Act.THOUGHT
    scope = Scope(asked.since, asked.until, asked.outlet)
    if not asked.topic:
        found = storage.quotes_between(connection, speaker, scope, None, thoughts)
        return with_articles(connection, _one_a_sentence(found)[page])
    wanted = phrases.split_topic(asked.topic)
    within = replace(scope, phrases=wanted.phrases, without=wanted.without)
    topic = spelling.terms(wanted.words, known)
    narrow = topic if speaker else ranking.narrowed(topic, known.passages)
    ids = fulltext.find_quotes(connection, narrow, within, speaker, _CANDIDATES, thoughts)
    found = storage.quotes_between(connection, speaker, scope, ids, thoughts)
    ranked = relevance.rank_quotes(topic, with_articles(connection, _one_a_sentence(found)))
    if speaker is None:  # of everybody's words only those that hold the topic are an answer
        ranked = [hit for hit in ranked if hit.coverage > 0]
    return ranked[page]


def with_articles(connection: Connection, found: Sequence[Quote]) -> list[QuoteHit]:
    """The quotes that have a speaker, with their articles and speakers."""
    articles = storage.articles_with_ids(connection, {quote.article_id for quote in found})
    ids = {quote.speaker_id for quote in found if quote.speaker_id is not None}
    by_id = {speaker.id: speaker for speaker in registry.with_ids(connection, ids)}
    return [
        QuoteHit(quote, articles[quote.article_id], by_id[quote.speaker_id])
        for quote in found
        if quote.speaker_id is not None
    ]


def _one_a_sentence(quotes: Iterable[Quote]) -> list[Quote]:
    """The quotes without those whose sentence another of the same speaker shows already."""
    first: dict[tuple[int, Span, int | None], Quote] = {}
    for quote in quotes:
        first.setdefault((quote.article_id, quote.sentence, quote.speaker_id), quote)
    return list(first.values())


# --- people ------------------------------------------------------------------------------


def find_speakers(connection: Connection, names: Names, name: str) -> list[SpeakerMatch]:
    """The speakers `name` may mean: one when it is clear, several when it is not, or none."""
    alike = lookup.likeness(name, names.at(connection))
    found = lookup.match(name, alike, registry.candidates(connection, alike))
    return [hit for hit in found if hit.score > found[0].score - _CLEARLY_LIKELIER]


def nearest_speakers(connection: Connection, names: Names, name: str, limit: int) -> list[Speaker]:
    """The speakers whose names look most like `name`, when nobody is called that."""
    alike = lookup.reminding(name, names.at(connection))
    return lookup.nearest(name, alike, registry.candidates(connection, alike), limit)


# --- questions ---------------------------------------------------------------------------


def read_question(
    connection: Connection,
    known: Words,
    names: Names,
    words: str,
    now: datetime,
    outlets: Collection[str],
) -> Question | None:
    """What `words` ask somebody to have said, or None when they ask something else."""
    asked = forms.parse_question(words, now, outlets)
    if asked is not None:
        return asked
    return _with_a_speaker(connection, known, names, forms.readings(words, now, outlets))


def read_name(
    connection: Connection,
    known: Words,
    names: Names,
    words: str,
    now: datetime,
    outlets: Collection[str],
) -> Question:
    """A question about a person whose name comes first in `words`, then perhaps a topic."""
    asked = forms.parse_question(words, now, outlets)
    found = forms.readings(words, now, outlets) or [Question(words)]
    return asked or _with_a_speaker(connection, known, names, found) or found[0]


def _with_a_speaker(
    connection: Connection, known: Words, names: Names, readings: Iterable[Question]
) -> Question | None:
    """The first reading whose name is one: only what is no other word may be misspelt."""
    for reading in readings:
        asked = set(text.words(text.fold(reading.name or "")))
        there = {word for word in asked if known.count(word)}
        for hit in find_speakers(connection, names, reading.name or ""):
            if any(there <= set(text.words(form)) for form in lookup.forms(hit.speaker)):
                return reading
    return None
