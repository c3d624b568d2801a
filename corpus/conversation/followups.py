"""Read a message that leans on the last answer: "and about nato?", "why?", "the second". Pure.

A message that stands alone has no such reading. Some ask a thing of what was shown (a `Step`);
others are a question that lacks what the last one named, and are told with it (`Reworded`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from corpus.conversation import phrasings
from corpus.conversation.moves import ENDS, Move, Step, read_step
from corpus.conversation.referents import who
from corpus.conversation.turns import About, Turn
from corpus.questions import stances, voices
from corpus.questions.forms import parse_form
from corpus.questions.phrases import one_line
from corpus.search.spelling import STOPWORDS
from corpus.speakers import roles
from corpus.text import fold
from corpus.text import words as text_words


@dataclass(frozen=True, slots=True)
class Reworded:
    """A question told so that it stands alone.

    `is_within` where it is to be answered by the articles of the last answer, and by no others;
    `is_speech` where by somebody's words; `matter` is what articles that answer must be about.
    `is_sure` where it is what was asked, whatever the archive has for it; `is_open` where it may
    well be a question of its own.
    """

    words: str
    is_within: bool = False
    is_speech: bool = False
    is_sure: bool = False
    is_open: bool = False
    matter: str | None = None


@dataclass(frozen=True, slots=True)
class Nearby:
    """A question to the sentences of the articles that were shown, or of those on a `matter`.

    `is_sure` where it is none of its own, whatever they have; `is_open` where it may well be one.
    """

    words: str
    matter: str | None = None
    is_sure: bool = False
    is_open: bool = False


Leaning: TypeAlias = Step | Reworded | Nearby


def read(message: str, turn: Turn) -> list[Leaning]:
    """The readings of a message that leans on the last answer, likeliest first; [] for others."""
    words = one_line(message).strip(ENDS)
    step = read_step(words)
    if step and step.move is Move.CONTEXT and turn.about is not About.SPEECH:
        return [Nearby(words), step]  # "where was it?", "why?" of an event
    if step:
        return [step]
    follow = phrasings.FOLLOW.fullmatch(words)
    if follow:
        what = _followed(follow["what"].lower(), turn)
        return [_surely(f"{follow['before']} {what}{follow['after']}")] if what else []
    correction = phrasings.CORRECTION.fullmatch(words)
    if correction and turn.about is About.SPEECH:
        return _person(str(correction["name"] or correction["only"] or correction["late"]), turn)
    return _with_pronoun(words, turn) or _fragment(words, turn) or _elliptic(words, turn)


def leans(message: str) -> bool:
    """Whether a message asks of "him" or "that", which it does not name itself."""
    words = one_line(message).strip(ENDS)
    match = phrasings.SUBJECT.match(words) or phrasings.OBJECT.match(words)
    return match is not None and match["pronoun"].lower() in (*phrasings.PERSONAL, "that")


def _surely(words: str) -> Reworded:
    return Reworded(words, is_sure=True)


def _speech(words: str, is_within: bool = False) -> Reworded:
    return Reworded(words, is_within=is_within, is_speech=True)


def _followed(pronoun: str, turn: Turn) -> str | None:
    on = f" on {turn.topic}" if turn.topic else ""
    if pronoun in phrasings.PERSONAL or pronoun.endswith("person"):
        return turn.person
    if pronoun.endswith(("topic", "subject", "story")) or not (turn.question and turn.person):
        return turn.topic and f"news on {turn.topic}"
    return f"{turn.person}{on}"


# --- "what did she write?", "who criticised him?", "what does Krol say to that?" ---------------


def _with_pronoun(words: str, turn: Turn) -> list[Leaning]:
    """A sentence with a pronoun that nothing before it in the sentence explains."""
    message, lead = words, phrasings.LEADS.match(words)
    words = phrasings.ADVERBS.sub("", words[lead.end() :] if lead else words)
    own, tail = phrasings.POSSESSIVE.match(words), phrasings.TAIL.search(words)
    first = phrasings.SUBJECT.match(words) or phrasings.OBJECT.match(words) or own
    if theirs := phrasings.THEIR_OWN.fullmatch(words):  # "what did his editor say?"
        whom = f"{theirs['before']}the {theirs['who']}{theirs['after']}"
        named = f"{theirs['before']}{turn.person}'s {theirs['who']}{theirs['after']}"
        return [_speech(whom, is_within=True), _surely(named if turn.person else whom)]
    if not first and not tail:
        return []
    noun = _noun(first["pronoun"], turn, is_own=first is own) if first else None
    if first and noun is None and phrasings.SAID.fullmatch(words) and turn.items:
        return [Step(Move.CONTEXT)]
    if first and noun is None and turn.topic and tail and turn.person:
        # "What did she say about him", after one man on another, or on a woman.
        whole = f"{words[: first.start('pronoun')]}{turn.topic}{words[first.end('pronoun') :]}"
        told = re.sub(r"\b(?:him|her|them)$", turn.person, whole)
        return [_speech(told), Nearby(words), _surely(told)]
    if first and noun is None:  # only the articles can tell who or what that is
        far = _surely(f"{words} {turn.topic or ''}".strip())
        return [Nearby(words), Nearby(words, is_sure=True), far]
    sentence = words
    if first:
        sentence = f"{words[: first.start('pronoun')]}{noun}{words[first.end('pronoun') :]}"
    tail = phrasings.TAIL.search(sentence)
    if tail:
        return _to_that(words, sentence, tail, turn)
    question = parse_form(sentence)
    if question and question.topic:  # they may have said it anywhere
        return [_speech(sentence), _speech(sentence, is_within=True), _surely(sentence)]
    if question:
        near = [] if phrasings.ELSEWHERE.search(message) else [_speech(sentence, is_within=True)]
        return [*near, _surely(sentence)]
    is_person = first is not None and first["pronoun"].lower() in (
        *phrasings.PERSONAL,
        "his",
        "their",
    )
    return _of_matter(words, sentence, noun if is_person and not own else turn.topic)


def _of_matter(words: str, sentence: str, matter: str | None) -> list[Leaning]:
    """What happened to what was shown: in those articles, or else in others on the matter."""
    stance = [_speech(sentence)] if stances.asks(sentence) else []
    others = [Nearby(words, matter)] if matter else []
    far = Reworded(sentence, matter=matter)
    return [*stance, Nearby(words), *others, far, Nearby(words, is_sure=True), _surely(sentence)]


def _to_that(words: str, sentence: str, tail: re.Match[str], turn: Turn) -> list[Leaning]:
    """ "What did she say to that": in the same articles, whatever words they have for that."""
    before = sentence[: tail.start()]
    topic = _noun(tail["pronoun"] or "it", turn, is_own=False)
    whole = f"{sentence[: tail.start('pronoun')]}{topic}" if tail["pronoun"] and topic else before
    if parse_form(before) is None and not stances.asks(whole):
        return _of_matter(words, whole, turn.topic)
    near, far = [_speech(part, is_within=True) for part in (whole, before)], _speech(whole)
    order = [far, *near] if stances.asks(whole) else [*near, far]
    return [*order, Nearby(words), _surely(whole)]


def _noun(pronoun: str, turn: Turn, is_own: bool) -> str | None:
    """What a pronoun stands for; None where only the articles can tell."""
    pronoun = pronoun.lower()
    is_person = pronoun in (*phrasings.PERSONAL, "his", "their")
    noun = who(pronoun, turn.people) if is_person else turn.topic
    return f"{noun}'s" if noun and is_own else noun


# --- "and about nato?", "and cavusoglu?", "only the arrested", "in 2019?" -----------------------


def _fragment(words: str, turn: Turn) -> list[Leaning]:
    """A question that goes on: another topic, another person, another time."""
    only = phrasings.ONLY.fullmatch(words)
    if only:
        return _narrower(only["words"], turn)
    match = phrasings.WHAT_ABOUT.fullmatch(words)
    part = match["rest"].strip(ENDS) if match else words
    if phrasings.LIMIT.fullmatch(part) and (match or phrasings.PREPOSITION.match(part)):
        return [_surely(f"{_base(turn)} {_as_limit(part)}")]
    on = phrasings.ON.fullmatch(part)
    if on and len(part.split()) <= phrasings.LONGEST:
        return _topic(on["topic"], turn)
    if match is None or len(part.split()) > phrasings.LONGEST:
        return []
    if phrasings.QUESTION.match(part):
        return _further(phrasings.ADVERBS.sub("", part), turn)
    if piece := phrasings.PIECE.fullmatch(part):
        return [_surely(f"summarize the article about {piece['topic']}")]
    pair = phrasings.WHO_ON.fullmatch(part)
    if pair:
        return [_surely(f"{_kin(pair['name'], turn)} on {pair['topic']}")]
    return _person(_kin(part, turn), turn)


def _as_limit(part: str) -> str:
    """ "December" as "in december": what stands in a limit's place is one."""
    return (
        f"in {part}"
        if re.fullmatch(rf"{phrasings.MONTHS}(?:\s+\d{{4}})?|\d{{4}}", part, re.I)
        else part
    )


