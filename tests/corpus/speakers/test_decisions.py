"""An operator decides on who is who by exact names, and is told what else there is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus import Corpus, NotFoundError, SpeakerKind


@pytest.fixture
def people(corpus: Corpus, tell: Callable[..., None]) -> Corpus:
    """An archive of four people, two of them of one name with an organisation."""
    nato = {"speaker": "NATO", "speaker_kind": SpeakerKind.ORGANISATION}
    tell("one", "Anna Gorlund", "Berta Gorland", "Ivo Gorlend", "Karla Gorlind", nato, "Nato")
    return corpus


def number(corpus: Corpus, name: str) -> str:
    (speaker,) = (who for who in corpus.people(None) if who.name == name)
    return str(speaker.id)


def test_a_name_is_exact_but_for_case_accents_and_spaces(people: Corpus) -> None:
    assert people.merge("  anna   GØRLUND ", "berta gorland").quotes == 2
    with pytest.raises(NotFoundError, match=r"speaker\.unlike"):
        people.merge("Anna", "Ivo Gorlend")


def test_a_number_stands_for_a_name(people: Corpus) -> None:
    kept = people.merge(number(people, "Anna Gorlund"), number(people, "Karla Gorlind"))
    assert (kept.name, kept.quotes) == ("Anna Gorlund", 2)


def test_for_a_name_that_nobody_has_three_are_offered(people: Corpus) -> None:
    with pytest.raises(NotFoundError) as raised:
        people.split("Gorlxnd", "Anna")
    assert raised.value.code == "speaker.unlike"
    assert str(raised.value.values["choices"]).count("(person)") == 3
    with pytest.raises(NotFoundError, match=r"speaker\.unknown"):
        people.split("Xqzzy", "Anna")


def test_where_two_have_a_name_both_are_offered_with_their_numbers(people: Corpus) -> None:
    with pytest.raises(NotFoundError) as raised:
        people.merge("Anna Gorlund", "nato")
    assert raised.value.code == "speaker.ambiguous"
    for name in ("NATO", "Nato"):
        assert number(people, name) in str(raised.value.values["choices"])


def test_nobody_is_merged_with_an_organisation_or_with_themselves(people: Corpus) -> None:
    before = people.people(None)
    with pytest.raises(NotFoundError, match=r"speaker\.kinds"):
        people.merge("Anna Gorlund", "Berta Gorland", number(people, "NATO"))
    with pytest.raises(NotFoundError, match=r"speaker\.one"):
        people.merge("Anna Gorlund", "Anna Gorlund")
    assert people.people(None) == before, "the others of the same command are not merged, either"


def test_only_another_name_of_theirs_can_be_split_off(people: Corpus) -> None:
    people.merge("Anna Gorlund", "Berta Gorland")
    with pytest.raises(NotFoundError, match=r"speaker\.only"):
        people.split("Anna Gorlund", "anna gorlund")
    with pytest.raises(NotFoundError) as raised:
        people.split("Anna Gorlund", "Ivo Gorlend")
    assert raised.value.values["names"] == "Anna Gorlund, Berta Gorland"
    assert people.split("Anna Gorlund", "berta gorland").name == "Anna Gorlund"
    assert people.find_speakers("Berta Gorland")[0].speaker.quotes == 1
