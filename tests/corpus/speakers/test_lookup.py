"""Whom a typed name means across the archive, however it is spelt."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.speakers.lookup import match, meanings, nearest, reminders
from corpus.speakers.namewords import CUTOFF, NameWords
from corpus.speakers.parts import words_of
from corpus.types import Speaker, SpeakerKind, SpeakerMatch

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


def known_words(speakers: Sequence[Speaker]) -> NameWords:
    known = NameWords()
    known.add(sorted(set().union(*map(words_of, speakers))))
    return known


def find(typed: str, speakers: Sequence[Speaker], limit: int = 5) -> list[SpeakerMatch]:
    return match(typed, meanings(typed, known_words(speakers)), speakers, limit)


def remind(typed: str, speakers: Sequence[Speaker], limit: int = 3) -> list[str]:
    found = nearest(typed, meanings(typed, known_words(speakers)), speakers, limit)
    return [speaker.name for speaker in found]


def found_names(typed: str, speakers: Sequence[Speaker]) -> list[str]:
    return [found.speaker.name for found in find(typed, speakers)]


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
    (found,) = find(typed, ARCHIVE)
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
    (found,) = find(typed, ARCHIVE)
    assert found.speaker.name == name
    assert CUTOFF + 5 < found.score < 100


@pytest.mark.parametrize(
    "typed", ["Puttmann", "Lex", "Mai", "inflation", "harbour", "Sergey Putin", "", " ", "?", "the"]
)
def test_other_words_match_nobody(typed: str) -> None:
    assert find(typed, ARCHIVE) == []


def test_the_most_quoted_comes_first_and_no_more_than_asked() -> None:
    names = [found.speaker.name for found in find("Clinton", ARCHIVE)]
    assert names == ["Hillary Clinton", "Bill Clinton"]
    assert len(find("Clinton", ARCHIVE, limit=1)) == 1
    assert find("Clinton", []) == []


@given(st.text(max_size=1_000))
@example("the and of")
@example("\ud800 \udfff")
@example("🎉 👩‍👩‍👧 z̷a̷l̷g̷o̷")
@example("ﷺ" * 80)
@example("習近平" * 30)
@example("a " * 2_500)
@example("a" * 5_000)
@example("'.-_" * 1_000)
def test_any_name_is_harmless(typed: str) -> None:
    assert all(CUTOFF <= found.score <= 100 for found in find(typed, ARCHIVE))
    assert len(remind(typed, ARCHIVE)) <= 3


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
    assert [found.speaker.name for found in find(typed, CLINTONS)] == names


def test_the_nearest_names_come_nearest_first() -> None:
    assert remind("Theresia Maye", ARCHIVE, 1) == ["Theresa May"]
    assert remind("Kates", [Speaker("Bill Gates"), Speaker("Bruce Lee")]) == ["Bill Gates"]
    assert remind("Joan Smith", [Speaker("John Smith")]) == ["John Smith"]
    assert remind("", ARCHIVE) == remind("Theresa", []) == []


# --- other spellings ---

SPELLINGS = {
    "Sergei Lavrov": "Lavrov Lavroff Lawrow Lavarov Лавров",
    "Mevlüt Çavuşoğlu": "Cavusoglu Cavusolu Kavusoglu Chavushoglu ÇAVUŞOĞLU",
    "Volodymyr Zelensky": "Zelenskyy Selenskyj Zelenskiy Zelenskyi Зеленский",
    "Muammar Gaddafi": "Khadafy Qaddafi Kadhafi Gadafi Gheddafi Qadhafi Kaddafi القذافي",
    "Mikhail Gorbachev": "Gorbatschow Gorbačov Gorbatchev Горбачёв",
    "Pyotr Tchaikovsky": "Chaykovsky Tschaikowski Чайковский",
    "Boris Yeltsin": "Jelzin Eltsin Ельцин",
    "Nikita Khrushchev": "Chruschtschow Khruschev Хрущёв",
    "Benjamin Netanyahu": "Netanjahu Nethanyahu نتنياهو",
    "Recep Tayyip Erdogan": "Erdoğan Erdogen ERDOĞAN",
    "Mahmoud Ahmadinejad": "Ahmadineschad Ahmedinejad Ахмадинежад",
    "Fyodor Dostoevsky": "Dostojewski Dostoyevsky Достоевский",
    "Hans Christian Ørsted": "Orsted Oersted",
    "Łukasz Fabiański": "Fabianski Lukasz łukasz",
    "Işın Karaca": "Isin ışın IŞIN",
    "Bernd Weiß": "Weiss",
    "Thomas Müller": "Mueller Muller",
    "Vladimir Putin": "Poutine Путин",
    "Viktor Yushchenko": "Juschtschenko Yuschenko Ющенко",
    "Slobodan Milosevic": "Milošević Miloshevich",
    "Alexis Tsipras": "Τσίπρας Tzipras",
    "Kyriakos Mitsotakis": "Μητσοτάκης",
    "Hosni Mubarak": "Moubarak مبارك",
    "Yasser Arafat": "Yassir عرفات",
    "Mohammed Dahlan": "Muhammad Mohamed Mohamad",
    "Osama bin Laden": "Usama Binladen",
    "Saddam Hussein": "Husain Husayn",
}
OTHERS = [
    Speaker("David Puttnam", quotes=90),
    Speaker("Robert Gates", quotes=90),
    Speaker("Lea Lawrence", quotes=90),
    Speaker("Zell Lensky", quotes=90),
    Speaker("Garry Borchardt", quotes=90),
    Speaker("Milo Miloradovich", quotes=90),
]
EVERYBODY = [*map(Speaker, SPELLINGS), *OTHERS]


@pytest.mark.parametrize(
    ("typed", "name"),
    [(typed, name) for name, typed_ones in SPELLINGS.items() for typed in typed_ones.split()],
)
def test_every_spelling_finds_its_own_first(typed: str, name: str) -> None:
    assert found_names(typed, EVERYBODY)[0] == name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Robrt Gaets", "Robert Gates"),
        ("obert Gates", "Robert Gates"),
        ("Hans Djensen", "Hans Jensen"),
        ("Harry Reed", "Harry Reid"),
        ("محمد دحلان", "Mohammed Dahlan"),
        ("Сергей Лавров", "Sergei Lavrov"),
        ("Xi Jin Ping", "Xi Jinping"),
        ("William Gates", "Bill Gates"),
        ("Jon Smith", "John Smith"),
    ],
)
def test_two_words_bear_each_other_out(typed: str, name: str) -> None:
    speakers = [*EVERYBODY, *map(Speaker, ("Bill Gates", "Hans Jensen", "Harry Reid"))]
    speakers += map(Speaker, ("Xi Jinping", "John Smith"))
    assert found_names(typed, speakers) == [name]


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("Putin", "David Puttnam"),
        ("Puttnam", "Vladimir Putin"),
        ("Kates", "Bill Gates"),
        ("Lee", "Lea Michele"),
        ("Lea", "Bruce Lee"),
        ("May", "Mao Zedong"),
        ("Mao", "Theresa May"),
        ("Reed", "Harry Reid"),
        ("Reid", "Jack Reed"),
        ("Joan Smith", "John Smith"),
        ("Bill", "William Hague"),
        ("A. Merkel", "Bernd Merkel"),
    ],
)
def test_another_person_is_not_found(typed: str, other: str) -> None:
    assert found_names(typed, [Speaker(other)]) == []


def test_the_one_spelt_like_that_comes_before_the_most_quoted() -> None:
    speakers = [Speaker("Ed Reid", quotes=99), Speaker("Ed Reed"), Speaker("Ed Reeds", quotes=9)]
    assert found_names("ed reed", speakers)[0] == "Ed Reed"
    assert found_names("Reid", speakers) == ["Ed Reid"]


# --- words and initials ---


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Mc Cain", "John McCain"),
        ("McCain", "Meghan Mc Cain"),
        ("al-Assad", "Bashar Assad"),
        ("Al Assad", "Bashar al-Assad"),
        ("Assad", "Bashar al-Assad"),
        ("alassad", "Bashar al-Assad"),
        ("Basher el Asad", "Bashar al-Assad"),
        ("OBrien", "Conan O’Brien"),
        ("O Brien", "Conan O'Brien"),
        ("O'Brien", "Conan OBrien"),
        ("Van der Leyen", "Ursula von der Leyen"),
        ("Ursula Vonderleyen", "Ursula von der Leyen"),
        ("Strausskahn", "Dominique Strauss-Kahn"),
        ("Strauss Kahn", "Dominique Strauss-Kahn"),
        ("bin Ladin", "Osama bin Laden"),
        ("A. Merkel", "Angela Merkel"),
        ("merkel a", "Angela Merkel"),
        ("George W Bush", "George W. Bush"),
        ("George W. Bush", "George Bush"),
        ("G. W. Bush", "George W. Bush"),
        ("J. D. Vance", "JD Vance"),
        ("JD Vance", "J. D. Vance"),
    ],
)
def test_words_are_glued_split_and_shortened(typed: str, name: str) -> None:
    assert found_names(typed, [Speaker(name), Speaker("Herman Kane"), Speaker("Otto Laval")]) == [
        name
    ]


def test_the_right_initial_comes_first() -> None:
    bushes = [Speaker("George H. W. Bush", quotes=9), *map(Speaker, ("George W. Bush", "Jeb Bush"))]
    assert found_names("George W Bush", bushes) == ["George W. Bush", "George H. W. Bush"]
    assert found_names("J. Bush", bushes) == ["Jeb Bush"]


# --- what the words are meant for ---


def test_titles_and_initials_are_meant_for_no_word() -> None:
    names = known_words(ARCHIVE)
    assert meanings("Mr. B. Clinton", names) == [{}, {}, {"clinton": 100}]
    assert meanings("President B.", names) == [{}, {}]
    assert meanings("", names) == []


def test_a_misspelt_word_is_meant_for_what_is_like_it() -> None:
    names = known_words(ARCHIVE)
    assert [list(words) for words in meanings("Hilary Clinton", names)] == [
        ["hillary"],
        ["clinton"],
    ]
    assert "lavrov" in meanings("Sergei Lavroff", names)[1]


def test_two_typed_words_may_be_one_of_a_name() -> None:
    names = known_words([Speaker("Xi Jinping")])
    _, jin, ping = meanings("Xi Jin Ping", names)
    assert jin["jinping"] == ping["jinping"] > CUTOFF


def test_of_a_particle_and_a_name_each_may_be_meant() -> None:
    names = known_words([Speaker("Bashar Assad"), Speaker("Rifaat Alassad")])
    (words,) = meanings("al-Assad", names)
    assert words["alassad"] == 100 > words["assad"] > CUTOFF


def test_a_name_reminds_of_words_that_begin_alike() -> None:
    names = known_words([Speaker("Bill Gates"), Speaker("Otto Eriksen")])
    assert list(reminders("Gatson", names)[0]) == ["gates"]
    assert reminders("O Brian", names) == [{}, {}]
    assert reminders("B", names) == [{}]
    assert reminders("Xi", known_words([Speaker("Xi Jinping")])) == [{"xi": 100.0}]
