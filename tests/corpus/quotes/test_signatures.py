"""Quotations signed like a letter."""

from __future__ import annotations

import pytest

from corpus.quotes.signatures import signatures


def parts(text: str) -> list[tuple[str, str]]:
    marks = [mark for form in signatures(text) for mark in form.statements]
    return [(mark.role.value, mark.span.of(text)) for mark in marks]


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


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“It rains here.”\n\n— Anna Krol, mayor", "Anna Krol, mayor"),
        ("“It rains here.” (Anna Krol, mayor)", "Anna Krol, mayor"),
        ("It rains here. Take care! — Krol (@krol) March 3, 2024", "Krol"),
        ("Orsted read out a letter from Anna Krol: “It rains here.”", "Anna Krol"),
        ("Orsted shared a post by the mayor, Otto: “It rains here.”", "the mayor, Otto"),
        ("Orsted, reading from Anna Krol’s letter, said: “It rains here.”", "Anna Krol"),
        ("A note from Anna Krol was read to the council: “It rains here.”", "Anna Krol"),
        ("And from Mayor Anna Krol:\n\n“It rains here.”", "Mayor Anna Krol"),
    ],
)
def test_a_letter_is_of_who_wrote_it(text: str, source: str) -> None:
    assert dict(parts(text))["source"] == source


@pytest.mark.parametrize(
    "text",
    [
        "Orsted read the letter and said: “It rains here.”",
        "The team from Voll trailed by two points and Krol said: “It rains here.”",
        "Orsted showed the handout: “It rains here.”",
    ],
)
def test_a_letter_without_who_wrote_it_is_left_to_the_tagger(text: str) -> None:
    assert parts(text) == []
