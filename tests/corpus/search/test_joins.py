"""What is typed in one word is found in several, and the other way about."""

from __future__ import annotations

import pytest

from corpus.search.joins import figures, joined, parted, pieces, together


@pytest.mark.parametrize(
    ("question", "forms"),
    [
        ("AT&T pays", {"at_t", "att"}),
        ("U.S. troops", {"u_s", "us"}),
        ("the U.N.", {"u_n", "un"}),
        ("1,500,000 crowns", {"1_500_000", "1500000", "1_5_million"}),
        ("1.5 million crowns", {"1_500_000", "1500000", "1_5_million"}),
        ("3 billion", {"3_billion", "3000000000", "3_000_000_000"}),
    ],
)
def test_signs_tie_words(question: str, forms: set[str]) -> None:
    tied = {form for _, forms in pieces(question) for form in forms}
    assert forms <= tied


@pytest.mark.parametrize(
    "question", ["Krol. Berg", "2.5 crowns", "on 5, 000", "a. b", "e.g", "x & y"]
)
def test_signs_between_words_tie_nothing(question: str) -> None:
    assert not any(forms for _, forms in pieces(question))


def test_all_words_are_in_the_pieces_in_turn() -> None:
    assert [
        word for parts, _ in pieces("Did AT&T pay 1,500 for U.S. ships?") for word in parts
    ] == [*("did", "at", "t", "pay", "1", "500", "for", "u", "s", "ships")]


@pytest.mark.parametrize(
    ("word", "form"),
    [("covid19", "covid_19"), ("f16", "f_16"), ("g20", "g_20"), ("1500000", "1_500_000")],
)
def test_letters_and_figures_may_be_parted(word: str, form: str) -> None:
    assert form in parted(word, is_initials=False, is_rare=False)


def test_only_a_name_has_initials_and_only_a_rare_word_is_parted_anywhere() -> None:
    assert "u_k" in parted("uk", is_initials=True, is_rare=False)
    assert not [*parted("uk", is_initials=False, is_rare=False)]
    assert {"cease_fire", "e_mail"} & {*parted("email", False, True)} == {"e_mail"}
    assert "cease_fire" in parted("ceasefire", False, True)
    assert not [*parted("ceasefire", False, False)]


def test_a_year_is_no_number_of_thousands() -> None:
    assert not [*figures("2016")]
    assert [*figures("1500")] == ["1500", "1_500"]


def test_neighbours_may_be_one_word_unless_they_say_little() -> None:
    idle = frozenset(("on", "the"))
    forms = together("the cease fire on-line", ["the", "cease", "fire", "on", "line"], idle)
    assert forms == {
        "cease": {"ceasefire"},
        "fire": {"ceasefire"},
        "on": {"online"},
        "line": {"online"},
    }


def test_a_form_of_several_words_is_found_only_where_they_stand_together() -> None:
    assert joined(["the", "f", "16", "jets"], ["f_16"]) == ["the", "f_16", "jets"]
    assert joined(["16", "f", "f", "1"], ["f_16"]) == ["16", "f", "f", "1"]
