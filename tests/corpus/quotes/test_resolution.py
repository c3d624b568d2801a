"""Whom a mention means in an article."""

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
