"""Hold what is found in an article against what its annotator marked.

`python -m tests.training.agreement CORPUS` prints the figures of the articles kept from training,
as they are, with their paragraphs run into one, and with their quotations in single marks.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from corpus.quotes.extraction import attributions_of
from corpus.quotes.links import Attribution
from corpus.types import Span
from tests.training.polnear import Article, Spans, held_out, read
from tests.training.variants import in_single_marks, joined

_LIKE = 0.5  # Dice of characters from which two contents are the same statement


def judged(article: Article) -> Iterator[tuple[Attribution, bool]]:
    """Each statement found in an article, and whether content and source are right."""
    left = list(article.annotations[0])
    for found in attributions_of(article.text):
        source = [found.source] if found.source else []
        same = [each for each in left if _dice(found.content, each[2]) >= _LIKE]
        right = [each for each in same if _agree(source, each[0])]
        if right:
            left.remove(right[0])
        yield found, bool(right)


def figures(articles: Iterable[Article]) -> str:
    """Precision, recall and F1 of all statements, thoughts and intentions among them."""
    found = right = gold = 0
    for article in articles:
        results = [is_right for _, is_right in judged(article)]
        found, right = found + len(results), right + sum(results)
        gold += len(article.annotations[0])
    return f"P {right / found:.3f} R {right / gold:.3f} F1 {2 * right / (found + gold):.3f}"


def _characters(spans: Iterable[Span | tuple[int, int]]) -> set[int]:
    pairs = ((s.start, s.end) if isinstance(s, Span) else s for s in spans)
    return {place for start, end in pairs for place in range(start, end)}


def _dice(found: Iterable[Span], gold: Spans) -> float:
    one, other = _characters(found), _characters(gold)
    return 2 * len(one & other) / max(1, len(one) + len(other))


def _agree(found: Sequence[Span], gold: Spans) -> bool:
    one, other = _characters(found), _characters(gold)
    return bool(one & other) or not (one or other)


if __name__ == "__main__":
    kept = [article for article in read(Path(sys.argv[1]) / "train") if held_out(article.stem)]
    print(f"as they are      {figures(kept)}")
    print(f"paragraphs lost  {figures(map(joined, kept))}")
    print(f"single marks     {figures(map(in_single_marks, kept))}")
