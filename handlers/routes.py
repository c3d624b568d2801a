"""Every handler in one list: what is typed, sent or pressed, and who answers it."""

from __future__ import annotations

from telegram import Update
from telegram.ext import (
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from handlers import (
    access,
    articles,
    buttons,
    checks,
    digests,
    errors,
    feeds,
    membership,
    orders,
    passages,
    plain,
    quotes,
    sending,
    sent,
    settings,
    start,
    stories,
    subscriptions,
)
from handlers.context import Context, OurApplication
from handlers.permissions import Handler

COMMANDS = {
    "said": (quotes.said, "What somebody said: /said Jane Doe about taxes since 2019"),
    "check": (checks.check, "Who said this, if anybody: /check “the bridge is safe”"),
    "ask": (passages.ask, "The passages that answer a question"),
    "summary": (sent.summary, "An article in a few sentences"),
    "timeline": (stories.timeline, "What happened when: /timeline the bridge"),
    "latest": (articles.latest, "The newest articles"),
    "people": (quotes.people, "Who is quoted most"),
    "subscribe": (subscriptions.subscribe, "Be told what is new: /subscribe Jane Doe"),
    "subscriptions": (subscriptions.subscriptions, "What is followed here, and how often"),
    "digest": (digests.digest, "What is new in what you follow, now"),
    "settings": (settings.settings, "Time zone, quiet hours, pause"),
    "export": (subscriptions.export, "All I know of this chat, as a file"),
    "forget": (subscriptions.forget, "Delete all I know of this chat"),
    "feeds": (feeds.feeds, "The feeds that are followed, for those who run the bot"),
    "help": (start.help_, "What you can ask, by example"),
    "start": (start.start, "Say hello"),
}
"""Every command: what handles it, and what Telegram's menu says of it."""

UNLISTED = frozenset({"feeds"})
"""The commands that are for operators, and stand in no menu."""

_UNFOLLOW = ("unfollow", "unsubscribe", "stop")
"""What people of other bots type to be told no more."""


_ALONE = {r"alone:(\d+)": plain.alone}

# Edited messages are asked anew; in a channel only commands are for the bot.
_ASKED = filters.UpdateType.MESSAGES
_ASKED_OR_POSTED = _ASKED | filters.UpdateType.CHANNEL_POSTS


def _with_words(handle: Handler) -> Handler:
    """A command that stands below a picture or a file, with the words after it."""

    async def called(update: Update, context: Context) -> None:
        message = update.effective_message
        context.args = sending.text_of(message).split()[1:] if message else []
        await handle(update, context)

    return called


def register(application: OurApplication) -> None:
    """Add every handler to the application."""
    # Whether the bot is in a chat counts before who may ask it something.
    application.add_handler(ChatMemberHandler(membership.changed), group=-2)
    moved = MessageHandler(filters.StatusUpdate.MIGRATE, membership.moved)
    application.add_handler(moved, group=-2)
    application.add_handler(TypeHandler(Update, access.check), group=-1)
    commands = [((name,), handle) for name, (handle, _) in COMMANDS.items()]
    for names, handle in (*commands, (_UNFOLLOW, orders.unfollow)):
        application.add_handler(CommandHandler(names, handle, filters=_ASKED_OR_POSTED))
        below = filters.CaptionRegex(rf"(?i)\A/(?:{'|'.join(names)})(?:@\w+)?(?!\w)")
        application.add_handler(MessageHandler(_ASKED_OR_POSTED & below, _with_words(handle)))
        # "help" is what a person types who does not know the commands; "summary" alone is of what
        # was shown before.
        if names[0] != "summary":
            bare = filters.Regex(rf"(?i)^\s*(?:{'|'.join(names)})\s*[?!.]*\s*$")
            application.add_handler(MessageHandler(_ASKED & bare, handle))
    for data, press in {**buttons.BUTTONS, **_ALONE}.items():
        application.add_handler(CallbackQueryHandler(press, pattern=rf"\A{data}\Z"))
    application.add_handler(CallbackQueryHandler(start.unknown_button))
    for heard, handle_message in (
        (filters.COMMAND | filters.CaptionRegex(r"\A/\w"), start.unknown_command),
        (filters.Document.ALL, sent.document),
        (filters.LOCATION & filters.UpdateType.MESSAGE, settings.location),
        (filters.TEXT | filters.CAPTION, plain.answer),
        (~(filters.StatusUpdate.ALL | filters.LOCATION), plain.nothing_to_read),
    ):
        application.add_handler(MessageHandler(_ASKED & heard, handle_message))
    application.add_error_handler(errors.handle)
