"""What the bot says of many articles at once: values in, `Reply` out. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus import Question
from corpus.summaries.brief import Telling
from corpus.summaries.stories import Coverage, Story
from corpus.summaries.timeline import Event
from handlers.replies import excerpts, layout, messages
from handlers.replies.layout import PAGE, Reply, keyboard

EVENTS = 8
"""How many events a timeline shows at most."""

_FURTHER = 2
# A sentence of a timeline is cut where it is longer, in Telegram's units.
_EVENT = 300


def stories(coverage: Coverage, data: str, offset: int) -> Reply:
    """A page of stories, each told once; `data` is what the data of another page begins with."""
    page = coverage.stories[offset:]
    items = [_story(story, number) for number, story in enumerate(page[:PAGE], offset + 1)]
    text, count = layout.fitting(_heading(coverage), items, between="\n")
    more = [
        (str(number), f"summary:{story.lead.article.id}")
        for number, story in enumerate(page[:count], offset + 1)
    ]
    turning = layout.turning(data, offset, count, len(page))
    return Reply(text, keyboard(excerpts.row("Summary", more), turning))


def in_brief(coverage: Coverage) -> Reply:
    """The first sentences of all the articles, in so many words as were asked for."""
    items = [_telling(telling) for telling in coverage.brief]
    text, _ = layout.fitting(_heading(coverage), items, most=len(items), between="\n")
    return Reply(text)


def nothing(words: str, question: Question) -> Reply:
    """No article fits: within those times, or at all."""
    is_limited = question.since or question.until or question.outlet
    return messages.nothing_published(question) if is_limited else messages.nothing_found(words)


def _heading(coverage: Coverage) -> str:
    articles = sum(len(story.articles) for story in coverage.stories)
    count = "1 article" if articles == 1 else f"{articles} articles"
    stories = f", {len(coverage.stories)} stories" if 1 < len(coverage.stories) < articles else ""
    heading = f"<b>{count}{messages.limits(coverage.asked)}{stories}</b>"
    return _with_spelling(coverage, heading)


def _with_spelling(coverage: Coverage, heading: str) -> str:
    read = messages.read_as(coverage.respelt)
    return f"{read}\n{heading}" if read else heading


def _story(story: Story, number: int) -> str:
    """The best sentence and what others add, each with its source; then who else has it."""
    additions = [telling for telling in story.further if telling.sentences][:_FURTHER]
    parts = [_telling(story.lead, str(number)), *map(_telling, additions)]
    sources = {story.lead.article, *(telling.article for telling in additions)}
    copies = [article for article in story.articles if article not in sources]
    return "\n".join([*parts, *excerpts.also(story.lead.article, copies)])


def _telling(telling: Telling, number: str = "") -> str:
    article = telling.article
    quotations = [excerpts.quotation(telling.sentences, article, number)]
    lines = quotations if telling.sentences else []
    return "\n".join([*lines, f"— {excerpts.titled_source(article)}"])


def timeline(coverage: Coverage, events: Sequence[Event]) -> Reply:
    """A dated sentence an event, in the order of time."""
    question = coverage.asked
    topic = f" of {layout.line(question.topic)}" if question.topic else ""
    heading = f"<b>Timeline{topic}{messages.limits(replace(question, topic=None))}</b>"
    items = [_event(event, str(number)) for number, event in enumerate(events, 1)]
    heading = _with_spelling(coverage, heading)
    text, count = layout.fitting(heading, items, most=EVENTS, between="\n")
    more = [
        (str(number), f"summary:{event.article.id}")
        for number, event in enumerate(events[:count], 1)
    ]
    rows = [excerpts.row("Summary", more[start : start + PAGE]) for start in range(0, count, PAGE)]
    return Reply(text, keyboard(*rows))


def _event(event: Event, number: str) -> str:
    """The day and where it stands, then the sentence that tells what happened."""
    article, day = event.article, layout.date(event.day)
    place = excerpts.place(article)
    words = layout.quoted(layout.verbatim(event.sentence, article.text, _EVENT), number)
    return f"<b>{day}</b>{f' · {place}' if place else ''}\n{words}"