def _further(question: str, turn: Turn) -> list[Leaning]:
    """ "And what did Krol say?", "and who paid for it?": of the same, if that is not said."""
    form = parse_form(question)
    if form is None:
        return [Nearby(question), Reworded(question), Nearby(question, is_sure=True)]
    same = [] if form.topic or not turn.topic else [_speech(f"{question} about {turn.topic}")]
    return [*same, _speech(question, is_within=True), _surely(question)]


def _narrower(words: str, turn: Turn) -> list[Leaning]:
    """ "Only 2019", "just the newest", "only about the tolls"."""
    if on := phrasings.ON.fullmatch(words):
        return _topic(on["topic"], turn)
    if phrasings.LIMIT.fullmatch(words):
        return [_surely(f"{_base(turn)} {_as_limit(words)}")]
    if re.fullmatch(r"(?:the\s+)?(?:newest|latest|oldest)(?:\s+(?:ones?|first))?", words, re.I):
        return [_surely(f"{_base(turn)} {words.removeprefix('the ').split()[0]} first")]
    return [Nearby(words), _surely(f"{turn.words} {words}")]


def _base(turn: Turn) -> str:
    """What was asked, without its times and its outlet."""
    if turn.question is None:
        return phrasings.TIMES.sub("", turn.words).strip(ENDS)
    on = f" on {turn.topic}" if turn.topic else ""
    return f"{turn.person}{on}" if turn.question.name else f"who said something about {turn.topic}"


