"""What a chat was last about: the words, whom, on what, and what was shown. Pure.

A turn is all that the next message can lean on: "and about nato?", "the second one", "when did he
say that?". It is small, and is written down as JSON.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from corpus.answers import memory
from corpus.types import Question

MOST_ARTICLES = 30
"""So many articles are remembered of an answer."""


class About(StrEnum):
    """What kind of answer it was."""

    SPEECH = "what somebody said"
    PASSAGES = "what answers a question"
    ARTICLE = "one article in short"
    ARTICLES = "articles to choose from"
    STORIES = "what many articles tell"
    TALK = "no news"


class Exhibit(NamedTuple):
    """A sentence that was shown: in which article, from where to where, and whose quote."""

    article: int
    start: int = 0
    end: int = 0
    quote: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """What one of the bot's messages was about.

    `words` is the question as it stands alone. `people` are the speakers it was about or showed,
    the one who was asked for first; `topic` is on what. `items` are in the order of the message,
    `articles` all that it drew on. `following` is the data of the button to the next page;
    `sentences` is how long a summary was. `offer` is the labels and data of the buttons where it
    asked something, `subscriptions` the numbers of those that it showed.
    """

    about: About
    words: str
    question: Question | None = None
    people: tuple[str, ...] = ()
    topic: str | None = None
    items: tuple[Exhibit, ...] = ()
    articles: tuple[int, ...] = ()
    following: str | None = None
    sentences: int = 0
    offer: tuple[tuple[str, str], ...] = ()
    subscriptions: tuple[int, ...] = ()

    @property
    def person(self) -> str | None:
        """Who "he" is: whom it was about, or the one who was shown first."""
        return self.people[0] if self.people else None


def write(turn: Turn) -> str:
    """A turn as JSON; what is not given is left out."""
    values = {name: value for name, value in asdict(turn).items() if value}
    if turn.question:
        values["question"] = memory.write(turn.question)
    return json.dumps(values, ensure_ascii=False)


def read(body: str) -> Turn:
    """What `write` has written."""
    values: dict[str, Any] = json.loads(body)
    return Turn(
        about=About(values["about"]),
        words=values.get("words", ""),
        question=memory.read(values["question"]) if "question" in values else None,
        people=tuple(values.get("people", ())),
        topic=values.get("topic"),
        items=tuple(Exhibit(*item) for item in values.get("items", ())),
        articles=tuple(values.get("articles", ())),
        following=values.get("following"),
        sentences=values.get("sentences", 0),
        offer=tuple((label, data) for label, data in values.get("offer", ())),
        subscriptions=tuple(values.get("subscriptions", ())),
    )
