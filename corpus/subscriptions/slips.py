"""Mend slips of the pen in the words that wishes are made of: "folow eels evry mornig". Pure.

What is wished is left as it was typed: only a word that stands where one of these must is mended.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from rapidfuzz.distance import OSA

from corpus.text import fold

_VERBS = frozenset(
    {"follow", "following", "unfollow", "subscribe", "unsubscribe", "notify", "inform", "update"}
    | {"alert", "remind", "pause", "resume", "continue", "cancel", "please", "silent", "timezone"}
    | {"quiet", "settings", "forget", "delete", "track", "unmute"}
)
_DAYS = frozenset(
    {"mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"}
)
_PERIODS = frozenset(
    {day.removesuffix("s") for day in _DAYS}
    | _DAYS
    | {"morning", "mornings", "afternoon", "evening", "evenings", "weekday", "weekdays"}
    | {"weekend", "weekends", "hour", "hours", "minutes", "night", "week"}
)
_OFTEN = frozenset({"hourly", "weekly", "immediately", "instantly", "weekdays"})
_BEFORE_PERIOD = frozenset({"every", "each", "on", "and", "only", "&", "the", "in"})
_POLITE = frozenset(
    {"please", "can", "could", "would", "you", "i", "want", "to", "like", "hey", "hi", "ok", "bot"}
)
_SHORT = {
    "pls": "please",
    "plz": "please",
    "abt": "about",
    "wanna": "want to",
    "gimme": "give me",
    "lemme": "let me",
    "evry": "every",
    "evryday": "every day",
    "everyday": "every day",
    "hrs": "hours",
    "dont": "don't",
    "whats": "what's",
    "im": "i'm",
    "unfolow": "unfollow",
    "folow": "follow",
    "folowing": "following",
    "follw": "follow",
    "tz": "timezone",
    "wen": "when",
    "wat": "what",
    "speeks": "speaks",
    "sez": "says",
    "msg": "message",
    "msgs": "messages",
    "til": "till",
    "cant": "can't",
    "abot": "about",
}
# Words in their own right.
_OTHER_WORDS = frozenset(
    {"fellow", "fallow", "follows", "followed", "informs", "informed", "updated", "updates"}
    | {"alerts", "albert", "avert", "alter", "cancer", "cancels", "forge", "forged", "forger"}
    | {"paused", "pauses", "resumed", "mourning", "ever", "very", "early", "everything", "quite"}
    | {"weakly", "tract", "trace", "tracy", "tracks", "truck", "truce", "forgot", "forgets"}
    | {"deleted", "silence", "continued", "timeline", "pleased", "pleas", "rewind", "sittings"}
)
_LONG = 9
_SHORTEST = 4


def mended(text: str) -> str:
    """`text` on one line, with the words of a wish as they are spelt."""
    tokens = [_SHORT.get(token.lower(), token) for token in text.split()]
    tokens = " ".join(tokens).split()
    for at in range(len(tokens)):
        tokens[at] = _mended(tokens, at)
    return " ".join(tokens)


def _mended(tokens: Sequence[str], at: int) -> str:
    token = tokens[at]
    before = fold(tokens[at - 1]).strip(",;:") if at else ""
    if (
        at < len(tokens) - 1
        and _near(tokens[at], frozenset({"every"}))
        and _is_period(tokens[at + 1])
    ):
        return "every"
    if before in _BEFORE_PERIOD:
        return _near(token, _PERIODS) or token
    if at == len(tokens) - 1:
        return _near(token, _DAYS | _OFTEN) or token
    is_first = all(fold(word).strip(",") in _POLITE for word in tokens[:at])
    return (_near(token, _VERBS | _OFTEN) or token) if is_first else token


def _is_period(token: str) -> bool:
    return fold(token).strip(" ,.;:!") in _PERIODS or bool(_near(token, _PERIODS))


def _near(token: str, words: Set[str]) -> str | None:
    """The word that a token is a slip for, with the marks at its end."""
    bare = token.rstrip(",.;:!?")
    word = fold(bare)
    if len(word) < _SHORTEST or word in _OTHER_WORDS | _PERIODS | words:
        return None
    most = 2 if len(word) >= _LONG else 1
    for likely in sorted(words):
        if likely[0] == word[0] and OSA.distance(word, likely, score_cutoff=most) <= most:
            return likely + token[len(bare) :]
    return None
