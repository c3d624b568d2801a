"""What the words of a time mean: from when, up to before when. Pure, with the day passed in.

Each kind of time is one pattern and the function that reads its groups (`_KINDS`); `PERIOD` is all
of the patterns as one, for `periods`, which finds where a time stands in a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import NamedTuple, TypeAlias

from corpus.questions.counting import (
    COUNTS,
    DAYS_OR_MONTHS,
    MONTHS,
    SEASON_MONTHS,
    WEEKDAYS,
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

_MONTH = rf"(?:{'|'.join(MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)"
_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
_SEASON = rf"(?:{'|'.join(SEASON_MONTHS)})"
# The first day and the number of days of what people name a time by.
_HOLIDAYS = {"christmas": (12, 24, 3), "xmas": (12, 24, 3), "halloween": (10, 31, 1)}
_HOLIDAY = rf"(?:{'|'.join(_HOLIDAYS)})"
# A year that no newspaper of an archive is from is a word of the question.
YEAR = r"(?:1[89]|20)[0-9]{2}"
_DECADES = (
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
    "nineties",
)
_COUNT = rf"(?:[0-9]{{1,3}}|an|one|(?:a\s+)?couple\s+of|{'|'.join(COUNTS)})"
_UNIT = r"(?:day|week|month|year|decade)"
_NUMBER = r"[0-3]?[0-9]"
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_OF_YEAR = rf"(?:,?\s+(?:of\s+)?(?P<year>{YEAR}))"
_PARTS = {
    **dict.fromkeys(("early", "start", "beginning"), 0),
    **dict.fromkeys(("mid", "middle"), 1),
    **dict.fromkeys(("late", "end"), 2),
}
_ORDINALS = ("first", "second", "third", "fourth")


class Days(NamedTuple):
    """What times are counted from: today for "last week", `newest` for "in May".

    `newest` is the day from which a May, a Monday or a summer that has no year counts back: today,
    or that of the archive's newest article.
    """

    today: datetime
    newest: datetime


def read_period(text: str, days: Days) -> Times:
    """The first moment of a day, month, year or the like, and the first one after it.

    Raises ValueError where there is no such day, OverflowError for one beyond the calendar.
    """
    words = text.lower().replace("’", "'")
    for pattern, read in _compiled():
        if match := pattern.fullmatch(words):
            return read(match.groupdict(), days)
    raise ValueError(text)


def days_at(now: datetime, newest: datetime | None) -> Days:
    """The days to count from at a moment, in an archive with that newest article."""
    today = _midnight(now)
    return Days(today, min(today, _midnight(newest)) if newest else today)


def _midnight(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


# --- the kinds ---------------------------------------------------------------------------

_Groups: TypeAlias = Mapping[str, str | None]
_Reader: TypeAlias = Callable[[_Groups, Days], Times]


def _dated(groups: _Groups, days: Days) -> Times:
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


def _numbered(groups: _Groups, _: Days) -> Times:
    """Year, month and day as numbers; day before month unless that is impossible."""
    day, month, year = (int(groups[name] or 0) for name in ("day", "month", "year"))
    year += 0 if year > 99 else 1900 if year > 68 else 2000  # as strptime's %y
    if month > 12 and not groups.get("iso"):
        day, month = month, day
    return _few_days(year, month, day, day)


def _day_of_month(groups: _Groups, days: Days) -> Times:
    """The 1st of last month; the latest 14th."""
    day = read_ordinal(groups["day"])
    if groups["which"]:
        month = earlier(days.today, int(groups["which"] != "this"), "month")
    else:
        month = days.newest if day <= days.newest.day else earlier(days.newest, 1, "month")
    return _few_days(month.year, month.month, day, day)


def _near_today(groups: _Groups, days: Days) -> Times:
    word = groups["word"] or ""
    back = 2 if word.startswith("the") else int(word in ("yesterday", "last night"))
    return around_day("day", earlier(days.today, back, "day"))


def _ago(groups: _Groups, days: Days) -> Times:
    unit = groups["unit"] or ""
    return around_day(unit, earlier(days.today, read_count(groups["count"]), unit))


def _this_time(groups: _Groups, days: Days) -> Times:
    """A month around the same day a year ago; a week around that a month ago."""
    unit = groups["unit"] or ""
    day = earlier(days.today, 1, unit)
    around = timedelta(days={"year": 15, "month": 3}.get(unit, 0))
    return day - around, day + around + timedelta(days=1)


def _past(groups: _Groups, days: Days) -> Times:
    """The last 7 days, up to now."""
    start = earlier(days.today, read_count(groups["count"]), groups["unit"] or "")
    return start, days.today + timedelta(days=1)


def _last_or_this(groups: _Groups, days: Days) -> Times:
    """Last week, by the calendar; last May and last Monday, those which are over."""
    is_last, name = groups["which"] != "this", groups["name"] or ""
    if name in DAYS_OR_MONTHS:
        return around_day(name, earlier(days.today, int(is_last), name))
    base = days.today if name == "weekend" or not is_last else days.newest
    start, end = latest(name, base)
    return latest(name, start - timedelta(days=1)) if is_last and end > base else (start, end)


def _named(groups: _Groups, days: Days) -> Times:
    """A month, a season or a weekday: of its year, or the latest that has begun."""
    name = (groups["name"] or "").rstrip(".")
    return named_months(name, int(groups["year"])) if groups["year"] else latest(name, days.newest)


def _holiday(groups: _Groups, days: Days) -> Times:
    month, day, count = _HOLIDAYS[groups["name"] or ""]
    year = int(groups["year"] or days.newest.year)
    if not groups["year"] and (days.newest.month, days.newest.day) < (month, day):
        year -= 1
    start = datetime(year, month, day, tzinfo=UTC)
    return start, start + timedelta(days=count)


def _week_of(groups: _Groups, days: Days) -> Times:
    return around_day("week", read_period(groups["of"] or "", days)[0])


def _year_month(groups: _Groups, _: Days) -> Times:
    start = datetime(int(groups["year"] or 0), int(groups["month"] or 0), 1, tzinfo=UTC)
    return start, later_month(start, 1)


def _yearly(groups: _Groups, _: Days) -> Times:
    return from_year(int(groups["year"] or 0))


def _decade(groups: _Groups, _: Days) -> Times:
    if groups["word"]:
        return from_year(1920 + 10 * _DECADES.index(groups["word"]), 10)
    year = int(groups["year"] or 0)
    return from_year(year if year > 99 else 1900 + year if year > 20 else 2000 + year, 10)


def _quarter(groups: _Groups, _: Days) -> Times:
    """A quarter or a half of a year, by its number or its ordinal."""
    name = groups["name"] or groups["name_after"] or ""
    size = 6 if name[:1] == "h" or groups["unit"] == "half" else 3
    count = 12 // size
    ordinal = groups["ordinal"]
    if ordinal:
        number = count if ordinal == "last" else _ORDINALS.index(ordinal) + 1
    else:
        number = int(name[1:])
    if number > count:
        raise ValueError(name)
    year = datetime(int(groups["year"] or groups["year_before"] or 0), 1, 1, tzinfo=UTC)
    return later_month(year, size * (number - 1)), later_month(year, size * number)


def _part(groups: _Groups, days: Days) -> Times:
    """The early, middle or late third of a time."""
    start, end = read_period(groups["of"] or "", days)
    part = _PARTS[groups["part"] or ""]
    months = (end.year - start.year) * 12 + end.month - start.month
    if months > 12:  # whole years of a decade
        years = [start.replace(year=start.year + round(months * third / 36)) for third in range(4)]
        return years[part], years[part + 1]
    if months >= 3:
        return later_month(start, months * part // 3), later_month(start, months * (part + 1) // 3)
    third = max(1, (end - start).days // 3)
    starts = (start, start + timedelta(days=third), start + timedelta(days=2 * third), end)
    return starts[part], starts[part + 1]


def _edge(groups: _Groups, days: Days) -> Times:
    """The first two weeks, or the last 3 months, of a time."""
    start, end = read_period(groups["of"] or "", days)
    count, unit = read_count(groups["count"]), groups["unit"] or ""
    if groups["which"] == "first":
        return start, min(end, earlier(start, -count, unit))
    return max(start, earlier(end, count, unit)), end


# --- the patterns ------------------------------------------------------------------------

_DAY_OF = rf"(?:the\s+)?(?:{_WEEKDAY},?\s+(?:the\s+)?)?(?P<day>{_DAY})"
_TO_DAY = rf"(?:\s*(?:-|–|\bto|\band)\s*(?P<last>{_DAY}))?"
_DAY_AND_MONTH = rf"{_DAY_OF}{_TO_DAY}\s+(?:of\s+)?(?P<month>{_MONTH})\.?{_OF_YEAR}?"
_MONTH_AND_DAY = (
    rf"(?:{_WEEKDAY},?\s+)?(?:(?P<over>last)\s+)?(?P<month>{_MONTH})\.?\s+(?P<day>{_DAY})"
    rf"{_TO_DAY}(?:,?\s+(?P<year>{YEAR}))?"
)
_CALENDAR_UNIT = (
    r"(?P<which>last|this|past|previous|the\s+last)"
    rf"\s+(?P<name>{_UNIT}|weekend|{_SEASON}|{_WEEKDAY}|{_MONTH})"
)
_MONTH_OR_SEASON = rf"(?:the\s+)?(?P<name>{_MONTH}\.?|{_SEASON}(?=\s+(?:of\s+)?{YEAR})){_OF_YEAR}?"
_DECADE = (
    r"(?:the\s+)?(?:'?(?P<year>(?:1[89]|20)?[0-9]0)'?s"
    rf"|(?P<word>{'|'.join(_DECADES)}))"
)
_YEARLY = rf"(?P<year>{YEAR})"


def _plain(pattern: str) -> str:
    """The same without names for its groups, to stand in another."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


