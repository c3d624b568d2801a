"""A turn comes back as it was written down."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corpus import Act, Question
from corpus.conversation import turns
from corpus.conversation.turns import About, Exhibit, Turn


@pytest.mark.parametrize(
    "turn",
    [
        Turn(About.PASSAGES, "why?"),
        Turn(
            About.SPEECH,
            "what did Kjeldahl say about the treaty since 2019",
            Question("Kjeldahl", "the treaty", datetime(2019, 1, 1, tzinfo=UTC), act=Act.THOUGHT),
            ("Anders Kjeldahl", "Edith Halloran"),
            "the treaty",
            (Exhibit(3, 10, 40, 7),),
            (3, 4),
            "said:1:2:5",
            5,
        ),
    ],
)
def test_a_turn_comes_back_as_it_was_written_down(turn: Turn) -> None:
    assert turns.read(turns.write(turn)) == turn
