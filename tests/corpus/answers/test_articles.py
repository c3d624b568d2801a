"""One article: by its number or its headline, in short, and what else is like it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from corpus import Article, Corpus, NotFoundError, Order
from corpus.answers import articles
from corpus.questions.line import parse_line

NOW = datetime(2024, 9, 18, tzinfo=UTC)
TITLE = "Tern Bridge will cost 685 million crowns, mayor tells council"


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        (TITLE, TITLE),
        ("tern bridge will cost 685 milion crowns mayor tells the council", TITLE),
        ("tern bridge will cost crowns", None),
        ("the tern bridge", None),
        ("zzyzx", None),
    ],
)
def test_only_words_that_are_nearly_its_title_call_an_article(
    typed: str, title: str | None, sample_corpus: Corpus
) -> None:
    article = sample_corpus.ask(articles.called, typed)
    assert (article and article.title) == title


def test_an_article_in_short_has_its_copies(corpus: Corpus, sample_corpus: Corpus) -> None:
    article = sample_corpus.ask(articles.called, TITLE)
    assert article is not None
    brief = sample_corpus.ask(articles.brief, article.id, 2)
    assert (brief.article, brief.sentences, brief.copies) == (article, 2, ())
    assert brief.summary == sample_corpus.summarize(article.id, 2)
    with pytest.raises(NotFoundError, match=r"article\.unknown"):
        corpus.ask(articles.brief, article.id)


def choose(corpus: Corpus, words: str, limit: int = 5) -> list[str]:
    hits = corpus.ask(articles.likely, parse_line(words, NOW), Order.BEST, limit)
    return [hit.article.title for hit in hits]


def test_titles_come_before_what_articles_speak_of(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    corpus.add(
        [
            article("The weir of Almery broke. Nobody was near.", "Eels of the Ruvenna"),
            article("Eels of the Ruvenna swam away from the broken weir.", "Flood at Almery"),
        ]
    )
    assert choose(corpus, "eels of the Ruvenna") == ["Eels of the Ruvenna"]
    assert choose(corpus, "broken weir") == ["Flood at Almery"]
    assert choose(corpus, "a railway to the moon") == []


def test_others_on_the_same_leave_out_the_article_itself(sample_corpus: Corpus) -> None:
    treaty = next(a for a in sample_corpus.latest(None) if "sign treaty" in a.title)
    article, alike = sample_corpus.ask(articles.related, treaty.id, 2)
    assert article == treaty
    assert len(alike) == 2
    assert treaty not in alike
    assert all("Ruvenna" in other.text for other in alike)


def test_no_more_articles_are_to_choose_from_than_asked_for(sample_corpus: Corpus) -> None:
    assert 2 < len(choose(sample_corpus, "bridge", 5)) <= 5
    assert choose(sample_corpus, "bridge", 2) == choose(sample_corpus, "bridge", 5)[:2]


def test_a_title_with_little_of_the_words_is_not_meant(sample_corpus: Corpus) -> None:
    (hit,) = sample_corpus.ask(articles.titles, "bridge over the sea", 5)
    assert hit.article.title.startswith("Hollenby city council voted late on Tuesday")
