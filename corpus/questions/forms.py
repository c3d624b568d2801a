"""Read a question: about whom, about what, between which times.

Nothing here looks into an archive. What the words alone make certain is one
`Question`; what only the archive can tell ("cavusoglu nato": is that a person
and a topic?) is a list of readings for `Corpus.read_question` to try.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from itertools import takewhile
from typing import TypeAlias

from corpus.questions.outlets import parse_outlet
from corpus.questions.periods import search_dates, split_dates
from corpus.questions.phrases import (
    ASKING,
    BESIDE_WORDS,
    MARKS,
    asks_no_more,
    one_line,
    split_length,
)
from corpus.types import Act, Question

# A name is at most this many words in a question without a verb.
_LONGEST_NAME = 4
_LONGEST_BARE = 8
# Longer than this is no question: it is searched for as it stands.
_LONGEST_QUESTION = 300

_NO_NAME = f"-{MARKS}"

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

_ANY = (
    r"(?:(?:show|give|find|get|list)(?:\s+me)?\s+)?"
    r"(?:(?:are|is)\s+there\s+)?(?:any\s+|all\s+|some\s+|the\s+)?"
)

_FORMS = tuple(
    re.compile(form + _END, re.IGNORECASE)
    for form in (
        rf"what(?:\s+else|\s+all)?\s+(?:did|does|do|has|have|had|is|was|would)\s+(?P<name>.+?)\s+(?:ever\s+)?{_VERB}{_TOPIC}",
        rf"what(?:['’]s|\s+is|\s+was|\s+are|\s+were)\s+(?P<name>.+?)['’]s?\s+(?:view|views|position|stance|opinion|opinions|comment|comments|words|statement|statements|remarks)(?:\s+{_ABOUT}\s+(?P<topic>.+?))?",
        rf"(?:has|have|did|does)\s+(?P<name>.+?)\s+(?:ever\s+)?{_VERB}(?:\s+(?:anything|something))?{_TOPIC}",
        rf"{_ANY}(?:quotes?|statements?|remarks?|words|comments?)\s+(?:by|from|of)\s+(?P<name>.+?)(?:\s+{_ABOUT}\s+(?P<topic>.+?))?",
        rf"(?:(?:tell\s+me\s+)?what\s+)?(?!{ASKING}\s)(?P<name>(?:\S+\s+){{0,3}}\S+?)\s+(?:said|says|(?P<thought>thinks|believes|hopes|feels|thought|believed))(?:\s+what)?(?:\s+{_ABOUT}\s+(?P<topic>.+?))?",
        rf"(?!{ASKING}\s)(?P<name>(?:\S+\s+){{0,3}}\S+?)['’]s?\s+(?:comments?|remarks?|statements?|quotes?|views?|opinions?|position|stance)(?:\s+{_ABOUT}\s+(?P<topic>.+?))?",
    )
)
_NOBODY = ("who", "what", "he", "she", "it", "you", "i", "we")
_WHO = re.compile(
    # Of whom the archive cannot tell what they are ("which minister"), everybody is asked.
    rf"(?:who(?:\s+else)?|which\s+[^\s?]+)(?:\s+in\s+(?:the\s+)?[^\s?]+)?\s+(?:has\s+|have\s+)?(?:said|says|spoke|talked|commented|told|(?P<thought>thinks|believes|hopes|thought))"
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


def parse_question(text: str, now: datetime, outlets: Collection[str] = ()) -> Question | None:
    """What was asked, when the words alone say that it is about what somebody said.

    "Who said ..." gives a Question without a name. None for anything else.
    `now` is what "last week" is counted from, `outlets` are those of the archive.
    """
    if len(text) > _LONGEST_QUESTION:
        return None
    rest, within = _limits(text, now, outlets, split_dates)
    asked = _asked(rest)
    if asked:
        return replace(within, name=asked.name, topic=asked.topic, act=asked.act)
    # "Quotes from May" has no date after all, nor "quotes from Reuters" an outlet.
    asked = _asked(one_line(text))
    return asked if asked and asked.name else None


def _asked(line: str) -> Question | None:
    who = _WHO.match(line) or _WHAT_WAS_SAID.match(line)
    if who:
        topic = _topic(who["topic"])
        return Question(None, topic, act=_act(who)) if topic else None
    found = next(filter(None, (form.match(line) for form in _FORMS)), None)
    name = _bare(found["name"]) if found else None
    if found is None or name is None or name.lower() in _NOBODY:
        return None
    topic = _topic(found["topic"])
    whom = None if topic and name.lower() in _ANYBODY else name
    return Question(whom, topic, act=_act(found))


def _act(found: re.Match[str]) -> Act:
    return Act.THOUGHT if found.groupdict().get("thought") else Act.SAID


def readings(text: str, now: datetime, outlets: Collection[str] = ()) -> list[Question]:
    """What short words without a verb may mean: a name, perhaps with a topic; likeliest first.

    "Cavusolu on NATO" and "cavusoglu nato"; [] for anything longer.
    """
    if len(text) > _LONGEST_QUESTION:
        return []
    asked, within = _limits(text, now, outlets, split_dates)
    split = _BARE_ABOUT.match(asked)
    if split and _bare(split["name"]):
        return [_reading(within, split["name"], split["topic"])]
    parts = asked.rstrip("?.! ").split()
    if not 0 < len(parts) <= _LONGEST_BARE or parts[0].startswith("-"):
        return []
    # No name goes on with a phrase in quotation marks, or a word that is not wanted.
    named = 1 + sum(1 for _ in takewhile(lambda part: part[0] not in _NO_NAME, parts[1:]))
    return [
        _reading(within, " ".join(parts[:size]), " ".join(parts[size:]))
        for size in range(min(_LONGEST_NAME, named), 0, -1)
    ]


def _reading(within: Question, name: str, topic: str) -> Question:
    return replace(within, name=_bare(name) or name, topic=_topic(topic))


def parse_search(text: str, now: datetime, outlets: Collection[str] = ()) -> Question:
    """What to look for in the articles, from when, and in which outlet; nobody's words.

    The topic still has its quotation marks and "-words", for `split_topic`. It
    is None when nothing is asked but a time or an outlet: "news of last week".
    """
    if len(text) > _LONGEST_QUESTION:
        return Question(topic=_topic(one_line(text)))
    rest, within = _limits(text, now, outlets, search_dates)
    is_all = within != Question() and asks_no_more(rest)
    return within if is_all else replace(within, topic=_topic(rest))


def within_dates(asked: Question, now: datetime) -> str:
    """The topic of `parse_search` for what was published in the times asked for.

    There the words of those times say nothing; "In March 2021" keeps them in
    the topic for the articles of other years.
    """
    topic = asked.topic or ""
    rest, since, until = split_dates(topic, now)
    return rest if rest and (since, until) == (asked.since, asked.until) else topic


def parse_coverage(text: str, now: datetime, outlets: Collection[str] = ()) -> Question:
    """Which articles to tell of: on what, from when, of which outlet.

    Here a date is of the articles, "2019" and "June 2024" as much as "in March 2019". The topic is
    None where none is named: "last week", "last week's news". In how many words is no part of it.
    """
    text, _ = split_length(text)
    asked = _coverage(text, now, outlets)
    if asked.since or asked.until or not any(map(str.isdigit, text)):
        return asked
    dated = _coverage(f"in {text}", now, outlets)
    is_meant = dated.topic is None or re.search(rf"\b{_ABOUT}\b", text, re.IGNORECASE)
    return dated if (dated.since or dated.until) and is_meant else asked


def _coverage(text: str, now: datetime, outlets: Collection[str]) -> Question:
    rest, within = _limits(text[:_LONGEST_QUESTION], now, outlets, split_dates)
    topic = _topic(_BETWEEN.sub("", rest))
    is_all = topic is None or (within != Question() and asks_no_more(topic))
    return within if is_all else replace(within, topic=topic)


# What stands between a time and what is asked of it.
_BETWEEN = re.compile(rf"\A(?:{_ABOUT}|with|in|at)\s+", re.IGNORECASE)

_Dating: TypeAlias = Callable[[str, datetime], tuple[str, datetime | None, datetime | None]]


def _limits(
    text: str, now: datetime, outlets: Collection[str], dates: _Dating
) -> tuple[str, Question]:
    """The text without its dates and its outlet, and a question of nothing but those."""
    # The outlet first, so that "in USA Today" is not of today, and last in "... in X last week".
    named, outlet = parse_outlet(one_line(text), outlets)
    rest, since, until = dates(named, now)
    if outlet is None:
        rest, outlet = parse_outlet(rest, outlets)
    return rest, Question(since=since, until=until, outlet=outlet)


def _bare(part: str | None) -> str | None:
    return (part or "").strip(BESIDE_WORDS + MARKS) or None


def _topic(part: str | None) -> str | None:
    """A topic keeps the quotation marks around a phrase, but no single one at its ends."""
    topic = (part or "").strip(BESIDE_WORDS)
    if sum(map(topic.count, MARKS)) % 2:
        topic = topic.strip(BESIDE_WORDS + MARKS)
    return topic if _bare(topic) else None
