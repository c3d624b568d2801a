"""The one place where errors end."""

from __future__ import annotations

import logging
import secrets

from telegram import Update
from telegram.error import Forbidden, TelegramError

from corpus import CorpusError
from handlers import sending
from handlers.context import Context
from handlers.replies import errors, messages

logger = logging.getLogger(__name__)


async def handle(update: object, context: Context) -> None:
    """Say what went wrong in words: the archive's own, or an apology with a number to look up."""
    error = context.error
    if isinstance(error, Forbidden):
        logger.info("a chat has shut the bot out: %s", error)
        return
    if isinstance(error, CorpusError):
        line = errors.sentence(error)
    else:
        number = secrets.token_hex(3)
        logger.error("error %s", number, exc_info=error)
        line = messages.apology(number)
    if isinstance(update, Update):
        await _tell(update, line)


async def _tell(update: Update, line: str) -> None:
    try:
        await sending.notify(update, line)
    except TelegramError:
        # The error may be that nothing can be sent; an error handler must not raise.
        logger.warning("could not tell the chat about an error")
