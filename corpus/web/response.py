"""What an address gave, or why it gave nothing. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from corpus.exceptions import LoadError, Value
from corpus.loading.addresses import host_of

LONGEST_WAIT = timedelta(days=1)
"""A server that asks to be left alone for longer is asked again after this."""

_REFUSALS = {
    304: "fetch.unasked",
    401: "fetch.subscribers",
    402: "fetch.subscribers",
    403: "fetch.forbidden",
    404: "fetch.missing",
    410: "fetch.gone",
    429: "fetch.often",
    451: "fetch.legal",
}


class FetchError(LoadError):
    """A page or feed could not be fetched; `source` is its host.

    The value `status` is what the server answered where it refused; `wait` is how long it asks
    to be left alone, `may_pass` whether the same may go well later.
    """

    def __init__(
        self,
        url: str,
        code: str,
        *,
        wait: timedelta = timedelta(),
        may_pass: bool = False,
        **values: Value,
    ) -> None:
        super().__init__(host_of(url), code, **values)
        self.wait = wait
        self.may_pass = may_pass

    @property
    def is_gone(self) -> bool:
        """Whether the server says that it is gone for good."""
        return self.values.get("status") == HTTPStatus.GONE


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server named this version by, to ask later whether there is another."""

    etag: str | None = None
    modified: str | None = None


NO_VERSION = Validators()
"""What is asked for is not known yet."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave.

    `url` is where the redirects ended, `moved_to` where those led that are for good. `fresh` is
    how long it need not be asked again. `is_unchanged` says that the version of the validators
    is still the newest; `body` is then empty.
    """

    url: str
    body: bytes
    kind: str
    charset: str | None
    validators: Validators
    fresh: timedelta
    moved_to: str | None
    is_unchanged: bool


def fresh(control: str) -> timedelta:
    """How long a Cache-Control header lets a copy be used, a day at most."""
    age = re.search(r"\bmax-age\s*=\s*\"?(\d{1,12})", control.lower())
    if age is None or "no-cache" in control.lower() or "no-store" in control.lower():
        return timedelta()
    return _clamped(int(age[1]))


def refusal(url: str, status: int, headers: Mapping[str, str]) -> FetchError:
    """The error for an answer that is no page; the names of `headers` are in lower case."""
    code = _REFUSALS.get(status, "fetch.trouble" if status >= 500 else "fetch.refused")
    may_pass = status >= 500 or status == HTTPStatus.TOO_MANY_REQUESTS
    return FetchError(url, code, status=status, wait=_wait(headers), may_pass=may_pass)


def _wait(headers: Mapping[str, str]) -> timedelta:
    """How long Retry-After asks to wait, a day at most; a date counts from the server's own."""
    text = headers.get("retry-after", "").strip()
    if text.isdecimal():
        return _clamped(float(text[:12]))
    try:
        until, now = map(parsedate_to_datetime, (text, headers.get("date", "")))
        return _clamped((until - now).total_seconds())
    except (TypeError, ValueError):
        return timedelta()


def _clamped(seconds: float) -> timedelta:
    return min(timedelta(seconds=max(0.0, min(seconds, 1e9))), LONGEST_WAIT)
