"""/start, /help, buttons nobody knows any more."""

from __future__ import annotations

from telegram import Update

from corpus.answers.examples import greeting
from handlers import sending
from handlers.context import Context
from handlers.replies import messages, welcome


async def start(update: Update, context: Context) -> None:
    """Greet, with questions this archive answers."""
    examples, counts = await context.look(greeting)
    await sending.reply(update, welcome.greeting(examples, counts.articles))


async def help_(update: Update, context: Context) -> None:
    """Show by example what can be asked."""
    examples = await context.ask(context.corpus.examples)
    await sending.reply(update, welcome.help_(examples))


async def unknown_command(update: Update, context: Context) -> None:
    """A helpful word for a command there is not."""
    await sending.notify(update, messages.HINT)


async def unknown_button(update: Update, context: Context) -> None:
    """Answer the press of a button from an older version."""
    await sending.notify(update, messages.OLD_BUTTON)
