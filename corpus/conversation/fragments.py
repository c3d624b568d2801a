"""A question that goes on in a few words: "and about nato?", "and Krol?", "only 2019". Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.conversation.leanings import Leaning, Nearby, Reworded, speech, surely
from corpus.conversation.moves import ENDS
from corpus.conversation.pronouns import ADVERBS, LEAD, QUESTION
from corpus.conversation.turns import Turn
from corpus.questions.forms import parse_form
from corpus.speakers import roles

_WHAT_ABOUT = re.compile(
    rf"(?:(?P<lead>{LEAD}+)(?:(?:what|how)\s+about\s+)?|(?:what|how)\s+about\s+)(?P<rest>.+)",
    re.IGNORECASE,
)
_ON = re.compile(r"(?:about|on|regarding|concerning|over|re)\s*:?\s+(?P<topic>.+)", re.IGNORECASE)
_WHO_ON = re.compile(
    r"(?P<name>.+?)\s*,?\s+(?:on|about|regarding|concerning)\s+(?P<topic>.+)", re.IGNORECASE
)
_PIECE = re.compile(
    r"the\s+(?:one|article|story|piece)\s+(?:about|on|of)\s+(?P<topic>.+)", re.IGNORECASE
)
_ONLY = re.compile(r"(?:only|just)\s+(?P<words>.+)", re.IGNORECASE)
_KIN = re.compile(r"the\s+(?P<which>\w+)\s+one", re.IGNORECASE)
_OWN = re.compile(r"^(?:his|her|their|its|the)\s+", re.IGNORECASE)
_THEIR = re.compile(r"^(?:his|her|their|its)\s+", re.IGNORECASE)
_LONGEST = 8
MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
_TIMES = re.compile(
    r"\s+(?:(?:in|since|before|after|until|during|of|from)\s+)?(?:(?:early"
    rf"|late)\s+)?(?:{MONTHS}(?:\s+\d{{4}})?|\d{{4}})"
    r"(?=[\s?.!]*\Z)",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"(?:in|since|before|after|until|till|between|during|from|by)\s|.*\s(?:ones?|first)$", re.I
)
_LIMIT = re.compile(
    r"(?:(?:in|since|before|after|until|till|between|during|from|on|of|around|early|late"
    r"|mid)\s+)*(?:the\s+)?"
    rf"(?:\d{{4}}s?|{MONTHS}|(?:mon|tues?|wednes|thurs?|fri|satur|sun)days?|last|this|past"
    r"|yesterday|today"
    r"|spring|summer|autumn|winter|\d{1,2}(?:st|nd|rd|th)?\s+\w+"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4})(?:\s+(?:to\s+|and\s+|[-–]\s*)?[\w.,]+){0,4}"
    r"|(?:the\s+)?(?:newest|latest|oldest|earliest|most\s+recent)\s+(?:ones?|first)"
    r"|(?:in|from|by)\s+(?:the\s+)?[A-Z]\S*(?:\s+[A-Z]\S*){0,3}",
    re.IGNORECASE,
)


def read(words: str, turn: Turn) -> list[Leaning]:
    """A question that goes on: another topic, another person, another time."""
    only = _ONLY.fullmatch(words)
    if only:
        return _narrower(only["words"], turn)
    match = _WHAT_ABOUT.fullmatch(words)
    part = match["rest"].strip(ENDS) if match else words
    if _LIMIT.fullmatch(part) and (match or _PREPOSITION.match(part)):
        return [surely(f"{_base(turn)} {_as_limit(part)}")]
    on = _ON.fullmatch(part)
    if on and len(part.split()) <= _LONGEST:
        return _topic(on["topic"], turn)
    if match is None or len(part.split()) > _LONGEST:
        return []
    if QUESTION.match(part):
        return _further(ADVERBS.sub("", part), turn)
    if piece := _PIECE.fullmatch(part):
        return [surely(f"summarize the article about {piece['topic']}")]
    pair = _WHO_ON.fullmatch(part)
    if pair:
        return [surely(f"{_kin(pair['name'], turn)} on {pair['topic']}")]
    return of_person(_kin(part, turn), turn)


def _as_limit(part: str) -> str:
    """ "December" as "in december": what stands in a limit's place is one."""
    return f"in {part}" if re.fullmatch(rf"{MONTHS}(?:\s+\d{{4}})?|\d{{4}}", part, re.I) else part


def _further(question: str, turn: Turn) -> list[Leaning]:
    """ "And what did Krol say?", "and who paid for it?": of the same, if that is not said."""
    form = parse_form(question)
    if form is None:
        return [Nearby(question), Reworded(question), Nearby(question, is_sure=True)]
    same = [] if form.topic or not turn.topic else [speech(f"{question} about {turn.topic}")]
    return [*same, speech(question, is_within=True), surely(question)]


def _narrower(words: str, turn: Turn) -> list[Leaning]:
    """ "Only 2019", "just the newest", "only about the tolls"."""
    if on := _ON.fullmatch(words):
        return _topic(on["topic"], turn)
    if _LIMIT.fullmatch(words):
        return [surely(f"{_base(turn)} {_as_limit(words)}")]
    if re.fullmatch(r"(?:the\s+)?(?:newest|latest|oldest)(?:\s+(?:ones?|first))?", words, re.I):
        return [surely(f"{_base(turn)} {words.removeprefix('the ').split()[0]} first")]
    return [Nearby(words), surely(f"{turn.words} {words}")]


def _base(turn: Turn) -> str:
    """What was asked, without its times and its outlet."""
    if turn.question is None:
        return _TIMES.sub("", turn.words).strip(ENDS)
    on = f" on {turn.topic}" if turn.topic else ""
    return f"{turn.person}{on}" if turn.question.name else f"who said something about {turn.topic}"


def _kin(name: str, turn: Turn) -> str:
    """ "The russian one", after the Turkish foreign minister, is the Russian foreign minister."""
    match = _KIN.fullmatch(name.strip())
    before = turn.question.name if turn.question else None
    if match is None or not before or " " not in before:
        return name
    return " ".join([match["which"], *_OWN.sub("", before).split()[1:]])


def _topic(topic: str, turn: Turn) -> list[Leaning]:
    """The same person, or everybody, on something else."""
    topic = _THEIR.sub("", topic)
    if turn.question and turn.question.name is None:
        return [surely(f"who said something about {topic}")]
    if turn.person and turn.question:
        return [surely(f"{turn.person} on {topic}")]
    person = [speech(f"{turn.person} on {topic}")] if turn.person else []
    return [*person, Nearby(topic), surely(topic)]


def of_person(name: str, turn: Turn) -> list[Leaning]:
    """Somebody else on the same; or it is a topic after all."""
    name = name.strip(ENDS)
    readings = [speech(f"{name} on {turn.topic}")] if turn.topic else []
    if roles.read_office(name) is not None:
        return [*readings, speech(name, is_within=True), surely(name)]
    somebody = Reworded(name, is_speech=True, is_of_person=True)
    readings += [replace(somebody, is_within=True), somebody]
    if turn.person and turn.question:
        readings.append(speech(f"{turn.person} on {_OWN.sub('', name)}"))
    return [*readings, speech(name, is_within=True), Nearby(name), surely(name)]
