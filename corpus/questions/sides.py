"""Read what sets several people side by side: "krol and berg on eels". Pure.

Whether "and" parts two names or stands within one ("Marks and Spencer") only the archive can
tell: `corpus.answers.sides` asks it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from corpus.questions.forms import parse_form
from corpus.questions.line import LONGEST_QUESTION, Line
from corpus.questions.phrases import ASKING, BESIDE_WORDS, MARKS
from corpus.types import Question

MOST_SIDES = 4
"""So many people are set side by side at most."""

ABOUT = r"(?:about|on|regarding|concerning|over|re|towards?|when\s+it\s+comes\s+to)"
VIEW = (
    r"(?:views?|positions?|stances?|opinions?|statements?|remarks?|comments?|words|quotes?|takes?"
    r"|thoughts?|attitudes?|thinking|tone|lines?)"
)
NO_LIMITS = Question()
"""Neither topic nor times nor outlet."""

_LONGEST_NAME = 6
# Without "on" before it a topic has so many words at most.
_LONGEST_BEHIND = 2
_END = r"[\s?.!]*"
_TOPIC = rf"(?:[\s,:]+{ABOUT}[\s:]+(?P<topic>.+?))?"
_NAMES = r"(?P<names>.+?)"
_VERSUS = r"(?:vs\.?|v\.?|versus|compared\s+(?:to|with)|as\s+opposed\s+to)"
_TELL = r"(?:please\s+)?(?:(?:can|could)\s+you\s+)?(?:(?:show|tell|give)\s+(?:me\s+)?)?(?:the\s+)?"
_SAY = (
    r"(?:(?:have\s+|has\s+|had\s+|each\s+|both\s+)*(?:say|said|think|thinks|see|feel|told|stand))"
)

_JOINT = re.compile(
    rf"\s*[,/]\s*(?:(?:and|or)\s+)?|\s+(?:and|&|\+|or|with|{_VERSUS})\s+(?:on\s+the\s+other\s+hand\s+)?",
    re.IGNORECASE,
)
# Words that say that what they join are people who speak.
_CERTAIN = tuple(
    re.compile(form + _END, re.IGNORECASE)
    for form in (
        rf"{_TELL}(?:compare|contrast|(?:a\s+)?comparison\s+(?:of|between))\s+"
        rf"(?:(?:what|how|the|{VIEW}\s+(?:of|from|by))\s+)*{_NAMES}"
        rf"(?:\s+(?:different\s+)?{VIEW}|\s+{_SAY})?{_TOPIC}",
        rf"(?:(?:how|where|what|why|when|in\s+what)\s+)?(?:much\s+)?(?:do|does|did|would|have|has)\s+"
        rf"{_NAMES}\s+(?:really\s+|all\s+|both\s+|ever\s+)?"
        rf"(?:differ|disagree|agree|compare|diverge|clash|argue|disagreed|agreed)"
        rf"(?:\s+(?:from|with)\s+each\s+other)?(?:\s+(?:from|with|to)\s+(?P<other>.+?))?{_TOPIC}",
        rf"how\s+(?:is|are|was|were)\s+(?P<names>.+?['’]?s?)(?:\s+{VIEW})?\s+different\s+(?:from|to|than)"
        rf"\s+(?P<other>.+?)(?:\s+{VIEW})?{_TOPIC}",
        rf"(?:{_TELL}|what(?:['’]?s|\s+(?:is|are|was|were))\s+(?:the\s+)?)(?:main\s+|biggest\s+)?"
        rf"(?:diff(?:erences?)?|disagreements?|contrast|dispute|debate|argument|row)(?:\s+(?:in|of)\s+\w+)?"
        rf"\s+between\s+(?:the\s+{VIEW}\s+of\s+)?{_NAMES}(?:\s+{VIEW})?{_TOPIC}",
        rf"{_TELL}{VIEW}\s+(?:of|by|from)\s+(?:both\s+)?(?P<names>.+?\s+(?:and|or|vs\.?|versus)\s+.+?){_TOPIC}",
    )
)
_AGAINST = re.compile(
    rf"(?P<names>.+?\s+{_VERSUS}\s+.+?)(?:\s+{VIEW})?{_TOPIC}{_END}", re.IGNORECASE
)
# The same words may join anything else: "bread and butter on Sundays".
_BARE = tuple(
    re.compile(form + _END, re.IGNORECASE)
    for form in (
        rf"(?!{ASKING}\s)(?:both\s+)?{_NAMES}(?:\s+{VIEW}|\s+both)?[\s,:]+{ABOUT}[\s:]+(?P<topic>.+?)",
        rf"(?!{ASKING}\s)(?P<topic>[^,]+?)(?:\s*:\s*|\s*,?\s+according\s+to\s+){_NAMES}",
        rf"(?!{ASKING}\s)(?:both\s+)?{_NAMES}",
    )
)
_BEFORE = re.compile(
    r"(?:both|either|the\s+two|(?:the\s+)?(?:prime\s+|foreign\s+|finance\s+)?"
    r"(?:ministers|presidents|senators|leaders|candidates|politicians))\s+",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"(?:['’]s?)?(?:\s+(?:both|each|respectively|{VIEW}))?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sides:
    """Several people to hear on one thing; `question` has the topic, the times and the outlet.

    `whole` is the name if it should be one after all. `is_certain` where the words alone say that
    these are people who speak: "compare", "what did A and B say".
    """

    names: tuple[str, ...]
    whole: str
    question: Question = NO_LIMITS
    is_certain: bool = False


_JOINS = re.compile(rf"\s(?:and|&|\+|or|with|from|{_VERSUS})\s", re.IGNORECASE)


def joins(message: str) -> bool:
    """Whether a message has any word that joins names, and so may be read as several people."""
    return _JOINS.search(message) is not None


def read(line: Line) -> tuple[Sides, ...]:
    """The ways to read a line as several people side by side, likeliest first; () for none."""
    words = line.plain.words
    if len(line.text) > LONGEST_QUESTION:
        return ()
    certain = _certain(words) or _said(words)
    readings = certain or chain(_against(words), _bare(words))
    limits = line.plain.question
    return tuple(
        replace(sides, question=replace(limits, topic=sides.question.topic, act=sides.question.act))
        for sides in dict.fromkeys(readings)
    )


def _certain(words: str) -> list[Sides]:
    for form in _CERTAIN:
        if match := form.fullmatch(words):
            whole = match["names"]
            groups = match.groupdict()
            if groups.get("other"):
                whole = f"{whole} and {groups['other']}"
            return _of_names(whole, Question(topic=_topic(match["topic"])), is_certain=True)
    return []


def _said(words: str) -> list[Sides]:
    question = parse_form(words)
    if question is None or question.name is None:
        return []
    return _of_names(question.name, replace(question, name=None), is_certain=True)


def _against(words: str) -> list[Sides]:
    """ "krol vs berg eels": where the last name ends only the archive can tell."""
    match = _AGAINST.fullmatch(words)
    if match is None:
        return []
    if topic := _topic(match["topic"]):
        return _of_names(match["names"], Question(topic=topic), is_certain=True)
    return [
        *_of_names(match["names"], Question(), is_certain=True),
        *_with_topic_behind(match["names"]),
    ]


def _bare(words: str) -> list[Sides]:
    for form in _BARE:
        match = form.fullmatch(words)
        if match and _JOINT.search(match["names"]):
            topic = _topic(match.groupdict().get("topic"))
            sides = _of_names(match["names"], Question(topic=topic))
            return sides if topic else [*sides, *_with_topic_behind(match["names"])]
    return []


def _with_topic_behind(names: str) -> list[Sides]:
    """ "krol and berg eels": each word after the first of the last name may begin the topic."""
    *_, last = _JOINT.finditer(names)
    words = names[last.end() :].split()
    return [
        sides
        for size in range(len(words) - 1, max(0, len(words) - 1 - _LONGEST_BEHIND), -1)
        for sides in _of_names(
            f"{names[: last.end()]}{' '.join(words[:size])}",
            Question(topic=_topic(" ".join(words[size:]))),
        )
    ]


def _of_names(whole: str, question: Question, is_certain: bool = False) -> list[Sides]:
    """The one reading in which every part is short enough to be a name; [] if there is none."""
    whole = _SHARED.sub(_apart, whole)
    names = tuple(dict.fromkeys(filter(None, map(_bare_name, _JOINT.split(whole)))))
    is_short = all(len(name.split()) <= _LONGEST_NAME for name in names)
    if not 2 <= len(names) <= MOST_SIDES or not is_short:
        return []
    return [Sides(names, whole, question, is_certain)]


# "The Turkish and Russian foreign ministers" are two, each with the noun that they share.
_SHARED = re.compile(
    r"(?P<first>[\w-]+)\s+(?:and|&)\s+(?P<second>[\w-]+)\s+(?P<noun>(?:(?:foreign|prime|finance|defence"
    r"|defense|first|interior)\s+)?(?:government|minister|president|campaign|leader|parliament"
    r"|spokesman|ambassador|chancellor|delegation))s\b",
    re.IGNORECASE,
)


def _apart(match: re.Match[str]) -> str:
    return f"{match['first']} {match['noun']} and {match['second']} {match['noun']}"


def _bare_name(part: str) -> str:
    name = _BEFORE.sub("", part.strip(BESIDE_WORDS + MARKS), count=1)
    return _BEHIND.sub("", name).strip(BESIDE_WORDS + MARKS)


def _topic(part: str | None) -> str | None:
    return (part or "").strip(BESIDE_WORDS) or None


_EACH_OTHER = re.compile(r"(?:each|one\s+an)\s*other|themselves", re.IGNORECASE)


def topics(sides: Sides) -> Sequence[str | None]:
    """What each is heard on: on "each other" the others' names."""
    if not _EACH_OTHER.fullmatch(sides.question.topic or ""):
        return [sides.question.topic] * len(sides.names)
    return [" ".join({*sides.names} - {name}) for name in sides.names]
