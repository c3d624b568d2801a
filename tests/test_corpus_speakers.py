"""Who is named in an article, whom a mention means, and whom a typed name means."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.speakers import CUTOFF, Evidence, Person, Resolution, match, people, resolver
from corpus.types import Span, Speaker

ARCHIVE = [
    Speaker("Sergey Lavrov", ("Lavrov", "Russian Foreign Minister")),
    Speaker("Mevlut Cavusoglu", ("Cavusoglu", "Turkish Foreign Minister")),
    Speaker("Volodymyr Zelensky"),
    Speaker("Vladimir Putin", quotes=3),
    Speaker("David Puttnam"),
    Speaker("Bruce Lee"),
    Speaker("Lea Michele"),
    Speaker("Theresa May"),
    Speaker("Mao Zedong"),
    Speaker("Haley Barbour"),
    Speaker("Gianni Infantino"),
    Speaker("Bill Clinton", ("Clinton",), quotes=1),
    Speaker("Hillary Clinton", ("Clinton", "Hillary"), quotes=9),
    Speaker("Conan O'Brien"),
]


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


# --- match ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Lavrov", "Sergey Lavrov"),
        ("lavrov SERGEY", "Sergey Lavrov"),
        ("Mr. Lavrov", "Sergey Lavrov"),
        ("Mevlüt Çavuşoğlu", "Mevlut Cavusoglu"),
        ("the Turkish foreign minister", "Mevlut Cavusoglu"),
        ("President Putin", "Vladimir Putin"),
        ("o’brien", "Conan O'Brien"),
        ("Lee", "Bruce Lee"),
    ],
)
def test_the_name_itself_scores_100(typed: str, name: str) -> None:
    (found,) = match(typed, ARCHIVE)
    assert (found.speaker.name, found.score) == (name, 100)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Cavusolu", "Mevlut Cavusoglu"),
        ("kavusoglu", "Mevlut Cavusoglu"),
        ("Lavroff", "Sergey Lavrov"),
        ("sergei lawrow", "Sergey Lavrov"),
        ("Zelenskyy", "Volodymyr Zelensky"),
        ("Selenskyj", "Volodymyr Zelensky"),
        ("Hilary Clinton", "Hillary Clinton"),
        ("Foreign Minister Lavrov", "Sergey Lavrov"),
    ],
)
def test_another_spelling_scores_well_above_the_cutoff(typed: str, name: str) -> None:
    (found,) = match(typed, ARCHIVE)
    assert found.speaker.name == name
    assert CUTOFF + 5 < found.score < 100


@pytest.mark.parametrize(
    "typed", ["Puttmann", "Lex", "Mai", "inflation", "harbour", "Sergey Putin", "", " ", "?", "the"]
)
def test_other_words_match_nobody(typed: str) -> None:
    assert match(typed, ARCHIVE) == []


def test_the_most_quoted_comes_first_and_no_more_than_asked() -> None:
    names = [found.speaker.name for found in match("Clinton", ARCHIVE)]
    assert names == ["Hillary Clinton", "Bill Clinton"]
    assert len(match("Clinton", ARCHIVE, limit=1)) == 1
    assert match("Clinton", []) == []


@given(st.text(max_size=1_000))
def test_any_name_is_harmless(typed: str) -> None:
    assert all(CUTOFF <= found.score <= 100 for found in match(typed, ARCHIVE))


def test_a_hundred_thousand_speakers() -> None:
    many = [Speaker(f"Anna{number} Krol{number}", ("mayor",)) for number in range(100_000)]
    started = time.process_time()
    assert [found.score for found in match("Lavrov", [*many, *ARCHIVE])] == [100]
    assert time.process_time() - started < 10
