"""A timeline of what many articles tell: one dated sentence an event. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from corpus.language import language_of
from corpus.summaries import centrality
from corpus.summaries.brief import by_time, is_repeat
from corpus.summaries.sentences import Sentence, sentences_of
from corpus.summaries.stories import Coverage, Story, best_on
from corpus.types import Article, Span

# What is told of a story so long after is another event of it.
_LATER = timedelta(days=2)
# What all the words of the topic in one sentence are worth, beside an article of the story.
_SHARE = 3
# A row shorter than this has no room for its beginning and its end beside what weighs most.
_ENDS = 4


@dataclass(frozen=True, slots=True)
class Event:
    """An event of a timeline: its day, and one sentence of an article about it."""

    day: datetime
    article: Article
    sentence: Span


def timeline(coverage: Coverage, most: int) -> list[Event]:
    """Up to `most` sentences of the dated stories, in the order of time, from beginning to end.

    For each story, and again for what is told of it days later, the one that tells most of what
    was asked about, in the first article that has any of it; stories that never speak of it only
    where none does. Of more than `most` those are left out that few articles tell.
    """
    stories = [story for story in coverage.stories if story.began and story.lead.sentences]
    drafts = [draft for story in stories for draft in _drafts(story, coverage.about)]
    drafts = drafts or [_Draft(_led(story), len(story.articles)) for story in stories]
    drafts.sort(key=lambda draft: (draft.event.day, draft.event.article.id))
    return [draft.event for draft in _spread(drafts, most)]


class _Draft(NamedTuple):
    """An event, and how much speaks for it: by how many articles its story is told."""

    event: Event
    weight: float


def _spread(drafts: Sequence[_Draft], most: int) -> list[_Draft]:
    """At most so many, each the weightiest of its share of the row; the first and the last stay."""
    if len(drafts) <= most:
        return list(drafts)
    if most < _ENDS:
        return sorted(sorted(drafts, key=lambda draft: -draft.weight)[:most], key=_day)
    inner, count = drafts[1:-1], most - 2
    edges = [len(inner) * number // count for number in range(count + 1)]
    shares = (inner[start:end] for start, end in pairwise(edges))
    return [
        drafts[0],
        *(max(share, key=lambda draft: draft.weight) for share in shares),
        drafts[-1],
    ]


def _day(draft: _Draft) -> tuple[datetime, int]:
    return draft.event.day, draft.event.article.id


def _led(story: Story) -> Event:
    return Event(story.began or datetime.min, story.lead.article, story.lead.sentences[0])


def _drafts(story: Story, about: str) -> list[_Draft]:
    """The events of a story by the sentences that speak of what was asked about, days apart."""
    drafts: list[_Draft] = []
    lines: list[Sentence] = []
    for article in sorted(story.articles, key=by_time):
        topic = set(centrality.terms(about, language_of(article.text)))
        best = best_on(sentences_of(article), topic)
        day = article.published or story.began
        if best is None or day is None or (drafts and day - drafts[-1].event.day < _LATER):
            continue
        if not is_repeat(best, lines):
            share = len(topic.intersection(best.terms)) / len(topic)
            drafts.append(
                _Draft(Event(day, article, best.span), _SHARE * share + len(story.articles))
            )
            lines.append(best)
    return drafts
