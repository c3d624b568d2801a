"""Read which button somebody means who types the answer: "yes please", "no, cancel". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.text import fold, words

_IDLE = re.compile(
    r"\b(?:please|pls|plz|bot|thanks|thank you|thx|thankyou|then|oh|well|just|now|and|so|that is"
    r"|thats|it is|its|sorry|i think|i guess|sir)\b"
)
_AGREES = re.compile(
    r"(?:(?:y|ye|yes+|yeah|yea|yah?|yep|yup|ys|sure|ok|okay|okey|k|kk|right|correct|exactly|fine"
    r"|alright|absolutely|definitely|certainly|affirmative|agreed?|confirm(?:ed)?|of course"
    r"|go (?:ahead|for it|on)|do (?:it|that|so|this)|make it so|sounds (?:good|great|right)|do"
    r"|i (?:am sure|do|agree|confirm)|im sure|perfect|great|good|cool|all good|why not|it|that"
    r"|lets (?:do (?:it|that)|go)|set it up|works for me|what i (?:meant|want(?:ed)?)) )+"
)
_DECLINES = re.compile(
    r"(?:(?:n|no+|nope|nah|na|not (?:now|that|this|yet|really|at all|sure|right|what i"
    r" (?:meant|want(?:ed)?))|never|never ?mind|nvm|cancel|abort|forget (?:it|that)"
    r"|leave (?:it|that|them)(?: (?:be|as it is|alone))?|(?:do not|dont)(?: (?:do|follow|delete"
    r"|stop|want|change) (?:it|that|anything))?|change(?: (?:it|that))?|wrong|incorrect"
    r"|keep (?:it|them|everything|all|that)|i changed my mind|i (?:meant|said) something else"
    r"|(?:rather|better|but) not|on second thoughts?|something else|none(?: of (?:them|these"
    r"|those))?|neither|wait|actually|it|that|i do not|i dont(?: want (?:it|that))?) )+"
)
_YES, _NO = "yes", ("no", "change")
_ORDERS = ("first", "second", "third", "fourth", "fifth")
_PLACE = re.compile(
    rf"(?:(?:yes|ok|the|number|option|take) )*(?P<place>[1-5]|{'|'.join(_ORDERS)}|last) (?:one )?"
)
_BESIDE_LABEL = frozenset(("the", "a", "i", "mean", "meant", "yes", "by", "one", "words"))
_APOSTROPHE = re.compile("['’`]")


def chosen(message: str, labels: Sequence[str]) -> int | None:
    """The place of the button that typed words stand for; None where they stand for none.

    "yes" is the one choice there is, "no" whatever is labelled so.
    """
    plain = [fold(label) for label in labels]
    declining = next((place for place, label in enumerate(plain) if label in _NO), None)
    choices = [place for place in range(len(labels)) if place != declining]
    bare = " ".join(words(fold(_APOSTROPHE.sub("", message))))
    line = "".join(f"{word} " for word in _IDLE.sub(" ", bare).split())
    if _AGREES.fullmatch(line):
        return choices[0] if choices and (len(choices) == 1 or plain[choices[0]] == _YES) else None
    if _DECLINES.fullmatch(line):
        return declining
    place = _by_place(line, choices)
    return place if place is not None else _by_label(line, plain)


def _by_place(line: str, choices: Sequence[int]) -> int | None:
    """ "The second one", among several."""
    match = _PLACE.fullmatch(line)
    if match is None or len(choices) < 2:
        return None
    word = match["place"]
    if word == "last":
        return choices[-1]
    place = int(word) - 1 if word.isdigit() else _ORDERS.index(word)
    return choices[place] if place < len(choices) else None


def _by_label(line: str, labels: Sequence[str]) -> int | None:
    """The only label that has all of the telling words."""
    telling = set(line.split()) - _BESIDE_LABEL
    hits = [place for place, label in enumerate(labels) if telling <= set(words(label))]
    return hits[0] if telling and len(hits) == 1 else None
