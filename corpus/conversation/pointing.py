"""Read what is asked of a message that somebody replies to: "summarize this". Pure."""

from __future__ import annotations

import re

from corpus.conversation.moves import Move, Step, read_step

_MOVES = (Move.SUMMARY, Move.QUOTES, Move.WHOLE)
_SUMMARY = re.compile(
    r"(?:(?:hey|hi|please|can you|could you|would you|pls|plz)[,\s]+)*"
    r"(?:(?:sum(?:mari[sz]e)?|shorten|explain|read|tl;?dr|digest)(?:\s+(?:up|me|for\s+me))?"
    r"(?:\s+(?:this|that|it|the|above))?(?:\s+(?:article|text|story|post|message|news|link|file"
    r"|document|pdf|page))?(?:\s+up)?(?:\s+for\s+(?:me|us))?"
    r"|what(?:['’]?s|\s+is|\s+does)?\s+(?:this|that|it|he|she|the\s+(?:article|text|post|message))"
    r"(?:\s+(?:all\s+)?(?:about|say(?:ing)?|mean)))"
    r"(?:[,\s]+(?:please|pls|plz|thanks|thx|asap))*\s*[?!.]*",
    re.IGNORECASE,
)


def read_pointing(message: str) -> Step | None:
    """A wish for the message that is replied to: in short, as it stands, or what is said in it."""
    step = read_step(message)
    if step and step.move in _MOVES:
        return step
    return Step(Move.SUMMARY) if _SUMMARY.fullmatch(message.strip()) else None
