"""Who speaks together."""

from __future__ import annotations

import pytest

from corpus.quotes.naming.joint import speakers
from corpus.types import Span


@pytest.mark.parametrize(
    ("source", "mentions"),
    [
        ("Lind and Berg", ["Lind", "Berg"]),
        ("Both Lind and Berg", ["Lind", "Berg"]),
        ("Norway, Poland, and Kenya", ["Norway", "Poland", "Kenya"]),
        ("Lind", []),
        ("Lind, the mayor", []),
        ("Lind and " + "very " * 40 + "Berg", []),
    ],
)
def test_a_joint_source_is_each_of_those_it_names(source: str, mentions: list[str]) -> None:
    assert [span.of(source) for span in speakers(source, Span(0, len(source)))] == mentions
