"""Whole messages, as they read in a chat, beside what was asked for them.

Each file in data/messages is one case. Its first lines, up to an empty one, are what a person
does: a question, and `[label]` for a button pressed after it. The rest is the last message that
comes of it, with > for quoted, ** for bold, [title](link), and the buttons in brackets.

After a change of wording, write them anew and read the difference before you keep it:

    REWRITE_MESSAGES=1 pytest tests/handlers/replies && git diff tests/data/messages
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fakes import Chat, readable
from golden import compare, written

CASES = sorted((Path(__file__).parents[2] / "data" / "messages").glob("*.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
async def test_a_message_reads_as_it_is_written_down(case: Path, chat: Chat) -> None:
    steps, _, wanted = written(case).partition("\n\n")
    for step in steps.splitlines():
        button = re.fullmatch(r"\[(.+)\]", step)
        (message,) = await (chat.press(button[1]) if button else chat.say(step))
    compare(case, steps, wanted, readable(message) + "\n")


def test_there_are_messages_to_compare() -> None:
    assert len(CASES) >= 12
