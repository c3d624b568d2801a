"""Between which times: the dates of a question. Pure, with the time passed in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TypeAlias

from corpus.questions.phrases import ASKING, PHRASE, asks_no_more

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_WEEKDAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
# Not winter: "winter 2020" has two years to choose from.
_SEASONS = "spring|summer|autumn|fall"
# A year that no newspaper of an archive is from is a word of the question.
_YEAR = r"(?:1[89]|20)[0-9]{2}"
_COUNTS = (
    *("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    "twelve",
)
_COUNT = rf"(?:[0-9]{{1,3}}|an|one|(?:a\s+)?couple\s+of|{'|'.join(_COUNTS)})"
_UNIT = r"(?:day|week|month|year|decade)"
_EARLY = r"(?:(?:early|earlier|mid|late|later)[\s-]+)?"
_DAY = (
    rf"(?:{_YEAR}-[0-9]{{2}}-[0-9]{{2}}"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTHS})\.?(?:,?\s+{_YEAR})?"
    rf"|(?:{_MONTHS})\.?\s+[0-9]{{1,2}}(?:st|nd|rd|th)?(?:,?\s+{_YEAR})?)"
)
_RELATIVE = (
    rf"(?:{_COUNT}\s+{_UNIT}s?\s+ago|(?:the\s+)?(?:last|past)\s+{_COUNT}\s+(?:{_UNIT}|hour)s?"
    rf"|(?:the\s+(?:last|past)|past)\s+{_UNIT}|(?<!of\s)today|yesterday|the\s+day\s+before\s+yesterday"
    rf"|{_EARLY}(?:last|this)\s+(?:{_UNIT}|weekend|{_SEASONS}|{_WEEKDAYS}|{_MONTHS}))"
)
_YEARLY = rf"(?:{_EARLY}{_YEAR}|{_EARLY}(?:the\s+)?(?:1[89]|20)[0-9]0['’]?s)"
_PERIOD = (
    rf"(?:{_DAY}|{_RELATIVE}|{_WEEKDAYS}|{_EARLY}(?:{_MONTHS})\.?(?:,?\s+(?:of\s+)?{_YEAR})?"
    rf"|{_YEAR}-(?:0[1-9]|1[0-2])|(?:the\s+)?(?:{_SEASONS})\s+(?:of\s+)?{_YEAR}|{_YEARLY})"
)
_TO = rf"\s*(?:,?\b(?P<until>until|till|before|up\s+to|to|through)\s+|[-–—]\s*)(?P<to>{_PERIOD})"
_WHEN = (
    rf"(?:between\s+(?P<first>{_PERIOD})\s+and\s+(?P<last>{_PERIOD})"
    rf"|(?P<since>since|after|from)\s+(?P<from>{_PERIOD})(?:{_TO})?"
    rf"|(?P<till>until|till|before|up\s+to)\s+(?P<by>{_PERIOD})"
    rf"|(?:(?:in|during)\s+)?(?P<year>{_YEAR})\s*[-–—]\s*(?P<year_to>{_YEAR})"
    rf"|(?:in|during)\s+(?!{_RELATIVE}\b)(?P<within>{_PERIOD})|on\s+(?P<day>{_DAY})"
    rf"|(?:(?:of|for|over|within|in|during|on)\s+)?(?P<relative>{_RELATIVE}|(?<=on\s)(?:{_WEEKDAYS})))"
)

# What says that the date is the article's, and not what it tells of. A book "was published".
_ARTICLES = r"(?:articles?|(?<!\S\s)(?:(?:any|all|the)\s+)?(?:news|stories|reports|headlines))"
_IN_PRINT = r"(?<!was\s)(?<!were\s)(?<!been\s)(?:published|printed|reported)"
_SEARCH_IN_PRINT = rf"{_ARTICLES}\s+{_IN_PRINT}|{_ARTICLES}|{_IN_PRINT}"
_SEARCH_WHEN = _WHEN.replace("(?:in|during)", "(?:in|during|of)")


@cache  # they are large, and most commands read no question
def _places(when: str, in_print: str) -> tuple[re.Pattern[str], ...]:
    """Where a date may stand: at the end, at the start, or before "about ..." and the like."""
    date = rf"(?:(?P<printed>{in_print})\s+)?{when}"
    flags = re.IGNORECASE | re.ASCII  # no "laſt week"
    gap = r"(?<![\s,])[\s,]+"
    return (
        re.compile(rf"(?:^|{gap}){date}\s*[?.!]*\s*$", flags),
        re.compile(rf"^{date}(?:\s*[,:;–—]\s*|\s+-\s+|\s+(?={ASKING}\b))", flags),
        re.compile(
            rf"(?:^|{gap}){date}(?=\s+(?:about|on|in|at|regarding|concerning|with|to|from)\s)",
            flags,
        ),
    )


_IS_RELATIVE = re.compile(rf"{_RELATIVE}|{_WEEKDAYS}", re.IGNORECASE)
_IS_YEARLY = re.compile(_YEARLY, re.IGNORECASE)

_Times: TypeAlias = tuple[datetime | None, datetime | None]


def split_dates(text: str, now: datetime) -> tuple[str, datetime | None, datetime | None]:
    """`text` without its dates, and the times they give: from, up to before.

    At its end, its start, or before "about ...": "since 2019", "until May
    2021", "in March 2021", "between May and July", "last week", "on Monday",
    "two days ago". What has no year is the latest that is not to come.
    """
    for date, times in _dates(text, _places(_WHEN, "published|printed"), now):
        return _cut(text, date), *times
    return text, None, None


def search_dates(text: str, now: datetime) -> tuple[str, datetime | None, datetime | None]:
    """`split_dates` for a question that articles of any time may answer.

    "Last week", "since 2019", "published in 2020" limit the articles. "In March
    2021" limits them too, but stays in the text; "in 1951" only stays there.
    """
    # "What treaty was signed in 1951?" may be answered by an article of 2019, so a year is a
    # word. A newspaper tells of a month or a day mostly in that month, so it is worth a look
    # there first; the words stay, to be found in the articles of later years when it fails.
    # Who asks no more than what happened then, has nothing but the date to go by.
    for date, times in _dates(text, _places(_SEARCH_WHEN, _SEARCH_IN_PRINT), now):
        words = _cut(text, date)
        if asks_no_more(words) or not _is_of_the_event(date):
            return words, *times
        if not _is_yearly(date):
            return text, *times
    return text, None, None


def _is_of_the_event(date: re.Match[str]) -> bool:
    """Whether the date may be of what happened, rather than of the article."""
    bare_from = _is_lone_from(date) and not _IS_RELATIVE.fullmatch(date["from"])
    bare = date["year"] or date["day"] or date["within"] or bare_from
    is_weekday = _IS_RELATIVE.fullmatch(date["within"] or "")
    return bool(bare) and not is_weekday and not date["printed"]


def _is_yearly(date: re.Match[str]) -> bool:
    period = date["within"] or date["from"] or ""
    return bool(date["year"] or _IS_YEARLY.fullmatch(period))


def _is_lone_from(date: re.Match[str]) -> bool:
    return (date["since"] or "").lower() == "from" and not date["to"]


def _dates(
    text: str, places: tuple[re.Pattern[str], ...], now: datetime
) -> Iterator[tuple[re.Match[str], _Times]]:
    """Each date outside quotation marks, with its times."""
    for place in places:
        date = place.search(text)
        if date and not _is_quoted(text, date):
            # There is no 30 February, no year 10000, and no article from the future.
            with suppress(ValueError, OverflowError):
                yield date, _times(date, now)


def _is_quoted(text: str, date: re.Match[str]) -> bool:
    phrases = (phrase.span() for phrase in re.finditer(PHRASE, text))
    return any(start < date.end() and date.start() < end for start, end in phrases)


def _cut(text: str, date: re.Match[str]) -> str:
    return (text[: date.start()] + text[date.end() :]).strip()


def _times(date: re.Match[str], now: datetime) -> _Times:
    if date["year"]:
        return _between(date["year"], date["year_to"], now)
    if date["first"]:
        return _between(date["first"], date["last"], now)
    if date["from"] and date["to"]:
        return _between(date["from"], date["to"], now, date["since"], date["until"] or "to")
    # "Comments from last week" are no newer, where "from 2019" may mean from then on.
    if _is_lone_from(date) and (date["printed"] or _IS_RELATIVE.fullmatch(date["from"])):
        return _period(date["from"], now)
    if date["from"]:
        return _since(date["since"], date["from"], now), None
    if date["by"]:
        return None, _until(date["till"], date["by"], now)
    return _period(date["within"] or date["day"] or date["relative"], now)


def _between(
    first: str, last: str, now: datetime, since: str = "from", until: str = "to"
) -> tuple[datetime, datetime]:
    end = _until(until, last, now)
    start = _since(since, first, now)
    if start >= end:  # "between May and July 2021" is from the latest May before that
        start = _since(since, first, end - timedelta(days=1))
    if start >= end:
        raise ValueError(first, last)
    return start, end


def _since(word: str, period: str, now: datetime) -> datetime:
    start, end = _period(period, now)
    return end if word.lower() == "after" else start


def _until(word: str, period: str, now: datetime) -> datetime:
    start, end = _period(period, now)
    return start if word.lower() == "before" else end


def _period(text: str, now: datetime) -> tuple[datetime, datetime]:
    """The first moment of a day, month, year or the like, and the first one after it."""
    today = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    start, end = _read_period(re.sub(f"^{_EARLY}", "", text.lower()), today)
    if start > today + timedelta(days=1):  # where it is a day later already, it is not to come
        raise ValueError(text)
    return start, end


def _read_period(text: str, today: datetime) -> tuple[datetime, datetime]:
    match text.split():
        case ["today"]:
            return _calendar("day", today)
        case [*the_day_before, "yesterday"]:
            return _calendar("day", _back(today, 2 if the_day_before else 1, "day"))
        case [*count, unit, "ago"]:
            return _calendar(unit, _back(today, _number(count), unit))
        case ["last" | "this" as which, unit] if unit in _DAYS_OR_MONTHS:
            return _calendar(unit, _back(today, int(which == "last"), unit))
        case ["last" | "this" as which, name]:
            return _latest_over(name, today) if which == "last" else _latest(name, today)
        case ["the", "last" | "past", *count, unit] | ["last" | "past", *count, unit]:
            return _back(today, _number(count), unit), today + timedelta(days=1)
        case [name] if name[:3] in _WEEKDAY_NUMBERS or name[:3] in _MONTH_NUMBERS:
            return _latest(name, today)
    return _dated_period(text.replace("the ", "").replace(" of ", " "), today)


def _number(count: Sequence[str]) -> int:
    """ "7", "two", "a couple of", or nothing at all for one."""
    if "couple" in count:
        return 2
    word = count[0] if count else "one"
    if word.isdecimal():
        return int(word)
    return _COUNTS.index(word) + 1 if word in _COUNTS else 1


# How many days or months a unit is; which of the two, its name tells.
_DAYS_OR_MONTHS = {"day": 1, "week": 7, "month": 1, "year": 12, "decade": 120}


def _back(day: datetime, count: int, unit: str) -> datetime:
    unit = unit.removesuffix("s")
    if unit == "hour":
        return day - timedelta(days=-(-count // 24))
    size = count * _DAYS_OR_MONTHS[unit]
    if unit in ("day", "week"):
        return day - timedelta(days=size)
    month = _month(day, -size)
    last = _month(month, 1) - timedelta(days=1)
    return month.replace(day=min(day.day, last.day))


def _calendar(unit: str, day: datetime) -> tuple[datetime, datetime]:
    """The day, week, month, year or decade in which `day` is."""
    unit = unit.removesuffix("s")
    if unit in ("day", "week"):
        start = day - timedelta(days=day.weekday() if unit == "week" else 0)
        return start, start + timedelta(days=_DAYS_OR_MONTHS[unit])
    if unit == "month":
        return _month(day, 0), _month(day, 1)
    return _years(day.year - day.year % 10, 10) if unit == "decade" else _years(day.year)


_WEEKDAY_NUMBERS = {name[:3]: number for number, name in enumerate(_WEEKDAYS.split("|"))}
_MONTH_NUMBERS = {name[:3]: number for number, name in enumerate(_MONTHS.split("|")[:12], start=1)}
_SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}


def _latest_over(name: str, today: datetime) -> tuple[datetime, datetime]:
    """The latest Monday, weekend, May or summer that is over."""
    start, end = _latest(name, today)
    return (start, end) if end <= today else _latest(name, start - timedelta(days=1))


def _latest(name: str, today: datetime) -> tuple[datetime, datetime]:
    """The latest Monday, weekend, May or summer that has begun."""
    weekday = 5 if name == "weekend" else _WEEKDAY_NUMBERS.get(name[:3])
    if weekday is not None:
        start = today - timedelta(days=(today.weekday() - weekday) % 7)
        return start, start + timedelta(days=2 if name == "weekend" else 1)
    start, end = _months(name, today.year)
    return (start, end) if start <= today else _months(name, today.year - 1)


def _months(name: str, year: int) -> tuple[datetime, datetime]:
    """A month or a season of a year."""
    number = _SEASON_MONTHS.get(name) or _MONTH_NUMBERS[name[:3]]
    start = datetime(year, number, 1, tzinfo=UTC)
    return start, _month(start, 3 if name in _SEASON_MONTHS else 1)


def _dated_period(text: str, today: datetime) -> tuple[datetime, datetime]:
    """A day, a month of a year, a year or a decade."""
    if text.rstrip("s'’").isdecimal():
        return _years(int(text.rstrip("s'’")), 10 if text.endswith("s") else 1)
    match text.replace(",", " ").split():
        case [name, year] if len(year) == 4 and name.rstrip(".").isalpha():
            return _months(name, int(year))
    return _dated_day(text, today)


def _dated_day(text: str, today: datetime) -> tuple[datetime, datetime]:
    # Here and not above: dateparser is slow to import, and most questions have no date.
    from dateparser.date import DateDataParser

    settings = {
        "RELATIVE_BASE": today.replace(tzinfo=None),
        "PREFER_DATES_FROM": "past",
        "PREFER_DAY_OF_MONTH": "first",
    }
    date = DateDataParser(languages=["en"], settings=settings).get_date_data(text)
    if date.date_obj is None:
        raise ValueError(text)
    day = date.date_obj.replace(tzinfo=UTC, hour=0, minute=0, second=0, microsecond=0)
    if date.period == "month":
        start = _month(day, 0)
        return start, _month(start, 1)
    return day, day + timedelta(days=1)


def _month(day: datetime, later: int) -> datetime:
    months = day.year * 12 + day.month - 1 + later
    return day.replace(year=months // 12, month=months % 12 + 1, day=1)


def _years(year: int, count: int = 1) -> tuple[datetime, datetime]:
    return datetime(year, 1, 1, tzinfo=UTC), datetime(year + count, 1, 1, tzinfo=UTC)
