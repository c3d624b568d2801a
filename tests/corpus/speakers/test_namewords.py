"""The words of the archive's names, and those that a typed one may be meant for."""

from __future__ import annotations

import pytest

from corpus.speakers.namewords import CUTOFF, NOT_ITSELF, NameWords, nearness


def test_the_words_alike_are_scored() -> None:
    names = NameWords()
    names.add(["lavrov", "lavrova", "puttnam", "lee"])
    names.add(["william", "x" * 300])
    assert len(names) == 6
    assert "lee" in names
    alike = names.alike("lavrov")
    assert list(alike) == ["lavrov", "lavrova"]
    assert alike["lavrov"] == 100 > alike["lavrova"] > CUTOFF
    assert list(names.alike("bill")) == ["william"]
    assert names.alike("lea")["lee"] < CUTOFF
    assert names.alike("x" * 300) == names.alike("") == {}


def test_no_more_words_are_alike_than_can_be_looked_at() -> None:
    names = NameWords()
    names.add([f"marlo{first}{second}" for first in "abcdefghij" for second in "abcdefghij"])
    assert len(names.alike("marloaa")) == 40


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("lavroff", "lavrov"),
        ("kadhafi", "gaddafi"),
        ("chruschtschow", "khrushchev"),
        ("\u0639\u0631\u0641\u0627\u062a", "arafat"),
        ("gatse", "gates"),
        ("yusf", "yusuf"),
        ("ledd", "led"),
    ],
)
def test_a_word_is_meant_by_ear_by_letters_and_by_consonants(typed: str, name: str) -> None:
    names = NameWords()
    names.add([name])
    assert name in names.alike(typed)


@pytest.mark.parametrize(("typed", "name"), [("lee", "lea"), ("may", "mao"), ("rice", "rise")])
def test_short_words_are_meant_only_where_they_sound_the_same(typed: str, name: str) -> None:
    is_same = typed == "rice"
    assert (nearness(typed, name) >= CUTOFF) is is_same


def test_only_the_word_itself_scores_100() -> None:
    assert nearness("lavrov", "lavrov") == NOT_ITSELF
    assert CUTOFF < nearness("\u0639\u0631\u0641\u0627\u062a", "arafat") < NOT_ITSELF
    assert nearness("lavroff", "lavrov") < NOT_ITSELF


def test_a_word_reminds_of_those_that_begin_alike() -> None:
    names = NameWords()
    names.add(["gates", "rates", "gatsby"])
    assert set(names.reminding("gate")) == {"gates", "gatsby"}
    assert set(names.reminding("ratess")) == {"rates"}
