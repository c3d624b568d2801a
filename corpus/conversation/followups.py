"""Read a message that leans on the last answer: "and about nato?", "why?", "the second". Pure.

A message that stands alone has no such reading. Some ask a thing of what was shown (a `Step`);
others are a question that lacks what the last one named, and are told with it (`Reworded`), or one
to the articles that were shown (`Nearby`).
"""

from __future__ import annotations

import re

from corpus.conversation import fragments, pronouns
from corpus.conversation.leanings import Leaning, Nearby, Reworded, surely
from corpus.conversation.moves import ENDS, Move, read_step
from corpus.conversation.pronouns import PERSONAL, QUESTION
from corpus.conversation.turns import About, Turn
from corpus.questions import stances, voices
from corpus.questions.forms import parse_form
from corpus.questions.phrases import one_line
from corpus.search.spelling import STOPWORDS
from corpus.text import fold
from corpus.text import words as text_words

_CORRECTION = re.compile(
    r"(?:no\s*[,.!]?\s+)?(?:(?:i\s+(?:mean|meant)|not\s+[^,]+,)\s+)(?P<name>[^,]+)"
    r"|no\s*,\s+(?P<only>[^\s,]+(?:\s+[^\s,]+)?)|(?P<late>.+?),?\s+i\s+mean(?:t)?",
    re.IGNORECASE,
)
_FOLLOW = re.compile(
    r"(?P<before>.*\b(?:follow|unfollow|subscribe(?:\s+me)?\s+to|keep\s+me\s+(?:posted|updated"
    r"|informed)\s+(?:on|about)|watch|mute|stop\s+following"
    r"|(?:notify|alert|ping|tell)\s+me\s+(?:about|when\s+there\s+is\s+(?:more|news)\s+(?:on"
    r"|about)|when(?:ever)?|if)|let\s+me\s+know\s+(?:when|if|about)))\s+"
    r"(?P<what>(?:this|that)\s+(?:topic|subject|story|person)|him|her|he|she|them|they|it|this|that)"
    r"\b(?P<after>.*)",
    re.IGNORECASE,
)


def read(message: str, turn: Turn) -> list[Leaning]:
    """The readings of a message that leans on the last answer, likeliest first; [] for others."""
    words = one_line(message).strip(ENDS)
    step = read_step(words)
    if step and step.move is Move.CONTEXT and turn.about is not About.SPEECH:
        return [Nearby(words), step]  # "where was it?", "why?" of an event
    if step:
        return [step]
    follow = _FOLLOW.fullmatch(words)
    if follow:
        what = _followed(follow["what"].lower(), turn)
        return [surely(f"{follow['before']} {what}{follow['after']}")] if what else []
    correction = _CORRECTION.fullmatch(words)
    if correction and turn.about is About.SPEECH:
        return fragments.of_person(
            str(correction["name"] or correction["only"] or correction["late"]), turn
        )
    return pronouns.read(words, turn) or fragments.read(words, turn) or _elliptic(words, turn)


def _followed(pronoun: str, turn: Turn) -> str | None:
    on = f" on {turn.topic}" if turn.topic else ""
    if pronoun in PERSONAL or pronoun.endswith("person"):
        return turn.person
    if pronoun.endswith(("topic", "subject", "story")) or not (turn.question and turn.person):
        return turn.topic and f"news on {turn.topic}"
    return f"{turn.person}{on}"


# --- "were there survivors?" -------------------------------------------------------------------

_MOST_TELLING = 2
# "The judge", of all judges the one of this story.
_SOMEBODY = re.compile(r"the\s+[a-z-]+(?:\s+[a-z-]+)?")
# What names its matter, or asks who says what on it, leans on nothing.
_NAMED = re.compile(
    r"\b(?:happen(?:ed|s)?\s+(?:to|with)|on|about|in|of|at|from|said|say|says|since|between)\b"
    r"|[\d\"“”]",
    re.I,
)


def _elliptic(words: str, turn: Turn) -> list[Leaning]:
    """A short question that names nothing: of the last answer's articles, if they answer it."""
    form = parse_form(words)
    if turn.articles and form and form.topic is None and _SOMEBODY.fullmatch(form.name or ""):
        return [Reworded(words, is_within=True, is_speech=True, is_open=True)]
    is_open = QUESTION.match(words) and not _NAMED.search(words)
    if stances.asks(words) or voices.asks(words):
        return []
    if turn.articles and is_open and 0 < len(_telling(words)) <= _MOST_TELLING:
        return [Nearby(words, is_open=True)]
    return []


def _telling(words: str) -> list[str]:
    return [word for word in words.split() if not STOPWORDS.issuperset(text_words(fold(word)))]
