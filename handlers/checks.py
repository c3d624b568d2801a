"""Whether words were said, and by whom: /check, and such a question in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from telegram import Update

from corpus import Question
from corpus.answers import checks as check_answers
from corpus.answers.checks import CheckAnswer
from corpus.answers.snapshot import Snapshot
from corpus.conversation import shown
from handlers import chats, sending
from handlers.context import Context
from handlers.replies import checks
from handlers.replies.layout import Reply


async def check(update: Update, context: Context) -> None:
    """/check <words>, or as a reply to a message that has them."""
    message = update.effective_message
    original = message.reply_to_message if message else None
    typed = sending.text_of(message) if message and context.args else ""
    words = typed.split(maxsplit=1)[1] if typed else sending.text_of(original) if original else ""
    if not any(map(str.isalnum, words)):
        await sending.reply(update, Reply(checks.USAGE))
        return
    answer, numbers = await context.answer(_of_words, words)
    await chats.reply(update, context, worded(answer, numbers), shown.turn(words, answer))


def _of_words(archive: Snapshot, words: str) -> tuple[CheckAnswer, Sequence[Question]]:
    answer = check_answers.of_words(archive, words)
    return answer, questions_of(answer)


def questions_of(answer: CheckAnswer) -> Sequence[Question]:
    """What the button under a verdict asks."""
    speaker = checks.speaker_of(answer)
    return [Question(speaker.name)] if speaker else []


def worded(answer: CheckAnswer, numbers: Mapping[Question, int]) -> Reply:
    """The verdict in words, with a button to what else the speaker said."""
    speaker = checks.speaker_of(answer)
    data = f"said:{numbers[Question(speaker.name)]}:{speaker.id}:0" if speaker else ""
    return checks.checked(answer, data)
