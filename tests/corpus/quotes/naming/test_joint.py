"""Who speaks together."""

from __future__ import annotations

import pytest

from corpus.quotes.naming.joint import speakers
from corpus.types import Span


def test_what_speaks_in_the_singular_is_one() -> None:
    for text, number in (("Rope and Sail says", 0), ("Rope and Sail say", 2)):
        assert len(speakers(text, Span(0, 13))) == number


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
