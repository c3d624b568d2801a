"""Read what asks for somebody's words in the order of time: first, last, how often, changed. Pure.

"when did krol first mention eels", "has krol changed his mind on eels", "krol on eels over time".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from rapidfuzz import fuzz, process

from corpus.questions.line import LONGEST_QUESTION, Line
from corpus.questions.phrases import BESIDE_WORDS, MARKS, one_line
from corpus.questions.sides import ABOUT, VIEW
from corpus.types import Question


class Course(StrEnum):
    """What is asked of somebody's words over time."""

    FIRST = "the first"
    LAST = "the last"
    CHANGE = "all in order"
    COUNT = "how many"


@dataclass(frozen=True, slots=True)
class History:
    """Whose words over time, on what; a question without a name is of anybody's."""

    course: Course
    question: Question


_NAME = r"(?P<name>.+?)"
_TOPIC = r"(?P<topic>.+?)"
_ON = rf"\s+{ABOUT}\s+{_TOPIC}"
_DO = r"(?:did|does|do|has|have|had|is|are|was|were)"
_TELL = r"(?:(?:please\s+)?(?:show|tell|give|find|list)\s+(?:me\s+)?)?"
_OF = r"(?:['’]s?|s)"
_OWN = r"(?:his|her|their|its|the|your)"
_MENTION = (
    r"(?:(?:mention|discuss|address|raise)(?:s|d|ed|ing)?|br(?:ing|ings|ought|inging)\s+up"
    r"|(?:talk|speak|comment|tweet)(?:s|ed|ing)?\s+(?:about|of|on)|(?:spoke|spoken|wrote|written"
    r"|write|writing)\s+(?:about|of|on)|refer(?:s|red|ring)?\s+to"
    r"|(?:say|says|said|saying)(?:\s+(?:something|anything))?\s+(?:about|on)|use[sd]?\s+the\s+words?)"
)
_SAY = r"(?:say|says|said|saying|think|thinks|thought|tell|told)"
_WORDS = rf"(?:{VIEW}|statements?|mentions?)"
_MIND = rf"(?:mind|story|tune|{VIEW})"
_CHANGE = (
    r"(?:chang(?:e|es|ed|ing)|shift(?:s|ed|ing)?|evolv(?:e|es|ed|ing)|revers(?:e|es|ed|ing)"
    r"|develop(?:s|ed|ing)?|soften(?:s|ed|ing)?|harden(?:s|ed|ing)?)"
)
_TIME = (
    r"(?:(?:over|through)\s+time|(?:over|across|through(?:out)?)\s+the\s+years|then\s+and\s+now)"
)
_FIRST = r"(?:first|initially|originally|earliest)"
_LAST = r"(?:last|latest|most\s+recent(?:ly)?|finally|newest)"
_BOTH = rf"(?:very\s+)?{_FIRST}\s+(?:and|&|\+|vs\.?|versus|to)\s+(?:the\s+)?(?:very\s+)?{_LAST}"
_ON_ANY = rf"(?:{_ON})?"


def _at_an_end(end: str, begin: str) -> tuple[str, ...]:
    """How the first words on something are asked for, or the last; `begin` is "start to"."""
    return (
        rf"when\s+(?:was|were|is)\s+{_TOPIC}\s+{end}\s+mentioned(?:\s+by\s+{_NAME})?",
        rf"what\s+{_DO}\s+{_NAME}\s+{end}\s+{_SAY}{_ON}",
        rf"what\s+{_DO}\s+{_NAME}\s+{_SAY}\s+{end}{_ON}",
        rf"(?:what\s+(?:was|is|were|are)\s+)?the\s+(?:very\s+)?{end}\s+(?:thing|words?)\s+(?:that\s+)?"
        rf"{_NAME}\s+(?:ever\s+)?{_SAY}{_ON}",
        rf"when\s+{_DO}\s+{_NAME}\s+{begin}{_MENTION}\s+{_TOPIC}",
        rf"when\s+{_DO}\s+{_NAME}\s+{_MENTION}\s+{_TOPIC}\s+(?:for\s+the\s+)?{end}(?:\s+time)?",
        rf"(?:when\s+(?:was|is)\s+)?(?:the\s+)?{end}\s+time\s+(?:that\s+|when\s+)?{_NAME}\s+{_MENTION}"
        rf"\s+{_TOPIC}",
        rf"(?:{_TELL}|what\s+(?:was|were|is|are)\s+){_NAME}{_OF}\s+(?:very\s+)?{end}\s+{_WORDS}{_ON}",
        rf"(?:who|which\s+\w+)\s+(?:was\s+(?:the\s+)?)?{end}\s+(?:to\s+)?{_MENTION}\s+{_TOPIC}",
        rf"who\s+{_MENTION}\s+{_TOPIC}\s+{end}",
    )


