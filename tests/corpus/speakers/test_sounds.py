"""How a name sounds, in any script and transliteration."""

from __future__ import annotations

import pytest

from corpus.speakers.sounds import (
    LONGEST_WORD,
    beginning,
    consonants,
    has_no_vowels,
    latin,
    sound,
    sounds,
)
from corpus.text import fold


@pytest.mark.parametrize("same", ["Mohammed Muhammad mohamad", "Yousuf Yusuf", "Ivanov Iwanow"])
def test_one_sound_however_it_is_written(same: str) -> None:
    assert len({sound(word.casefold()) for word in same.split()}) == 1


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("Gates", "Kates"),
        ("Lee", "Lowe"),
        ("Putin", "Puttnam"),
        ("Merkel", "Markov"),
        ("Obama", "Osama"),
    ],
)
def test_different_names_sound_different(word: str, other: str) -> None:
    assert sound(fold(word)) != sound(fold(other))


def test_many_words_sound_as_one_by_one() -> None:
    words = ["gaddafi", "kadhafi", "jelzin", "\u05e0\u05ea\u05e0\u05d9\u05d4\u05d5"]
    assert sounds(words) == list(map(sound, words))
    assert sounds([]) == []


def test_what_has_no_sound_is_itself_and_a_long_sound_is_cut() -> None:
    assert sound("h") == "h"
    assert len(sound("ab" * LONGEST_WORD)) == LONGEST_WORD


def test_arabic_is_read_without_its_article_and_without_vowels() -> None:
    gaddafi = "\u0627\u0644\u0642\u0630\u0627\u0641\u064a"
    assert not latin(gaddafi).startswith("al")
    assert consonants(sound(gaddafi)) == consonants(sound("gaddafi"))


def test_consonants_stand_once_and_without_vowels() -> None:
    assert consonants("navalni") == "nln"
    assert consonants("papa") == "b"


@pytest.mark.parametrize(
    ("word", "is_bare"),
    [("\u05e0\u05ea", True), ("\u0639\u0631", True), ("arafat", False), ("", False)],
)
def test_hebrew_and_arabic_leave_vowels_out(word: str, is_bare: bool) -> None:
    assert has_no_vowels(word) is is_bare


def test_words_begin_as_they_sound() -> None:
    assert beginning("cavusoglu") == beginning("chavushoglu") == "k"
    assert beginning("eriksen") != beginning("obrien")
