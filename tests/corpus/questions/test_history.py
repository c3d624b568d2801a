"""Whose words over time are asked for, and what asks nothing of that kind."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corpus.questions import history
from corpus.questions.history import Course, History
from corpus.questions.line import parse_line
from corpus.types import Question

NOW = datetime(2024, 9, 18, tzinfo=UTC)


def read(words: str) -> History | None:
    return history.read(parse_line(words, NOW))


@pytest.mark.parametrize(
    ("course", "words"),
    [
        (Course.FIRST, "what did krol first say about eels"),
        (Course.FIRST, "When did Krol first mention eels?"),
        (Course.FIRST, "when did krol start talking about eels"),
        (Course.FIRST, "when did krol mention eels for the first time"),
        (Course.FIRST, "what was the first thing krol said about eels"),
        (Course.FIRST, "the first time krol mentioned eels"),
        (Course.FIRST, "when was the first time that krol spoke of eels"),
        (Course.FIRST, "krol's first statement on eels"),
        (Course.FIRST, "show me krol's first words on eels"),
        (Course.FIRST, "since when does krol talk about eels"),
        (Course.FIRST, "how long has krol been talking about eels"),
        (Course.FIRST, "when were eels first mentioned by krol"),
        (Course.FIRST, "krol's first and last statement on eels"),
        (Course.FIRST, "what did krol first and last say about eels"),
        (Course.FIRST, "the first and latest statements of krol on eels"),
        (Course.LAST, "when did krol last mention eels"),
        (Course.LAST, "what did krol last say about eels"),
        (Course.LAST, "the last time krol mentioned eels"),
        (Course.LAST, "krol's latest words on eels"),
        (Course.CHANGE, "has krol changed his mind on eels"),
        (Course.CHANGE, "has krol chnged his mind on eels"),
        (Course.CHANGE, "did krol change her position on eels?"),
        (Course.CHANGE, "how has krol's view on eels changed"),
        (Course.CHANGE, "how have krol's views on eels changed over time"),
        (Course.CHANGE, "has krol's position changed on eels"),
        (Course.CHANGE, "how krol's stance on eels has evolved"),
        (Course.CHANGE, "how did krols view on eels change"),
        (Course.CHANGE, "krol on eels over time"),
        (Course.CHANGE, "krol on eels over the years"),
        (Course.CHANGE, "what did krol say about eels over the years"),
        (Course.CHANGE, "krol's changing views on eels"),
        (Course.CHANGE, "timeline of krol's statements on eels"),
        (Course.CHANGE, "history of what krol said about eels"),
        (Course.CHANGE, "krol's u-turn on eels"),
        (Course.CHANGE, "did krol flip-flop on eels"),
        (Course.CHANGE, "has krol been consistent on eels"),
        (Course.COUNT, "how often did krol mention eels"),
        (Course.COUNT, "how many times has krol mentioned eels?"),
        (Course.COUNT, "how often does krol talk about eels"),
        (Course.COUNT, "how much did krol talk about eels"),
        (Course.COUNT, "how often were eels mentioned by krol"),
        (Course.COUNT, "has krol ever mentioned eels"),
        (Course.COUNT, "number of times krol mentioned eels"),
    ],
)
def test_words_over_time_are_asked_for(course: Course, words: str) -> None:
    request = read(words)
    assert request
    assert request.course is course
    assert ((request.question.name or "").lower(), request.question.topic) == ("krol", "eels")
    assert history.asks(words)


@pytest.mark.parametrize(
    ("course", "words"),
    [
        (Course.FIRST, "who first mentioned the dam"),
        (Course.FIRST, "who was the first to mention the dam"),
        (Course.FIRST, "who mentioned the dam first"),
        (Course.COUNT, "how often was the dam mentioned"),
        (Course.COUNT, "how often did anybody mention the dam"),
    ],
)
def test_anybodys_words_may_be_asked_for(course: Course, words: str) -> None:
    request = read(words)
    assert request
    assert request.course is course
    assert (request.question.name, request.question.topic) == (None, "the dam")


@pytest.mark.parametrize(
    "words",
    [
        "timeline of the bridge",
        "bridge over time",
        "how has the bridge changed",
        "what did krol say about the first bridge",
        "how often does the ferry run",
        "when was the first bridge built",
        "who was the first president",
        "how many times did he mention eels",
        "when did krol first mention it",
        "krol on eels",
        "",
        "krol on " + "eels " * 60 + "over time",
    ],
)
def test_events_and_follow_ups_are_no_words_over_time(words: str) -> None:
    assert read(words) is None


def test_dates_limit_what_is_counted() -> None:
    request = read("how often did krol mention eels in 2020")
    assert request
    assert request.question.since == datetime(2020, 1, 1, tzinfo=UTC)
    assert request.question.topic == "eels"


@pytest.mark.parametrize(
    ("topic", "words"),
    [
        (None, "compare what krol said in 2021 and in 2023"),
        (None, "what did krol say in 2023 vs 2021?"),
        (None, "compare krol in 2021 to 2023"),
        ("eels", "compare what krol said about eels in 2021 and 2023"),
        ("eels", "compare what krol said in 2021 with 2023 on eels"),
        ("eels", "compare krol's statements on eels from 2021 and 2023"),
    ],
)
def test_two_years_are_the_ends_of_the_time_asked_for(topic: str | None, words: str) -> None:
    request = read(words)
    assert request is not None
    assert request.course is Course.CHANGE
    question = request.question
    assert (question.name, question.topic) == ("krol", topic)
    assert (question.since, question.until) == (
        datetime(2021, 1, 1, tzinfo=UTC),
        datetime(2024, 1, 1, tzinfo=UTC),
    )


def test_the_first_and_last_words_may_be_on_anything() -> None:
    assert read("first and last statement of krol") == History(Course.FIRST, Question("krol"))
    assert read("krol's first and last statements") == History(Course.FIRST, Question("krol"))
    assert read("first and last statement of anyone") is None
    assert read("the first and last day of the strike") is None
