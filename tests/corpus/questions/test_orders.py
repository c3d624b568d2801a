"""In which order somebody wants what was said."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corpus import Order, Question
from corpus.questions import forms
from corpus.questions.line import parse_line

NOW = datetime(2024, 9, 18, 15, 30, tzinfo=UTC)
NEWEST, OLDEST = Order.NEWEST, Order.OLDEST


def asks(text: str) -> Question:
    """The question of a line, or the likeliest reading of it."""
    line = parse_line(text, NOW)
    question = forms.parse_question(line) or forms.readings(line.plain)[0]
    return Question(question.name, question.topic, order=question.order)


@pytest.mark.parametrize(
    ("text", "name", "topic", "order"),
    [
        ("latest from Krol", "Krol", None, NEWEST),
        ("any recent word from Krol", "Krol", None, NEWEST),
        ("have you got any new comments by Krol on tolls", "Krol", "tolls", NEWEST),
        ("anything recent from Krol", "Krol", None, NEWEST),
        ("the latest by Krol on tolls", "Krol", "tolls", NEWEST),
        ("show me the latest quotes from Krol about tolls", "Krol", "tolls", NEWEST),
        ("most recent statement of Krol", "Krol", None, NEWEST),
        ("newest Krol quotes", "Krol", None, NEWEST),
        ("latest Krol statements on tolls", "Krol", "tolls", NEWEST),
        ("Krol on tolls, newest first", "Krol", "tolls", NEWEST),
        ("krol on tolls most recent first", "krol", "tolls", NEWEST),
        ("Krol on tolls (latest quotes first)", "Krol", "tolls", NEWEST),
        ("Krol on tolls sorted by date", "Krol", "tolls", NEWEST),
        ("what did Krol say about tolls recently?", "Krol", "tolls", NEWEST),
        ("what did Krol last say about tolls", "Krol", "tolls", NEWEST),
        ("what has krol said lately", "krol", None, NEWEST),
        ("what has Krol said lately about tolls", "Krol", "tolls", NEWEST),
        ("what is the last thing Krol said about tolls", "Krol", "tolls", NEWEST),
        ("last thing krol said", "krol", None, NEWEST),
        ("Krol's latest comments on tolls", "Krol", "tolls", NEWEST),
        ("what's new from Krol", "Krol", None, NEWEST),
        ("first quote by Krol", "Krol", None, OLDEST),
        ("the first thing Krol ever said about tolls", "Krol", "tolls", OLDEST),
        ("Krol's first words on tolls", "Krol", "tolls", OLDEST),
        ("Krol on tolls, oldest first", "Krol", "tolls", OLDEST),
        ("Krol on tolls chronologically", "Krol", "tolls", OLDEST),
        ("Krol on tolls in chronological order", "Krol", "tolls", OLDEST),
        ("what did Krol say about tolls?", "Krol", "tolls", Order.BEST),
        ("what did Krol say about the first bridge", "Krol", "the first bridge", Order.BEST),
        ("Krol on the latest tolls", "Krol", "the latest tolls", Order.BEST),
    ],
)
def test_an_order_is_read_and_costs_nothing_else(
    text: str, name: str, topic: str | None, order: Order
) -> None:
    assert asks(text) == Question(name, topic, order=order)


def test_an_order_stands_beside_a_time() -> None:
    line = parse_line("Krol since 2019 newest first", NOW)
    assert line.plain.words == "Krol"
    assert line.plain.since == datetime(2019, 1, 1, tzinfo=UTC)
    assert line.plain.order is NEWEST
