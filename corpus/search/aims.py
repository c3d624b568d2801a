"""What kind of thing a question asks for, and whether a sentence has such a thing. Pure.

A sentence with most of a question's words often repeats the question; the one beside it, with a
"because" or a number, answers it. The kinds are those of Li and Roth (2002), "Learning Question
Classifiers"; for reasons the connectives of the Penn Discourse Treebank's cause relations.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache, partial
from typing import NamedTuple

from corpus.search import relevance
from corpus.search.kin import with_kin
from corpus.search.spelling import STOPWORDS
from corpus.text import fold, words
from corpus.types import Span, Term


class Aim(StrEnum):
    """What a question asks for."""

    REASON = "why"
    MONEY = "how much"
    AGE = "how old"
    SPEED = "how fast"
    EXTENT = "how long"
    OFTEN = "how often"
    NUMBER = "how many"
    PERSON = "who"
    TIME = "when"
    PLACE = "where"
    MEANING = "what is"
    MANNER = "how"
    ANYTHING = "what"


def _any_of(phrases: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Any of the phrases that stand between bars; a space is any space."""
    return re.compile(rf"\b(?:{phrases.strip().replace(' ', chr(92) + 's+')})\b", flags)


_NUMBERS = (
    "\\d[\\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|twenty|thirty"
    "|forty|fifty|hundreds?|thousands?|millions?|billions?|half|a third|a quarter|double|twice"
)
_UNITS = (
    "(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)"
    "|(?:kilo|centi|milli)?met(?:re|er)s?|km|miles?|feet|foot|ft|inch(?:es)?|storeys?|hectares?|acres?"
    "|tonn?es?|tons?|kilos?|kg)"
)
_SOME = f"(?:{_NUMBERS}|an?|one)"


class _Kind(NamedTuple):
    """How a kind of thing is asked for, what in a sentence surely is one, and what may be.

    `worth` is what a sure one counts, beside the share of the question's words: of a reason most,
    for its sentence has few of them.
    """

    asked: re.Pattern[str]
    sure: re.Pattern[str]
    likely: re.Pattern[str] | None
    worth: float


