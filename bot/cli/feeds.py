"""`onrecord feeds`: follow feeds, and read what is due."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.cli.printing import complain
from bot.config import Config
from corpus import CorpusError, NotFoundError, open_corpus
from corpus.feeds import opml
from corpus.feeds.aggregator import Aggregator
from corpus.feeds.feed import Feed, Health
from corpus.feeds.storing import Update
from corpus.web.fetch import Fetcher
from handlers.replies import errors
from handlers.replies import feeds as feedwords


def feeds(config: Config, options: Namespace, fetcher: Fetcher | None = None) -> int:
    """Follow, list, update feeds; `fetcher`, if given, takes the place of what fetches."""
    with open_corpus(config.database) as corpus:
        aggregator = Aggregator(corpus, fetcher or Fetcher(config.contact))
        return _ACTIONS[options.action](aggregator, options)


def _add(feeds: Aggregator, options: Namespace) -> int:
    """Follow the feed at an address, or the first that the page there names; read it at once."""
    candidates = feeds.discover(options.url)
    feed, is_new = feeds.follow(candidates[0], datetime.now(UTC))
    out = sys.stderr if options.json else sys.stdout
    start = f"Following {feed.title}, {feed.url}" if is_new else f"{feed.title} is followed already"
    print(f"{start}.", file=out)
    for link in candidates[1:]:
        print(f"The page names another feed: {link.url} ({link.title})", file=out)
    return _print_updates(feeds.update(datetime.now(UTC), [feed]), options) if is_new else 0


def _list(feeds: Aggregator, options: Namespace) -> int:
    for feed in feeds.feeds():
        line = f"{feed.id:>5}  {feed.title}: {feedwords.health(feed)}\n       {feed.url}"
        print(json.dumps(_fields(feed), ensure_ascii=False) if options.json else line)
    return 0


def _each(
    change: Callable[[Aggregator, str], Feed], words: str
) -> Callable[[Aggregator, Namespace], int]:
    """A change of each feed that is named; what is no feed is named, and the rest is done."""

    def act(feeds: Aggregator, options: Namespace) -> int:
        is_well = True
        for name in options.feeds:
            try:
                print(f"{change(feeds, name).title}: {words}.")
            except NotFoundError as error:
                is_well = False
                complain(errors.line(error))
        return 0 if is_well else 1

    return act


def _import(feeds: Aggregator, options: Namespace) -> int:
    is_input = options.file == "-"
    data = sys.stdin.buffer.read() if is_input else Path(options.file).read_bytes()
    new, refusals = feeds.follow_all(opml.read(options.file, data), datetime.now(UTC))
    for error in refusals:
        print(f"skipped {errors.line(error)}", file=sys.stderr)
    feeds_are, were = ("1 feed is", "was") if new == 1 else (f"{new:,} feeds are", "were")
    print(f"{feeds_are} followed that {were} not before; read them: onrecord feeds update")
    return 1 if refusals else 0


def _export(feeds: Aggregator, options: Namespace) -> int:
    text = opml.write(feeds.feeds())
    if options.file == "-":
        print(text, end="")
    else:
        _write(Path(options.file), text)
    return 0


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise CorpusError("file.unwritten", file=str(file), detail=str(error.strerror)) from error


def _update(feeds: Aggregator, options: Namespace) -> int:
    """Read what is due, or the feeds that are named whether they are due or not."""
    only = [feeds.feed(name) for name in options.feeds] or None
    return _print_updates(feeds.update(datetime.now(UTC), only), options)


def _print_updates(updates: Iterable[Update], options: Namespace) -> int:
    is_well = True
    for update in updates:
        is_well = is_well and update.feed.health is Health.WELL
        if options.json:
            counts = {"new": update.new, "changed": update.changed, "copies": update.copies}
            fields = {
                **_fields(update.feed),
                **counts,
                "skipped": [errors.line(error) for error in update.skipped],
            }
            print(json.dumps(fields, ensure_ascii=False), flush=True)
        else:
            print(f"{update.feed.title}: {_told(update)}", flush=True)
            for error in update.skipped:
                print(f"skipped {errors.line(error)}", file=sys.stderr)
    return 0 if is_well else 1


def _told(update: Update) -> str:
    if update.feed.health is not Health.WELL:
        return feedwords.health(update.feed)
    copies = f", {update.copies:,} as before under another link" if update.copies else ""
    return f"{update.new:,} new, {update.changed:,} changed{copies}"


def _fields(feed: Feed) -> dict[str, Any]:
    times = {"read": feed.read, "checked": feed.checked, "due": feed.due}
    return {
        "id": feed.id,
        "title": feed.title,
        "url": feed.url,
        "health": feed.health,
        "reason": errors.clause(feed.fault) if feed.fault else None,
        "failures": feed.failures,
        "entries": feed.entries,
        **{name: time.isoformat() if time else None for name, time in times.items()},
    }


_ACTIONS: dict[str, Callable[[Aggregator, Namespace], int]] = {
    "add": _add,
    "list": _list,
    "remove": _each(lambda feeds, name: feeds.remove(name), "removed; its articles stay"),
    "pause": _each(lambda feeds, name: feeds.pause(name), "paused"),
    "resume": _each(lambda feeds, name: feeds.resume(name, datetime.now(UTC)), "resumed"),
    "import": _import,
    "export": _export,
    "update": _update,
}