_FORMS = tuple(
    (course, re.compile(rf"{form}[\s?.!]*", re.IGNORECASE))
    for course, forms in {
        Course.CHANGE: (
            rf"(?:when\s+|how\s+|why\s+)?{_DO}\s+{_NAME}\s+(?:ever\s+|really\s+)?{_CHANGE}\s+{_OWN}"
            rf"\s+{_MIND}{_ON}",
            rf"(?:how\s+|when\s+|why\s+)?{_DO}\s+{_NAME}{_OF}\s+{_MIND}{_ON}\s+{_CHANGE}(?:\s+{_TIME})?",
            rf"(?:how\s+|when\s+|why\s+)?{_DO}\s+{_NAME}{_OF}\s+{_MIND}\s+{_CHANGE}{_ON}",
            rf"how\s+{_NAME}{_OF}\s+{_MIND}{_ON}\s+(?:has\s+|have\s+)?{_CHANGE}(?:\s+{_TIME})?",
            rf"how\s+{_NAME}\s+(?:has\s+)?{_CHANGE}\s+{_OWN}\s+{_MIND}{_ON}",
            rf"(?:what\s+{_DO}\s+)?(?!what\s){_NAME}(?:\s+{_SAY}|['’]s?\s+{_WORDS})?{_ON}[\s,]+{_TIME}",
            rf"{_NAME}{_OF}\s+(?:changing|evolving|shifting|changed)\s+{_MIND}{_ON}",
            rf"{_TELL}(?:the\s+|a\s+)?(?:history|timeline|chronology|evolution|course)\s+of\s+"
            rf"(?:what\s+)?{_NAME}(?:['’]s?\s+{_WORDS}|\s+{_SAY}){_ON}",
            rf"{_NAME}{_OF}\s+(?:u-?\s?turn|flip-?\s?flop|reversal|about-?\s?face|change\s+of\s+(?:heart"
            rf"|mind)){_ON}",
            rf"{_DO}\s+{_NAME}\s+(?:do\s+|make\s+|made\s+)?(?:a\s+)?(?:u-?\s?turn(?:ed)?|flip(?:ped)?(?:-?\s?"
            rf"flop(?:ped)?)?|backtrack(?:ed)?){_ON}",
            rf"{_DO}\s+{_NAME}\s+(?:been\s+|always\s+)*(?:consistent|contradict(?:ed)?\s+\w+sel(?:f|ves)){_ON}",
        ),
        Course.COUNT: (
            rf"how\s+(?:often|many\s+times|frequently)\s+{_DO}\s+{_TOPIC}\s+(?:been\s+)?mentioned"
            rf"(?:\s+by\s+{_NAME})?",
            rf"how\s+(?:often|many\s+times|frequently|much)\s+{_DO}\s+{_NAME}\s+{_MENTION}\s+{_TOPIC}",
            rf"how\s+(?:often|many\s+times|frequently)\s+{_DO}\s+{_NAME}\s+(?:been\s+)?quoted{_ON}",
            rf"{_DO}\s+{_NAME}\s+(?:ever\s+)?(?:mention(?:ed)?|br(?:ing|ought)\s+up)\s+{_TOPIC}",
            rf"(?:the\s+)?(?:number\s+of|count\s+the|count)\s+times\s+{_NAME}\s+{_MENTION}\s+{_TOPIC}",
        ),
        Course.FIRST: (
            rf"{_TELL}(?:the\s+)?{_BOTH}\s+(?:{_WORDS}|things?)\s+(?:of|by|from)\s+{_NAME}{_ON_ANY}",
            rf"{_TELL}(?:what\s+(?:was|were|is|are)\s+)?{_NAME}{_OF}\s+{_BOTH}\s+{_WORDS}{_ON_ANY}",
            rf"what\s+{_DO}\s+{_NAME}\s+(?:{_SAY}\s+{_BOTH}|{_BOTH}\s+{_SAY}){_ON_ANY}",
            *_at_an_end(_FIRST, r"(?:first\s+|(?:start|begin|began)(?:ed)?\s+(?:to\s+)?)"),
            rf"since\s+when\s+{_DO}\s+{_NAME}\s+(?:been\s+)?(?:{_MENTION}|{_SAY})\s+{_TOPIC}",
            rf"how\s+long\s+{_DO}\s+{_NAME}\s+been\s+{_MENTION}\s+{_TOPIC}",
        ),
        Course.LAST: _at_an_end(_LAST, r"(?:last|most\s+recently)\s+"),
    }.items()
    for form in forms
)
# "what krol said in 2022 and in 2023": the years are no limits but the two ends.
_YEARS = (
    r"(?:in|from)\s+(?P<year>\d{4})\s*,?\s*(?:and|to|with|vs\.?|versus|against|compared\s+(?:to|with))"
    r"\s+(?:what\s+\w+\s+said\s+)?(?:then\s+)?(?:in\s+|from\s+)?(?P<year_to>\d{4})"
)
_COMPARE = r"(?:(?:please\s+)?(?:(?:can|could)\s+you\s+)?compare\s+)"
_IN_YEARS = tuple(
    re.compile(rf"{form}[\s?.!]*", re.IGNORECASE)
    for form in (
        rf"{_COMPARE}?what\s+(?:{_DO}\s+)?{_NAME}\s+{_SAY}{_ON_ANY}\s+{_YEARS}",
        rf"{_COMPARE}?what\s+(?:{_DO}\s+)?{_NAME}\s+{_SAY}\s+{_YEARS}{_ON}",
        rf"{_COMPARE}{_NAME}(?:{_OF}\s+{_WORDS})?{_ON_ANY}\s+{_YEARS}",
        rf"{_COMPARE}{_NAME}(?:{_OF}\s+{_WORDS})?\s+{_YEARS}{_ON}",
    )
)
_KEYWORDS = (
    *("change", "changed", "changes", "changing", "mention", "mentioned", "statement"),
    *("statements", "position", "opinion", "latest", "first"),
)
_WORD = re.compile(r"[^\W\d_]{5,}")
_LIKE_A_KEYWORD = 85
_ANYBODY = frozenset(
    {"anyone", "anybody", "people", "everyone", "everybody", "somebody", "someone"}
)
_PRONOUN = re.compile(r"(?:s?he|it|they|him|them|that|this|i|you|we)", re.IGNORECASE)


