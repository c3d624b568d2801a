"""Many articles at once: the stories on a topic or of a time, and its events in order.

words -> which articles they ask for -> those that are about it -> their stories (`stories.cover`)
-> the events of these (`timeline`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

from corpus import text
from corpus.answers import memory, passages
from corpus.answers.passages import scope_of
from corpus.answers.snapshot import Snapshot
from corpus.articles import store as article_store
from corpus.questions import forms
from corpus.questions.line import LONGEST_QUESTION, Line
from corpus.questions.phrases import split_length
from corpus.search import ranking, relevance, spelling
from corpus.search.ranking import RankedArticle
from corpus.summaries.stories import Coverage, cover
from corpus.summaries.timeline import Event
from corpus.summaries.timeline import timeline as events_of
from corpus.types import Article, Question, Term

_MOST = 50
# An article with less than this share of the best one's score only touches on the topic.
_BESIDE = 0.6
# Nor has one much to say on it that holds less than this share of the words the best one holds.
_WORDS = 0.7
# A timeline is of articles with this much of its names (see `relevance.holding`), and goes so far
# before and after those that have all its words.
_HOLDING = 0.2
_AROUND = timedelta(days=45)
# A word is a name that so many of the times it stands in the articles has a capital.
_CAPITALS = 0.8


@dataclass(frozen=True, slots=True)
class CoverageAnswer:
    """The stories that words ask for; `events` in the order of time where those were asked for."""

    words: str
    coverage: Coverage
    events: tuple[Event, ...] | None = None


def answer(archive: Snapshot, words: str, now: datetime) -> CoverageAnswer:
    """The stories of the articles that words ask for; none where nothing fits."""
    return _covering(archive, words, forms.parse_coverage(parse(archive, words, now)))


def recalled(archive: Snapshot, number: int, now: datetime) -> CoverageAnswer:
    """The stories that remembered words ask for; raises NotFoundError."""
    return answer(archive, memory.recall(archive.connection, number).topic or "", now)


def timeline(archive: Snapshot, words: str, now: datetime, limit: int) -> CoverageAnswer:
    """The same, with up to `limit` events of them in the order of time.

    Of a topic also those from before and after the ones that are most about it: an affair has a
    beginning and an end.
    """
    question = forms.parse_coverage(parse(archive, words, now))
    stories = (
        _covering(archive, words, question)
        if question.topic is None
        else CoverageAnswer(words, _through_time(archive, question))
    )
    return replace(stories, events=tuple(events_of(stories.coverage, limit)))


def _through_time(archive: Snapshot, question: Question) -> Coverage:
    """The stories on a topic over all the time in which it was written about.

    First those of all its words, then in and around their days those of its names alone: what is
    "the Kursk offensive" one day is "the operation in Kursk" on another.
    """
    first = passages.look(archive, question.topic or "", scope_of(question))
    articles = _articles(archive, _on_topic(first.hits))
    core = _names(first.terms, articles) or first.terms
    near = set(articles)
    days = sorted(article.published for article in articles if article.published)
    name = " ".join(term.word for term in core)
    for since, until in _slices(days, question) if days else ():
        scope = replace(scope_of(question), since=since, until=until)
        hits = passages.look(archive, name, scope).hits
        near.update(
            article
            for article in _articles(archive, hits)
            if relevance.holding(core, article) >= _HOLDING
        )
    respelt = spelling.respelt(first.terms)
    return cover(question, [*near], _spelt(first.words, respelt), respelt)


def _names(terms: Iterable[Term], articles: Sequence[Article]) -> list[Term]:
    """The terms that these articles write with a capital, almost always."""
    texts = [article.text for article in articles]
    return [term for term in terms if _is_name(term, texts)]


def _is_name(term: Term, texts: Iterable[str]) -> bool:
    forms = re.compile(rf"\b(?:{'|'.join(map(re.escape, term.variants))})\b", re.IGNORECASE)
    spellings = [match[0] for body in texts for match in forms.finditer(body)]
    capitals = sum(spelling[0].isupper() for spelling in spellings)
    return capitals > _CAPITALS * len(spellings)


def _slices(days: Sequence[datetime], question: Question) -> list[tuple[datetime, datetime]]:
    """The time between the first of the days and the last in thirds, and some before and after."""
    first, last = days[0], days[-1] + timedelta(days=1)
    third, around = (last - first) / 3, max(_AROUND, last - first)
    since = max(first - around, question.since or first - around)
    until = min(last + around, question.until or last + around)
    return list(pairwise([since, *(first + third * number for number in range(4)), until]))


def _articles(archive: Snapshot, hits: Iterable[RankedArticle]) -> list[Article]:
    ids = [number for hit in hits for number in (hit.article_id, *hit.copies)]
    return [*article_store.articles_with_ids(archive.connection, ids).values()]


def news(archive: Snapshot, words: str, now: datetime, is_topical: bool) -> CoverageAnswer | None:
    """The stories of the time that words name; if `is_topical` of their topic, if it has any."""
    line = parse(archive, words, now)
    of_its_time = of_time(archive, words, line)
    if of_its_time or not is_topical:
        return of_its_time
    on_topic = _covering(archive, words, forms.parse_coverage(line))
    return on_topic if on_topic.coverage.stories else None


def of_time(archive: Snapshot, words: str, line: Line) -> CoverageAnswer | None:
    """The stories of the time, or the outlet alone, that a line names; None where it names none."""
    question = forms.parse_time(line)
    if question is None:
        return None
    is_bare = question != forms.parse_coverage(line)
    return _covering(archive, f"in {words}" if is_bare else words, question)


def parse(archive: Snapshot, words: str, now: datetime) -> Line:
    """The line of what many articles are asked about, where a time or an outlet may stand alone.

    In how many words is no part of it.
    """
    text, _ = split_length(words)
    return archive.line(text[:LONGEST_QUESTION], now, is_bare=True)


def _covering(archive: Snapshot, words: str, question: Question) -> CoverageAnswer:
    """The stories of the articles on a topic; of a time or an outlet alone, of its newest.

    Nothing where no article fits within the dates and the outlet it names. What ends with "in
    100 words" gets what tells most of them all in so many, too.
    """
    _, brevity = split_length(words)
    length = brevity.in_words if brevity else None
    scope = scope_of(question)
    if question.topic is None:
        newest = article_store.newest(archive.connection, _MOST, 0, scope)
        return CoverageAnswer(words, cover(question, newest, length=length))
    matches = passages.look(archive, question.topic, scope)
    articles = _articles(archive, _on_topic(matches.hits))
    respelt = spelling.respelt(matches.terms)
    about = _spelt(matches.words, respelt)
    return CoverageAnswer(words, cover(question, articles, about, respelt, length))


def _on_topic(hits: Sequence[RankedArticle]) -> list[RankedArticle]:
    """Those that fit about as well as the best does, and do not merely touch on the topic."""
    fitting = [hit for hit in hits[:_MOST] if ranking.fits(hit)]
    score = _BESIDE * max((hit.score for hit in hits), default=0.0)
    share = _WORDS * max((hit.confidence for hit in fitting), default=0.0)
    return [hit for hit in fitting if hit.score >= score and hit.confidence >= share]


def _spelt(words: str, respelt: Iterable[tuple[str, str]]) -> str:
    """The words of a topic as the archive spells them."""
    spellings = {text.fold(word): meaning for word, meaning in respelt}
    return " ".join(spellings.get(word, word) for word in text.words(text.fold(words)))
