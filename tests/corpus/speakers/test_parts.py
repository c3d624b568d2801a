"""A name in its parts: titles, initials, and words with their particles."""

from __future__ import annotations

import pytest

from corpus.speakers.parts import (
    Unit,
    forms_of,
    is_initial,
    titles_before,
    units_of,
    words_of,
    words_of_form,
)
from corpus.types import Speaker, SpeakerKind


@pytest.mark.parametrize(
    ("name", "units"),
    [
        ("Anna Krol", [("anna",), ("krol",)]),
        ("al-Assad", [("alassad", "assad")]),
        ("von der Leyen", [("vonderleyen", "derleyen", "leyen")]),
        ("G. W. Bush", [("gw", "w"), ("bush",)]),
        ("Al", [("al",)]),
        ("Al B.", [("al",), ("b",)]),
        ("O'Brien", [("obrien",)]),
        ("?", []),
    ],
)
def test_particles_and_initials_are_one_with_what_follows(name: str, units: list[Unit]) -> None:
    assert units_of(name) == units


def test_of_a_very_long_name_the_first_words_count() -> None:
    assert len(units_of("ab " * 30)) == 12
    assert units_of("a" * 200) == [("a" * 80,)]


@pytest.mark.parametrize(
    ("name", "titles"),
    [("Mr. Lavrov", 1), ("the President Putin", 2), ("President", 0), ("Anna President", 0)],
)
def test_titles_before_a_name_are_counted(name: str, titles: int) -> None:
    assert titles_before(units_of(name)) == titles


def test_a_letter_is_an_initial_only_beside_words() -> None:
    name = units_of("A. Merkel")
    assert [is_initial(unit, name) for unit in name] == [True, False]
    assert not is_initial(("a",), [("a",)])


def test_descriptions_are_no_names_of_a_person() -> None:
    minister = Speaker("Mevl\u00fct Çavuşoğlu", ("Cavusoglu", "Turkish Foreign Minister"))
    assert forms_of(minister) == ["mevlut cavusoglu", "cavusoglu"]
    assert forms_of(minister, with_descriptions=True)[2:] == ["turkish foreign minister"]
    nato = Speaker("NATO", ("the minister alliance",), kind=SpeakerKind.ORGANISATION)
    assert forms_of(nato) == ["nato", "the minister alliance"]


def test_the_words_of_a_name_stand_also_as_one() -> None:
    minister = Speaker("Ursula von der Leyen", ("Defence Minister", "Mrs. Röschen-Albrecht"))
    apart = {"ursula", "von", "der", "leyen", "defence", "minister", "mrs", "roschen", "albrecht"}
    assert words_of(minister) == apart | {"vonderleyen", "derleyen", "roschenalbrecht"}
    assert words_of(Speaker("George H. W. Bush")) == {"george", "hw", "bush"}
    assert words_of_form("j bush") == {"j", "bush"}
    assert words_of_form("al assad") == {"al", "assad", "alassad"}
