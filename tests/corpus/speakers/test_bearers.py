from __future__ import annotations

import pytest

from corpus.speakers.bearers import (
    ArticleReading,
    Description,
    RoleTelling,
    Untold,
    bearers,
    completed,
    described,
    keys_of,
    told,
    untold,
)
from corpus.types import SURE, Act, Kind, Quote, Span, SpeakerKind


def telling(name: str, phrase: str, month: int = 0) -> RoleTelling:
    description = described(phrase)
    assert description
    return RoleTelling(name, description, month)


def meant(
    phrase: str, persons: tuple[str, ...], *tellings: RoleTelling, month: int = 0
) -> str | None:
    description = described(phrase)
    assert description
    (name,) = bearers([Untold(description, keys_of(persons), month)], tellings)
    return name


def quote(text: str, source: str) -> Quote:
    start = text.index(source)
    content = Span(0, 4)
    return Quote(
        (content,),
        Span(0, len(text)),
        cue=None,
        source=Span(start, start + len(source)),
        kind=Kind.INDIRECT,
        confidence=0.98,
        speaker_kind=SpeakerKind.UNNAMED,
    )


@pytest.mark.parametrize(
    ("phrase", "same"),
    [
        ("the GOP nominee", "Republican presidential candidate"),
        ("the Norwegian PM", "prime minister of Norway"),
        ("the ex-mayor of Torp", "former Torp mayor"),
        ("the Labour leader", "Labour leader Sir"),
        ("Norway's president", "Norwegian president"),
    ],
)
def test_one_office_in_two_wordings_is_one(phrase: str, same: str) -> None:
    assert described(phrase) == described(same)


@pytest.mark.parametrize("phrase", ["the 2012 Republican nominee", "the harbour", "the king Otto"])
def test_what_is_of_another_year_or_no_office_is_left_alone(phrase: str) -> None:
    assert described(phrase) is None


@pytest.mark.parametrize(
    ("wider", "covers"),
    [("former mayor", False), ("deputy mayor", False), ("Torp mayor", True), ("judge", False)],
)
def test_the_torp_mayor_is_a_mayor_and_the_former_mayor_is_not(wider: str, covers: bool) -> None:
    first, second = described(wider), described("the mayor")
    assert first
    assert second
    assert first.covers(second) is covers


def test_of_the_persons_named_it_is_the_one_whom_others_call_so() -> None:
    tellings = [telling("Lars Holm", "Reform Party nominee")] * 2
    assert meant("the Reform candidate", ("Anna Krol", "Lars Holm"), *tellings) == "Lars Holm"
    assert meant("the Reform candidate", ("Anna Krol", "Holm"), *tellings) == "Lars Holm"
    assert meant("the Reform candidate", ("Anna Krol",), *tellings) is None


def test_between_two_who_are_called_so_it_is_nobody() -> None:
    tellings = [telling("Lars Holm", "Torp senator")] * 2 + [telling("Ada Quill", "Torp senator")]
    assert meant("the Torp senator", ("Lars Holm", "Ada Quill"), *tellings) is None
    assert meant("the Torp senator", ("Lars Holm",), *tellings) == "Lars Holm"


def test_a_president_of_nowhere_is_whom_all_articles_mostly_call_so() -> None:
    holm = [telling("Lars Holm", "president")] * 3
    krol = [telling("Anna Krol", "president of Chile")] * 4
    assert meant("the president", ("Lars Holm",), *holm) == "Lars Holm"
    assert meant("the president", ("Lars Holm",), *holm, *krol) is None
    assert meant("the president", ("Lars Holm", "Anna Krol"), *holm, *krol) is None
    assert meant("the Chilean president", ("Anna Krol",), *holm, *krol) == "Anna Krol"


def test_an_office_that_changed_hands_is_its_holders_of_those_months() -> None:
    holm = [telling("Lars Holm", "Norwegian prime minister", 100)] * 4
    krol = [telling("Anna Krol", "Norwegian prime minister", 110)] * 4
    both = ("Lars Holm", "Anna Krol")
    assert meant("the Norwegian premier", both, *holm, *krol, month=101) == "Lars Holm"
    assert meant("the Norwegian premier", both, *holm, *krol, month=109) == "Anna Krol"
    assert meant("the Norwegian premier", both, *holm, *krol, month=120) is None


def test_an_office_of_one_is_told_where_its_holder_is_not_named() -> None:
    holm = telling("Lars Holm", "Chilean foreign minister", 100)
    assert meant("the Chilean foreign minister", (), *[holm] * 3, month=100) == "Lars Holm"
    assert meant("the Chilean foreign minister", (), *[holm] * 2, month=100) is None
    trainer = telling("Lars Holm", "Torp Rovers coach", 100)
    assert meant("the Torp Rovers coach", (), *[trainer] * 3, month=100) is None


def test_who_holds_an_office_is_not_told_without_a_time() -> None:
    holm = telling("Lars Holm", "Chilean foreign minister")
    assert meant("the Chilean foreign minister", (), *[holm] * 9) is None
    assert meant("the Chilean foreign minister", ("Lars Holm",), holm) == "Lars Holm"


def test_an_article_tells_what_it_calls_those_it_names_in_full() -> None:
    persons = {"Angus King": ("King", "Torp senator"), "Krol": ("mayor",), "Ada Quill": ("Quill",)}
    assert told(persons) == {("Angus King", Description("senator", frozenset({"torp"})))}


@pytest.mark.parametrize(
    ("source", "is_open"),
    [
        ("the Torp senator", True),
        ("Norway's prime minister", True),
        ("the president", True),
        ("a senator", False),
        ("his senator", False),
        ("the spokeswoman", True),
        ("the trader", False),
    ],
)
def test_definite_descriptions_are_left_open(source: str, is_open: bool) -> None:
    text = f"Rain fell, {source} said."
    assert bool(untold(text, [quote(text, source)])) is is_open


def test_each_article_is_completed_by_the_others_and_only_probably() -> None:
    text = "Rain fell, the Torp senator said."
    source = quote(text, "the Torp senator")
    unsaid = Quote(**{**_fields(source), "act": Act.UNSAID})
    readings = [
        ArticleReading(text, (source, unsaid), {"Lars Holm": ("Holm",)}),
        ArticleReading("", (), {"Lars Holm": ("Holm", "Torp senator")}),
    ]
    (first, second), nothing = completed(readings)
    assert (first.speaker, first.speaker_kind) == ("Lars Holm", SpeakerKind.PERSON)
    assert first.confidence < SURE
    assert (second.speaker, nothing) == (None, ())


def _fields(value: Quote) -> dict[str, object]:
    return {name: getattr(value, name) for name in Quote.__slots__}
