"""What each kind of time means, by what its pattern in `times` holds. Pure.

A reader raises ValueError where there is no such day, or where it is to come.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import NamedTuple, TypeAlias

from corpus.questions.counting import (
    DAYS_OR_MONTHS,
    ORDINALS,
    Times,
    around_day,
    earlier,
    from_year,
    later_month,
    latest,
    month_number,
    named_months,
    read_count,
    read_ordinal,
)

# The first day and the number of days of what people name a time by.
HOLIDAYS = {
    **dict.fromkeys(("christmas", "xmas"), (12, 24, 3)),
    "halloween": (10, 31, 1),
    **dict.fromkeys(("new year's eve", "new years eve"), (12, 31, 1)),
    **dict.fromkeys(("new year's day", "new years day"), (1, 1, 1)),
}
DECADES = (
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
    "nineties",
)
QUARTERS = ORDINALS[:4]


class Days(NamedTuple):
    """What times are counted from: today for "last week", `newest` for "in May".

    `newest` is the day from which a May, a Monday or a summer that has no year counts back: today,
    or that of the archive's newest article.
    """

    today: datetime
    newest: datetime


def days_at(now: datetime, newest: datetime | None) -> Days:
    """The days to count from at a moment, in an archive with that newest article."""
    today = _midnight(now)
    return Days(today, min(today, _midnight(newest)) if newest else today)


def _midnight(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


Groups: TypeAlias = Mapping[str, str | None]
Reader: TypeAlias = Callable[[Groups, Days], Times]


def dated(groups: Groups, days: Days) -> Times:
    """A day of a month, or several; of the latest such month where no year is given."""
    first, month = read_ordinal(groups["day"]), month_number(groups["month"] or "")
    last = read_ordinal(groups.get("last") or groups["day"])
    if groups["year"]:
        return _few_days(int(groups["year"]), month, first, last)
    base = days.newest - timedelta(days=1) if groups.get("over") else days.newest
    start = datetime(2000, month, first)  # a leap year: there is a 29 February
    year = base.year if (start.month, start.day) <= (base.month, base.day) else base.year - 1
    return _few_days(year, month, first, last)


def _few_days(year: int, month: int, first: int, last: int) -> Times:
    start, end = (datetime(year, month, day, tzinfo=UTC) for day in (first, last))
    if end < start:
        raise ValueError(first, last)
    return start, end + timedelta(days=1)


def numbered(groups: Groups, _: Days) -> Times:
    """Year, month and day as numbers; day before month unless that is impossible."""
    day, month, year = (int(groups[name] or 0) for name in ("day", "month", "year"))
    year += 0 if year > 99 else 1900 if year > 68 else 2000  # as strptime's %y
    if month > 12 and not groups.get("iso"):
        day, month = month, day
    return _few_days(year, month, day, day)


def day_of_month(groups: Groups, days: Days) -> Times:
    """The latest 14th."""
    day = read_ordinal(groups["day"])
    month = days.newest if day <= days.newest.day else earlier(days.newest, 1, "month")
    return _few_days(month.year, month.month, day, day)


def before_last(groups: Groups, days: Days) -> Times:
    """The week, month or year before the last one."""
    unit = groups["unit"] or ""
    return around_day(unit, earlier(days.today, 2, unit))


def to_come(groups: Groups, _: Days) -> Times:
    """No time that an article can be of."""
    raise ValueError(groups)


def near_today(groups: Groups, days: Days) -> Times:
    """Today or yesterday, or the day before that."""
    word = groups["word"] or ""
    back = 2 if word.startswith("the") else int(word in ("yesterday", "last night"))
    return around_day("day", earlier(days.today, back, "day"))


def ago(groups: Groups, days: Days) -> Times:
    """The day, week or month so long ago; the very day of "a year ago today"."""
    unit = groups["unit"] or ""
    day = earlier(days.today, read_count(groups["count"]), unit)
    return around_day("day" if groups["exactly"] else unit, day)


def this_time(groups: Groups, days: Days) -> Times:
    """A month around the same day a year ago; a week around that a month ago."""
    unit = groups["unit"] or ""
    day = earlier(days.today, 1, unit)
    around = timedelta(days={"year": 15, "month": 3}.get(unit, 0))
    return day - around, day + around + timedelta(days=1)


def past(groups: Groups, days: Days) -> Times:
    """The last 7 days, up to now."""
    start = earlier(days.today, read_count(groups["count"]), groups["unit"] or "")
    return start, days.today + timedelta(days=1)


def last_or_this(groups: Groups, days: Days) -> Times:
    """Last week, by the calendar; last May and last Monday, those which are over."""
    is_last, name = groups["which"] != "this", groups["name"] or ""
    if name in DAYS_OR_MONTHS:
        return around_day(name, earlier(days.today, int(is_last), name))
    base = days.today if name == "weekend" or not is_last else days.newest
    start, end = latest(name, base)
    return latest(name, start - timedelta(days=1)) if is_last and end > base else (start, end)


def named(groups: Groups, days: Days) -> Times:
    """A month, a season or a weekday: of its year, or the latest that has begun."""
    name = (groups["name"] or "").rstrip(".")
    return named_months(name, int(groups["year"])) if groups["year"] else latest(name, days.newest)


def holiday(groups: Groups, days: Days) -> Times:
    """A holiday of its year, or the latest."""
    month, day, count = HOLIDAYS[groups["name"] or ""]
    year = int(groups["year"] or days.newest.year)
    if not groups["year"] and (days.newest.month, days.newest.day) < (month, day):
        year -= 1
    start = datetime(year, month, day, tzinfo=UTC)
    return start, start + timedelta(days=count)


def year_month(groups: Groups, _: Days) -> Times:
    """A month by its number."""
    start = datetime(int(groups["year"] or 0), int(groups["month"] or 0), 1, tzinfo=UTC)
    return start, later_month(start, 1)


def yearly(groups: Groups, _: Days) -> Times:
    """A year."""
    return from_year(int(groups["year"] or 0))


def decade(groups: Groups, _: Days) -> Times:
    """The nineties, 1990s or '90s."""
    if groups["word"]:
        return from_year(1920 + 10 * DECADES.index(groups["word"]), 10)
    year = int(groups["year"] or 0)
    return from_year(year if year > 99 else 1900 + year if year > 20 else 2000 + year, 10)


def quarter(groups: Groups, _: Days) -> Times:
    """A quarter or a half of a year, by its number or its ordinal."""
    name = groups["name"] or groups["name_after"] or ""
    size = 6 if name[:1] == "h" or groups["unit"] == "half" else 3
    count = 12 // size
    ordinal = groups["ordinal"]
    if ordinal:
        number = count if ordinal == "last" else QUARTERS.index(ordinal) + 1
    else:
        number = int(name[1:])
    if number > count:
        raise ValueError(name)
    year = datetime(int(groups["year"] or groups["year_before"] or 0), 1, 1, tzinfo=UTC)
    return later_month(year, size * (number - 1)), later_month(year, size * number)
