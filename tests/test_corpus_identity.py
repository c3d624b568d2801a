"""Which names are one speaker's, and whom a typed name means across the archive."""

from __future__ import annotations

import time
from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.identity import CUTOFF, forms, key, match, nearest, spelling
from corpus.types import Speaker, SpeakerKind

ORGANISATION = SpeakerKind.ORGANISATION
ARCHIVE = [
    Speaker("Sergey Lavrov", ("Lavrov", "Russian Foreign Minister")),
    Speaker("Mevlut Cavusoglu", ("Cavusoglu", "Turkish Foreign Minister")),
    Speaker("Volodymyr Zelensky"),
    Speaker("Vladimir Putin", quotes=3),
    Speaker("David Puttnam"),
    Speaker("Bruce Lee"),
    Speaker("Lea Michele"),
    Speaker("Theresa May"),
    Speaker("Mao Zedong"),
    Speaker("Haley Barbour"),
    Speaker("Gianni Infantino"),
    Speaker("Bill Clinton", ("Clinton",), quotes=1),
    Speaker("Hillary Clinton", ("Clinton", "Hillary"), quotes=9),
    Speaker("Conan O'Brien"),
]

# --- one speaker under many names ---

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
    assert spelling(name.upper()) == spelling(name) == spelling(bare)


@given(NAMES, NAMES, KINDS)
def test_a_spelling_is_never_a_key(name: str, other: str, kind: SpeakerKind) -> None:
    if any(letter.isalnum() for letter in other):
        assert spelling(name) != key(other, kind)


# --- whom a typed name means ---


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Lavrov", "Sergey Lavrov"),
        ("lavrov SERGEY", "Sergey Lavrov"),
        ("Mr. Lavrov", "Sergey Lavrov"),
        ("Mevlüt Çavuşoğlu", "Mevlut Cavusoglu"),
        ("the Turkish foreign minister", "Mevlut Cavusoglu"),
        ("President Putin", "Vladimir Putin"),
        ("o’brien", "Conan O'Brien"),
        ("Lee", "Bruce Lee"),
    ],
)
def test_the_name_itself_scores_100(typed: str, name: str) -> None:
    (found,) = match(typed, ARCHIVE)
    assert (found.speaker.name, found.score) == (name, 100)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Cavusolu", "Mevlut Cavusoglu"),
        ("kavusoglu", "Mevlut Cavusoglu"),
        ("Lavroff", "Sergey Lavrov"),
        ("sergei lawrow", "Sergey Lavrov"),
        ("Zelenskyy", "Volodymyr Zelensky"),
        ("Selenskyj", "Volodymyr Zelensky"),
        ("Hilary Clinton", "Hillary Clinton"),
        ("Foreign Minister Lavrov", "Sergey Lavrov"),
    ],
)
def test_another_spelling_scores_well_above_the_cutoff(typed: str, name: str) -> None:
    (found,) = match(typed, ARCHIVE)
    assert found.speaker.name == name
    assert CUTOFF + 5 < found.score < 100


@pytest.mark.parametrize(
    "typed", ["Puttmann", "Lex", "Mai", "inflation", "harbour", "Sergey Putin", "", " ", "?", "the"]
)
def test_other_words_match_nobody(typed: str) -> None:
    assert match(typed, ARCHIVE) == []


def test_the_most_quoted_comes_first_and_no_more_than_asked() -> None:
    names = [found.speaker.name for found in match("Clinton", ARCHIVE)]
    assert names == ["Hillary Clinton", "Bill Clinton"]
    assert len(match("Clinton", ARCHIVE, limit=1)) == 1
    assert match("Clinton", []) == []


@given(st.text(max_size=1_000))
def test_any_name_is_harmless(typed: str) -> None:
    assert all(CUTOFF <= found.score <= 100 for found in match(typed, ARCHIVE))


def test_a_hundred_thousand_speakers() -> None:
    many = [Speaker(f"Anna{number} Krol{number}", ("mayor",)) for number in range(100_000)]
    started = time.process_time()
    assert [found.score for found in match("Lavrov", [*many, *ARCHIVE])] == [100]
    assert time.process_time() - started < 10


CLINTONS = [
    Speaker("Hillary Clinton", ("Clinton", "Democratic nominee"), quotes=9),
    Speaker("Clinton campaign", ("campaign",), quotes=5, kind=ORGANISATION),
    Speaker("Clinton Foundation", ("Clinton", "foundation"), quotes=5, kind=ORGANISATION),
    Speaker("North Atlantic Treaty Organization", ("NATO",), kind=ORGANISATION),
    Speaker("European Commission", ("commission", "EC"), kind=ORGANISATION),
    Speaker("Fact-Finding Commission", ("commission",), kind=ORGANISATION),
    Speaker("Teacher Union", kind=ORGANISATION),
    Speaker("Ruth Foundation", kind=SpeakerKind.PERSON),
]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Clinton", ["Hillary Clinton"]),
        ("Hillary Clinton", ["Hillary Clinton"]),
        ("Mrs. Clinton", ["Hillary Clinton"]),
        ("Clinton campaign", ["Clinton campaign"]),
        ("the Clinton campaign", ["Clinton campaign"]),
        ("the clinton campain", ["Clinton campaign"]),
        ("campaign", ["Clinton campaign"]),
        ("NATO", ["North Atlantic Treaty Organization"]),
        ("N.A.T.O.", ["North Atlantic Treaty Organization"]),
        ("north atlantic treaty organization", ["North Atlantic Treaty Organization"]),
        ("north atlantic", []),
        ("European", []),
        ("the Commission", []),
        ("EC", ["European Commission"]),
        ("European Commision", ["European Commission"]),
        ("the teacher union", ["Teacher Union"]),
        ("foundation", ["Ruth Foundation"]),
    ],
)
def test_an_organisation_is_found_by_its_whole_name_and_a_person_by_a_part(
    typed: str, names: list[str]
) -> None:
    assert [found.speaker.name for found in match(typed, CLINTONS)] == names


def test_descriptions_are_no_names() -> None:
    assert forms(ARCHIVE[1]) == ["mevlut cavusoglu", "cavusoglu"]
    assert forms(CLINTONS[3]) == ["north atlantic treaty organization", "nato"]


def test_the_nearest_names_come_nearest_first() -> None:
    assert [found.name for found in nearest("Theresia Maye", ARCHIVE, 1)] == ["Theresa May"]
    assert nearest("", ARCHIVE) == nearest("Theresa", []) == []
