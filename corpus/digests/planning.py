"""Which digests are due and what is in them. Pure: it follows from what is given and the time.

What is planned depends on nothing but that, so planning again gives the same; the store keeps
what was given, and then there is nothing left to plan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from typing import NamedTuple, TypeAlias

from corpus.subscriptions import schedule
from corpus.subscriptions.follows import Subscriber, Subscription
from corpus.subscriptions.schedule import Often
from corpus.types import Article

STORIES = 10
"""How many stories a digest shows; the rest is behind a button."""

# Bits of a digest's number that are its subscriber's serial. Numbers that were counted up, of older
# digests, are smaller than any of these.
_SERIALS = 32
_UNDATED = datetime.min.replace(tzinfo=UTC)


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
    subscriber: Subscriber, followed: Iterable[Subscription], now: datetime
) -> list[Subscription]:
    """The subscriptions of which a digest is due; none in quiet hours, a pause or after the end.

    Whoever is to hear at once does so with any digest.
    """
    if subscriber.ended or schedule.opening(subscriber.hours, now) > now:
        return []
    return [each for each in followed if not each.is_paused and each.due <= now]


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
    for each in sorted(pending, key=lambda each: each.article.id):
        by_story.setdefault(each.story, []).append(each)
    firsts = {copies[0].article.id: copies for copies in by_story.values()}
    unwanted = {article.id for article in muted}
    newest = (copies[0].article for copies in reversed(by_story.values()))
    groups = group([*muted, *newest])
    stories = [
        tuple(each for article in told for each in firsts.get(article.id, ()))
        for told in groups
        if not any(article.id in unwanted for article in told)
    ]
    ordered = sorted(filter(None, stories), key=lambda story: _weight(story, due), reverse=True)
    is_alert = all(each.schedule.often is Often.AT_ONCE for each in due)
    return Plan(subscriber, tuple(due), tuple(ordered), further, is_alert)


def _weight(story: Story, due: Sequence[Subscription]) -> tuple[bool, int, datetime, int]:
    """What somebody said who is followed comes first, then what many tell, then the newest."""
    met = {number for each in story for number in each.subscriptions}
    is_person = any(each.follow.speaker for each in due if each.id in met)
    newest = max(each.article.published or _UNDATED for each in story)
    return is_person, len(story), newest, -story[0].article.id


def outline(story: Story) -> Outline:
    """A story by its numbers."""
    quotes = [each.quotes for each in story]
    noted = [numbers for numbers in quotes if numbers is not None]
    whole = tuple(chain.from_iterable(noted)) if len(noted) == len(quotes) else None
    return Outline(tuple(each.article.id for each in story), whole)


def next_due(plan: Plan, now: datetime) -> dict[int, datetime]:
    """When each subscription of a digest is due next, by number: after now, so once."""
    after = schedule.after_alert(len(plan.stories) + plan.further, now)
    hours = plan.subscriber.hours
    return {
        each.id: schedule.opening(hours, after)
        if each.schedule.often is Often.AT_ONCE
        else schedule.due(each.schedule, hours, now)
        for each in plan.subscriptions
    }


def postponed(
    subscriber: Subscriber, followed: Iterable[Subscription], now: datetime
) -> dict[int, datetime]:
    """When what is due in quiet hours or in a pause comes instead."""
    opening = schedule.opening(subscriber.hours, now)
    return {each.id: opening for each in followed if each.due <= now < opening}


def corrected(
    subscriber: Subscriber, followed: Iterable[Subscription], now: datetime
) -> dict[int, datetime]:
    """When everything is due by a clock that was set back far: as if all began now."""
    if not schedule.is_clock_set_back(subscriber.planned, now):
        return {}
    hours = subscriber.hours
    return {each.id: schedule.due(each.schedule, hours, now) for each in followed}
