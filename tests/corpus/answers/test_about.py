"""What small talk is answered with: only what its answer tells is looked up."""

from __future__ import annotations

from datetime import UTC, datetime

from corpus import Article, Corpus, Examples
from corpus.answers import about
from corpus.questions.smalltalk import SmallTalk, Talk

NOW = datetime(2024, 9, 18, tzinfo=UTC)


def test_the_newest_and_the_oldest_article(corpus: Corpus) -> None:
    for year in (2021, 2019, 2023):
        title = f"Of {year}"
        published = datetime(year, 5, 1, tzinfo=UTC)
        corpus.add([Article(title, "It rained.", title, published=published)], NOW)
    corpus.add([Article("Undated", "It rained.", "undated")], NOW)
    for talk, title in ((Talk.NEWEST, "Of 2023"), (Talk.OLDEST, "Of 2019")):
        article = corpus.ask(about.answer, SmallTalk(talk)).article
        assert article is not None
        assert article.title == title


def test_who_is_quoted_most(sample_corpus: Corpus) -> None:
    speakers = sample_corpus.ask(about.answer, SmallTalk(Talk.PEOPLE)).speakers
    assert list(speakers) == sample_corpus.people(5)


def test_how_much_there_is(sample_corpus: Corpus) -> None:
    answer = sample_corpus.ask(about.answer, SmallTalk(Talk.SIZE))
    assert answer.counts == sample_corpus.counts()
    assert answer.examples == sample_corpus.examples()
    assert "Montevar Herald" in answer.outlets


def test_thanks_need_no_look_at_the_articles(sample_corpus: Corpus) -> None:
    answer = sample_corpus.ask(about.answer, SmallTalk(Talk.THANKS))
    assert (answer.examples, answer.counts, answer.article) == (Examples(), None, None)
