"""What the archive has for one reading of a message, or None where it does not support that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

from corpus.answers import (
    about,
    checks,
    coverage,
    history,
    identities,
    passages,
    said,
    short,
    sides,
    stances,
    voices,
)
from corpus.answers import articles as article_answers
from corpus.answers.about import TalkAnswer
from corpus.answers.articles import Choice, NewestArticles
from corpus.answers.checks import CheckAnswer
from corpus.answers.coverage import CoverageAnswer
from corpus.answers.fresh import FreshAnswer
from corpus.answers.history import HistoryAnswer
from corpus.answers.said import QuoteAnswer
from corpus.answers.short import Short
from corpus.answers.sides import SidesAnswer
from corpus.answers.snapshot import Snapshot
from corpus.answers.stances import StanceAnswer
from corpus.answers.voices import VoicesAnswer
from corpus.articles import store as article_store
from corpus.conversation import since
from corpus.conversation.leanings import Nearby, Reworded
from corpus.conversation.moves import Step
from corpus.conversation.reading import (
    AnotherWish,
    Asking,
    Bare,
    Decision,
    Headline,
    Instructing,
    Lost,
    Message,
    OpenWish,
    Search,
    SideBySide,
    Tongue,
)
from corpus.conversation.steps import StepAnswer
from corpus.questions.checks import CheckRequest
from corpus.questions.fresh import Fresh
from corpus.questions.history import History
from corpus.questions.identities import WhoIs
from corpus.questions.intents import Intent, Request
from corpus.questions.line import Line
from corpus.questions.smalltalk import SmallTalk, Talk
from corpus.questions.stances import Stances
from corpus.questions.voices import Voices
from corpus.subscriptions import understanding
from corpus.subscriptions.follows import Subscriber
from corpus.subscriptions.orders import End, Errand, Rearrangement
from corpus.subscriptions.understanding import Instruction, SettingAnswer
from corpus.subscriptions.wishes import Wish
from corpus.types import Answer, Question

_EVENTS = 8
_QUOTES = 6
# What answers a question this little likely has no more than a word with it in common.
_SOMETHING = 0.05
_STATEMENTS = 5


Outcome: TypeAlias = (
    TalkAnswer
    | Short
    | QuoteAnswer
    | SidesAnswer
    | StanceAnswer
    | CheckAnswer
    | HistoryAnswer
    | VoicesAnswer
    | FreshAnswer
    | Answer
    | Instruction
    | NewestArticles
    | StepAnswer
    | Decision
    | Lost
)


@dataclass(frozen=True, slots=True)
class Chat:
    """Where a message is answered: chat and thread, what is set there, how many items are shown.

    `spoken_of` are the numbers of the subscriptions that the last message was about.
    """

    place: tuple[int, int]
    subscriber: Subscriber | None
    limit: int
    spoken_of: tuple[int, ...] = ()

    @property
    def zone(self) -> str:
        """The time zone of the chat."""
        return self.subscriber.hours.zone if self.subscriber else "UTC"


def answer(archive: Snapshot, request: Asking, message: Message, chat: Chat) -> Outcome | None:
    """What the archive has for a request; None where it is not what was asked."""
    match request:
        case SmallTalk():
            return about.answer(archive, request)
        case Tongue(language):
            return _unread(archive, language, message)
        case Headline(words):
            article = article_answers.called(archive, words)
            return article_answers.brief(archive, article.id) if article else None
        case Fresh():
            return since.answer(archive, request, chat.place, message.now)
        case History():
            return history.answer(archive, request, _STATEMENTS)
        case Request():
            return _of_many(archive, request, message.now, chat)
        case SideBySide(readings):
            return sides.answer(archive, readings, _QUOTES)
        case CheckRequest():
            return _check(archive, request, chat)
        case Stances():
            return stances.answer(archive, request, chat.limit - 1)
        case Voices():
            return _voices(archive, request, chat)
        case WhoIs():
            return identities.answer(archive, request, chat.limit)
        case Question():
            return said.answer(archive, request, chat.limit)
        case Bare(line):
            return _bare(archive, line, chat)
        case Lost() | Decision():
            return request
        case Step() | Reworded() | Nearby() | Search():
            return None
    return _instruction(archive, request, message, chat)


def _bare(archive: Snapshot, line: Line, chat: Chat) -> QuoteAnswer | None:
    question = said.read_question(archive, line)
    return said.answer(archive, question, chat.limit) if question else None


def _instruction(
    archive: Snapshot,
    request: Instructing | OpenWish | AnotherWish,
    message: Message,
    chat: Chat,
) -> Instruction | None:
    """What is to be done from now on; None where that may be a headline, or names nothing."""
    if article_answers.called(archive, message.text):
        return None
    match request:
        case OpenWish(wish):
            return understanding.of_wish(archive, message.text, wish)
        case AnotherWish(wish):
            return understanding.of_another(archive, message.text, wish, chat.spoken_of)
        case Wish():
            reply = understanding.of_wish(archive, message.text, request)
            return reply if reply.meaning.readings or reply.meaning.trouble else None
        case End() | Errand() | Rearrangement():
            return understanding.of_order(
                archive, message.text, request, chat.subscriber, chat.spoken_of
            )
    return SettingAnswer(request)


def _check(
    archive: Snapshot, request: CheckRequest, chat: Chat
) -> CheckAnswer | QuoteAnswer | None:
    """The verdict on words; on "did Krol say the bridge is safe" also what she said on that."""
    if verdict := checks.answer(archive, request):
        return verdict
    if request.name is None:
        return None
    quotes = said.answer(archive, Question(request.name, request.words), chat.limit)
    return quotes if quotes.speaker and is_supported(quotes) else None


def _unread(archive: Snapshot, language: str, message: Message) -> TalkAnswer | None:
    """A word to what nobody here can read; None where there are articles in that language."""
    if article_answers.called(archive, message.text):
        return None
    hits = passages.answer(archive, message.line, _QUOTES).hits
    if any(hit.article.language == language for hit in hits):
        return None
    return about.answer(archive, SmallTalk(Talk.PUZZLED, language))


def _of_many(archive: Snapshot, request: Request, now: datetime, chat: Chat) -> Outcome | None:
    """What many articles tell, or one in short."""
    match request.intent:
        case Intent.TIMELINE:
            return coverage.timeline(archive, request.words, now, _EVENTS)
        case Intent.COVERAGE:
            return coverage.answer(archive, request.words, now)
        case Intent.EVENT | Intent.TIME:
            # "What happened when it rained" is a question, which a sentence may answer.
            is_topical = request.intent is Intent.EVENT
            return coverage.news(archive, request.words, now, is_topical)
        case Intent.SUMMARY:
            return short.answer(archive, request, now, chat.limit - 1)
        case Intent.NEWEST:
            newest = article_store.newest(archive.connection, chat.limit, order=request.order)
            return NewestArticles(tuple(newest), request.order)
    return None


def _voices(archive: Snapshot, request: Voices, chat: Chat) -> VoicesAnswer | QuoteAnswer | None:
    """Who speaks of something; those of a role by themselves."""
    if request.role:
        return voices.answer(archive, request, chat.limit - 1)
    return said.answer(archive, request.question, chat.limit)


def search(archive: Snapshot, line: Line, limit: int) -> Answer:
    """The passages that answer a line; none where the best have next to nothing of it."""
    answer = passages.answer(archive, line, limit)
    is_near = any(hit.confidence >= _SOMETHING for hit in answer.hits)
    return answer if is_near else replace(answer, hits=())


def is_supported(answer: Outcome) -> bool:
    """Whether the archive has what an answer is asked for, and not merely something near it."""
    match answer:
        case QuoteAnswer():
            return any(hit.coverage > 0 for hit in answer.hits)
        case SidesAnswer():
            return any(side.hits for side in answer.sides)
        case StanceAnswer():
            return bool(answer.hits)
        case CheckAnswer():
            return bool(answer.publications)
        case HistoryAnswer():
            return bool(answer.quotes)
        case Answer():
            return answer.fits and bool(answer.hits) and not answer.is_widened
        case CoverageAnswer():
            return bool(answer.coverage.stories)
        case Choice():
            return bool(answer.articles)
    return True
