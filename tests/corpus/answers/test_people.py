"""Whom a question means."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus import Article, Corpus
from corpus.answers import people


@pytest.fixture
def say(corpus: Corpus, article: Callable[..., Article]) -> Callable[..., None]:
    """Stores an article of these sentences."""

    def say(*sentences: str, **values: object) -> None:
        text = " ".join(sentences)
        corpus.add([article(text, title="The day", key=text, **values)])

    return say


def names(corpus: Corpus, name: str, topic: str | None = None) -> list[str]:
    return [speaker.name for speaker in corpus.ask(people.whom, name, topic).speakers]


def test_the_one_who_is_clearly_more_quoted_is_meant_and_the_other_is_at_hand(
    corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("one", *["Otto Krol"] * 6, *["Mina Krol"] * 2)
    whom = corpus.ask(people.whom, "krol")
    assert whom.speaker
    assert whom.speaker.name == "Otto Krol"
    assert [speaker.name for speaker in whom.others] == ["Mina Krol"]


def test_of_two_often_quoted_both_are_to_choose_from(
    corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("one", *["Otto Krol"] * 5, *["Mina Krol"] * 2)
    assert names(corpus, "krol") == ["Otto Krol", "Mina Krol"]


def test_who_speaks_of_the_topic_is_meant_though_less_quoted(
    corpus: Corpus, say: Callable[..., None]
) -> None:
    say(*["“The tolls must rise again,” said Otto Krol."] * 9)
    say("“The eels are gone for good,” said Mina Krol.")
    whom = corpus.ask(people.whom, "krol", "eels")
    assert [speaker.name for speaker in whom.speakers] == ["Mina Krol"]
    assert [speaker.name for speaker in whom.others] == ["Otto Krol"]
