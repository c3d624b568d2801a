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
from typing import TypeAlias

from corpus.answers import (
    about,
    checks,
    coverage,
    history,
    passages,
    said,
    short,
    sides,
    stances,
    voices,
)
from corpus.answers import articles as article_answers
from corpus.answers.about import TalkAnswer
from corpus.answers.articles import Choice
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
from corpus.conversation import followups, shown, since, steps
from corpus.conversation.followups import Leaning, Reworded
from corpus.conversation.moves import Step, read_step
from corpus.conversation.steps import StepAnswer
from corpus.conversation.turns import Exhibit, Turn
from corpus.questions import checks as check_questions
from corpus.questions import fresh as fresh_questions
from corpus.questions import history as history_questions
from corpus.questions import sides as side_questions
from corpus.questions import stances as stance_questions
from corpus.questions import voices as voice_questions
from corpus.questions.intents import Intent, read_request
from corpus.questions.line import Line
from corpus.questions.manners import plain_request
from corpus.questions.smalltalk import SmallTalk, Talk, read_small_talk
from corpus.questions.tongues import language_of_question
from corpus.search.spelling import STOPWORDS
from corpus.subscriptions import understanding
from corpus.subscriptions.understanding import Instruction, WishAnswer
from corpus.text import fold, words
from corpus.types import Answer, Article, Order, Question, SpeakerKind

_EVENTS = 8
_QUOTES = 6
_STATEMENTS = 5


@dataclass(frozen=True, slots=True)
class Lost:
    """A message that leans on something, where nothing was said before."""


@dataclass(frozen=True, slots=True)
class NewestArticles:
    """The newest articles there are, or the oldest."""

    articles: tuple[Article, ...]
    order: Order = Order.NEWEST


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
    | Lost
)


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
    message: str,
    now: datetime,
    turn: Turn | None,
    limit: int,
    place: tuple[int, int] = (0, 0),
) -> Response:
    """What the archive has for a message, in the light of what the chat was about.

    `place` is the chat and its thread.
    """
    if instruction := _instruction(archive, message, now, place):
        return Response(instruction, message)
    if aside := _aside(archive, message, now):
        return Response(aside, message)
    message = plain_request(message)
    request = fresh_questions.read(message)
    if request and (news := since.answer(archive, request, place, now)):
        return Response(news, news.topic, False, shown.turn(news.topic, news.stories))
    if turn is None and read_step(message):
        return Response(Lost(), message)
    if turn is not None:
        turn = _with_person(archive, turn)
        for leaning in followups.read(message, turn):
            if isinstance(leaning, Reworded) and leaning.is_open:
                own = _alone(archive, message, now, limit)
                if own.turn and set(own.turn.articles[:1]) & set(turn.articles):
                    return own
            if response := _leaning(archive, leaning, turn, now, limit):
                return response
    return _alone(archive, message, now, limit)


def _alone(archive: Snapshot, message: str, now: datetime, limit: int) -> Response:
    answer = of_words(archive, message, now, limit)
    return Response(answer, message, False, shown.turn(message, answer))


def _aside(archive: Snapshot, message: str, now: datetime) -> TalkAnswer | None:
    """What there is to say to small talk, and to what nobody here can read."""
    if (talk := read_small_talk(message)) and not read_step(message):
        return about.answer(archive, talk)
    language = language_of_question(message)
    if language is None or article_answers.called(archive, message):
        return None
    # There may be articles in that language, too.
    hits = passages.answer(archive, archive.line(message, now), _QUOTES).hits
    if any(hit.article.language == language for hit in hits):
        return None
    return about.answer(archive, SmallTalk(Talk.PUZZLED, language))


def _instruction(
    archive: Snapshot, message: str, now: datetime, place: tuple[int, int]
) -> Instruction | None:
    """What is to be done, where a message says so by itself: "follow her" does not."""
    if read_small_talk(message):
        return None
    instruction = understanding.answer(archive, message, now, *place)
    is_open = isinstance(instruction, WishAnswer) and not instruction.meaning.readings
    is_title = instruction and article_answers.called(archive, message)
    return None if is_open or is_title else instruction


