"""Read how often and when: "every monday and thursday at 9", "twice a day". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time

from corpus.questions.phrases import one_line
from corpus.subscriptions.grammar import form
from corpus.subscriptions.schedule import Often, Schedule

_MORNING, _NOON, _AFTERNOON, _EVENING, _NIGHT = time(8), time(12), time(15), time(18), time(21)
_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WORKING = (0, 1, 2, 3, 4)
_WEEKEND = (5, 6)


@dataclass(frozen=True, slots=True)
class Timing:
    """What words say on when, and the others.

    `schedule` is None where they say nothing. `is_sure` is False where it is only the nearest that
    can be had: what "twice a day" means, or "every 3 hours".
    """

    words: str
    schedule: Schedule | None = None
    is_sure: bool = True
    is_time: bool = False


# --- how often ------------------------------------------------------------------------------

_EVERY = "(every|each|per|all)"
_FEW = (
    r"(\d{1,3}(st|nd|rd|th)?|two|three|four|five|six|ten|twelve|fifteen|thirty|few|couple("
    r" of)?|half|quarter( of)?|other|second|third)"
)
_TIMES = r"(times|x)\s*(a|per|each|every)"
_TWICE_A_DAY = (time(8), time(18))
_THRICE_A_DAY = (time(8), time(13), time(18))


@dataclass(frozen=True, slots=True)
class _Period:
    form: re.Pattern[str]
    schedule: Schedule
    is_sure: bool = True


def _period(words: str, often: Often, *times: time, days: tuple[int, ...] = (0,)) -> _Period:
    is_sure = not words.startswith("~")
    pattern = form(rf"(?<![\w-])({words.removeprefix('~')})(?![\w-])")
    return _Period(pattern, Schedule(often, times or (_MORNING,), days), is_sure)


# What begins with "~" is not had just so: the nearest there is stands for it.
_PERIODS = (
    _period(f"({_EVERY}|a) (1 )?hour|hourly|once an hour", Often.HOURLY),
    _period(f"{_EVERY} (2|two) hours", Often.HOURLY),
    _period(f"~{_EVERY} {_FEW} hours?|{_TIMES} hour", Often.HOURLY),
    _period(f"{_EVERY} (([1-9]|10|few|couple of) )?min(ute)?s?", Often.AT_ONCE),
    _period(f"~{_EVERY} {_FEW}( an)? (min(ute)?s?|hour)", Often.HOURLY),
    _period(
        r"(at once|immediately|instantly|(right|straight) away|asap|as soon as (possible|it"
        r" (happens|comes|appears))|as (it|they) (happens?|comes?( in)?)|live(?=[\s.!]*$)|in"
        r" real[\s-]time|real[\s-]time(?=[\s.!]*$))",
        Often.AT_ONCE,
    ),
    _period(
        rf"~(twice|2\s*{_TIMES}|two {_TIMES})\s*(a )?(day|daily)|twice (a day|daily)",
        Often.DAILY,
        *_TWICE_A_DAY,
    ),
    _period(
        rf"~(3|three)\s*{_TIMES}\s*(a )?day|thrice (a day|daily)",
        Often.DAILY,
        *_THRICE_A_DAY,
    ),
    _period(rf"~(\d|four|five|six|several|many)\s*{_TIMES}\s*day", Often.HOURLY),
    _period(
        r"~(twice|(2|two)\s*times) (a|per|each|every) week|twice weekly",
        Often.WEEKLY,
        days=(0, 3),
    ),
    _period(r"~(3|three)\s*times (a|per|each|every) week", Often.WEEKLY, days=(0, 2, 4)),
    _period(f"~{_EVERY} {_FEW} days?|(a )?few times a week", Often.DAILY),
    _period(
        f"~{_EVERY} ({_FEW} weeks?|month|year|fortnight)|fortnightly|monthly|once a (month|year)",
        Often.WEEKLY,
    ),
    _period(rf"({_EVERY}|on) (week|work)\s?day (evening|night)s?", Often.WEEKDAYS, _EVENING),
    _period(
        rf"(({_EVERY}|on|during|only) )*((all|the) )?(week\s?days?|working days?|work\s?days?"
        rf"|business days?)( mornings?| only)?|mon(days?)?\s*(-|–|to|till|until|through"
        rf"|thru)\s*fri(days?)?",
        Often.WEEKDAYS,
    ),
    _period(
        f"({_EVERY}|on|at|over) (the )?weekends?|weekends( only)?",
        Often.WEEKLY,
        days=_WEEKEND,
    ),
    _period(
        f"({_EVERY}|in the) mornings? and (({_EVERY}|in the) )?evenings?|mornings and evenings",
        Often.DAILY,
        *_TWICE_A_DAY,
    ),
    _period(rf"({_EVERY}|once a) week|(?<!the\s)weekly", Often.WEEKLY),
    _period(f"({_EVERY}|in the) mornings?|mornings", Often.DAILY, _MORNING),
    _period(f"({_EVERY}|in the) afternoons?|afternoons", Often.DAILY, _AFTERNOON),
    _period(f"({_EVERY}|in the) evenings?|evenings", Often.DAILY, _EVENING),
    _period(rf"{_EVERY} nights?|at nights?|nightly|nights(?=[\s.!]*$)", Often.DAILY, _NIGHT),
    _period(rf"({_EVERY}|at) (noon|midday|lunch(\s?time)?)", Often.DAILY, _NOON),
    _period(rf"{_EVERY} (single )?day|(?<!the\s)daily|once (a day|daily)", Often.DAILY),
)
_PART = "( (?P<part>morning|afternoon|noon|evening|night)s?)?"
_DAY_NAME = "|".join(_DAY_NAMES)
_NAME = f"({_DAY_NAME})s?"
_SHORT = "(mon|tues?|wed|thurs?|thu|fri|sat|sun)"
_A_DAY = form(f"{_NAME}|{_SHORT}")
_LINK = rf"(\s*(,|&|\+|/|\band\b|\bor\b)\s*)+(({_EVERY}|on) )?"
_DAY_LINK = rf"({_LINK}|\s+)"
_DAYS = form(
    rf"(?<![\w-])(({_EVERY}|on|only|only on) (?P<days>({_NAME}|{_SHORT})({_LINK}({_NAME}"
    rf"|{_SHORT}))*)|(?P<bare>{_NAME}({_LINK}{_NAME})+"
    rf"|(?!sun sat){_SHORT}({_DAY_LINK}{_SHORT})+|({_DAY_NAME})(s|(?= (mornings"
    rf"|afternoons|evenings|nights)\b)))){_PART}(?![\w-])"
)
_RANGE = form(
    rf"(?<![\w-])(from )?(?P<first>{_NAME}|{_SHORT})\s*(-|–|to|till|until|through"
    rf"|thru)\s*(?P<last>{_NAME}|{_SHORT})(?![\w-])"
)


_EXCEPT_DAYS = form(
    rf"[\s,(]*\b(except|but not|but|not|excluding|other than|apart from|without|save) (for )?(on )?"
    rf"(?P<days>({_NAME}|{_SHORT})({_LINK}({_NAME}|{_SHORT}))*|(the )?weekends?)\)?(?![\w-])"
)
# There is no such schedule: the day each week is the nearest.
_SELDOM = form(
    rf"(?<![\w-])({_EVERY} |on (?=alternate)|(on )?(the )?(?=\w+ \w+ of (the|{_EVERY}) month))"
    rf"(other|alternate|first|1st|second|2nd|third|3rd|fourth|4th|last) (?P<days>{_NAME}|{_SHORT})"
    rf"( of {_EVERY} month| of the month)?(?P<bare>(?!))?{_PART}(?![\w-])"
)
# Said with the days it is no more than them: "once a week on Fridays".
_WITH_DAYS = form(rf"[\s,]*(?<![\w-])(once a week|weekly|({_EVERY}) week)(?![\w-])[\s,]*")


def _often(text: str) -> Timing | None:
    """How often, at the usual times."""
    for days, read in ((_RANGE, _range), (_SELDOM, _days), (_DAYS, _days)):
        match = days.search(text)
        if match:
            others = _WITH_DAYS.sub(" ", without(text, match))
            return Timing(others, read(match), is_sure=days is not _SELDOM)
    for period in _PERIODS:
        match = period.form.search(text)
        if match:
            return Timing(without(text, match), period.schedule, period.is_sure)
    return None


def _number(day: str) -> int:
    return next(at for at, name in enumerate(_DAY_NAMES) if name.startswith(day.lower()[:3]))


def _range(match: re.Match[str]) -> Schedule:
    first, last = _number(match["first"]), _number(match["last"])
    days = tuple(sorted((first + step) % 7 for step in range((last - first) % 7 + 1)))
    return Schedule(Often.WEEKDAYS) if days == _WORKING else Schedule(Often.WEEKLY, days=days)


def _days(match: re.Match[str]) -> Schedule:
    names = _A_DAY.findall(match["days"] or match["bare"])
    days = tuple(sorted({_number(name) for name in names}))
    parts = {"afternoon": _AFTERNOON, "noon": _NOON, "evening": _EVENING, "night": _NIGHT}
    at = parts.get((match["part"] or "").lower(), _MORNING)
    if days == _WORKING:
        return Schedule(Often.WEEKDAYS, (at,))
    return Schedule(Often.WEEKLY, (at,), days)


# --- at what time ---------------------------------------------------------------------------

_HALF = r"(am|pm|a\.m\.|p\.m\.)"
_NUMBERS = (
    *("zero", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_NUMBER = "|".join(_NUMBERS[1:])
_HOUR = rf"(\d{{1,2}}|{_NUMBER})"
_IN_THE = "( in the (?P<daypart>morning|afternoon|evening)| at (?P<night>night))?"
_CLOCK_FORM = (
    rf"((?P<word>noon|midday|midnight)|((?P<past>half past|quarter past|quarter to)"
    rf" )?(?P<hour>{_HOUR})([:.h](?P<minute>\d{{2}}))?(\s*(?P<half>{_HALF})(?!\w)| o'?\s?clock"
    rf"|h(?!\w))?{_IN_THE})"
)
_AFTER = (
    r"(?![\w%]|[.,]\d|\s*[/-]\d| (percent|per cent|million|billion|euros?|dollars?|times|days?"
    r"|weeks?|hours?|minutes?|years?|people|countries|places)\b)"
)
CLOCK = form(rf"(?<![\w.,:$€£/-])(at|around|about|by|@)\s*{_CLOCK_FORM}{_AFTER}")
_BARE_CLOCK = form(rf"(?<![\w.,:$€£/-])(?=\d{{1,2}}(:\d\d|\s*{_HALF})){_CLOCK_FORM}{_AFTER}")
_ALSO_CLOCK = form(rf"\s*(,|&|\band\b)\s*(at )?{_CLOCK_FORM}{_AFTER}")
# After "weekdays" a number alone is a time.
_LAST_CLOCK = form(rf"(^|(?<=\s))(?=\d|noon|mid){_CLOCK_FORM}(?=[\s.!]*$)")
_AFTERNOON_HOURS = frozenset(("1", "2", "3", "4", "5", *_NUMBERS[1:6]))
_WORDS = {"noon": _NOON, "midday": _NOON, "midnight": time(0)}
_LATE = {_EVENING, _NIGHT}


def read_timing(text: str) -> Timing:
    """`text` without the words that say how often and when, and what they say."""
    exception = _EXCEPT_DAYS.search(text)
    timing = _timing(without(text, exception) if exception else text)
    usual = timing.schedule
    if exception is None or usual is None or usual.often not in (Often.DAILY, Often.WEEKDAYS):
        return _timing(text) if exception else timing
    return replace(timing, schedule=_but(usual, exception["days"]))


def _but(schedule: Schedule, days: str) -> Schedule:
    """Every day, but not on those."""
    names = _A_DAY.findall(days)
    exceptions = {_number(name) for name in names} if names else set(_WEEKEND)
    week = _WORKING if schedule.often is Often.WEEKDAYS else range(7)
    left = tuple(day for day in week if day not in exceptions)
    often = Often.WEEKDAYS if left == _WORKING else Often.WEEKLY
    return replace(schedule, often=often, days=schedule.days if left == _WORKING else left)


def _timing(text: str) -> Timing:
    clocks = _clocks(text, CLOCK) or _clocks(text, _BARE_CLOCK)
    often = _often(_cut(text, clocks)) if clocks else _often(text)
    if often and not clocks:
        clocks = _clocks(often.words, _LAST_CLOCK)
        often = replace(often, words=_cut(often.words, clocks)) if clocks else often
    usual = often.schedule if often else None
    is_late = usual is not None and len(usual.times) == 1 and usual.times[0] in _LATE
    is_by_day = re.search(r"\bmorning", text, re.IGNORECASE) is None
    shown = {clock_time(clock, is_late or (is_by_day and _is_late(clock))) for clock in clocks}
    times = tuple(sorted(at for at in shown if at is not None))
    if often is None or usual is None:
        words = one_line(_cut(text, clocks))
        daily = Schedule(Often.DAILY, times)
        return Timing(words, daily, is_time=True) if times else Timing(text)
    if not times:  # a time that no clock shows is no part of what is wished, either
        return Timing(one_line(often.words), usual, often.is_sure and not clocks)
    is_sure = often.is_sure or 1 < len(usual.times) <= len(times)
    return Timing(one_line(often.words), replace(usual, times=times), is_sure)


def _is_late(clock: re.Match[str]) -> bool:
    """Whether an hour alone is one after noon: nobody reads the news at 5 in the night."""
    if clock["word"] or clock["minute"] or clock["half"] or clock["hour"].startswith("0"):
        return False
    return clock["hour"].lower() in _AFTERNOON_HOURS


def _clocks(text: str, form: re.Pattern[str]) -> list[re.Match[str]]:
    """The times of day that stand beside each other: "at 9 and 18"."""
    match = form.search(text)
    matches = []
    while match:
        matches.append(match)
        match = _ALSO_CLOCK.match(text, match.end())
    return matches


def _cut(text: str, matches: list[re.Match[str]]) -> str:
    return f"{text[: matches[0].start()]} {text[matches[-1].end() :]}" if matches else text


def clock_time(clock: re.Match[str], is_late: bool = False) -> time | None:
    """The time of day of a match, which with `is_late` is after noon; None if no clock has it."""
    if clock["word"]:
        return _WORDS[clock["word"].lower()]
    word = clock["hour"].lower()
    hour = int(word) if word.isdigit() else _NUMBERS.index(word)
    minute = int(clock["minute"] or 0)
    half = (clock["half"] or "").replace(".", "").lower()
    is_afternoon = clock["daypart"] in ("afternoon", "evening") or bool(clock["night"])
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif (is_late or is_afternoon) and 1 <= hour < 12:
        hour += 12
    past = (clock["past"] or "").lower().split()
    if past:
        minute = 30 if past[0] == "half" else 15
        hour, minute = (hour - 1, 45) if past[-1] == "to" else (hour, minute)
    return time(hour, minute) if 0 <= hour < 24 and minute < 60 else None


def without(text: str, match: re.Match[str]) -> str:
    """`text` without what was matched."""
    return f"{text[: match.start()]} {text[match.end() :]}"
