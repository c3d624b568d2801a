"""What a message asks for, as far as its form tells: many articles, a summary, or something else.

Pure. Whether the rest is a headline, a name or a question only the archive can tell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from corpus.questions.phrases import PLEASE

_SHOW = rf"{PLEASE}(?:(?:give|show|make|write|draw|get|send|tell)\s+(?:me\s+)?)?"
_TOPIC = r"(?:\s+(?:there\s+is\s+)?(?:on|about|of))?\s+(?P<words>.+?)"
_NEWS = r"(?:articles|news|coverage|stories)"
_COVERAGE = re.compile(
    rf"(?:{_SHOW}(?:a\s+)?(?:summari[sz]e|sum\s+up|summary\s+of|tell\s+me)\s+"
    rf"(?:everything|all(?:\s+(?:the\s+)?{_NEWS})?|the\s+{_NEWS})"
    rf"|{_SHOW}(?:everything|all\s+(?:the\s+)?{_NEWS}|(?:any\s+|the\s+)?(?:latest\s+)?news"
    rf"|the\s+latest)(?=\s+(?:on|about|of)\b)){_TOPIC}[?.!\s]*",
    re.I | re.S,
)
_EVENT = re.compile(
    r"(?:what(?:['’]s|\s+is|\s+has|\s+was)?\s+(?:been\s+)?(?:happen(?:ed|ing|s)?|going\s+on|new)"
    r"(?P<to>\s+(?:with|to|about|on|for|in|at))?(?P<words>\s+.+?)?"
    r"|(?:please\s+)?(?:summari[sz]e|sum\s+up)\s+everything)[?.!\s]*",
    re.I | re.S,
)
_TIMELINE = re.compile(
    rf"(?:{_SHOW}(?:the\s+|a\s+)?(?:timeline|chronology|history):?{_TOPIC}"
    r"|how\s+(?:has|have|did)\s+(?P<grown>.+?)\s+(?:changed?|developed?|evolved?)"
    r"(?:\s+over\s+time)?"
    r"|what\s+(?:has\s+)?changed\s+(?:with|about|in|on|for)\s+(?P<changed>.+?)"
    r"|(?P<later>.+?)\s+(?:over\s+time|timeline))[?.!\s]*",
    re.I | re.S,
)
_STORY = r"(?:story|article|report|piece)"
_ABOUT_STORY = re.compile(
    rf"(?:the\s+)?(?:{_STORY}\s+(?:on|about|of)\s+(?P<after>.+)|(?P<before>.+?)\s+{_STORY})[?.!\s]*",
    re.I | re.S,
)
_SUMMARY = re.compile(r"(?:please\s+)?(?:summari[sz]e|sum up|summary of)\s+(.+)", re.I | re.S)


class Intent(StrEnum):
    """What a message asks for."""

    NEWEST = "the newest articles"
    COVERAGE = "all there is on a topic or of a time"
    TIMELINE = "what happened when, on a topic"
    EVENT = "what happened to somebody or something, or at a time"
    TIME = "what happened at a time"
    SUMMARY = "one article in short, or all of a time"
    OPEN = "a headline, a wish, what somebody said, or any question"


@dataclass(frozen=True, slots=True)
class Request:
    """What a message asks for, and the words that say of what.

    `story` is what remains of these without "the story about": a title may have them, or not.
    """

    intent: Intent
    words: str
    story: str | None = None


def read_request(message: str) -> Request:
    """What a message asks for by its form."""
    if match := _TIMELINE.fullmatch(message):
        return Request(Intent.TIMELINE, next(filter(None, match.groups())))
    if match := _COVERAGE.fullmatch(message):
        return Request(Intent.COVERAGE, match["words"])
    if match := _EVENT.fullmatch(message):
        words = (match["words"] or "").strip()
        if not words:
            return Request(Intent.NEWEST, words)
        return Request(Intent.EVENT if match["to"] else Intent.TIME, words)
    if match := _SUMMARY.match(message):
        story = _ABOUT_STORY.fullmatch(match[1])
        return Request(Intent.SUMMARY, match[1], story and (story["after"] or story["before"]))
    return Request(Intent.OPEN, message)
