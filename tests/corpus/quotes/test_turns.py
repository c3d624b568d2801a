"""Conversations whose speakers stand before what they say."""

from __future__ import annotations

import pytest

from corpus.quotes.tagger import Role
from corpus.quotes.turns import turns


def spoken(text: str) -> list[tuple[str, str]]:
    forms = [{mark.role: mark.span.of(text) for mark in form.statements} for form in turns(text)]
    return [(parts[Role.SOURCE], parts[Role.CONTENT]) for parts in forms if parts]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "KROL: It rains.\n\nOTTO BERG, MAYOR (ph): It pours.",
            [("KROL", "It rains."), ("OTTO BERG", "It pours.")],
        ),
        (
            "[00:01:12] Speaker 1: Welcome.\n[00:01:20] Otto Berg: It rains.",
            [("Speaker 1", "Welcome."), ("Otto Berg", "It rains.")],
        ),
        (
            "Speaker A (00:12): Welcome.\nOtto Berg (00:20): It rains.",
            [("Speaker A", "Welcome."), ("Otto Berg", "It rains.")],
        ),
        ("**Otto Berg:** It rains.\n\n**Host:** Does it?", [("Otto Berg", "It rains.")]),
        (
            "Post: Does it rain?\n\nBerg: It does.\n\nPost: Still?\n\nBerg: It pours.",
            [("Berg", "It does."), ("Berg", "It pours.")],
        ),
    ],
)
def test_each_turn_is_of_whose_name_stands_before_it(
    text: str, statements: list[tuple[str, str]]
) -> None:
    assert spoken(text) == statements


@pytest.mark.parametrize(
    "text",
    [
        "May: the port closes.\n\nJune: the port opens.",
        "Krol: It rains\n\nThe mayor, Anna Krol, waved.",
        "Krol said: “It rains.”\n\nBerg said: “Does it?”\n\nKrol said: “It does.”",
        "Forwards: Krol, Berg.\n\nBacks: Lund.\n\nForwards: Voss.",
        "KROL: It rains.\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nNOTE: It pours.",
        "PORT CLOSED, BRIDGE TOO - Krol: It rains.\n\nNEWS: It pours.",
    ],
)
def test_what_is_no_conversation(text: str) -> None:
    assert turns(text) == []


def test_a_name_in_capitals_with_a_role_is_a_person() -> None:
    forms = turns("OTTO BERG, MAYOR: It rains.\nLAH (voice-over): It pours.")
    assert [bool(form.names) for form in forms] == [True, False]
