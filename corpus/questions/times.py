"""What the words of a time mean: from when, up to before when. Pure, with the day passed in.

Each kind of time is one pattern and the function that reads its groups (`_KINDS`); `PERIOD` is all
of the patterns as one, for `periods`, which finds where a time stands in a line.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache

from corpus.questions import reckoning
from corpus.questions.counting import (
    COUNTS,
    MONTHS,
    ORDINALS,
    SEASON_MONTHS,
    WEEKDAYS,
    Times,
    around_day,
    earlier,
    later_month,
    read_count,
)
from corpus.questions.reckoning import DECADES, HOLIDAYS, QUARTERS, Days, Groups, Reader

_MONTH = rf"(?:{'|'.join(MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)"
_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
_SEASON = rf"(?:{'|'.join(SEASON_MONTHS)})"
_HOLIDAY = rf"(?:{'|'.join(HOLIDAYS)})"
# A year that no newspaper of an archive is from is a word of the question.
YEAR = r"(?:1[89]|20)[0-9]{2}"
_COUNT = rf"(?:[0-9]{{1,3}}|an|one|(?:a\s+)?(?:couple\s+of|few)|several|{'|'.join(COUNTS)})"
_UNIT = r"(?:day|week|month|year|decade)"
_NUMBER = r"[0-3]?[0-9]"
_NTH = rf"(?:[0-3]?[0-9](?:st|nd|rd|th)|{'|'.join(ORDINALS)})"
_DAY = rf"(?:[0-3]?[0-9](?:st|nd|rd|th)?|{'|'.join(ORDINALS)})"
_DAY_TIME = r"(?:\s+(?:morning|afternoon|evening|night))?"
_OF_YEAR = rf"(?:,?\s+(?:of\s+)?(?P<year>{YEAR}))"
_PARTS = {
    **dict.fromkeys(("early", "start", "beginning"), 0),
    **dict.fromkeys(("mid", "middle"), 1),
    **dict.fromkeys(("late", "end"), 2),
}


def read_period(text: str, days: Days) -> Times:
    """The first moment of a day, month, year or the like, and the first one after it.

    Raises ValueError where there is no such day, OverflowError for one beyond the calendar.
    """
    words = text.lower().replace("’", "'")
    for pattern, read in _compiled():
        if match := pattern.fullmatch(words):
            return read(match.groupdict(), days)
    raise ValueError(text)


# --- the kinds ---------------------------------------------------------------------------


def _within(groups: Groups, days: Days) -> Times:
    """A time within a longer one: "april 1 last year", "last week on monday"."""
    since, until = read_period(groups["of"] or groups["of_before"] or "", days)
    last = until - timedelta(days=1)
    start, end = read_period(groups["part"] or groups["part_after"] or "", Days(last, last))
    if start < since:
        raise ValueError(groups)
    return start, end


def _week_of(groups: Groups, days: Days) -> Times:
    return around_day("week", read_period(groups["of"] or "", days)[0])


def _part(groups: Groups, days: Days) -> Times:
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


def _edge(groups: Groups, days: Days) -> Times:
    """The first two weeks, or the last 3 months, of a time."""
    start, end = read_period(groups["of"] or "", days)
    count, unit = read_count(groups["count"]), groups["unit"] or ""
    if groups["which"] == "first":
        return start, min(end, earlier(start, -count, unit))
    return max(start, earlier(end, count, unit)), end


# --- the patterns ------------------------------------------------------------------------

_ON_WEEKDAY = rf"(?:(?:{_WEEKDAY}|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\.?),?\s+)?"
_DAY_OF = rf"(?:the\s+)?(?:(?P<over>last)\s+)?{_ON_WEEKDAY}(?:the\s+)?(?P<day>{_DAY})"
_TO_DAY = rf"(?:\s*(?:-|–|\bto|\band)\s*(?P<last>{_DAY}))?"
_DAY_AND_MONTH = rf"{_DAY_OF}{_TO_DAY}\s+(?:of\s+)?(?P<month>{_MONTH})\.?{_OF_YEAR}?"
_MONTH_AND_DAY = (
    rf"{_ON_WEEKDAY}(?:(?P<over>last)\s+)?(?P<month>{_MONTH})\.?\s+(?P<day>{_DAY})"
    rf"{_TO_DAY}(?:,?\s+(?P<year>{YEAR}))?"
)
_CALENDAR_UNIT = (
    r"(?P<which>last|this|past|previous|the\s+last)"
    rf"\s+(?P<name>{_UNIT}|weekend|{_SEASON}|{_WEEKDAY}|{_MONTH})"
)
_MONTH_OR_SEASON = (
    rf"(?:the\s+)?(?:month\s+of\s+)?(?P<name>{_MONTH}\.?|{_SEASON}(?=\s+(?:of\s+)?{YEAR}))"
    rf"{_OF_YEAR}?"
)
_DECADE = (
    r"(?:the\s+)?(?:'?(?P<year>(?:1[89]|20)?[0-9]0)'?s"
    rf"|(?P<word>{'|'.join(DECADES)}))"
)
_YEARLY = rf"(?:the\s+year\s+)?(?P<year>{YEAR})"
_AGO = rf"(?P<count>{_COUNT})\s+(?P<unit>{_UNIT})s?\s+ago(?P<exactly>\s+today)?"


def _plain(pattern: str) -> str:
    """The same without names for its groups, to stand in another."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