def asks(message: str) -> bool:
    """Whether a message has the form of such a question."""
    words = one_line(message)
    return len(words) <= LONGEST_QUESTION and bool(_in_years(words) or _match(words))


def read(line: Line) -> History | None:
    """Whose words over time a line asks for; None for a line that asks nothing of that kind."""
    if len(line.text) > LONGEST_QUESTION:
        return None
    if match := _in_years(line.text):
        first, last = sorted((int(match["year"]), int(match["year_to"])))
        since, until = (datetime(year, 1, 1, tzinfo=UTC) for year in (first, last + 1))
        within = replace(line.plain.question, since=since, until=until, is_last_here=False)
        return _of_match(Course.CHANGE, match, within)
    # The plain reading takes "first" and "latest" for the order in which answers are wanted.
    for limits in (line.plain, line.search):
        if pair := _match(limits.words):
            return _of_match(*pair, limits.question)
    return None


def _of_match(course: Course, match: re.Match[str], question: Question) -> History | None:
    name, topic = (_bare(match.groupdict().get(group)) for group in ("name", "topic"))
    name = None if name and name.lower() in _ANYBODY else name
    if not (name or topic) or any(_PRONOUN.fullmatch(part) for part in (name, topic) if part):
        return None
    return History(course, replace(question, name=name, topic=topic))


def _match(words: str) -> tuple[Course, re.Match[str]] | None:
    spellings = dict.fromkeys((words, _WORD.sub(_as_spelt, words)))
    matches = ((course, form.fullmatch(line)) for line in spellings for course, form in _FORMS)
    return next(((course, match) for course, match in matches if match), None)


def _in_years(words: str) -> re.Match[str] | None:
    return next(filter(None, (form.fullmatch(words) for form in _IN_YEARS)), None)


def _as_spelt(match: re.Match[str]) -> str:
    """A word as it is spelt where it is almost one that asks for the course of time: "chnge"."""
    near = process.extractOne(
        match[0].lower(), _KEYWORDS, scorer=fuzz.ratio, score_cutoff=_LIKE_A_KEYWORD
    )
    return near[0] if near else match[0]


def _bare(part: str | None) -> str | None:
    return (part or "").strip(BESIDE_WORDS + MARKS) or None
