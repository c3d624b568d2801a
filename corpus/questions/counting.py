"""Counting from a day: the days, weeks, months and years before it, or around it. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TypeAlias

Times: TypeAlias = tuple[datetime, datetime]

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
COUNTS = (  # in words, from 1
    *("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    "twelve",
)
ORDINALS = (  # of the days of a month, in words, from 1
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
# How many days or months a unit is; which of the two, its name tells.
DAYS_OR_MONTHS = {"day": 1, "week": 7, "month": 1, "year": 12, "decade": 120}


def read_ordinal(text: str | None) -> int:
    """ "3", "3rd" or "third"."""
    return ORDINALS.index(text) + 1 if text in ORDINALS else int((text or "").rstrip("stndrh"))


def month_number(name: str) -> int:
    """The number of a month from 1, by its name or the first three letters of that."""
    return next(
        number for number, month in enumerate(MONTHS, 1) if month[:3] == name.rstrip(".")[:3]
    )


def read_count(count: str | None) -> int:
    """ "7", "two", "a couple of", "few", or nothing at all for one."""
    if not count or count in ("an", "one"):
        return 1
    if count.endswith("of"):
        return 2
    if count.endswith(("few", "several")):
        return 3
    return int(count) if count.isdecimal() else COUNTS.index(count) + 1


def earlier(day: datetime, count: int, unit: str) -> datetime:
    """The day so many hours, days, weeks, months, years or decades before."""
    if unit == "hour":
        return day - timedelta(days=-(-count // 24))
    size = count * DAYS_OR_MONTHS[unit]
    if unit in ("day", "week"):
        return day - timedelta(days=size)
    month = later_month(day, -size)
    last = later_month(month, 1) - timedelta(days=1)
    return month.replace(day=min(day.day, last.day))


def around_day(unit: str, day: datetime) -> Times:
    """The day, week, month, year or decade in which `day` is."""
    if unit in ("day", "week"):
        start = day - timedelta(days=day.weekday() if unit == "week" else 0)
        return start, start + timedelta(days=DAYS_OR_MONTHS[unit])
    if unit == "month":
        return later_month(day, 0), later_month(day, 1)
    return from_year(day.year - day.year % 10, 10) if unit == "decade" else from_year(day.year)


def latest(name: str, day: datetime) -> Times:
    """The latest Monday, weekend, May or summer that has begun on a day."""
    if name == "weekend" or name in WEEKDAYS:
        weekday = 5 if name == "weekend" else WEEKDAYS.index(name)
        start = day - timedelta(days=(day.weekday() - weekday) % 7)
        return start, start + timedelta(days=2 if name == "weekend" else 1)
    start, end = named_months(name, day.year)
    return (start, end) if start <= day else named_months(name, day.year - 1)


def named_months(name: str, year: int) -> Times:
    """A month or a season of a year; a winter is of the year in which it begins."""
    number = SEASON_MONTHS.get(name) or month_number(name)
    start = datetime(year, number, 1, tzinfo=UTC)
    return start, later_month(start, 3 if name in SEASON_MONTHS else 1)


def later_month(day: datetime, later: int) -> datetime:
    """The first day of the month so many months after that of `day`."""
    months = day.year * 12 + day.month - 1 + later
    return day.replace(year=months // 12, month=months % 12 + 1, day=1)


def from_year(year: int, count: int = 1) -> Times:
    """So many years, from the beginning of one."""
    return datetime(year, 1, 1, tzinfo=UTC), datetime(year + count, 1, 1, tzinfo=UTC)
