"""When something is due: how often, at what time, in which time zone, and not at night. Pure.

All moments are aware UTC times. A time of day is on the clock of an IANA time zone: what the
zone's clock skips in spring comes as much later, what it shows twice in autumn comes once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import count
from zoneinfo import ZoneInfo

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_SATURDAY = 5
# So far ahead of the clock nothing was ever due: the clock has been set back since.
_AHEAD = timedelta(days=1)
# The wait after an alert: so long for each story it carried, but never longer than an hour.
_A_STORY = timedelta(minutes=1)


class Often(StrEnum):
    """How often somebody wants to hear."""

    AT_ONCE = "at once"
    HOURLY = "hourly"
    DAILY = "daily"
    WEEKDAYS = "weekdays"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class Schedule:
    """How often, at what times of day, and for a week on which days, 0 for Monday."""

    often: Often = Often.DAILY
    times: tuple[time, ...] = (time(8),)
    days: tuple[int, ...] = (0,)


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours without messages, from one time of day to another, over midnight too."""

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Hours:
    """When somebody can be written to: by the clock of their zone, not in quiet hours or a pause.

    `paused_until` is the moment at which the pause ends.
    """

    zone: str = "UTC"
    quiet: Quiet | None = None
    paused_until: datetime | None = None


@lru_cache(maxsize=1_024)
def zone_of(name: str) -> ZoneInfo:
    """The IANA time zone of this name; raises ValueError when there is none."""
    try:
        return ZoneInfo(name)
    except (OSError, LookupError, ValueError) as error:
        raise ValueError(name) from error


def due(schedule: Schedule, hours: Hours, after: datetime) -> datetime:
    """The first moment after `after` at which a digest is due and may be sent."""
    return opening(hours, occasion(schedule, hours.zone, after))


def occasion(schedule: Schedule, zone: str, after: datetime) -> datetime:
    """The first occasion strictly after `after`; at once is `after` itself."""
    if schedule.often is Often.AT_ONCE:
        return after
    if schedule.often is Often.HOURLY:
        return _next_hour(after, zone_of(zone))
    clock = zone_of(zone)
    first = after.astimezone(clock).date()
    days = (first + number * _DAY for number in count())
    moments = (
        moment
        for day in days
        if _is_on(schedule, day)
        for moment in sorted(_moment(day, at, clock) for at in schedule.times)
        if moment > after and _is_a_day(day, clock)
    )
    return next(moments)


def _next_hour(after: datetime, zone: ZoneInfo) -> datetime:
    """When the zone's clock next shows a full hour."""
    local = after.astimezone(zone)
    into = timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
    return after + _HOUR - into


def _is_on(schedule: Schedule, day: date) -> bool:
    if schedule.often is Often.WEEKLY:
        return day.weekday() in schedule.days
    return schedule.often is Often.DAILY or day.weekday() < _SATURDAY


def _moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """When it is `at` on a day: the first time of two, and as much later if skipped.

    That is how RFC 5545 (3.3.5) reads such times, and what `fold=0` means.
    """
    return datetime.combine(day, at, zone).astimezone(UTC)


def _is_a_day(day: date, zone: ZoneInfo) -> bool:
    """Whether the zone had that day: Samoa went from 29 to 31 December 2011."""
    noon = datetime.combine(day, time(12), zone)
    return noon.astimezone(UTC).astimezone(zone).date() == day


def opening(hours: Hours, moment: datetime) -> datetime:
    """`moment`, or the end of the pause or the quiet hours it falls into."""
    start = max(moment, hours.paused_until) if hours.paused_until else moment
    return _after_quiet(hours.quiet, zone_of(hours.zone), start) if hours.quiet else start


def _after_quiet(quiet: Quiet, zone: ZoneInfo, moment: datetime) -> datetime:
    local = moment.astimezone(zone)
    now = local.time()
    is_over_midnight = quiet.end < quiet.start
    if is_over_midnight:
        is_quiet = now >= quiet.start or now < quiet.end
    else:
        is_quiet = quiet.start <= now < quiet.end
    if not is_quiet:
        return moment
    day = local.date() + (_DAY if is_over_midnight and now >= quiet.start else timedelta())
    end = _moment(day, quiet.end, zone)
    return max(moment, end)  # quiet hours that the clock shows twice are over after the first


def after_alert(stories: int, now: datetime) -> datetime:
    """When the next alert may come after one with so many stories, so that nobody is flooded."""
    return now + min(max(stories, 1) * _A_STORY, _HOUR)


def is_clock_set_back(planned: datetime, now: datetime) -> bool:
    """Whether what was `planned` at that time was planned by a clock that went far ahead.

    A smaller step changes nothing: what is due is due at its time on the clock, once.
    """
    return planned - now > _AHEAD
