"""Which outlet a question names."""

from __future__ import annotations

import pytest

from corpus.questions.outlets import parse_outlet

OUTLETS = ("The Guardian", "Reuters", "Harbour Gazette", "USA Today")


@pytest.mark.parametrize(
    ("asked", "rest", "outlet"),
    [
        ("tolls in the Guardian", "tolls", "The Guardian"),
        ("tolls in GUÀRDIAN?", "tolls", "The Guardian"),
        ("tolls from Reuters", "tolls", "Reuters"),
        ("tolls in harbour gazette.", "tolls", "Harbour Gazette"),
        ("tolls reported by Reuters", "tolls", "Reuters"),
        ("tolls (Guardian)", "tolls", "The Guardian"),
        ("(the guardian) tolls", "tolls", "The Guardian"),
        ("tolls outlet:Reuters", "tolls", "Reuters"),
        ("outlet: harbour gazette tolls", "tolls", "Harbour Gazette"),
        ("outlet:“Harbor Gazete” tolls", "tolls", "Harbour Gazette"),
        ("outlet:Harbour Gazete on tolls", "on tolls", "Harbour Gazette"),
        ("tolls site:theguardian.com", "tolls", "The Guardian"),
        ("In the Guardian, what is new?", "what is new?", "The Guardian"),
        ("In the Guardian: tolls", "tolls", "The Guardian"),
        ("tolls in the Guardian about eels", "tolls about eels", "The Guardian"),
        ("in the Guardian", "", "The Guardian"),
        ("tolls according to Reuters", "tolls according to Reuters", None),
        ("tolls in Harbour", "tolls in Harbour", None),
        ("tolls in Harbor Gazette", "tolls in Harbor Gazette", None),
        ("tolls in the Guardian Australia", "tolls in the Guardian Australia", None),
        ("interest in Reuters shares", "interest in Reuters shares", None),
        ("interest in Reuters: shares", "interest in Reuters: shares", None),
        ("tolls (toll)", "tolls (toll)", None),
        ("Reuters", "Reuters", None),
        ("outlet:Unknown tolls", "outlet:Unknown tolls", None),
        ("outlet:x tolls", "outlet:x tolls", None),
        (f"outlet:{'x' * 100}", f"outlet:{'x' * 100}", None),
        ("outlet:", "outlet:", None),
    ],
)
def test_an_outlet_of_the_archive_is_split_off(asked: str, rest: str, outlet: str | None) -> None:
    assert parse_outlet(asked, OUTLETS) == (rest, outlet)


def test_without_outlets_none_is_named() -> None:
    assert parse_outlet("tolls in the Guardian", ()) == ("tolls in the Guardian", None)
    assert parse_outlet("tolls in ?", ["?"]) == ("tolls in ?", None)


def test_a_name_is_looked_for_among_few_words() -> None:
    long = "The Very Long And Winded Name Of A Paper"
    assert parse_outlet(f"tolls in {long}", [long]) == (f"tolls in {long}", None)
    eight = " ".join(long.split()[:8])
    assert parse_outlet(f"tolls in {eight}", [eight]) == ("tolls", eight)


def test_a_short_name_may_not_be_misspelt() -> None:
    assert parse_outlet("outlet:Tidy tolls", ["Tide"])[1] is None
    assert parse_outlet("outlet:Tribun tolls", ["Tribune"])[1] == "Tribune"
    assert parse_outlet("outlet:Tribunal tolls", ["Tribune"])[1] is None


def test_the_first_way_to_name_an_outlet_counts() -> None:
    outlets = ("Tide", "Herald", "Crumb")
    assert parse_outlet("(Tide) tolls in the Herald outlet:Crumb", outlets)[1] == "Crumb"
    assert parse_outlet("(Tide) tolls in the Herald", outlets)[1] == "Tide"