def _leaning(
    archive: Snapshot, leaning: Leaning, turn: Turn, now: datetime, limit: int
) -> Response | None:
    """What there is for one reading of a follow-up; None where the archive does not support it."""
    if isinstance(leaning, Step):
        step_answer = steps.answer(archive, leaning, turn, limit)
        if step_answer is None:
            return None
        return Response(step_answer, turn.words, True, shown.turn(turn.words, step_answer))
    if leaning.is_within and not turn.articles:
        return None
    near = replace(archive, articles=turn.articles) if leaning.is_within else archive
    answer = of_words(near, leaning.words, now, limit)
    if not leaning.is_sure and not _fits(leaning, answer):
        return None
    return Response(answer, leaning.words, True, shown.turn(leaning.words, answer))


def _fits(leaning: Reworded, answer: Outcome) -> bool:
    """Whether an answer is one to this reading."""
    if leaning.is_speech and not isinstance(answer, QuoteAnswer | SidesAnswer):
        return False
    is_mention = leaning.is_within and isinstance(answer, QuoteAnswer) and bool(answer.mentions)
    return is_mention or is_supported(answer)


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
    wanted = set(words(fold(question))) - STOPWORDS
    names = [match.group() for line in lines for match in _NAME.finditer(line)]
    return [name for name in names if words(fold(name))[-1] in wanted]


# --- a message by itself ----------------------------------------------------------------------


def of_words(archive: Snapshot, message: str, now: datetime, limit: int) -> Outcome:
    """What the archive has for a message that stands alone."""
    if words_over_time := _over_time(archive, message, now):
        return words_over_time
    request = read_request(message)
    match request.intent:
        case Intent.TIMELINE:
            return coverage.timeline(archive, request.words, now, _EVENTS)
        case Intent.COVERAGE:
            return coverage.answer(archive, request.words, now)
        case Intent.EVENT | Intent.TIME:
            is_topical = request.intent is Intent.EVENT
            if news := coverage.news(archive, request.words, now, is_topical):
                return news
        case Intent.SUMMARY:
            return short.answer(archive, request, now, limit - 1)
        case Intent.NEWEST:
            newest = article_store.newest(archive.connection, limit, order=request.order)
            return NewestArticles(tuple(newest), request.order)
    beside = _side_by_side(archive, message, now)
    # "What happened when it rained" is a question, which a sentence may answer.
    if beside is None and (article := article_answers.called(archive, message)):
        return article_answers.brief(archive, article.id)
    if wish := understanding.of_wish(archive, message, now):
        return wish
    if beside:
        return beside
    if check := _check(archive, message, limit):
        return check
    line = archive.line(message, now)
    stance = stance_questions.read(line)
    if stance and (answer := stances.answer(archive, stance, limit - 1)):
        return answer
    if speakers := _voices(archive, line, limit):
        return speakers
    if question := said.read_question(archive, line):
        return said.answer(archive, question, limit)
    return passages.answer(archive, line, limit)


def _check(archive: Snapshot, message: str, limit: int) -> CheckAnswer | QuoteAnswer | None:
    """The verdict on words; on "did Krol say the bridge is safe" also what she said on that."""
    request = check_questions.read(message)
    if request and (verdict := checks.answer(archive, request)):
        return verdict
    if request is None or request.name is None:
        return None
    quotes = said.answer(archive, Question(request.name, request.words), limit)
    return quotes if quotes.speaker and is_supported(quotes) else None


def _side_by_side(archive: Snapshot, message: str, now: datetime) -> SidesAnswer | None:
    """Two people on a topic, of which a headline may tell too: "krol and berg on the dam"."""
    if not side_questions.joins(message):
        return None
    line = archive.line(message, now)
    return sides.answer(archive, side_questions.read(line), _QUOTES)


def _over_time(archive: Snapshot, message: str, now: datetime) -> HistoryAnswer | None:
    """Somebody's words in the order of time, which are no timeline of events."""
    if not history_questions.asks(message):
        return None
    request = history_questions.read(archive.line(message, now))
    return history.answer(archive, request, _STATEMENTS) if request else None


def _voices(archive: Snapshot, line: Line, limit: int) -> VoicesAnswer | QuoteAnswer | None:
    """Who speaks of something; those of a role by themselves."""
    request = voice_questions.read(line)
    if request is None:
        return None
    if request.role:
        return voices.answer(archive, request, limit - 1)
    return said.answer(archive, request.question, limit)
