"""Who somebody is, as it is asked."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corpus.questions.identities import read
from corpus.questions.line import parse_line

NOW = datetime(2025, 10, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("who is the mayor of Sarnholt?", "the mayor of Sarnholt"),
        ("whos the pm of quarnia", "the pm of quarnia"),
        ("who's ALO", "ALO"),
        ("Who was prime minister in 2021?", "prime minister"),
        ("tell me who is the Iron Aunt", "the Iron Aunt"),
    ],
)
def test_an_office_or_a_nickname_is_asked_for(words: str, name: str) -> None:
    request = read(parse_line(words, NOW))
    assert request
    assert request.name == name


def test_the_times_are_no_part_of_the_name() -> None:
    request = read(parse_line("who was prime minister in 2021?", NOW))
    assert request
    assert request.limits.since == datetime(2021, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("words", ["who said that?", "the mayor", "who is he?", "who are they"])
def test_other_words_ask_for_nobody(words: str) -> None:
    assert read(parse_line(words, NOW)) is None
