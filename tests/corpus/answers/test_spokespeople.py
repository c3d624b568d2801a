"""What is said by sources that only mention a name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from corpus import Article, Corpus
from corpus.answers import said

NOW = datetime(2024, 9, 18, tzinfo=UTC)


@pytest.fixture
def harbour(corpus: Corpus, article: Callable[..., Article]) -> Corpus:
    """An archive in which several speak for the harbour."""
    texts = (
        "A spokesman for the Harbour Campaign said the tolls will rise in May.",
        "Kent Brook, a spokesman for Eelfund in Norway, said the eels are gone.",
        "A teacher said the Harbour Campaign is late.",
    )
    corpus.add([article(text, title="The day", key=text) for text in texts])
    return corpus


def hits(corpus: Corpus, words: str) -> list[tuple[str, str]]:
    answer = corpus.ask(said.of_name, words, NOW, 9)
    return [(hit.speaker.name, hit.quote.sentence.of(hit.article.text)) for hit in answer.hits]


@pytest.mark.parametrize(
    "words", ["what did the harbour campaign say", "harbour campaign on the tolls"]
)
def test_a_spokesman_speaks_for_an_organisation(harbour: Corpus, words: str) -> None:
    ((name, sentence),) = hits(harbour, words)
    assert name == "A spokesman for the Harbour Campaign"
    assert sentence.endswith("the tolls will rise in May.")


def test_whoever_has_a_name_is_called_by_it(harbour: Corpus) -> None:
    ((name, _),) = hits(harbour, "what did eelfund say about eels")
    assert name == "Kent Brook"


def test_on_another_topic_nobody_speaks_for_it(harbour: Corpus) -> None:
    assert hits(harbour, "what did the harbour campaign say about xylophones") == []


def test_a_page_of_theirs_goes_on(harbour: Corpus) -> None:
    answer = harbour.ask(said.of_name, "what did the harbour campaign say", NOW, 9)
    number = harbour.remember(answer.question)
    again = harbour.ask(said.recalled, number, 0, 9, 0)
    assert again
    assert again.hits == answer.hits
