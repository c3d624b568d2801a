"""Which digests are due and what is in them. Pure: it follows from what is given and the time.

What is planned depends on nothing but that, so planning again gives the same; the store keeps
what was given, and then there is nothing left to plan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, TypeAlias

from corpus.subscriptions import schedule
from corpus.subscriptions.follows import Subscriber, Subscription
from corpus.subscriptions.schedule import Often
from corpus.types import Article

STORIES = 5
"""How many stories a digest shows; the rest is behind a button."""

# Bits of a digest's number that are its subscriber's serial. Numbers that were counted up, of older
# digests, are smaller than any of these.
_SERIALS = 32
_NO_DATE = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Pending:
    """An article that some of a subscriber's subscriptions have met, by number.

    `story` is the number of the first article with the same words, `quotes` are what those who are
    followed said there; None where that was not noted.
    """

    article: Article
    story: int
    subscriptions: tuple[int, ...]
    quotes: tuple[int, ...] | None = None


Story: TypeAlias = tuple[Pending, ...]
"""The articles that tell one story, the one to show first."""


class Outline(NamedTuple):
    """A story by numbers: its articles, the one to show first, and what was said by the followed.

    `quotes` is None where that was not noted, and is to be found again.
    """

    articles: tuple[int, ...]
    quotes: tuple[int, ...] | None


Grouping: TypeAlias = Callable[[Sequence[Article]], Sequence[Sequence[Article]]]
"""Puts articles together that tell one story."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A digest for a subscriber: its stories, the weightiest first, and which subscriptions' it is.

    `further` is how many articles there are that are not among the stories. `is_alert` says that
    it is not a digest's time, but something has come that was to be told at once.
    """

    subscriber: Subscriber
    subscriptions: tuple[Subscription, ...]
    stories: tuple[Story, ...]
    further: int = 0
    is_alert: bool = False

    @property
    def number(self) -> int:
        """The digest's number: known before it is kept, since no serial is given out twice."""
        return self.subscriber.id << _SERIALS | self.subscriber.serial

    @property
    def is_sent(self) -> bool:
        """Whether there is anything to send: news, or that there is none where that is wished."""
        return bool(self.stories) or (self.subscriber.wants_empty and not self.is_alert)


def due(
    subscriber: Subscriber, subscriptions: Iterable[Subscription], now: datetime
) -> list[Subscription]:
    """The subscriptions of which a digest is due; none in quiet hours, a pause or after the end.

    Whoever is to hear at once does so with any digest.
    """
    if subscriber.ended or schedule.opening(subscriber.hours, now) > now:
        return []
    return [
        subscription
        for subscription in subscriptions
        if not subscription.is_paused and subscription.due <= now
    ]


def plan(
    subscriber: Subscriber,
    due: Sequence[Subscription],
    pending: Sequence[Pending],
    muted: Sequence[Article],
    group: Grouping,
    further: int = 0,
) -> Plan:
    """What a digest holds: of several subscriptions each story once, none that was muted.

    `muted` are articles of stories that the subscriber does not want to hear of.
    """
    by_story: dict[int, list[Pending]] = {}
    # Of copies the first that was stored is the one to show.
    for item in sorted(pending, key=lambda item: item.article.id):
        by_story.setdefault(item.story, []).append(item)
    copies = {items[0].article.id: items for items in by_story.values()}
    muted_ids = {article.id for article in muted}
    newest = (items[0].article for items in reversed(by_story.values()))
    stories = [
        tuple(item for article in articles for item in copies.get(article.id, ()))
        for articles in group([*muted, *newest])
        if not any(article.id in muted_ids for article in articles)
    ]
    by_weight = sorted(filter(None, stories), key=lambda story: _weight(story, due), reverse=True)
    is_alert = all(subscription.schedule.often is Often.AT_ONCE for subscription in due)
    return Plan(subscriber, tuple(due), tuple(by_weight), further, is_alert)


def _weight(story: Story, due: Sequence[Subscription]) -> tuple[bool, int, datetime, int]:
    """What somebody said who is followed comes first, then what many tell, then the newest."""
    ids = {number for item in story for number in item.subscriptions}
    is_person = any(subscription.follow.speaker for subscription in due if subscription.id in ids)
    newest = max(item.article.published or _NO_DATE for item in story)
    return is_person, len(story), newest, -story[0].article.id


def outline(story: Story) -> Outline:
    """A story by its numbers."""
    quotes = None
    if all(item.quotes is not None for item in story):
        quotes = tuple(number for item in story for number in item.quotes or ())
    return Outline(tuple(item.article.id for item in story), quotes)


def next_due(plan: Plan, now: datetime) -> dict[int, datetime]:
    """When each subscription of a digest is due next, by number: after now, so once."""
    after = schedule.after_alert(len(plan.stories) + plan.further, now)
    hours = plan.subscriber.hours
    return {
        subscription.id: schedule.opening(hours, after)
        if subscription.schedule.often is Often.AT_ONCE
        else schedule.due(subscription.schedule, hours, now)
        for subscription in plan.subscriptions
    }


def postponed(
    subscriber: Subscriber, subscriptions: Iterable[Subscription], now: datetime
) -> dict[int, datetime]:
    """When what is due in quiet hours or in a pause comes instead."""
    opening = schedule.opening(subscriber.hours, now)
    return {
        subscription.id: opening
        for subscription in subscriptions
        if subscription.due <= now < opening
    }


def corrected(
    subscriber: Subscriber, subscriptions: Iterable[Subscription], now: datetime
) -> dict[int, datetime]:
    """When everything is due by a clock that was set back far: as if all began now."""
    if not schedule.is_clock_set_back(subscriber.planned, now):
        return {}
    hours = subscriber.hours
    return {
        subscription.id: schedule.due(subscription.schedule, hours, now)
        for subscription in subscriptions
    }
