"""Time loading from pages, feeds and JSON lines beside their parsers: `make benchmark-loading`.

The articles are the samples under other names. Each row is a way through the
same bytes on one core: a peer that only parses them (trafilatura, feedparser,
`json`), our loader, an archive without looking for who said what, an archive
with it. Times differ from machine to machine; the ratios are of one run.
Nothing is asserted.
"""

from __future__ import annotations

import argparse
import io
import json
import logging
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from itertools import islice
from pathlib import Path
from typing import Any

import feedparser
from trafilatura import bare_extraction

from corpus import Article, LoadError, open_corpus
from corpus.articles import analysis
from corpus.loading import loader
from tests.benchmarks.asking import NOW, varied

BATCH = 256
# Around an article on its page: what an extractor has to tell from it.
MENU = "".join(
    f'<li><a href="/{name}">{name.title()}</a></li>' for name in ("news", "sport", "sea")
)
ASIDE = "".join(f'<p><a href="/more/{number}">More news {number}</a></p>' for number in range(20))

Way = Callable[[], int]


def main() -> None:
    """Print a table for each kind of file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=int, default=1_000)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    articles = varied(parser.parse_args().articles)
    with tempfile.TemporaryDirectory() as folder:
        _measure("HTML pages", "trafilatura", _extract, _pages(articles), Path(folder))
        _measure("a feed", "feedparser", _parse_feeds, [_feed(articles)], Path(folder))
        _measure("JSON lines", "json", _parse_lines, [_lines(articles)], Path(folder))


def _measure(
    kind: str,
    peer: str,
    parse: Callable[[Iterable[bytes]], int],
    files: Sequence[tuple[str, bytes]],
    folder: Path,
) -> None:
    size = sum(len(data) for _, data in files)
    ways: dict[str, Way] = {
        f"{peer} alone": lambda: parse(data for _, data in files),
        "loader": lambda: sum(1 for _ in _loaded(files)),
        "archive, words only": lambda: _store(folder / f"{peer}-words.sqlite3", files, _words_only),
        "archive, who said what": lambda: _store(folder / f"{peer}.sqlite3", files, map),
    }
    print(
        f"\n{kind}, {size / 1e6:.1f} MB",
        f"{'':24}{'articles/s':>12}{'MB/s':>8}{'CPU':>9}",
        sep="\n",
    )
    first = 0.0
    for name, way in ways.items():
        start = time.process_time()
        count = way()
        spent = time.process_time() - start
        first = first or spent
        print(f"{name:24}{count / spent:12,.0f}{size / spent / 1e6:8.2f}{spent / first:8.1f}x")


# --- ways ------------------------------------------------------------------------


def _extract(pages: Iterable[bytes]) -> int:
    return sum(1 for page in pages if bare_extraction(page.decode(), with_metadata=True))


def _parse_feeds(feeds: Iterable[bytes]) -> int:
    return sum(len(feedparser.parse(io.BytesIO(feed)).entries) for feed in feeds)


def _parse_lines(files: Iterable[bytes]) -> int:
    return sum(1 for file in files for line in file.splitlines() if json.loads(line))


def _loaded(files: Iterable[tuple[str, bytes]]) -> Iterator[Article]:
    for name, data in files:
        for found in loader.parse(name, data):
            if isinstance(found, LoadError):
                raise found
            yield found


def _store(path: Path, files: Iterable[tuple[str, bytes]], each: Any) -> int:
    articles = _loaded(files)
    count = 0
    with open_corpus(f"sqlite:///{path}") as corpus:
        while batch := list(islice(articles, BATCH)):
            count += len(corpus.add(batch, NOW, each=each))
    return count


def _words_only(_: object, articles: Iterable[Article]) -> Iterator[Any]:
    return map(analysis.passages_of, articles)


# --- files -----------------------------------------------------------------------


def _pages(articles: Sequence[Article]) -> list[tuple[str, bytes]]:
    return [(f"{number}.html", _page(article)) for number, article in enumerate(articles)]


def _page(article: Article) -> bytes:
    return (
        f"<html><head><title>{escape(article.title)}</title></head><body><ul>{MENU}</ul>"
        f"<article><h1>{escape(article.title)}</h1>{_marked(article)}</article>"
        f"<aside>{ASIDE}</aside></body></html>"
    ).encode()


def _marked(article: Article) -> str:
    return "".join(f"<p>{escape(part)}</p>" for part in article.text.split("\n\n"))


def _feed(articles: Sequence[Article]) -> tuple[str, bytes]:
    entries = "".join(
        f"<item><title>{escape(article.title)}</title><guid>{article.key}</guid>"
        f"<description>{escape(_marked(article))}</description></item>"
        for article in articles
    )
    feed = f'<rss version="2.0"><channel><title>Wire</title>{entries}</channel></rss>'
    return "wire.rss", feed.encode()


def _lines(articles: Sequence[Article]) -> tuple[str, bytes]:
    records = ({"id": each.key, "title": each.title, "text": each.text} for each in articles)
    return "wire.jsonl", "".join(json.dumps(record) + "\n" for record in records).encode()


if __name__ == "__main__":
    main()
