"""Several people on one thing: each under their own name, and only where each is somebody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from corpus import Article, Corpus, Question
from corpus.answers import sides
from corpus.answers.sides import SidesAnswer
from corpus.questions.line import parse_line
from corpus.questions.sides import read

NOW = datetime(2024, 9, 18, tzinfo=UTC)
NEWS = (
    "“The eels must have a ladder,” said Otto Krol. “The tolls will rise,” said Otto Krol.",
    "“No eel needs a ladder,” said Mina Berg. “Eels climb by themselves,” said Mina Berg.",
    "“Our shops stay open,” said Marks and Spencer in a statement.",
    "Trinidad and Tobago's prime minister, Pavel Novak, said the ferry would return.",
)


@pytest.fixture
def people(corpus: Corpus, article: Callable[..., Article]) -> Corpus:
    corpus.add([article(text, title="The day", key=text) for text in NEWS])
    return corpus


def answer(corpus: Corpus, words: str, limit: int = 6) -> SidesAnswer | None:
    return corpus.ask(sides.answer, read(parse_line(words, NOW)), limit)


def shown(answer: SidesAnswer | None) -> dict[str, list[str]]:
    assert answer
    return {
        side.speaker.name if side.speaker else side.question.name or "": [
            hit.quote.sentence.of(hit.article.text) for hit in side.hits
        ]
        for side in answer.sides
    }


@pytest.mark.parametrize(
    "words",
    [
        "krol and berg on eels",
        "berg vs krol eels",
        "what did krol and berg say about eels",
        "how does Krol differ from Berg on eels",
    ],
)
def test_each_persons_words_stand_under_their_own_name(people: Corpus, words: str) -> None:
    both = {name: sorted(words) for name, words in shown(answer(people, words)).items()}
    assert both == {
        "Otto Krol": ["“The eels must have a ladder,” said Otto Krol."],
        "Mina Berg": [
            "“Eels climb by themselves,” said Mina Berg.",
            "“No eel needs a ladder,” said Mina Berg.",
        ],
    }


def test_they_share_the_page_and_the_others_are_counted(people: Corpus) -> None:
    page = answer(people, "krol and berg on eels", limit=2)
    assert page
    assert [(len(side.hits), side.count) for side in page.sides] == [(1, 1), (1, 2)]


def test_who_said_nothing_on_it_is_there_without_words(people: Corpus) -> None:
    assert shown(answer(people, "novak and berg on eels"))["Pavel Novak"] == []


@pytest.mark.parametrize(
    "words",
    [
        "marks and spencer",
        "marks and spencer on eels",
        "bread and butter on eels",
        "krol and bread on eels",
        "the ministry of eels and ferry on tolls",
        "krol and krol on eels",
        "what did krol say about eels and tolls",
    ],
)
def test_and_does_not_part_what_is_no_two_people(people: Corpus, words: str) -> None:
    assert answer(people, words) is None


def test_a_stranger_beside_somebody_is_told_where_the_words_name_people(people: Corpus) -> None:
    assert shown(answer(people, "what did krol and xylophanes say about eels"))["xylophanes"] == []
    assert answer(people, "krol and xylophanes on eels") is None
    assert answer(people, "what did krol and ladder say about eels") is None


def test_each_is_heard_on_the_other(corpus: Corpus, article: Callable[..., Article]) -> None:
    text = "“Berg sold the ferry,” said Otto Krol. “Krol sank it,” said Mina Berg."
    corpus.add([article(text, title="The day")])
    both = shown(answer(corpus, "krol and berg on each other"))
    assert both["Otto Krol"] == ["“Berg sold the ferry,” said Otto Krol."]
    assert both["Mina Berg"] == ["“Krol sank it,” said Mina Berg."]


def test_an_office_stands_for_who_holds_it(corpus: Corpus, article: Callable[..., Article]) -> None:
    text = (
        "Turkish Foreign Minister Otto Krol said the eels were safe."
        " Russian Foreign Minister Mina Berg said no eel was safe."
    )
    corpus.add([article(text, title="The day")])
    page = answer(corpus, "the turkish and russian foreign ministers on eels")
    assert list(shown(page)) == ["Otto Krol", "Mina Berg"]


def test_an_article_stands_before_organisations_and_offices_only(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    text = (
        "“No eel is safe,” said Otto Bridge. The White House said the eels were safe."
        " The Kremlin said it had no eels."
    )
    corpus.add([article(text, title="The day")])
    assert corpus.ask(sides.named, Question("Bridge"))
    assert corpus.ask(sides.named, Question("the bridge")) is None
    page = answer(corpus, "the kremlin and the white house on eels")
    assert list(shown(page)) == ["Kremlin", "White House"]


def test_who_has_no_words_on_it_is_heard_on_the_other_where_that_one_has(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    texts = (
        "“The eels must have a ladder,” said Otto Krol. It rained all day in Hollenby on Monday."
        " The council met in the old hall and the lamps were lit at four. Nobody came by ferry."
        " Mina Berg said Krol was a dreamer.",
        "“Krol has a fine hat,” said Mina Berg.",
    )
    corpus.add([article(text, title=text[-20:], key=text) for text in texts])
    both = shown(answer(corpus, "krol and berg on eels"))
    assert both["Mina Berg"] == ["Mina Berg said Krol was a dreamer."]


def test_without_a_topic_what_they_say_of_each_other_comes_first(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    text = (
        "“The tolls will rise,” said Otto Krol. “Berg counts badly,” said Otto Krol."
        " “The ferry is late,” said Mina Berg."
    )
    corpus.add([article(text, title="The day", key="one")])
    words = shown(answer(corpus, "krol and berg", 2))
    assert words["Otto Krol"] == ["“Berg counts badly,” said Otto Krol."]
