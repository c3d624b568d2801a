"""Whom the words beside a cue name, in languages other than English."""

from __future__ import annotations

import pytest

from corpus.quotes.foreign.names import (
    Mention,
    agrees,
    full_name,
    full_names,
    mention_at,
    stands_alone,
)
from corpus.quotes.foreign.words import WORDS
from corpus.types import Span


def mention(language: str, text: str, *, begins: bool = False) -> str | None:
    found = mention_at(text, 0, len(text), WORDS[language], begins=begins)
    return found and found.span.of(text)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Ulrike Hansen", "Ulrike Hansen"),
        ("de", "Hansen", "Hansen"),
        ("de", "Ilvara Quend", None),  # capitals alone show no name in German
        ("de", "Ministerin Ilvara Quend", "Ilvara Quend"),
        ("de", "am Montag Ulrike Hansen", "Ulrike Hansen"),
        ("de", "der Ulrike Hansen", None),
        ("de", "der Trainer Ulrike Hansen", "Ulrike Hansen"),
        ("de", "Prof. Ulrike Hansen", "Ulrike Hansen"),
        ("de", "der Chef. Ulrike Hansen", "Ulrike Hansen"),
        ("de", "der Chef der Bahn. Ulrike Hansen", None),
        ("de", "der Chef: Ulrike Hansen", None),
        ("de", "der Chef und Ulrike Hansen", None),
        ("de", "der Chef der Bahn, Ulrike Hansen", "Ulrike Hansen"),
        ("de", "der Chef von Ulrike Hansen", None),
        ("de", "der Sprecher der Ministerin Ulrike Hansen", None),
        ("de", "Ulrike B. Hansen", "Ulrike B. Hansen"),
        ("de", "Ulrike Abel. Hansen", "Ulrike Abel"),
        ("de", "Ulrike von der Aue", "Ulrike von der Aue"),
        ("de", "Ulrike von der zu Aue", "Ulrike"),
        ("de", "Ulrike Ina Uta Ute Hansen", "Ulrike Ina Uta Ute Hansen"),
        ("de", "Ulrike Ina Uta Ute Bea Hansen", None),
        ("de", "Ulrike (Hansen", "Ulrike"),
        ("de", "Ulrike Hansen’s", None),
        ("de", "SPD", None),
        ("de", "Ulrike SPD", None),
        ("de", "Deutsche Bank", None),
        ("de", "Minister Deutsche Bank", None),
        ("de", "Torgan Ulrike Hansen", None),
        ("de", "Minister Osby Ulrike", "Osby Ulrike"),
        ("fr", "l’avocat Luc Ferrand", "Luc Ferrand"),
        ("fr", "Ilvara Quend", "Ilvara Quend"),
        ("fr", "la ministre de la Culture Luc Ferrand", "Luc Ferrand"),
        ("fr", "le président de Paris Luc Ferrand", "Luc Ferrand"),
        ("fr", "le président d’Osby Ilva Quend", "Ilva Quend"),
        ("fr", "le président de Osby Ilva Quend Ora", None),
        ("fr", "Luc Ferrand de Osby", None),
        ("es", "Ana de la Torre", "Ana de la Torre"),
        ("es", "Ana Torre de Osby", None),
        ("pt", "Luiz Lula da Silva", "Luiz Lula da Silva"),
        ("pt", "", None),
        ("ru", "президент России Сергей Лодкин", "Сергей Лодкин"),
    ],
)
def test_the_person_named_right_there(language: str, text: str, name: str | None) -> None:
    assert mention(language, text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Claire Monval", "Claire Monval"),
        ("Ilvara Quend", None),
        ("Maire Ilvara Quend", "Ilvara Quend"),
    ],
)
def test_what_begins_a_sentence_is_a_name_only_where_a_given_name_or_a_role_tells(
    text: str, name: str | None
) -> None:
    assert mention("fr", text, begins=True) == name


def test_a_role_of_more_than_seven_words_is_none() -> None:
    for count, name in ((6, "Luc Ferrand"), (7, None)):
        assert mention("fr", f"ministre {'a ' * (count - 1)}b Luc Ferrand") == name


@pytest.mark.parametrize(
    ("verb", "name", "fits"),
    [
        ("сказал", "Сергей Лодкин", True),
        ("сказал", "Сергея Лодкина", False),
        ("сказал", "Сергею Лодкину", False),
        ("сказал", "Илья Перов", True),
        ("сказал", "Ольга Веткина", False),
        ("сказала", "Ольга Веткина", True),
        ("сказала", "Сергей Лодкин", True),  # on the list of given names
        ("сказала", "Торвен Лодкин", False),
        ("призналась", "Торвен Лодкин", False),
        ("считает", "Торвен Лодкин", True),
        ("said", "Ольга Веткина", True),
    ],
)
def test_in_russian_the_verb_fits_the_name(verb: str, name: str, fits: bool) -> None:
    text = f"{verb} {name}"
    span = Span(len(verb) + 1, len(text))
    assert agrees(text, Span(0, len(verb)), Mention(span, is_full=True)) is fits
    assert agrees(text, Span(0, len(verb)), Mention(span, is_full=False))


@pytest.mark.parametrize(
    ("behind", "is_alone"),
    [
        ("", True),
        (".", True),
        (" am Montag", True),
        (" am", True),
        (" Am", False),
        (" und Peter", False),
        (", und Peter", False),
        (", der ging", True),
        (",", True),
        (" (SPD)", True),
        (" — und Peter", True),
        (" Bruder", False),
        (" sofort", False),
    ],
)
def test_whether_a_name_is_all_the_source_there_is(behind: str, is_alone: bool) -> None:
    text = f"Ulrike Hansen{behind}"
    assert stands_alone(text, len("Ulrike Hansen"), len(text), WORDS["de"]) is is_alone


def test_the_full_names_of_a_text_begin_with_a_given_name() -> None:
    text = "Ulrike Hansen kam. Ilvara Quend auch. Peter ging, und ulrike. Otto\u00a0Hansen schlief."
    assert full_names(text, WORDS["de"]) == {"Ulrike Hansen", "Otto Hansen"}
    french = "Ilvara Quend est là, Claire Monval aussi."
    assert full_names(french, WORDS["fr"]) == {"Claire Monval"}


@pytest.mark.parametrize(
    ("form", "is_full", "name"),
    [
        ("Ulrike  Hansen", True, "Ulrike Hansen"),
        ("Hansen", False, "Ulrike Hansen"),
        ("Voss", False, None),
        ("Krol", False, None),
        ("ansen", False, None),
    ],
)
def test_a_surname_is_whose_full_name_alone_ends_with_it(
    form: str, is_full: bool, name: str | None
) -> None:
    names = frozenset({"Ulrike Hansen", "Anna Voss", "Otto Voss"})
    assert full_name(form, Mention(Span(0, len(form)), is_full), names) == name
