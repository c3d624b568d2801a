"""What a tagger learns from: windows of articles as tensors, with the label of every word.

A row is a window: `pieces` and `shapes` of its word pieces, and for the first piece of each word
its `roles` and `names`, `UNKNOWN` elsewhere and where nobody has told. `groups` says which of
`GROUPS` a row is of, `articles` of which article, `variants` in which print (0: as it was).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from tests.training.polnear import Article, Example, examples

UNKNOWN = -100
GROUPS = ("taught", "silver", "kept", "dev")


@dataclass(frozen=True, slots=True)
class Lessons:
    """Rows x pieces, padded with zeros; the last three a number a row."""

    pieces: Tensor
    shapes: Tensor
    roles: Tensor
    names: Tensor
    groups: Tensor
    articles: Tensor
    variants: Tensor

    def of(self, group: str) -> Tensor:
        """The numbers of the rows of a group."""
        return (self.groups == GROUPS.index(group)).nonzero().flatten()


def silver(path: Path) -> list[Article]:
    """Articles nobody annotated, with the names a tagger of names found, from lines of JSON."""
    with path.open(encoding="utf-8") as lines:
        rows = map(json.loads, lines)
        return [
            Article(row["file"], row["text"], (), tuple(map(tuple, row["mentions"])))
            for row in rows
        ]


def lessons(
    articles: Iterable[tuple[str, str, Article]], tokenizer: Tokenizer, variants: Sequence[str]
) -> Lessons:
    """The rows of `articles`: each with its group and the name of its variant."""
    rows: list[tuple[Example, tuple[int, ...] | None, int, int, int]] = []
    numbers: dict[str, int] = {}
    for group, variant, article in articles:
        number = numbers.setdefault(article.stem, len(numbers))
        for example in examples([article], tokenizer):
            for roles in example.roles or (None,):
                kind = GROUPS.index(group), number, variants.index(variant)
                rows.append((example, roles, *kind))
    longest = max(len(example.window.pieces) for example, *_ in rows)
    shape = len(rows), longest
    pieces = torch.zeros(shape, dtype=torch.int16)
    shapes = torch.zeros(shape, dtype=torch.uint8)
    roles_of, names_of = (torch.full(shape, UNKNOWN, dtype=torch.int8) for _ in range(2))
    for row, (example, roles, *_) in enumerate(rows):
        window = example.window
        pieces[row, : len(window.pieces)] = torch.tensor(window.pieces, dtype=torch.int16)
        shapes[row, : len(window.shapes)] = torch.tensor(window.shapes, dtype=torch.uint8)
        firsts = list(window.firsts)
        if roles is not None:
            roles_of[row, firsts] = torch.tensor(roles, dtype=torch.int8)
        names = [name if name >= 0 else UNKNOWN for name in example.names]
        names_of[row, firsts] = torch.tensor(names, dtype=torch.int8)
    kinds = [torch.tensor([row[place] for row in rows]) for place in (2, 3, 4)]
    return Lessons(pieces, shapes, roles_of, names_of, *kinds)


def save(rows: Lessons, path: Path) -> None:
    """Keep the rows as one file of tensors."""
    torch.save({name: getattr(rows, name) for name in Lessons.__slots__}, path)


def load(path: Path) -> Lessons:
    """The rows that `save` has kept."""
    return Lessons(**torch.load(path))
