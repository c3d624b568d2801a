"""Capitalised words, and what stands around them."""

from __future__ import annotations

import pytest

from corpus.quotes.naming.capitals import bare, title_before
from corpus.quotes.naming.phrases import Phrase, phrases
from corpus.types import Span


def runs(text: str) -> list[Phrase]:
    return list(phrases(text, Span(0, len(text))))


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Anna Krol left.", ["Anna Krol"]),
        ("Anna van der Krol left.", ["Anna van der Krol"]),
        ("Anna van der la Krol left.", ["Anna", "Krol"]),
        ("Anna and Lars left.", ["Anna", "Lars"]),
        ("Anna, Lars left.", ["Anna", "Lars"]),
        ("Anna\nKrol left.", ["Anna Krol"]),
        ("The Anna Krol On Monday", ["Anna Krol"]),
        ("Mayor Anna Krol", ["Anna Krol"]),
        ("Anna O’Brien and Omar al-Sayed", ["Anna O’Brien", "Omar al-Sayed"]),
        ("Rosa deGroot and Aoife Ní hEara", ["Rosa deGroot", "Aoife Ní hEara"]),
        ("Anna B. Krol", ["Anna B. Krol"]),
        ("London Anna Krol spoke", ["Anna Krol"]),
        ("London Tamsel Krol spoke", ["London Tamsel Krol"]),
        ("nobody here", []),
        ("UKIP MEP Anna Krol KC", ["Anna Krol"]),
        ("JK Krol spoke", ["JK Krol"]),
        ("Orsted-backer Anna Krol", ["Anna Krol"]),
        ("Secretary-General Anna Krol", ["Anna Krol"]),
        ("GMTPresident Anna Krol", ["GMT", "Anna Krol"]),
        ("Prime Minister of the Belquara Kingdom Anna Krol", ["Prime", "Anna Krol"]),
        ("Chinese Anna Krol", ["Anna Krol"]),
        ("Zoe\u0308 Ṣ\u0323ọlá", ["Zoe\u0308 Ṣ\u0323ọlá"]),
        ("Zia ul-Krol and Gideon Sa'ar", ["Zia ul-Krol", "Gideon Sa'ar"]),
    ],
)
def test_a_phrase_is_a_run_of_capitals_that_may_be_a_name(text: str, forms: list[str]) -> None:
    assert [phrase.form for phrase in runs(text)] == forms


def test_a_phrase_lies_within_its_paragraph() -> None:
    text = "Anna Krol\n\nMayor Lars Holm, the poet, left."
    (phrase,) = phrases(text, Span(11, 26))
    assert phrase.span.of(text) == "Lars Holm"
    assert phrase.descriptions == ("Mayor",)  # what stands behind it is in another part


def test_a_short_title_tells_what_somebody_is() -> None:
    text = "Torp Sen. Lars Holm and Gov. Ada Quill left."
    _, holm, quill = phrases(text, Span(0, len(text)))
    assert (holm.descriptions, quill.descriptions) == (("Torp senator",), ("governor",))


@pytest.mark.parametrize(
    ("before", "title"),
    [
        ("with Foreign Minister ", "Foreign Minister"),
        ("met Mayor ", "Mayor"),
        ("the former mayor ", "former mayor"),
        ("met Osby First Minister ", "Osby First Minister"),
        ("met former Torp Mayor ", "former Torp Mayor"),
        ("the former secretary of state ", "former secretary of state"),
        ("said campaign manager ", "campaign manager"),
        ("President of France ", "President of France"),
        ("the Secretary of State ", "Secretary of State"),
        ("Krol's press secretary ", "press secretary"),
        ("Mr. ", "Mr."),
        ("Osby (CNN)Mayor ", "Mayor"),
        ("Professor Emeritus ", "Professor Emeritus"),
        ("the mayor's ", ""),
        ("the mayor. ", ""),
        ("the mayor, ", ""),
        ("a big harbour ", ""),
        ("acting Mayor ", "Mayor"),
        ("newly elected Mayor ", "Mayor"),
        ("", ""),
    ],
)
def test_the_title_that_stands_before_a_name(before: str, title: str) -> None:
    assert " ".join(title_before(before)) == title


@pytest.mark.parametrize(
    ("text", "is_introduced"),
    [
        ("Tamsel Quend, 41, left.", True),
        ("Tamsel Quend, 4, left.", False),
        ("Tamsel Quend, the poet, left.", True),
        ("Tamsel Quend, who is a poet, left.", True),
        ("Tamsel Quend, the bridge, left.", False),
        ("Tamsel Quend said she would.", True),
        ("Tamsel Quend said that he would.", True),
        ("Tamsel Quend said it would.", False),
        ("“No,” said Tamsel Quend, the least of them.", True),
        ("“No,” said Tamsel Quend.", False),
        ("In came Tamsel Quend, the least of them.", False),
        ("The mayor, Tamsel Quend, left.", True),
        ("The mayor of the Tamsel Quend left.", False),
    ],
)
def test_who_is_introduced(text: str, is_introduced: bool) -> None:
    (phrase,) = [phrase for phrase in runs(text) if phrase.form == "Tamsel Quend"]
    assert phrase.is_introduced is is_introduced


@pytest.mark.parametrize(
    ("text", "is_speaking", "is_corporate"),
    [
        ("Quend said no.", True, False),
        ("Quend, said no.", False, False),
        ("Quend said its sales fell.", True, True),
        ("Quend said it plans more.", True, True),
        ("Quend said it rained.", True, False),
        ("Quend left.", False, False),
    ],
)
def test_who_speaks_and_who_speaks_as_a_company(
    text: str, is_speaking: bool, is_corporate: bool
) -> None:
    (phrase,) = runs(text)
    assert (phrase.is_speaking, phrase.is_corporate) == (is_speaking, is_corporate)


def test_descriptions_are_roles_before_and_behind() -> None:
    (phrase,) = runs("Energy Minister Lars Holm, a poet of the harbour, left.")
    assert phrase.descriptions == ("Energy Minister", "poet of the harbour")
    assert phrase.titles == {"minister"}
    (titled,) = runs("Mr. Holm left.")
    assert (titled.titles, titled.descriptions) == ({"mr"}, ())


def test_the_second_comma_only_closes() -> None:
    *_, holm = runs("the mayor of Osby, Lars Holm, the poet, left.")
    assert holm.descriptions == ("mayor of Osby",)


@pytest.mark.parametrize(
    ("word", "form"), [("Krol’s", "krol"), ("Krol's", "krol"), ("Mr.", "mr"), ("Çavuş", "cavus")]
)
def test_a_bare_word_is_as_the_lists_have_it(word: str, form: str) -> None:
    assert bare(word) == form
