"""Whether an answer is what a conversation expects: its words, what is followed, what is set."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from conversations import Turn

from corpus.subscriptions.follows import Subscriber, Subscription
from corpus.subscriptions.schedule import Often

# --- an answer --------------------------------------------------------------------------

_PASSAGE, _RUN = 8, 5
_SAME = str.maketrans("‘’“”–—\u00a0ı", "''\"\"-- i")
_SECOND = re.compile(r"(?m)^(?:> )?2\. ")
_HONEST = re.compile(
    r"\b(?:nothing|nobody|none|unknown|no (?:answer|article|quote|passage|statement|record)"
    r"|no (?:one|such|other)"
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
        """What comes before the second item: all where nothing is numbered."""
        return _SECOND.split(self.text, maxsplit=1)[0]


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
    own = plain(re.sub(r"(?m)^> .*$", "", text))
    own = words.without(re.sub(rf'"{re.escape(plain(turn.message))}"', " ", own))
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
    if subscription.is_paused:
        return "paused"
    timing = subscription.schedule
    at = "+".join(f"{time:%H:%M}" for time in timing.times)
    if timing.often in (Often.AT_ONCE, Often.HOURLY):
        return str(timing.often)
    days = "+".join(_DAYS[day] for day in timing.days) + " "
    return f"{timing.often} {days if timing.often is Often.WEEKLY else ''}{at}"


def _shown(subscription: Subscription) -> str:
    follow = subscription.follow
    parts = (follow.speaker, follow.topic, follow.outlet, _when(subscription))
    return " / ".join(part or "-" for part in parts)


def _is_followed(wish: str, subscriptions: list[Subscription]) -> bool:
    """Whether exactly this is followed."""
    wishes = [] if wish == "nothing" else [_read(part.strip()) for part in wish.split(";")]
    remaining = list(subscriptions)
    for part in wishes:
        match = next((one for one in remaining if _is_same(part, one)), None)
        if match is None:
            return False
        remaining.remove(match)
    return not remaining


def _read(wish: str) -> re.Match[str]:
    match = _FOLLOW.fullmatch(wish)
    if match is None:
        raise ValueError(f"what is {wish!r}?")
    return match


def _is_same(wish: re.Match[str], subscription: Subscription) -> bool:
    kind, what = wish["kind"], wish["what"] or ""
    follow = subscription.follow
    topic = what if kind == "words" else wish["topic"] or ""
    without = {f"-{word}" for word in _bag(wish["without"] or "")}
    outlet = what if kind == "outlet" else wish["outlet"] or ""
    return (
        plain(follow.speaker or "") == (plain(what) if kind == "speaker" else "")
        and _bag(follow.topic or "") == _bag(topic) | without
        and plain(follow.outlet or "").removeprefix("the ") == plain(outlet).removeprefix("the ")
        and _is_then(wish["when"], _when(subscription))
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
