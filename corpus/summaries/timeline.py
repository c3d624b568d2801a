"""A timeline of what many articles tell: one dated sentence an event. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from corpus.language import language_of
from corpus.summaries import centrality
from corpus.summaries.sentences import sentences_of
from corpus.summaries.stories import Coverage, Story, best_on, by_time
from corpus.types import Article, Span


@dataclass(frozen=True, slots=True)
class Event:
    """An event of a timeline: its day, and one sentence of an article about it."""

    day: datetime
    article: Article
    sentence: Span


def timeline(coverage: Coverage, most: int) -> list[Event]:
    """A sentence for each of the `most` largest stories, in the order of time, if they are dated.

    The one that tells most of what was asked about, in the first article that has any of it;
    stories that never speak of it only where none does.
    """
    stories = [
        (story.began, story) for story in coverage.stories if story.began and story.lead.sentences
    ]
    on_topic = (_on_topic(day, story, coverage.about) for day, story in stories)
    events = [*filter(None, on_topic)] or [
        Event(day, story.lead.article, story.lead.sentences[0]) for day, story in stories
    ]
    return sorted(events[:most], key=lambda event: (event.day, event.article.id))


def _on_topic(day: datetime, story: Story, about: str) -> Event | None:
    """The event of a story by a sentence that speaks of what was asked about, if there is one."""
    for article in sorted(story.articles, key=by_time):
        topic = set(centrality.terms(about, language_of(article.text)))
        best = best_on(sentences_of(article), topic)
        if best is not None:
            return Event(article.published or day, article, best.span)
    return None
