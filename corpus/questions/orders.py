"""In which order somebody wants what was said: "latest from X", "oldest first". Pure."""

from __future__ import annotations

import re

from corpus.types import Order

_NEWEST = r"(?:newest|latest|most\s+recent)"
_OLDEST = r"(?:oldest|earliest)"
_WORDS = (
    r"(?:(?:(?:public|known|recorded)\s+)?(?:quotes?|quotations?|statements?|remarks?|comments?"
    r"|words?|views?|opinions?|thoughts?|position|stance))"
)
_LATELY = r"(?:last|most\s+recently|recently|lately)"
_SAID = r"(?:(?:has|had|have|ever)\s+){0,2}(?:said|say|says)"
_ASKED = (
    r"(?:(?:please|show|give|tell|get|find|me|us)\s+){0,4}"
    r"(?:what(?:['’]?s|\s+is|\s+was|\s+are|\s+were)\s+)?(?:the\s+|any\s+)?(?:very\s+)?"
)

# At the end of a line: the words go.
_AT_THE_END = tuple(
    (re.compile(rf"[\s,;(–—-]+(?:{words})\)?[\s?.!]*\Z", re.IGNORECASE), order)
    for words, order in (
        (rf"(?:the\s+)?(?:{_NEWEST}|last)(?:\s+\w+)?\s+first", Order.NEWEST),
        (rf"(?:the\s+)?{_OLDEST}(?:\s+\w+)?\s+first", Order.OLDEST),
        (r"(?:sorted\s+)?by\s+date|(?:most\s+)?recently|lately|of\s+late", Order.NEWEST),
        (r"chronologically|in\s+(?:chronological|time)\s+order|from\s+the\s+start", Order.OLDEST),
    )
)
# Anywhere else: what remains is a question as people ask it without an order.
_ELSEWHERE = tuple(
    (re.compile(words + r"\Z", re.IGNORECASE | re.DOTALL), remains, order)
    for newest, order in (
        (rf"(?:{_NEWEST}|last)", Order.NEWEST),
        (rf"(?:{_OLDEST}|first)", Order.OLDEST),
    )
    for words, remains in (
        (rf"{_ASKED}{newest}\s+{_WORDS}\s+(?:from|by|of)\s+(.+)", r"\1"),
        (
            rf"{_ASKED}{newest}\s+(?:things?|words?)\s+(?:that\s+)?(.+?)\s+{_SAID}\b(.*)",
            r"\1 said\2",
        ),
        (rf"{_ASKED}(.+?['’]s?)\s+{newest}\s+({_WORDS}.*)", r"\1 \2"),
    )
) + tuple(
    (re.compile(words + r"\Z", re.IGNORECASE | re.DOTALL), remains, Order.NEWEST)
    for words, remains in (
        (rf"{_ASKED}{_NEWEST}\s+(?:from|by)\s+(.+)", r"\1"),
        (rf"{_ASKED}{_NEWEST}\s+(.+?)\s+{_WORDS}(\s+(?:on|about)\s.+)?", r"\1\2"),
        (
            r"(?:(?:is|are|was)\s+there\s+|have\s+you\s+(?:got\s+|heard\s+)?|got\s+)?any(?:thing)?"
            rf"\s+(?:(?:recent|new|fresh|more|other|further)\s+)*{_WORDS}\s+(?:from|by)\s+(.+)",
            r"\1",
        ),
        (r"any(?:thing)?\s+recent(?:ly)?\s+(?:from|by)\s+(.+)", r"\1"),
        (r"(?:what['’]?s|what\s+is|anything|something)\s+new\s+(?:from|by)\s+(.+)", r"\1"),
        (
            rf"(what\s+(?:did|has|does|have)\s+.+?)\s+{_LATELY}\s+(say|said)\b(.*)",
            r"\1 \2\3",
        ),
        (
            rf"(.+?\s+(?:say|said|says|saying|anything))\s+{_LATELY}\b(\s.*)",
            r"\1\2",
        ),
    )
)


def split_order(text: str) -> tuple[str, Order]:
    """`text` without the order that it ends with, such as "newest first", and that order."""
    for pattern, order in _AT_THE_END:
        if match := pattern.search(text):
            return text[: match.start()], order
    return text, Order.BEST


def take_order(words: str) -> tuple[str, Order]:
    """A question without its order, as it is put where none matters: "X on Y", "X said about Y"."""
    for pattern, remains, order in _ELSEWHERE:
        if match := pattern.match(words.strip(" ?.!")):
            return " ".join(match.expand(remains).split()), order
    return words, Order.BEST
