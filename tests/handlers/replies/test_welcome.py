"""The first words have questions that this archive answers."""

from __future__ import annotations

from corpus import Examples
from handlers.replies import welcome

EXAMPLES = Examples(("Anna Krol", "Ivo Berg"), ("river", "NATO"), ("Bridge opens",))


def test_an_empty_archive_says_how_to_fill_it() -> None:
    assert "onrecord load PATH" in welcome.greeting(EXAMPLES, 0).text
    assert "1,200 news articles" in welcome.greeting(EXAMPLES, 1_200).text


def test_questions_ask_for_speakers_topics_and_headlines() -> None:
    assert welcome.example_questions(EXAMPLES) == [
        "What did Anna Krol say about the river?",
        "What did Ivo Berg say?",
        "Who said something about NATO?",
        "Bridge opens",
    ]
    assert welcome.example_questions(Examples(("Anna Krol",))) == ["What did Anna Krol say?"]
    assert welcome.example_questions(Examples()) == []


def test_help_asks_of_this_archive_or_of_anything() -> None:
    text = welcome.help_(EXAMPLES).text
    assert "What did Anna Krol say about the river?" in text
    assert "Bridge opens" in text
    assert "What did Jane Doe say about the budget?" in welcome.help_(Examples()).text