_BASE = rf"(?:{'|'.join(map(_plain, (_CALENDAR_UNIT, _MONTH_OR_SEASON, _DECADE, _YEARLY)))})"

RELATIVE_KINDS: tuple[tuple[str, _Reader], ...] = (
    (
        r"(?P<word>(?<!of\s)today|tonight|this\s+(?:morning|afternoon|evening)|yesterday|last\s+night"
        r"|the\s+day\s+before\s+yesterday)",
        _near_today,
    ),
    (rf"(?P<count>{_COUNT})\s+(?P<unit>{_UNIT})s?\s+ago", _ago),
    (rf"(?:at\s+)?this\s+time\s+last\s+(?P<unit>{_UNIT})", _this_time),
    (
        rf"(?:the\s+)?(?:last|past|previous)\s+(?P<count>{_COUNT})\s+(?P<unit>{_UNIT}|hour)s?(?!\s+of\b)",
        _past,
    ),
    (rf"(?:the\s+(?:last|past)|past)\s+(?P<unit>{_UNIT})(?P<count>)", _past),
    (rf"(?:(?:earlier|later)\s+)?{_CALENDAR_UNIT}(?!\s+[0-9])", _last_or_this),
    (rf"(?P<part>early|mid|late)[\s-]+(?P<of>{_plain(_CALENDAR_UNIT)})", _part),
)
_KINDS: tuple[tuple[str, _Reader], ...] = (
    *RELATIVE_KINDS,
    (rf"(?P<year>{YEAR})(?P<iso>[-/.])(?P<month>[0-9]{{1,2}})[-/.](?P<day>{_NUMBER})", _numbered),
    (
        rf"(?P<day>{_NUMBER})[-/.](?P<month>{_NUMBER})[-/.](?P<year>{YEAR}|[0-9]{{2}})(?![0-9])",
        _numbered,
    ),
    (rf"(?:the\s+)?(?P<day>{_DAY})\s+of\s+(?P<which>last|this)\s+month", _day_of_month),
    (_DAY_AND_MONTH, _dated),
    (_MONTH_AND_DAY, _dated),
    (
        rf"(?:the\s+)?week\s+of\s+(?P<of>{_plain(_DAY_AND_MONTH)}|{_plain(_MONTH_AND_DAY)})",
        _week_of,
    ),
    (
        rf"(?:(?:the\s+)?(?P<ordinal>{'|'.join(_ORDINALS)}|last)\s+(?P<unit>quarter|half)\s+of\s+|"
        rf"(?P<name>q[1-4]|h[12])(?:\s+of)?\s*/?\s*)(?P<year>{YEAR})"
        rf"|(?P<year_before>{YEAR})\s*(?P<name_after>q[1-4]|h[12])",
        _quarter,
    ),
    (
        rf"(?:the\s+)?(?P<which>first|last)(?:\s+(?P<count>{_COUNT}))?\s+(?P<unit>day|week|month|year)s?"
        rf"\s+of\s+(?P<of>{_BASE})",
        _edge,
    ),
    (
        rf"(?:the\s+)?(?P<part>early|mid|late|(?:start|beginning|middle|end)(?=\s+of\s))"
        rf"(?:[\s-]+|\s+(?:part\s+)?of\s+)(?P<of>{_BASE})",
        _part,
    ),
    (rf"(?P<name>{_HOLIDAY})(?:\s+(?:of\s+)?(?P<year>{YEAR}))?", _holiday),
    (rf"(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])(?![0-9])", _year_month),
    (_DECADE, _decade),
    (_MONTH_OR_SEASON, _named),
    (rf"(?P<name>{_WEEKDAY})(?P<year>)", _named),
    (_YEARLY, _yearly),
)

PERIOD = rf"(?:{'|'.join(_plain(pattern) for pattern, _ in _KINDS)})"
"""A time that stands in a question; case does not count."""
RELATIVE = rf"(?:{'|'.join(_plain(pattern) for pattern, _ in RELATIVE_KINDS)})"
"""One counted from now, that needs no "in" or "on" before it."""
IS_YEARLY = re.compile(
    rf"(?:(?:early|mid|late)[\s-]+)?(?:{YEAR}|{_plain(_DECADE)})", re.IGNORECASE | re.ASCII
)
IS_WEEKDAY = re.compile(_WEEKDAY, re.IGNORECASE)


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    return tuple((re.compile(pattern, re.ASCII), read) for pattern, read in _KINDS)
