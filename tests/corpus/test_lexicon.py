"""The words a few slips away, however many there are: those that a look at each would find."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from corpus.lexicon import Lexicon

# Few letters, so that many words are near; and some whose code points agree in their last bits.
WORDS = st.text("abcdeABé1áа\u0141", max_size=9)
LISTS = st.lists(WORDS, unique=True, max_size=30)


def lexicon_of(*batches: list[str]) -> Lexicon:
    grown = Lexicon()
    for batch in batches:
        grown.add(batch)
    return grown


def looked_at_one_by_one(word: str, known: list[str], slips: int) -> list[tuple[str, int]]:
    away = ((other, OSA.distance(word, other)) for other in known)
    return sorted((hit for hit in away if hit[1] <= slips), key=lambda hit: hit[1])


@given(LISTS, WORDS, st.integers(1, 3))
def test_all_the_words_that_are_near_are_found_and_no_other(
    known: list[str], word: str, slips: int
) -> None:
    assert lexicon_of(known).near(word, slips) == looked_at_one_by_one(word, known, slips)


@given(LISTS, st.data(), st.integers(1, 3))
def test_a_word_is_found_by_itself_with_slips_in_it(
    known: list[str], data: st.DataObject, slips: int
) -> None:
    meant = data.draw(st.sampled_from([*known, "cadeb"]))
    typed = meant
    for _ in range(slips):
        place = data.draw(st.integers(0, len(typed)))
        letter, left_out = data.draw(st.tuples(st.sampled_from(["", "a", "z"]), st.integers(0, 1)))
        typed = typed[:place] + letter + typed[place + left_out :]
    found = dict(lexicon_of([*dict.fromkeys([*known, meant])]).near(typed, slips))
    assert found[meant] == OSA.distance(typed, meant) <= slips


@pytest.mark.parametrize(
    ("typed", "slips"),
    [("bridge", 0), ("brigde", 1), ("brdge", 1), ("briddge", 1), ("bridle", 1), ("rbidg", 2)],
)
def test_what_is_swapped_left_out_put_in_or_mistaken_is_one_slip(typed: str, slips: int) -> None:
    assert lexicon_of(["ferry", "bridge", "toll"]).near(typed, slips) == [("bridge", slips)]
    if slips:
        assert lexicon_of(["bridge"]).near(typed, slips - 1) == []


def test_the_nearest_come_first_and_of_equals_the_first_put_in() -> None:
    known = lexicon_of(["tolls", "toll"], ["tall", "roll"])
    assert known.near("toll", 1) == [("toll", 0), ("tolls", 1), ("tall", 1), ("roll", 1)]


@given(st.lists(LISTS, max_size=5), WORDS)
def test_words_put_in_little_by_little_are_found_as_those_put_in_at_once(
    batches: list[list[str]], word: str
) -> None:
    seen: dict[str, None] = {}
    grown = Lexicon()
    for batch in batches:
        grown.add([each for each in batch if each not in seen])
        seen.update(dict.fromkeys(batch))
        assert len(grown) == len(seen)
        assert grown.near(word, 2) == lexicon_of([*seen]).near(word, 2)


def test_there_is_room_for_many_words_whatever_the_steps() -> None:
    chance = random.Random(4)
    known = ["".join(letters) for letters in product("abcdefgh", repeat=4)]
    chance.shuffle(known)
    grown, rest = Lexicon(), known
    for size in (1, 1_000, 30, 0, 2_500, 7):
        grown.add(rest[:size])
        rest = rest[size:]
        there = known[: len(known) - len(rest)]
        for word in chance.sample(known, 20):
            assert grown.near(word, 1) == looked_at_one_by_one(word, there, 1)
    assert len(grown) == 3_538


@pytest.mark.parametrize("word", ["", "q" * 255, "q" * 300, "😀", "а" * 3, "\0"])
def test_odd_words_are_looked_up_like_any_other(word: str) -> None:
    known = ["", "q", "q" * 255, "😀😀", "ааа"]
    assert lexicon_of(known).near(word, 1) == looked_at_one_by_one(word, known, 1)
    assert Lexicon().near(word, 3) == []


def test_who_looks_up_while_words_are_put_in_finds_all_that_were_there_before() -> None:
    old = ["".join(letters) for letters in product("abcde", repeat=4)]
    new = ["".join(letters) for letters in product("fghij", repeat=5)]
    grown = lexicon_of(old)
    expected = looked_at_one_by_one("abcd", old, 1)
    begun, done = Event(), Event()

    def look_up() -> int:
        looks = 0
        while not (done.is_set() and looks):
            assert grown.near("abcd", 1) == expected
            looks += 1
            begun.set()
        return looks

    with ThreadPoolExecutor(2) as threads:
        readers = [threads.submit(look_up) for _ in range(2)]
        assert begun.wait(300)
        for start in range(0, len(new), 25):
            grown.add(new[start : start + 25])
        done.set()
        assert all(reader.result() for reader in readers)
    assert grown.near("fghij", 0) == [("fghij", 0)]
