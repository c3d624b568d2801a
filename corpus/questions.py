"""Read a question: about whom, about what, between which times.

Nothing here looks into an archive. What the words alone make certain is one
`Question`; what only the archive can tell ("cavusoglu nato": is that a person
and a topic?) is a list of readings for `Corpus.read_question` to try.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from corpus.types import Act, Question

# A name is at most this many words in a question without a verb.
_LONGEST_NAME = 4
_LONGEST_BARE = 8
# Longer than this is no question: it is searched for as it stands.
_LONGEST_QUESTION = 300

_SAY = (
    r"(?:say|says|said|saying|tell|tells|told|claim|claims|claimed|state|states"
    r"|stated|stress|stressed|announce|announced|promise|promised|warn|warned|argue|argued"
    r"|comment|comments|commented|speak|talk|spoken|talked|write|wrote|tweet|tweeted|respond|responded)"
)
# Whoever asks what somebody thinks asks for more than their words.
_THINK = (
    r"(?P<thought>think|thinks|thought|thinking|believe|believes|believed|hope|hopes|hoped"
    r"|want|wants|wanted|feel|feels|felt|expect|expects|expected|fear|fears|feared)"
    r"(?!\s+to\b)"  # "what does the plan want to achieve" is about no words
)
_ABOUT = r"(?:about|on|regarding|concerning|of|over|re:?|to)"
_WHOM = r"(?:\s+(?:to\s+)?(?:reporters|journalists|the press|the media|parliament))?"
_TOPIC = rf"(?:{_WHOM}(?:\s+anything)?\s+{_ABOUT}\s+(?P<topic>.+?))?"
_VERB = rf"(?:{_SAY}|{_THINK})"
_END = r"\s*[?.!]*$"

_FORMS = tuple(
    re.compile(form + _END, re.IGNORECASE)
    for form in (
        rf"what(?:\s+else|\s+all)?\s+(?:did|does|do|has|have|had|is|was|would)\s+(?P<name>.+?)\s+(?:ever\s+)?{_VERB}{_TOPIC}",
        rf"what(?:['’]s|\s+is|\s+was|\s+are|\s+were)\s+(?P<name>.+?)['’]s?\s+(?:view|views|position|opinion|comment|comments|words|statement|statements|remarks)(?:\s+{_ABOUT}\s+(?P<topic>.+?))?",
        rf"(?:has|have|did|does)\s+(?P<name>.+?)\s+(?:ever\s+)?{_VERB}(?:\s+(?:anything|something))?{_TOPIC}",
        rf"(?:quotes?|statements?|remarks?|words|comments?)\s+(?:by|from|of)\s+(?P<name>.+?)(?:\s+{_ABOUT}\s+(?P<topic>.+?))?",
        rf"(?:(?:tell\s+me\s+)?what\s+)?(?P<name>(?:\S+\s+){{0,3}}\S+?)\s+(?:said|says|(?P<thought>thinks|believes|hopes|feels|thought|believed))(?:\s+what)?(?:\s+{_ABOUT}\s+(?P<topic>.+?))?",
    )
)
_NOBODY = ("who", "what", "he", "she", "it", "you", "i", "we")
_WHO = re.compile(
    rf"who\s+(?:has\s+|have\s+)?(?:said|says|spoke|talked|commented|told|(?P<thought>thinks|believes|hopes|thought))"
    rf"{_WHOM}(?:\s+(?:what|something|anything))?(?:\s+(?:{_ABOUT}|that))?\s+(?P<topic>.+?)" + _END,
    re.IGNORECASE,
)
_WHAT_WAS_SAID = re.compile(
    rf"what\s+(?:was|is|has been|is being)\s+said\s+{_ABOUT}\s+(?P<topic>.+?)" + _END, re.IGNORECASE
)
_ANYBODY = ("anybody", "anyone", "everybody", "everyone", "people", "somebody", "someone", "they")
_BARE_ABOUT = re.compile(
    rf"(?P<name>(?:\S+\s+){{0,{_LONGEST_NAME - 1}}}\S+)\s+(?:on|about|regarding)\s+(?P<topic>.+?)"
    + _END,
    re.IGNORECASE,
)


def parse_question(text: str, now: datetime) -> Question | None:
    """What was asked, when the words alone say that it is about what somebody said.

    "Who said ..." gives a Question without a name. None for anything else.
    `now` is what "last week" is counted from.
    """
    if len(text) > _LONGEST_QUESTION:
        return None
    asked, since, until = split_dates(_one_line(text), now)
    who = _WHO.match(asked) or _WHAT_WAS_SAID.match(asked)
    if who:
        return Question(None, _bare(who["topic"]), since, until, _act(who))
    found = next(filter(None, (form.match(asked) for form in _FORMS)), None)
    name = _bare(found["name"]) if found else None
    if found is None or name is None or name.lower() in _NOBODY:
        return None
    topic = _bare(found["topic"])
    whom = None if topic and name.lower() in _ANYBODY else name
    return Question(whom, topic, since, until, _act(found))


def _act(found: re.Match[str]) -> Act:
    return Act.THOUGHT if found.groupdict().get("thought") else Act.SAID


def readings(text: str, now: datetime) -> list[Question]:
    """What short words without a verb may mean: a name, perhaps with a topic; likeliest first.

    "Cavusolu on NATO" and "cavusoglu nato"; [] for anything longer.
    """
    if len(text) > _LONGEST_QUESTION:
        return []
    asked, since, until = split_dates(_one_line(text), now)
    split = _BARE_ABOUT.match(asked)
    if split and _bare(split["name"]):
        return [Question(_bare(split["name"]), _bare(split["topic"]), since, until)]
    parts = asked.rstrip("?.! ").split()
    if not 0 < len(parts) <= _LONGEST_BARE:
        return []
    longest = min(_LONGEST_NAME, len(parts))
    return [
        Question(" ".join(parts[:size]), _bare(" ".join(parts[size:])), since, until)
        for size in range(longest, 0, -1)
    ]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _bare(part: str | None) -> str | None:
    return (part or "").strip(' \t?.!,;:"“”') or None


# --- dates -------------------------------------------------------------------

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_DAY = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTHS})\.?(?:\s+\d{{4}})?"
    rf"|(?:{_MONTHS})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?)"
)
_PERIOD = (
    rf"(?:{_DAY}|(?:{_MONTHS})\.?(?:\s+\d{{4}})?|(?:1[5-9]|20)\d{{2}}(?:-(?:0[1-9]|1[0-2]))?"
    r"|(?:last|this)\s+(?:week|month|year)|today|yesterday)"
)
_DATES = re.compile(
    rf"[\s,]+(?:between\s+(?P<first>{_PERIOD})\s+and\s+(?P<last>{_PERIOD})"
    rf"|(?:(?P<since>since|after|from)\s+(?P<from>{_PERIOD}))?"
    rf"(?:\s*(?P<until>until|till|before|to|up to)\s+(?P<to>{_PERIOD}))?"
    rf"|(?:in|during)\s+(?P<within>{_PERIOD})|on\s+(?P<day>{_DAY})"
    r"|(?P<relative>(?:last|this)\s+(?:week|month|year)|today|yesterday))\s*[?.!]*$",
    re.IGNORECASE,
)


def split_dates(text: str, now: datetime) -> tuple[str, datetime | None, datetime | None]:
    """`text` without the dates at its end, and the times they give: from, up to before.

    "since 2019", "until May 2021", "in March 2021", "between May and July",
    "last week". A month without a year is the latest one that is not to come.
    """
    found = _DATES.search(text)
    if found is None or not any(found.groupdict().values()):
        return text, None, None
    try:
        return text[: found.start()], *_times(found, now)
    except (ValueError, OverflowError):  # there is no 30 February, and no year 10000
        return text, None, None


def _times(found: re.Match[str], now: datetime) -> tuple[datetime | None, datetime | None]:
    within = found["within"] or found["day"] or found["relative"]
    if within:
        return _period(within, now)
    if found["first"]:
        return _period(found["first"], now)[0], _period(found["last"], now)[1]
    since = _since(found["since"], found["from"], now) if found["from"] else None
    until = _until(found["until"], found["to"], now) if found["to"] else None
    return since, until


def _since(word: str, period: str, now: datetime) -> datetime:
    start, end = _period(period, now)
    return end if word.lower() == "after" else start


def _until(word: str, period: str, now: datetime) -> datetime:
    start, end = _period(period, now)
    return start if word.lower() == "before" else end


def _period(text: str, now: datetime) -> tuple[datetime, datetime]:
    """The first moment of a day, month, year or week, and the first one after it."""
    words = text.lower().split()
    today = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    if words[0] in ("today", "yesterday"):
        start = today - timedelta(days=words[0] == "yesterday")
        return start, start + timedelta(days=1)
    if words[0] in ("last", "this"):
        return _named_period(words[1], words[0] == "last", today)
    return _dated_period(text, today)


def _named_period(unit: str, is_last: bool, today: datetime) -> tuple[datetime, datetime]:
    if unit == "week":
        start = today - timedelta(days=today.weekday() + 7 * is_last)
        return start, start + timedelta(days=7)
    if unit == "month":
        start = _month(today, -1 if is_last else 0)
        return start, _month(start, 1)
    return _year(today.year - is_last)


def _dated_period(text: str, today: datetime) -> tuple[datetime, datetime]:
    # Here and not above: dateparser is slow to import, and most questions have no date.
    from dateparser.date import DateDataParser

    if text.isdecimal():
        return _year(int(text))
    settings = {
        "RELATIVE_BASE": today.replace(tzinfo=None),
        "PREFER_DATES_FROM": "past",
        "PREFER_DAY_OF_MONTH": "first",
    }
    found = DateDataParser(languages=["en"], settings=settings).get_date_data(text)
    if found.date_obj is None:
        raise ValueError(text)
    day = found.date_obj.replace(tzinfo=UTC, hour=0, minute=0, second=0, microsecond=0)
    if found.period == "month":
        start = _month(day, 0)
        return start, _month(start, 1)
    return day, day + timedelta(days=1)


def _month(day: datetime, later: int) -> datetime:
    months = day.year * 12 + day.month - 1 + later
    return day.replace(year=months // 12, month=months % 12 + 1, day=1)


def _year(year: int) -> tuple[datetime, datetime]:
    return datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
