"""A message in the light of the last one, and what the archive has for it.

message, turn -> what leans on the turn (`followups`), if the archive supports that
        -> else the message by itself (`of_words`)
        -> the answer, and what the chat is about after it
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from corpus.answers import (
    said,
)
from corpus.answers.said import QuoteAnswer
from corpus.answers.sides import SidesAnswer
from corpus.answers.snapshot import Snapshot
from corpus.articles import store as article_store
from corpus.conversation import flows, reading, shown, steps
from corpus.conversation.flows import Chat, Outcome
from corpus.conversation.followups import Reworded
from corpus.conversation.moves import ENDS, Step
from corpus.conversation.reading import (
    Asking,
    Message,
)
from corpus.conversation.turns import Exhibit, Turn
from corpus.search.spelling import STOPWORDS
from corpus.subscriptions import understanding
from corpus.text import fold, words
from corpus.types import Article, SpeakerKind

_EVENTS = 8
_QUOTES = 6
_STATEMENTS = 5


@dataclass(frozen=True, slots=True)
class Response:
    """The answer to a message; `words` is the message as it stands alone.

    `is_leaning` where it was taken to go on from the last one. `turn` is what the chat is about
    after it, None where that stays.
    """

    answer: Outcome
    words: str
    is_leaning: bool = False
    turn: Turn | None = None


def respond(
    archive: Snapshot,
    text: str,
    now: datetime,
    turn: Turn | None,
    limit: int,
    place: tuple[int, int] = (0, 0),
) -> Response:
    """What the archive has for a message, in the light of what the chat was about.

    The first reading that it supports is what was asked. `place` is the chat and its thread.
    """
    chat = Chat(place, understanding.subscriber(archive, *place), limit)
    message = Message(text, now, archive.outlets, archive.newest, chat.zone)
    turn = _with_person(archive, turn) if turn else None
    for request, _ in reading.read(message, turn):
        if turn and isinstance(request, Step | Reworded):
            response = _leaning(archive, request, turn, message, chat)
        else:
            response = _alone(archive, request, message, chat)
        if response:
            return response
    raise ValueError(text)  # a search always has an answer


def _alone(archive: Snapshot, request: Asking, message: Message, chat: Chat) -> Response | None:
    answer = flows.answer(archive, request, message, chat)
    if answer is None:
        return None
    return Response(answer, message.text, False, shown.turn(message.text, answer))


def of_words(archive: Snapshot, message: Message, chat: Chat) -> Outcome:
    """What the archive has for words that stand alone."""
    answers = (
        flows.answer(archive, request, message, chat) for request, _ in reading.alone(message)
    )
    return next(answer for answer in answers if answer is not None)


def _leaning(
    archive: Snapshot, leaning: Step | Reworded, turn: Turn, message: Message, chat: Chat
) -> Response | None:
    """What there is for one reading of a follow-up; None where the archive does not support it."""
    if isinstance(leaning, Step):
        step_answer = steps.answer(archive, leaning, turn, chat.limit)
        if step_answer is None:
            return None
        return Response(step_answer, turn.words, True, shown.turn(turn.words, step_answer))
    if leaning.is_within and not turn.articles:
        return None
    near = replace(archive, articles=turn.articles) if leaning.is_within else archive
    is_same = leaning.words == message.words.strip(ENDS)
    question = message if is_same else replace(message, text=leaning.words)
    answer = _order(archive, leaning, question, chat) or of_words(near, question, chat)
    if not leaning.is_sure and not _fits(leaning, answer):
        return None
    if leaning.is_open and _is_own(archive, message, turn, chat):
        return None
    return Response(answer, leaning.words, True, shown.turn(leaning.words, answer))


def _order(archive: Snapshot, leaning: Reworded, message: Message, chat: Chat) -> Outcome | None:
    """What is to be followed, or no more, where a follow-up asks for that: "follow her"."""
    orders = reading.orders(message) if leaning.is_sure else ()
    answers = (flows.answer(archive, request, message, chat) for request, _ in orders)
    return next((answer for answer in answers if answer is not None), None)


def _is_own(archive: Snapshot, message: Message, turn: Turn, chat: Chat) -> bool:
    """Whether a question is answered by the same article where it stands alone."""
    own = shown.turn(message.text, of_words(archive, message, chat))
    return own is not None and bool(set(own.articles[:1]) & set(turn.articles))


def _fits(leaning: Reworded, answer: Outcome) -> bool:
    """Whether an answer is one to this reading."""
    if leaning.is_speech and not isinstance(answer, QuoteAnswer | SidesAnswer):
        return False
    is_mention = leaning.is_within and isinstance(answer, QuoteAnswer) and bool(answer.mentions)
    return is_mention or flows.is_supported(answer)


def _with_person(archive: Snapshot, turn: Turn) -> Turn:
    """The turn, with who "he" may be where it named nobody: who speaks in its first article.

    First those whose last name stands in the question, the sentence that was shown, or the title;
    or else whom these name.
    """
    if turn.people or not turn.items:
        return turn
    first = turn.items[0]
    articles = article_store.articles_with_ids(archive.connection, [first.article])
    lines = [line for article in articles.values() for line in _lines(article, first)]
    near = set(words(fold(" ".join([turn.words, *lines]))))
    quotes = article_store.quotes_of_articles(archive.connection, [first.article])
    hits = said.with_articles(archive.connection, [quote for quote in quotes if quote.is_shown])
    speakers = Counter(hit.speaker for hit in hits if hit.speaker.kind is SpeakerKind.PERSON)
    names = [speaker.name for speaker, _ in speakers.most_common()]
    names.sort(key=lambda name: words(fold(name))[-1] not in near)
    is_near = names and words(fold(names[0]))[-1] in near
    people = names if is_near else [*_names_in(lines, turn.words), *names]
    return replace(turn, people=tuple(people))


def _lines(article: Article, exhibit: Exhibit) -> list[str]:
    return [article.text[exhibit.start : exhibit.end], article.title]


_NAME = re.compile(r"[^\W\d_a-z][\w'’-]+(?:\s+(?:[a-z]{2,3}\s+)?[^\W\d_a-z][\w'’-]+)+")


def _names_in(lines: Iterable[str], question: str) -> list[str]:
    """The names in these lines that share a word with the question; without titles before them."""
    content = set(words(fold(question))) - STOPWORDS
    names = [match.group() for line in lines for match in _NAME.finditer(line)]
    return [name for name in names if words(fold(name))[-1] in content]
