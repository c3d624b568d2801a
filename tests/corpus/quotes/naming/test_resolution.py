"""Whom a mention means in an article."""

from __future__ import annotations

import pytest

from corpus.quotes.naming.mentions import Evidence, Resolution
from corpus.quotes.naming.people import Person, people
from corpus.quotes.naming.resolution import resolver
from corpus.types import Span


def named(text: str) -> dict[str, Person]:
    return {person.name: person for person in people(text)}


def resolve(text: str, mention: str, last: Person | None = None) -> Resolution:
    """What the last `mention` in `text` means."""
    start = text.rindex(mention)
    before = Resolution(last, Evidence.NAME, last.mentions[0]) if last else None
    return resolver(text, people(text))(Span(start, start + len(mention)), before)


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


def test_she_is_another_where_he_spoke() -> None:
    text = "Carl Voss saw Anna Krol. She left."
    carl = named(text)["Carl Voss"]
    assert resolve(text, "She", last=carl).person.name == "Anna Krol"


def test_of_those_before_the_last_of_that_gender_is_meant_else_one_who_may_be() -> None:
    text = "Anna Krol met Ida Lind.\n\nThe poet Tamsel Quend came.\n\nThen she left."
    lars = Person("Lars Holm", mentions=(Span(0, 1),), gender="m")
    assert resolve(text, "she", last=lars).person.name == "Ida Lind"
    assert resolve(text, "she", last=lars).person.gender == "f"
    quend = "The poet Tamsel Quend came.\n\nThen she left."
    assert resolve(quend, "she", last=lars).person.name == "Tamsel Quend"
    assert resolve(quend, "she", last=lars).person.gender == "f"


@pytest.mark.parametrize(("length", "name"), [(1_480, "Anna Krol"), (1_520, None)])
def test_who_was_named_too_long_ago_is_not_meant(length: int, name: str | None) -> None:
    text = f"Anna Krol left.\n\n{'it rained '.ljust(length, 'x')}.\n\nShe"
    person = resolve(text, "She").person
    assert (person and person.name) == name


def test_who_is_whom_it_follows() -> None:
    text = "Anna Krol, who left, met Lars Holm. Nobody who came minded."
    first, last = text.index("who"), text.rindex("who")
    whom = resolver(text, people(text))
    assert whom(Span(first, first + 3), None).person.name == "Anna Krol"
    found = whom(Span(last, last + 3), None)
    assert (found.person, found.evidence) == (None, Evidence.UNNAMED)


def test_a_role_means_nobody_before_they_were_called_so_nor_anybody_lesser() -> None:
    text = "The mayor left. Mayor Anna Krol came. The deputy mayor, Lars Holm, too."
    whom = resolver(text, people(text))
    assert whom(Span(0, 9), None).person is None
    assert resolve(f"{text} The mayor left.", "The mayor").person.name == "Anna Krol"
    assert resolve(f"{text} The deputy mayor left.", "The deputy mayor").person.name == "Lars Holm"


def test_the_evidence_is_the_last_mention_of_the_name() -> None:
    text = "Anna Krol came. Krol sang. She left. Krol slept."
    found = resolve(text, "She")
    assert found.named_at == Span(16, 20)
    assert Resolution(None, Evidence.UNNAMED, Span(0, 1)).named_at is None
