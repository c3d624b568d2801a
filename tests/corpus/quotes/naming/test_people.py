"""Who is named in an article, and which of its words name them."""

from __future__ import annotations

import re

import pytest

from corpus.quotes.naming.people import Person, people
from corpus.quotes.tagger import Mark, Role
from corpus.types import Span


def named(text: str) -> dict[str, Person]:
    return {person.name: person for person in people(text)}


def test_a_surname_belongs_to_the_full_name() -> None:
    text = "Krol came late. Mayor Anna Krol spoke to Krol's voters."
    (anna,) = people(text)
    assert anna.name == "Anna Krol"
    assert anna.aliases == ("Krol", "Mayor")
    assert [span.of(text) for span in anna.mentions] == ["Krol", "Anna Krol", "Krol"]
    assert anna.gender == "f"


def test_one_family_two_persons() -> None:
    found = named(
        "Martin Ashgrove and Helen Ashgrove met. Helen Ashgrove left. Mr. Ashgrove stayed."
    )
    assert list(found) == ["Martin Ashgrove", "Helen Ashgrove"]
    assert len(found["Martin Ashgrove"].mentions) == 2


@pytest.mark.parametrize(
    ("text", "name", "description"),
    [
        ("Danish Energy Minister Lars Holm left.", "Lars Holm", "Danish Energy Minister"),
        ("Secretary of State Ruth Okafor left.", "Ruth Okafor", "Secretary of State"),
        ("The coach, Ruben Adeyemi, left.", "Ruben Adeyemi", "coach"),
        ("Owen Tate, the mayor of Hollenby, left.", "Owen Tate", "mayor of Hollenby"),
        ("Farrow's press secretary Owen Tate left.", "Owen Tate", "press secretary"),
    ],
)
def test_descriptions(text: str, name: str, description: str) -> None:
    assert description in named(text)[name].aliases


@pytest.mark.parametrize(
    "text",
    [
        "The Supreme Court met. The White House did not. New York Times readers did.",
        "On Monday Brussels and the Bank of England agreed. Nobody at the FBI did.",
        "Republicans Have Stake in a Deal. The Hollenby Rovers won.",
        "She sang at the Edith Lund Pavilion. The Otto Berg Bridge fell. The Lind Brothers sang.",
        "He likes the Grey Rev, Quendel, and tea.",
        "",
    ],
)
def test_no_persons(text: str) -> None:
    assert people(text) == ()


def test_names_are_taken_apart_in_a_headline() -> None:
    text = "Why Anna Krol And Lars Holm Fell Out\n\nAnna Krol and Lars Holm no longer speak."
    assert [len(person.mentions) for person in people(text)] == [2, 2]


@pytest.mark.parametrize(
    ("headline", "names"),
    [
        ("Anna Krol Visits Osby", ["Anna Krol"]),
        ("Otto Berg and Anna Krol Meet in Osby", ["Anna Krol"]),
        ("Anna Visited Krol on Monday", []),
        ("Anna Krol visits Osby", ["Anna Krol"]),
        ("Otto Berg visits Osby", ["Otto Berg"]),
    ],
)
def test_a_headline_names_whom_the_body_calls_by_a_surname(headline: str, names: list[str]) -> None:
    text = f"{headline}\n\nThe tolls would go, Krol told voters."
    assert list(named(text)) == names


def test_a_name_ends_where_a_sure_mark_ends() -> None:
    text = "The aide saw Anna Krol Falls and the quay."
    start = text.index("Anna")
    mark = Mark(Role.PERSON, Span(start, start + len("Anna Krol")), 0.9)
    assert [person.name for person in people(text, [mark])] == ["Anna Krol"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Quendel said the river rose. Quendel left.", ["Quendel"]),
        ("Quendel said she was glad.", ["Quendel"]),
        ("The singer Quendel left.", ["Quendel"]),
        ("Quendel said the river rose.", []),
        ("Quendel said it had closed. Quendel left.", []),
        ("Quendel left. Quendel sang.", []),
        ("Quendel said the river rose. Quendel shares fell.", []),
        ("The company Quendel said the river rose. Quendel left.", []),
        ("Quendel said the river rose. Quendel and Quendel Energy left.", []),
    ],
)
def test_one_name_is_a_person_s_where_nothing_tells_of_a_body(text: str, names: list[str]) -> None:
    places = [match.span() for match in re.finditer(r"Quendel(?: Energy)?", text)]
    roles = (
        (Role.ORGANISATION if "Energy" in text[start:end] else Role.PERSON) for start, end in places
    )
    marks = [Mark(role, Span(*place), 0.85) for role, place in zip(roles, places, strict=True)]
    assert [person.name for person in people(text, marks)] == names


