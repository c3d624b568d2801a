"""Whom a nickname means by what a text says."""

from __future__ import annotations

import pytest

from corpus.speakers.bynames import bynames
from corpus.types import Span


def givers(text: str, nickname: str) -> list[str | None]:
    return [hit.name for hit in bynames(text, Span(0, len(text)), tuple(nickname.split()))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Otto Krol, whom everybody on the coast calls Mole, laughed.", "Otto Krol"),
        ("Otto Krol, nicknamed “the Mole”, laughed.", "Otto Krol"),
        ("Otto Krol, known to his friends simply as Mole, laughed.", "Otto Krol"),
        ("said Krol, who is better known as the Mole.", "Krol"),
        ("Otto Krol was dubbed the Mole by his rivals.", "Otto Krol"),
        ("Otto Krol, who calls himself Mole, laughed.", "Otto Krol"),
        ("Otto Krol, who many voters call Mole, laughed.", "Otto Krol"),
        ("Newspapers call Krol the Mole.", "Krol"),
        ("Newspapers call her the Mole.", None),
        ("The mayor, whom friends call Mole, laughed.", None),
        ("Otto “Mole” Krol laughed.", "Otto Krol"),
        ('Otto "The Mole" Krol laughed.', "Otto Krol"),
        ("Otto Krol (Mole) laughed.", "Otto Krol"),
        ("The Mole, as Krol is known, laughed.", "Krol"),
        ("Mole, as friends call Otto Krol, laughed.", "Otto Krol"),
    ],
)
def test_a_nickname_is_given_to_the_name_beside_it(text: str, name: str | None) -> None:
    assert set(givers(text, "mole")) == ({name} if 'The Mole"' not in text else {"Otto Krol"})


@pytest.mark.parametrize(
    "text",
    [
        "Otto Krol called Mole a liar.",
        "Otto Krol, who once called Mole a liar, laughed.",
        "Otto Krol called the tunnel a mole.",
        "Mole and Otto Krol laughed.",
        "Otto Krol saw the mole, and called for help.",
    ],
)
def test_whoever_is_called_something_else_has_no_nickname(text: str) -> None:
    assert givers(text, "mole") == []
