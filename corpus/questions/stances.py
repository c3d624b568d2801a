"""Read who is for something, who against it, and who answered it. Pure.

"who criticised the deal", "krol's critics", "reactions to the vote", "what is berg against".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple

from corpus.questions.line import LONGEST_QUESTION, Limits, Line
from corpus.questions.phrases import BESIDE_WORDS, MARKS
from corpus.questions.sides import ABOUT, NO_LIMITS
from corpus.questions.stance_words import VERBS, Stance
from corpus.types import Question


@dataclass(frozen=True, slots=True)
class Stances:
    """Who takes which stance on what.

    The `target` is a person, a thing or an event; `question` has the topic beside it, the times and
    the outlet. `by` is the only one who is asked about, if there is one; `role` is what all who
    count are ("ministers").
    """

    stance: Stance
    target: str | None
    question: Question = NO_LIMITS
    by: str | None = None
    role: str | None = None


class _Wording(NamedTuple):
    """How a stance is asked for: "praised", "in favour of", "backers" of, "praise" for."""

    verb: str
    being: str
    people: str
    noun: str


def _any_of(*words: str) -> str:
    return f"(?:{'|'.join(words)})"


_SPEAK = (
    r"(?:spe(?:ak|aks|aking)|spoke|spoken|c[ao]mes?|argue[sd]?|warn(?:s|ed)?|st(?:and|ands|ood))"
)
_WORDINGS = {
    Stance.AGAINST: _Wording(
        _any_of(
            *sorted(VERBS[Stance.AGAINST]),
            rf"{_SPEAK}\s+(?:out\s+|up\s+)?against",
            r"(?:hit|lash)(?:s|es|ed|ting)?\s+out\s+at",
            r"t(?:ake|akes|ook|aking)\s+(?:aim\s+at|issue\s+with)",
            r"find\s+fault\s+with",
            r"call(?:s|ed)?\s+out",
        )
        + r"(?:\s+(?:with|to|against|about|of|over))?",
        r"(?:against|opposed\s+to|critical\s+of|hostile\s+to|(?:un|not\s+)happy\s+(?:with|about)"
        r"|angry\s+(?:at|with|about)|s[kc]eptical\s+(?:of|about))",
        r"(?:critics?|opponents?|detractors?|rivals?|enemies|adversaries)",
        r"(?:criticisms?|critique|opposition|objections?|(?:arguments?|case|voices)\s+against"
        r"|attacks?\s+on|condemnations?|outrage|backlash|complaints?|disagreements?\s+with)",
    ),
    Stance.FOR: _Wording(
        _any_of(
            *sorted(VERBS[Stance.FOR]),
            rf"{_SPEAK}\s+(?:out\s+|up\s+)?(?:for|in\s+favou?r\s+of)",
            r"side[sd]?\s+with",
            r"st(?:and|ands|ood)\s+(?:by|behind|with)",
            r"pa(?:y|ys|id)\s+tribute\s+to",
        )
        + r"(?:\s+(?:with|of|to))?",
        r"(?:in\s+favou?r\s+of|supportive\s+of|happy\s+(?:with|about)|pleased\s+(?:with|about)|for)",
        r"(?:supporters?|backers?|allies|defenders?|fans?|advocates?|proponents?)",
        r"(?:praise|support|backing|approval|endorsements?|applause"
        r"|(?:arguments?|case|voices)\s+(?:for|in\s+favou?r\s+of))",
    ),
}
_ANSWER = (
    r"(?:react(?:s|ed)?\s+to|respond(?:s|ed)?\s+to|repl(?:y|ies|ied)\s+to|hits?\s+back\s+at"
    r"|answer(?:s|ed)?)"
)
_REACTIONS = r"(?:reactions?|responses?|repl(?:y|ies))"
_ADVERBS = r"(?:(?:also|publicly|openly|strongly|ever|else|all|really|actually)\s+)*"
_AUX = rf"(?:(?:has|have|had|is|are|was|were|did|does|do|would|been)\s+)*{_ADVERBS}"
_HOW = r"(?:(?:why|when|how)\s+)?"
_IS = r"(?:is|was|are|were)"
_DO = r"(?:has|have|had|did|does|do|would)"
_PEOPLE = (
    r"(?:any(?:one|body)|some(?:one|body)|every(?:one|body)|people|others|they|politicians|leaders"
    r"|critics|the\s+(?:world|west|public|press|media|opposition|others))"
)
_SHOW = (
    r"(?:(?:please\s+)?(?:show|give|find|get|list|tell)(?:\s+me)?\s+"
    r"|what(?:['’]?s|\s+(?:is|are|was|were|were\s+the))\s+|(?:is|was|are|were)\s+there\s+)?"
    r"(?:(?:the|some|any|all|main|international|world|global|public|political|local|official"
    r"|first|foreign)\s+)*"
)
_WHO = r"who(?:['’]?s|(?:\s+all|\s+else)?)"
_WHICH = rf"(?:{_WHO}|which\s+(?P<role>(?:\w+\s+)?\w+?)|what\s+(?P<kind>\w+))"
_TARGET = r"(?P<target>.+?)"
_BY = r"(?P<by>.+?)"
_SAY = r"(?:\s+(?:say|says|said|saying|think|thinks|argue|argues))?"
_WHAT_DO = r"(?:what\s+(?:do|did|have|does)\s+(?:the\s+)?)?(?:the\s+|its\s+)?"


def _asked_in(wording: _Wording) -> Iterator[str]:
    """The forms of a question for this stance; who was criticised "by" somebody comes first."""
    verb, being, people, noun = wording
    yield rf"whom?\s+{_AUX}{verb}\s+by\s+{_BY}"
    yield rf"{_WHICH}\s+{_AUX}(?:{verb}|{being})\s+{_TARGET}"
    yield rf"{_HOW}(?:{_DO}|{_IS})\s+{_PEOPLE}\s+{_ADVERBS}(?:{verb}|{being})\s+{_TARGET}"
    yield rf"{_PEOPLE}\s+(?:who\s+)?{_AUX}(?:{verb}|{being})\s+{_TARGET}"
    yield rf"{_WHAT_DO}{people}\s+of\s+{_TARGET}{_SAY}"
    yield rf"{_WHAT_DO}{people}{_SAY}\s+{ABOUT}\s+{_TARGET}"
    yield rf"{_WHAT_DO}{_TARGET}['’]s?\s+{people}{_SAY}"
    yield rf"who\s+(?:are|is|were)\s+(?:the\s+|some\s+)?(?:{people}\s+of\s+{_TARGET})"
    yield rf"{_SHOW}{noun}(?:\s+(?:of|to|for|against|about|over|at|with))?\s+{_TARGET}"
    yield rf"(?:what|whom?)\s+(?:{_DO})\s+{_BY}\s+{_ADVERBS}{verb}"
    yield rf"(?:what|whom?)\s+{_IS}\s+{_BY}\s+{being}"
    yield rf"{_HOW}{_DO}\s+{_BY}\s+{_ADVERBS}{verb}\s+{_TARGET}"
    yield rf"{_HOW}{_IS}\s+{_BY}\s+{being}\s+{_TARGET}"
    yield rf"{_BY}['’]s?\s+{noun}(?:\s+(?:of|to|for|about|over))?\s+{_TARGET}"


_ANSWERS = (
    rf"{_SHOW}{_REACTIONS}\s+(?:to|on|over|about)\s+{_TARGET}",
    rf"{_WHICH}\s+{_AUX}{_ANSWER}\s+{_TARGET}",
    rf"how\s+{_DO}\s+{_PEOPLE}\s+(?:react(?:ed)?|respond(?:ed)?|repl(?:y|ied)|answer)(?:\s+to)?\s+{_TARGET}",
    rf"{_DO}\s+{_PEOPLE}\s+{_ANSWER}\s+{_TARGET}",
    rf"(?!how\s|what\s|who\s|in\s){_TARGET}[\s,:]+reactions?",
)
_FORMS = tuple(
    (stance, re.compile(rf"{form}[\s?.!]*", re.IGNORECASE))
    for stance, forms in chain(
        ((stance, _asked_in(wording)) for stance, wording in _WORDINGS.items()),
        [(Stance.ANY, _ANSWERS)],
    )
    for form in forms
)
_BESIDE = re.compile(
    rf"(?P<target>.+?)\s+(?:{ABOUT}|for|because\s+of)\s+(?P<topic>.+)", re.IGNORECASE
)
_PRONOUN = re.compile(r"(?:s?he|it|they|him|hers?|them|th[ai]t|this|i|you|we|us|me)", re.IGNORECASE)
_ALL_VERBS = sorted(VERBS[Stance.AGAINST] | VERBS[Stance.FOR])


def asks(words: str) -> bool:
    """Whether words ask who is for or against what, and name it."""
    limits = Limits(words)
    return read(Line(words, limits, limits)) is not None


def read(line: Line) -> Stances | None:
    """Who is asked to be for or against what; None for a line that asks nothing of that kind."""
    words = line.plain.words
    if len(line.text) > LONGEST_QUESTION:
        return None
    matches = ((stance, form.fullmatch(words)) for stance, form in _FORMS)
    readings = (_of_match(stance, match, line.plain.question) for stance, match in matches if match)
    return next(readings, None) or _misspelt(line)


def _misspelt(line: Line) -> Stances | None:
    """The same where the verb after "who" is a slip of the pen away from one."""
    first, _, following = line.plain.words.partition(" ")
    if first.lower() not in ("who", "which", "did", "does", "has"):
        return None
    words = following.split()
    spelt = [_verb_like(word) for word in words]
    if spelt == words:
        return None
    limits = line.plain._replace(words=" ".join([first, *spelt]))
    return read(replace(line, plain=limits))


def _verb_like(word: str) -> str:
    return _BY_SOUND.get(_sound(word), word) if word.islower() else word


def _sound(word: str) -> str:
    """A word without what is most often mistaken: c, s and z, and letters that are doubled."""
    return re.sub(r"(.)\1", r"\1", re.sub(r"[cz]", "s", word))


_BY_SOUND = {_sound(verb): verb for verb in _ALL_VERBS}


def _of_match(stance: Stance, match: re.Match[str], question: Question) -> Stances | None:
    groups = match.groupdict()
    target, by = _bare(groups.get("target")), _bare(groups.get("by"))
    if not (target or by) or any(_PRONOUN.fullmatch(name) for name in (target, by) if name):
        return None
    return Stances(stance, target, question, by, groups.get("role") or groups.get("kind"))


def with_topic(stances: Stances) -> Stances | None:
    """What stands behind "on" or "for" as the topic beside the target; None without one."""
    match = _BESIDE.fullmatch(stances.target or "")
    if match is None:
        return None
    topic = _bare(match["topic"])
    return replace(stances, target=match["target"], question=replace(stances.question, topic=topic))


def _bare(part: str | None) -> str | None:
    return (part or "").strip(BESIDE_WORDS + MARKS) or None
