"""Each pair in data/quotes is one case: the text, and a line `speaker | content` for each quote.

Pieces of one content stand with ` ## ` between them; `-` means that nobody is named.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.quotes import extract
from corpus.text import clean
from corpus.types import Kind, Quote

CASES = sorted((Path(__file__).parent / "data" / "quotes").glob("*.txt"))
SEED = Path(__file__).parents[1].parent / "shared" / "seed" / "article.txt"


def line(text: str, quote: Quote) -> str:
    pieces = (" ".join(piece.of(text).split()) for piece in quote.content)
    return f"{quote.speaker or '-'} | {' ## '.join(pieces)}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case: Path) -> None:
    text = case.read_text(encoding="utf-8")
    expected = case.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    assert [line(text, quote) for quote in extract(text)] == expected
