"""Time loading and asking on archives of 1,000 and 10,000 articles: `make benchmark`.

The articles are the samples, repeated under other names and dates. Times differ
from machine to machine, so each stands beside a peer's in the same run: for
loading, the same text into a bare FTS5 table; for questions, rapidfuzz's
token_set_ratio over every passage. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rapidfuzz import fuzz, process

from corpus import Article, Corpus, open_corpus
from corpus.answers import said
from corpus.loading import loader
from corpus.text import passages

SAMPLES = Path(__file__).parents[2] / "docs" / "samples"
SURNAMES = ("Kjeldahl", "Halloran", "Dunne", "Aubrecht", "Strand", "Sorensen", "Ehrling")
SYLLABLES = ("sen", "by", "wick", "mann", "ova", "ski", "ton", "berg", "dal", "rup")
NOW = datetime(2025, 1, 1, tzinfo=UTC)
BATCH = 32
REPEATS = 20

QUESTIONS = {
    "said, a name": lambda corpus: _said(corpus, "what did Anders Kjeldahl say"),
    "said, a name and a topic": lambda corpus: _said(
        corpus, "what did Kjeldahlsen say about water"
    ),
    "said, misspelt": lambda corpus: _said(corpus, "Kjeldalwick on the treaty"),
    "who said": lambda corpus: corpus.find_quotes(None, "mortgages"),
    "passage": lambda corpus: corpus.find_passages("how much will the bridge cost"),
    "passage, misspelt": lambda corpus: corpus.find_passages("how much will the brigde cots"),
    "headline": lambda corpus: corpus.find_articles("Tern Bridge will cost 685 million crowns"),
    "mention": lambda corpus: corpus.find_mentions("Ehrling"),
    "summary": lambda corpus: corpus.summarize(1),
    "people": lambda corpus: corpus.people(),
    "latest": lambda corpus: corpus.latest(),
}


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000])
    for size in parser.parse_args().sizes:
        with tempfile.TemporaryDirectory() as folder:
            _measure(size, Path(folder))


def _measure(size: int, folder: Path) -> None:
    articles = varied(size)
    corpus = open_corpus(f"sqlite:///{folder / 'archive.sqlite3'}")
    ours = _seconds(lambda: _load(corpus, articles))
    peer = _seconds(lambda: _load_bare(folder / "bare.sqlite3", articles))
    print(f"\n{size:,} articles", f"{'':28}{'onrecord':>12}{'peer':>12}{'ratio':>8}", sep="\n")
    print(f"{'load, articles a second':28}{size / ours:12.1f}{size / peer:12.0f}{peer / ours:8.3f}")
    pieces = [span.of(article.text) for article in articles for span in passages(article.text)]
    everywhere = _median(lambda: _search_everywhere(pieces), 3)
    for name, ask in QUESTIONS.items():
        ask(corpus)  # the first question reads the vocabulary
        ours = _median(lambda ask=ask: ask(corpus), REPEATS)  # type: ignore[misc]
        print(f"{name + ', ms':28}{ours:12.2f}{everywhere:12.2f}{ours / everywhere:8.3f}")
    corpus.close()


def varied(size: int) -> list[Article]:
    """The samples over and over, each time with other surnames and on another day."""
    files = loader.find_files([SAMPLES])
    samples = [found for file in files for found in loader.read(file) if isinstance(found, Article)]
    return [_variant(samples[number % len(samples)], number) for number in range(size)]


def _variant(article: Article, number: int) -> Article:
    syllable = SYLLABLES[number % len(SYLLABLES)] if number >= 100 else ""
    text, title = article.text, article.title
    for surname in SURNAMES:
        text, title = (part.replace(surname, surname + syllable) for part in (text, title))
    return replace(
        article,
        text=f"{text}\n\nThis is report number {number}.",
        title=f"{title} ({number})" if number >= 100 else title,
        key=f"benchmark:{number}",
        published=NOW - timedelta(days=number % 2_000),
    )


def _load(corpus: Corpus, articles: list[Article]) -> None:
    for start in range(0, len(articles), BATCH):
        corpus.add(articles[start : start + BATCH], NOW)


def _load_bare(path: Path, articles: list[Article]) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE VIRTUAL TABLE bare USING fts5(title, text)")
        for article in articles:
            connection.execute("INSERT INTO bare VALUES (?, ?)", (article.title, article.text))
        connection.commit()


def _said(corpus: Corpus, words: str) -> None:
    corpus.ask(said.of_name, words, NOW, 5)


def _search_everywhere(pieces: list[str]) -> None:
    process.extract("how much will the bridge cost", pieces, scorer=fuzz.token_set_ratio, limit=5)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _median(work: Callable[[], object], repeats: int) -> float:
    """Milliseconds, the median of so many runs."""
    return 1_000 * statistics.median(_seconds(work) for _ in range(repeats))


if __name__ == "__main__":
    main()
