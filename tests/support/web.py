"""A web server on 127.0.0.1 that behaves as badly as a test wants.

    with Web() as web:
        web.pages["/feed"] = page(FEED, etag='"1"')
        web.pages["/slow"] = drip
        fetched = web.fetcher().feed(web.url("/feed"))

A page is a function that is given the request and the open connection, and writes what it likes.
"""

from __future__ import annotations

import contextlib
import gzip
import socketserver
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, BinaryIO, TypeAlias

from corpus.web.fetch import Fetcher

HOME = "127.0.0.1"


@dataclass
class Request:
    """One request: its path with the query, its headers in lower case, and the server's end."""

    path: str
    headers: dict[str, str]
    closing: threading.Event = field(compare=False)


Page: TypeAlias = Callable[[Request, BinaryIO], None]


class Web:
    """The server; a context manager that listens while it is open."""

    def __init__(self, host: str = HOME, port: int = 0) -> None:
        self.pages: dict[str, Page] = {}
        self.requests: list[Request] = []
        self.at_once = self.most_at_once = 0
        self._closing = threading.Event()
        self._lock = threading.Lock()
        self._server = _Server((host, port), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self.host, self.port = self._server.server_address[:2]

    def __enter__(self) -> Web:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def url(self, path: str = "/") -> str:
        """The address of a page here."""
        return f"http://{self.host}:{self.port}{path}"

    def fetcher(self, **options: Any) -> Fetcher:
        """One that may come here, which no other may."""
        return Fetcher(networks=[f"{self.host}/32"], ports=[self.port], **options)

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order, but for robots.txt."""
        return [request.path for request in self.requests if request.path != "/robots.txt"]

    def _handler(self) -> type[socketserver.StreamRequestHandler]:
        web = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                line = self.rfile.readline().split()
                headers = iter(lambda: self.rfile.readline().decode("latin-1").strip(), "")
                pairs = (header.partition(":") for header in headers)
                values = {name.lower(): value.strip() for name, _, value in pairs}
                if len(line) == 3:
                    web._answer(Request(line[1].decode(), values, web._closing), self.wfile)

        return Handler

    def _answer(self, request: Request, out: BinaryIO) -> None:
        with self._lock:
            self.requests.append(request)
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        answer = self.pages.get(request.path.partition("?")[0], missing)
        with contextlib.suppress(OSError):  # who asked may have had enough
            answer(request, out)
        with self._lock:
            self.at_once -= 1


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 64


# --- pages that behave ------------------------------------------------------------------


def page(
    body: str | bytes = "", status: int = 200, kind: str = "text/html", **headers: str
) -> Page:
    """Answers with `body`; `etag="..."` is a header, and asked with it, it answers 304."""
    data = body.encode() if isinstance(body, str) else body
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    conditions = {"if-none-match": "etag", "if-modified-since": "last-modified"}

    def answer(request: Request, out: BinaryIO) -> None:
        is_known = any(
            request.headers.get(condition) == fields.get(name, "")
            for condition, name in conditions.items()
        )
        code, content = (304, b"") if is_known else (status, data)
        out.write(head(code, content_type=kind, content_length=str(len(content)), **headers))
        out.write(content)

    return answer


def head(status: int, **headers: str) -> bytes:
    """The head of an answer; it closes the connection."""
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([f"HTTP/1.1 {status} Words", "Connection: close", *lines, "", ""]).encode()


def moved(to: str, status: int = 302) -> Page:
    """Answers that it is elsewhere."""
    return page(status=status, location=to)


def zipped(body: str | bytes, encoding: str = "gzip") -> Page:
    """Answers with `body` compressed."""
    data = gzip.compress(body.encode() if isinstance(body, str) else body)
    return page(data, content_encoding=encoding)


missing = page("There is nothing here.", 404)


# --- and pages that do not --------------------------------------------------------------


def drip(request: Request, out: BinaryIO) -> None:
    """A byte now and then, for ever: no read of it times out."""
    out.write(head(200, content_type="text/html"))
    _drip(request, out)


def drip_head(request: Request, out: BinaryIO) -> None:
    """Its head alone never ends."""
    out.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    _drip(request, out)


def _drip(request: Request, out: BinaryIO) -> None:
    while not request.closing.wait(0.01):
        out.write(b"x")
        out.flush()


def silent(request: Request, out: BinaryIO) -> None:
    """It takes the request and says nothing."""
    request.closing.wait()


def endless(request: Request, out: BinaryIO) -> None:
    """As much as anybody reads, as fast as they can."""
    out.write(head(200, content_type="text/html"))
    while not request.closing.is_set():
        out.write(b"<p>More and more of it.</p>" * 4_000)


def bomb(request: Request, out: BinaryIO) -> None:
    """Ten kilobytes that are ten megabytes and one byte when they are unpacked."""
    data = gzip.compress(bytes(10_000_001))
    out.write(head(200, content_encoding="gzip", content_length=str(len(data))))
    out.write(data)


def cut(request: Request, out: BinaryIO) -> None:
    """It promises more than it sends."""
    out.write(head(200, content_length="1000") + b"Not all of ")


def reset(request: Request, out: BinaryIO) -> None:
    """It closes the connection without a word."""


def garbage(request: Request, out: BinaryIO) -> None:
    """It does not speak HTTP."""
    out.write(b"\x00\x01 220 mail.quay.example ESMTP\r\n\r\n")
