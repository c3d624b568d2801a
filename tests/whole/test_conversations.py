"""Conversations as any reader would have them, over news that the bot has not met before.

`make conversations` prints the same by kind; support/conversations.py tells what a turn may expect.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from conversations import CONVERSATIONS, HALVES, Conversation, Expectation, Turn, conversations
from judging import Answer, Words, faults, plain
from talking import Stage

FLOORS = tomllib.loads((CONVERSATIONS / "floor.toml").read_text())
WORDS = Words([("Eels return", "The eels of the lower river have come back after nine dry years.")])
FOUND = Answer(
    "Ida Moen on eels\n\n> 1. The eels of the lower river have come back after nine dry years.\n"
    "— The Lantern · 2 May 2024\n\n> 2. They like the mud.\n— The Lantern · 3 May 2024"
)


@pytest.fixture(scope="session")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return Stage(tmp_path_factory.mktemp("stage"))


@pytest.mark.parametrize("half", HALVES)
async def test_as_many_turns_pass_as_ever_and_none_crashes(half: str, stage: Stage) -> None:
    passes, crashes = [], {}
    for conversation in conversations(half):
        results, trouble = await stage.hold(conversation)
        passes += [not result.faults for result in results]
        crashes |= {conversation.name: trouble} if trouble else {}
    assert crashes == {}
    assert 100 * sum(passes) / len(passes) >= FLOORS[half]


# --- the files --------------------------------------------------------------------------


def test_there_are_eighty_conversations_and_three_hundred_single_messages_in_like_halves() -> None:
    halves = [conversations(half) for half in HALVES]
    lengths = [[len(conversation.turns) for conversation in half] for half in halves]
    assert sum(3 <= length <= 8 for half in lengths for length in half) >= 80
    assert sum(length == 1 for half in lengths for length in half) >= 300
    kinds = [{turn.kind for one in half for turn in one.turns} for half in halves]
    assert kinds[0] == kinds[1]
    assert abs(sum(lengths[0]) - sum(lengths[1])) <= 10


def _misplaced(conversation: Conversation, text: str) -> list[str]:
    """Expectations that no article can meet, and barred words that stand in none."""
    expectations = [one for turn in conversation.turns for one in turn.expectations]
    wrong = []
    for expectation in expectations:
        parts = [choice for choice in expectation.choices if not choice.startswith("<")]
        stands = [plain(part) in text for part in parts]
        is_right = all(stands) if expectation.is_barred else any(stands)
        if len(parts) == len(expectation.choices) and not is_right:
            wrong.append(f"{conversation.name}: {' | '.join(parts)}")
    return wrong


def test_what_is_expected_of_an_answer_stands_in_an_article(stage: Stage) -> None:
    everything = [conversation for half in HALVES for conversation in conversations(half)]
    assert [line for one in everything for line in _misplaced(one, stage.words.text)] == []


@pytest.mark.parametrize(
    "line", ["gossip > hello", "fact > how many?\nhas 7", "has: 7\nfact > how many?"]
)
def test_a_line_that_says_nothing_is_refused(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "seen").mkdir()
    (tmp_path / "seen" / "bad.txt").write_text(line)
    monkeypatch.setattr("conversations.CONVERSATIONS", tmp_path)
    with pytest.raises(ValueError, match=r"seen/bad\.txt:1"):
        conversations("seen")


# --- the judge --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expectation", "is_right"),
    [
        (Expectation(("come back", "gone")), True),
        (Expectation(("com",)), False),
        (Expectation(("like the mud",)), True),
        (Expectation(("like the mud",), is_first=True), False),
        (Expectation(("like the mud",), is_barred=True), False),
        (Expectation(("<own>Ida Moen",)), True),
        (Expectation(("<own>come back",)), False),
        (Expectation(("<own>eels",)), True),
        (Expectation(("<own>tell me",)), False),
        (Expectation(("<passage>",)), True),
        (Expectation(("<honest>",)), False),
    ],
)
def test_an_answer_is_judged_by_each_expectation(expectation: Expectation, is_right: bool) -> None:
    turn = Turn("person", "tell me", (expectation,))
    assert (faults(turn, FOUND, WORDS) == []) is is_right


def test_what_is_only_the_message_again_is_not_the_bots_own() -> None:
    turn = Turn("person", "Ida Moen", (Expectation(("<own>Ida Moen",)),))
    assert faults(turn, Answer("What is “Ida Moen”?"), WORDS) != []


def test_an_honest_no_is_one_in_the_bots_words() -> None:
    turn = Turn("honesty", "snow?", (Expectation(("<honest>",)),))
    assert faults(turn, Answer("The archive has nothing on snow."), WORDS) == []
    assert faults(turn, Answer("> Nothing was lost.\nIda Moen"), WORDS) != []


def test_nothing_is_no_answer() -> None:
    assert faults(Turn("small talk", "hi"), Answer(" "), WORDS) == ["no answer"]
