"""What a digest says: a `Digest` in, the messages out. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from corpus import QuoteHit
from corpus.digests.desk import Digest
from corpus.digests.telling import Told
from corpus.text import shorten
from handlers.replies import layout, subscriptions
from handlers.replies.excerpts import also
from handlers.replies.layout import Keyboard, Reply, Row, button, keyboard, line
from handlers.replies.quotes import speaker

# A digest is so many messages at most, and a story in it no longer than lets several fit into one.
_MESSAGES = 3
_SENTENCE = 500
# Of the subscriptions a digest comes from, so many are named.
_NAMED = 3

NOTHING_NEW = "Nothing is new in what you follow."


def digest(found: Digest) -> list[Reply]:
    """The messages of a digest; the buttons are under the last."""
    if not found.stories and not found.offset:
        return [Reply(f"{NOTHING_NEW}\n<i>{_sources(found)}</i>", _settings())]
    if not found.stories:
        return [Reply(subscriptions.NOTHING_NEW)]
    items = [_story(told, number) for told, number in _numbered(found)]
    texts, shown = layout.filling(_heading(found), items, _MESSAGES)
    left = found.left + len(items) - shown
    buttons = keyboard(*_buttons(found, shown, left))
    return [*(Reply(text) for text in texts[:-1]), Reply(texts[-1], buttons)]


def _numbered(found: Digest) -> list[tuple[Told, str]]:
    """The stories with their numbers; a single one needs none."""
    if len(found.stories) == 1 and not found.offset:
        return [(found.stories[0], "")]
    return [(told, f"{number}. ") for number, told in enumerate(found.stories, found.offset + 1)]


def _heading(found: Digest) -> str:
    """How much there is, of when, and because of what."""
    if found.offset:
        return f"<b>More of {subscriptions.moment(found.at, found.subscriber.hours)}</b>"
    count = len(found.stories) + found.left
    what = "1 new story" if count == 1 else f"{count:,} new stories"
    head = what if found.is_alert else f"{what} · {_day(found)}"
    return f"<b>{head}</b>\n<i>{_sources(found)}</i>"


def _day(found: Digest) -> str:
    return subscriptions.moment(found.at, found.subscriber.hours).rpartition(",")[0]


def _sources(found: Digest) -> str:
    """What is followed, as far as it fits on a line."""
    followed = [each.follow for each in found.subscriptions]
    named = [line(subscriptions.label(follow)) for follow in followed[:_NAMED]]
    rest = len(followed) - len(named)
    return ", ".join(named) + (f" and {rest} more" if rest > 0 else "")


# --- a story --------------------------------------------------------------------------------


def _story(told: Told, number: str) -> str:
    """A story: what was said and by whom, or its title and what it tells."""
    lead, *copies = told.articles
    if told.is_followed:
        by_source = groupby(told.quotes, lambda hit: (hit.article.id, hit.speaker.id))
        parts = [_quotes(list(hits)) for _, hits in by_source]
        return "\n".join([f"{number}{parts[0]}", *parts[1:], *also(lead, copies)])
    sentences = [layout.verbatim(span, lead.text, _SENTENCE) for span in told.sentences]
    quoted = [layout.quoted("\n\n".join(sentences))] if sentences else []
    said = [f"{speaker(hit)}:\n{_words(hit)}" for hit in told.quotes]
    head = f"{number}<b>{layout.title(lead)}</b>\n{layout.published(lead)}"
    return "\n".join([head, *quoted, *said, *also(lead, copies)])


def _quotes(hits: Sequence[QuoteHit]) -> str:
    """Who said something and where it stands, then what was said there."""
    first = hits[0]
    by = f"{speaker(first)} · {layout.published(first.article)}\n{layout.title(first.article)}"
    return "\n".join([by, *map(_words, hits)])


def _words(hit: QuoteHit) -> str:
    return layout.quoted(layout.verbatim(hit.quote.sentence, hit.article.text, _SENTENCE))


# --- buttons --------------------------------------------------------------------------------


def _buttons(found: Digest, shown: int, left: int) -> list[Row]:
    last = found.offset + shown
    more = [button(f"More ({left:,})", f"digest:{found.id}:{last}")] if left else []
    mute = button("Mute this story", f"mute:{found.id}:{found.offset}")
    if shown > 1:
        mute = button("Mute a story", f"mutes:{found.id}:{found.offset}")
    end = button("Unfollow", f"unfollow:{found.id}")
    return [more, [mute, end, button("Settings", "set:show:0")]]


def _settings() -> Keyboard:
    return keyboard([button("Settings", "set:show:0")])


def which_to_mute(found: Digest) -> Reply:
    """The stories of a page, a button each."""
    rows = [
        [button(f"{number}. {shorten(told.articles[0].title, 35)}", f"mute:{found.id}:{place}")]
        for place, (told, number) in enumerate(
            zip(found.stories, range(found.offset + 1, found.offset + 99), strict=False),
            found.offset,
        )
    ]
    return Reply("Which story do you not want to hear of any more?", keyboard(*rows))


def muted(title: str) -> Reply:
    """A story that does not come again."""
    return Reply(f"I will leave you alone with “{line(title)}” for two weeks.")
