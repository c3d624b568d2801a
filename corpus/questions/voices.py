"""Read who speaks of something, or at a time: "who mentioned eels", "who spoke on 3 May". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.questions.line import LONGEST_QUESTION, Limits, Line
from corpus.questions.phrases import BESIDE_WORDS, MARKS
from corpus.questions.sides import ABOUT
from corpus.types import Question


@dataclass(frozen=True, slots=True)
class Voices:
    """Who is quoted on the topic of `question`; with a `role` ("senators") those who have it."""

    question: Question
    role: str | None = None


_TOPIC = r"(?P<topic>.+?)"
_AUX = r"(?:(?:has|have|had|is|are|was|were|did|does|do|been|also|ever|else|all|publicly)\s+)*"
_IS = r"(?:do|did|have|are|were|does|is|was|has|would)"
_SPEAK = (
    rf"(?:(?:talk|speak|comment|tweet|writ)(?:s|ed|e|es|ing)?\s+{ABOUT}|(?:spoke|spoken|wrote)\s+(?:{ABOUT}|of)"
    r"|(?:mention|discuss|address)(?:s|es|ed|ing)?|br(?:ing|ings|ought|inging)\s+up|refer(?:s|red)?\s+to"
    rf"|weigh(?:s|ed|ing)?\s+in\s+{ABOUT}|(?:say|says|said|saying)(?:\s+(?:something|anything|what))?\s+{ABOUT}"
    rf"|(?:has|have|had)\s+(?:something|anything|an\s+opinion|a\s+view|opinions|views)(?:\s+to\s+say)?\s+{ABOUT}"
    rf"|(?:think|thinks|thought)\s+(?:{ABOUT}|of)|quoted\s+{ABOUT})"
)
_ANYBODY = r"(?:any(?:one|body)|some(?:one|body)|every(?:one|body)|people|others|they|the\s+public)"
_SAY = r"(?:say|says|said|saying|think|thinks|thought|thinking|make|feel|told|tell)"
_SHOW = (
    r"(?:(?:please\s+)?(?:show|give|find|get|list|tell)(?:\s+me)?\s+)?"
    r"(?:the\s+|some\s+|any\s+|all\s+)*"
)
_WORDS = r"(?:voices|opinions?|views?|quotes?|statements?|comments?|remarks?|takes|words)"
# What people are called by what they do, always of many: "experts", not "the expert".
_ROLES = (
    r"(?:(?:[\w-]+\s+)?(?:ministers|senators|mps|msps|meps|lawmakers|politicians|experts|scientists|economists"
    r"|analysts|officials|leaders|presidents|mayors|diplomats|generals|doctors|lawyers|judges|activists"
    r"|campaigners|governors|ambassadors|spokes(?:men|women|people|persons)|councillors|unions?"
    r"|republicans|democrats|conservatives|tories|professors|researchers|farmers|workers|voters))"
)
_END = r"[\s?.!]*"
_FORMS = tuple(
    re.compile(form + _END, re.IGNORECASE)
    for form in (
        rf"(?:which|what)\s+(?!{_IS}\s)(?P<role>{_ROLES}|(?:\w+\s+)?\w+s)\s+{_AUX}{_SPEAK}\s+{_TOPIC}",
        rf"what\s+{_IS}\s+(?:the\s+|some\s+)?(?P<role>{_ROLES})\s+{_SAY}"
        rf"\s+(?:{ABOUT}|of)\s+{_TOPIC}",
        rf"(?P<role>{_ROLES})\s+{ABOUT}\s+{_TOPIC}",
        rf"who(?:['’]s|\s+all|\s+else)?\s+{_AUX}{_SPEAK}\s+{_TOPIC}",
        rf"{_AUX}{_ANYBODY}\s+(?:ever\s+)?{_SPEAK}\s+{_TOPIC}",
        rf"what\s+{_IS}\s+(?:the\s+)?(?:most\s+)?{_ANYBODY}\s+{_SAY}"
        rf"\s+(?:{ABOUT}|of)\s+{_TOPIC}",
        rf"what(?:['’]s|\s+is|\s+are)\s+being\s+said\s+{ABOUT}\s+{_TOPIC}",
        rf"{_ANYBODY}\s+{ABOUT}\s+{_TOPIC}",
        rf"{_SHOW}(?:different\s+)?{_WORDS}\s+{ABOUT}\s+{_TOPIC}",
        rf"who\s+said\s+what\s+{ABOUT}\s+{_TOPIC}",
    )
)
_SAY_AT_ALL = re.compile(
    rf"(?:what\s+{_IS}\s+(?:the\s+)?{_ANYBODY}\s+{_SAY}|who\s+(?:said|spoke|was\s+quoted)(?:\s+what)?"
    rf"|what\s+was\s+said){_END}",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:s?he|it|they|him|hers?|them|that|this|i|you|we|us|me)", re.IGNORECASE)


def asks(words: str) -> bool:
    """Whether words ask who speaks of what, and name it."""
    limits = Limits(words)
    return read(Line(words, limits, limits)) is not None


def read(line: Line) -> Voices | None:
    """Who is asked to speak of what; None for a line that asks for nobody's words in particular."""
    if len(line.text) > LONGEST_QUESTION:
        return None
    if line.plain.is_dated and _SAY_AT_ALL.fullmatch(line.plain.words):
        return Voices(line.plain.question)
    matches = (form.fullmatch(line.plain.words) for form in _FORMS)
    match = next(filter(None, matches), None)
    topic = match["topic"].strip(BESIDE_WORDS) if match else ""
    if match is None or _PRONOUN.fullmatch(topic) or not topic.strip(MARKS):
        return None
    question = replace(line.plain.question, topic=topic)
    return Voices(question, match.groupdict().get("role"))
