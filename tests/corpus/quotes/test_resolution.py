"""Who is named in an article, and whom a mention means."""

from __future__ import annotations

import pytest

from corpus.quotes.people import Person, people
from corpus.quotes.resolution import Evidence, Resolution, resolver
from corpus.types import Span


def named(text: str) -> dict[str, Person]:
    return {person.name: person for person in people(text)}


def resolve(text: str, mention: str, last: Person | None = None) -> Resolution:
    """What the last `mention` in `text` means."""
    start = text.rindex(mention)
    before = Resolution(last, Evidence.NAME, last.mentions[0]) if last else None
    return resolver(text, people(text))(Span(start, start + len(mention)), before)


# --- people --------------------------------------------------------------------------------------


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
        "",
    ],
)
def test_no_persons(text: str) -> None:
    assert people(text) == ()


def test_names_are_taken_apart_in_a_headline() -> None:
    text = "Why Anna Krol And Lars Holm Fell Out\n\nAnna Krol and Lars Holm no longer speak."
    assert [len(person.mentions) for person in people(text)] == [2, 2]


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
    ],
)
def test_who_is_a_person_of_their_own(text: str, found: list[str]) -> None:
    assert list(named(text)) == found


# --- resolver ------------------------------------------------------------------------------------

TWO = "Energy Minister Lars Holm met Mayor Anna Krol. "


@pytest.mark.parametrize(
    ("mention", "name", "evidence"),
    [
        ("Lars Holm", "Lars Holm", Evidence.NAME),
        ("Holm", "Lars Holm", Evidence.NAME),
        ("the ever cheerful Holm", "Lars Holm", Evidence.NAME),
        ("Holm, a Dane,", "Lars Holm", Evidence.NAME),
        ("the minister", "Lars Holm", Evidence.ROLE),
        ("The energy minister", "Lars Holm", Evidence.ROLE),
        ("the mayor", "Anna Krol", Evidence.ROLE),
        ("he", "Lars Holm", Evidence.PRONOUN),
        ("She", "Anna Krol", Evidence.PRONOUN),
        ("a mayor", None, Evidence.UNNAMED),
        ("the deputy mayor", None, Evidence.UNNAMED),
        ("a spokesman for Lars Holm", None, Evidence.UNNAMED),
        ("Holm's lawyer", None, Evidence.UNNAMED),
        ("Lars Holm and Anna Krol", None, Evidence.GROUP),
        ("the Krol campaign", None, Evidence.GROUP),
        ("aides to Mayor Krol", None, Evidence.UNNAMED),
        ("nurses treating Lars Holm", None, Evidence.GROUP),
        ("people who know Krol", None, Evidence.GROUP),
        ("everyone but Anna Krol", None, Evidence.GROUP),
        ("the cook wishes Holm", None, Evidence.GROUP),
        ("one baker, Lars Holm", "Lars Holm", Evidence.NAME),
        ("a colleague", None, Evidence.UNNAMED),
        ("officials", None, Evidence.GROUP),
        ("they", None, Evidence.GROUP),
        ("...", None, Evidence.GROUP),
        ("(,)", None, Evidence.GROUP),
    ],
)
def test_a_mention_means(mention: str, name: str | None, evidence: Evidence) -> None:
    found = resolve(f"{TWO}Then {mention} left.", mention)
    assert (found.person and found.person.name) == name
    assert found.evidence is evidence


def test_he_is_the_one_who_spoke() -> None:
    text = "Carl Voss saw Lars Holm. He left."
    carl = named(text)["Carl Voss"]
    assert resolve(text, "He", last=carl).person == carl


def test_he_is_nobody_where_it_may_be_either_of_two() -> None:
    assert resolve("Carl Voss saw Lars Holm. He left.", "He").person is None


def test_she_is_whom_the_paragraph_names_not_who_spoke_before_it() -> None:
    text = "Anna Krol spoke.\n\nThe coach, Ilka Brandt, came late. She left."
    krol = named(text)["Anna Krol"]
    assert resolve(text, "She", last=krol).person.name == "Ilka Brandt"


def test_he_is_nobody_after_an_unnamed_official() -> None:
    text = "Carl Voss saw it. He left."
    unnamed = Resolution(None, Evidence.UNNAMED, Span(0, 1))
    mention = Span(text.index("He"), text.index("He") + 2)
    assert resolver(text, people(text))(mention, unnamed).person is None


def test_a_role_of_two_is_nobody_unless_one_just_spoke() -> None:
    text = "Mayor Anna Krol met Mayor Carl Voss. The mayor left."
    assert resolve(text, "The mayor").person is None
    carl = named(text)["Carl Voss"]
    assert resolve(text, "The mayor", last=carl).person == carl
