"""A sentence with a pronoun that nothing before it explains: "what did she write?". Pure."""

from __future__ import annotations

import re

from corpus.conversation.leanings import Leaning, Nearby, Reworded, speech, surely
from corpus.conversation.moves import ENDS, SHOW, Move, Step
from corpus.conversation.referents import who
from corpus.conversation.turns import Turn
from corpus.questions import stances
from corpus.questions.forms import parse_form
from corpus.questions.phrases import one_line

LEAD = r"(?:(?:and|but|or|so|also|then|ok(?:ay)?|now|well|yes|no|hm+|oh)\s*[,.]?\s+)"
LEADS = re.compile(rf"{LEAD}+", re.IGNORECASE)
_WH = (
    r"(?:what|who|whom|whose|where|when|why|how(?:\s+(?:many|much|old|long|often|far"
    r"|big)(?:\s+\w+)?)?|which(?:\s+\w+)?|what\s+\w+)"
)
_AUX = (
    r"(?:did|does|do|is|are|was|were|has|have|had|can|could|will|would|should|must|may|might"
    r"|shall)(?:n['’]t)?"
)
_SUBJECT = re.compile(
    rf"{LEAD}*(?:{_WH}(?:\s+else)?\s+)?{_AUX}\s+(?P<pronoun>he|she|they|it|this|that|these"
    r"|those)\b(?!\s+(?:true|possible)\b)",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    rf"{LEAD}*(?:who|which\s+\w+|what\s+\w+)(?:\s+else)?\s+(?:{_AUX}\s+)?\w+(?:\s+(?:with|to"
    r"|at|against|for|by|of))?\s+(?P<pronoun>him|her|them|it|this|that)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s(?:about|on|to|of|with|for|against|in|over|by|after|before)\s+(?P<pronoun>it|that|this"
    r"|him|her|them|these|those)$|\s(?P<there>there)$",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(
    rf"{LEAD}*(?:(?:what|who|where|how|when)(?:['’]s|\s+(?:is|are|was|were|about))\s+"
    rf"|{SHOW})(?P<pronoun>his|her|their|its)\s+\w+",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"\b(?:else|before|earlier|ever|elsewhere)\b", re.IGNORECASE)
_SAID = re.compile(r"what\s+did\s+(?:he|she|they)\s+(?:say|write|tell\s+\w+)", re.IGNORECASE)
_THEIR_OWN = re.compile(
    r"(?P<before>what\s+(?:did|does|do|has|have)\s+)(?:his|her|their"
    r"|its)\s+(?P<who>[\w-]+(?:\s+[\w-]+)?)"
    r"(?P<after>\s+(?:say|said|think|tell|write)\b.*)",
    re.IGNORECASE,
)
ADVERBS = re.compile(
    r"\s+(?:really|actually|exactly|(?:had\s+)?earlier|before(?:hand)?|afterwards|then|again"
    r"|too|also|(?:him|her)self|themselves)"
    r"(?=\s+(?:say|said|tell|told|think|write|claim|did|does|was|is)\b|[\s?.!]*\Z)",
    re.IGNORECASE,
)
QUESTION = re.compile(rf"{LEAD}*(?:{_WH}|{_AUX})\b", re.IGNORECASE)
PERSONAL = {"he", "she", "him", "her", "they", "them"}


def leans(message: str) -> bool:
    """Whether a message asks of "him" or "that", which it does not name itself."""
    words = one_line(message).strip(ENDS)
    match = _SUBJECT.match(words) or _OBJECT.match(words)
    return match is not None and match["pronoun"].lower() in (*PERSONAL, "that")


def read(words: str, turn: Turn) -> list[Leaning]:
    """A sentence with a pronoun that nothing before it in the sentence explains."""
    message, lead = words, LEADS.match(words)
    words = ADVERBS.sub("", words[lead.end() :] if lead else words)
    own, tail = _POSSESSIVE.match(words), _TAIL.search(words)
    first = _SUBJECT.match(words) or _OBJECT.match(words) or own
    if theirs := _THEIR_OWN.fullmatch(words):  # "what did his editor say?"
        whom = f"{theirs['before']}the {theirs['who']}{theirs['after']}"
        named = f"{theirs['before']}{turn.person}'s {theirs['who']}{theirs['after']}"
        return [speech(whom, is_within=True), surely(named if turn.person else whom)]
    if not first and not tail:
        return []
    noun = _noun(first["pronoun"], turn, is_own=first is own) if first else None
    if first and noun is None and _SAID.fullmatch(words) and turn.items:
        return [Step(Move.CONTEXT)]
    if first and noun is None and turn.topic and tail and turn.person:
        # "What did she say about him", after one man on another, or on a woman.
        whole = f"{words[: first.start('pronoun')]}{turn.topic}{words[first.end('pronoun') :]}"
        told = re.sub(r"\b(?:him|her|them)$", turn.person, whole)
        return [speech(told), Nearby(words), surely(told)]
    if first and noun is None:  # only the articles can tell who or what that is
        far = surely(f"{words} {turn.topic or ''}".strip())
        return [Nearby(words), Nearby(words, is_sure=True), far]
    sentence = words
    if first:
        sentence = f"{words[: first.start('pronoun')]}{noun}{words[first.end('pronoun') :]}"
    tail = _TAIL.search(sentence)
    if tail:
        return _to_that(words, sentence, tail, turn)
    question = parse_form(sentence)
    if question and question.topic:  # they may have said it anywhere
        return [speech(sentence), speech(sentence, is_within=True), surely(sentence)]
    if question:
        near = [] if _ELSEWHERE.search(message) else [speech(sentence, is_within=True)]
        return [*near, surely(sentence)]
    is_person = first is not None and first["pronoun"].lower() in (*PERSONAL, "his", "their")
    return _of_matter(words, sentence, noun if is_person and not own else turn.topic)


def _of_matter(words: str, sentence: str, matter: str | None) -> list[Leaning]:
    """What happened to what was shown: in those articles, or else in others on the matter."""
    stance = [speech(sentence)] if stances.asks(sentence) else []
    others = [Nearby(words, matter)] if matter else []
    far = Reworded(sentence, matter=matter)
    return [*stance, Nearby(words), *others, far, Nearby(words, is_sure=True), surely(sentence)]


def _to_that(words: str, sentence: str, tail: re.Match[str], turn: Turn) -> list[Leaning]:
    """ "What did she say to that": in the same articles, whatever words they have for that."""
    before = sentence[: tail.start()]
    topic = _noun(tail["pronoun"] or "it", turn, is_own=False)
    whole = f"{sentence[: tail.start('pronoun')]}{topic}" if tail["pronoun"] and topic else before
    if parse_form(before) is None and not stances.asks(whole):
        return _of_matter(words, whole, turn.topic)
    near, far = [speech(part, is_within=True) for part in (whole, before)], speech(whole)
    order = [far, *near] if stances.asks(whole) else [*near, far]
    return [*order, Nearby(words), surely(whole)]


def _noun(pronoun: str, turn: Turn, is_own: bool) -> str | None:
    """What a pronoun stands for; None where only the articles can tell."""
    pronoun = pronoun.lower()
    is_person = pronoun in (*PERSONAL, "his", "their")
    noun = who(pronoun, turn.people) if is_person else turn.topic
    return f"{noun}'s" if noun and is_own else noun
