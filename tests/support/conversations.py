"""Conversations as readable files: what a person says, and what any reader would want to see then.

A line `KIND > message` is a turn; the lines below it say what holds of the answer; an empty line
ends the conversation. Alternatives stand between bars, and one of them is enough.

    has: herring | nets      stands in the answer: a part of the sentence that answers, or a name
    first: narrow yes        stands in the first item of the answer
    own: Ingrid Vasmoen      stands in the bot's own words: in no quotation, and not in the message
    not: passport            stands nowhere in it
    passage, no passage      there are eight words in a row of an article, or none
    honest                   the bot says that it has nothing, or cannot
    follows: speaker Anna Krol on eels in The Lantern, weekly sat 09:00; words dams, daily *
    settings: timezone Europe/Berlin, quiet 22:00-07:00, silent, paused 7

What is followed must be that and no more; "nothing" is nothing. A turn may also say how it comes:
`on: 2`, as a reply to what the bot answered to the second turn; `quotes: ...`, as a reply to a
message with these words; `wait: 40`, so many minutes later. `chat: group` may begin a conversation.
A line with # is a remark.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from corpus.subscriptions.follows import Subscriber, Subscription
from corpus.subscriptions.schedule import Often

CONVERSATIONS = Path(__file__).parents[1] / "data" / "conversations"
ARTICLES = CONVERSATIONS / "articles"
HALVES = ("seen", "unseen")
TALK = ("person", "person+topic", "who said", "fact", "role", "org", "nickname", "two people")
KINDS = {
    *(*TALK, "over time", "quote check", "summary", "stories", "timeline", "time", "new"),
    *("follow-up", "wish", "settings", "meta", "small talk", "other language", "honesty"),
}

# --- the files --------------------------------------------------------------------------


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
    """What a person says, and what is expected then; `at` is its line in the file."""

    kind: str
    message: str
    expectations: tuple[Expectation, ...] = ()
    follows: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    answered: int | None = None
    quoted: str | None = None
    minutes: int = 0


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
    )


_KEYS = {*("has", "first", "own", "not", "follows", "settings", "on", "quotes", "wait")}
_SIGNS = {"honest": "<honest>", "passage": "<passage>"}


def _pair(name: str, line: str) -> tuple[str, str]:
    if line == "no passage":
        return "not", "passage"
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


# --- an answer --------------------------------------------------------------------------

_PASSAGE, _RUN = 8, 5
_SAME = str.maketrans("‘’“”–—\u00a0ı", "''\"\"-- i")
_HONEST = re.compile(
    r"\b(?:nothing|nobody|none|unknown|no (?:article|quote|passage|statement|record|one|such|other)"
    r"|not (?:in|know|here|there|find|found|sure|say|read|recorded|told|understand)"
    r"|(?:do|did|does|could|can) ?n[o']t|cannot)\b"
)


def plain(text: str) -> str:
    """Case, accents, white space, kinds of quotation marks and dashes do not matter."""
    letters = unicodedata.normalize("NFKD", text.translate(_SAME))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"\s+", " ", bare).strip().casefold()


def stands_in(part: str, text: str) -> bool:
    """Whether a part is in a text, both plain, and cuts no word of it."""
    start, end = (
        (r"(?<!\w)" if part[:1].isalnum() else ""),
        (r"(?!\w)" if part[-1:].isalnum() else ""),
    )
    return re.search(start + re.escape(part) + end, text) is not None


def _words(text: str) -> list[str]:
    return re.findall(r"[\w']+", plain(text))


def _runs(words: list[str], length: int) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + length]) for at in range(len(words) - length + 1))


class Words:
    """The words of all articles: they tell what an answer has from the archive."""

    def __init__(self, articles: list[tuple[str, str]]) -> None:
        """Take each article's title and text."""
        texts, titles = [_words(text) for _, text in articles], [_words(t) for t, _ in articles]
        self._passages = {run for words in texts for run in _runs(words, _PASSAGE)}
        self._passages -= {run for words in titles for run in _runs(words, _PASSAGE)}
        self._runs = {run for words in texts + titles for run in _runs(words, _RUN)}
        self.text = plain("\n".join(part for article in articles for part in article))

    def has_passage(self, answer: str) -> bool:
        """Whether eight words in a row of an article's text stand in it; a headline is none."""
        return any(run in self._passages for run in _runs(_words(answer), _PASSAGE))

    def without(self, answer: str) -> str:
        """A plain answer without what stands in articles."""
        spans = list(re.finditer(r"[\w']+", answer))
        letters = list(answer)
        for at in range(len(spans) - _RUN + 1):
            if tuple(span.group() for span in spans[at : at + _RUN]) in self._runs:
                start, end = spans[at].start(), spans[at + _RUN - 1].end()
                letters[start:end] = " " * (end - start)
        return "".join(letters)