@pytest.mark.parametrize(
    "text", ["Given Krol left.", "Senators Krol and Lind left.", "The judge's Krol left."]
)
def test_what_stands_before_a_surname_makes_nobody(text: str) -> None:
    assert people(text) == ()


def test_a_nickname_in_a_headline_is_none_of_its_names() -> None:
    text = "Anna “The Quay” Lund Krol Orsted Falls\n\nMayor Anna Orsted fell."
    (anna,) = people(text)
    assert [mention.of(text) for mention in anna.mentions] == ["Anna", "Orsted", "Anna Orsted"]


def test_a_surname_with_a_title_is_enough() -> None:
    assert list(named("President Hartmann waved. Chief FBI lawyers did not.")) == ["Hartmann"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Anna Krol sang. Mr. Krol clapped.", ["Anna Krol", "Krol"]),
        ("Anna Krol sang. Ms. Krol bowed.", ["Anna Krol"]),
        ("Queen Anna sang. Anna Krol clapped.", ["Anna", "Anna Krol"]),
        ("Martin Krol said its sales rose.", []),
        ("Martin Krol said its sales rose. Krol waved.", ["Martin Krol"]),
        ("The mayor of nearby Krol, Anna Holm, left.", ["Anna Holm"]),
        (
            "Pastor Martin Krol III sang. His father, the Rev. Martin Krol Jr., clapped.",
            ["Martin Krol III", "Martin Krol Jr."],
        ),
    ],
)
def test_who_is_a_person_of_their_own(text: str, found: list[str]) -> None:
    assert list(named(text)) == found


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        # A surname of two is nobody's, unless the paragraph has named one of the two before ...
        ("Anna Krol sang. Lars Krol did.\n\nKrol left.", {"Anna Krol": 1, "Lars Krol": 1}),
        (
            "Anna Krol sang. Lars Krol did.\n\nAnna Krol bowed. Krol left.",
            {"Anna Krol": 3, "Lars Krol": 1},
        ),
        # ... or was introduced first and goes on under it, however often the other is named.
        (
            "Anna Krol sang. Krol bowed. Krol left.\n\n" + "Lars Krol did. " * 5 + "\n\nKrol ate.",
            {"Anna Krol": 4, "Lars Krol": 5},
        ),
        ("Anna Krol sang. " * 3 + "Lars Krol did.\n\nKrol left.", {"Anna Krol": 3, "Lars Krol": 1}),
        # A title tells which of the two, and a given name does.
        ("Anna Krol sang. Lars Krol did.\n\nMrs Krol left.", {"Anna Krol": 2, "Lars Krol": 1}),
        ("Anna Krol sang. Lars Krol did.\n\nLars left.", {"Anna Krol": 1, "Lars Krol": 2}),
        ("Tamsel Quend, 40, sang.\n\nMr Quend left.", {"Tamsel Quend": 2}),
        (
            "Pope Francis came. Pope Francis sang. Francis Krol did.\n\nFrancis left.",
            {"Francis": 2, "Francis Krol": 1},
        ),
        # The surname stands before a suffix.
        ("Lars Krol Jr. sang. Krol left.", {"Lars Krol Jr.": 2}),
        # What follows a name in a headline is none of it.
        ("Anna Krol Falls\n\nAnna Krol is well.", {"Anna Krol": 2}),
    ],
)
def test_whom_a_name_means(text: str, counts: dict[str, int]) -> None:
    assert {person.name: len(person.mentions) for person in people(text)} == counts


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tamsel Quend opened the quay.", []),
        ("Mayor Tamsel Quend opened the quay.", ["Tamsel Quend"]),
        ("Tamsel Quend, 41, opened the quay.", ["Tamsel Quend"]),
        ("Tamsel Quend, the mayor, opened the quay.", ["Tamsel Quend"]),
        ("Tamsel Quend opened it. Quend said it was time.", ["Tamsel Quend"]),
        ("Tamsel Quend opened it. Quend was glad.", []),
        ("Tamsel Ora Pell Quend, the mayor, left.", ["Tamsel Ora Pell Quend"]),
        ("Tamsel Ora Pell Bri Quend, the mayor, left.", []),
        ("Mayor Tamsel Park opened the quay.", []),
        ("Mayor Harbour Authority Quend left.", []),
        ("Anna Q left.", []),
        ("Lars opened it.", []),
        ("Mayor Quend opened it.", ["Quend"]),
        ("The baker Quend opened it.", []),
        ("President X opened it.", []),
    ],
)
def test_which_capitals_are_a_person(text: str, names: list[str]) -> None:
    assert list(named(text)) == names


