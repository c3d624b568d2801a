"""Turns of a conversation whose speakers stand before what they say: "KROL: The dam is safe."

Transcripts and interviews have no verb of saying; who speaks in a line stands at its beginning.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.quotes.forms import Form
from corpus.quotes.tagger import Mark, Role
from corpus.types import Span

_WORD = r"[^\W\d_a-z][\w.’'-]*"
_TURN = re.compile(
    r"^[^\S\n]*(?P<time>[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?[^\S\n]*)?(?P<bold>\*\*|__)?"
    rf"(?P<speaker>{_WORD}(?:[^\S\n](?:{_WORD}|\d{{1,2}}|de|der|van|von|al|bin|da|del)){{0,4}})"
    r"(?P<role>,[^\n:\"“”]{1,60}?)?(?:[^\S\n]*(?P<note>\([^()\n]{1,40}\)))*"
    r"(?:\*\*|__)?(?P<cue>:)(?:\*\*|__)?[^\S\n]+(?P<words>\S[^\n]*?)[^\S\n]*$",
    re.MULTILINE,
)
_LINE = re.compile(r"\S[^\n]*")
_MOST_LINES_A_TURN = 3
_QUESTION = re.compile(r"[^.?!]*\?")


def turns(text: str) -> list[Form]:
    """The turns of a transcript or an interview, in order; none where `text` is neither.

    A transcript has speakers in capitals, in bold or beside a time, an interview asks,
    and has at least two speakers, one of them twice. Few other lines stand between.
    """
    lines = list(_TURN.finditer(text))
    marked = list(filter(_is_marked, lines))
    conversation = marked if len(marked) > 1 else lines if _is_interview(lines) else []
    if not conversation:
        return []
    whole = text[conversation[0].start() : conversation[-1].end()]
    is_dense = len(conversation) * _MOST_LINES_A_TURN >= len(_LINE.findall(whole))
    return list(map(_turn, conversation)) if is_dense else []


def _is_interview(lines: Sequence[re.Match[str]]) -> bool:
    speakers = Counter(line["speaker"] for line in lines)
    is_asked = any(line["words"].endswith("?") for line in lines)
    return is_asked and len(speakers) > 1 and max(speakers.values()) > 1


def _is_marked(line: re.Match[str]) -> bool:
    is_timed = line["time"] or (line["note"] or "")[1:2].isdigit()
    is_heading = " - " in (line["role"] or "")
    return bool(is_timed or line["bold"] or (line["speaker"].isupper() and not is_heading))


def _turn(line: re.Match[str]) -> Form:
    """A line with its statement, or with none where it only asks."""
    speaker, cue, words = (Span(*line.span(name)) for name in ("speaker", "cue", "words"))
    parts = (Role.SOURCE, speaker), (Role.CUE, cue), (Role.CONTENT, words)
    is_question = _QUESTION.fullmatch(line["words"])
    is_person = line["speaker"].isupper() and line["role"] and " " in line["speaker"]
    return Form(
        Span(*line.span()),
        () if is_question else tuple(Mark(role, span) for role, span in parts),
        (Mark(Role.PERSON, speaker),) if is_person else (),
    )
