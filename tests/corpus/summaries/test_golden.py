"""Summaries of hard articles, in our own words, beside what is told of them.

Each .txt in data/summaries is an article; the .expected beside it its summary, three
sentences at most, one a line. After a change write them anew, and read the difference:

    REWRITE_SUMMARIES=1 pytest tests/test_summaries_golden.py && git diff tests/data/summaries
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.summaries.summarizer import summarize

CASES = sorted((Path(__file__).parents[2] / "data" / "summaries").glob("*.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_hard_article_is_told_as_it_is_written_down(case: Path) -> None:
    text = case.read_text(encoding="utf-8")
    found = "".join(f"{span.of(text)}\n" for span in summarize(text).sentences)
    written = case.with_suffix(".expected")
    if os.environ.get("REWRITE_SUMMARIES"):
        written.write_text(found, encoding="utf-8")
    assert found == written.read_text(encoding="utf-8")


def test_there_are_hard_articles() -> None:
    assert len(CASES) >= 12
