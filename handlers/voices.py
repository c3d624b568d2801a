"""Several people, words over time, who is for or against: the answers' words and buttons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from corpus import Question
from corpus.answers.fresh import FreshAnswer
from corpus.answers.history import HistoryAnswer
from corpus.answers.sides import SidesAnswer
from corpus.answers.stances import StanceAnswer
from corpus.answers.voices import VoicesAnswer
from handlers.replies import fresh, history, sides, stances, voices
from handlers.replies.layout import Reply

ManyVoices: TypeAlias = SidesAnswer | StanceAnswer | HistoryAnswer | VoicesAnswer | FreshAnswer


def questions_of(answer: ManyVoices) -> Sequence[Question]:
    """What the buttons under an answer ask."""
    match answer:
        case SidesAnswer():
            return [side.question for side in answer.sides]
        case StanceAnswer():
            return [answer.everything]
        case HistoryAnswer():
            return [history.button_question(answer)]
        case VoicesAnswer():
            return [answer.request.question]
        case FreshAnswer():
            return [Question(topic=answer.topic)]


def worded(answer: ManyVoices, numbers: Mapping[Question, int]) -> Reply:
    """The answer in words."""
    match answer:
        case SidesAnswer():
            return sides.sides(answer, numbers)
        case StanceAnswer():
            return stances.stances(answer, numbers)
        case HistoryAnswer():
            return history.history(answer, numbers)
        case VoicesAnswer():
            return voices.voices(answer, numbers)
        case FreshAnswer():
            return fresh.fresh(answer, numbers)
