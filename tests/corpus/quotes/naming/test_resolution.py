"""Whom a mention means in an article."""

from __future__ import annotations

import pytest

from corpus.quotes.naming.mentions import Evidence, Resolution
from corpus.quotes.naming.people import people
from corpus.quotes.naming.resolution import resolutions
from corpus.quotes.statements import split
from corpus.types import Span


def resolve(text: str, *mentions: str) -> Resolution:
    """What the last of `mentions`, in their order in `text`, means; all are sources."""
    *earlier, last = mentions
    starts = [*map(text.index, earlier), text.rindex(last)]
    sources = [
        Span(start, start + len(mention)) for start, mention in zip(starts, mentions, strict=True)
    ]
    contents_of = dict.fromkeys(sources, ())
    return resolutions(text, people(text), (), contents_of, split(text))[sources[-1]]


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
        ("aides to Mayor Krol", None, Evidence.GROUP),
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


@pytest.mark.parametrize(
    ("text", "mentions", "name"),
    [
        ("Carl Voss saw Lars Holm. He left.", ("Carl Voss", "He"), "Carl Voss"),
        ("Lars Holm came. Carl Voss said so. He left.", ("Carl Voss", "He"), "Carl Voss"),
        ("Carl Voss and Lars Holm met. He left.", ("He",), None),
        ("Carl Voss saw Anna Krol. She left.", ("Carl Voss", "She"), "Anna Krol"),
        ("Carl Voss saw it. An official said so. He left.", ("An official", "He"), None),
        ("Anna Krol met Ida Lind.\n\nLars Holm spoke.\n\nShe left.", ("She",), "Anna Krol"),
        (
            "Anna Krol spoke.\n\nThe coach, Ilka Brandt, came late. She left.",
            ("Anna Krol", "She"),
            "Ilka Brandt",
        ),
        ("The poet Tamsel Quend came.\n\nThen she left.", ("she",), "Tamsel Quend"),
        ('"Carl Voss lies." Lars Holm said so. He left.', ("Lars Holm", "He"), "Lars Holm"),
        ("In a letter to Carl Voss, he said no.", ("he",), None),
    ],
)
def test_a_pronoun_means_who_stands_out(
    text: str, mentions: tuple[str, ...], name: str | None
) -> None:
    person = resolve(text, *mentions).person
    assert (person and person.name) == name


def test_a_pronoun_tells_the_gender_of_whom_it_means() -> None:
    person = resolve("The poet Tamsel Quend came. Then she left.", "she").person
    assert person
    assert person.gender == "f"


def test_a_role_of_two_is_nobody_unless_one_just_spoke() -> None:
    text = "Mayor Anna Krol met Mayor Carl Voss. The mayor left."
    assert resolve(text, "The mayor").person is None
    person = resolve(text, "Carl Voss", "The mayor").person
    assert person
    assert person.name == "Carl Voss"


@pytest.mark.parametrize(("length", "name"), [(1_480, "Anna Krol"), (1_520, None)])
def test_who_was_named_too_long_ago_is_not_meant(length: int, name: str | None) -> None:
    text = f"Anna Krol left.\n\n{'it rained '.ljust(length, 'x')}.\n\nShe"
    person = resolve(text, "She").person
    assert (person and person.name) == name


def test_who_is_whom_it_follows() -> None:
    text = "Anna Krol, who left, met Lars Holm. Nobody who came minded."
    first = resolve(text[:36], "who").person
    assert first
    assert first.name == "Anna Krol"
    last = resolve(text, "who", "who")
    assert (last.person, last.evidence) == (None, Evidence.UNNAMED)


def test_a_role_is_nobody_lesser_and_who_is_called_so_later_is_only_likely() -> None:
    text = "The mayor left. Mayor Anna Krol came. The deputy mayor, Lars Holm, too."
    first = resolve(text, "The mayor")
    assert first.evidence is Evidence.CLUE
    for mention, name in (("The mayor", "Anna Krol"), ("The deputy mayor", "Lars Holm")):
        person = resolve(f"{text} {mention} left.", mention, mention).person
        assert person
        assert person.name == name


def test_the_evidence_is_the_last_mention_of_the_name() -> None:
    resolution = resolve("Anna Krol came. Krol sang. She left. Krol slept.", "She")
    assert resolution.named_at == Span(16, 20)
    assert Resolution(None, Evidence.UNNAMED, Span(0, 1)).named_at is None


def test_whom_a_quotation_names_is_not_the_he_outside_of_it() -> None:
    text = "Otto Berg met the crew. “Lars Holm built all of this quay,” he said."
    person = resolve(text, "he").person
    assert person
    assert person.name == "Otto Berg"


def test_whom_a_participle_speaks_of_is_not_the_he_behind_its_comma() -> None:
    text = "Otto Berg met the crew. Speaking after Lars Holm had left the quay, he said it leaked."
    person = resolve(text, "he").person
    assert person
    assert person.name == "Otto Berg"


def test_a_surname_that_may_mean_a_namesake_is_told_with_doubt() -> None:
    text = "Anna Krol sang. Krol bowed. Lars Krol did.\n\nLars Krol left. Krol ate."
    resolution = resolve(text, "Krol")
    assert resolution.person
    assert resolution.person.name == "Lars Krol"
    assert resolution.evidence is Evidence.NAMESAKE
