"""Who holds an office by what a text says."""

from __future__ import annotations

import pytest

from corpus.quotes.naming.places import PLACES
from corpus.speakers.holders import Holding, holdings, places_in
from corpus.speakers.roles import read_office
from corpus.types import Span


def read(phrase: str, text: str) -> list[Holding]:
    office = read_office(phrase)
    assert office
    return list(holdings(office, text, Span(0, len(text))))


@pytest.mark.parametrize(
    ("phrase", "text", "name", "description"),
    [
        ("turkish fm", "On Friday Turkish Foreign Minister Ada Krol spoke", "Ada Krol",
         "Turkish Foreign Minister"),
        ("turkish fm", "Ada Krol, the Turkish foreign minister, spoke", "Ada Krol",
         "Turkish foreign minister"),
        ("turkish fm", "Turkey's foreign minister, Ada Krol, spoke", "Ada Krol",
         "Turkey's foreign minister"),
        ("un chief", "Otto Ki-Berg, United Nations secretary general, has been", "Otto Ki-Berg",
         "United Nations secretary general"),
        ("un chief", "The UN secretary-general, Otto Ki-Berg says", "Otto Ki-Berg",
         "UN secretary-general"),
        ("deputy minister for climate change",
         "Deputy Minister for Climate Change Lee Brook said", "Lee Brook",
         "Deputy Minister for Climate Change"),
        ("deputy minister for climate change",
         "Lee Brook, who is the deputy minister for climate change, said", "Lee Brook",
         "deputy minister for climate change"),
        ("mayor of london", "the Mayor of London, Sara Quill, said", "Sara Quill",
         "Mayor of London"),
        ("mayor of london", "London Mayor Sara Quill said", "Sara Quill", "London Mayor"),
        ("snp leader", "the SNP leader and First Minister Jon Stewart said", "Jon Stewart",
         "SNP leader"),
        ("rwandan president", "President of Rwanda Paul Voss said", "Paul Voss",
         "President of Rwanda"),
        ("ukraine's deputy pm", "Ukraine's vice-Prime Minister, Ada Krol, spoke", "Ada Krol",
         "Ukraine's vice Prime Minister"),
        ("the pope", "Pope Anselm said", "Pope Anselm", "Pope"),
        ("us president", "Ada van der Berg is the US president", "Ada van der Berg",
         "US president"),
    ],
)  # fmt: skip
def test_the_name_in_apposition_holds_the_office(
    phrase: str, text: str, name: str, description: str
) -> None:
    (holding,) = read(phrase, text)
    assert name in holding.names
    assert holding.description == description
    assert holding.weight == 1
    assert holding.is_placed


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("turkish fm", "Otto Voss, told the Turkish foreign minister that"),
        ("turkish fm", "Turkish Deputy Foreign Minister Ada Krol"),
        ("turkish fm", "former Turkish foreign minister Ada Krol"),
        ("turkish fm", "Greek Foreign Minister Ada Krol"),
        ("turkish fm", "the Turkish foreign minister's aide Ada Krol"),
        ("turkish fm", "Turkish Defence Minister Ada Krol"),
        ("us president", "She asked us. President Ada Krol of Mexico spoke."),
        ("deputy prime minister", "Prime Minister Ada Krol"),
    ],
)
def test_another_office_or_another_country_is_not_this_one(phrase: str, text: str) -> None:
    assert [holding for holding in read(phrase, text) if holding.is_placed] == []


def test_with_words_in_between_it_is_hardly_this_office() -> None:
    (holding,) = read("un chief", "UN climate chief Ada Krol")
    assert holding.weight < 1


def test_without_a_country_it_may_be_this_ones() -> None:
    (holding,) = read("turkish fm", "Foreign Minister Ada Krol spoke")
    assert not holding.is_placed


def test_the_places_of_a_text_are_counted_by_all_their_names() -> None:
    counts = places_in("Turkey's Ada Krol met Turkish envoys in South Africa. Tell us more.")
    assert counts == {PLACES["turkey"]: 2, PLACES["south africa"]: 1}
