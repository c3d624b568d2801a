"""A message in the light of the last one, and what the archive has for it.

message, turn -> what leans on the turn (`followups`), if the archive supports that
        -> else the message by itself (`of_words`)
        -> the answer, and what the chat is about after it
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, partial

from corpus.answers import nearby
from corpus.answers.checks import CheckAnswer
from corpus.answers.history import HistoryAnswer
from corpus.answers.said import QuoteAnswer
from corpus.answers.sides import SidesAnswer
from corpus.answers.snapshot import Snapshot
from corpus.answers.stances import StanceAnswer
from corpus.answers.voices import VoicesAnswer
from corpus.conversation import flows, reading, referents, shown, steps
from corpus.conversation.flows import Chat, Outcome
from corpus.conversation.leanings import Leaning, Nearby, Reworded
from corpus.conversation.moves import ENDS, Step
from corpus.conversation.reading import Asking, Headline, Message, Search
from corpus.conversation.steps import Detail
from corpus.conversation.turns import MOST_ARTICLES, Turn
from corpus.search.spelling import STOPWORDS, stems
from corpus.subscriptions import understanding
from corpus.text import fold, words
from corpus.types import Answer, Kind, PassageHit, QuoteHit, SpeakerKind

# Of words in an article on the matter: they, what stands around them, or its title hold some of it.
_ON_THE_MATTER = 0.1
_ALL_BUT = 0.65
_SPEECH = (QuoteAnswer, SidesAnswer, StanceAnswer, VoicesAnswer, HistoryAnswer, CheckAnswer)


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
    spoken_of = turn.subscriptions if turn else ()
    chat = Chat(place, understanding.subscriber(archive, *place), limit, spoken_of)
    message = Message(text, now, archive.outlets, archive.newest, chat.zone)
    turn = referents.with_people(archive, turn) if turn else None
    search = cache(partial(flows.search, archive, limit=limit))
    for request, _ in reading.read(message, turn):
        if isinstance(request, Search):
            response = _searched(search(request.line), request, message)
        elif turn and isinstance(request, Step | Reworded | Nearby):
            response = _leaning(archive, request, turn, message, chat)
        else:
            response = _alone(archive, request, message, chat)
        if response:
            return response
    raise ValueError(text)  # a search always has an answer


def _searched(answer: Answer, search: Search, message: Message) -> Response | None:
    """What was found, if that is an answer or nothing else is to be looked for."""
    is_answer = search.is_sure or flows.is_supported(answer) or answer.asked.topic is None
    return _standing(answer, message) if is_answer else None


def _alone(archive: Snapshot, request: Asking, message: Message, chat: Chat) -> Response | None:
    answer = flows.answer(archive, request, message, chat)
    return None if answer is None else _standing(answer, message)


def _standing(answer: Outcome, message: Message) -> Response:
    """The response to a message that stands alone."""
    return Response(answer, message.text, False, shown.turn(message.text, answer))


def of_words(archive: Snapshot, message: Message, chat: Chat, is_speech: bool = False) -> Outcome:
    """What the archive has for words that stand alone; with `is_speech` rather no headline."""
    answers = (
        flows.answer(archive, request, message, chat)
        for request, _ in reading.alone(message)
        if not (is_speech and isinstance(request, Headline))
    )
    answer = next((answer for answer in answers if answer is not None), None)
    return answer or flows.search(archive, message.line, chat.limit)


def _leaning(
    archive: Snapshot, leaning: Leaning, turn: Turn, message: Message, chat: Chat
) -> Response | None:
    """What there is for one reading of a follow-up; None where the archive does not support it."""
    if isinstance(leaning, Step):
        return _step(archive, leaning, turn, chat)
    if isinstance(leaning, Nearby):
        return _nearby(archive, leaning, turn, message, chat)
    if leaning.is_within and not turn.articles:
        return None
    near = replace(archive, articles=turn.articles) if leaning.is_within else archive
    is_same = leaning.words == message.words.strip(ENDS)
    question = message if is_same else replace(message, text=leaning.words)
    answer = _order(archive, leaning, question, chat) or of_words(
        near, question, chat, leaning.is_speech
    )
    if not leaning.is_sure and not _fits(leaning, answer):
        return None
    if leaning.is_within and isinstance(answer, QuoteAnswer):
        answer = replace(answer, hits=_as_put(leaning.words, answer.hits))
    return Response(answer, leaning.words, True, shown.turn(leaning.words, answer))


def _step(archive: Snapshot, step: Step, turn: Turn, chat: Chat) -> Response | None:
    """What is asked of something that was shown; a detail of it leaves the chat on its matter."""
    answer = steps.answer(archive, step, turn, chat.limit)
    if answer is None:
        return None
    after = turn if isinstance(answer, Detail) else shown.turn(turn.words, answer)
    return Response(answer, turn.words, True, after)


def _nearby(
    archive: Snapshot, leaning: Nearby, turn: Turn, message: Message, chat: Chat
) -> Response | None:
    """The sentences of the articles that were shown that answer; the chat stays on its matter."""
    ids = nearby.on(archive, leaning.matter) if leaning.matter else turn.articles
    if not ids:
        return None
    near = replace(archive, articles=ids)
    seen = {(exhibit.article, exhibit.start) for exhibit in turn.items}
    # What may as well be a question of its own must be there with nearly all of its words.
    holds = _ALL_BUT if leaning.is_open else nearby.HOLDS
    answer = nearby.answer(near, leaning.words, seen, holds)
    if answer is None or not (answer.fits or leaning.is_sure):
        return None
    if leaning.is_open and _is_own(archive, message, turn, chat):
        return None
    after = shown.turn(leaning.words, answer)
    ids = (*(after.articles if after else ()), *turn.articles)
    matter = after and replace(
        after,
        question=turn.question,
        topic=turn.topic or after.topic,
        articles=tuple(dict.fromkeys(ids))[:MOST_ARTICLES],
        people=turn.people,
    )
    return Response(answer, leaning.words, True, matter)


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
    if leaning.is_speech and not isinstance(answer, _SPEECH):
        return False
    if leaning.is_of_person and not _is_of_person(answer):
        return False
    if leaning.matter and isinstance(answer, Answer):
        return answer.fits and all(_is_on(leaning.matter, hit) for hit in answer.hits[:1])
    if leaning.is_within and isinstance(answer, QuoteAnswer) and answer.hits:
        return answer.hits[0].score >= _ON_THE_MATTER
    is_mention = (
        leaning.is_within
        and not leaning.is_open
        and isinstance(answer, QuoteAnswer)
        and bool(answer.mentions)
    )
    return is_mention or flows.is_supported(answer)


def _is_of_person(answer: Outcome) -> bool:
    speaker = answer.speaker if isinstance(answer, QuoteAnswer) else None
    return speaker is not None and speaker.kind is SpeakerKind.PERSON


def _is_on(matter: str, hit: PassageHit) -> bool:
    """Whether a passage, or its title, has half of the words of a matter."""
    passage = hit.passage.span.of(hit.article.text)
    tokens = set(stems(words(fold(f"{hit.article.title} {passage}"))))
    content = [word for word in words(fold(matter)) if word not in STOPWORDS]
    return 2 * sum(stem in tokens for stem in stems(content)) >= len(content)


_PASTS = {"write": "wrote", "tell": "told", "say": "said"}


def _as_put(question: str, hits: Sequence[QuoteHit]) -> tuple[QuoteHit, ...]:
    """What they wrote first, where that was asked; then the words in quotation marks."""
    verbs = set(stems(words(fold(question)))) | {_PASTS.get(word) for word in words(fold(question))}

    def rank(hit: QuoteHit) -> tuple[bool, bool]:
        cue = words(fold(hit.quote.cue.of(hit.article.text))) if hit.quote.cue else []
        return not verbs & {*cue, *stems(cue)}, hit.quote.kind is Kind.INDIRECT

    return (
        tuple(sorted(hits, key=rank)) if not any(hit.coverage < 1 for hit in hits) else tuple(hits)
    )
