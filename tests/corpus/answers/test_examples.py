"""What can be asked of an archive has an answer in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from corpus import Article, Corpus, Examples
from corpus.answers import examples, people

NOW = datetime(2024, 9, 18, tzinfo=UTC)


def test_every_example_has_an_answer(sample_corpus: Corpus) -> None:
    given = sample_corpus.examples()
    assert len(given.speakers) == len(given.topics) == 2
    assert len(given.headlines) == 1
    for name in given.speakers:
        (speaker,) = sample_corpus.ask(people.whom, name).speakers
        assert speaker.name == name
        assert sample_corpus.find_quotes(speaker.id)
    for topic in given.topics:
        assert sample_corpus.find_quotes(None, topic)
    assert sample_corpus.find_articles(given.headlines[0])[0].score == 100


def test_up_to_two_names_and_topics_and_the_newest_headline(sample_corpus: Corpus) -> None:
    given, counts = sample_corpus.ask(examples.greeting)
    assert given == sample_corpus.examples()
    assert counts == sample_corpus.counts()
    assert given.speakers == tuple(who.name for who in sample_corpus.people(2))
    assert given.headlines == (sample_corpus.latest(1)[0].title,)


def test_an_archive_in_which_nobody_speaks_has_a_headline_only(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    assert corpus.examples() == Examples()
    for days, title in enumerate(("The older mill", "The newer mill")):
        corpus.add([article("The mill stood.", title, published=NOW + timedelta(days=days))])
    assert corpus.examples() == Examples(headlines=("The newer mill",))
