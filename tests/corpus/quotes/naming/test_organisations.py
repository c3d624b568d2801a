"""Which organisation a mention means in an article."""

from __future__ import annotations

import pytest

from corpus.quotes.naming.mentions import Evidence
from corpus.quotes.naming.organisations import speaking
from corpus.quotes.tagger import Mark, Role
from corpus.types import Span

_LONG = 200_000  # characters


def names(text: str, *mentions: str, tags: tuple[Mark, ...] = ()) -> list[str | None]:
    """The names of the organisations that the mentions mean, each behind the one before."""
    spans, start = [], 0
    for mention in mentions:
        start = text.index(mention, start)
        spans.append(Span(start, start + len(mention)))
        start += len(mention)
    meanings = speaking(text, tags, spans)
    return [meanings[span].organisation if span in meanings else None for span in spans]


def test_the_tagger_tells_a_company_without_a_telling_word() -> None:
    text = "Then Tamsel spoke."
    for role, name in ((Role.ORGANISATION, "Tamsel"), (Role.PERSON, None), (Role.PLACE, None)):
        assert names(text, "Tamsel", tags=(Mark(role, Span(5, 11), 0.7),)) == [name]
    assert names(text, "Tamsel") == [None]


def test_an_acronym_has_the_name_that_the_article_gives_it() -> None:
    text = "The Osby Rivers Association (ORA) met. ORA said it rains."
    assert names(text, "ORA said"[:3]) == ["Osby Rivers Association"]


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("The Norwegian Foreign Ministry met. The Foreign Ministry spoke.", 1, "Norwegian"),
        ("The Norwegian Foreign Ministry met the Polish Foreign Ministry.", 1, "Polish"),
    ],
)
def test_a_short_name_is_the_only_longer_one(text: str, mention: int, name: str) -> None:
    form = "Foreign Ministry"
    whole = f"{name} {form}"
    place = text.rindex(form) if mention else text.index(form)
    spans = [Span(4, 30), Span(place, place + len(form))]
    if whole in text[31:]:
        spans[1] = Span(text.rindex(whole), text.rindex(whole) + len(whole))
    assert speaking(text, (), spans)[spans[1]].organisation == whole


def test_the_company_is_who_spoke_last_or_the_only_one_nearby() -> None:
    text = "Krol Bank said it rains. The bank said more. It added a word."
    assert names(text, "Krol Bank", "The bank", "It") == ["Krol Bank"] * 3
    text = "Krol Bank met Lind Bank. The bank said more."
    tags = (Mark(Role.ORGANISATION, Span(0, 9)), Mark(Role.ORGANISATION, Span(14, 23)))
    assert names(text, "The bank", tags=tags) == [None]
    assert names(text, "The bank", tags=tags[:1]) == ["Krol Bank"]


def test_a_description_means_none_of_another_kind_nor_one_far_back() -> None:
    assert names("Krol Bank spoke. The ministry spoke.", "Krol Bank", "The ministry")[1] is None
    far = "Krol Bank spoke. " + "It rained on the river. " * 80 + "The bank spoke."
    assert names(far, "Krol Bank", "The bank")[1] is None


def test_it_is_nobody_after_another_source() -> None:
    text = "Krol Bank spoke. Critics spoke. It added a word."
    assert names(text, "Krol Bank", "Critics", "It") == ["Krol Bank", None, None]


def test_how_the_name_is_known_and_where_it_stands_is_told() -> None:
    text = "Krol Bank said it rains. The bank said more."
    meanings = speaking(text, (), [Span(0, 9), Span(25, 33)])
    by_name, by_kind = meanings.values()
    assert (by_name.evidence, by_kind.evidence) == (Evidence.NAME, Evidence.ROLE)
    assert by_kind.named_at == Span(0, 9)


def test_a_dateline_is_no_source() -> None:
    assert names("London (OBS)Police spoke.", "London (OBS)Police") == [None]


def test_in_a_review_of_papers_the_times_is_no_other_paper() -> None:
    text = "The Osby Times, the Torp Herald and the Hollen Gazette met. The Times spoke."
    spans = [Span(4, 14), Span(20, 31), Span(40, 54), Span(60, 69)]
    assert speaking(text, (), spans)[spans[3]].organisation == "Times"
    assert speaking(text, (), [spans[0], spans[3]])[spans[3]].organisation == "Osby Times"


def test_a_long_text_of_names_is_read() -> None:
    text = "Krol Bank spoke. The bank spoke. " * (_LONG // 33)
    spans = [Span(at, at + 9) for at in range(0, len(text) - 33, 33)]
    assert len(speaking(text, (), spans)) == len(spans)


def test_it_is_the_organisation_with_which_the_sentence_before_began() -> None:
    for before, name in (
        ("Krol Bank lends boats.", "Krol Bank"),
        ("Krol Bank's rival lends boats.", None),
        ("A rival of Krol Bank lends boats.", None),
    ):
        text = f"It rains. {before} It said more."
        start = text.index("Krol")
        tags = (Mark(Role.ORGANISATION, Span(start, start + 9)),)
        mention = Span(text.rindex("It"), text.rindex("It") + 2)
        meaning = speaking(text, tags, [mention]).get(mention)
        assert (meaning.organisation if meaning else None) == name


def test_the_statement_is_whose_words_stand_before_it() -> None:
    text = "Krol Bank said it rains. The statement said more."
    assert names(text, "Krol Bank", "The statement") == ["Krol Bank"] * 2
    assert names("Then the statement said more.", "the statement") == [None]


def test_an_acronym_has_the_name_whose_initials_it_is() -> None:
    text = "The Osby Rivers Association met. The ORA said it rains."
    mark = Mark(Role.ORGANISATION, Span(4, 27))
    assert names(text, "ORA", tags=(mark,)) == ["Osby Rivers Association"]


@pytest.mark.parametrize(
    "mention", ["Osby Labour Party (OLP) MP Anna Krol", "The Torp, Norway, native"]
)
def test_what_a_person_is_of_is_no_organisation(mention: str) -> None:
    assert names(f"{mention} said it rains.", mention) == [None]
