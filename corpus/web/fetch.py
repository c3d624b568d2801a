"""Bytes from the web: the one place that opens a connection to an address somebody named.

ssrfguard decides on every connection, redirects included, where it may go: it resolves a name
once, refuses what is not public, and connects to the very address it checked. The rest is here:
one deadline for all of a fetch, a limit on what comes out of the compression, few redirects,
robots.txt, one request at a time to a host.
"""

from __future__ import annotations

import asyncio
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as Unresolved
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from importlib.metadata import version as version_of
from ipaddress import ip_network
from ssl import SSLContext, SSLError
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakValueDictionary

import httpx
from protego import Protego
from ssrfguard import DEFAULT_DENIED, AddressTable, Block, Policy, Reach, SSRFGuardError
from ssrfguard.httpx import AsyncClient

from corpus.loading.addresses import host_of, is_web
from corpus.text import shorten
from corpus.web.response import NO_VERSION, Fetched, FetchError, Validators, fresh, refusal

LARGEST = 10_000_000
"""Bytes of a page or feed, after decompression."""

_AGENT = "onrecord"
_SECONDS = 20.0
_CONNECT_SECONDS = 5.0  # for each of a host's addresses; one of them may be dead
_REDIRECTS = 5
_ROBOTS_SECONDS = 24 * 60 * 60.0  # RFC 9309, 2.4
_ROBOTS_CHARACTERS = 500_000  # RFC 9309, 2.5
_MOST_ROBOTS = 1_000
# A lookup cannot be ended: of those that hang, so many do before others wait.
_LOOKUPS = ThreadPoolExecutor(16, "lookup")

# In ssrfguard's table it is public, as it is by its number; yet inside Azure it answers as the
# machine's own host (learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16).
_AZURE_HOST = Block(ip_network("168.63.129.16/32"), "Azure host", "by hand", Reach.DENIED)
_DENIED = AddressTable((*DEFAULT_DENIED.blocks, _AZURE_HOST))


class Fetcher:
    """Fetches pages and feeds; any thread may call it. `contact` is told to every server.

    `networks` and `ports` open what is closed to the public bot: tests reach their own server
    so, and nothing else should. Each fetch takes `seconds` at most.
    """

    def __init__(
        self,
        contact: str = "",
        *,
        seconds: float = _SECONDS,
        networks: Iterable[str] = (),
        ports: Iterable[int] = (80, 443),
    ) -> None:
        self._seconds = seconds
        self._policy = Policy(
            denied_networks=_DENIED,
            allowed_networks=tuple(map(ip_network, networks)),
            allowed_ports=frozenset(ports),
        )
        of = f" (+{contact})" if contact else ""
        self._agent = f"{_AGENT}/{version_of('onrecord')} (news archive){of}"
        self._guard = threading.Lock()
        self._turns: WeakValueDictionary[str, threading.Lock] = WeakValueDictionary()
        self._robots: dict[str, tuple[Protego, float]] = {}

    def feed(self, url: str, version: Validators = NO_VERSION) -> Fetched:
        """The feed at `url`, unless it is still the version of `version`; raises FetchError."""
        return self._get(url, version, is_page=False)

    def page(self, url: str) -> Fetched:
        """The page at `url`, if its site lets programs read it; raises FetchError."""
        return self._get(url, NO_VERSION, is_page=True)

    def _get(self, url: str, version: Validators, *, is_page: bool) -> Fetched:
        try:
            self._policy.check_url(url)
        except SSRFGuardError as error:
            raise FetchError(url, "fetch.private" if is_web(url) else "fetch.address") from error
        try:
            return asyncio.run(self._in_time(url, version, is_page=is_page))
        except TimeoutError as error:
            raise FetchError(url, "fetch.slow", seconds=self._seconds, may_pass=True) from error
        except SSRFGuardError as error:
            raise FetchError(url, "fetch.inside") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise _trouble(url, error) from error

    async def _in_time(self, url: str, version: Validators, *, is_page: bool) -> Fetched:
        end = time.monotonic() + self._seconds
        async with asyncio.timeout(self._seconds), self._client(end) as client:
            return await self._follow(client, url, version, end, is_page=is_page)

    def _client(self, end: float) -> AsyncClient:
        return AsyncClient(
            policy=self._policy,
            resolver=_resolver(end),
            verify=_trust(),
            trust_env=False,
            timeout=httpx.Timeout(None, connect=_CONNECT_SECONDS),
            # Whatever is encoded twice, or in another way, is refused where it is read.
            headers={"User-Agent": self._agent, "Accept-Encoding": "gzip"},
        )

    async def _follow(
        self, client: AsyncClient, url: str, version: Validators, end: float, *, is_page: bool
    ) -> Fetched:
        """The answer at the end of the redirects."""
        moved_to, is_for_good = None, True
        for _ in range(_REDIRECTS + 1):
            if is_page:
                await self._ask_robots(client, url, end)
            with self._turn(url, end):
                async with client.stream("GET", url, headers=_conditions(version)) as response:
                    onward = response.next_request
                    if onward is None:
                        return replace(await _read(response, version), moved_to=moved_to)
            is_for_good = is_for_good and response.status_code in (301, 308)
            url = str(onward.url)
            moved_to = url if is_for_good else moved_to
        raise FetchError(url, "fetch.redirects", most=_REDIRECTS)

    @contextmanager
    def _turn(self, url: str, end: float) -> Iterator[None]:
        """One request at a time to a host, however many threads fetch."""
        with self._guard:
            turn = self._turns.setdefault(host_of(url), threading.Lock())
        # It blocks this fetch's own event loop, in which nothing else goes on.
        if not turn.acquire(timeout=max(0.0, end - time.monotonic())):
            raise TimeoutError
        try:
            yield
        finally:
            turn.release()

    async def _ask_robots(self, client: AsyncClient, url: str, end: float) -> None:
        """Raise FetchError where the site's robots.txt says that programs should stay away."""
        site = urlsplit(url)._replace(path="/robots.txt", query="", fragment="").geturl()
        rules, until = self._robots.get(site, (None, 0.0))
        if rules is None or until < time.monotonic():
            rules = await self._rules(client, site, end)
            if len(self._robots) >= _MOST_ROBOTS:
                self._robots.clear()
            self._robots[site] = rules, time.monotonic() + _ROBOTS_SECONDS
        if not rules.can_fetch(url, _AGENT):
            raise FetchError(url, "fetch.robots")

    async def _rules(self, client: AsyncClient, site: str, end: float) -> Protego:
        """The site's rules. Where it has none it allows all; where it has trouble, nothing."""
        try:
            page = await self._follow(client, site, NO_VERSION, end, is_page=False)
        except FetchError as error:
            if not _is_missing(int(error.values.get("status", 0))):
                raise
            return Protego.parse("")
        return Protego.parse(page.body.decode("utf-8", "replace")[:_ROBOTS_CHARACTERS])


