"""`onrecord load`: files into the archive, with progress for a person who watches."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from bot.config import Config, ConfigError
from bot.processes import Mapping, mapping
from corpus import Article, Change, Corpus, LoadError, loader, open_corpus

# One transaction holds so many articles: quick to store, and little is lost when it is cut short.
_BATCH = 256


def load(config: Config, options: Namespace) -> int:
    """Load files, folders and standard input; 1 when something was skipped or nothing found."""
    if "" in options.paths:  # a shell variable that is not set, more likely than this folder
        raise ConfigError("load was given an empty path; name a file or folder, or . for this one")
    done: Counter[str] = Counter()
    files = loader.find_files(Path(path) for path in options.paths if path != "-")
    try:
        with (
            open_corpus(config.database) as corpus,
            mapping(options.jobs) as each,
            _progress(len(files)) as step,
        ):
            _store(corpus, _articles(files, "-" in options.paths, done, step), done, each)
    except KeyboardInterrupt:
        print(f"Stopped. {_report(done)} Run the same command to go on.", file=sys.stderr)
        return 130
    print(_report(done))
    return 1 if done["skipped"] or not done else 0


def _store(corpus: Corpus, articles: Iterator[Article], done: Counter[str], each: Mapping) -> None:
    while batch := list(islice(articles, _BATCH)):
        done.update(change.value for change in corpus.add(batch, each=each))


def _articles(
    files: Iterable[Path], has_input: bool, done: Counter[str], step: Callable[[], None]
) -> Iterator[Article]:
    """What can be read; the rest is named, counted and left out."""
    for loaded in _loaded(files, has_input, step):
        if isinstance(loaded, LoadError):
            done["skipped"] += 1
            print(f"skipped {loaded}", file=sys.stderr)
        else:
            yield loaded


def _loaded(
    files: Iterable[Path], has_input: bool, step: Callable[[], None]
) -> Iterator[Article | LoadError]:
    links: loader.Links = {}
    if has_input:
        yield from loader.parse("-", sys.stdin.buffer.read(), links)
    for file in files:
        yield from loader.read(file, links)
        step()


def _report(done: Counter[str]) -> str:
    counted = [f"{done[change.value]:,} {change.value}" for change in Change]
    skipped = [f"{done['skipped']:,} skipped"] if done["skipped"] else []
    return f"Articles: {', '.join(counted + skipped)}."


@contextmanager
def _progress(files: int) -> Iterator[Callable[[], None]]:
    """A bar on standard error when a person watches it, nothing otherwise."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Loading", total=files)
        yield lambda: progress.advance(task)
