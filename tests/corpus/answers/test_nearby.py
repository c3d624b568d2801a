"""What the articles that were just shown say to a short question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from corpus import Answer, Article, Corpus
from corpus.answers import nearby
from corpus.search import reader
from corpus.search.reader import PassageReading
from corpus.types import Passage, Span

NOW = datetime(2024, 9, 18, tzinfo=UTC)
SACKED = (
    "The harbour minister, Oskar Brandvik, left the government on Monday.\n\n"
    "He was sacked amid claims that he had taken money from a dredging company.\n\n"
    "Brandvik spent the afternoon in his garden, and planted leeks."
)
ACCUSED = (
    "Ines Halloran, the minister of fisheries, was accused of shouting at her clerks.\n\n"
    "She said that the office has thick doors."
)


@pytest.fixture
def near(corpus: Corpus) -> Callable[[str, tuple[str, ...]], Answer]:
    corpus.add([Article("Sacked", SACKED, "sacked"), Article("Clerks", ACCUSED, "clerks")], NOW)
    ids = {article.key: article.id for article in corpus.latest(None)}

    def answer(question: str, keys: tuple[str, ...]) -> Answer:
        articles = tuple(ids[key] for key in keys)
        answered = corpus.ask(
            lambda archive: nearby.answer(replace(archive, articles=articles), question)
        )
        assert answered is not None
        return answered

    return answer


def first(answered: Answer) -> str:
    hit = answered.hits[0]
    return hit.sentence.of(hit.article.text)


@pytest.fixture
def leeks_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader finds the answer in the sentence with leeks, and nowhere else."""

    def read(_: str, article: Article, __: Passage, sentences: Sequence[Span]) -> PassageReading:
        shares = tuple(float("leeks" in span.of(article.text)) for span in sentences)
        return PassageReading(5.0 if any(shares) else -5.0, 9.0, shares)

    monkeypatch.setattr(reader, "read_passage", read)


@pytest.mark.usefixtures("leeks_answer")
def test_a_sentence_of_the_first_article_that_reads_as_the_answer_fits_without_its_words(
    near: Callable[[str, tuple[str, ...]], Answer],
) -> None:
    answered = near("what did he do after that?", ("sacked", "clerks"))
    assert "leeks" in first(answered)
    assert answered.fits


@pytest.mark.usefixtures("leeks_answer")
def test_one_of_another_article_does_not_fit(
    near: Callable[[str, tuple[str, ...]], Answer],
) -> None:
    assert not near("what did he do after that?", ("clerks", "sacked")).fits


def test_where_nothing_answers_nothing_fits(
    near: Callable[[str, tuple[str, ...]], Answer],
) -> None:
    assert not near("how many cars use the bridge?", ("sacked", "clerks")).fits
