"""Whom a nickname means by what the articles say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from corpus import Article, Corpus
from corpus.answers import said

NOW = datetime(2025, 10, 1, tzinfo=UTC)


@pytest.fixture
def coast(corpus: Corpus, article: Callable[..., Article]) -> Corpus:
    """Articles that give nicknames, and some that use them."""
    texts = [
        "“The dam will hold,” Mina Krol said. Newspapers call her the Iron Aunt.",
        "Mayor Otto Halloran ran a bank. The mayor, whom friends and headline writers call Ossie,"
        " said that the bank was closed.",
        "“I count eels,” said Ada Beatrix Quill, who is known to her supporters simply as Abbie.",
        "Igor “Mole” Fisk said that the tunnel was dry. Igor Fisk left.",
        "“The tunnel is wet,” Igor Fisk said.",
        "Lena Voss called Ossie a liar and said that the eels were gone.",
        "Otto Halloran, the mayor, said that the quay was old.",
    ]
    corpus.add(article(text, title="The day", key=text) for text in texts)
    return corpus


@pytest.mark.parametrize(
    ("words", "name", "topic"),
    [
        ("the iron aunt on the dam", "Mina Krol", "the dam"),
        ("iron aunt dam", "Mina Krol", "dam"),
        ("abbie on eels", "Ada Beatrix Quill", "eels"),
        ("ossie on the quay", "Otto Halloran", "the quay"),
        ("mole tunnel", "Igor Fisk", "tunnel"),
        ("A.B.Q. on eels", "Ada Beatrix Quill", "eels"),
    ],
)
def test_a_nickname_is_whose_the_articles_say(
    words: str, name: str, topic: str, coast: Corpus
) -> None:
    line = coast.ask(lambda archive: archive.line(words, NOW))
    question = coast.ask(said.read_question, line)
    assert question
    assert question.topic == topic
    answer = coast.ask(said.answer, question, 5)
    assert answer.speaker
    assert answer.speaker.name.split()[-1] == name.split()[-1]


@pytest.mark.parametrize("words", ["liar", "the dam", "bank"])
def test_other_words_are_no_nickname(words: str, coast: Corpus) -> None:
    line = coast.ask(lambda archive: archive.line(words, NOW))
    assert coast.ask(said.read_question, line) is None