@pytest.mark.parametrize(
    ("score", "role", "names"),
    [
        (0.8, Role.PERSON, ["Tamsel Quend"]),
        (0.79, Role.PERSON, []),
        (0.9, Role.ORGANISATION, []),
    ],
)
def test_the_tagger_knows_a_name_that_is_on_no_list(
    score: float, role: Role, names: list[str]
) -> None:
    text = "Tamsel Quend opened the quay."
    assert [person.name for person in people(text, [Mark(role, Span(0, 12), score)])] == names


def test_a_tag_beside_a_name_says_nothing_of_it() -> None:
    text = "Tamsel Quend opened the quay."
    for span in (Span(0, 6), Span(7, 12), Span(13, 19), Span(20, 28)):
        assert people(text, [Mark(Role.PERSON, span)]) == ()


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Mrs Robin Quend left.", "f"),
        ("Mr Robin Quend left.", "m"),
        ("Robin Quend, 40, left. Mr Quend waved.", "m"),
        ("Spokeswoman Tamsel Quend left. Actress Tamsel Quend did. Mr Quend too.", "f"),
        ("Anna Quend left.", "f"),
        ("Mayor Tamsel Quend left.", None),
    ],
)
def test_the_gender_is_told_by_titles_then_by_the_given_name(text: str, gender: str | None) -> None:
    (person,) = people(text)
    assert person.gender == gender


def test_a_name_is_the_form_that_stands_most_often_and_no_headline() -> None:
    text = "ANNA KROL FALLS\n\nAnna B. Krol fell. Anna Krol rose. Anna Krol sat. ANNA KROL stood."
    (person,) = people(text)
    assert person.name == "Anna Krol"
    assert person.aliases[0] == "Krol"
    assert "Anna B. Krol" in person.aliases


def test_a_person_has_twelve_other_names_at_most() -> None:
    roles = (
        "mayor",
        "baker",
        "poet",
        "pilot",
        "nurse",
        "coach",
        "judge",
        "actor",
        "chief",
        "writer",
    )
    roles += ("owner", "host", "critic", "editor")
    text = " ".join(f"Anna Krol, the {role}, left." for role in roles)
    (person,) = people(text)
    assert len(person.aliases) == 12
    assert person.aliases[:2] == ("Krol", "mayor")


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Walter de Mesnil", "De Mesnil"),
        ("Mark van den Berg", "Van den Berg"),
        ("Gabriel Quend Ostrom", "Quend Ostrom"),
        ("Luis Otero Lula da Sorba", "Lula da Sorba"),
        ("Luis Otero Lula da Sorba", "Lula"),
        ("Hassan al-Quend", "Quend"),
        ("Marta Okoro-Weal", "Okoro-Weal"),
        ("Keith Holm", "Sir Keith"),
        ("David Holm", "Lord Holm"),
    ],
)
def test_a_short_form_is_the_person_with_the_full_name(full: str, short: str) -> None:
    text = f"{full} opened the quay.\n\n{short} said it was time."
    assert [(person.name, len(person.mentions)) for person in people(text)] == [(full, 2)]


def test_a_name_that_may_mean_a_namesake_is_doubtful() -> None:
    text = "Anna Krol sang. Krol bowed. Lars Krol did.\n\nLars Krol left. Krol ate. Krol slept."
    _, lars = people(text)
    assert [span.of(text) for span in sorted(lars.doubtful)] == ["Krol", "Krol"]
