"""When a digest is due, in every zone and over every change of its clock."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.subscriptions import schedule
from corpus.subscriptions.schedule import (
    Hours,
    Often,
    Quiet,
    Schedule,
    due,
    occasion,
    opening,
    zone_of,
)

ZONES = sorted(available_timezones() - {"localtime", "posixrules", "Factory"})
DAY = timedelta(days=1)
BY_DAY = (Often.DAILY, Often.WEEKDAYS, Often.WEEKLY)


@cache
def changes(zone: str) -> list[datetime]:
    """When the zone's clock is put forward or back from 2005 to 2037, to the minute."""
    clock, found = ZoneInfo(zone), []
    moment = datetime(2005, 1, 1, tzinfo=UTC)
    while moment.year < 2037:
        later = moment + 7 * DAY
        if moment.astimezone(clock).utcoffset() != later.astimezone(clock).utcoffset():
            low, high = moment, later
            while high - low > timedelta(minutes=1):
                middle = low + (high - low) / 2
                is_before = (
                    middle.astimezone(clock).utcoffset() == low.astimezone(clock).utcoffset()
                )
                low, high = (middle, high) if is_before else (low, middle)
            found.append(high)
        moment = later
    return found


@st.composite
def moments(draw: st.DrawFn) -> tuple[str, datetime]:
    """A zone and a moment, most often near a change of its clock."""
    zone = draw(st.sampled_from(ZONES))
    start = datetime(2005, 1, 1, tzinfo=UTC)
    anywhere = st.integers(0, 32 * 365 * 86_400).map(lambda s: start + timedelta(seconds=s))
    if changes(zone):
        near = st.builds(
            lambda change, seconds: change + timedelta(seconds=seconds),
            st.sampled_from(changes(zone)),
            st.integers(-3 * 86_400, 3 * 86_400),
        )
        return zone, draw(st.one_of(near, near, anywhere))
    return zone, draw(anywhere)


times = st.builds(time, st.integers(0, 23), st.sampled_from([0, 1, 15, 30, 59]))
schedules = st.builds(
    Schedule,
    st.sampled_from(Often),
    st.lists(times, min_size=1, max_size=3).map(tuple),
    st.lists(st.integers(0, 6), min_size=1, max_size=3).map(tuple),
)
quiets = st.none() | st.builds(Quiet, times, times)


@given(moments(), schedules)
def test_the_next_occasion_is_later_and_nothing_is_between(
    at: tuple[str, datetime], wanted: Schedule
) -> None:
    zone, after = at
    found = occasion(wanted, zone, after)
    if wanted.often is Often.AT_ONCE:
        assert found == after
        return
    longest = {Often.HOURLY: timedelta(hours=1), Often.DAILY: 2 * DAY, Often.WEEKDAYS: 4 * DAY}
    assert timedelta() < found - after <= longest.get(wanted.often, 8 * DAY) + timedelta(hours=3)
    # Whoever asks at any time before it hears the same: nothing is skipped.
    assert occasion(wanted, zone, found - timedelta(microseconds=1)) == found
    assert occasion(wanted, zone, after + (found - after) / 2) == found


@given(moments(), times, st.sampled_from(BY_DAY), st.integers(0, 6))
def test_a_day_has_one_digest_whatever_the_clock_does(
    at: tuple[str, datetime], time_of_day: time, often: Often, weekday: int
) -> None:
    zone, after = at
    wanted = Schedule(often, (time_of_day,), (weekday,))
    first = after.astimezone(ZoneInfo(zone)).date() + DAY
    days = [first + number * DAY for number in range(9)]
    found = [after]
    while found[-1].astimezone(ZoneInfo(zone)).date() <= days[-1]:
        found.append(occasion(wanted, zone, found[-1]))
    dates = [moment.astimezone(ZoneInfo(zone)).date() for moment in found[1:]]
    there = [day for day in days if exists(day, zone)]
    counted = [dates.count(day) for day in there]
    expected = [
        int(
            often is Often.DAILY
            or (often is Often.WEEKDAYS and day.weekday() < 5)
            or (often is Often.WEEKLY and day.weekday() == weekday)
        )
        for day in there
    ]
    assert counted == expected


def exists(day: date, zone: str) -> bool:
    """Whether the zone's clock ever showed that day."""
    start = datetime(day.year, day.month, day.day, tzinfo=UTC) - DAY
    hours = (start + timedelta(hours=number) for number in range(72))
    return any(moment.astimezone(ZoneInfo(zone)).date() == day for moment in hours)


@given(moments(), times)
def test_a_time_that_the_clock_shows_is_kept(at: tuple[str, datetime], time_of_day: time) -> None:
    zone, after = at
    found = occasion(Schedule(Often.DAILY, (time_of_day,)), zone, after).astimezone(ZoneInfo(zone))
    if found.time() != time_of_day:  # only one that was skipped comes later
        skipped = datetime.combine(found.date(), time_of_day, ZoneInfo(zone))
        assert skipped.astimezone(UTC).astimezone(ZoneInfo(zone)).time() != time_of_day
    assert found.fold == 0 or found.time() != time_of_day


@given(moments(), quiets, schedules)
def test_nothing_is_due_in_quiet_hours(
    at: tuple[str, datetime], quiet: Quiet | None, wanted: Schedule
) -> None:
    zone, after = at
    hours = Hours(zone, quiet)
    found = due(wanted, hours, after)
    assert found >= occasion(wanted, zone, after)
    assert opening(hours, found) == found
    assert found - occasion(wanted, zone, after) <= DAY + timedelta(hours=3)


