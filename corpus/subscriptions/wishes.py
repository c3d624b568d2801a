"""Read what somebody wishes to be told, and when: "every morning at 8 what Lavrov says". Pure.

What only the archive can tell (is "Halloran" a person, an outlet, a word?) is left open here, for
`understanding`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta

from corpus.questions.forms import parse_form
from corpus.questions.line import parse_line
from corpus.questions.phrases import BESIDE_WORDS, PLEASE, one_line
from corpus.subscriptions.schedule import Often, Quiet, Schedule, zone_of

_LONGEST = 300
_MORNING, _NOON, _EVENING, _NIGHT = time(8), time(12), time(18), time(21)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Wish:
    """What to follow, as it was put, and how often, if that was said.

    `name` is somebody who speaks, with `mentions` also who is mentioned; `bare` may be a person,
    an outlet or a topic. `is_empty` where what to follow was not said, or is no more than "him".
    """

    name: str | None = None
    topic: str | None = None
    bare: str | None = None
    outlet: str | None = None
    mentions: bool = False
    is_fuzzy: bool = False
    schedule: Schedule | None = None
    is_empty: bool = False


# --- when -----------------------------------------------------------------------------------

_EVERY = r"(?:every|each)"
_FEW = r"(?:\d{1,2}|two|three|four|six|twelve|few|couple\s+of)"
_PERIODS: tuple[tuple[str, Often, time], ...] = (
    (
        rf"{_EVERY}\s+(?:{_FEW}\s+)?hours?|hourly|once\s+an\s+hour",
        Often.HOURLY,
        _MORNING,
    ),
    (
        rf"(?:{_EVERY}|on)\s+(?:week\s?days?|working\s+days?|work\s?days?)|weekdays",
        Often.WEEKDAYS,
        _MORNING,
    ),
    (rf"{_EVERY}\s+week|weekly|once\s+a\s+week", Often.WEEKLY, _MORNING),
    (rf"(?:{_EVERY}|in\s+the)\s+morning|in\s+the\s+mornings", Often.DAILY, _MORNING),
    (rf"(?:{_EVERY}|in\s+the)\s+evening|in\s+the\s+evenings", Often.DAILY, _EVENING),
    (rf"{_EVERY}\s+night|at\s+night|nightly", Often.DAILY, _NIGHT),
    (rf"{_EVERY}\s+(?:noon|lunch\s?time)", Often.DAILY, _NOON),
    (rf"{_EVERY}\s+day|daily|once\s+a\s+day", Often.DAILY, _MORNING),
    (
        r"at\s+once|immediately|instantly|right\s+away|straight\s+away|as\s+it\s+happens"
        rf"|live|in\s+real\s+time|{_EVERY}\s+(?:{_FEW}\s+)?minutes?",
        Often.AT_ONCE,
        _MORNING,
    ),
)
_PERIOD = [
    (re.compile(rf"\b(?:{form})\b", re.IGNORECASE), often, at) for form, often, at in _PERIODS
]
_DAY = re.compile(
    rf"\b(?:{_EVERY}\s+|on\s+)(?P<day>{'|'.join(_DAYS)})s?(?P<part>\s+(?:morning|evening|night)s?)?\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\bat\s+(?:(?P<word>noon|midday|midnight)"
    r"|(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?(?:\s*(?P<half>am|pm|a\.m\.|p\.m\.)|\s+o['’]?clock)?)"
    r"(?![\w%]|\s+(?:percent|per\s+cent|million|billion|euros?|dollars?))",
    re.IGNORECASE,
)
_WORDS = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_AFTERNOON = {_EVENING, _NIGHT}


def read_schedule(text: str) -> tuple[str, Schedule | None]:
    """`text` without the words that say how often, and what they say; None when they do not."""
    split = _often(text)
    clock = _CLOCK.search(split[0] if split else text)
    if split is None:
        if clock is None or _time(clock, is_late=False) is None:
            return text, None
        split = text, Schedule(Often.DAILY)
    words, schedule = split
    clock = _CLOCK.search(words)
    at = _time(clock, is_late=schedule.at in _AFTERNOON) if clock else None
    if clock is None:
        return one_line(words), schedule
    # A time that no clock shows is no part of what is wished, either.
    return one_line(_without(words, clock)), replace(schedule, at=at) if at else schedule


def _often(text: str) -> tuple[str, Schedule] | None:
    day = _DAY.search(text)
    if day:
        part = (day["part"] or "").strip().lower().removesuffix("s")
        at = {"evening": _EVENING, "night": _NIGHT}.get(part, _MORNING)
        schedule = Schedule(Often.WEEKLY, at, _DAYS.index(day["day"].lower()))
        return _without(text, day), schedule
    for form, often, at in _PERIOD:
        hit = form.search(text)
        if hit:
            return _without(text, hit), Schedule(often, at)
    return None


def _time(clock: re.Match[str], is_late: bool) -> time | None:
    if clock["word"]:
        return _WORDS[clock["word"].lower()]
    hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    half = (clock["half"] or "").replace(".", "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif is_late and 1 <= hour < 12:
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _without(text: str, hit: re.Match[str]) -> str:
    return f"{text[: hit.start()]} {text[hit.end() :]}"


# --- what -----------------------------------------------------------------------------------

# These wish for nothing else than to be told from now on.
_FOLLOW = re.compile(
    rf"{PLEASE}(?:(?:follow|subscribe(?:\s+me)?(?:\s+to)?|watch\s+for|keep\s+an\s+eye\s+on)"
    r"|(?P<alert>(?:notify|alert|ping)\s+me|let\s+me\s+know)"
    r"|keep\s+me\s+(?:posted|updated|informed|up\s+to\s+date))\b",
    re.IGNORECASE,
)
# These may ask for an answer now; only with a word on when do they ask for more than that.
_TELL = re.compile(
    rf"{PLEASE}(?:tell|send|give|show|bring|update|inform|message)\s+(?:me|us)\b", re.IGNORECASE
)
_LINKING = re.compile(
    r"(?:(?P<alert>when(?:ever)?|as\s+soon\s+as|every\s+time|each\s+time|if)"
    r"|about|on|of|with|to|for|regarding)\b",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"\b(?:speaks?|talks?|comments?|is\s+quoted|says?)(?:\s+(?:something|anything))?(?:\s+new)?"
    r"(?=$|\s+(?:about|on|of|regarding|over)\b)",
    re.IGNORECASE,
)
_MENTION = re.compile(
    r"(?:(?:any\s+)?mentions?\s+of\s+(?P<one>.+)|(?P<other>.+?)\s+(?:is|are|gets?)\s+mentioned)",
    re.IGNORECASE,
)
_ALSO_MENTION = re.compile(
    r",?\s+(?:and|or|also)\s+(?:also\s+)?(?:when\s+)?(?:(?:he|she|they|it)\s+(?:is|are)\s+)?"
    r"mention(?:s|ed)",
    re.IGNORECASE,
)
_FUZZY = re.compile(
    r",?\s+(?:\(?\s*(?:even|also)?\s*(?:if\s+)?(?:misspel(?:t|led)|in\s+any\s+spelling|fuzzy)(?:\s+too)?\)?)\s*$",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r",?\s+(?:but\s+not|except(?:\s+for)?|without|excluding|not)\s+(?:about\s+)?(?P<words>[^,;]+)$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:(?:all|any|every|the|new|latest)\s+)*(?:news|everything|anything|articles?|stories|story|all)"
    r"(?:\s+(?:there\s+is|new))?\s+(?:about|on|of|with|regarding|mentioning)\s+(?P<topic>.+)",
    re.IGNORECASE,
)
# Pronouns, emoji and marks: nobody could tell what is meant.
_NO_SUBJECT = re.compile(
    r"[\W_]*(?:(?:me|us|him|her|them|it|this|that|you|somebody|someone|something)[\W_]*)?",
    re.IGNORECASE,
)
_ALL_NEWS = re.compile(
    r"(?:(?:all|any|the|new|latest|a|my)\s+)*"
    r"(?:news|everything|anything|all|articles?|stories|headlines|what(?:['’]s|\s+is)\s+new|digest)"
    r"(?:\s+(?:there\s+is|new))?",
    re.IGNORECASE,
)


def read_wish(
    text: str, now: datetime, outlets: Collection[str] = (), is_command: bool = False
) -> Wish | None:
    """What somebody wishes to be told from now on, or None when they ask for something else.

    With `is_command` that is said already. `outlets` are those of the archive.
    """
    if len(text) > _LONGEST:
        return None
    line = one_line(text).strip(BESIDE_WORDS)
    opening = _FOLLOW.match(line) or _TELL.match(line)
    subject, schedule = read_schedule(line[opening.end() :] if opening else line)
    if opening is None:  # "every morning at 8 tell me ..."
        subject = subject.strip(BESIDE_WORDS)
        late = _FOLLOW.match(subject) or _TELL.match(subject)
        subject = subject[late.end() :] if late else subject
    follows = bool(opening and _FOLLOW.match(line))
    link = _LINKING.match(subject.strip())
    is_alert = bool((follows and opening and opening["alert"]) or (link and link["alert"]))
    is_wish = is_command or follows or (opening and (schedule or is_alert)) or _begins_when(line)
    if not is_wish:
        return None
    if schedule is None and is_alert:
        schedule = Schedule(Often.AT_ONCE)
    matter = (subject.strip()[link.end() :] if link else subject).strip(BESIDE_WORDS)
    if _NO_SUBJECT.fullmatch(matter) and not (schedule and is_command):
        return Wish(schedule=schedule, is_empty=True)
    return replace(_what(matter, now, outlets), schedule=schedule)


def _begins_when(line: str) -> bool:
    """Whether it begins with when: "every morning at 8 the news on eels", and ends with what.

    "Daily" and the like begin many a headline.
    """
    if not re.match(r"(?:every|each|on)\s", line, re.IGNORECASE):
        return False
    hits = [form.match(line) for form, _, _ in _PERIOD] + [_DAY.match(line)]
    return any(hit and len(line) > hit.end() + 2 for hit in hits)


def _what(text: str, now: datetime, outlets: Collection[str]) -> Wish:
    fuzzy = _FUZZY.search(text)
    text = text[: fuzzy.start()] if fuzzy else text
    also = _ALSO_MENTION.search(text)
    text = _without(text, also) if also else text
    text, without = _unwanted(one_line(text))
    # What is new is of no other time: "since 2024" says nothing.
    limits = parse_line(text, now, outlets).plain
    subject = text if limits.is_dated and not limits.words else limits.words
    wish = _subject(subject.strip(BESIDE_WORDS))
    topic = " ".join(filter(None, (wish.topic, without))) or None
    return replace(
        wish,
        topic=topic,
        outlet=limits.outlet,
        mentions=wish.mentions or bool(also),
        is_fuzzy=bool(fuzzy),
    )


def _unwanted(text: str) -> tuple[str, str]:
    """The text without "but not ...", and that as -words."""
    exception = _EXCEPT.search(text)
    if exception is None:
        return text, ""
    words = re.split(r"\s*(?:,|\band\b|\bor\b)\s*", exception["words"])
    marks = (f'-"{word}"' if " " in word else f"-{word}" for word in words if word)
    return text[: exception.start()], " ".join(marks)


def _subject(text: str) -> Wish:
    mention = _MENTION.fullmatch(text)
    if mention:
        return Wish(name=(mention["one"] or mention["other"]).strip(), mentions=True)
    about = _ABOUT.fullmatch(text)
    if about:
        return Wish(topic=about["topic"].strip(BESIDE_WORDS))
    if not text or _ALL_NEWS.fullmatch(text):
        return Wish()
    question = parse_form(_SPEAKS.sub("says", text))
    if question and question.name:
        return Wish(name=question.name, topic=question.topic)
    if question and question.topic:
        return Wish(topic=question.topic)
    return Wish(bare=text)


# --- settings -------------------------------------------------------------------------------

_QUIET = re.compile(
    r"(?:quiet(?:\s+hours)?|silence|do\s+not\s+disturb|no\s+messages)\s*(?::|from|between)?\s*"
    r"(?P<start>\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm)?)\s*(?:-|–|to|till|until|and)\s*"
    r"(?P<end>\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm)?)",
    re.IGNORECASE,
)
_PAUSE = re.compile(r"(?:pause|stop|holiday|vacation)\b\s*(?P<rest>.*)", re.IGNORECASE)
_FOR = re.compile(r"(?:for\s+)?(?:(?P<count>\d{1,3})|an?)\s+(?P<unit>hour|day|week|month)s?", re.I)
_UNITS = {"hour": 1, "day": 24, "week": 7 * 24, "month": 30 * 24}


def read_quiet_hours(text: str) -> Quiet | None:
    """Quiet hours such as "quiet 22-7" or "quiet hours from 10:30 pm to 7 am"; None for others."""
    hit = _QUIET.search(text)
    if hit is None:
        return None
    edges = [_CLOCK.search(f"at {hit[name].strip()}") for name in ("start", "end")]
    start, end = (_time(edge, is_late=False) if edge else None for edge in edges)
    return Quiet(start, end) if start is not None and end is not None and start != end else None


def read_pause(text: str, now: datetime, zone: str = "UTC") -> datetime | None:
    """Until when to pause: "pause for 3 days", "pause until 3 May"; None for anything else.

    A day begins at midnight in the time zone.
    """
    hit = _PAUSE.match(one_line(text).strip(BESIDE_WORDS))
    if hit is None:
        return None
    length = _FOR.fullmatch(hit["rest"].strip())
    if length:
        hours = _UNITS[length["unit"].lower()] * int(length["count"] or 1)
        return now + timedelta(hours=hours)
    day = re.sub(r"^(?:until|till|to)\s+", "", hit["rest"].strip(), flags=re.IGNORECASE)
    return _day(day, now, zone) if day else None


def _day(words: str, now: datetime, zone: str) -> datetime | None:
    """When a day that is still to come begins."""
    import dateparser

    clock = zone_of(zone)
    base = now.astimezone(clock).replace(tzinfo=None)
    settings = {"PREFER_DATES_FROM": "future", "RELATIVE_BASE": base}
    date = dateparser.parse(words, languages=["en"], settings=settings)
    moment = datetime.combine(date.date(), time(), clock).astimezone(UTC) if date else now
    return moment if moment > now else None