# A capital at the beginning of a sentence is no name's, unless another or a comma follows it.
_NAME = re.compile(
    r"(?<![.!?“\"]\s)(?<!\A)\b[^\W\d_a-z][\w'’-]+|\A[^\W\d_a-z][\w'’-]+(?=,\s|\s+[^\W\d_a-z])"
)
_KINDS = {
    Aim.REASON: _Kind(
        _any_of(
            "why|how come|what made|for what reason|what (?:is |was |were )?(?:the )?"
            "(?:cause[ds]?|reasons?|led to)"
        ),
        _any_of(
            "because|due to|owing to|as a result|amid|over (?:claims|fears|concerns|alleg\\w+)"
            "|in order to|so that|caused?|causes? of|reasons?|fears?|fearing|accus\\w+|alleg\\w+"
            "|charges? of|charged with|led to|blam\\w+|in (?:response|protest|retaliation)"
            "|thanks to|triggered|sparked|after (?:he|she|they|it|\\w+ing)"
            "|for (?:fear|failing|refusing|breaking|allegedly)"
            "|to (?:prevent|stop|protect|avoid|minimi[sz]e|reduce|ensure|save|cut)"
        ),
        _any_of(
            "concerns?|threat\\w*|security|disputes?|divisions?|disagree\\w*|for \\w+ing"
            "|since (?:it|he|she)|risks?|danger\\w*|failure|failed|used (?:by|for|to)"
        ),
        0.8,
    ),
    Aim.MONEY: _Kind(
        _any_of(
            "how much (?:money|is|are|was|were|did|does|do|will|would|has|had)"
            "|how (?:expensive|costly)|what (?:is|was|are|were|will be) (?:the|a|its|his|her)"
            " (?:price|cost|fare|fee|bill|salary|worth)"
            "|what (?:do|does|did|will|would) .+ (?:cost|earn|pay|charge)"
        ),
        re.compile(
            rf"[$€£¥]\s?\d|\b(?:{_NUMBERS})(?:\s+(?:million|billion|trillion|thousand|hundred))?\s+"
            r"(?:\w+\s+)?(?:dollars?|euros?|pounds?|pence|cents?|crowns?|francs?|yen|yuan|rubles?"
            r"|roubles?|rupees?|kron\w+|pesos?|lira)\b",
            re.IGNORECASE,
        ),
        _any_of(_NUMBERS),
        0.6,
    ),
    Aim.AGE: _Kind(
        _any_of("how old|what (?:is|was) .+ age|at what age"),
        re.compile(
            r"[-\s]years?[-\s]old\b|\baged\s+\d|\bage\s+of\s+\w|,\s\d{1,3},|\b\d{1,3}\s+years\b"
            r"|\b(?:was|is|turn\w*)\s+\d{1,3}\b|\bborn\b",
            re.IGNORECASE,
        ),
        None,
        0.6,
    ),
    Aim.SPEED: _Kind(
        _any_of("how (?:fast|quick(?:ly)?|strong)|(?:at )?what (?:is |was )?(?:the )?speed"),
        _any_of("(?:an|per) (?:hour|second|minute)|km/h|kph|mph|knots?|m/s"),
        _any_of(_NUMBERS),
        0.7,
    ),
    Aim.EXTENT: _Kind(
        _any_of(
            "how (?:long|far|big|high|tall|large|deep|wide|heavy|near|close)"
            "|what (?:is|was) .+ (?:length|height|size|width|depth|distance|weight)"
            "|what (?:is|was) the (?:length|height|size|width|depth|distance|weight|duration)"
        ),
        re.compile(rf"\b{_SOME}(?:[-\s]+\w+)?[-\s]+{_UNITS}\b", re.IGNORECASE),
        _any_of("until|till|overnight|all (?:day|night|week|year)|brief(?:ly)?"),
        0.6,
    ),
    Aim.OFTEN: _Kind(
        _any_of("how (?:often|frequent(?:ly)?|regular(?:ly)?)|how many times"),
        _any_of(
            "once|twice|times|every|daily|weekly|monthly|yearly|annual(?:ly)?|each"
            "|an? (?:day|week|month|year)"
        ),
        None,
        0.5,
    ),
    Aim.NUMBER: _Kind(
        _any_of(
            "how (?:many|much)|what (?:percentage|share|proportion|number)"
            "|what (?:is|was) the (?:number|population|rate|toll|share|percentage|total)"
        ),
        _any_of(f"{_NUMBERS}|none|nobody"),
        _any_of("one|no|several|many"),
        0.5,
    ),
    Aim.TIME: _Kind(
        _any_of(
            "when|(?:at |on |in )?(?:what|which) (?:year|date|day|month|time)|since when|by when"
        ),
        _any_of(
            "(?:1\\d|20)\\d\\d|january|february|march|april|may|june|july|august|september|october"
            "|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow"
            "|tonight|morning|evening|noon|midnight|\\d?\\d[:.]\\d\\d|century"
            "|(?:last|next|this) (?:week|month|year|summer|winter|spring|autumn)"
        ),
        None,
        0.4,
    ),
    Aim.PLACE: _Kind(
        _any_of(
            "where|(?:in |at )?(?:what|which)"
            " (?:city|country|town|place|street|region|port|village)"
        ),
        _any_of(
            "(?:in|at|near|on|from|to|outside|off|of|across|for) (?:the )?"
            "(?:[a-z]+ )?[^\\W\\d_a-z]\\w+",
            0,
        ),
        _any_of("(?:in|at|near|on|into|outside|off|across) (?:the|a|an|his|her|its) \\w+"),
        0.3,
    ),
    Aim.MEANING: _Kind(
        _any_of(
            "(?:what|who) (?:is|are|was|were)"
            " (?!the |it |he |she |there |this |that |going |being |new )"
        ),
        re.compile(
            r"\b(?:is|are|was|were)\s+(?:an?|the|one)\b|,\s(?:an?|the|who|which)\s", re.IGNORECASE
        ),
        None,
        0.3,
    ),
    Aim.PERSON: _Kind(
        _any_of("who|whom|whose|which (?:minister|president|man|woman|person|company|party|firm)"),
        _NAME,
        None,
        0.3,
    ),
    Aim.MANNER: _Kind(
        _any_of("how|in what way|by what means"),
        _any_of("by \\w+ing|through|with the help of|us(?:ing|ed|es)|means of|via"),
        None,
        0.2,
    ),
    Aim.ANYTHING: _Kind(
        re.compile(
            r"(?:what|which|is|are|was|were|did|does|do|has|have|had|can|could|will|would)\b|.+\?"
            r"|.+\b(?:what|which|whom?|how\s+(?:many|much|long))\b",
            re.IGNORECASE,
        ),
        re.compile(r"\w"),
        None,
        0.1,
    ),
}
_FIRST_WORDS = re.compile(r"\W*(?:(?:and|but|so|in|on|by|to)\s+)?", re.IGNORECASE)
# What keywords ask for that are no sentence: "ferry price".
_NOUNS = {
    Aim.MONEY: _any_of("price|prices|cost|costs|fare|fee|salary"),
    Aim.AGE: _any_of("age"),
    Aim.SPEED: _any_of("speed"),
    Aim.EXTENT: _any_of("length|height|depth|width|distance|duration"),
    Aim.NUMBER: _any_of("number|population|percentage|death toll|how many"),
    Aim.REASON: _any_of("reasons?|causes?|why"),
}
_FEW = 5
_SENTENCE = _any_of("is|are|was|were|did|does|do|has|have|had|will|would|said|says|say|what|who")
# How much the words count that a sentence has not itself: those just before it, and around it.
_BEFORE = 0.6
_AROUND = 0.3
_LEAST = 0.1
_NEXT = 0.6


