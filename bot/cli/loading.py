"""`onrecord load`: files into the archive, with progress for a person who watches."""

from __future__ import annotations

import json
import re
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import BinaryIO, TypeAlias

from bot.cli.processes import Mapping, mapping
from bot.config import Config, ConfigError
from corpus import Article, Change, Corpus, CorpusError, LoadError, open_corpus
from corpus.loading import formats, loader
from handlers.replies import errors

# One transaction holds so many articles, or articles of so many characters: it is quick to store,
# little is lost when it is cut short, and long ones do not fill the memory.
_BATCH = 256
_BATCH_CHARACTERS = 500_000
# A report with more reasons than this is read by nobody; --json gives them all.
_REASONS = 12
# Beyond these, reasons are counted as one, so that memory stays bounded.
_MOST_REASONS = 1_000

_Sources: TypeAlias = Sequence[Path | BinaryIO]


@dataclass(slots=True)
class _Report:
    """What a load has done: articles by change, and why others were left out."""

    done: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    examples: dict[str, LoadError] = field(default_factory=dict)

    def skip(self, error: LoadError) -> None:
        self.done["skipped"] += 1
        # Errors that differ only in a number or in a library's words are one reason.
        reason = re.sub(r" \((?:[^()]|\([^()]*\))*\)", "", errors.clause(error.fault))
        reason = re.sub(r"\d[\d,.]*", "N", reason)
        if reason not in self.reasons and len(self.reasons) >= _MOST_REASONS:
            reason = "other reasons"
        self.reasons[reason] += 1
        self.examples.setdefault(reason, error)


def load(config: Config, options: Namespace) -> int:
    """Load files, folders and standard input; 1 when something was skipped or nothing found."""
    if "" in options.paths:  # a shell variable that is not set, more likely than this folder
        raise ConfigError("load was given an empty path; name a file or folder, or . for this one")
    names = _names(options.map)
    files = loader.find_files(Path(path) for path in options.paths if path != "-")
    sources = [*([sys.stdin.buffer] if "-" in options.paths else []), *files]
    report = _Report()
    try:
        with (
            open_corpus(config.database) as corpus,
            mapping(options.jobs) as each,
            _progress(sources, report.done) as tell,
        ):
            _store(corpus, _articles(loader.load(sources, names, each, tell), report), report, each)
    except KeyboardInterrupt:
        print(f"Stopped. {_counts(report)} Run the same command to go on.", file=sys.stderr)
        return 130
    print(json.dumps(_fields(report), ensure_ascii=False) if options.json else _text(report))
    return 1 if report.done["skipped"] or not report.done else 0


def _names(pairs: Sequence[str]) -> formats.Names:
    try:
        return formats.mapped(pair for value in pairs for pair in value.split(","))
    except CorpusError as error:
        raise ConfigError(f"--map {errors.line(error)}") from error


def _store(corpus: Corpus, articles: Iterator[Article], report: _Report, each: Mapping) -> None:
    while batch := _batch(articles):
        report.done.update(change.value for change in corpus.add(batch, each=each))


def _batch(articles: Iterator[Article]) -> list[Article]:
    batch: list[Article] = []
    characters = 0
    for article in islice(articles, _BATCH):
        batch.append(article)
        characters += len(article.text)
        if characters >= _BATCH_CHARACTERS:
            break
    return batch


def _articles(outcomes: Iterator[Article | LoadError], report: _Report) -> Iterator[Article]:
    """What can be read; the rest is named, counted and left out."""
    for outcome in outcomes:
        if isinstance(outcome, LoadError):
            report.skip(outcome)
            print(f"skipped {errors.line(outcome)}", file=sys.stderr)
        else:
            yield outcome


# --- the report ------------------------------------------------------------------


def _counts(report: _Report) -> str:
    counts = [f"{report.done[change.value]:,} {change.value}" for change in Change]
    skipped = [f"{report.done['skipped']:,} skipped"] if report.done["skipped"] else []
    return f"Articles: {', '.join(counts + skipped)}."


def _text(report: _Report) -> str:
    """The counts; where something was skipped more than once, why, the commonest reason first."""
    lines = [_counts(report)]
    if report.done["skipped"] > 1:
        common = report.reasons.most_common(_REASONS)
        lines += [f"{count:>7,}  {_example(report, reason)}" for reason, count in common]
        count = len(report.reasons) - len(common)
        lines += [f"         and {count:,} other reasons, named above"] if count else []
    return "\n".join(lines)


def _example(report: _Report, reason: str) -> str:
    """The first that was skipped for a reason, in its own words, and how many more were."""
    more = report.reasons[reason] - 1
    return errors.line(report.examples[reason]) + (f" (and {more:,} more)" if more else "")


def _fields(report: _Report) -> dict[str, object]:
    return {
        **{change.value: report.done[change.value] for change in Change},
        "skipped": report.done["skipped"],
        "reasons": [
            {"reason": reason, "count": count, "example": report.examples[reason].source}
            for reason, count in report.reasons.most_common()
        ],
    }


# --- progress --------------------------------------------------------------------


@contextmanager
def _progress(sources: _Sources, done: Counter[str]) -> Iterator[Callable[[int], None]]:
    """A bar on standard error when a person watches it, nothing otherwise.

    It counts bytes, since one file may hold an archive; with standard input,
    whose size nobody knows, it tells the rate alone.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Loading", total=_bytes(sources))

        def tell(count: int) -> None:
            articles = sum(done[change.value] for change in Change)
            progress.update(task, advance=count, description=f"{articles:,} articles")

        yield tell


def _bytes(sources: _Sources) -> int | None:
    """How much there is to read; None where standard input is part of it."""
    files = [source for source in sources if isinstance(source, Path)]
    is_known = len(files) == len(sources)
    return sum(file.stat().st_size for file in files if file.is_file()) if is_known else None
