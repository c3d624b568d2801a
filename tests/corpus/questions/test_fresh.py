"""What is asked to be new since the last question."""

from __future__ import annotations

import pytest

from corpus.questions.fresh import Fresh, read


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("anything new on the dam since I last asked?", "the dam"),
        ("Is there anything new about the dam since I last asked", "the dam"),
        ("any news on the dam since my last question", "the dam"),
        ("what's new with the dam since last time?", "the dam"),
        ("any updates on the dam since i asked", "the dam"),
        ("what did I miss on the dam since I last checked", "the dam"),
        ("anything new since I last asked", None),
        ("anything new on that since last time?", None),
    ],
)
def test_what_is_new_since_the_last_question_is_asked(words: str, topic: str | None) -> None:
    assert read(words) == Fresh(topic)


@pytest.mark.parametrize(
    "words",
    [
        "any news on the dam since yesterday",
        "anything new on the dam?",
        "what did krol say since he last spoke",
        "anything new on " + "eels " * 70 + "since i last asked",
        "",
    ],
)
def test_a_time_and_other_questions_are_not(words: str) -> None:
    assert read(words) is None
