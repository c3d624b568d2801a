"""Somebody's words on a thing in the order of time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from corpus import Article, Corpus
from corpus.answers import history
from corpus.answers.history import HistoryAnswer
from corpus.questions.history import read
from corpus.questions.line import parse_line

NOW = datetime(2024, 9, 18, tzinfo=UTC)
WORDS = {
    2019: "“The eels are safe,” said Otto Krol.",
    2020: "“The eels are in danger,” said Otto Krol. “Eels need help,” said Otto Krol.",
    2021: "“Nobody counts eels,” said Otto Krol.",
    2022: "“The eels are gone,” said Otto Krol. “The tolls must rise,” said Otto Krol.",
    2023: "“The eels came back,” said Mina Berg.",
}


@pytest.fixture
def eels(corpus: Corpus, article: Callable[..., Article]) -> Corpus:
    corpus.add(
        [
            article(
                text, title="The day", key=str(year), published=datetime(year, 5, 3, tzinfo=UTC)
            )
            for year, text in reversed(WORDS.items())
        ]
    )
    return corpus


def answer(corpus: Corpus, words: str, limit: int = 5) -> HistoryAnswer | None:
    request = read(parse_line(words, NOW))
    assert request
    return corpus.ask(history.answer, request, limit)


def years(answer: HistoryAnswer | None) -> list[int]:
    assert answer
    return [hit.article.published.year for hit in answer.statements if hit.article.published]


def test_statements_stand_in_the_order_of_time(eels: Corpus) -> None:
    page = answer(eels, "krol on eels over time")
    assert years(page) == [2019, 2020, 2020, 2021, 2022]
    assert page
    assert page.speaker
    assert page.speaker.name == "Otto Krol"


def test_of_many_the_first_and_the_last_are_among_those_shown(eels: Corpus) -> None:
    page = answer(eels, "has krol changed his mind on eels", limit=3)
    assert years(page) == [2019, 2020, 2022]
    assert page
    assert page.quotes == 5


def test_first_and_last_are_all_that_is_shown_of_a_count(eels: Corpus) -> None:
    page = answer(eels, "how often did krol mention eels")
    assert years(page) == [2019, 2022]
    assert page
    assert (page.quotes, page.articles) == (5, 4)
    assert page.years == ((2019, 1), (2020, 2), (2021, 1), (2022, 1))


def test_dates_leave_out_what_is_not_asked_for(eels: Corpus) -> None:
    assert years(answer(eels, "how often did krol mention eels since 2021")) == [2021, 2022]


def test_a_wording_that_is_printed_twice_counts_once(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    text = "“The eels are safe,” said Otto Krol on Monday."
    places = ("Rain fell on Hollenby.", "Rain fell on Aldersund.")
    corpus.add([article(f"{text} {place}", key=place) for place in places])
    page = answer(corpus, "how often did krol mention eels")
    assert page
    assert page.quotes == 1


def test_anybodys_first_words_are_told_with_their_speaker(eels: Corpus) -> None:
    page = answer(eels, "who first mentioned eels")
    assert page
    assert page.speaker is None
    assert page.statements[0].speaker.name == "Otto Krol"
    assert years(page) == [2019, 2023]


def test_who_said_nothing_on_it_has_no_statements_and_a_stranger_no_answer(eels: Corpus) -> None:
    page = answer(eels, "how often did krol mention zebras")
    assert page
    assert (page.quotes, page.statements) == (0, ())
    assert answer(eels, "how often did xylophanes mention eels") is None
    assert answer(eels, "who first mentioned zebras") is None


def test_what_was_said_by_other_words_in_an_article_on_the_topic_counts_but_is_no_mention(
    eels: Corpus, article: Callable[..., Article]
) -> None:
    day = datetime(2018, 5, 3, tzinfo=UTC)
    text = "“They are all dying,” said Otto Krol. “So are we,” said Mina Berg."
    eels.add([article(text, title="Eels in trouble", key="2018", published=day)])
    assert years(answer(eels, "what did krol first say about eels")) == [2018, 2022]
    assert years(answer(eels, "how often did krol mention eels")) == [2019, 2022]


def test_without_a_topic_all_words_of_the_time_count(eels: Corpus) -> None:
    assert years(answer(eels, "first and last statement of krol")) == [2019, 2022]
    assert years(answer(eels, "compare what krol said in 2020 and 2021")) == [2020, 2020, 2021]
