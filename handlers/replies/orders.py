"""What the bot asks where a wish or a change is put in words: values in, `Reply` out. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.subscriptions.follows import Follow, Subscriber, Subscription
from corpus.subscriptions.meaning import Meaning
from corpus.subscriptions.orders import Rearrangement
from corpus.subscriptions.schedule import Schedule
from corpus.subscriptions.wishes import Hopeless, Wish
from handlers.replies import layout
from handlers.replies.layout import Reply, button, keyboard, line
from handlers.replies.subscriptions import capital, followed, label, several, when

CHANGE_HOW = (
    "Then nothing is changed. Tell me again what, and when. For example: “follow Jane Doe on the"
    " budget, every evening at 6”."
)
FEED_FOR_OPERATORS = (
    "Only the people who run this bot can add a feed. Once it is read here, you can follow its"
    " outlet by name."
)
_NEAREST = (
    "That is the nearest I can do: at once, hourly, or at set times on days of the week, each week."
)
_TROUBLE = {
    Hopeless.PAST: "What is new is never of a time that is over, so this would never come. Ask me"
    " about that time, or leave it out: then I follow what is new.",
    Hopeless.EMPTY_WORDS: "Words like these are in every article and say nothing of what it is"
    " about. What shall I look for? A name, a topic or an outlet will do.",
    Hopeless.PRIVATE: "I cannot tell you of this: I know only what is in the news. Say a"
    " name, a topic or an outlet; the words of a title go in “quotation marks”.",
    Hopeless.CONTRADICTION: "No article could ever meet this: what must be in it must not be in it,"
    " or it would have to come from two outlets at once. Try one of the two.",
}


def ask_wish(
    readings: Sequence[Sequence[Follow]], schedule: Schedule, data: str, outlet: str | None = None
) -> Reply:
    """What was understood, to be agreed to; of several readings one is chosen."""
    change = button("Change", f"un{data}")
    if len(readings) == 1 and not outlet:
        items = "\n".join(
            f"{capital(followed(follow))}: {when(schedule)}." for follow in readings[0]
        )
        yes = button("Yes", f"{data}:0")
        return Reply(f"<b>Shall I follow this for you?</b>\n{items}", keyboard([yes, change]), True)
    head = f"Nothing in this archive is from “{line(outlet)}”. " if outlet else ""
    is_whom = all(follow.speaker for follows in readings for follow in follows)
    head += "Whom shall I follow?" if is_whom else "What shall I follow for you?"
    rows = [
        [button(_reading(follows), f"{data}:{place}")] for place, follows in enumerate(readings)
    ]
    buttons = keyboard(*rows, [] if is_whom else [change])
    return Reply(f"{head}\n{capital(when(schedule))}.", buttons, is_question=True)


def with_notes(reply: Reply, wish: Wish, meaning: Meaning) -> Reply:
    """The reply with a word on who was named by an office, and on a schedule that is not had."""
    name = meaning.readings[0][0].speaker
    holder = f"{line(name or '')} is {line(meaning.role or '')} by the articles here."
    notes = [holder if meaning.role else "", _NEAREST if wish.is_near else ""]
    return reply._replace(text="\n\n".join(filter(None, (reply.text, *notes))))


def _reading(follows: Sequence[Follow]) -> str:
    names = " · ".join(label(follow) for follow in follows)
    if len(follows) > 1:
        return f"Each by itself: {names}"
    (follow,) = follows
    is_topic = follow.topic and not (follow.speaker or follow.outlet)
    return f"The words: {names}" if is_topic else names


def ask_change(subscriptions: Sequence[Subscription], order: Rearrangement, number: int) -> Reply:
    """What would be changed, to be agreed to; `number` is that of the words."""
    items = []
    for subscription in subscriptions:
        what = capital(followed(subscription.follow))
        how = "paused" if order.is_paused else when(order.of(subscription.schedule))
        items.append(f"{what}: {how}.")
    text, _ = layout.fitting("<b>Shall I change this?</b>", items)
    single = subscriptions[0].id if len(subscriptions) == 1 else 0
    data = f"order:{number}"
    buttons = [button("Yes", f"{data}:{single}"), button("Change", f"un{data}")]
    return Reply(
        text, keyboard(buttons), True, tuple(subscription.id for subscription in subscriptions)
    )


def trouble(reason: Hopeless) -> Reply:
    """Why a wish can never be met."""
    return Reply(_TROUBLE[reason])


def ask_end(subscriptions: Sequence[Subscription]) -> Reply:
    """The first of two presses that end all of them."""
    text, _ = layout.fitting(
        f"<b>Shall I stop following all {len(subscriptions)}?</b>",
        [capital(followed(subscription.follow)) for subscription in subscriptions],
    )
    buttons = keyboard([button("Yes", "ends:1"), button("No", "ends:0")])
    return Reply(text, buttons, is_question=True)


def ended(count: int) -> Reply:
    """Nothing is followed any more."""
    things = "1 subscription" if count == 1 else f"{count} subscriptions"
    return Reply(f"I stopped following {things}. Nothing is followed here now.")


def not_followed(words: str, subscriptions: Sequence[Subscription], to: Subscriber) -> Reply:
    """What is followed, where something else was named."""
    return several(subscriptions, to, f"I do not follow “{line(words)}” here, but this:")
