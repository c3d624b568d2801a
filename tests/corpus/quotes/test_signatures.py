"""Quotations signed like a letter."""

from __future__ import annotations

import pytest

from corpus.quotes.signatures import with_signatures
from corpus.quotes.tagger import Mark, Role
from corpus.types import Span


def parts(text: str, marks: list[Mark] | None = None) -> list[tuple[str, str]]:
    return [(mark.role.value, mark.span.of(text)) for mark in with_signatures(text, marks or [])]


@pytest.mark.parametrize("dash", ["—", "–", "-", "--", "―"])
def test_a_signature_says_by_itself_who_said_what(dash: str) -> None:
    text = f"“It rains here.” {dash} Anna Krol, mayor."
    assert parts(text) == [
        ("content", "“It rains here.”"),
        ("cue", dash),
        ("source", "Anna Krol, mayor"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“It rains here.” — Anna, mayor",
        "“It rains here.” — she",
        "“It rains.” — Anna Krol left the house. Then she came.",
        "It rains here. — Anna Krol",
        "“No.” — Anna Krol",
    ],
)
def test_what_is_no_signature(text: str) -> None:
    assert parts(text) == []


def test_a_signature_takes_the_place_of_what_the_tagger_set_there() -> None:
    text = "It rains.\n“It rains here.” — Anna Krol\nIt pours."
    line = text.index("“")
    marks = [Mark(Role.SOURCE, Span(0, 2)), Mark(Role.CUE, Span(line, line + 5))]
    marks.append(Mark(Role.CONTENT, Span(len(text) - 9, len(text))))
    assert parts(text, marks) == [
        ("source", "It"),
        ("content", "“It rains here.”"),
        ("cue", "—"),
        ("source", "Anna Krol"),
        ("content", "It pours."),
    ]
