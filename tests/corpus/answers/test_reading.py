"""The articles that were found first, read with the question in mind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from corpus import Answer, Article, Corpus
from corpus.answers import passages
from corpus.search import reader
from corpus.search.reader import PassageReading

NOW = datetime(2024, 9, 18, tzinfo=UTC)
BRIDGE = (
    "The Tern Bridge was closed to lorries on Monday.\n\n"
    "Engineers had found cracks in two piers of the Tern Bridge. Divers looked for a week.\n\n"
    "It was built in 1931 by the Halloran company."
)
FERRY = (
    "The Tern Bridge was closed, so the ferry is full. When the bridge is closed again in winter,"
    " the ferry will be fuller, its captain said of the bridge."
)
TOLL = "The flood at Aldersund killed {} people, the rescue service said on {}."


@pytest.fixture
def answer(corpus: Corpus) -> Callable[..., Answer]:
    corpus.add(
        [
            Article("Tern Bridge", BRIDGE, "bridge"),
            Article("Full ferry", FERRY, "ferry"),
            Article("Flood", TOLL.format("3", "Monday"), "first", published=at(1)),
            Article("Flood", TOLL.format("at least 17", "Friday"), "last", published=at(5)),
        ],
        NOW,
    )
    return lambda words, limit=5: corpus.ask(passages.of_words, words, NOW, limit)


def at(day: int) -> datetime:
    return datetime(2024, 9, day, tzinfo=UTC)


def first(answered: Answer) -> str:
    hit = answered.hits[0]
    return hit.sentence.of(hit.article.text)


def test_the_sentence_that_answers_is_shown_though_another_has_more_of_the_words(
    answer: Callable[..., Answer],
) -> None:
    assert "1931" in first(answer("when was the Tern Bridge built?"))
    assert "cracks" in first(answer("what did engineers find in the bridge?"))


def test_a_question_with_a_slip_is_read_as_the_archive_spells_it(
    answer: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    questions = list[str]()
    read = reader.read_passage

    def noted(question: str, *rest: Any) -> PassageReading:
        questions.append(question)
        return read(question, *rest)

    monkeypatch.setattr(reader, "read_passage", noted)
    assert "cracks" in first(answer("what did enginers find in the brigde?"))
    assert set(questions) == {"what did enginers find in the bridge"}


def test_of_answers_about_as_likely_the_newest_comes_first(answer: Callable[..., Answer]) -> None:
    assert "17" in first(answer("how many people did the flood at Aldersund kill?"))


def test_how_many_are_shown_changes_nothing_of_which_is_first(
    answer: Callable[..., Answer],
) -> None:
    question = "how many people did the flood at Aldersund kill?"
    assert first(answer(question, 1)) == first(answer(question, 5))


def test_keywords_and_names_are_not_read_as_questions(answer: Callable[..., Answer]) -> None:
    assert [hit.article.key for hit in answer("tern bridge").hits] == ["bridge", "ferry"]
    assert not answer("the who").hits


def test_what_only_looks_right_is_less_sure_than_what_answers(
    answer: Callable[..., Answer],
) -> None:
    sure, unsure = (
        answer(words).hits[0].confidence
        for words in ("who built the Tern Bridge?", "who painted the Tern Bridge in Quintavar?")
    )
    assert unsure < 0.5 < sure


def test_keywords_for_a_price_get_the_article_that_has_it_first(corpus: Corpus) -> None:
    words = "The ferry to Selby has a new price. The price of the ferry was the talk of the day."
    figure = "The ferry to Selby will have a price of 9 crowns from May, and a new bell."
    corpus.add([Article("Talk", words, "words"), Article("Selby", figure, "figure")], NOW)
    answered = corpus.ask(passages.of_words, "ferry price", NOW, 5)
    assert [hit.article.key for hit in answered.hits] == ["figure", "words"]
    scores = [hit.score for hit in answered.hits]
    assert scores == sorted(scores, reverse=True)
