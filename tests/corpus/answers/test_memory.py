"""Questions that buttons stand for are recalled as they were asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from corpus import Act, Corpus, NotFoundError, Question, open_corpus
from corpus.answers import memory
from corpus.store import database, tables

NOW = datetime(2024, 9, 18, tzinfo=UTC)
QUESTION = Question("Zoë", 'the "dam" 😀', NOW, NOW + timedelta(hours=5), Act.THOUGHT)


def test_a_question_of_an_older_version_is_recalled(corpus: Corpus, archive_url: str) -> None:
    engine = database.open_engine(archive_url)
    with database.writing(engine) as connection:
        body = '["Dunne", "tolls", null, null]'
        connection.execute(sa.insert(tables.questions).values(id=7, body=body))
    engine.dispose()
    assert corpus.recall(7) == Question("Dunne", "tolls")


@pytest.mark.parametrize("asked", [Question(), Question("Dunne"), Question(topic="x"), QUESTION])
def test_a_question_is_recalled_after_a_restart(archive_url: str, asked: Question) -> None:
    before = open_corpus(archive_url)
    number = before.remember(asked)
    assert before.remember(Question("another")) != number
    before.close()
    after = open_corpus(archive_url)
    assert after.recall(number) == asked
    assert after.remember(asked) == number
    after.close()


def test_many_are_remembered_in_one_step_and_each_once(archive_url: str, corpus: Corpus) -> None:
    first = corpus.remember(Question("Dunne"))
    asked = [Question("Krol"), Question("Dunne"), Question("Krol"), QUESTION]
    with database.writing(corpus.engine) as connection:
        numbers = memory.remember(connection, asked)
        assert connection.scalar(sa.select(sa.func.count()).select_from(tables.questions)) == 3
    assert numbers[Question("Dunne")] == first
    assert len(set(numbers.values())) == len(numbers) == 3
    assert {corpus.recall(number) for number in numbers.values()} == set(asked)


def test_what_was_never_asked_has_no_number(corpus: Corpus) -> None:
    number = corpus.remember(QUESTION)
    with database.reading(corpus.engine) as connection:
        assert memory.numbers(connection, [Question("Zoë"), QUESTION]) == {QUESTION: number}
        assert memory.numbers(connection, []) == {}
    with pytest.raises(NotFoundError, match=r"question\.forgotten"):
        corpus.recall(number + 1)
