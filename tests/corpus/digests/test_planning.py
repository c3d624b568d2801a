"""What a digest holds, and when the next one comes: from values alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from corpus import Article
from corpus.digests import planning
from corpus.digests.planning import Outline, Pending, Plan
from corpus.subscriptions.follows import Follow, Subscriber, Subscription, following
from corpus.subscriptions.schedule import Hours, Often, Quiet, Schedule

NOW = datetime(2024, 10, 1, 12, tzinfo=UTC)  # a Tuesday
SECOND, MINUTE, HOUR, DAY = (
    timedelta(**{unit: 1}) for unit in ("seconds", "minutes", "hours", "days")
)
READER = Subscriber(7, 0, planned=NOW, created=NOW, serial=3, id=5)
AT_ONCE, DAILY = Schedule(Often.AT_ONCE), Schedule(Often.DAILY, (time(8),))
EVERYTHING = Follow()


def subscription(
    number: int, schedule: Schedule = DAILY, follow: Follow = EVERYTHING
) -> Subscription:
    return Subscription(follow, schedule, due=NOW, created=NOW, subscriber_id=5, id=number)


def pending(
    number: int, story: int = 0, met: Sequence[int] = (1,), days: int | None = 0
) -> Pending:
    published = None if days is None else NOW - days * DAY
    article = Article(f"Article {number}", "Text.", f"{number}", published=published, id=number)
    return Pending(article, story or number, tuple(met), ())


def apart(articles: Sequence[Article]) -> list[list[Article]]:
    """Every article tells a story of its own."""
    return [[article] for article in articles]


def numbers(plan: Plan) -> list[tuple[int, ...]]:
    return [tuple(item.article.id for item in story) for story in plan.stories]


# --- what is due ----------------------------------------------------------------------------


def test_due_is_what_is_not_paused_and_whose_time_has_come() -> None:
    now, later = subscription(1), replace(subscription(2), due=NOW + SECOND)
    paused = replace(subscription(3), is_paused=True)
    assert planning.due(READER, [now, later, paused], NOW) == [now]


@pytest.mark.parametrize(
    "changes",
    [
        {"ended": "blocked"},
        {"hours": Hours(quiet=Quiet(time(11), time(13)))},
        {"hours": Hours(paused_until=NOW + SECOND)},
    ],
)
def test_nothing_is_due_after_the_end_in_quiet_hours_and_in_a_pause(
    changes: dict[str, object],
) -> None:
    assert planning.due(replace(READER, **changes), [subscription(1)], NOW) == []


# --- what is in it --------------------------------------------------------------------------


def test_copies_are_one_story_shown_by_the_first_that_was_stored() -> None:
    items = [pending(4, story=2), pending(2), pending(3)]
    plan = planning.plan(READER, [subscription(1)], items, [], apart)
    assert sorted(numbers(plan)) == [(2, 4), (3,)]


def test_what_is_told_together_is_one_story_and_what_was_muted_is_left_out() -> None:
    muted = Article("Muted", "Text.", "9", id=9)

    def by_parity(articles: Sequence[Article]) -> list[list[Article]]:
        return [[article for article in articles if article.id % 2 == odd] for odd in (0, 1)]

    items = [pending(number) for number in (1, 2, 3, 4)]
    plan = planning.plan(READER, [subscription(1)], items, [muted], by_parity)
    assert numbers(plan) == [(4, 2)]
    assert planning.plan(READER, [subscription(1)], [], [muted], by_parity).stories == ()


def test_the_followed_come_first_then_what_many_tell_then_the_newest() -> None:
    person, topic = subscription(1, follow=following("Edith Halloran")), subscription(2)
    items = [
        pending(1, met=[2], days=None),
        pending(2, met=[2], days=3),
        pending(3, met=[2], days=1),
        pending(4, met=[2], days=5),
        pending(5, story=4, met=[2], days=5),
        pending(6, met=[1, 2], days=9),
        pending(7, met=[2], days=3),
    ]
    plan = planning.plan(READER, [person, topic], items, [], apart)
    assert numbers(plan) == [(6,), (4, 5), (3,), (2,), (7,), (1,)]


def test_it_is_an_alert_only_where_nothing_else_is_due() -> None:
    once, daily = subscription(1, AT_ONCE), subscription(2)
    assert planning.plan(READER, [once], [], [], apart).is_alert
    assert not planning.plan(READER, [once, daily], [], [], apart).is_alert


def test_nothing_is_sent_without_news_unless_that_is_wished_and_it_is_time() -> None:
    wishes = replace(READER, wants_empty=True)
    story = (pending(1),)
    assert Plan(READER, (), (story,)).is_sent
    assert not Plan(READER, (), ()).is_sent
    assert Plan(wishes, (), ()).is_sent
    assert not Plan(wishes, (), (), is_alert=True).is_sent


def test_no_two_digests_have_one_number() -> None:
    plans = [
        Plan(replace(READER, id=number, serial=serial), (), ())
        for number in (1, 2, 300)
        for serial in (0, 1, 2, 70_000)
    ]
    assert len({plan.number for plan in plans}) == len(plans)
    counted_up = 2**31
    assert counted_up < min(plan.number for plan in plans)
    assert max(plan.number for plan in plans) < 2**63


def test_an_outline_knows_the_quotes_only_where_each_article_does() -> None:
    first, second = replace(pending(1), quotes=(4, 5)), replace(pending(2), quotes=(7,))
    assert planning.outline((first, second)) == Outline((1, 2), (4, 5, 7))
    assert planning.outline((first, replace(second, quotes=None))) == Outline((1, 2), None)


# --- when the next comes --------------------------------------------------------------------


def test_alerts_wait_a_minute_for_each_story_and_the_others_for_their_time() -> None:
    stories = ((pending(1),), (pending(2),))
    subscriptions = (subscription(1, AT_ONCE), subscription(2))
    plan = Plan(READER, subscriptions, stories, further=3)
    tomorrow = datetime(2024, 10, 2, 8, tzinfo=UTC)
    assert planning.next_due(plan, NOW) == {1: NOW + 5 * MINUTE, 2: tomorrow}


def test_the_next_alert_does_not_come_in_quiet_hours() -> None:
    reader = replace(READER, hours=Hours(quiet=Quiet(time(12), time(14))))
    plan = Plan(reader, (subscription(1, AT_ONCE),), ())
    assert planning.next_due(plan, NOW) == {1: NOW + 2 * HOUR}


def test_what_falls_into_a_pause_comes_when_it_is_over() -> None:
    reader = replace(READER, hours=Hours(paused_until=NOW + DAY))
    later = replace(subscription(2), due=NOW + MINUTE)
    assert planning.postponed(reader, [subscription(1), later], NOW) == {1: NOW + DAY}
    assert planning.postponed(READER, [subscription(1)], NOW) == {}


def test_only_a_clock_that_was_a_day_ahead_is_corrected() -> None:
    ahead = replace(READER, planned=NOW + DAY + SECOND)
    tomorrow = datetime(2024, 10, 2, 8, tzinfo=UTC)
    assert planning.corrected(ahead, [subscription(1)], NOW) == {1: tomorrow}
    assert planning.corrected(replace(READER, planned=NOW + DAY), [subscription(1)], NOW) == {}
