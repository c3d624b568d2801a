"""Every button: what its data is like, and who answers the press."""

from __future__ import annotations

import re

from telegram import Update

from handlers import (
    articles,
    digests,
    feeds,
    orders,
    passages,
    quotes,
    sent,
    settings,
    start,
    stories,
    subscriptions,
)
from handlers.context import Context

BUTTONS = {
    r"said:(\d+):(\d+):(\d+)": quotes.turn,
    r"quote:(\d+)": quotes.show_context,
    r"wrong:(\d+):([01])": quotes.complain,
    r"people:(\d+)": quotes.turn_people,
    r"ask:(\d+):(\d+)": passages.turn,
    r"passage:(\d+):(\d+)": passages.show_context,
    r"summary:(\d+)": articles.show_summary,
    r"summary:(\d+):(\d{1,2})": articles.resize,
    r"told:(\d+):(\d+)": articles.show_said,
    r"text:(\d+):(\d+)": articles.show_text,
    r"related:(\d+)": articles.show_related,
    r"sent:summary:(\d{1,2})": sent.resize,
    r"sent:told:(\d+)": sent.show_said,
    r"sent:text:(\d+)": sent.show_text,
    r"stories:(\d+):(\d+)": stories.turn,
    r"latest:(\d+)": articles.turn_latest,
    r"oldest:(\d+)": articles.turn_oldest,
    r"follow:(\d+):(\d+):(\d)": subscriptions.follow_answer,
    r"wish:(\d+):(\d+)": subscriptions.choose,
    r"un(?:wish|order):(?:\d+)": subscriptions.choose_anew,
    r"order:(\d+):(\d+)": orders.agree,
    r"ends:([01])": orders.end_or_not,
    r"subs:(\d+)": subscriptions.turn,
    r"sub:(\d+):([a-z]+):(\d+)": subscriptions.press,
    r"set:([a-z]+):(\d+)": settings.press,
    r"forget:([01])": subscriptions.forget_or_not,
    r"digest:(\d+):(\d+)": digests.more,
    r"mutes:(\d+):(\d+)": digests.which_to_mute,
    r"mute:(\d+):(\d+)": digests.mute,
    r"unfollow:(\d+)": digests.unfollow,
    r"feeds:(\d+)": feeds.turn,
    r"feed:add:(\d+):(\d+)": feeds.choose,
    r"feed:pause:(\d+):(\d+)": feeds.pause,
    r"feed:resume:(\d+):(\d+)": feeds.resume,
    r"feed:ask:(\d+):(\d+)": feeds.ask_removal,
    r"feed:remove:(\d+):(\d+)": feeds.remove,
}


async def press(update: Update, context: Context, data: str) -> None:
    """Do what the button with this data does."""
    for form, handle in BUTTONS.items():
        if match := re.fullmatch(form, data):
            context.matches = [match]
            await handle(update, context)
            return
    await start.unknown_button(update, context)
