"""Small talk: a greeting, thanks, how to do something here, and what there is here. Pure.

A message is small talk only where nothing else is in it: each of its words is in a phrase of
`smalltalk.txt`, or stands beside one as "bot" does. So "hello kitty lawsuit" is none, and "hi, how
do I follow somebody? thanks" asks how to follow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from rapidfuzz.distance import OSA

from corpus import language
from corpus.questions import tongues
from corpus.text import fold

_LONGEST = 25  # words


class Talk(StrEnum):
    """What small talk is about, the most telling first: of several the first is answered."""

    FOLLOWING = "how to follow"
    UNFOLLOWING = "how to follow no more"
    SUMMARIZING = "how to have an article in short"
    ZONE = "how to set a time zone"
    SCHEDULE = "how to set when messages come"
    LIMITING = "how to ask of one outlet"
    DATING = "how to ask of a time"
    QUOTED = "how to see who is quoted"
    SPEECH = "how to ask what somebody said"
    CHECKING = "how to check a quotation"
    FORGETTING = "how to delete what is stored of a chat"
    OUTLETS = "which outlets there are"
    SIZE = "how much there is"
    SPAN = "how far back it goes"
    NEWEST = "the newest article"
    OLDEST = "the oldest article"
    PEOPLE = "who is quoted most"
    TOPICS = "what the archive is about"
    LANGUAGES = "which languages are read"
    PRIVACY = "what is stored of a chat"
    ORIGIN = "where answers come from"
    FRESHNESS = "how fresh it is"
    ABILITIES = "what can be asked"
    WORKINGS = "how it works"
    SELF = "who the bot is"
    NATURE = "whether the bot is human"
    COMPLAINT = "that an answer was wrong"
    WELLBEING = "how the bot is"
    THANKS = "thanks"
    PRAISE = "praise"
    GOODBYE = "goodbye"
    AFFECTION = "affection, or another feeling"
    LAUGH = "a laugh"
    GREETING = "a greeting"
    TEST = "whether anybody is there"
    REFUSAL = "no"
    CONSENT = "yes"
    PUZZLED = "nothing that can be answered"
    PICTURE = "nothing but a face, or another picture"


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """What small talk is about, and the ISO 639-1 code of its language."""

    talk: Talk
    language: str = "en"


def read_small_talk(message: str) -> SmallTalk | None:
    """What a message of nothing but small talk is about; None for any other."""
    text = _plain(message)
    if not text:
        is_picture = any(ord(letter) > _FIRST_PICTURE for letter in message)
        return SmallTalk(Talk.PICTURE if is_picture else Talk.PUZZLED)
    if polite := tongues.polite_word(text):
        return SmallTalk(Talk(polite.kind), polite.language)
    if len(text.split()) > _LONGEST:
        return None
    spellings = (form(text) for form in (str, _once, _twice, _respelt))
    talks = next(filter(None, map(_talks, dict.fromkeys(spellings))), None)
    return SmallTalk(min(talks, key=list(Talk).index)) if talks else None


# --- a message as the phrases are written ---------------------------------------------------

_FIRST_PICTURE = 0x2190
_APOSTROPHE = re.compile(r"['’`´]")
_NO_WORD = re.compile(r"(?:[^\w\u0900-\u0963]|_)+")  # Hindi has vowels that are no \w
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")


def _plain(message: str) -> str:
    """The words of a message, folded and with single spaces, "that's" as "thats"."""
    return _NO_WORD.sub(" ", _APOSTROPHE.sub("", fold(message))).strip()


def _once(text: str) -> str:
    """ "hiiii" as "hi"."""
    return _DRAWN_OUT.sub(r"\1", text)


def _twice(text: str) -> str:
    """ "coooool" as "cool"."""
    return _DRAWN_OUT.sub(r"\1\1", text)


def _respelt(text: str) -> str:
    """What is no word, as the word of a phrase that is one slip away.

    In a word or two only as a greeting or thanks: "greta" is no slip for "great".
    """
    parts = text.split()
    targets = _WORDS_ALONE if len(parts) < _FEW else _phrases().words
    return " ".join(_nearest(part, targets) for part in parts)


_FEW = 3
_WORDS_ALONE = frozenset({"hello", "thanks", "morning", "goodbye", "welcome"})
_SHORTEST_SLIP = 4


def _nearest(part: str, targets: frozenset[str]) -> str:
    if part in targets or len(part) < _SHORTEST_SLIP or language.is_word(part):
        return part
    near = _by_initial(targets).get(part[0], ())
    return next((word for word in near if OSA.distance(part, word, score_cutoff=1) <= 1), part)


@cache
def _by_initial(targets: frozenset[str]) -> dict[str, list[str]]:
    """The words that may be misspelt, in order, by their first letter."""
    words = [word for word in sorted(targets) if len(word) >= _SHORTEST_SLIP]
    return {initial: list(group) for initial, group in groupby(words, itemgetter(0))}


# --- phrases --------------------------------------------------------------------------------


class _Phrases(NamedTuple):
    """How each kind of talk is said, and all the words of that."""

    forms: list[tuple[Talk, re.Pattern[str]]]
    words: frozenset[str]


_SIGNS = {"(": "(?:", "[": "(?:", "]": ")?", "]*": ")*", ")": ")", ")*": ")*", "|": "|"}
_SIGN = re.compile(r"\{\w+\}|[\])]\*|[()\[\]|]|\w+")
_SETS = {"few": r"(?:\w+ ){1,4}"}
_BESIDE = re.compile(
    r"(?:(?:bot|onrecord|there|all|everyone|everybody|again|(?:my )?friends?|mate|buddy|bro|dude"
    r"|man|guys|folks|sir|madam|dear|team|please|pls|plz|so|well|oh|and|but|then|now|just|also|btw"
    r"|by the way|too|today|anyway|pal|to you|for you|though|tho|actually|my dear|ok|okay|question"
    r"|quick question|one question|one more thing) )"
)


def _talks(text: str) -> list[Talk]:
    """What a text is about, phrase after phrase; nothing where it is about anything else."""
    spaced, place, talks = f"{text} ", 0, list[Talk]()
    while place < len(spaced):
        matches = [(form.match(spaced, place), talk) for talk, form in _phrases().forms]
        # The longest, so that "thank you" goes before "thank".
        end, talk = max(
            ((match.end(), talk) for match, talk in matches if match),
            key=itemgetter(0),
            default=(place, None),
        )
        if talk is None:
            beside = _BESIDE.match(spaced, place)
            if beside is None:
                return []
            end = beside.end()
        else:
            talks.append(talk)
        place = end
    return talks


@cache
def _phrases() -> _Phrases:
    """What `smalltalk.txt` says, compiled."""
    written = files(__package__).joinpath("smalltalk.txt").read_text("utf-8").splitlines()
    sets, forms, words = dict(_SETS), list[tuple[Talk, re.Pattern[str]]](), set[str]()
    talk = next(iter(Talk))
    for row in (row for row in written if row and not row.startswith("#")):
        name, _, phrase = row.partition(" = ")
        if phrase:
            sets[name] = _pattern(phrase, sets)
        elif row[1:-1] in Talk.__members__:
            talk = Talk[row[1:-1]]
            continue
        else:
            forms.append((talk, re.compile(_pattern(row, sets))))
        words.update(re.findall(r"(?<!\{)\b\w+\b", phrase or row))
    return _Phrases(forms, frozenset(words))


def _pattern(phrase: str, sets: dict[str, str]) -> str:
    """A phrase as a regular expression in which every word ends with a space."""
    signs = _SIGN.findall(phrase)
    parts = (
        f"(?:{sets[sign[1:-1]]})" if sign[0] == "{" else _SIGNS.get(sign, f"{sign} ")
        for sign in signs
    )
    return "".join(parts)
