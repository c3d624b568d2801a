"""What the bot says to its operator about feeds: values in, `Reply` out. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.feeds.feed import Feed, Health
from corpus.text import shorten
from corpus.web.pages import FeedLink
from handlers.replies import errors, layout
from handlers.replies.layout import PAGE, Reply, Row, button, keyboard, line

FOR_OPERATORS = "Only the people who run this bot can see and change its feeds."
ADD_WHAT = "Which feed? For example: /feeds add https://news.example/feed"
NO_FEEDS = (
    "No feed is followed yet. Send /feeds add with the address of a feed, or of a page that has"
    " one, or an OPML file from another feed reader."
)


def health(feed: Feed) -> str:
    """How a feed fares, in plain words on one line."""
    fault = errors.clause(feed.fault) if feed.fault else ""
    if feed.health is Health.PAUSED:
        return "paused"
    if feed.health is Health.GONE:
        return f"stopped: it {fault}"
    if feed.health is Health.NEW:
        return "not read yet"
    if feed.health is Health.FAILING:
        times = "once" if feed.failures == 1 else f"{feed.failures} times in a row"
        last = f"; last read on {layout.date(feed.read)}" if feed.read else ""
        return f"failed {times}: it {fault}{last}"
    note = f", but it {fault}" if fault else ""
    return f"well, {feed.entries:,} {'entry' if feed.entries == 1 else 'entries'}{note}"


def listed(feeds: Sequence[Feed], offset: int) -> Reply:
    """A page of the feeds, each with its buttons."""
    if not feeds:
        return Reply(NO_FEEDS)
    page = feeds[offset : offset + PAGE]
    items = [
        f"{number}. <b>{line(feed.title)}</b>\n{layout.escape(shorten(feed.url, 200))}\n"
        f"{layout.escape(shorten(health(feed), 300))}"
        for number, feed in enumerate(page, offset + 1)
    ]
    text, fitting = layout.fitting("<b>Feeds</b>", items)
    rows = [_row(feed, number, offset) for number, feed in enumerate(page[:fitting], offset + 1)]
    return Reply(
        text, keyboard(*rows, layout.turning("feeds", offset, fitting, len(feeds) - offset))
    )


def _row(feed: Feed, number: int, offset: int) -> Row:
    is_read = feed.health not in (Health.PAUSED, Health.GONE)
    change = ("Pause", "pause") if is_read else ("Resume", "resume")
    return [
        button(f"{change[0]} {number}", f"feed:{change[1]}:{feed.id}:{offset}"),
        button(f"Remove {number}", f"feed:ask:{feed.id}:{offset}"),
    ]


def ask_removal(feed: Feed, offset: int) -> Reply:
    """Whether it is meant."""
    return Reply(
        f"Follow <b>{line(feed.title)}</b> no more? What came from it stays in the archive.",
        keyboard(
            [
                button("Remove it", f"feed:remove:{feed.id}:{offset}"),
                button("Keep it", f"feeds:{offset}"),
            ]
        ),
    )


def followed(feed: Feed, is_new: bool) -> Reply:
    """That a feed is followed."""
    name = f"<b>{line(feed.title)}</b>"
    if not is_new:
        return Reply(f"{name} is followed already: {layout.escape(shorten(health(feed), 300))}.")
    return Reply(f"Following {name} from now on. Its articles come in over the next minutes.")


def which_feed(choices: Sequence[FeedLink], data: str) -> Reply:
    """The feeds a page names: a button each."""
    rows = [[button(link.title, f"{data}:{place}")] for place, link in enumerate(choices[:PAGE])]
    return Reply("That page names several feeds. Which one?", keyboard(*rows))


def imported(new: int, refusals: int) -> Reply:
    """How many feeds of a list are followed from now on."""
    note = f" {refusals} have no address that can be followed." if refusals else ""
    feeds = "1 feed is" if new == 1 else f"{new:,} feeds are"
    return Reply(f"{feeds} followed now that {'was' if new == 1 else 'were'} not before.{note}")