def _is_missing(status: int) -> bool:
    return 400 <= status < 500 and status != httpx.codes.TOO_MANY_REQUESTS


def _conditions(version: Validators) -> dict[str, str]:
    headers = {"If-None-Match": version.etag, "If-Modified-Since": version.modified}
    return {name: value for name, value in headers.items() if value}


async def _read(response: httpx.Response, version: Validators) -> Fetched:
    """The answer, read to its end; raises FetchError for one that is no use."""
    is_unchanged = response.status_code == httpx.codes.NOT_MODIFIED and version != NO_VERSION
    if not (response.is_success or is_unchanged):
        raise refusal(str(response.url), response.status_code, response.headers)
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Fetched(
        url=str(response.url),
        body=b"" if is_unchanged else await _body(response),
        kind=kind,
        charset=response.charset_encoding,
        validators=Validators(
            response.headers.get("etag") or (version.etag if is_unchanged else None),
            response.headers.get("last-modified") or (version.modified if is_unchanged else None),
        ),
        fresh=fresh(response.headers.get("cache-control", "")),
        moved_to=None,
        is_unchanged=is_unchanged,
    )


async def _body(response: httpx.Response) -> bytes:
    """What was sent, decompressed bit by bit so that no more than LARGEST is ever held."""
    url, encoding = str(response.url), response.headers.get("content-encoding", "").lower()
    if encoding not in ("", "identity", "gzip", "x-gzip"):
        raise FetchError(url, "fetch.encoding", encoding=shorten(encoding, 40))
    unzip = zlib.decompressobj(_GZIP) if "gzip" in encoding else None
    body = bytearray()
    try:
        async for chunk in response.aiter_raw():
            body += unzip.decompress(chunk, LARGEST + 1 - len(body)) if unzip else chunk
            if len(body) > LARGEST:
                raise FetchError(url, "fetch.large", megabytes=LARGEST // 1_000_000)
    except zlib.error as error:
        raise FetchError(url, "fetch.unpacked") from error
    if unzip and body and not unzip.eof:
        raise FetchError(url, "fetch.broken", may_pass=True)
    return bytes(body)


# --- what went wrong on the way -------------------------------------------------------

_GZIP = 31  # zlib's number for the gzip format alone


def _trouble(url: str, error: Exception) -> FetchError:
    """What went wrong on the way to an answer; all of it may pass but a wrong address."""
    causes = list(_causes(error))
    code = "fetch.address"
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        code = "fetch.unfound"
    elif any(isinstance(cause, SSLError) for cause in causes):
        code = "fetch.certificate"
    elif isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
        code = "fetch.unreached"
    elif isinstance(error, httpx.NetworkError | httpx.RemoteProtocolError):
        code = "fetch.broken"
    return FetchError(url, code, may_pass=isinstance(error, httpx.TransportError))


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


# --- connecting -----------------------------------------------------------------------


@cache
def _trust() -> SSLContext:
    """The certificates that are trusted; to read them takes longer than to fetch."""
    return httpx.create_ssl_context(trust_env=False)


def _resolver(end: float) -> Callable[..., Any]:
    """`socket.getaddrinfo`, which may hang, with an end; ssrfguard checks what it gives."""

    def resolve(*args: Any, **options: Any) -> Any:
        lookup = _LOOKUPS.submit(socket.getaddrinfo, *args, **options)
        try:
            return lookup.result(max(0.0, end - time.monotonic()))
        except Unresolved:
            raise socket.gaierror(socket.EAI_AGAIN) from None

    return resolve
