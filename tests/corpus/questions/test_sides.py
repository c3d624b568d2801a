"""What sets several people side by side, and what only looks like it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corpus.questions import sides
from corpus.questions.line import parse_line
from corpus.questions.sides import Sides

NOW = datetime(2024, 9, 18, tzinfo=UTC)
TWO = ("krol", "berg")


def read(words: str) -> tuple[Sides, ...]:
    return sides.read(parse_line(words, NOW))


@pytest.mark.parametrize(
    "words",
    [
        "krol and berg on eels",
        "krol & berg on eels",
        "krol or berg about eels",
        "both krol and berg on eels",
        "krol vs berg on eels",
        "krol vs. berg eels",
        "krol versus berg: eels",
        "krol and berg eels",
        "krol compared to berg on eels",
        "krol's vs berg's view on eels",
        "krol's and berg's positions on eels",
        "compare krol and berg on eels",
        "Compare krol with berg on eels",
        "please compare what krol and berg said about eels",
        "can you compare the views of krol and berg on eels?",
        "comparison of krol and berg on eels",
        "how do krol and berg differ on eels",
        "where do krol and berg disagree on eels?",
        "how does krol differ from berg on eels",
        "how is krol different from berg on eels",
        "diff between krol and berg on eels",
        "do krol and berg agree on eels",
        "does krol agree with berg on eels",
        "difference between krol and berg on eels",
        "what is the difference between krol and berg when it comes to eels",
        "what are the main disagreements between krol and berg over eels",
        "views of krol and berg on eels",
        "what did krol and berg say about eels?",
        "what have krol and berg said about eels",
        "quotes by krol and berg about eels",
        "eels: krol, berg",
        "eels according to krol and berg",
    ],
)
def test_two_people_are_read_from_any_of_these(words: str) -> None:
    assert any(
        reading.names == TWO and (reading.question.topic or "").strip() == "eels"
        for reading in read(words)
    )


def test_more_than_two_people_are_read() -> None:
    (reading,) = read("Krol, Berg and Halloran about the tax")
    assert reading.names == ("Krol", "Berg", "Halloran")
    assert reading.question.topic == "the tax"


def test_dates_belong_to_all_of_them() -> None:
    (reading,) = read("krol and berg on eels since 2020")
    assert reading.question.since == datetime(2020, 1, 1, tzinfo=UTC)
    assert reading.question.topic == "eels"


@pytest.mark.parametrize(
    "words",
    [
        "what did krol say about bread and butter",
        "how much does bread and butter cost",
        "who won, krol or berg",
        "krol on eels",
        "krol",
        "",
        "what happened on the bridge",
    ],
)
def test_one_person_and_a_question_are_no_two_sides(words: str) -> None:
    assert read(words) == ()


@pytest.mark.parametrize(
    ("words", "is_certain"),
    [
        ("what did krol and berg say about eels", True),
        ("compare krol and berg", True),
        ("krol vs berg on eels", True),
        ("krol and berg on eels", False),
        ("bread and butter", False),
    ],
)
def test_some_words_say_that_these_are_people(words: str, is_certain: bool) -> None:
    assert read(words)[0].is_certain is is_certain


def test_each_other_is_the_others_name() -> None:
    (reading,) = read("what do krol and berg say about each other")
    assert sides.topics(reading) == ["berg", "krol"]


def test_a_very_long_line_is_not_read() -> None:
    assert read("krol and berg on " + "eels " * 100) == ()


def test_a_noun_that_two_share_belongs_to_each() -> None:
    reading, *_ = read("the turkish and russian foreign ministers on eels")
    assert reading.names == ("the turkish foreign minister", "russian foreign minister")
