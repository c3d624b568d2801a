"""`onrecord feeds`, and the reading of feeds in the background."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fakes import Clock, FakeTelegram, bot_on
from sites import entry, html, rss
from web import Web, page

from bot import jobs
from bot.__main__ import _parser, main
from bot.cli.feeds import feeds
from bot.config import Config
from corpus import Corpus, CorpusError, StorageError, open_corpus
from corpus.web.pages import FeedLink
from handlers.replies import errors

RSS = {"kind": "application/rss+xml"}


@pytest.fixture
def web() -> Iterator[Web]:
    """A server on 127.0.0.1."""
    with Web() as found:
        yield found


@pytest.fixture
def run(
    archive_url: str, web: Web, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Runs `onrecord feeds ...`: its exit status, and what it printed on both outputs."""

    def run(*arguments: str) -> tuple[int, str, str]:
        options: Namespace = _parser().parse_args(["feeds", *arguments])
        status = feeds(Config(database=archive_url), options, web.fetcher())
        return (status, *capsys.readouterr())

    return run


Run = Callable[..., tuple[int, str, str]]


def test_a_feed_is_added_read_listed_and_removed(run: Run, web: Web, archive_url: str) -> None:
    web.pages["/feed"] = page(rss([entry("dredging", guid="1")]), **RSS)
    url = web.url("/feed")
    assert run("add", url) == (0, f"Following Quay News, {url}.\nQuay News: 1 new, 0 changed\n", "")
    assert run("add", url) == (0, "Quay News is followed already.\n", "")
    assert run("list") == (0, f"    1  Quay News: well, 1 entry\n       {url}\n", "")
    assert run("pause", "1") == (0, "Quay News: paused.\n", "")
    assert ": paused" in run("list")[1]
    assert run("resume", url) == (0, "Quay News: resumed.\n", "")
    assert run("remove", "Quay News") == (0, "Quay News: removed; its articles stay.\n", "")
    assert run("list") == (0, "", "")
    with open_corpus(archive_url) as corpus:
        assert corpus.counts().articles == 1


def test_the_first_feed_of_a_page_is_added_and_the_others_are_named(run: Run, web: Web) -> None:
    kind = 'rel="alternate" type="application/rss+xml"'
    head = f'<link {kind} title="All" href="/all"><link {kind} title="Port" href="/port">'
    web.pages |= {"/": page(html("library", head=head)), "/all": page(rss([], title="All"), **RSS)}
    status, told, _ = run("add", web.url())
    assert status == 0
    assert f"Following All, {web.url('/all')}." in told
    assert f"another feed: {web.url('/port')} (Port)" in told


def test_the_list_says_what_is_wrong(run: Run, web: Web) -> None:
    web.pages |= {"/feed": page(rss([]), **RSS), "/gone": page(rss([], title="Tide"), **RSS)}
    run("add", web.url("/feed"))
    run("add", web.url("/gone"))
    web.pages |= {"/feed": page(status=500), "/gone": page(status=410)}
    status, told, _ = run("update", "1", "2")
    assert status == 1
    assert "Quay News: failed once: it has trouble of its own; try again later (500)" in told
    assert "Tide: stopped: it has taken that away for good (410)" in told
    run("update", "1")
    assert "failed 2 times in a row: it has trouble" in run("list")[1]


def test_only_what_is_due_is_updated(run: Run, web: Web) -> None:
    web.pages["/feed"] = page(rss([]), **RSS)
    run("add", web.url("/feed"))
    assert run("update") == (0, "", "")
    assert run("update", "Quay News") == (0, "Quay News: 0 new, 0 changed\n", "")
    assert web.paths == ["/feed"] * 3


def test_what_gave_no_article_and_what_came_twice_is_told(run: Run, web: Web) -> None:
    items = [
        entry("dredging", "http://a.example/1"),
        entry("dredging", "http://a.example/2", title="A"),
    ]
    web.pages |= {
        "/feed": page(rss(items), **RSS),
        "/map": page(
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
            f"<url><loc>{web.url('/none')}</loc></url></urlset>"
        ),
    }
    assert "1 new, 0 changed, 1 as before under another link" in run("add", web.url("/feed"))[1]
    assert "skipped 127.0.0.1: has nothing at that address (404)" in run("add", web.url("/map"))[2]


