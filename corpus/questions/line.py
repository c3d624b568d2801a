"""A message on one line: looked through once for its outlet, its dates and its order. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple, TypeAlias

from corpus.questions.orders import split_order, take_order
from corpus.questions.outlets import parse_outlet
from corpus.questions.periods import search_dates, split_beyond, split_dates
from corpus.questions.phrases import asks_no_more, one_line
from corpus.types import Act, Order, Question

LONGEST_QUESTION = 300
"""Longer than this, in characters, is no question: it is searched for as it stands."""

_YEAR = timedelta(days=366)
_Dating: TypeAlias = Callable[..., tuple[str, datetime | None, datetime | None]]


class Limits(NamedTuple):
    """Words without their dates, their outlet and their order, and those.

    `is_last_here` where the dates are counted from the last there are in the archive, `is_any_year`
    where they name no year. `beyond` is a
    time among the words that no article can be of.
    """

    words: str
    since: datetime | None = None
    until: datetime | None = None
    outlet: str | None = None
    order: Order = Order.BEST
    is_last_here: bool = False
    beyond: str = ""
    is_any_year: bool = False

    @property
    def is_dated(self) -> bool:
        """Whether they have a date."""
        return bool(self.since or self.until)

    @property
    def question(self) -> Question:
        """A question of nothing but the dates, the outlet and the order."""
        return Question(
            None,
            None,
            self.since,
            self.until,
            Act.SAID,
            self.outlet,
            self.order,
            self.is_last_here,
            self.beyond,
            self.is_any_year,
        )


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
    text: str,
    now: datetime,
    outlets: Collection[str] = (),
    is_bare: bool = False,
    newest: datetime | None = None,
) -> Line:
    """Read a message for its outlet, its dates and its order.

    `now` is what "last week" is counted from, `newest`, where it is given, what "since May" is:
    the day of the archive's newest article. `outlets` are those of the archive. `is_bare` says
    that a time or an outlet may stand alone.
    """
    line = one_line(text)
    if len(line) > LONGEST_QUESTION:
        return Line(line, Limits(line), Limits(line))
    ordered, order = split_order(line)
    read = partial(_limits, now=now, newest=newest, outlets=outlets)
    plain, search = (read(ordered, dates=dates) for dates in (split_dates, search_dates))
    if not plain.is_dated:
        words, beyond = split_beyond(plain.words, now, newest)
        if not asks_no_more(words):
            plain = plain._replace(words=words, beyond=beyond)
    plain, search = _in_order(plain, order), search._replace(order=order)
    if not is_bare or plain.is_dated:
        return Line(line, plain, search)
    return Line(line, plain, search, _in_order(read(f"in {ordered}", dates=split_dates), order))


def _limits(
    text: str,
    dates: _Dating,
    now: datetime,
    newest: datetime | None,
    outlets: Collection[str],
) -> Limits:
    # The outlet first, so that "in USA Today" is not of today.
    whole, outlet = parse_outlet(text, outlets)
    words, since, until = dates(whole, now, newest)
    if outlet is None and words != whole:  # "... in the Guardian two days ago"
        words, outlet = parse_outlet(words, outlets)
    is_last_here = bool(newest and (since or until)) and dates(whole, now)[1:] != (since, until)
    is_any_year = bool(since and until) and (since, until) == _a_year_on(
        *dates(whole, now, (newest or now) - _YEAR)[1:]
    )
    return Limits(words, since, until, outlet, is_last_here=is_last_here, is_any_year=is_any_year)


def _a_year_on(since: datetime | None, until: datetime | None) -> tuple[datetime | None, ...]:
    """These times a year later; a 29 February has none."""
    try:
        return tuple(time and time.replace(year=time.year + 1) for time in (since, until))
    except ValueError:
        return ()


def _in_order(limits: Limits, order: Order) -> Limits:
    """The same in that order, or in the one that its words ask for."""
    words, own = take_order(limits.words)
    return limits._replace(words=words, order=own if order is Order.BEST else order)
