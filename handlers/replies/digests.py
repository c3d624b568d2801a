"""What a digest says: a `Digest` in, the messages out. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from corpus import QuoteHit
from corpus.digests.desk import Digest
from corpus.digests.telling import ToldStory
from corpus.text import shorten
from handlers.replies import layout, subscriptions
from handlers.replies.excerpts import also
from handlers.replies.layout import Reply, Row, button, keyboard, line
from handlers.replies.quotes import speaker

# A digest is so many messages at most, and a story in it no longer than lets several fit into one.
_MESSAGES = 3
_SENTENCE = 500
# Of the subscriptions a digest comes from, so many are named.
_LABELS = 3

NOTHING_NEW = "Nothing is new in what you follow."


def messages(digest: Digest) -> list[Reply]:
    """The messages of a digest; the buttons are under the last."""
    if not digest.stories and not digest.offset:
        settings = keyboard([button("Settings", "set:show:0")])
        return [Reply(f"{NOTHING_NEW}\n<i>{_sources(digest)}</i>", settings)]
    if not digest.stories:
        return [Reply(subscriptions.NOTHING_NEW)]
    items = [_story(story, number) for story, number in _numbered(digest)]
    texts, count = layout.filling(_heading(digest), items, _MESSAGES)
    buttons = keyboard(*_buttons(digest, count, digest.more + len(items) - count))
    return [*(Reply(text) for text in texts[:-1]), Reply(texts[-1], buttons)]


def _numbered(digest: Digest) -> list[tuple[ToldStory, str]]:
    """The stories with their numbers; a single one needs none."""
    if len(digest.stories) == 1 and not digest.offset:
        return [(digest.stories[0], "")]
    return [(story, f"{place}. ") for place, story in enumerate(digest.stories, digest.offset + 1)]


def _heading(digest: Digest) -> str:
    """How much there is, of when, and because of what."""
    moment = subscriptions.moment(digest.at, digest.subscriber.hours)
    if digest.offset:
        return f"<b>More of {moment}</b>"
    count = len(digest.stories) + digest.more
    size = "1 new story" if count == 1 else f"{count:,} new stories"
    head = size if digest.is_alert else f"{size} · {moment.rpartition(',')[0]}"
    return f"<b>{head}</b>\n<i>{_sources(digest)}</i>"


def _sources(digest: Digest) -> str:
    """What is followed, as far as it fits on a line."""
    follows = [subscription.follow for subscription in digest.subscriptions]
    labels = [line(subscriptions.label(follow)) for follow in follows[:_LABELS]]
    more = len(follows) - len(labels)
    return ", ".join(labels) + (f" and {more} more" if more else "")


# --- a story --------------------------------------------------------------------------------


def _story(story: ToldStory, number: str) -> str:
    """A story: what was said and by whom, or its title and what it tells."""
    lead, *copies = story.articles
    if story.is_followed:
        by_source = groupby(story.quotes, lambda hit: (hit.article.id, hit.speaker.id))
        parts = [_quotes(list(hits)) for _, hits in by_source]
        return "\n".join([f"{number}{parts[0]}", *parts[1:], *also(lead, copies)])
    sentences = [layout.verbatim(span, lead.text, _SENTENCE) for span in story.sentences]
    texts = [layout.quoted("\n\n".join(sentences))] if sentences else []
    texts += [f"{speaker(hit)}:\n{_words(hit)}" for hit in story.quotes]
    head = f"{number}<b>{layout.title(lead)}</b>\n{layout.published(lead)}"
    return "\n".join([head, *texts, *also(lead, copies)])


def _quotes(hits: Sequence[QuoteHit]) -> str:
    """Who said something and where it stands, then what was said there."""
    first = hits[0]
    by = f"{speaker(first)} · {layout.published(first.article)}\n{layout.title(first.article)}"
    return "\n".join([by, *map(_words, hits)])


def _words(hit: QuoteHit) -> str:
    return layout.quoted(layout.verbatim(hit.quote.sentence, hit.article.text, _SENTENCE))


# --- buttons --------------------------------------------------------------------------------


def _buttons(digest: Digest, count: int, more: int) -> list[Row]:
    """Under a page of so many stories, of which there are more."""
    after = digest.offset + count
    turn = [button(f"More ({more:,})", f"digest:{digest.id}:{after}")] if more else []
    mute = button("Mute this story", f"mute:{digest.id}:{digest.offset}")
    if count > 1:
        mute = button("Mute a story", f"mutes:{digest.id}:{digest.offset}")
    end = button("Unfollow", f"unfollow:{digest.id}")
    return [turn, [mute, end, button("Settings", "set:show:0")]]


def which_to_mute(digest: Digest) -> Reply:
    """The stories of a page, a button each."""
    rows = [
        [button(f"{place + 1}. {shorten(title, 35)}", f"mute:{digest.id}:{place}")]
        for place, title in enumerate(
            (story.articles[0].title for story in digest.stories), digest.offset
        )
    ]
    return Reply("Which story do you not want to hear of any more?", keyboard(*rows))


def muted(title: str) -> Reply:
    """A story that does not come again."""
    return Reply(f"I will leave you alone with “{line(title)}” for two weeks.")
