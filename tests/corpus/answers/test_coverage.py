"""Many articles at once: what is told of a topic or a time, and what only touches on it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corpus import Corpus, NotFoundError, Question
from corpus.answers import coverage
from corpus.answers.coverage import CoverageAnswer

NOW = datetime(2024, 10, 1, 12, tzinfo=UTC)
JUNE = (datetime(2024, 6, 1, tzinfo=UTC), datetime(2024, 7, 1, tzinfo=UTC))


def count(answer: CoverageAnswer | None) -> int:
    assert answer is not None
    return sum(len(story.articles) for story in answer.coverage.stories)


@pytest.mark.parametrize(
    ("words", "question", "articles"),
    [
        ("the Ruvenna treaty", Question(topic="the Ruvenna treaty"), 4),
        ("June 2024", Question(None, None, *JUNE), 3),
        ("the bridge in June 2024", Question(None, "the bridge", *JUNE), 2),
        ("in the Montevar Herald", Question(outlet="Montevar Herald"), 1),
        ("article 50", Question(topic="article 50"), 0),
        ("bridge price", Question(topic="bridge price"), 3),
        ("ministers", Question(topic="ministers"), 6),
        ("unicorns", Question(topic="unicorns"), 0),
        ("Montevar Herald", Question(topic="Montevar Herald"), 0),
    ],
)
def test_words_ask_for_a_topic_a_time_or_an_outlet(
    words: str, question: Question, articles: int, sample_corpus: Corpus
) -> None:
    answer = sample_corpus.ask(coverage.answer, words, NOW)
    assert (answer.words, answer.coverage.asked) == (words, question)
    assert count(answer) == articles
    assert answer.events is None


@pytest.mark.parametrize(
    ("words", "again", "articles"),
    [
        ("June 2024", "June 2024", 3),
        ("last month", "last month", 3),
        ("June", "in June", 3),
        ("Montevar Herald", "in Montevar Herald", 1),
        ("June about the bridge", "in June about the bridge", 2),
        ("1950", "1950", 0),
    ],
)
def test_a_time_or_an_outlet_alone_can_be_asked_for_again(
    words: str, again: str, articles: int, sample_corpus: Corpus
) -> None:
    answer = sample_corpus.ask(coverage.news, words, NOW, False)
    assert answer is not None
    assert answer.words == again
    assert count(answer) == articles
    number = sample_corpus.remember(Question(topic=again))
    assert sample_corpus.ask(coverage.recalled, number, NOW) == answer


def test_news_of_a_topic_are_told_only_where_there_are_any(sample_corpus: Corpus) -> None:
    assert sample_corpus.ask(coverage.news, "the ferry", NOW, False) is None
    assert count(sample_corpus.ask(coverage.news, "the ferry", NOW, True)) == 4
    assert sample_corpus.ask(coverage.news, "the unicorns", NOW, True) is None
    assert count(sample_corpus.ask(coverage.news, "June 2024", NOW, True)) == 3


def test_june_of_a_parade_is_no_time(sample_corpus: Corpus) -> None:
    assert sample_corpus.ask(coverage.news, "June parade", NOW, False) is None


def test_a_timeline_has_no_more_events_than_asked_for(sample_corpus: Corpus) -> None:
    answer = sample_corpus.ask(coverage.timeline, "the bridge", NOW, 2)
    assert answer.events is not None
    assert len(answer.events) == 2
    everything = sample_corpus.ask(coverage.timeline, "the bridge", NOW, 99)
    assert everything.events is not None
    days = [event.day for event in everything.events]
    assert days == sorted(days)
    assert sample_corpus.ask(coverage.timeline, "unicorns", NOW, 9).events == ()


def test_in_how_many_words_is_no_part_of_what_is_asked(sample_corpus: Corpus) -> None:
    answer = sample_corpus.ask(coverage.answer, "the treaty in 40 words", NOW)
    assert answer.coverage.asked == Question(topic="the treaty")
    assert answer.coverage.brief


def test_a_topic_is_told_as_the_archive_spells_it(sample_corpus: Corpus) -> None:
    covered = sample_corpus.ask(coverage.answer, "the brigde", NOW).coverage
    assert covered.respelt == (("brigde", "bridge"),)
    assert "bridge" in covered.about.split()


def test_what_is_forgotten_cannot_be_told(sample_corpus: Corpus) -> None:
    with pytest.raises(NotFoundError):
        sample_corpus.ask(coverage.recalled, 99, NOW)
