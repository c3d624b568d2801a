"""Conversations as readable files: what a person says, and what any reader would want to see then.

A line `KIND > message` is a turn; the lines below it say what holds of the answer; an empty line
ends the conversation. Alternatives stand between bars, and one of them is enough.

    has: herring | nets      stands in the answer: a part of the sentence that answers, or a name
    first: narrow yes        stands in the first item of the answer
    own: Ingrid Vasmoen      stands in the bot's own words: in no quotation, and not in the message
    not: passport            stands nowhere in it
    passage, no passage      there are eight words in a row of an article, or none
    honest                   the bot says that it has nothing, or cannot
    follows: speaker Anna Krol on eels in The Lantern, weekly sat+sun 09:00; words dams, paused
    settings: timezone Europe/Berlin, quiet 22:00-07:00, silent, paused 7

What is followed must be that and no more; "nothing" is nothing. A turn may also say how it comes:
`on: 2`, as a reply to what the bot answered to the second turn; `quotes: ...`, as a reply to a
message with these words; `forwarded`, from somebody; `wait: 40`, so many minutes later; `restart`,
after the bot was stopped and started. `chat: group` may begin a conversation. A line with # is a
remark.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CONVERSATIONS = Path(__file__).parents[1] / "data" / "conversations"
ARTICLES = CONVERSATIONS / "articles"
HALVES = ("seen", "unseen")
# Whoever says one of these asks a question of its own, whatever was talked about before.
OF_THEIR_OWN = frozenset(
    {
        *("person", "person+topic", "who said", "fact", "role", "org", "nickname", "two people"),
        *("over time", "quote check", "summary", "stories", "timeline", "time"),
    }
)
KINDS = {
    *(*OF_THEIR_OWN, "follow-up", "new", "wish", "settings"),
    *("meta", "small talk", "other language", "honesty"),
}


@dataclass(frozen=True)
class Expectation:
    """One of `choices` holds of the answer, or none of them where `is_barred`.

    A choice is a part of the text, or "<own>" and such a part of the bot's own words, or
    "<passage>" or "<honest>".
    """

    choices: tuple[str, ...]
    is_first: bool = False
    is_barred: bool = False


@dataclass(frozen=True)
class Turn:
    """What a person says, and what is expected then.

    `follows` and `settings` are as written; `answered` is the turn whose answer it is a reply to.
    """

    kind: str
    message: str
    expectations: tuple[Expectation, ...] = ()
    follows: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    answered: int | None = None
    quoted: str | None = None
    minutes: int = 0
    is_forwarded: bool = False
    is_after_restart: bool = False


@dataclass(frozen=True)
class Conversation:
    """Turns that share a chat; `name` tells its file and line."""

    name: str
    turns: tuple[Turn, ...]
    is_group: bool = False


def conversations(half: str) -> list[Conversation]:
    """All conversations of a half, by file."""
    files = sorted((CONVERSATIONS / half).glob("*.txt"))
    return [conversation for file in files for conversation in _in_file(half, file)]


def _in_file(half: str, file: Path) -> Iterator[Conversation]:
    block: list[str] = []
    start = 0
    for number, line in enumerate([*file.read_text(encoding="utf-8").splitlines(), ""], 1):
        if line.startswith("#"):
            continue
        if line.strip():
            start = start if block else number
            block.append(line.strip())
        elif block:
            yield _conversation(f"{half}/{file.name}:{start}", block)
            block = []


def _conversation(name: str, lines: list[str]) -> Conversation:
    is_group = lines[0] == "chat: group"
    turns: list[list[str]] = []
    for line in lines[is_group:]:
        if " > " in line:
            turns.append([line])
        elif turns:
            turns[-1].append(line)
        else:
            raise ValueError(f"{name}: {line!r} stands before the first turn")
    return Conversation(name, tuple(_turn(name, turn) for turn in turns), is_group)


def _turn(name: str, lines: list[str]) -> Turn:
    kind, message = lines[0].split(" > ", 1)
    if kind not in KINDS:
        raise ValueError(f"{name}: no kind {kind!r}")
    pairs = [_pair(name, line) for line in lines[1:]]
    values = dict(pairs)
    return Turn(
        kind,
        message,
        tuple(expectation for key, value in pairs for expectation in _expectation(key, value)),
        tuple(_choices(values.get("follows", ""))),
        tuple(part.strip() for part in values.get("settings", "").split(",") if part),
        int(values["on"]) - 1 if "on" in values else None,
        values.get("quotes"),
        int(values.get("wait", 0)),
        "forwarded" in values,
        "restart" in values,
    )


_KEYS = {*("has", "first", "own", "not", "follows", "settings", "on", "quotes", "wait")}
_SIGNS = {"honest": "<honest>", "passage": "<passage>"}


def _pair(name: str, line: str) -> tuple[str, str]:
    if line == "no passage":
        return "not", "passage"
    if line in ("forwarded", "restart"):
        return line, "yes"
    if line.split(" | ")[0] in _SIGNS:
        return "has", line
    key, _, value = line.partition(": ")
    if key not in _KEYS or not value:
        raise ValueError(f"{name}: what is {line!r}?")
    return key, value


def _choices(value: str) -> list[str]:
    return [part.strip() for part in value.split(" | ") if part.strip()]


def _expectation(key: str, value: str) -> Iterator[Expectation]:
    choices = [_SIGNS.get(choice, choice.replace("own:", "<own>")) for choice in _choices(value)]
    if key == "own":
        choices = [f"<own>{choice}" for choice in choices]
    if key in ("has", "first", "own", "not"):
        yield Expectation(tuple(choices), key == "first", key == "not")
