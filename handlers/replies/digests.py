"""What a digest says: a `Digest` in, the message out. Pure."""

from __future__ import annotations

from corpus import QuoteHit
from corpus.digests.desk import Digest
from corpus.digests.telling import ToldStory
from corpus.text import shorten
from handlers.replies import excerpts, layout, quotes, subscriptions
from handlers.replies.excerpts import also, numbered
from handlers.replies.layout import Reply, Row, button, keyboard, line

# A sentence in it is no longer than lets several stories fit into a message.
_SENTENCE = 500
# Of the subscriptions a digest comes from, so many are named.
_LABELS = 3

NOTHING_NEW = "Nothing is new in what you follow."


def message(digest: Digest) -> Reply:
    """A digest: as many of its stories as fit into a message, and more behind a button."""
    if not digest.stories and not digest.offset:
        settings = keyboard([button("Settings", "set:show:0")])
        return Reply(f"{NOTHING_NEW}\n<i>{_sources(digest)}</i>", settings)
    if not digest.stories:
        return Reply(subscriptions.NOTHING_NEW)
    items = [_story(story, number) for story, number in _numbered(digest)]
    text, count = layout.fitting(_heading(digest), items)
    more = digest.more + len(items) - count
    return Reply(text, keyboard(*_buttons(digest, count, more)))


def _numbered(digest: Digest) -> list[tuple[ToldStory, str]]:
    """The stories with their numbers; a single one needs none."""
    return [(story, number) for number, story in numbered(digest.stories, digest.offset)]


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
    parts = _said(story, number) if story.is_followed else _told(story, number)
    return "\n".join([*parts, *also(lead, copies)])


def _said(story: ToldStory, number: str) -> list[str]:
    """The words of those who are followed, and how many more of them there are."""
    ranks = [number, *[""] * len(story.quotes)]
    words = excerpts.printed(zip(ranks, map(quotes.excerpt, story.quotes), strict=False))
    count = "1 more statement" if story.further == 1 else f"{story.further} more statements"
    return [words, *([f"and {count} there"] if story.further else [])]


def _told(story: ToldStory, number: str) -> list[str]:
    """Title, outlet and date, then what it tells, and what was said in it."""
    lead = story.articles[0]
    rank = f"{number}. " if number else ""
    place = f" · {layout.published(lead)}" if layout.is_titled(lead) else ""
    sentences = [layout.verbatim(span, lead.text, _SENTENCE) for span in story.sentences]
    texts = [layout.quoted("\n\n".join(sentences))] if sentences else []
    words = [f"{_words(hit)}\n— {quotes.speaker(hit)}" for hit in story.quotes]
    return [f"{rank}<b>{layout.title(lead)}</b>{place}", *texts, *words]


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
    shown = digest.stories[:count]
    stories = numbered([story.articles[0] for story in shown], digest.offset)
    summaries = [(number, f"summary:{article.id}") for number, article in stories]
    following = [mute, end, button("Settings", "set:show:0")]
    return [excerpts.row("Summary", summaries), turn, following]


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
