"""The lists of names and of words that are none."""

from __future__ import annotations

import pytest

from corpus.quotes.naming import names
from corpus.text import fold


@pytest.mark.parametrize(
    ("name", "gender"), [("Chloe", "f"), ("Arjun", "m"), ("into", None), ("President", None)]
)
def test_a_given_name_of_any_country_tells_a_gender(name: str, gender: str | None) -> None:
    assert names.given_names().get(fold(name)) == gender


def test_the_shipped_names_are_folded_and_none_is_a_title_a_role_or_a_thing() -> None:
    given = names.given_names()
    words = names.TITLES | names.ROLES | names.NEVER_NAMES | names.NOT_A_PERSON
    assert set(given.values()) == {"m", "f"}
    assert all(name.isalpha() and fold(name) == name for name in given)
    assert words.isdisjoint(given)
