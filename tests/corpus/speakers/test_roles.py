"""An office as it is typed."""

from __future__ import annotations

import pytest

from corpus.quotes.naming.places import PLACES
from corpus.speakers.roles import names_of, read_office


@pytest.mark.parametrize(
    ("phrase", "head", "qualifiers", "place"),
    [
        ("turkish fm", "minister", ["foreign"], "turkey"),
        ("Turkish foreign minister", "minister", ["foreign"], "turkey"),
        ("the foreign minister of Turkey", "minister", ["foreign"], "turkey"),
        ("the british pm", "prime minister", [], "united kingdom"),
        ("UK prime minister", "prime minister", [], "united kingdom"),
        ("pm of estonia", "prime minister", [], "estonia"),
        ("scottish fm", "minister", ["first"], "scotland"),
        ("un chief", "secretary general", [], "united nations"),
        ("UN secretary-general", "secretary general", [], "united nations"),
        ("un sec gen", "secretary general", [], "united nations"),
        ("head of the who", "director general", [], "world health organization"),
        ("us vp", "vice president", [], "united states"),
        ("us secretary of state", "secretary", ["state"], "united states"),
        ("home secretary", "secretary", ["home"], None),
        ("minister of finance", "minister", ["finance"], None),
        ("the kremlin spokesman", "spokeswoman", ["kremlin"], None),
        ("leader of the snp", "leader", ["snp"], None),
        ("ceo of tesla", "chief executive", ["tesla"], None),
        ("leader of the labour party", "leader", ["labour"], None),
        ("chancellor of the exchequer", "chancellor", [], None),
        ("the mayor of london", "mayor", ["london"], None),
        ("the pope", "pope", [], None),
        ("white house press secretary", "spokesman", ["white", "house"], None),
        ("defense minister", "minister", ["defense"], None),
        ("pentagon chief", "secretary", ["defense"], "us"),
        ("turkeys presdent", "president", [], "turkey"),
        ("the first lady", "first lady", [], None),
        ("finance ministr", "minister", ["finance"], None),
        ("krols spokesman", "spokesman", ["krols"], None),
    ],
)
def test_an_office_is_read_with_what_tells_it_and_whose_it_is(
    phrase: str, head: str, qualifiers: list[str], place: str | None
) -> None:
    office = read_office(phrase)
    assert office
    assert head in office.heads
    assert [names[0] for names in office.qualifiers] == qualifiers
    assert [place in names for names in office.places] == ([True] if place else [])
    assert office.is_certain


@pytest.mark.parametrize("phrase", ["ukraine's deputy pm", "Ukrainian vice prime minister"])
def test_a_deputy_is_not_the_minister(phrase: str) -> None:
    office = read_office(phrase)
    assert office
    assert office.lesser == {"deputy"}
    assert office.qualifiers == ()


@pytest.mark.parametrize(
    ("phrase", "bearer"),
    [("president krol", "krol"), ("turkish fm Ada Krol", "ada krol"), ("mayor of london", "")],
)
def test_a_name_behind_an_office_is_its_bearers(phrase: str, bearer: str) -> None:
    office = read_office(phrase)
    assert office
    assert office.bearer == bearer


@pytest.mark.parametrize(
    "phrase", ["Lavrov", "bridge tolls", "", "?", "the who", "of for", "its spokesman", "ministers"]
)
def test_other_words_are_no_office(phrase: str) -> None:
    assert read_office(phrase) is None


@pytest.mark.parametrize("phrase", ["the minister", "climate activist", "norwegian pm krol"])
def test_what_many_are_is_no_certain_office(phrase: str) -> None:
    office = read_office(phrase)
    assert office
    assert not office.is_certain


def test_each_name_of_a_place_leads_to_all() -> None:
    assert PLACES["british"] == PLACES["uk"]
    assert {"turkish", "turkey", "turkiye"} == set(PLACES["turkish"])
    assert all(name in names for name, names in PLACES.items())
    assert names_of("the US delegation")[0] == PLACES["american"]
