"""Which names are one speaker's."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.speakers.identity import exact_key, in_parts, key, last_name, with_more_before
from corpus.types import SpeakerKind

ORGANISATION = SpeakerKind.ORGANISATION
SAME = [
    ("Barack Obama", "Barack H. Obama", "BARACK OBAMA", "President Barack Obama", "barack  obama"),
    ("Sergei Lavrov", "Sergey Lavrov", "Sergey Lavroff", "Minister Sergei Lavrov"),
    ("Mevlut Cavusoglu", "Mevlüt Çavuşoğlu"),
    ("Bill Clinton", "William Clinton", "Billy Clinton"),
    ("John Smith", "Jon Smith"),
    ("J.D. Vance", "J. D. Vance", "JD Vance"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskiy"),
    ("Donald Trump Jr.", "Donald Trump, Jr", "Donald J. Trump Junior"),
    ("George H.W. Bush", "George H. W. Bush"),
    ("Conan O'Brien", "Conan O’Brien"),
    ("Dmitry Medvedev", "Dmitriy Medvedev", "Dmitri Medvedev"),
    ("Alexei Navalny", "Aleksey Navalny"),
]
DIFFERENT = [
    ("Donald Trump", "Donald Trump Jr.", "Donald Trump III", "Donald Trump II"),
    ("Bill Clinton", "Hillary Clinton", "Clinton", "Mr. Clinton", "Mrs. Clinton"),
    ("John Smith", "Joan Smith", "Jane Smith", "J. Smith", "Joan Smyth Lee"),
    ("Karl Rove", "Carl Rove"),
    ("Steven King", "Stephen King"),
    ("George W. Bush", "George H. W. Bush"),
    ("Ed Reed", "Ed Read", "Ed Reid"),
    ("Wim Kok", "Wim Cook"),
    ("Barack Obama", "Michelle Obama", "Malia Obama", "Obama"),
    ("Volodymyr Putin", "Vladimir Putin"),
    ("Prince Charles", "Charles Prince", "Charles"),
    ("Bill", "William"),
]


@pytest.mark.parametrize("variants", SAME, ids=lambda variants: variants[0])
def test_one_speaker_has_one_key_under_every_name(variants: tuple[str, ...]) -> None:
    assert len({key(name) for name in variants}) == 1


@pytest.mark.parametrize("names", DIFFERENT, ids=lambda names: names[0])
def test_different_people_have_different_keys(names: tuple[str, ...]) -> None:
    for one, other in combinations(names, 2):
        assert key(one) != key(other), (one, other)


@pytest.mark.parametrize(
    "variants",
    [
        ("NATO", "Nato", "N.A.T.O."),
        ("European Commission", "the European Commission"),
        ("Médecins Sans Frontières", "Medecins sans frontieres"),
    ],
)
def test_an_organisation_has_one_key(variants: tuple[str, ...]) -> None:
    assert len({key(name, ORGANISATION) for name in variants}) == 1


def test_an_organisation_is_no_initial_shorter() -> None:
    assert key("Bank J. Safra", ORGANISATION) == "bank j safra"
    assert key("The The", ORGANISATION) == "the"


WORDS = st.sampled_from(
    [
        *[
            "Barack",
            "H.",
            "W.",
            "Bill",
            "Jimm",
            "Jr.",
            "III",
            "President",
            "Mr.",
            "Sirr",
            "The",
            "O'Brien",
            "Çavuşoğlu",
            "Iiii",
            "John",
        ]
    ]
)
ACCENTED = st.text(st.sampled_from("abcdeéfhijklñoöphqsşuvwxyzçğ -.'"), max_size=25)
NAMES = st.one_of(st.lists(WORDS, max_size=6).map(" ".join), ACCENTED, st.text(max_size=40))
KINDS = st.sampled_from(SpeakerKind)


@given(NAMES, KINDS)
@example("Jimm Smith", SpeakerKind.PERSON)
@example("!?", SpeakerKind.PERSON)
@example("", ORGANISATION)
def test_the_key_of_a_key_is_the_key(name: str, kind: SpeakerKind) -> None:
    assert key(key(name, kind), kind) == key(name, kind)


@given(ACCENTED, KINDS)
def test_case_and_accents_do_not_count(name: str, kind: SpeakerKind) -> None:
    bare = name.translate(str.maketrans("éñöşçğ", "enoscg"))
    assert key(name.upper(), kind) == key(name, kind) == key(bare, kind)
    assert exact_key(name.upper()) == exact_key(name) == exact_key(bare)


@given(NAMES, NAMES, KINDS)
def test_a_spelling_is_never_a_key(name: str, other: str, kind: SpeakerKind) -> None:
    if any(letter.isalnum() for letter in other):
        assert exact_key(name) != key(other, kind)


@pytest.mark.parametrize(
    "name",
    ["PM Otto Krol", "Voss-backer Otto Krol", "Green Party MP Otto Krol", "Prof Otto Krol",
     "Quarnia's Foreign Minister Otto Krol"],
)  # fmt: skip
def test_what_stands_before_a_name_is_none_of_it(name: str) -> None:
    assert key(name) == key("Otto Krol")
    row = [name, "Otto Krol", "Krol", "Mina Krol"]
    assert with_more_before(row) == {name}


def test_what_stands_in_brackets_parts_a_namesake() -> None:
    assert key("Lars Krol (MP)") != key("Lars Krol") == key("Mr Lars Krol")
    assert key("LARS KROL (mp)") == key("Lars Krol (MP)")
    assert in_parts("Lars Krol (MP)") == ("Lars Krol", " (MP)")
    assert last_name("Lars Krol (MP)") == last_name("Lars Krol") == "Krol"
