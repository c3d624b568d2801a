"""Read PolNeAR: windows of words with the role and the entity of each.

PolNeAR: Newell, Margolin and Ruths, "An Attribution Relations Corpus for
Political News", LREC 2018. Articles are `text/<stem>.txt`, annotations brat
standoff in `attributions/<stem>_<annotator>.ann`; `entities-*.jsonl.gz` beside
them lists the mentions an automatic tagger found.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from corpus.quotes.windows import Window, windows

ROLES = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
NAMES = (
    "O",
    "B-PERSON",
    "I-PERSON",
    "B-ORGANIZATION",
    "I-ORGANIZATION",
    "B-LOCATION",
    "I-LOCATION",
)
_SPAN = re.compile(r"^(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t|$)", re.MULTILINE)
_EVENT = re.compile(r"^E\d+\t(.*)$", re.MULTILINE)

Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Article:
    """A text with what each annotator marked in it: (source, cue, content) for a statement."""

    stem: str
    text: str
    annotations: tuple[tuple[tuple[Spans, Spans, Spans], ...], ...]
    mentions: tuple[tuple[int, int, str], ...] | None


@dataclass(frozen=True, slots=True)
class Example:
    """A window with the places of `ROLES` and `NAMES` for each word; -1 is unknown."""

    stem: str
    window: Window
    roles: tuple[tuple[int, ...], ...]  # one for each annotator
    names: tuple[int, ...]


def read(folder: Path) -> list[Article]:
    """The annotated articles of `folder` (`train` or `dev`), by name."""
    entities = _entities(folder.parent / f"entities-{folder.name}.jsonl.gz")
    annotations = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotations[path.stem.rpartition("_")[0]].append(_parse(path.read_text("utf-8")))
    return [
        Article(stem, _text(folder / "text" / f"{stem}.txt"), tuple(found), entities.get(stem))
        for stem, found in sorted(annotations.items())
    ]


def fingerprint(folder: Path) -> str:
    """A hash of all texts and annotations, to tell which data a model came from."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.*")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def held_out(stem: str) -> bool:
    """Whether an article of `train` is kept from training: one in fourteen, by its name."""
    return hashlib.sha256(stem.encode()).digest()[0] % 14 == 0


def examples(articles: Iterable[Article], tokenizer: Tokenizer) -> list[Example]:
    """The windows of these articles, in order, each with its labels."""
    return [
        Example(
            article.stem,
            window,
            tuple(_roles(window, found) for found in article.annotations),
            _named(window, article.mentions),
        )
        for article in articles
        for window in windows(article.text, tokenizer)
    ]


def _text(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _entities(path: Path) -> Mapping[str, tuple[tuple[int, int, str], ...]]:
    if not path.exists():  # other news, annotated by hand
        return {}
    with gzip.open(path, "rt") as lines:
        rows = [json.loads(line) for line in lines]
    return {row["file"]: tuple(map(tuple, row["mentions"])) for row in rows}


def _parse(raw: str) -> tuple[tuple[Spans, Spans, Spans], ...]:
    spans = {
        match[1]: [tuple(map(int, piece.split())) for piece in match[3].split(";")]
        for match in _SPAN.finditer(raw)
    }
    found = []
    for event in _EVENT.finditer(raw):
        roles: dict[str, Spans] = {"Source": [], "Cue": [], "Content": []}
        for part in event[1].split():
            role, _, reference = part.partition(":")
            roles.get(role.rstrip("0123456789"), []).extend(spans.get(reference, []))
        if roles["Content"]:
            found.append((roles["Source"], roles["Cue"], roles["Content"]))
    return tuple(found)


def _roles(window: Window, found: Iterable[tuple[Spans, Spans, Spans]]) -> tuple[int, ...]:
    """Content first, so that the smaller cue and source win a word that two claim."""
    labels = [0] * len(window.starts)
    for part, begin in ((2, 5), (1, 3), (0, 1)):
        for attribution in found:
            for start, end in attribution[part]:
                _mark(window, labels, start, end, begin)
    return tuple(labels)


def _named(window: Window, mentions: Iterable[tuple[int, int, str]] | None) -> tuple[int, ...]:
    if mentions is None:
        return (-1,) * len(window.starts)
    labels = [0] * len(window.starts)
    for start, end, kind in mentions:
        if f"B-{kind}" in NAMES:
            _mark(window, labels, start, end, NAMES.index(f"B-{kind}"))
    return tuple(labels)


def _mark(window: Window, labels: list[int], start: int, end: int, begin: int) -> None:
    inside = [
        place
        for place, (first, last) in enumerate(zip(window.starts, window.ends, strict=True))
        if first < end and last > start
    ]
    for place in inside:
        labels[place] = begin if place == inside[0] and window.starts[place] >= start else begin + 1