def test_with_json_each_feed_is_an_object(run: Run, web: Web) -> None:
    web.pages["/feed"] = page(rss([entry("dredging", guid="1")]), **RSS)
    status, told, errors = run("add", "--json", web.url("/feed"))
    assert (status, json.loads(told)["new"]) == (0, 1)
    assert "Following" in errors
    (line,) = run("list", "--json")[1].splitlines()
    found = json.loads(line)
    assert found["health"] == "well"
    assert (found["url"], found["entries"], found["reason"]) == (web.url("/feed"), 1, None)
    assert json.loads(run("update", "--json", "1")[1])["skipped"] == []


def test_feeds_go_out_as_opml_and_come_in_again(run: Run, web: Web, tmp_path: Path) -> None:
    web.pages["/feed"] = page(rss([]), **RSS)
    run("add", web.url("/feed"))
    file = str(tmp_path / "feeds.opml")
    assert run("export", file)[0] == 0
    assert run("export")[1] == Path(file).read_text(encoding="utf-8")
    assert "0 feeds are followed that were not before" in run("import", file)[1]
    run("remove", "1")
    assert run("import", file)[1].startswith("1 feed is followed")
    assert "not read yet" in run("list")[1]


def test_a_list_for_a_folder_that_is_not_there_says_so(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "nowhere" / "feeds.opml"
    with pytest.raises(CorpusError) as refusal:
        run("export", str(file))
    assert errors.line(refusal.value) == (
        f"{file} cannot be written (No such file or directory); check that its folder is there"
    )


def test_an_address_in_a_list_that_is_none_is_named(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "feeds.opml"
    file.write_text(
        '<opml><body><outline xmlUrl="gopher://a.example/"/>'
        '<outline text="B" xmlUrl="b.example/feed"/></body></opml>'
    )
    status, told, errors = run("import", str(file))
    assert status == 1
    assert told.startswith("1 feed is followed")
    assert errors == "skipped gopher://a.example/: is no web address; one begins with https://\n"


def test_a_list_is_read_from_standard_input(run: Run, monkeypatch: Any) -> None:
    import io
    import sys

    data = b'<opml><body><outline xmlUrl="https://a.example/"/></body></opml>'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert run("import", "-")[1].startswith("1 feed is followed")


def test_what_is_no_feed_is_named(
    run: Run, archive_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, errors = run("pause", "7")
    assert status == 1
    assert errors.startswith("onrecord: no feed is called '7'")
    assert main(["feeds", "add", "http://127.0.0.1/", "--database", archive_url]) == 1
    assert capsys.readouterr().err.startswith("onrecord: 127.0.0.1: is not public, and such")


# In the background


async def test_the_bot_reads_what_is_due_while_it_runs(
    corpus: Corpus, telegram: FakeTelegram, clock: Clock, web: Web
) -> None:
    web.pages["/feed"] = page(rss([entry("dredging", guid="1")]), **RSS)
    application = bot_on(corpus, telegram, clock, fetcher=web.fetcher())
    services = application.bot_data["services"]
    services.feeds.follow(FeedLink(web.url("/feed"), "Quay"), clock())
    (job,) = application.job_queue.get_jobs_by_name("tick_feeds")
    async with application:
        await application.start()
        await job.run(application)
        assert corpus.counts().articles == 1
        await application.stop()
        # One that still waits for its turn when the bot stops does nothing.
        clock.wait(10_000)
        web.pages["/feed"] = page(rss([entry("library", guid="2")]), **RSS)
        await job.run(application)
    assert corpus.counts().articles == 1


async def test_a_late_tick_is_not_dropped(
    corpus: Corpus, telegram: FakeTelegram, clock: Clock
) -> None:
    for job in bot_on(corpus, telegram, clock).job_queue.jobs():
        assert job.job.misfire_grace_time is None
        assert job.job.coalesce


def test_an_archive_that_is_busy_is_left_to_the_next_tick(
    caplog: pytest.LogCaptureFixture,
) -> None:
    class Busy:
        def update(self, *_: object, **__: object) -> list[object]:
            raise StorageError("the archive cannot be used")

    jobs.update_feeds(Busy(), Clock()(), lambda: False)  # type: ignore[arg-type]
    assert "the archive cannot be used" in caplog.text