@given(moments(), schedules, quiets, st.integers(1, 40))
def test_nothing_is_due_in_a_pause(
    at: tuple[str, datetime], wanted: Schedule, quiet: Quiet | None, days: int
) -> None:
    zone, after = at
    until = after + days * DAY
    assert due(wanted, Hours(zone, quiet, until), after) >= until


@given(moments(), schedules.filter(lambda wanted: wanted.often is not Often.AT_ONCE))
def test_a_week_without_the_bot_is_one_digest(at: tuple[str, datetime], wanted: Schedule) -> None:
    zone, before = at
    was_due = occasion(wanted, zone, before)
    back = was_due + 7 * DAY + timedelta(minutes=3)
    assert occasion(wanted, zone, back) > back  # one is due, and then none until its time


@pytest.mark.parametrize(
    ("zone", "at", "after", "expected"),
    [
        # 02:30 is skipped on 31 March 2024 in Berlin, and comes an hour later by the clock.
        ("Europe/Berlin", time(2, 30), "2024-03-30T12:00", "2024-03-31T01:30"),
        # 02:30 is there twice on 27 October 2024: the first.
        ("Europe/Berlin", time(2, 30), "2024-10-26T12:00", "2024-10-27T00:30"),
        ("Europe/Berlin", time(2, 30), "2024-10-27T00:30", "2024-10-28T01:30"),
        # Samoa had no 30 December 2011.
        ("Pacific/Apia", time(8), "2011-12-29T18:30", "2011-12-30T18:00"),
        # Half an hour of summer time.
        ("Australia/Lord_Howe", time(2, 15), "2024-10-05T12:00", "2024-10-05T15:45"),
        ("Asia/Kathmandu", time(8), "2024-10-05T12:00", "2024-10-06T02:15"),
    ],
)
def test_the_odd_days_of_the_calendar(zone: str, at: time, after: str, expected: str) -> None:
    asked = datetime.fromisoformat(after).replace(tzinfo=UTC)
    wanted = datetime.fromisoformat(expected).replace(tzinfo=UTC)
    assert occasion(Schedule(Often.DAILY, (at,)), zone, asked) == wanted


def test_every_zone_there_is_can_be_used() -> None:
    now = datetime(2024, 6, 1, tzinfo=UTC)
    for zone in ZONES:
        assert due(Schedule(), Hours(zone), now) > now


@pytest.mark.parametrize("name", ["", "Mars/Base", "../etc/passwd", "Europe", "x" * 300, "a\0b"])
def test_what_is_no_zone_is_said_to_be_none(name: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(name)}$"):
        zone_of(name)


def test_after_an_alert_with_much_the_next_waits_longer_but_never_over_an_hour() -> None:
    now = datetime(2024, 6, 1, tzinfo=UTC)
    waits = [schedule.after_alert(stories, now) - now for stories in (0, 1, 10, 60, 5_000)]
    assert waits == [timedelta(minutes=minutes) for minutes in (1, 1, 10, 60, 60)]


def test_only_a_clock_that_was_far_ahead_is_told_from_a_small_step() -> None:
    now = datetime(2024, 6, 1, tzinfo=UTC)
    assert schedule.is_clock_set_back(now + timedelta(days=30), now)
    assert not schedule.is_clock_set_back(now + timedelta(hours=2), now)


@pytest.mark.parametrize(
    ("quiet", "hour", "opens"),
    [
        (Quiet(time(22), time(7)), time(21, 59), time(21, 59)),
        (Quiet(time(22), time(7)), time(22), time(7)),
        (Quiet(time(22), time(7)), time(6, 59), time(7)),
        (Quiet(time(22), time(7)), time(7), time(7)),
        (Quiet(time(11), time(13)), time(10, 59), time(10, 59)),
        (Quiet(time(11), time(13)), time(11), time(13)),
        (Quiet(time(11), time(13)), time(13), time(13)),
    ],
)
def test_quiet_hours_begin_at_their_start_and_are_over_at_their_end(
    quiet: Quiet, hour: time, opens: time
) -> None:
    moment = datetime.combine(date(2024, 10, 1), hour, UTC)
    opened = opening(Hours(quiet=quiet), moment)
    assert opened.time() == opens
    assert opened - moment < DAY


def test_a_clock_was_set_back_when_it_was_more_than_a_day_ahead() -> None:
    now, second = datetime(2024, 10, 1, tzinfo=UTC), timedelta(seconds=1)
    assert not schedule.is_clock_set_back(now + DAY, now)
    assert schedule.is_clock_set_back(now + DAY + second, now)


def test_quiet_hours_that_the_clock_shows_twice_are_over_after_the_first() -> None:
    hours = Hours("Europe/Berlin", Quiet(time(1), time(2, 30)))
    again = datetime(2024, 10, 27, 1, 15, tzinfo=UTC)  # 2:15, for the second time
    assert opening(hours, again) == again
    assert opening(hours, again - timedelta(hours=1)) == again - timedelta(minutes=45)


def test_several_days_and_times_are_all_kept() -> None:
    wish = Schedule(Often.WEEKLY, (time(18), time(8)), (0, 3))
    moment = datetime(2024, 10, 1, 12, tzinfo=UTC)  # a Tuesday
    moments = []
    for _ in range(4):
        moment = occasion(wish, "UTC", moment)
        moments.append(f"{moment:%a %H}")
    assert moments == ["Thu 08", "Thu 18", "Mon 08", "Mon 18"]
