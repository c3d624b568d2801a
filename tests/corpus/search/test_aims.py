"""What a question asks for, and which sentence has that."""

from __future__ import annotations

import pytest

from corpus.search import aims
from corpus.search.aims import Aim
from corpus.text import sentences
from corpus.types import Term

QUESTIONS = {
    "why was the ferry stopped": Aim.REASON,
    "What caused the flood?": Aim.REASON,
    "and why did it sink": Aim.REASON,
    "how many people were on board": Aim.NUMBER,
    "what is the population of Almery": Aim.NUMBER,
    "what is the price of the ticket": Aim.MONEY,
    "what does the toll cost a ship": Aim.MONEY,
    "how old is the bridge": Aim.AGE,
    "how fast was the wind": Aim.SPEED,
    "how long will the tunnel be": Aim.EXTENT,
    "how far is it to Almery": Aim.EXTENT,
    "how often does the ferry sail": Aim.OFTEN,
    "how does the fever spread": Aim.MANNER,
    "who is Anna Krol": Aim.MEANING,
    "what is a sluice": Aim.MEANING,
    "what did the inspectors find": Aim.ANYTHING,
    "tell me which ship was the first": Aim.ANYTHING,
    "ferry price": Aim.MONEY,
    "tunnel length": Aim.EXTENT,
    "when did the bridge open": Aim.TIME,
    "in which year was it built": Aim.TIME,
    "where was the treaty signed": Aim.PLACE,
    "in which city do they meet": Aim.PLACE,
    "who opened the bridge": Aim.PERSON,
    "whose bridge is it": Aim.PERSON,
    "did Krol open the bridge": Aim.ANYTHING,
    "the length and the breadth of the land": None,
    "whyalla steel": None,
    "the bridge": None,
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_first_words_say_what_a_question_asks_for(question: str) -> None:
    assert aims.aim_of(question) is QUESTIONS[question]


ARTICLE = (
    "The ferry to Hollenby was stopped on Monday. The captain had a cold and stayed at home."
    " Inspectors ordered it because the hull was cracked and the ferry took in water."
    " The ferry carried 240 people a day from Almery. Anna Krol inspected the ferry."
    " The ticket has its friends. The price is 3 crowns. It makes 12 knots with the ferry's old"
    " engine. The crossing takes forty minutes. Two drowned last year. The captain lives in Almery."
    " He is 61 and owns 2 boats. Anna Krol, an engineer, has one."
)
SENTENCES = {
    "why was the ferry stopped": "Inspectors ordered it because",
    "how many people did the ferry carry": "The ferry carried 240",
    "when was the ferry stopped": "The ferry to Hollenby was stopped on Monday",
    "where does the ferry come from": "The ferry carried 240",
    "who inspected the ferry": "Anna Krol inspected",
    "who is Anna Krol": "Anna Krol, an engineer",
    "how old is the captain": "He is 61",
    "how much does the ticket cost": "The price is",
    "how fast can the ferry go": "It makes",
    "how long does the voyage last": "The crossing takes",
    "how many have died": "Two drowned",
}


@pytest.mark.parametrize("question", SENTENCES)
def test_the_sentence_that_answers_has_the_kind_of_thing_and_some_of_the_words(
    question: str,
) -> None:
    words = [word for word in question.lower().split() if len(word) > 3]
    terms = [Term(word, 1.0, {word: 1.0}) for word in words]
    aim = aims.aim_of(question)
    assert aim is not None
    (score, span), *_ = aims.answering(aim, question, terms, ARTICLE, sentences(ARTICLE))
    assert span.of(ARTICLE).startswith(SENTENCES[question])
    assert 0 < score <= 2


def test_an_article_without_such_a_thing_has_no_answer() -> None:
    terms = [Term("ferry", 1.0, {"ferry": 1.0})]
    text = "The ferry is old. It is blue."
    assert aims.answering(Aim.REASON, "why is it old", terms, text, sentences(text)) == []
    assert aims.answering(Aim.NUMBER, "how old", terms, text, []) == []


def test_a_name_that_the_question_has_is_no_answer_to_who() -> None:
    assert aims.worth(Aim.PERSON, "Then came Krol.", "who met Krol") == 0
    assert aims.worth(Aim.PERSON, "Then came Berg.", "who met Krol") > 0


def test_a_capital_that_only_begins_a_sentence_is_no_name() -> None:
    assert aims.worth(Aim.PERSON, "Tomorrow it rains.", "who met Krol") == 0
    assert aims.worth(Aim.PERSON, "The Krol of old.", "who met Krol") == 0
    assert aims.worth(Aim.PERSON, "Berg, an engineer, came.", "who met Krol") > 0
    assert aims.worth(Aim.PERSON, "Eva Berg came.", "who met Krol") > 0


def test_what_stands_before_a_sentence_says_what_it_is_of() -> None:
    text = (
        "The bridge opened in May. It cost 3 million crowns."
        "\n\nThe hall opened in June. It cost 4 million crowns."
    )
    terms = [Term(word, 1.0, {word: 1.0}) for word in ("hall", "cost")]
    (_, span), *_ = aims.answering(
        Aim.MONEY, "how much did the hall cost", terms, text, sentences(text), "News"
    )
    assert span.of(text) == "It cost 4 million crowns."


def test_the_next_best_comes_too_where_it_is_about_as_likely() -> None:
    terms = [Term("minister", 1.0, {"minister": 1.0})]
    text = "A new minister was named by Anna Krol. The minister is Ivo Berg. It rains in Almery."
    spans = sentences(text)
    hits = aims.answering(Aim.PERSON, "who is the new minister", terms, text, spans)
    assert [span for _, span in hits] == spans[:2]
