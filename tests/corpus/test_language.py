"""Texts of eleven languages, all of them invented, and texts that are in none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.language import language_of

HEADLINES = [
    ("en", "Storm leaves thousands without power in the north"),
    ("de", "Stadtrat stimmt für Schließung des alten Hallenbads"),
    ("fr", "La tempête prive des milliers de foyers d'électricité"),
    ("es", "El ayuntamiento aprueba cerrar la vieja piscina"),
    ("it", "Il consiglio comunale decide di chiudere la vecchia piscina"),
    ("pt", "Temporal deixa milhares de casas sem luz no norte"),
    ("tr", "Belediye meclisi eski yüzme havuzunu kapatma kararı aldı"),
    ("ru", "Городской совет проголосовал за закрытие старого бассейна"),
    ("nl", "Gemeenteraad stemt voor sluiting van het oude zwembad"),
    ("pl", "Rada miasta głosuje za zamknięciem starego basenu"),
    ("uk", "Міська рада проголосувала за закриття старого басейну"),
]
ENGLISH = "The council met on Monday evening to decide what would become of the old pool. " * 8
GERMAN = "Der Stadtrat kam am Montagabend zusammen, um über das alte Bad zu entscheiden. " * 8


@pytest.mark.parametrize(("language", "text"), HEADLINES)
def test_headline(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", " \n", "2024", "OK", "Anna Krol", "1234 5678 " * 99])
def test_nothing_to_tell_it_by(text: str) -> None:
    assert language_of(text) is None


def test_two_languages_are_none() -> None:
    assert language_of(ENGLISH) == "en"
    assert language_of(ENGLISH + GERMAN) is None


def test_only_the_beginning_is_read() -> None:
    assert language_of(ENGLISH * 4 + GERMAN * 50) == "en"


@given(st.text(max_size=300))
@settings(max_examples=50, deadline=None)
def test_the_same_each_time(text: str) -> None:
    found = language_of(text)
    assert found == language_of(text)
    assert found is None or len(found) == 2
