"""Blank out what belongs to a page and not to its article: credits, captions' labels, links, times.

Archives keep them between the paragraphs or in the midst of a line, where they pass for
whoever speaks in the sentence behind them.
"""

from __future__ import annotations

import re

_AGENCY = (
    r"(?:Getty(?: Images)?|Reuters|REUTERS|AFP|AP|EPA(?:-EFE)?|PA(?: Media| Wire)?|"
    r"Shutterstock|Alamy)\b"
)
_ZONE = r"\s?(?:GMT|BST|UTC|CES?T|[ECMP][SD]T)"
_LINES = (
    r"(?:Image|Media|Photo|Video) (?:by|caption|copyright|credit|gallery|source)\b",
    r"(?:File )?(?:Image|Photo|Picture|Photograph|Credit|Caption)s?(?: by| credits?)?:",
    r"(?:Getty Images|AFP|Reuters|PA Media)$",
    r"(?:Read|READ) (?:more|MORE|also|ALSO|next|NEXT|the full)\b",
    r"(?:LISTEN|READ|SEE|WATCH)\b",
    r"(?:Follow|Listen|More|Read|Related|See also|Sign up|Watch|You may also)(?: \w+){0,3}:",
    r"(?:Follow (?:us|BBC)|Related (?:article|stor(?:y|ies)|topics)|Send your stor|Sign up)\b",
    r"(?:Advertisement|Copyright|Scroll down|Share this|©)",
)
_PHRASES = (
    r"Video Ad Feedback[^\n]{0,160}?Source: CNN",
    r"Related (?:article|gallery|live-story|video)\b[^\n.?!\"“]{0,200}",
    r"(?<=[.?!\"”] )(?:MORE|READ|READ MORE|Read more|SEE ALSO|WATCH): [^\n.?!]{0,160}[.?!]",
    r"Scroll down for video\b",
)
_CREDITS = (
    r"(?<!\w)(?:(?:[A-Z][\w'’-]{1,30}|[A-Z]\.)\s){0,3}[A-Z][\w'’-]{1,30}(?:/[\w .'’-]{1,40}){0,2}?/"
    rf"{_AGENCY}(?:/(?:Getty Images|[A-Z]\w+)){{0,2}}",
    rf"[(\[](?:[^()\[\]\n]{{0,60}}\W)?{_AGENCY}(?: [Pp]hoto)?(?:/[^()\[\]\n]{{0,40}})?[)\]]$",
    r"\b(?:AP Photo|REUTERS)/[A-Z][\w'’-]{1,30}(?:\s[A-Z][\w'’-]{1,30})?",
    r"(?<=[.?!\"”] )Getty Images\b",
)
_TIMES = (  # when a live blog went on
    rf"\b(?:Posted at|\d{{1,2}} [A-Z][a-z]{{2,8}} \d{{4}} [-–]) \d{{1,2}}[:.]\d\d(?:{_ZONE})?",
    rf"^[^\S\n]*\d{{1,2}}[:.]\d\d{_ZONE}",
)
_FURNITURE = re.compile(
    "|".join((rf"^[^\S\n]*(?:{'|'.join(_LINES)})[^\n]{{0,200}}$", *_PHRASES, *_CREDITS, *_TIMES)),
    re.MULTILINE,
)


def without_furniture(text: str) -> str:
    """`text` with blanks and line ends, at the same offsets, in place of the page's furniture."""
    return _FURNITURE.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return "\n\n".center(len(match[0]))