def aim_of(question: str) -> Aim | None:
    """What a question asks for by its first words, or a few keywords; None where none says."""
    opening = _FIRST_WORDS.match(question)
    start = opening.end() if opening else 0
    asked = (aim for aim, kind in _KINDS.items() if kind.asked.match(question, start))
    return next(asked, None) or _of_keywords(question)


def _of_keywords(question: str) -> Aim | None:
    if len(question.split()) > _FEW or _SENTENCE.search(question):
        return None
    return next((aim for aim, noun in _NOUNS.items() if noun.search(question)), None)


def worth(aim: Aim, sentence: str, question: str) -> float:
    """How far a sentence has such a thing, 0 for not at all; a name the question has is none."""
    kind = _KINDS[aim]
    if aim is Aim.PERSON:
        known = set(words(fold(question))) | STOPWORDS
        is_new = any(known.isdisjoint(words(fold(name))) for name in _NAME.findall(sentence))
        return kind.worth * is_new
    if kind.sure.search(sentence):
        return kind.worth
    return kind.worth / 2 * bool(kind.likely and kind.likely.search(sentence))


def answering(
    aim: Aim,
    question: str,
    terms: Sequence[Term],
    text: str,
    spans: Sequence[Span],
    title: str = "",
) -> list[tuple[float, Span]]:
    """The two sentences among `spans` that are likeliest to answer, and how likely, up to 2.

    What stands before it and around it counts a little: "It cost 3 million" is of what was
    named before. Only those of the kind, and the second only where it is about as likely.
    """
    kin = with_kin(terms)
    asked = {word for term in kin for word in term.variants}
    tokens = [frozenset(asked.intersection(words(fold(span.of(text))))) for span in spans]
    above = asked.intersection(words(fold(title)))
    covered = cache(partial(relevance.coverage, kin))

    def likelihood(place: int) -> float:
        own = tokens[place]
        before = own.union(*tokens[max(0, place - 1) : place])
        around = before.union(above, *tokens[max(0, place - 2) : place + 2])
        share, more, most = map(covered, (own, before, around))
        share += _BEFORE * (more - share) + _AROUND * (most - more)
        value = worth(aim, spans[place].of(text), question) if share >= _LEAST else 0.0
        return share + value if value else 0.0

    ranking = sorted(((likelihood(place), -place) for place in range(len(spans))), reverse=True)
    least = _NEXT * max(ranking, default=(0.0, 0))[0]
    return [(score, spans[-place]) for score, place in ranking[:2] if score and score >= least]
