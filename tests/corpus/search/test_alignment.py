"""Words laid beside those of a text."""

from __future__ import annotations

import pytest

from corpus.search.alignment import aligned

TEXT = "the mayor said that tolls are going to rise on the old bridge in may"
TOKENS = TEXT.split()


def steps(words: str, gaps: frozenset[int] = frozenset()) -> list[tuple[str, str]]:
    """What stands beside what; "" where one has no counterpart."""
    keys = words.split()
    return [
        (
            keys[step.row] if step.row is not None else "",
            TOKENS[step.at] if step.at is not None else "",
        )
        for step in aligned(keys, gaps, TOKENS)
    ]


@pytest.mark.parametrize(
    ("words", "pairs"),
    [
        ("old bridge", [("old", "old"), ("bridge", "bridge")]),
        ("the old brigde", [("the", "the"), ("old", "old"), ("brigde", "bridge")]),
        ("the bridge", [("the", "the"), ("", "old"), ("bridge", "bridge")]),
        ("the new bridge", [("the", "the"), ("new", "old"), ("bridge", "bridge")]),
        (
            "the very old bridge",
            [("the", "the"), ("very", ""), ("old", "old"), ("bridge", "bridge")],
        ),
    ],
)
def test_the_least_is_changed(words: str, pairs: list[tuple[str, str]]) -> None:
    assert steps(words) == pairs


def test_what_an_ellipsis_leaves_out_costs_nothing_and_is_no_step() -> None:
    assert steps("tolls rise old bridge", frozenset([1, 2])) == [
        ("tolls", "tolls"),
        ("rise", "rise"),
        ("old", "old"),
        ("bridge", "bridge"),
    ]


def test_a_denial_is_no_slip_of_the_pen_for_its_contrary() -> None:
    (step,) = aligned(["cannot"], (), ["cannon"])
    assert not step.is_same
