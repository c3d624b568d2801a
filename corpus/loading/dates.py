"""Dates as files write them, as aware UTC times; what would be a guess is none."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime


def moment(value: object) -> datetime | None:
    """`value`, a date or how one is written, as an aware UTC time; without a zone it is UTC."""
    text = value.isoformat() if isinstance(value, date) else str(value or "").strip()
    if not text:
        return None
    text = _SPACED_ZONE.sub(lambda match: match[1] + _ZONES.get(match[2], match[2]), text)
    for form in _FORMS:
        try:
            time = form(text)
            return time.replace(tzinfo=time.tzinfo or UTC).astimezone(UTC)
        except (ValueError, TypeError, IndexError, OverflowError, OSError):
            continue
    return None


# "2020-12-29 10:30:00 +0200" and "... UTC": ISO 8601 but for the space.
_SPACED_ZONE = re.compile(r"(\d{4}-\d\d-\d\d[ T][\d:.]+) (UTC|GMT|Z|[+-]\d\d:?\d\d)\Z")
_ZONES = {"UTC": "+00:00", "GMT": "+00:00"}


def in_name(name: str) -> datetime | None:
    """The day that the name of a file, or a link, says: "2020-12-29-...", "/2020/12/29/".

    A day without its marks, "20201229", only where nothing but it could be meant.
    """
    for match in _DAY.finditer(name):
        year, month, day = (int(part) for part in match.groups() if part and part.isdecimal())
        try:
            return datetime(year, month, day, tzinfo=UTC)
        except ValueError:
            continue
    return None


_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:([-_./])(\d\d?)\2(\d\d?)|(\d\d)(\d\d))(?!\d)", re.ASCII
)


def _from_epoch(text: str) -> datetime:
    # Nine digits began in 1973; fewer are a year or a plain date. Thirteen are milliseconds.
    if not re.fullmatch(r"\d{9,13}(\.\d+)?", text):
        raise ValueError(text)
    seconds = float(text)
    return datetime.fromtimestamp(seconds / 1000 if seconds >= 1e11 else seconds, UTC)


def _as(form: str) -> Callable[[str], datetime]:
    return lambda text: datetime.strptime(text, form)


# No guessing beyond these: "03/04/2024" is two different days.
_FORMS: tuple[Callable[[str], datetime], ...] = (
    _from_epoch,
    datetime.fromisoformat,
    parsedate_to_datetime,
    *map(_as, ("%Y/%m/%d", "%Y/%m/%d %H:%M:%S", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y")),
)
