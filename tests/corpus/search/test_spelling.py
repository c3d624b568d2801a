"""What is typed is spelt as the archive spells it, however it is misspelt."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from corpus.search import slips
from corpus.search.spelling import (
    STOPWORDS,
    WordIndex,
    as_spelt,
    nearest,
    phrase,
    rarity,
    respelt,
    stems,
    terms,
)


@dataclass(frozen=True)
class Counted:
    """The words of an archive that is a table of counts."""

    counts: Mapping[str, int]
    passages: int = 10
    called: frozenset[str] = frozenset()

    def count(self, word: str) -> int:
        return self.counts.get(word, 0)

    def of_stem(self, stem: str) -> list[str]:
        return [word for word in self.counts if stems([word]) == [stem]]

    def longer(self, word: str, letters: int) -> list[str]:
        return [
            other
            for other in self.counts
            if other.startswith(word) and 0 < len(other) - len(word) <= letters
        ]

    def near(self, word: str, slips: int) -> list[tuple[str, int]]:
        away = ((other, OSA.distance(word, other)) for other in self.counts)
        return [(other, distance) for other, distance in away if distance <= slips]

    def names(self, words: Collection[str]) -> set[str]:
        return self.called.intersection(words)


COUNTED = {
    "bridge": 9,
    "bridges": 2,
    "bridget": 1,
    "cost": 4,
    "costs": 3,
    "cavusoglu": 2,
    "syrian": 1,
    "syrians": 1,
    "syriac": 1,
    "sanctioned": 2,
    "the": 10,
    "of": 10,
    "nato": 3,
    "eel": 1,
    "2024": 5,
    "sanction": 1,
    "transformer": 1,
}
KNOWN = Counted(COUNTED)


def variants(word: str, known: WordIndex = KNOWN) -> dict[str, float]:
    (term,) = terms(word, known)
    return term.variants


def test_a_word_counts_in_full_and_its_stem_a_little_less() -> None:
    found = variants("bridge")
    assert found["bridge"] == 1.0
    assert 1.0 > found["bridges"] > found["bridget"] > 0


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bridgs", "bridge"),
        ("brigde", "bridge"),
        ("nado", "nato"),
        ("cavusolu", "cavusoglu"),
        ("Çavuşoğlu", "cavusoglu"),
        ("CAVUSOGLU", "cavusoglu"),
        ("kavusolu", "cavusoglu"),
        ("trasnfromer", "transformer"),
        ("sanctioning", "sanctioned"),
        ("bridge's", "bridge"),
        ("syria", "syrian"),
        ("syria", "syriac"),
        ("syria", "syrians"),
    ],
)
def test_what_is_typed_finds_what_was_meant(typed: str, meant: str) -> None:
    assert meant in variants(typed)


def test_a_nearer_spelling_counts_more() -> None:
    assert variants("cavusolu")["cavusoglu"] > variants("kavusolu")["cavusoglu"]


@pytest.mark.parametrize(
    "typed", ["zebra", "el", "ell", "nxtx", "q" * 41, "cavusoglu" * 5, "😀bcde"]
)
def test_an_unknown_word_is_not_made_a_known_one(typed: str) -> None:
    assert variants(typed) == {}


def test_what_is_far_too_long_for_a_word_is_not_looked_up() -> None:
    known = Counted({"q" * 41: 1}, passages=1)
    assert variants("q" * 40 + "r", known) == {}


def test_a_pasted_page_is_looked_up_by_its_first_words() -> None:
    page = [f"word{number}" for number in range(1_000)]
    assert [term.word for term in terms(" ".join(page), KNOWN)] == page[:32]


def test_a_known_word_is_not_taken_for_a_misspelling() -> None:
    assert "costs" in variants("cost")
    assert set(variants("2024")) == {"2024"}
    known = Counted({"house": 1, "mouse": 1}, passages=2)
    assert set(variants("house", known)) == {"house"}


def test_short_words_and_numbers_are_no_beginnings_of_others() -> None:
    known = Counted({"mayors": 1, "maybe": 1, "20245": 1, "20241": 1}, passages=2)
    assert "maybe" not in variants("may", known)
    assert variants("may", known) == {}


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("pope", "hope"),
        ("hallo", "hall"),
        ("gracias", "racial"),
        ("dedi", "deli"),
        ("dedi", "deri"),
        ("oldest", "boldest"),
        ("zebra", "debra"),
        ("brexit", "exit"),
        ("bruno", "uno"),
        ("tablet", "tabled"),
        ("taxes", "takes"),
        ("tennis", "dennis"),
        ("ratio", "radio"),
        ("market", "marked"),
    ],
)
def test_what_no_hand_slips_to_is_not_read_as_that(typed: str, form: str) -> None:
    index = Counted({form: 40}, passages=100)
    assert variants(typed, index) == {}
    assert respelt(terms(f"what of {typed}", index)) == ()


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("brdige", "bridge"),
        ("natyo", "nato"),
        ("natoo", "nato"),
        ("treety", "treaty"),
        ("tresty", "treaty"),
        ("traety", "treaty"),
        ("goverment", "government"),
        ("qaddafi", "gaddafi"),
        ("rbidge", "bridge"),
        ("vridge", "bridge"),
        ("eltsin", "yeltsin"),
    ],
)
def test_what_a_hand_or_an_ear_slips_to_is_read_as_that(typed: str, form: str) -> None:
    assert form in variants(typed, Counted({form: 40}, passages=100))


def test_only_a_name_is_spelt_otherwise_than_a_word_that_people_use() -> None:
    assert "oskar" in variants("oscar", Counted({"oskar": 40}, 100, frozenset({"oskar"})))
    assert variants("oscar", Counted({"oskar": 40}, 100)) == {}
    assert variants("demand", Counted({"demant": 40}, 100, frozenset({"demant"}))) == {}
    assert "unauthorised" in variants("unauthorized", Counted({"unauthorised": 40}, 100))


def test_a_question_of_many_words_bears_a_slip_in_the_first_letter() -> None:
    index = Counted({"troupe": 4, "theater": 9, "student": 9, "town": 50}, passages=100)
    assert variants("croupes", index) == {}
    asked = terms("which croupes of the student theater in town", index)
    assert respelt(asked) == (("croupes", "troupe"),)


def test_stopwords_are_left_out() -> None:
    assert [term.word for term in terms("What is the cost of the bridge?", KNOWN)] == [
        "cost",
        "bridge",
    ]
    assert terms("What of the", KNOWN) == []


def test_a_word_typed_twice_counts_once() -> None:
    assert [term.word for term in terms("Bridge, bridge, BRIDGE", KNOWN)] == ["bridge"]


@pytest.mark.parametrize("nothing", ["", "?!", "😀"])
def test_without_words_there_are_no_terms(nothing: str) -> None:
    assert terms(nothing, KNOWN) == []


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    rare, common = terms("nato bridge", KNOWN)
    assert rare.weight > common.weight > 0
    assert rarity(0, 10) > rarity(1, 10) > rarity(10, 10) > 0


def test_a_misspelt_word_weighs_what_the_meant_one_weighs() -> None:
    (misspelt,), (right,) = terms("cavusolu", KNOWN), terms("cavusoglu", KNOWN)
    assert misspelt.weight == right.weight


def test_a_word_that_the_archive_has_in_another_form_is_not_respelt() -> None:
    asked = terms("the bridges that cavusolu sanctioning zebra nado", KNOWN)
    assert respelt(asked) == (("cavusolu", "cavusoglu"), ("nado", "nato"))


def test_what_many_have_is_meant_by_what_hardly_any_has() -> None:
    known = Counted({"tern": 1, "turn": 3, "then": 400, "term": 900}, passages=1_000)
    assert set(variants("tern", known)) == {"tern", "term"}


def test_a_slip_is_one_for_a_stopword_only_where_it_is_for_nothing_else() -> None:
    known = Counted({"tern": 1, "then": 400, "much": 300}, passages=1_000)
    assert set(variants("tren", known)) == {"tern"}
    assert terms("mcuh", known) == []


def test_the_count_of_a_term_is_that_of_all_its_spellings() -> None:
    (term,) = terms("bridges", KNOWN)
    assert set(term.variants) == {"bridge", "bridges"}
    assert term.count == 11
    assert terms("zebra", KNOWN)[0].count == 0


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Where is Nato", {"nato"}),
        ("where is nato", {"nato"}),
        ("nato and the Syrian bridge", {"syrian"}),
        ("WHERE IS NATO", set()),
        ("Bridge of nato", set()),
    ],
)
def test_names_are_known_by_their_capitals_or_else_from_the_archive(
    question: str, names: set[str]
) -> None:
    known = Counted(COUNTED, called=frozenset({"nato"}))
    assert {term.word for term in terms(question, known) if term.is_name} == names


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        ("Cavusolu", ["cavusoglu"]),
        ("Cavusuolu", []),  # two slips away
        ("Brigde", ["bridge"]),
        ("Brige", []),  # too short for a misspelt name
        ("the Syrian bridge", ["syrian", "bridge"]),
        ("Zebra bridge", []),
        ("of the", []),
        ("", []),
    ],
)
def test_a_name_is_spelt_in_full_or_not_at_all(name: str, spelt: list[str]) -> None:
    assert phrase(name, KNOWN) == spelt


@pytest.mark.parametrize(
    ("letters", "most"),
    [(3, 0), (4, 1), (5, 1), (6, 2), (11, 2), (12, 3), (40, 3), (41, 0)],
)
def test_a_longer_word_may_hold_more_slips(letters: int, most: int) -> None:
    assert slips.most("a" * letters) == most
    assert slips.most("1" * letters) == 0


def test_a_variant_unlike_the_nearest_does_not_tell_how_rare_a_word_is() -> None:
    index = Counted({"toll": 1, "tolling": 900}, passages=1_000)
    (stem_alike,) = terms("tolls", index)
    assert stem_alike.weight == rarity(900, 1_000)
    index = Counted({"bridge": 4, "bridges": 5, "bridget": 900}, passages=1_000)
    (ending,) = terms("bridge", index)
    assert ending.variants["bridget"] == 0.6
    assert ending.weight == rarity(5, 1_000)


@given(st.text(), st.dictionaries(st.text("abcdé1", min_size=1), st.integers(1, 50)))
def test_every_variant_is_a_known_word_with_a_weight(question: str, counted: dict) -> None:
    known = Counted(counted, passages=50)
    for term in terms(question, known):
        assert term.weight > 0
        assert term.variants.keys() <= counted.keys()
        assert all(0 < weight <= 1 for weight in term.variants.values())


@pytest.mark.parametrize(
    ("typed", "spelt"),
    [
        ("teh brigde", "the bridge"),
        ("the Brigde at Tern", "the Bridge at Tern"),
        ("brigde, adn nado!", "bridge, and nato!"),
        ("the bridges", "the bridges"),
        ("Çavuşoğlu", "Çavuşoğlu"),
        ('"teh brigde"', '"teh brigde"'),
        ("brigde -eels", "brigde -eels"),
        ("zebra", "zebra"),
        ("", ""),
    ],
)
def test_a_topic_is_told_as_the_archive_spells_it(typed: str, spelt: str) -> None:
    assert as_spelt(typed, KNOWN) == spelt


def test_the_nearest_words_are_for_what_is_in_no_form_there() -> None:
    index = Counted({"deli": 3, "deri": 9, "debi": 1, "redi": 5, "pop": 4}, passages=50)
    assert nearest(terms("dedi", index), index) == ("deri", "deli")
    assert nearest(terms("pope deli", index), index) == ()


def test_stopwords_are_folded_words() -> None:
    assert all(word.isascii() and word == word.lower() for word in STOPWORDS)
