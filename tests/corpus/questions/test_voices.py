"""Who is asked to speak of something at all."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corpus.questions import voices
from corpus.questions.line import parse_line
from corpus.questions.voices import Voices

NOW = datetime(2024, 9, 18, tzinfo=UTC)


def read(words: str) -> Voices | None:
    return voices.read(parse_line(words, NOW))


@pytest.mark.parametrize(
    "words",
    [
        "who mentioned eels",
        "who talked about eels?",
        "Who said something on eels",
        "who said what about eels",
        "who spoke of eels",
        "who has commented on eels",
        "who is quoted on eels",
        "who has an opinion on eels",
        "who else talked about eels",
        "did anyone mention eels",
        "has anybody spoken about eels",
        "anyone on eels",
        "what do people say about eels",
        "what are people saying about eels",
        "what does everyone think of eels",
        "what is being said about eels",
        "opinions on eels",
        "show me all quotes about eels",
    ],
)
def test_anybodys_words_are_asked_for(words: str) -> None:
    asked = read(words)
    assert asked
    assert (asked.question.topic, asked.role) == ("eels", None)


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("which ministers commented on eels", "ministers"),
        ("which senators talked about eels", "senators"),
        ("what do experts say about eels", "experts"),
        ("what did mps say about eels", "mps"),
        ("what did the fishery experts say about eels", "fishery experts"),
        ("analysts on eels", "analysts"),
    ],
)
def test_those_of_a_role_are_asked_for(words: str, role: str) -> None:
    asked = read(words)
    assert asked
    assert (asked.role, asked.question.topic) == (role, "eels")


@pytest.mark.parametrize(
    "words",
    [
        "what did krol say about eels",
        "krol on eels",
        "who said that",
        "who talked about it",
        "who built the dam",
        "how many eels are there",
        "eels",
        "",
        "who mentioned " + "eels " * 70,
    ],
)
def test_one_persons_words_and_other_questions_are_not(words: str) -> None:
    assert read(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "what did people say on 19 april 2021",
        "who said what on 19 april 2021?",
        "what was said on 19 april 2021",
        "who spoke on 19 april 2021",
    ],
)
def test_anybodys_words_of_a_time_need_no_topic(words: str) -> None:
    request = read(words)
    assert request
    assert (request.question.name, request.question.topic) == (None, None)
    assert request.question.since == datetime(2021, 4, 19, tzinfo=UTC)


@pytest.mark.parametrize("words", ["what did people say", "who spoke"])
def test_anybodys_words_of_no_time_are_no_question(words: str) -> None:
    assert read(words) is None
