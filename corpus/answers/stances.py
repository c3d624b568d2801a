"""From who is for or against something to the words that show it, and from an event to answers.

target -> whom it names -> what anybody else says about it -> what of that judges it
(`search.leaning`), the best of each speaker first. Nothing here says what somebody thinks: only
that these are words of criticism, or of support.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from corpus import text
from corpus.answers import passages, said, voices
from corpus.answers.arranging import apart, together
from corpus.answers.passages import scope_of
from corpus.answers.sides import named
from corpus.answers.snapshot import Snapshot
from corpus.articles import store as article_store
from corpus.questions import forms, stances
from corpus.questions.line import Limits
from corpus.questions.stance_words import Stance
from corpus.questions.stances import Stances
from corpus.search import leaning, ranking, relevance, spelling
from corpus.speakers import identity
from corpus.store.fulltext.quotes import find_quotes
from corpus.types import Question, Quote, QuoteHit, Speaker, Term

_CANDIDATES = 1_000
# An article on the event has this share at least of the best one's score; so many count.
_ON_EVENT = 0.6
_ARTICLES = 8
# What is longer, in characters, is no statement but half an article.
_LONGEST = 700
# What was said on it at all holds this much of its words.
_HOLDS = 0.6


@dataclass(frozen=True, slots=True)
class StanceAnswer:
    """The words of those who take a stance, best first, one quote each.

    `subject` is the person whom the target names, and `by` the only one who was asked about. Where
    nobody's words show the stance, `hits` is empty and `others` are what was said on it at all.
    `is_any_role` where the archive tells of nobody that they have the role that was asked for.
    `everything` is the question that all that was said on it answers.
    """

    request: Stances
    everything: Question
    hits: tuple[QuoteHit, ...] = ()
    others: tuple[QuoteHit, ...] = ()
    subject: Speaker | None = None
    by: Speaker | None = None
    is_any_role: bool = False


class _Target(NamedTuple):
    """What is judged: the words that name it, those of the topic beside it, and who it is."""

    terms: list[Term]
    topic: list[Term]
    subject: Speaker | None


def answer(archive: Snapshot, request: Stances, limit: int) -> StanceAnswer | None:
    """At most `limit` quotes; None where nobody says anything on it, or who is asked is nobody.

    Of somebody who is known that nothing is there is an answer.
    """
    by = named(archive, Question(request.by))
    if request.by and by is None:
        return None
    request = _with_topic(archive, request)
    target = _target(archive, request)
    quotes = _quotes(archive, request, target, by)
    hits = _one_each(_taking(archive, quotes, request.stance, target), by)
    question = _everything(request, by)
    remarks = [] if hits else _others(archive, question, target, by)
    is_of_somebody = request.stance is not Stance.ANY and (target.subject or by)
    if not (hits or remarks or is_of_somebody):
        return None
    in_role = voices.in_role(request.role, hits)
    page = together((in_role or hits)[:limit])
    is_any_role = bool(hits) and not in_role
    return StanceAnswer(
        request,
        question,
        tuple(page),
        tuple(together(remarks[:limit])),
        target.subject,
        by,
        is_any_role,
    )


# --- the target --------------------------------------------------------------------------


def _with_topic(archive: Snapshot, request: Stances) -> Stances:
    """What stands behind "on" is a topic of its own where a person stands before it."""
    narrower = stances.with_topic(request)
    return narrower if narrower and named(archive, Question(narrower.target)) else request


def _target(archive: Snapshot, request: Stances) -> _Target:
    """A person is named by the last word of the name, however the name was typed."""
    topic = spelling.terms(request.question.topic or "", archive.words)
    subject = named(archive, Question(request.target))
    words = identity.last_name(subject.name) if subject else request.target or ""
    return _Target(spelling.terms(words, archive.words), topic, subject or _actor(archive, request))


def _actor(archive: Snapshot, request: Stances) -> Speaker | None:
    """Whom the words of an event begin with: "Orban's visit", "krol resignation"."""
    if request.stance is not Stance.ANY or not request.target:
        return None
    words = request.target.replace("’", "'").replace("'s ", " ")
    question = said.with_speaker(archive, forms.readings(Limits(words)))
    return named(archive, question) if question else None


def _everything(request: Stances, by: Speaker | None) -> Question:
    topic = " ".join(filter(None, (request.target, request.question.topic))) or None
    return replace(request.question, name=by.name if by else None, topic=topic)


# --- what is said of it ------------------------------------------------------------------


def _quotes(
    archive: Snapshot, request: Stances, target: _Target, by: Speaker | None
) -> list[Quote]:
    """What may be about the target: what holds its words, or stands in the articles on an event."""
    connection, scope = archive.connection, scope_of(request.question)
    number = by.id if by else None
    if not request.target:
        return article_store.quotes_between(connection, number, scope)
    if request.stance is Stance.ANY:
        ids = _on_event(archive, request)
        return [
            quote for quote in article_store.quotes_of_articles(connection, ids) if quote.is_shown
        ]
    narrow = target.terms if by else ranking.narrowed(target.terms, archive.words.passages)
    ids = find_quotes(connection, narrow, scope, number, _CANDIDATES)
    return article_store.quotes_between(connection, number, scope, ids)


def _on_event(archive: Snapshot, request: Stances) -> list[int]:
    """The articles on an event, and their copies."""
    matches = passages.look(archive, request.target or "", scope_of(request.question))
    best = max((hit.score for hit in matches.hits), default=0.0)
    fitting = [hit for hit in matches.hits if ranking.fits(hit) and hit.score >= _ON_EVENT * best][
        :_ARTICLES
    ]
    return [number for hit in fitting for number in (hit.article_id, *hit.copies)]


def _taking(
    archive: Snapshot, quotes: Iterable[Quote], stance: Stance, target: _Target
) -> list[QuoteHit]:
    """Those whose words show the stance, the clearest first; never the target's own."""
    hits = (
        replace(hit, score=leaning.leaning(hit, stance, target.terms))
        for hit in _of_others(said.with_articles(archive.connection, list(quotes)), target)
        if not target.topic or _is_on(target.topic, hit)
    )
    return sorted((hit for hit in hits if hit.score >= leaning.LEAST), key=lambda hit: -hit.score)


def _of_others(hits: Iterable[QuoteHit], target: _Target) -> list[QuoteHit]:
    subject = target.subject
    return [
        hit
        for hit in hits
        if (subject is None or hit.speaker.id != subject.id) and _length(hit) <= _LONGEST
    ]


def _length(hit: QuoteHit) -> int:
    return hit.quote.sentence.end - hit.quote.sentence.start


def _is_on(topic: list[Term], hit: QuoteHit) -> bool:
    before, after = text.neighbours(hit.article.text, hit.quote.sentence)
    words = text.words(text.fold(hit.article.text[before.start : after.end]))
    return relevance.coverage(topic, words) >= relevance.BESIDE_THE_POINT


def _others(
    archive: Snapshot, question: Question, target: _Target, by: Speaker | None
) -> list[QuoteHit]:
    """What was said on it at all, where nobody's words show the stance."""
    if question.topic is None:
        return []
    hits = said.find_quotes(archive, question, by.id if by else None, _CANDIDATES)
    return _one_each((hit for hit in _of_others(hits, target) if hit.coverage >= _HOLDS), by)


# --- whose --------------------------------------------------------------------------------


def _one_each(hits: Iterable[QuoteHit], by: Speaker | None) -> list[QuoteHit]:
    """The first quote of each speaker; all of the only one who is asked about."""
    return apart(hits if by else voices.one_each(hits))
