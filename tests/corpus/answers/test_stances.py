"""Who is for something and who against it, by the words in which they speak."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from corpus import Article, Corpus
from corpus.answers import stances
from corpus.answers.stances import StanceAnswer
from corpus.questions.line import parse_line
from corpus.questions.stances import read

NOW = datetime(2024, 9, 18, tzinfo=UTC)
NEWS = (
    "Otto Krol presented the harbour dam on Monday. “The dam is wonderful,” said Otto Krol."
    " Senator Mina Berg criticised the dam as a waste of stone."
    " “This dam is a disgrace,” said Pavel Novak."
    " The mayor, Ida Rahn, welcomed the dam and praised Otto Krol."
    " Lars Holm said the dam would be ninety metres long.",
    "Mina Berg accused Otto Krol of hiding the price of the ferry."
    " “Otto Krol is a brave man,” said Ida Rahn."
    "\n\nOtto Krol said that Krol the engineer had been wrong about the stone.",
    "“The ferry leaves at nine,” said Lars Holm.",
)


@pytest.fixture
def dam(corpus: Corpus, article: Callable[..., Article]) -> Corpus:
    corpus.add([article(text, title=text[:20], key=text) for text in NEWS])
    return corpus


def answer(corpus: Corpus, words: str) -> StanceAnswer | None:
    asked = read(parse_line(words, NOW))
    assert asked
    return corpus.ask(stances.answer, asked, 5)


def who(answer: StanceAnswer | None) -> set[str]:
    assert answer
    return {hit.speaker.name for hit in answer.hits}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("who criticised the dam", {"Mina Berg", "Pavel Novak"}),
        ("who is against the dam?", {"Mina Berg", "Pavel Novak"}),
        ("who welcomed the dam", {"Ida Rahn", "Otto Krol"}),
        ("critics of krol", {"Mina Berg"}),
        ("who praised Krol", {"Ida Rahn"}),
        ("what do krol's opponents say", {"Mina Berg"}),
    ],
)
def test_those_who_take_the_stance_are_told(dam: Corpus, words: str, names: set[str]) -> None:
    assert who(answer(dam, words)) == names


def test_nobody_is_their_own_critic_or_admirer(dam: Corpus) -> None:
    assert "Otto Krol" not in who(answer(dam, "who criticised krol"))
    assert "Otto Krol" not in who(answer(dam, "who defended krol"))


def test_each_speaker_has_one_quote(dam: Corpus) -> None:
    page = answer(dam, "who criticised the dam")
    assert page
    assert len(page.hits) == len(who(page))


def test_one_person_is_asked_about(dam: Corpus) -> None:
    assert who(answer(dam, "did berg criticise the dam")) == {"Mina Berg"}
    assert who(answer(dam, "what did berg criticise")) == {"Mina Berg"}


def test_where_nothing_shows_it_what_was_said_at_all_is_given(dam: Corpus) -> None:
    page = answer(dam, "does berg support the dam")
    assert page
    assert page.hits == ()
    assert [hit.speaker.name for hit in page.others] == ["Mina Berg"]
    page = answer(dam, "who criticised the ferry times")
    assert page is None or page.hits == ()


def test_what_nobody_speaks_of_has_no_answer(dam: Corpus) -> None:
    assert answer(dam, "who criticised the zebras") is None
    assert answer(dam, "did xylophanes criticise the dam") is None


def test_a_role_leaves_those_who_have_it(dam: Corpus) -> None:
    assert who(answer(dam, "which senators criticised the dam")) == {"Mina Berg"}
    page = answer(dam, "which admirals criticised the dam")
    assert page
    assert page.is_any_role


def test_reactions_are_of_others_than_who_acted(dam: Corpus) -> None:
    names = who(answer(dam, "reactions to Krol's dam"))
    assert "Otto Krol" not in names
    assert {"Mina Berg", "Ida Rahn"} <= names
    assert "Lars Holm" not in names


def test_what_stands_beside_a_person_limits_what_counts(dam: Corpus) -> None:
    page = answer(dam, "who criticised krol over the ferry")
    assert who(page) == {"Mina Berg"}
    assert page
    assert page.subject
    assert page.subject.name == "Otto Krol"
    page = answer(dam, "who criticised krol over zebras")
    assert page is None or page.hits == ()


def test_that_nobody_criticises_somebody_known_is_an_answer(sample_corpus: Corpus) -> None:
    page = answer(sample_corpus, "critics of Dunne")
    assert page is not None
    assert page.subject is not None
    assert (page.subject.name, page.hits, page.others) == ("Małgorzata Dunne", (), ())
