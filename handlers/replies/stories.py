"""What the bot says of many articles at once: values in, `Reply` out. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus import Article, Question
from corpus.summaries.brief import Telling
from corpus.summaries.stories import Coverage, Story
from corpus.summaries.timeline import Event
from handlers.replies import excerpts, layout, messages
from handlers.replies.layout import PAGE, Reply, button, keyboard

EVENTS = 8
"""How many events a timeline shows at most."""

_FURTHER = 2
# A sentence of a timeline is cut where it is longer, in Telegram's units.
_EVENT = 300


def stories(covered: Coverage, data: str, offset: int) -> Reply:
    """A page of stories, each told once; `data` is what the data of another page begins with."""
    there = covered.stories[offset:]
    items = [_story(story, number) for number, story in enumerate(there[:PAGE], offset + 1)]
    text, shown = layout.fitting(_heading(covered), items)
    buttons = [
        button(f"Summary {number}", f"summary:{story.lead.article.id}")
        for number, story in enumerate(there[:shown], offset + 1)
    ]
    turning = layout.turning(data, offset, shown, len(there))
    return Reply(text, keyboard(*layout.in_rows(buttons), turning))


def in_brief(covered: Coverage) -> Reply:
    """What tells most of all the articles, in so many words as were asked for."""
    items = [_told(telling) for telling in covered.brief]
    text, _ = layout.fitting(_heading(covered), items, most=len(items))
    return Reply(text)


def nothing(words: str, asked: Question) -> Reply:
    """No article fits: within those times, or at all."""
    is_limited = asked.since or asked.until or asked.outlet
    return messages.nothing_published(asked) if is_limited else messages.nothing_found(words)


def _heading(covered: Coverage) -> str:
    articles = sum(len(story.articles) for story in covered.stories)
    count = "1 article" if articles == 1 else f"{articles} articles"
    told = f", {len(covered.stories)} stories" if 1 < len(covered.stories) < articles else ""
    heading = f"<b>{count}{messages.limits(covered.asked)}{told}</b>"
    return _with_spelling(covered, heading)


def _with_spelling(covered: Coverage, heading: str) -> str:
    read = messages.read_as(covered.respelt)
    return f"{read}\n{heading}" if read else heading


def _story(story: Story, number: int) -> str:
    """The best sentence and what others add, each with its source; then who else has it."""
    adding = [each for each in story.further if each.sentences][:_FURTHER]
    parts = [_told(story.lead, f"{number}. "), *map(_told, adding)]
    told = {story.lead.article, *(each.article for each in adding)}
    others = [each for each in story.articles if each not in told]
    return "\n".join([*parts, *excerpts.also(story.lead.article, others)])


def _told(told: Telling, number: str = "") -> str:
    sentences = [layout.quoted(layout.verbatim(s, told.article.text)) for s in told.sentences]
    return "\n".join([*sentences, f"{number}{excerpts.source(told.article)}"])


def timeline(covered: Coverage, events: Sequence[Event]) -> Reply:
    """A dated sentence an event, in the order of time."""
    asked = covered.asked
    topic = f" of {layout.line(asked.topic)}" if asked.topic else ""
    heading = f"<b>Timeline{topic}{messages.limits(replace(asked, topic=None))}</b>"
    items = [
        f"<b>{layout.date(each.day)}</b>\n"
        f"{layout.quoted(layout.verbatim(each.sentence, each.article.text, _EVENT))}\n"
        f"{_place(each.article)}"
        for each in events
    ]
    text, shown = layout.fitting(_with_spelling(covered, heading), items, most=EVENTS)
    buttons = [
        button(f"Summary {number}", f"summary:{each.article.id}")
        for number, each in enumerate(events[:shown], 1)
    ]
    return Reply(text, keyboard(*layout.in_rows(buttons)))


def _place(article: Article) -> str:
    outlet = f"{layout.line(article.outlet)} · " if article.outlet else ""
    return outlet + layout.title(article)