def _kin(name: str, turn: Turn) -> str:
    """ "The russian one", after the Turkish foreign minister, is the Russian foreign minister."""
    match = phrasings.KIN.fullmatch(name.strip())
    before = turn.question.name if turn.question else None
    if match is None or not before or " " not in before:
        return name
    return " ".join([match["which"], *phrasings.OWN.sub("", before).split()[1:]])


def _topic(topic: str, turn: Turn) -> list[Leaning]:
    """The same person, or everybody, on something else."""
    topic = phrasings.THEIR.sub("", topic)
    if turn.question and turn.question.name is None:
        return [_surely(f"who said something about {topic}")]
    if turn.person and turn.about is About.SPEECH:
        return [_surely(f"{turn.person} on {topic}")]
    person = [_speech(f"{turn.person} on {topic}")] if turn.person else []
    return [*person, Nearby(topic), _surely(topic)]


def _person(name: str, turn: Turn) -> list[Leaning]:
    """Somebody else on the same; or it is a topic after all."""
    name = name.strip(ENDS)
    readings = [_speech(f"{name} on {turn.topic}")] if turn.topic else []
    is_office = roles.read_office(name) is not None
    if turn.person and turn.about is About.SPEECH and not is_office:
        readings.append(_speech(f"{turn.person} on {phrasings.OWN.sub('', name)}"))
    near = [] if is_office else [Nearby(name)]
    return [*readings, _speech(name, is_within=True), *near, _surely(name)]


# --- "were there survivors?" -------------------------------------------------------------------

_MOST_TELLING = 2
# "The judge", of all judges the one of this story.
_SOMEBODY = re.compile(r"the\s+[a-z-]+(?:\s+[a-z-]+)?")
# What names its matter, or asks who says what on it, leans on nothing.
_NAMED = re.compile(
    r"\b(?:happen(?:ed|s)?\s+(?:to|with)|on|about|in|of|at|from|said|say|says|since|between)\b|[\d\"“”]",
    re.I,
)


def _elliptic(words: str, turn: Turn) -> list[Leaning]:
    """A short question that names nothing: of the last answer's articles, if they answer it."""
    form = parse_form(words)
    if turn.articles and form and form.topic is None and _SOMEBODY.fullmatch(form.name or ""):
        return [Reworded(words, is_within=True, is_speech=True, is_open=True)]
    is_open = phrasings.QUESTION.match(words) and not _NAMED.search(words)
    if stances.asks(words) or voices.asks(words):
        return []
    if turn.articles and is_open and 0 < len(_telling(words)) <= _MOST_TELLING:
        return [Nearby(words, is_open=True)]
    return []


def _telling(words: str) -> list[str]:
    return [word for word in words.split() if not STOPWORDS.issuperset(text_words(fold(word)))]
