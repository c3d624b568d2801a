"""Hold the conversations of tests/data: `make conversations` prints both halves by kind.

The unseen half is for nobody who makes the rules: of it only counts and places are listed.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from conversations import HALVES, conversations
from talking import Result, Stage


async def hold(stage: Stage, half: str, part: str) -> tuple[list[Result], list[str]]:
    """How every turn of a half went, of the files and lines that `part` names, and the crashes."""
    results: list[Result] = []
    crashes: list[str] = []
    for conversation in conversations(half):
        if part in conversation.name:
            turns, trouble = await stage.hold(conversation)
            results += turns
            crashes += [f"{conversation.name}: {line}" for line in trouble]
    return results, crashes


async def taken(stage: Stage, results: list[Result]) -> tuple[list[Result], int]:
    """The questions of their own that are answered otherwise after another, and of how many."""
    own = [result for result in results if result.is_of_its_own]
    return [result for result in own if await stage.is_taken(result)], len(own)


def table(half: str, results: list[Result]) -> list[str]:
    """Passed, of how many and the share, by kind, the weakest first."""
    kinds: dict[str, list[bool]] = defaultdict(list)
    for result in results:
        kinds[result.turn.kind].append(not result.faults)
        kinds["all"].append(not result.faults)
    rows = sorted(kinds.items(), key=lambda row: (row[0] == "all", sum(row[1]) / len(row[1])))
    lines = [f"{kind:<16}{sum(ok):>7}{len(ok):>6}{sum(ok) / len(ok):>8.1%}" for kind, ok in rows]
    return [f"{half:<16}{'passed':>7}{'of':>6}{'share':>8}", *lines]


def failures(results: list[Result], is_open: bool, has_answers: bool) -> list[str]:
    """Each turn that failed: where it stands, and with `is_open` what was said and is wrong."""
    lines = []
    for result in results:
        if result.faults:
            lines.append(f"{result.conversation.name} {result.turn.kind}")
            if is_open:
                lines += [f"  > {result.turn.message}", *(f"  {fault}" for fault in result.faults)]
                lines += [f"    | {line}" for line in result.text.splitlines() if has_answers]
    return lines


def main() -> None:
    """Read the options, hold the conversations, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=HALVES, help="only this half")
    parser.add_argument(
        "--part", default="", help="only what is in that file, or begins at FILE:LINE"
    )
    parser.add_argument("--kind", help="only the turns of this kind")
    parser.add_argument(
        "--failures", action="store_true", help="list what failed; of the unseen half where"
    )
    parser.add_argument(
        "--unseen-failures", action="store_true", help="list all of the unseen half too"
    )
    parser.add_argument(
        "--answers", action="store_true", help="show the answers that failed as well"
    )
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(Path(folder))
        for half in [options.half] if options.half else HALVES:
            results, crashes = asyncio.run(hold(stage, half, options.part))
            results = [one for one in results if options.kind in (None, one.turn.kind)]
            is_open = half != "unseen" or options.unseen_failures
            if options.failures or options.unseen_failures:
                print(*failures(results, is_open, options.answers), sep="\n")
            print(*table(half, results), *(f"crashed: {line}" for line in crashes), sep="\n")
            wrong, own = asyncio.run(taken(stage, results))
            print(f"taken for a follow-up: {len(wrong)} of {own}")
            if is_open and options.failures:
                print(*(f"  {one.conversation.name} {one.turn.message}" for one in wrong), sep="\n")
            print()


if __name__ == "__main__":
    main()
