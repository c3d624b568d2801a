"""Where the dates of a question stand, and between which times it asks. Pure.

`times` reads what one of them means; what stands before it says how that is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cache
from typing import TypeAlias

from rapidfuzz import fuzz, process

from corpus.questions import times
from corpus.questions.counting import MONTHS, ORDINALS, WEEKDAYS, Times
from corpus.questions.phrases import ASKING, PHRASE, asks_no_more
from corpus.questions.reckoning import Days, days_at
from corpus.questions.times import PERIOD, YEAR, read_period

_TO = rf"\s*(?:,?\b(?P<until>until|till|before|up\s+to|to|through)\s+|[-–—]\s*)(?P<to>{PERIOD})"
_WHEN = (
    rf"(?:between\s+(?P<first>{PERIOD})\s+and\s+(?P<last>{PERIOD})"
    rf"|(?P<since>since|after|from|as\s+of|starting(?:\s+(?:from|in|on))?)\s+(?P<from>{PERIOD})(?:{_TO})?"
    rf"|(?P<till>until|till|before|up\s+to|prior\s+to)\s+(?P<by>{PERIOD})"
    rf"|(?:(?:in|during|between)\s+)?(?P<year>{YEAR})\s*(?:[-–—]|\b(?:to|and)\b)\s*(?P<year_to>{YEAR})"
    rf"|(?:(?P<before>in|during|on|at|of|for|over|within|around|circa|between)\s+)?(?P<period>{PERIOD}))"
)

# What says that the date is the article's, and not what it tells of. A book "was published".
_ARTICLES = r"(?:articles?|(?<!\S\s)(?:(?:any|all|the)\s+)?(?:news|stories|reports|headlines))"
_IN_PRINT = r"(?<!was\s)(?<!were\s)(?<!been\s)(?:published|printed|reported)"
_SEARCH_IN_PRINT = rf"{_ARTICLES}\s+{_IN_PRINT}|{_ARTICLES}|{_IN_PRINT}"

# After these a number of four digits is no year.
_NO_YEAR_AFTER = (
    *("of", "the", "in", "on", "at", "a", "an", "than", "about", "over", "under", "to", "by"),
    *("for", "and", "or", "least", "most", "nearly", "almost", "article", "resolution", "flight"),
    *("room", "number", "no", "section", "paragraph", "agenda", "vision", "horizon"),
)
_TIME_WORDS = (*MONTHS, *WEEKDAYS, "yesterday", "christmas")
# How like a month a word after "since" must be (rapidfuzz, of 100), and how long.
_LIKE_A_MONTH = 85
_AFTER_A_PREPOSITION = re.compile(
    r"(?:(?<=\bin\s)|(?<=\bon\s)|(?<=\bsince\s)|(?<=\buntil\s)|(?<=\bbefore\s)|(?<=\bafter\s)"
    r"|(?<=\blast\s)|(?<=\bsay\s)|(?<=\d\s))(?P<word>[a-z]{5,10})\b",
    re.IGNORECASE | re.ASCII,
)
_MONTH = rf"(?:{'|'.join(MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
# "In 23 about", "29 sep 25": no other number stands there. "Sep 25" is a day.
_SHORT_YEAR = re.compile(
    rf"(?:\b(?P<word>in|since|until|before|after)|(?P<month>\b{_MONTH}\.?)(?=\s+['’])|(?P<day>\b[0-3]?[0-9](?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}),?)"
    r"\s+['’]?(?P<year>[0-3][0-9])(?=[\s?.!,]*\Z|\s+(?:about|on|regarding|concerning)\s)",
    re.IGNORECASE | re.ASCII,
)
_RELATIVE = re.compile(rf"{times.RELATIVE}|{times.IS_WEEKDAY.pattern}", re.IGNORECASE | re.ASCII)
_SEVERAL_DAYS = re.compile(r".*[0-9]\S*\s*(?:-|–|\bto|\band)\s*[0-9].*", re.IGNORECASE)
# Not "on May", nor "on 2020"; but "on Sunday", "on the 3rd", "on June 2020".
_IS_DAY = re.compile(
    rf"[0-9](?![0-9]{{3}})|day\b|[a-z]\W+[0-9]{{4}}|christmas|halloween|new\s|(?:{'|'.join(ORDINALS)})\b",
    re.IGNORECASE,
)
_AT = re.compile(
    r"christmas|xmas|halloween|(?:the\s+)?(?:start|beginning|middle|end)\b", re.IGNORECASE
)
_OF_WHAT = re.compile(r"\b(?:about|on|of|for|to|until|by)\Z", re.IGNORECASE)
_DATE: TypeAlias = re.Match[str]
_ANY = re.compile(rf"{PERIOD}|{YEAR}", re.IGNORECASE | re.ASCII)
_PART = re.compile(r"[a-z]+|[0-9]")


@cache  # they are large, and most questions name no time
def _places(in_print: str) -> tuple[re.Pattern[str], ...]:
    """Where a date may stand: at the end, at the start, or before "about ..." and the like."""
    date = rf"(?:(?P<printed>{in_print})\s+)?{_WHEN}"
    flags = re.IGNORECASE | re.ASCII  # no "laſt week"
    gap = r"(?<![\s,])[\s,]+"
    return (
        re.compile(rf"(?:^|{gap}){date}\s*[?.!]*\s*$", flags),
        re.compile(rf"^{date}(?:\s*[,:;–—]\s*|\s+-\s+|\s+(?={ASKING}\b))", flags),
        re.compile(
            rf"(?:^|{gap}){date}(?=\s+(?:about|on|in|at|regarding|concerning|with|to|from|say|said)\s)",
            flags,
        ),
    )


def split_dates(
    text: str, now: datetime, newest: datetime | None = None
) -> tuple[str, datetime | None, datetime | None]:
    """`text` without its dates, and the times they give: from, up to before.

    At its end, its start, or before "about ...": "since 2019", "until May
    2021", "in March 2021", "between May and July", "last week", "on Monday",
    "two days ago", and a year at the end. What has no year is the latest that
    is not to come, nor after the `newest` article, where that is given.
    """
    respelling = _spelt(text)
    for date, limits in _dates(respelling, "published|printed", days_at(now, newest), False):
        return _cut(respelling, date), *limits
    return text, None, None


def search_dates(
    text: str, now: datetime, newest: datetime | None = None
) -> tuple[str, datetime | None, datetime | None]:
    """`split_dates` for a question that articles of any time may answer.

    "Last week", "since 2019", "published in 2020" limit the articles. "In March
    2021" limits them too, but stays in the text; "in 1951" only stays there.
    """
    # "What treaty was signed in 1951?" may be answered by an article of 2019, so a year is a
    # word. A newspaper tells of a month or a day mostly in that month, so it is worth a look
    # there first; the words stay, to be found in the articles of later years when it fails.
    # Who asks no more than what happened then, has nothing but the date to go by.
    respelling = _spelt(text)
    for date, limits in _dates(respelling, _SEARCH_IN_PRINT, days_at(now, newest), True):
        words = _cut(respelling, date)
        if asks_no_more(words) or not _is_of_the_event(date):
            return words, *limits
        if not _is_yearly(date):
            return text, *limits
    return text, None, None


def _spelt(text: str) -> str:
    """`text` with months and weekdays as they are spelt, and whole years: "since septembr 23"."""
    return _SHORT_YEAR.sub(_with_century, _AFTER_A_PREPOSITION.sub(_as_spelt, text))


def _with_century(match: _DATE) -> str:
    return f"{match['word'] or match['month'] or match['day']} 20{match['year']}"


def _as_spelt(match: _DATE) -> str:
    word = match["word"]
    near = process.extractOne(
        word.lower(), _TIME_WORDS, scorer=fuzz.ratio, score_cutoff=_LIKE_A_MONTH
    )
    return near[0] if near and near[0] != word.lower() else word


def _is_of_the_event(date: _DATE) -> bool:
    """Whether the date may be of what happened, rather than of the article."""
    period = (date["from"] if _is_lone_from(date) else date["period"]) or ""
    is_bare = date["year"] or (period and not _RELATIVE.fullmatch(period))
    return bool(is_bare) and not date["printed"]


def _is_yearly(date: _DATE) -> bool:
    period = date["period"] or date["from"] or ""
    return bool(date["year"] or times.IS_YEARLY.fullmatch(period))


def _is_lone_from(date: _DATE) -> bool:
    return (date["since"] or "").lower() == "from" and not date["to"]


def _dates(
    text: str, in_print: str, days: Days, is_search: bool
) -> Iterator[tuple[_DATE, tuple[datetime | None, datetime | None]]]:
    """Each date outside quotation marks, with its times."""
    for date in _standing(text, in_print, is_search):
        # There is no 30 February, no year 10000, and no article from the future.
        with suppress(ValueError, OverflowError):
            yield date, _times(date, days)


def split_beyond(text: str, now: datetime, newest: datetime | None = None) -> tuple[str, str]:
    """`text` without a time that no article can be of, and that: it is to come, or never was.

    The time is "" where there is none.
    """
    respelling, days = _spelt(text), days_at(now, newest)
    for date in _standing(respelling, "published|printed", False):
        if (date["till"] or "").lower() in ("before", "prior to"):
            continue  # "coal before 2030" is of a plan
        try:
            _times(date, days)
        except (ValueError, OverflowError):
            return _cut(respelling, date), date[0].strip(" ,?.!")
    return text, ""


def _standing(text: str, in_print: str, is_search: bool) -> Iterator[_DATE]:
    """Each date outside quotation marks that stands where dates do."""
    # Most questions have no word of a time, which is told much faster than the whole pattern is.
    if times.WORDS.isdisjoint(_PART.findall(text.lower())) or not _ANY.search(text):
        return
    for place in _places(in_print):
        start = 0
        while date := place.search(text, start):
            if _is_quoted(text, date) or not _stands(text, date, is_search):
                start = date.start() + 1
                continue
            yield date
            start = date.end()


def _is_quoted(text: str, date: _DATE) -> bool:
    phrases = (phrase.span() for phrase in re.finditer(PHRASE, text))
    return any(start < date.end() and date.start() < end for start, end in phrases)


def _stands(text: str, date: _DATE, is_search: bool) -> bool:
    """Whether a time is one after what stands before it: "in May", and not "on May"."""
    period, before = date["period"], (date["before"] or "").lower()
    if not period:
        return True
    if times.IS_NTH.fullmatch(period):
        return before == "on"
    if times.IS_TO_COME.match(period):
        return not is_search and not _OF_WHAT.search(text[: date.start()])
    is_relative = times.IS_WEEKDAY.fullmatch(period) is None and _RELATIVE.fullmatch(period)
    if is_relative:
        return before != "between"
    match before:
        case "between":
            return _SEVERAL_DAYS.fullmatch(period) is not None
        case "on":
            return _IS_DAY.search(period) is not None
        case "at":
            return _AT.match(period) is not None
        case "of":
            return is_search
        case "for" | "over" | "within":
            return times.IS_YEARLY.fullmatch(period) is None
        case "":
            return _stands_alone(text, date, is_search)
    return True


def _stands_alone(text: str, date: _DATE, is_search: bool) -> bool:
    """Whether a time needs no "in": "July 2024" needs none, nor a year at the end."""
    period = date["period"].lower()
    if date["printed"] or period.startswith("last "):
        return True
    words = text[: date.start("period")].lower().split()
    if period.startswith("may ") and words:  # Theresa's
        return False
    if not period.isdigit():
        return any(map(str.isdigit, period))
    is_last = not text[date.end("period") :].strip(" ?.!")
    return not is_search and is_last and bool(words) and _may_precede_a_year(words[-1])


def _may_precede_a_year(word: str) -> bool:
    return word.strip(",'’").isalpha() and word not in _NO_YEAR_AFTER


def _cut(text: str, date: _DATE) -> str:
    return (text[: date.start()] + text[date.end() :]).strip()


def _times(date: _DATE, days: Days) -> tuple[datetime | None, datetime | None]:
    if date["year"]:
        return _between(date["year"], date["year_to"], days)
    if date["first"]:
        return _between(date["first"], date["last"], days)
    if date["from"] and date["to"]:
        return _between(date["from"], date["to"], days, date["since"], date["until"] or "to")
    # "Comments from last week" are no newer, where "from 2019" may mean from then on.
    is_of_then = date["printed"] or _SEVERAL_DAYS.fullmatch(date["from"] or "")
    if _is_lone_from(date) and (is_of_then or _RELATIVE.fullmatch(date["from"])):
        return _period(date["from"], days)
    if date["from"]:
        return _since(date["since"], date["from"], days), None
    if date["by"]:
        return None, _until(date["till"], date["by"], days)
    period = _period(date["period"], days)
    return _around(*period) if (date["before"] or "").lower() in ("around", "circa") else period


def _between(
    first: str, last: str, days: Days, since: str = "from", until: str = "to"
) -> tuple[datetime, datetime]:
    end = _until(until, last, days)
    start = _since(since, first, days)
    if start >= end:  # "between May and July 2021" is from the latest May before that
        before = end - timedelta(days=1)
        start = _since(since, first, Days(before, before))
    if start >= end:
        raise ValueError(first, last)
    return start, end


def _since(word: str, period: str, days: Days) -> datetime:
    start, end = _period(period, days)
    return end if word.lower() == "after" else start


def _until(word: str, period: str, days: Days) -> datetime:
    start, end = _period(period, days)
    return start if word.lower() in ("before", "prior to") else end


def _around(start: datetime, end: datetime) -> Times:
    """A week on either side of a few days, half a month on either side of a month."""
    length = (end - start).days
    margin = timedelta(days=7 if length <= 7 else 15 if length <= 31 else 0)
    return start - margin, end + margin


def _period(text: str, days: Days) -> Times:
    start, end = read_period(text, days)
    if start > days.today + timedelta(days=1):  # where it is a day later, it is not to come
        raise ValueError(text)
    return start, end
