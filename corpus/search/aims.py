"""What kind of thing a question asks for, and whether a sentence has such a thing. Pure.

A sentence with most of a question's words often repeats the question; the one beside it, with a
"because" or a number, answers it. The kinds are the coarse classes of Li and Roth (2002), "Learning
Question Classifiers"; for reasons the connectives of the Penn Discourse Treebank's cause relations.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from corpus.search import relevance
from corpus.text import fold, words
from corpus.types import Span, Term


class Aim(StrEnum):
    """What a question asks for."""

    REASON = "why"
    NUMBER = "how many"
    PERSON = "who"
    TIME = "when"
    PLACE = "where"


def _any_of(phrases: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Any of the phrases that stand between bars; a space is any space."""
    return re.compile(rf"\b(?:{phrases.strip().replace(' ', chr(92) + 's+')})\b", flags)


_FORMS = (
    (
        Aim.REASON,
        _any_of(
            "why|how come|what made|for what reason|what (?:is |was |were )?(?:the )?"
            "(?:cause[ds]?|reasons?|led to)"
        ),
    ),
    (
        Aim.NUMBER,
        _any_of(
            "how (?:many|much|old|long|far|big|high|tall|large|often|fast|expensive)"
            "|what (?:percentage|share|proportion|number)"
            "|what (?:is|was) the (?:price|cost|number|size|population)"
        ),
    ),
    (Aim.TIME, _any_of("when|(?:what|which) (?:year|date|day|month|time)|since when")),
    (Aim.PLACE, _any_of("where|(?:what|which) (?:city|country|town|place|street|region)")),
    (Aim.PERSON, _any_of("who|whom|whose|which (?:minister|president|man|woman|person|company)")),
)
_FIRST_WORDS = re.compile(r"\W*(?:(?:and|but|so|in|on|by|to)\s+)?", re.IGNORECASE)

_SURE_REASON = _any_of(
    "because|due to|owing to|as a result|amid|over (?:claims|fears|concerns|alleg\\w+)|in order to"
    "|so that|caused?|causes? of|reasons?|fears?|fearing|accus\\w+|alleg\\w+|charges? of"
    "|charged with|led to|blam\\w+|in (?:response|protest|retaliation)|thanks to|triggered"
    "|sparked|after (?:he|she|they|it|\\w+ing)|for (?:fear|failing|refusing|breaking|allegedly)"
    "|to (?:prevent|stop|protect|avoid|minimi[sz]e|reduce|ensure|save|cut)"
)
_LIKELY_REASON = _any_of(
    "concerns?|threat\\w*|security|disputes?|divisions?|disagree\\w*|for \\w+ing"
    "|since (?:it|he|she)|risks?|danger\\w*|failure|failed|used (?:by|for|to)"
)
_NUMBER = _any_of(
    "\\d[\\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|twenty|thirty"
    "|forty|fifty|hundreds?|thousands?|millions?|billions?|half|third|quarter|double|twice|no|none"
    "|nobody"
)
_TIME = _any_of(
    "(?:1[89]|20)\\d\\d|january|february|march|april|may|june|july|august|september|october"
    "|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow"
    "|tonight|morning|evening|(?:last|next|this) (?:week|month|year|summer|winter|spring|autumn)"
)
_PLACE = _any_of(
    "(?:in|at|near|on|from|to|outside|off|of|across) (?:the )?(?:[a-z]+ )?[^\\W\\d_a-z]\\w+", 0
)
_NAME = re.compile(r"(?<![.!?“\"]\s)(?<!\A)\b[^\W\d_a-z][\w'’-]+")
# What a sentence of the wanted kind is worth beside its share of the question's words; of a
# reason most, for its sentence has few of them.
_WORTH = {Aim.REASON: 0.4, Aim.NUMBER: 0.5, Aim.PERSON: 0.3, Aim.TIME: 0.4, Aim.PLACE: 0.3}
_LEAST = 0.1


def aim_of(question: str) -> Aim | None:
    """What a question asks for by its first words; None where they do not say."""
    opening = _FIRST_WORDS.match(question)
    start = opening.end() if opening else 0
    return next((aim for aim, form in _FORMS if form.match(question, start)), None)


def worth(aim: Aim, sentence: str, question: str) -> float:
    """How far a sentence has such a thing, 0 for not at all; a name the question has is none."""
    known = set(words(fold(question)))
    match aim:
        case Aim.REASON:
            sure, likely = _SURE_REASON.search(sentence), _LIKELY_REASON.search(sentence)
            return _WORTH[aim] * (2.0 if sure else 1.0 if likely else 0.0)
        case Aim.NUMBER:
            has_it = _NUMBER.search(sentence) is not None
        case Aim.TIME:
            has_it = _TIME.search(sentence) is not None
        case Aim.PLACE:
            has_it = _PLACE.search(sentence) is not None
        case Aim.PERSON:
            has_it = any(known.isdisjoint(words(fold(name))) for name in _NAME.findall(sentence))
    return _WORTH[aim] * has_it


def answering(
    aim: Aim, question: str, terms: Sequence[Term], text: str, spans: Sequence[Span]
) -> tuple[float, Span] | None:
    """The sentence among `spans` that is likeliest to answer, and how likely, up to 2.

    None where none is of the kind.
    """

    def likelihood(span: Span) -> float:
        sentence = span.of(text)
        share = relevance.coverage(terms, words(fold(sentence)))
        value = worth(aim, sentence, question) if share >= _LEAST else 0.0
        return share + value if value else 0.0

    score, best = max(((likelihood(span), span) for span in spans), default=(0.0, Span(0, 0)))
    return (score, best) if score else None
