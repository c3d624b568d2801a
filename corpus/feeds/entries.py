"""Which entries of a feed are new, and what they say. Pure."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from corpus.feeds.feed import Feed
from corpus.loading.addresses import bare, outlet_of
from corpus.loading.records import TITLE_CHARACTERS, first_sentence, language_code
from corpus.loading.syndication import Entry
from corpus.text import clean, fold, sentences, shorten
from corpus.types import Article

TRIES = 3
"""After so many failures in a row to fetch an entry's page, the entry's own words must do."""
# Less is a teaser, or as short as one: then the page is asked what it has.
_FULL_CHARACTERS = 1_200
# A feed's clock may be a time zone off; a date beyond this is a mistake.
_AHEAD = timedelta(days=1)
# What a missing date becomes in many a program.
_NO_DATE = datetime(1970, 1, 2, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class EntryState:
    """What is known of an entry: which version is in the archive, under which article's key.

    `tries` counts failures to fetch the page of a newer version.
    """

    key: str
    digest: str | None = None
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """An entry with the mark it keeps, its article's key, and a hash of this version of it."""

    mark: str
    key: str
    digest: str
    entry: Entry


NEW = EntryState("")
"""What is known of an entry that was not met yet."""


def items(feed: Feed, entries: Sequence[Entry], states: Mapping[str, EntryState]) -> list[Item]:
    """The entries, each article once, in the feed's order.

    A guid or a link tells an entry only where no other of the feed has the same: feeds give one
    guid to all they have, or link all of it to their front page.
    """
    once = _merged(entries)
    guids = Counter(_guid(entry) for entry in once)
    links = Counter(_link(entry) for entry in once)
    edits = Counter(entry.updated for entry in once)
    items = []
    for entry in once:
        mark = _mark(entry, guids)
        is_named = bool(entry.url) and links[_link(entry)] == 1
        key = f"url:{_link(entry)}" if is_named else f"feed:{feed.url}#{mark}"
        state = states.get(mark)
        # Where all have one time of change, it is when the feed was written.
        changed_at = entry.updated if edits[entry.updated] == 1 else None
        items.append(Item(mark, state.key if state else key, _digest(entry, changed_at), entry))
    return list({item.key: item for item in reversed(items)}.values())[::-1]


def news(candidates: Iterable[Item], states: Mapping[str, EntryState]) -> list[Item]:
    """Those of which this version is not in the archive."""
    return [item for item in candidates if states.get(item.mark, NEW).digest != item.digest]


def _guid(entry: Entry) -> str:
    return bare(entry.guid) if entry.guid.startswith(("http://", "https://")) else entry.guid


def _link(entry: Entry) -> str:
    return bare(entry.url) if entry.url else ""


def _mark(entry: Entry, guids: Counter[str]) -> str:
    guid = _guid(entry)
    if guid and guids[guid] == 1:
        return guid
    identity = "\0".join((guid, _link(entry), fold(entry.title) or entry.text))
    return hashlib.sha256(identity.encode()).hexdigest()[:32]


def _same_story(entry: Entry) -> object:
    """One link and one headline are one story, whatever guids it has."""
    return (_link(entry), fold(entry.title)) if entry.url and entry.title else None


def _merged(entries: Iterable[Entry]) -> list[Entry]:
    """The newest of those that are the same, at the place of the first."""
    newest: dict[object, Entry] = {}
    for number, entry in enumerate(entries):
        name = _same_story(entry) or number
        before = newest.get(name)
        if before is None or _changed(entry) > _changed(before):
            newest[name] = entry
    return list(newest.values())


def _changed(entry: Entry) -> datetime:
    return entry.updated or entry.published or _NO_DATE


def _digest(entry: Entry, changed_at: datetime | None) -> str:
    """A hash of what a reader sees of an entry, and of when its author last changed it."""
    content = (entry.title, entry.text, _link(entry), entry.outlet, entry.authors, entry.published)
    return hashlib.sha256("\0".join(map(str, (*content, changed_at))).encode()).hexdigest()


_CUT = re.compile(r"(?:…|\.\.\.|\[\s*(?:…|\.\.\.|&hellip;)\s*\])\s*\Z")
_ONWARD = re.compile(
    r"(?:\n\s*|\A)(?:(?:continue|keep) reading|read (?:more|on|the (?:full|whole|rest))|"
    r"more\s*[»>…]|"
    r"the post .{1,300} (?:appeared first|first appeared) on )[^\n]{0,300}\s*\Z",
    re.IGNORECASE,
)


def is_teaser(entry: Entry) -> bool:
    """Whether the page may have more than the entry."""
    own = entry.text
    is_cut = _CUT.search(own) or _ONWARD.search(own)
    return bool(entry.url) and bool(is_cut or len(own) < _FULL_CHARACTERS)


def article(item: Item, page: Article | None, fallback: str, now: datetime) -> Article | None:
    """The article of an entry, with the words of its page where that has more; None without any.

    `fallback` is the outlet where the feed does not say. A date that is still to come, by more
    than a time zone, or a missing one written as 1970, is none.
    """
    entry, own = item.entry, own_words(item.entry)
    text = page.text if page and len(page.text) > len(own) else own
    if not text:
        return None
    dates = (entry.published, page.published if page else None, entry.updated)
    return Article(
        title=_title(entry, page, text),
        text=text,
        key=item.key,
        url=_link(entry) or None,
        outlet=shorten(entry.outlet or fallback or outlet_of(entry.url or ""), TITLE_CHARACTERS),
        authors=entry.authors or (page.authors if page else ()),
        published=next((date for date in dates if date and _NO_DATE <= date <= now + _AHEAD), None),
        language=(page.language if page else None) or language_code(entry.language or ""),
    )


def own_words(entry: Entry) -> str:
    """The entry's text without "read more", and without a last sentence that is cut off."""
    text = clean(_ONWARD.sub("", entry.text))
    if not _CUT.search(text):
        return text
    spans = sentences(text)
    return text[: spans[-2].end] if len(spans) > 1 else text


def _title(entry: Entry, page: Article | None, text: str) -> str:
    title = shorten(entry.title, TITLE_CHARACTERS) or (page.title if page else "")
    return title or first_sentence(text)
