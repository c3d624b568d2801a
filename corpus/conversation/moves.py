"""Read what is asked of something that was shown: "when was that?", "the second one". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from corpus.questions.phrases import BESIDE_WORDS, one_line


class Move(StrEnum):
    """What is asked of an answer that was shown."""

    MORE = "the next page"
    WHEN = "when that was"
    CONTEXT = "what stands around it"
    SOURCE = "where it was published"
    WHO = "who said it"
    SUMMARY = "its article in short"
    WHOLE = "its article as it stands"
    QUOTES = "who is quoted in its article"
    RELATED = "other articles on the same"
    OTHER = "the other person of that name"


@dataclass(frozen=True, slots=True)
class Step:
    """What is asked of an item of the last answer, counted from 0, or of the last with -1.

    `length` is the wish for a summary's length as it was put; `name` whom else was meant.
    """

    move: Move
    item: int = 0
    length: str | None = None
    name: str | None = None


_IT = (
    r"(?:(?:that|this|the)\s+(?:article|story|one|piece|report|text|quote)|that|this|it|so|these|those"
    r"|them)"
)
_PERSON = r"(?:he|she|they|it)"
_FIRST = (
    r"(?:the\s+)?(?:(?:very\s+)?(?P<order>first|second|third|fourth|fifth|last)|(?:number|no\.?"
    r"|nr\.?|#)?\s*(?P<number>[1-9]))"
)
_ONE = r"(?:one|article|story|quote|result|item)"
SHOW = (
    r"(?:(?:please|can\s+you|could\s+you|i\s+want\s+to|let\s+me)\s+)?(?:(?:show|give|tell|send"
    r"|read|open|see|get)\s+(?:me\s+)?)?"
)
_SUMMARIZE = (
    r"(?:summari[sz]e|sum\s+up|recap|shorten|(?:a\s+|the\s+)?(?:summary|gist|short\s+version"
    r"|recap)(?:\s+of)?|tl;?dr)"
)
_SAYING = r"(?:say|said|tell|mention|write|claim|speak|talk\s+about)"

_STEPS: tuple[tuple[Move, str], ...] = (
    (
        Move.SUMMARY,
        r"what\s+(?:is|was|['’]s)\s+(?:it|this|that)(?:\s+all)?\s+about|what\s+about\s+it",
    ),
    (
        Move.MORE,
        rf"{SHOW}(?:(?:some|any|even)\s+)?(?:more|older(?:\s+ones)?|earlier\s+ones|before\s+(?:that|this|then)|next|another(?:\s+one)?"
        r"|the\s+next(?:\s+(?:one|page|few))?"
        r"|the\s+(?:rest|others)|others|go\s+on|continue|carry\s+on|further|keep\s+going"
        r"|(?:is\s+there\s+)?(?:anything|something)\s+(?:else|more)|what\s+else)"
        rf"(?:\s+(?:results?|quotes?|answers|of\s+{_IT}|like\s+{_IT}|on\s+{_IT}|about\s+{_IT}"
        r"|page))?",
    ),
    (
        Move.WHEN,
        r"(?:and\s+)?(?:when(?:\s+exactly)?|(?:on\s+)?(?:what|which)\s+(?:day|date|year|month)"
        r"|how\s+long\s+ago|since\s+when)"
        rf"(?:\s+(?:was|is|were)\s+{_IT}(?:\s+(?:said|written|published|from|quote))?"
        rf"|\s+did\s+{_PERSON}\s+{_SAYING}(?:\s+{_IT})?|\s+was\s+(?:he|she)\s+quoted(?:\s+.*)?"
        r"|\s+did\s+(?:that|this|it)\s+happen)?",
    ),
    (
        Move.CONTEXT,
        rf"(?:and\s+)?(?:(?:about|on|over)\s+wh(?:at|om)|where(?:\s+exactly)?(?:\s+(?:was|were)\s+{_IT}(?:\s+said)?"
        rf"|\s+did\s+{_PERSON}\s+{_SAYING}(?:\s+{_IT})?)?"
        rf"|to\s+wh(?:om|o)(?:\s+did\s+{_PERSON}\s+{_SAYING}(?:\s+{_IT})?)?"
        rf"|who(?:m)?\s+(?:was|were|did)\s+{_PERSON}\s+(?:talking|speaking"
        rf"|{_SAYING})(?:\s+{_IT})?\s+to"
        rf"|why(?:\s+(?:is|was)\s+{_IT}|\s+(?:did|does|would)\s+{_PERSON}\s+{_SAYING}\s+{_IT}"
        r"|\s+so)?|how\s+(?:come|so)|what\s+for"
        rf"|(?:in|on|at)\s+(?:what|which)\s+(?:context|occasion|event|place)|(?:{SHOW}"
        rf"|what(?:['’]s|\s+is|\s+was)\s+)(?:the\s+)?(?:more\s+)?context(?:\s+of\s+{_IT})?"
        rf"|what\s+did\s+{_PERSON}\s+mean(?:\s+by\s+{_IT})?|(?:at\s+)?wh(?:at|ich)\s+(?:speech"
        r"|interview|meeting))",
    ),
    (
        Move.SOURCE,
        rf"(?:(?:what(?:['’]s|\s+is|\s+are)\s+|{SHOW})(?:the\s+|your\s+)?(?:sources?|links?"
        rf"|url)(?:\s+(?:of|for|to)\s+{_IT})?"
        r"|where\s+(?:is|was|does|do|are)\s+(?:you\s+)?(?:get\s+|find\s+|read\s+"
        rf"|have\s+)?{_IT}(?:\s+(?:come\s+)?from|\s+published|\s+printed|\s+reported"
        r"|\s+written)?"
        r"|(?:in\s+|from\s+)?(?:which|what)\s+(?:news)?(?:paper|outlet|site|article|source"
        rf"|magazine)(?:\s+(?:is|was|said|says|wrote|reported|has)\s+{_IT}(?:\s+(?:in|from))?)?"
        rf"|who\s+(?:published|reported|printed|wrote)\s+{_IT}|says\s+who"
        r"|according\s+to\s+wh(?:om|at)|sources?|links?|source\s+please)",
    ),
    (
        Move.WHO,
        r"(?:who\s+(?:exactly\s+)?(?:said|says|wrote|claimed|sentence)\s+(?:that|this|it|so)"
        rf"|whose\s+(?:words|quote)(?:\s+(?:is|are|was)\s+{_IT})?"
        rf"|who(?:\s+is|\s+was|['’]s)?\s+(?:that|this|speaking|talking)|by\s+whom|who)",
    ),
    (
        Move.QUOTES,
        r"(?:who(?:\s+else)?\s+(?:is|was|are|were|gets?)\s+quoted|who\s+(?:speaks|talks"
        rf"|said\s+what)|what\s+(?:was|is)\s+said|{SHOW}(?:the\s+|all\s+(?:the\s+)?)?quotes)"
        rf"(?:\s+(?:in\s+{_IT}(?:\s+(?:article|story))?|in\s+the\s+(?:article|story)|there|here"
        rf"|from\s+{_IT}))?",
    ),
    (
        Move.WHOLE,
        rf"{SHOW}(?:(?:the\s+|{_IT}\s+)?(?:whole|full|entire|complete|original)\s+(?:article"
        r"|text|story|thing|version|piece)|all\s+of\s+it|(?:the\s+)?article\s+itself"
        r"|the\s+article|the\s+text)",
    ),
    (Move.WHOLE, rf"(?:read|open)\s+{_IT}|read\s+(?:on|all|more)"),
    (
        Move.RELATED,
        rf"{SHOW}(?:(?:any|some|are\s+there(?:\s+any)?)\s+)?(?:other|similar|related"
        r"|more)\s+(?:articles?|stories|news|coverage|sources|outlets|reports)(?:\s+(?:about"
        rf"|on|like|of)\s+{_IT})?"
        rf"|who\s+else\s+(?:reported|wrote|covered|writes)(?:\s+(?:about\s+)?{_IT})?"
        r"|what\s+do\s+(?:the\s+)?others?(?:\s+(?:outlets|papers|sources))?\s+(?:say|write"
        r"|report)(?:\s+.*)?",
    ),
)
_MOVES = [(move, re.compile(form, re.IGNORECASE)) for move, form in _STEPS]
_LENGTHS = re.compile(
    r"(?:(?:a\s+(?:bit|little)|even|much|make\s+it|can\s+you\s+make\s+it|please|but|now)\s+)*"
    r"(?P<length>longer|shorter|(?:in\s+)?more\s+details?|more\s+detailed|less|briefer|expand"
    r"|elaborate|too\s+(?:long|short)|(?:just\s+)?(?:in\s+)?(?:\w+|\d+)\s+(?:sentences?|words?"
    r"|lines?|bullet\s+points)|in\s+short|briefly)"
    r"(?:\s+(?:version|summary|please))?",
    re.IGNORECASE,
)
_OF_ITEM = re.compile(
    rf"{SHOW}{_SUMMARIZE}?\s*(?:{_IT}|the\s+(?:article|story)"
    rf"|{_FIRST}(?:\s+{_ONE})?)?(?:\s+(?P<length>in\s+.+|briefly))?",
    re.IGNORECASE,
)
_CONTEXT_OF = re.compile(r"context\s+([1-9])", re.IGNORECASE)
_IS_SUMMARY = re.compile(rf"{SHOW}{_SUMMARIZE}\b", re.IGNORECASE)
_ITEM = re.compile(
    rf"(?:and\s+|what\s+about\s+|how\s+about\s+)?{SHOW}(?:more\s+(?:on|about)\s+"
    rf"|the\s+)*{_FIRST}(?:\s+{_ONE})?",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"(?:no\s*[,.]?\s+)?(?:not\s+(?:him|her|that\s+one"
    r"|this\s+one)\s*[,.]?\s+)?(?:i\s+mean(?:t)?\s+)?(?:the\s+)?other(?:\s+one)?(?:\s+(?P<name>(?!articles?\b"
    r"|stories\b|outlets?\b|sources?\b)[^\d\W][\w'’.-]*(?:\s+[\w'’.-]+)?))?",
    re.IGNORECASE,
)
_ORDERS = ("first", "second", "third", "fourth", "fifth")


_LEAD = re.compile(r"(?:and|so|ok(?:ay)?|but|then)\s*,?\s+(?=\S)", re.IGNORECASE)


def read_step(message: str) -> Step | None:
    """What is asked of something that was shown, when the words say no more than that."""
    words = _LEAD.sub("", _bare(message), count=1)
    match = _LENGTHS.fullmatch(words)
    if match:
        return Step(Move.SUMMARY, length=match["length"].lower())
    for move, form in _MOVES:
        if form.fullmatch(words):
            return Step(move)
    match = _CONTEXT_OF.fullmatch(words)
    if match:
        return Step(Move.CONTEXT, int(match[1]) - 1)
    match = _OF_ITEM.fullmatch(words)
    if match and _IS_SUMMARY.match(words):
        return Step(Move.SUMMARY, _place(match), match["length"])
    match = _ITEM.fullmatch(words)
    if match:
        return Step(Move.SUMMARY, _place(match))
    match = _OTHER.fullmatch(words)
    if match:
        return Step(Move.OTHER, name=match["name"])
    return None


def _place(match: re.Match[str]) -> int:
    if match["number"]:
        return int(match["number"]) - 1
    order = (match["order"] or "first").lower()
    return -1 if order == "last" else _ORDERS.index(order)


def _bare(message: str) -> str:
    return re.sub(
        r"(?:\s*,)?\s+(?:please|pls|plz|then|though|exactly)$",
        "",
        one_line(message).strip(ENDS),
        flags=re.I,
    ).strip(ENDS)


ENDS = f"{BESIDE_WORDS}…-–—"
