"""A message on one line: looked through once for its outlet and its dates, for every form. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, TypeAlias

from corpus.questions.outlets import parse_outlet
from corpus.questions.periods import search_dates, split_dates
from corpus.questions.phrases import one_line
from corpus.types import Question

LONGEST_QUESTION = 300
"""Longer than this, in characters, is no question: it is searched for as it stands."""

_Dating: TypeAlias = Callable[[str, datetime], tuple[str, datetime | None, datetime | None]]


class Limits(NamedTuple):
    """Words without their dates and their outlet, and those."""

    words: str
    since: datetime | None = None
    until: datetime | None = None
    outlet: str | None = None

    @property
    def is_dated(self) -> bool:
        """Whether they have a date."""
        return bool(self.since or self.until)

    @property
    def question(self) -> Question:
        """A question of nothing but the dates and the outlet."""
        return Question(since=self.since, until=self.until, outlet=self.outlet)


@dataclass(frozen=True, slots=True)
class Line:
    """A message on one line, and its limits as each form of a question reads them.

    In the `plain` reading, for what somebody said and what articles tell, every date is one; for a
    `search` only those that are surely the articles'. `bare` is the line as after "in", where "June
    2024" is a date and "Harbour Gazette" an outlet; None unless that was asked for, or where the
    plain one has a date.
    """

    text: str
    plain: Limits
    search: Limits
    bare: Limits | None = None


def parse_line(
    text: str, now: datetime, outlets: Collection[str] = (), is_bare: bool = False
) -> Line:
    """Read a message for its outlet and its dates.

    `now` is what "last week" is counted from, `outlets` are those of the archive. `is_bare` says
    that a time or an outlet may stand alone.
    """
    line = one_line(text)
    if len(line) > LONGEST_QUESTION:
        return Line(line, Limits(line), Limits(line))
    # The outlet first, so that "in USA Today" is not of today.
    words, outlet = parse_outlet(line, outlets)
    plain, search = (
        _limits(words, outlet, now, outlets, dates) for dates in (split_dates, search_dates)
    )
    if not is_bare or plain.is_dated:
        return Line(line, plain, search)
    words, outlet = parse_outlet(f"in {line}", outlets)
    return Line(line, plain, search, _limits(words, outlet, now, outlets, split_dates))


def _limits(
    text: str, outlet: str | None, now: datetime, outlets: Collection[str], dates: _Dating
) -> Limits:
    words, since, until = dates(text, now)
    if outlet is None and words != text:  # "... in the Guardian two days ago"
        words, outlet = parse_outlet(words, outlets)
    return Limits(words, since, until, outlet)
