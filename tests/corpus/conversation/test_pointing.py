"""What is wished for a message that is replied to."""

from __future__ import annotations

import pytest

from corpus.conversation.moves import Move
from corpus.conversation.pointing import read_pointing


@pytest.mark.parametrize(
    ("words", "move"),
    [
        ("summarize this", Move.SUMMARY),
        ("sum it up for me pls", Move.SUMMARY),
        ("Can you summarise this article?", Move.SUMMARY),
        ("tldr please", Move.SUMMARY),
        ("what's this about", Move.SUMMARY),
        ("what does he say?", Move.SUMMARY),
        ("explain", Move.SUMMARY),
        ("what was said in it", Move.QUOTES),
        ("who is quoted here?", Move.QUOTES),
        ("the whole text", Move.WHOLE),
        ("summarize the bridge article", None),
        ("what does he say about the bridge", None),
        ("next", None),
        ("", None),
    ],
)
def test_a_wish_for_what_is_replied_to(words: str, move: Move | None) -> None:
    step = read_pointing(words)
    assert (step.move if step else None) == move