_BASE = rf"(?:{'|'.join(map(_plain, (_CALENDAR_UNIT, _MONTH_OR_SEASON, _DECADE, _YEARLY)))})"

# "april 1 last year", "last year on april 1": the shorter time, and the longer it is in.
_SHORTER = "|".join(
    (
        *map(_plain, (_DAY_AND_MONTH, _MONTH_AND_DAY)),
        rf"(?:the\s+)?{_NTH}",
        rf"{_MONTH}\.?",
        _WEEKDAY + _DAY_TIME,
        _HOLIDAY,
    )
)
_LONGER = rf"(?:(?:last|this|(?:the\s+)?(?:past|previous))\s+(?:week|month|year)|{_plain(_AGO)})"
_WITHIN = (
    rf"(?P<part>{_SHORTER}),?\s+(?:(?:of|in)\s+)?(?P<of>{_LONGER})"
    rf"|(?P<of_before>{_LONGER}),?\s+(?:on|in)\s+(?P<part_after>{_SHORTER})"
)

RELATIVE_KINDS: tuple[tuple[str, Reader], ...] = (
    (
        r"(?P<word>(?<!of\s)today|tonight|this\s+(?:morning|afternoon|evening)|yesterday|last\s+night"
        rf"|the\s+day\s+before\s+yesterday){_DAY_TIME}",
        reckoning.near_today,
    ),
    (_WITHIN, _within),
    (_AGO, reckoning.ago),
    (r"the\s+(?P<unit>week|month|year)\s+before\s+last", reckoning.before_last),
    (rf"(?:at\s+)?this\s+time\s+last\s+(?P<unit>{_UNIT})", reckoning.this_time),
    (
        rf"(?:the\s+)?(?:last|past|previous)\s+(?P<count>{_COUNT})\s+(?P<unit>{_UNIT}|hour)s?(?!\s+of\b)",
        reckoning.past,
    ),
    (rf"(?:the\s+(?:last|past)|past)\s+(?P<unit>{_UNIT})(?P<count>)", reckoning.past),
    (rf"(?:(?:earlier|later)\s+)?{_CALENDAR_UNIT}(?!\s+[0-9])", reckoning.last_or_this),
    (rf"(?P<part>early|mid|late)[\s-]+(?P<of>{_plain(_CALENDAR_UNIT)})", _part),
)
_KINDS: tuple[tuple[str, Reader], ...] = (
    *RELATIVE_KINDS,
    (
        rf"(?P<year>{YEAR})(?P<iso>[-/.])(?P<month>[0-9]{{1,2}})[-/.](?P<day>{_NUMBER})",
        reckoning.numbered,
    ),
    (
        rf"(?P<day>{_NUMBER})[-/.](?P<month>{_NUMBER})[-/.](?P<year>{YEAR}|[0-9]{{2}})(?![0-9])",
        reckoning.numbered,
    ),
    (_DAY_AND_MONTH, reckoning.dated),
    (_MONTH_AND_DAY, reckoning.dated),
    (
        rf"(?:the\s+)?week\s+of\s+(?P<of>{_plain(_DAY_AND_MONTH)}|{_plain(_MONTH_AND_DAY)})",
        _week_of,
    ),
    (
        rf"(?:(?:the\s+)?(?P<ordinal>{'|'.join(QUARTERS)}|last)\s+(?P<unit>quarter|half)\s+of\s+|"
        rf"(?P<name>q[1-4]|h[12])(?:\s+of)?\s*/?\s*)(?P<year>{YEAR})"
        rf"|(?P<year_before>{YEAR})\s*(?P<name_after>q[1-4]|h[12])",
        reckoning.quarter,
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
    (rf"(?P<name>{_HOLIDAY})(?:\s+(?:of\s+)?(?P<year>{YEAR}))?", reckoning.holiday),
    (rf"(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])(?![0-9])", reckoning.year_month),
    (rf"(?P<month>0?[1-9]|1[0-2])[/.](?P<year>{YEAR})(?![0-9])", reckoning.year_month),
    (rf"(?P<year>{YEAR}),?\s+(?P<name>{_MONTH})", reckoning.named),
    (_DECADE, reckoning.decade),
    (_MONTH_OR_SEASON, reckoning.named),
    (rf"(?P<name>{_WEEKDAY}){_DAY_TIME}(?P<year>)", reckoning.named),
    (rf"the\s+(?P<day>{_NTH})", reckoning.day_of_month),
    (
        rf"tomorrow|(?:the\s+)?(?:next|coming|following)\s+"
        rf"(?:{_UNIT}|weekend|{_SEASON}|{_WEEKDAY}|{_MONTH})",
        reckoning.to_come,
    ),
    (_YEARLY, reckoning.yearly),
)

PERIOD = rf"(?:{'|'.join(_plain(pattern) for pattern, _ in _KINDS)})"
"""A time that stands in a question; case does not count."""
WORDS = frozenset(
    (
        *"0123456789",
        *re.findall(r"[a-z]{3,}", _MONTH + _ON_WEEKDAY + _SEASON + _HOLIDAY),
        *("tue", "thu", "thur", "thurs", *ORDINALS, *DECADES),
        *("day", "week", "month", "year", "decade", "hour", "weekend"),
        *("days", "weeks", "months", "years", "decades", "hours"),
        *("today", "tonight", "yesterday", "tomorrow", "night", "morning", "afternoon", "evening"),
    )
) - {"new"}  # a new year has a year, too
"""Words of which every such time has one, or a figure."""
RELATIVE = rf"(?:{'|'.join(_plain(pattern) for pattern, _ in RELATIVE_KINDS)})"
"""One counted from now, that needs no "in" or "on" before it."""
IS_YEARLY = re.compile(
    rf"(?:(?:early|mid|late)[\s-]+)?(?:{YEAR}|{_plain(_DECADE)})", re.IGNORECASE | re.ASCII
)
IS_WEEKDAY = re.compile(_WEEKDAY + _DAY_TIME, re.IGNORECASE)
IS_NTH = re.compile(rf"the\s+{_NTH}", re.IGNORECASE)
IS_TO_COME = re.compile(r"tomorrow\b|(?:the\s+)?(?:next|coming|following)\b", re.IGNORECASE)


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    return tuple((re.compile(pattern, re.ASCII), read) for pattern, read in _KINDS)
