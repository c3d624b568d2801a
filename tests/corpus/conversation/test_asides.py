"""What is no question, or in a language that is not read, is not searched for."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corpus import Answer, Article, Corpus
from corpus.answers.about import TalkAnswer
from corpus.conversation import answering
from corpus.questions.smalltalk import SmallTalk, Talk

NOW = datetime(2024, 9, 18, tzinfo=UTC)
GERMAN = (
    "Der Stadtrat von Hollenby hat über die neue Brücke abgestimmt."
    " Die Brücke kostet nach Angaben des Bürgermeisters 685 Millionen Kronen."
)


def answer(corpus: Corpus, message: str) -> object:
    return corpus.ask(answering.respond, message, NOW, None, 6).answer


@pytest.mark.parametrize("message", ["hi", "thx!", "who are you", "how do i follow someone", "🙂"])
def test_small_talk_is_answered_and_not_searched_for(sample_corpus: Corpus, message: str) -> None:
    assert isinstance(answer(sample_corpus, message), TalkAnswer)


def test_a_question_in_another_language_is_not_searched_for_in_vain(sample_corpus: Corpus) -> None:
    aside = answer(sample_corpus, "was hat Kjeldahl über den Vertrag gesagt")
    assert isinstance(aside, TalkAnswer)
    assert aside.talk == SmallTalk(Talk.PUZZLED, "de")


def test_an_archive_in_that_language_is_searched(corpus: Corpus) -> None:
    corpus.add([Article("Brücke beschlossen", GERMAN, "bridge", language="de")], NOW)
    passages = answer(corpus, "wie viel kostet die neue brücke von Hollenby")
    assert isinstance(passages, Answer)
    assert passages.hits


def test_what_is_only_manners_is_no_part_of_a_question(sample_corpus: Corpus) -> None:
    polite = "hey, could you please tell me what Kjeldahl said about the treaty, thanks"
    plain = "what Kjeldahl said about the treaty"
    assert answer(sample_corpus, polite) == answer(sample_corpus, plain)
