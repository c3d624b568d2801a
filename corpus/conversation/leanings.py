"""What a message asks that leans on the last answer: the values, told by what they need. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from corpus.conversation.moves import Step


@dataclass(frozen=True, slots=True)
class Reworded:
    """A question told so that it stands alone.

    `is_within` where it is to be answered by the articles of the last answer, and by no others;
    `is_speech` where by somebody's words, `is_of_person` by a person's of that name; `matter` is
    what articles that answer must be about. `is_sure` where it is what was asked, whatever the
    archive has for it; `is_open` where it may well be a question of its own.
    """

    words: str
    is_within: bool = False
    is_speech: bool = False
    is_sure: bool = False
    is_open: bool = False
    is_of_person: bool = False
    matter: str | None = None


@dataclass(frozen=True, slots=True)
class Nearby:
    """A question to the sentences of the articles that were shown, or of those on a `matter`.

    `is_sure` where it is none of its own, whatever they have; `is_open` where it may well be one.
    """

    words: str
    matter: str | None = None
    is_sure: bool = False
    is_open: bool = False


Leaning: TypeAlias = Step | Reworded | Nearby
"""What a follow-up asks."""


def surely(words: str) -> Reworded:
    """Words that are what was asked, whatever there is."""
    return Reworded(words, is_sure=True)


def speech(words: str, is_within: bool = False) -> Reworded:
    """Words that somebody's words answer."""
    return Reworded(words, is_within=is_within, is_speech=True)