@dataclass(frozen=True)
class Answer:
    """What the bot answered, as it is read: `> ` stands before what it quotes."""

    text: str
    follows: list[Subscription] = field(default_factory=list)
    subscriber: Subscriber | None = None
    pause: timedelta = timedelta()

    @property
    def first(self) -> str:
        """What comes first: to the end of the first item, or all where nothing is numbered."""
        lines = self.text.splitlines()
        one = next((at for at, line in enumerate(lines) if line.startswith("1. ")), None)
        if one is None:
            return self.text
        is_below = any(line.startswith("> ") for line in lines[:one])
        for at in range(one + 1, len(lines)):
            if (is_below and not lines[at].strip()) or lines[at].startswith("2. "):
                return "\n".join(lines[:at])
        return self.text


def faults(turn: Turn, answer: Answer, words: Words) -> list[str]:
    """What is wrong with an answer; empty where nothing is."""
    if not answer.text.strip():
        return ["no answer"]
    wrong = []
    for expectation in turn.expectations:
        text = answer.first if expectation.is_first else answer.text
        is_met = any(_holds(choice, text, turn, words) for choice in expectation.choices)
        if is_met is expectation.is_barred:
            place = " first" if expectation.is_first else ""
            verb = "must not be there" if expectation.is_barred else f"is not{place} there"
            wrong.append(f"{verb}: {' | '.join(expectation.choices)}")
    if turn.follows and not any(_is_followed(wish, answer.follows) for wish in turn.follows):
        wrong.append(f"follows {'; '.join(map(_shown, answer.follows)) or 'nothing'}")
    wrong += [f"not set: {part}" for part in turn.settings if not _is_set(part, answer)]
    return wrong


def _holds(choice: str, text: str, turn: Turn, words: Words) -> bool:
    if choice == "<passage>":
        return words.has_passage(text)
    quoted = re.sub(r"(?m)^> .*$", "", text)
    own = words.without(plain(quoted).replace(plain(turn.message), " "))
    if choice == "<honest>":
        return _HONEST.search(own) is not None
    if choice.startswith("<own>"):
        return stands_in(plain(choice.removeprefix("<own>")), own)
    return stands_in(plain(choice), plain(re.sub(r"(?m)^> ", "", text)))


# --- what is followed and set -----------------------------------------------------------

_FOLLOW = re.compile(
    r"(?P<kind>speaker|words|outlet|everything)(?: (?P<what>.+?))??(?: on (?P<topic>.+?))?"
    r"(?: without (?P<without>.+?))?(?: in (?P<outlet>.+?))?(?:, (?P<when>.+))?"
)
_IDLE = frozenset(["a", "an", "the", "of", "in", "on", "about", "news", "and", "for", "to"])
_DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def _bag(topic: str) -> set[str]:
    """The words of a topic without small ones and plural endings; a minus stays before a word."""
    tokens = re.findall(r"-?[\w']+", plain(topic))
    return {token.removesuffix("s") for token in tokens if token not in _IDLE}


def _when(subscription: Subscription) -> str:
    timing = subscription.schedule
    at = f"{timing.at:%H:%M}"
    if timing.often in (Often.AT_ONCE, Often.HOURLY):
        return str(timing.often)
    day = f"{_DAYS[timing.weekday]} " if timing.often is Often.WEEKLY else ""
    return f"{timing.often} {day}{at}"


def _shown(subscription: Subscription) -> str:
    follow = subscription.follow
    parts = (follow.speaker, follow.topic, follow.outlet, _when(subscription))
    return " / ".join(part or "-" for part in parts)


def _is_followed(wish: str, subscriptions: list[Subscription]) -> bool:
    """Whether exactly this is followed."""
    wishes = [] if wish == "nothing" else [part.strip() for part in wish.split(";")]
    remaining = list(subscriptions)
    for part in wishes:
        match = next((one for one in remaining if _is_same(part, one)), None)
        if match is None:
            return False
        remaining.remove(match)
    return not remaining


def _is_same(wish: str, subscription: Subscription) -> bool:
    match = _FOLLOW.fullmatch(wish)
    if match is None:
        raise ValueError(f"what is {wish!r}?")
    kind, what = match["kind"], match["what"] or ""
    follow = subscription.follow
    topic = what if kind == "words" else match["topic"] or ""
    without = {f"-{word}" for word in _bag(match["without"] or "")}
    outlet = what if kind == "outlet" else match["outlet"] or ""
    return (
        plain(follow.speaker or "") == (plain(what) if kind == "speaker" else "")
        and _bag(follow.topic or "") == _bag(topic) | without
        and plain(follow.outlet or "").removeprefix("the ") == plain(outlet).removeprefix("the ")
        and _is_then(match["when"], _when(subscription))
    )


def _is_then(wish: str | None, when: str) -> bool:
    if wish is None:
        return True
    return when.startswith(wish[:-1]) if wish.endswith("*") else when == wish


def _is_set(part: str, answer: Answer) -> bool:
    if answer.subscriber is None:
        return False
    hours = answer.subscriber.hours
    key, _, value = part.partition(" ")
    if key == "timezone":
        return hours.zone == value
    if key == "quiet":
        quiet = hours.quiet and f"{hours.quiet.start:%H:%M}-{hours.quiet.end:%H:%M}"
        return (quiet or "none") == value
    if key == "paused":
        return abs(answer.pause - timedelta(days=int(value))) <= timedelta(
            days=1 if value > "1" else 0
        )
    return answer.subscriber.is_silent is (part == "silent")
