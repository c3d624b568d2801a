"""Fetching from a server that misbehaves, and from addresses nobody may reach."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
import web as pages
from web import Page, Web, moved, page, zipped

from corpus.exceptions import Fault
from corpus.web.fetch import LARGEST, Fetcher
from corpus.web.response import Fetched, FetchError, Validators

FEED = "<rss><channel><title>Quay News</title></channel></rss>"


@pytest.fixture
def web() -> Iterator[Web]:
    """A server on 127.0.0.1."""
    with Web() as found:
        yield found


# No request is made there, whatever name it has.
CLOSED = ("fetch.private", "fetch.inside", "fetch.address")


def refused(fetcher: Fetcher, url: str, *, is_page: bool = False) -> FetchError:
    """The error that fetching `url` gives."""
    with pytest.raises(FetchError) as caught:
        fetcher.page(url) if is_page else fetcher.feed(url)
    return caught.value


# What behaves


def test_what_a_server_says_of_its_feed_is_kept(web: Web) -> None:
    headers = {"etag": '"7"', "last_modified": "Tue, 04 Jun 2024 08:00:00 GMT"}
    kind = "Application/RSS+xml; charset=ISO-8859-2"
    web.pages["/feed"] = page(FEED, kind=kind, cache_control="public, max-age=1800", **headers)
    assert web.fetcher().feed(web.url("/feed")) == Fetched(
        url=web.url("/feed"),
        body=FEED.encode(),
        kind="application/rss+xml",
        charset="iso-8859-2",
        validators=Validators('"7"', "Tue, 04 Jun 2024 08:00:00 GMT"),
        fresh=timedelta(minutes=30),
        moved_to=None,
        is_unchanged=False,
    )


def test_a_version_that_is_known_is_not_sent_again(web: Web) -> None:
    web.pages["/feed"] = page(FEED, etag='"7"')
    first = web.fetcher().feed(web.url("/feed"))
    again = web.fetcher().feed(web.url("/feed"), first.validators)
    assert (again.is_unchanged, again.body) == (True, b"")
    assert again.validators == first.validators
    assert "if-none-match" not in web.requests[0].headers
    web.pages["/feed"] = page(FEED + "\n", etag='"8"')
    assert not web.fetcher().feed(web.url("/feed"), first.validators).is_unchanged


def test_a_server_learns_who_asks_and_whom_to_write_to(web: Web) -> None:
    web.pages["/"] = page("x")
    web.fetcher(contact="mailto:desk@quay.example").feed(web.url())
    web.fetcher().feed(web.url())
    told, bare = (request.headers["user-agent"] for request in web.requests)
    assert told.startswith("onrecord/")
    assert "(+mailto:desk@quay.example)" in told
    assert "+" not in bare


def test_a_compressed_answer_is_unpacked(web: Web) -> None:
    web.pages["/"] = zipped(FEED)
    assert web.fetcher().feed(web.url()).body == FEED.encode()
    assert web.requests[0].headers["accept-encoding"] == "gzip"


def test_an_empty_answer_that_calls_itself_compressed_is_empty(web: Web) -> None:
    web.pages["/"] = page(b"", content_encoding="gzip")
    assert web.fetcher().feed(web.url()).body == b""


def test_the_largest_page_that_is_read_is_read_whole(web: Web) -> None:
    web.pages["/plain"] = page(b"x" * LARGEST)
    web.pages["/zipped"] = zipped(b"x" * LARGEST)
    for path in ("/plain", "/zipped"):
        assert len(web.fetcher().feed(web.url(path)).body) == LARGEST


@pytest.mark.parametrize(
    ("control", "minutes"),
    [
        ("max-age=600", 10),
        ('private, MAX-AGE="600"', 10),
        ("s-maxage=60", 0),
        ("max-age=99999999999", 24 * 60),
        ("max-age=600, no-cache", 0),
        ("no-store", 0),
        ("max-age=-1", 0),
        ("nonsense", 0),
    ],
)
def test_how_long_an_answer_holds(web: Web, control: str, minutes: int) -> None:
    web.pages["/"] = page(FEED, cache_control=control)
    assert web.fetcher().feed(web.url()).fresh == timedelta(minutes=minutes)


# Redirects


def test_a_feed_that_moved_for_good_says_where_to(web: Web) -> None:
    web.pages |= {"/old": moved("/older", 301), "/older": moved("/new", 308), "/new": page(FEED)}
    found = web.fetcher().feed(web.url("/old"))
    assert (found.url, found.moved_to) == (web.url("/new"), web.url("/new"))


@pytest.mark.parametrize(
    ("first", "then", "to"), [(301, 302, "/b"), (302, 301, None), (307, 303, None)]
)
def test_what_moved_for_a_while_is_asked_at_the_old_place(
    web: Web, first: int, then: int, to: str | None
) -> None:
    web.pages |= {"/a": moved("/b", first), "/b": moved("/c", then), "/c": page(FEED)}
    found = web.fetcher().feed(web.url("/a"))
    assert (found.url, found.moved_to) == (web.url("/c"), to and web.url(to))


def test_five_redirects_are_followed_and_no_sixth(web: Web) -> None:
    web.pages |= {f"/{n}": moved(f"/{n + 1}") for n in range(6)} | {"/6": page(FEED)}
    assert web.fetcher().feed(web.url("/1")).url == web.url("/6")
    assert refused(web.fetcher(), web.url("/0")).code == "fetch.redirects"


def test_a_redirect_loop_ends(web: Web) -> None:
    web.pages |= {"/a": moved("/b"), "/b": moved("/a")}
    assert refused(web.fetcher(), web.url("/a")).code == "fetch.redirects"
    assert len(web.requests) == 6


@pytest.mark.parametrize("to", ["http://[::1", "http://", "ftp://quay.example/", "//:0/"])
def test_a_redirect_to_no_address_is_an_error(web: Web, to: str) -> None:
    web.pages["/"] = moved(to)
    assert refused(web.fetcher(), web.url())


# What no fetch may reach


def test_this_machine_is_never_reached_by_name_or_number(web: Web) -> None:
    stranger = Fetcher(ports=[web.port])
    for host in ("127.0.0.1", "localhost", "LocalHost", "127.0.0.1.", "127.1", "0.0.0.0", "0"):
        assert refused(stranger, f"http://{host}:{web.port}/").code in CLOSED
    assert web.requests == []


@pytest.mark.parametrize(
    "host",
    [
        *("2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "127.0.1"),
        *("①②⑦.⓪.⓪.①", "127。0。0。1", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ"),
        *("[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]"),
        *("[64:ff9b::127.0.0.1]", "[2002:7f00:1::]", "[fe80::1]", "[fe80::1%25eth0]", "[fc00::1]"),
        *("10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "198.18.0.1"),
        *("169.254.169.254", "[::ffff:169.254.169.254]", "[64:ff9b::a9fe:a9fe]", "[fd00:ec2::254]"),
        *("168.63.129.16", "[::ffff:168.63.129.16]", "[64:ff9b::a83f:8110]", "[2002:a83f:8110::]"),
        *("100.100.100.200", "192.0.0.192", "224.0.0.1", "255.255.255.255", "[ff02::1]"),
    ],
)
def test_no_address_that_is_not_public_is_opened_however_it_is_written(host: str) -> None:
    for is_page in (False, True):
        assert refused(Fetcher(), f"http://{host}/", is_page=is_page).code in CLOSED


@pytest.mark.parametrize(
    "url",
    [
        *("", "quay.example", "/feed", "http://", "http:///feed", "http://[::1", "https://"),
        *("file:///etc/hostname", "ftp://quay.example/", "gopher://quay.example/", "data:,x"),
        *("http://desk:secret@quay.example/", "http://quay.example@127.0.0.1/", "http://a b/"),
        *("http://quay.example:22/", "http://quay.example:99999/", "http://quay.example:x/"),
        *("http://quay.example/\nHost: x", "http://quay\x00.example/", "http://%00/"),
        *("http://" + "a" * 300 + "/", "http://quay.example/" + "a" * 9_000),
    ],
)
def test_what_is_no_public_address_is_not_tried(url: str) -> None:
    assert refused(Fetcher(), url).code in CLOSED


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_leads_inside(web: Web, status: int) -> None:
    with Web("127.0.0.2", web.port) as inside:
        inside.pages["/"] = page("secret")
        web.pages["/"] = moved(inside.url(), status)
        for is_page in (False, True):
            assert refused(web.fetcher(), web.url(), is_page=is_page).code == "fetch.inside"
        assert inside.requests == []


class Names:
    """The machine's own resolver, which answers as a test tells it."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers, self.asked = list(answers), list[str]()

    def __call__(self, host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        self.asked.append(host)
        found = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        kind = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
        return [(*kind, (address, port)) for address in found]


def test_a_name_that_changes_its_address_is_connected_where_it_was_checked(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Web("127.0.0.2", web.port) as inside:
        web.pages["/"] = inside.pages["/"] = page("x")
        names = Names([web.host], [inside.host])
        monkeypatch.setattr(socket, "getaddrinfo", names)
        fetcher, url = web.fetcher(), f"http://rebinding.example:{web.port}/"
        assert fetcher.feed(url).body == b"x"
        assert names.asked == ["rebinding.example"]
        assert refused(fetcher, url).code == "fetch.inside"
        assert inside.requests == []


def test_a_name_with_one_address_inside_is_not_opened_at_all(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", Names([web.host, "127.0.0.2"]))
    url = f"http://both.example:{web.port}/"
    assert refused(web.fetcher(), url).code == "fetch.inside"
    assert web.requests == []


def test_the_azure_host_is_refused_by_name_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", Names(["168.63.129.16"]))
    assert refused(Fetcher(), "http://azure.example/").code == "fetch.inside"


def test_no_proxy_of_the_environment_is_used(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.2:9/")
    web.pages["/"] = page("x")
    assert web.fetcher().feed(web.url()).body == b"x"


# What misbehaves


@pytest.mark.parametrize("slow", [pages.drip, pages.drip_head, pages.silent])
def test_a_fetch_ends_in_time_however_slow_the_server(web: Web, slow: Page) -> None:
    web.pages["/"] = slow
    error = refused(web.fetcher(seconds=0.3), web.url())
    assert str(error) == "127.0.0.1: fetch.slow (seconds=0.3)"


def test_a_fetch_ends_in_time_over_redirects_too(web: Web) -> None:
    web.pages |= {"/": moved("/a"), "/a": moved("/b"), "/b": pages.drip}
    assert refused(web.fetcher(seconds=0.3), web.url()).code == "fetch.slow"


def test_a_lookup_that_hangs_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: go_on.wait(60))
    error = refused(Fetcher(seconds=0.2), "http://slow-names.example/")
    go_on.set()
    assert error.code == "fetch.slow" or error.code == "fetch.unfound"


@pytest.mark.parametrize("large", [pages.endless, pages.bomb])
def test_a_page_without_end_is_given_up(web: Web, large: Page) -> None:
    web.pages["/"] = large
    assert refused(web.fetcher(), web.url()).fault == Fault("fetch.large", {"megabytes": 10})


@pytest.mark.parametrize("encoding", ["gzip, gzip", "br", "deflate", "zstd", "gzip,identity"])
def test_what_is_packed_twice_or_otherwise_is_refused(web: Web, encoding: str) -> None:
    web.pages["/"] = zipped(gzip.compress(b"x"), encoding)
    assert refused(web.fetcher(), web.url()).code == "fetch.encoding"


def test_what_cannot_be_unpacked_is_refused(web: Web) -> None:
    web.pages["/"] = page(b"no gzip at all", content_encoding="gzip")
    assert refused(web.fetcher(), web.url()).code == "fetch.unpacked"


@pytest.mark.parametrize("broken", [pages.cut, pages.reset, pages.garbage])
def test_an_answer_that_breaks_off_is_none(web: Web, broken: Page) -> None:
    web.pages["/"] = broken
    assert refused(web.fetcher(), web.url()).code == "fetch.broken"


def test_a_packed_answer_that_breaks_off_is_none(web: Web) -> None:
    web.pages["/"] = page(gzip.compress(FEED.encode())[:-9], content_encoding="gzip")
    assert refused(web.fetcher(), web.url()).code == "fetch.broken"


def test_nobody_there_is_said(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        fetcher = Fetcher(networks=["127.0.0.1/32"], ports=[port])
        assert refused(fetcher, f"http://127.0.0.1:{port}/").code == "fetch.unreached"
    secure = web.url().replace("http://", "https://")
    assert refused(web.fetcher(), secure).code == "fetch.certificate"

    def nobody(*_: Any, **__: Any) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    assert refused(Fetcher(), "http://nobody.example/").code == "fetch.unfound"


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (304, "fetch.unasked"),
        (401, "fetch.subscribers"),
        (402, "fetch.subscribers"),
        (403, "fetch.forbidden"),
        (404, "fetch.missing"),
        (410, "fetch.gone"),
        (418, "fetch.refused"),
        (429, "fetch.often"),
        (451, "fetch.legal"),
        (500, "fetch.trouble"),
        (503, "fetch.trouble"),
    ],
)
def test_a_refusal_is_told_in_words(web: Web, status: int, code: str) -> None:
    web.pages["/"] = page("<p>An error page.</p>", status)
    error = refused(web.fetcher(), web.url())
    assert (error.code, error.values) == (code, {"status": status})
    assert (error.is_gone, error.source) == (status == 410, web.host)


@pytest.mark.parametrize(
    ("asked", "wait"),
    [
        ("120", timedelta(minutes=2)),
        ("999999999999999999999", timedelta(days=1)),
        ("Tue, 04 Jun 2024 09:30:00 GMT", timedelta(minutes=90)),
        ("Tue, 04 Jun 2030 09:30:00 GMT", timedelta(days=1)),
        ("Tue, 04 Jun 2024 07:00:00 GMT", timedelta()),
        ("Tue, 04 Jun 2024 07:00:00", timedelta()),
        ("-5", timedelta()),
        ("soon", timedelta()),
    ],
)
def test_how_long_a_server_asks_to_be_left_alone(web: Web, asked: str, wait: timedelta) -> None:
    date = "Tue, 04 Jun 2024 08:00:00 GMT"
    web.pages["/"] = page(status=429, retry_after=asked, date=date)
    assert refused(web.fetcher(), web.url()).wait == wait


# Manners


ROBOTS = "User-agent: onrecord\nDisallow: /private/\nDisallow: /*?print\n"


def test_a_page_is_read_only_where_robots_txt_lets_it(web: Web) -> None:
    web.pages |= {"/robots.txt": page(ROBOTS), "/a": page("x"), "/private/b": page("x")}
    fetcher = web.fetcher()
    assert fetcher.page(web.url("/a")).body == b"x"
    for path in ("/private/b", "/a?print=1"):
        assert refused(fetcher, web.url(path), is_page=True).code == "fetch.robots"
    assert [request.path for request in web.requests] == ["/robots.txt", "/a"]


def test_a_redirect_asks_robots_txt_as_well(web: Web) -> None:
    web.pages |= {"/robots.txt": page(ROBOTS), "/a": moved("/private/b"), "/private/b": page("x")}
    assert refused(web.fetcher(), web.url("/a"), is_page=True).code == "fetch.robots"


def test_a_feed_is_meant_for_programs(web: Web) -> None:
    web.pages |= {"/robots.txt": page("User-agent: *\nDisallow: /\n"), "/feed": page(FEED)}
    assert web.fetcher().feed(web.url("/feed")).body == FEED.encode()


@pytest.mark.parametrize("status", [403, 404, 410])
def test_a_site_without_robots_txt_lets_its_pages_be_read(web: Web, status: int) -> None:
    web.pages |= {"/robots.txt": page(status=status), "/": page("x")}
    assert web.fetcher().page(web.url()).body == b"x"


@pytest.mark.parametrize("robots", [page(status=503), page(status=429), pages.reset])
def test_a_site_whose_robots_txt_is_in_trouble_is_left_alone(web: Web, robots: Page) -> None:
    web.pages |= {"/robots.txt": robots, "/": page("x")}
    fetcher = web.fetcher()
    refused(fetcher, web.url(), is_page=True)
    assert web.paths == []
    web.pages["/robots.txt"] = page("")
    assert fetcher.page(web.url()).body == b"x"


def test_what_is_known_of_many_sites_is_forgotten(web: Web, monkeypatch: Any) -> None:
    monkeypatch.setattr("corpus.web.fetch._MOST_ROBOTS", 1)
    monkeypatch.setattr(socket, "getaddrinfo", Names([web.host]))
    web.pages["/"] = page("x")
    fetcher = web.fetcher()
    for name in ("a", "b", "a"):
        fetcher.page(f"http://{name}.example:{web.port}/")
    assert len(web.requests) == 6


def test_one_host_is_asked_one_thing_at_a_time(web: Web) -> None:
    web.pages["/"] = page("x")
    fetcher = web.fetcher()
    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(lambda _: fetcher.feed(web.url()).body, range(24)))
    assert len(web.requests) == 24
    assert web.most_at_once == 1


def test_a_host_that_is_busy_with_another_fetch_is_not_waited_for_too_long(web: Web) -> None:
    web.pages["/"] = page("x")
    fetcher = web.fetcher(seconds=0.2)
    with fetcher._turn(web.url(), time.monotonic() + 60):
        assert refused(fetcher, web.url()).code == "fetch.slow"
    fetcher._seconds = 600.0  # whether it comes in time is no question any more
    assert fetcher.feed(web.url()).body == b"x"
