"""Which entries of a feed are new, and what they say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from corpus.feeds import entries
from corpus.feeds.entries import EntryState, Item
from corpus.feeds.feed import Feed
from corpus.loading.syndication import Entry
from corpus.types import Article

NOW = datetime(2024, 6, 4, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
FEED = Feed("https://quay.example/feed", "Quay", due=NOW)
WORDS = "The tolls on the bridge went up again, and nobody was asked. "
LONG = f"<p>{WORDS * 20}</p>"
TOLLS = Entry("g1", "Tolls", "https://quay.example/tolls", content=LONG)
FERRY = Entry("g2", "Ferry", "https://quay.example/ferry", content=LONG)


def items(*found: Entry, states: dict[str, EntryState] | None = None) -> list[Item]:
    return entries.items(FEED, found, states or {})


def states(*found: Item) -> dict[str, EntryState]:
    """What is known once these are stored."""
    return {item.mark: EntryState(item.key, item.digest) for item in found}


# Which are new


def test_an_entry_is_told_by_its_guid_and_its_article_by_its_link() -> None:
    tolls, ferry = items(TOLLS, FERRY)
    assert (tolls.mark, tolls.key) == ("g1", "url:https://quay.example/tolls")
    assert (ferry.mark, ferry.key) == ("g2", "url:https://quay.example/ferry")


def test_what_counts_readers_tells_no_entries_apart() -> None:
    link = "https://quay.example/tolls?utm_source=rss"
    (item,) = items(replace(TOLLS, guid=link, url=link))
    assert (item.mark, item.key) == (
        "https://quay.example/tolls",
        "url:https://quay.example/tolls",
    )


def test_a_guid_that_several_have_tells_none_of_them() -> None:
    one, other = items(replace(TOLLS, guid="same"), replace(FERRY, guid="same"))
    assert one.mark != other.mark
    assert "same" not in (one.mark, other.mark)
    (alone,) = items(replace(TOLLS, guid="same"))
    assert alone.mark == "same"


def test_a_link_that_several_have_is_the_key_of_none() -> None:
    home = "https://quay.example/"
    one, other = items(replace(TOLLS, url=home), replace(FERRY, url=home))
    assert (one.key, other.key) == (f"feed:{FEED.url}#g1", f"feed:{FEED.url}#g2")


def test_an_entry_keeps_the_key_it_had_whatever_its_link_is_now() -> None:
    known = {"g1": EntryState("url:https://quay.example/before", "digest")}
    (item,) = items(TOLLS, states=known)
    assert item.key == "url:https://quay.example/before"
    assert entries.news([item], known) == [item]


def test_one_link_and_headline_are_one_story_in_its_newest_words_at_the_first_place() -> None:
    older = replace(TOLLS, updated=NOW, summary="older")
    newer = replace(TOLLS, guid="g9", title="TOLLS", updated=NOW + DAY, summary="newer")
    for found in ([older, FERRY, newer], [newer, FERRY, older]):
        first, second = items(*found)
        assert (first.entry.summary, second.entry) == ("newer", FERRY)
    assert len(items(older, replace(newer, title="Other"))) == 2
    assert len(items(replace(older, url=None), replace(newer, url=None))) == 2


def test_where_nothing_says_when_it_changed_the_time_of_publication_counts() -> None:
    older = replace(TOLLS, published=NOW, summary="older")
    newer = replace(TOLLS, published=NOW + DAY, summary="newer", guid="g9")
    (item,) = items(older, newer)
    assert item.entry.summary == "newer"


def test_without_a_guid_link_and_headline_or_else_the_words_tell_an_entry() -> None:
    (alone,) = items(replace(TOLLS, guid=""))
    assert len(alone.mark) == 32
    notes = [Entry(content=f"<p>Note {number}</p>") for number in range(3)]
    assert len({item.mark for item in items(*notes)}) == 3
    link = "https://quay.example/ticker"
    assert len(items(Entry("1", url=link), Entry("2", url=link))) == 2


def test_of_two_as_old_the_first_counts() -> None:
    (item,) = items(replace(TOLLS, summary="1"), replace(TOLLS, summary="2", guid="g2"))
    assert item.entry.summary == "1"


def test_of_entries_with_one_key_the_first_counts() -> None:
    known = {"g2": EntryState("url:https://quay.example/tolls", "digest")}
    (item,) = items(TOLLS, FERRY, states=known)
    assert item.mark == "g1"


def test_only_what_is_not_in_the_archive_is_news() -> None:
    tolls, ferry = items(TOLLS, FERRY)
    assert entries.news([tolls, ferry], {}) == [tolls, ferry]
    assert entries.news([tolls, ferry], states(tolls)) == [ferry]
    tried = {tolls.mark: EntryState(tolls.key, None, 1)}
    assert entries.news([tolls], tried) == [tolls]


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Tolls!"},
        {"content": LONG + "<p>More.</p>"},
        {"url": "https://quay.example/tolls-2"},
        {"outlet": "Tide"},
        {"authors": ("Ann Roe",)},
        {"published": NOW},
        {"updated": NOW},
    ],
)
def test_what_a_reader_sees_of_an_entry_makes_a_new_version(change: dict[str, object]) -> None:
    known = states(*items(TOLLS, FERRY))
    again = items(replace(TOLLS, **change), FERRY)  # type: ignore[arg-type]
    assert [item.mark for item in entries.news(again, known)] == ["g1"]


def test_a_time_of_change_that_all_have_is_the_feeds() -> None:
    def feed(time: datetime) -> list[Item]:
        return items(replace(TOLLS, updated=time), replace(FERRY, updated=time))

    assert entries.news(feed(NOW + DAY), states(*feed(NOW))) == []


# What they say


@pytest.mark.parametrize(
    "text",
    [
        WORDS * 30 + "…",
        WORDS * 30 + "[...]",
        WORDS * 30 + "[&hellip;]",
        WORDS * 30 + "\nContinue reading",
        WORDS * 30 + "\nRead more about it",
        WORDS * 30 + "\nThe post Tolls appeared first on Quay.",
        "x" * 1_199,
    ],
)
def test_what_is_cut_off_or_short_is_a_teaser(text: str) -> None:
    entry = replace(TOLLS, content=text.replace("\n", "<br>"))
    assert entries.is_teaser(entry)
    assert not entries.is_teaser(replace(entry, url=None))


def test_what_is_long_and_whole_is_no_teaser() -> None:
    assert not entries.is_teaser(replace(TOLLS, content="x" * 1_200))
    assert not entries.is_teaser(replace(TOLLS, content=WORDS * 30 + "Continue reading of it."))


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("The tolls went up. Nobody was […]", "The tolls went up."),
        ("The tolls went up. Nobody was asked. Continue…", "The tolls went up. Nobody was asked."),
        ("Nobody was…", "Nobody was…"),
        ("The tolls went up.<br>Read more", "The tolls went up."),
        ("The tolls went up.", "The tolls went up."),
    ],
)
def test_a_last_sentence_that_is_cut_off_is_left_out(text: str, own: str) -> None:
    assert entries.own_words(Entry(content=text)) == own


def article(entry: Entry, page: Article | None = None, fallback: str = "Quay") -> Article:
    (item,) = items(entry)
    made = entries.article(item, page, fallback, NOW)
    assert made is not None
    return made


def test_the_longer_of_entry_and_page_is_the_text() -> None:
    short = Article("Page", "Short.", "k")
    long = Article("Page", WORDS * 40, "k", authors=("Ed Holm",), language="en")
    as_long = Article("Page", "x" * len(entries.own_words(TOLLS)), "k")
    assert article(TOLLS, short).text == article(TOLLS, as_long).text == entries.own_words(TOLLS)
    made = article(TOLLS, long)
    assert (made.text, made.title, made.authors, made.language) == (
        WORDS * 40,
        "Tolls",
        ("Ed Holm",),
        "en",
    )
    assert (made.key, made.url) == ("url:https://quay.example/tolls", "https://quay.example/tolls")


def test_an_entry_without_words_gives_no_article() -> None:
    (item,) = items(Entry("g1", "Tolls", "https://quay.example/tolls"))
    assert entries.article(item, None, "Quay", NOW) is None


def test_what_the_entry_says_counts_before_its_page() -> None:
    page = Article("Page", WORDS * 40, "k", authors=("Ed Holm",), published=NOW - 2 * DAY)
    entry = replace(TOLLS, authors=("Ann Roe",), published=NOW - DAY, outlet="Tide")
    made = article(entry, page)
    assert (made.authors, made.published, made.outlet) == (("Ann Roe",), NOW - DAY, "Tide")
    assert article(TOLLS, page).published == NOW - 2 * DAY
    assert article(replace(TOLLS, updated=NOW - DAY), page).published == NOW - 2 * DAY
    assert article(replace(TOLLS, updated=NOW - DAY)).published == NOW - DAY


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (NOW + DAY, NOW + DAY),
        (NOW + DAY + timedelta(seconds=1), None),
        (datetime(1970, 1, 1, 23, tzinfo=UTC), None),
        (datetime(1970, 1, 2, tzinfo=UTC), datetime(1970, 1, 2, tzinfo=UTC)),
    ],
)
def test_a_date_that_cannot_be_is_none(published: datetime, expected: datetime | None) -> None:
    assert article(replace(TOLLS, published=published)).published == expected


def test_an_outlet_is_the_entrys_or_the_feeds_or_the_host() -> None:
    assert article(replace(TOLLS, outlet="Tide")).outlet == "Tide"
    assert article(TOLLS).outlet == "Quay"
    assert article(TOLLS, fallback="").outlet == "quay.example"


def test_a_title_is_the_entrys_or_the_pages_or_a_sentence() -> None:
    untitled = replace(TOLLS, title="")
    assert article(untitled, Article("Page", "Short.", "k")).title == "Page"
    assert article(untitled).title == WORDS.strip()
    assert len(article(replace(TOLLS, title="word " * 99)).title) <= 300


def test_a_language_is_the_pages_or_the_entrys_without_its_region() -> None:
    entry = replace(TOLLS, language="de-AT")
    assert article(entry, Article("", WORDS * 40, "k", language="en")).language == "en"
    assert article(entry).language == "de"
    assert article(TOLLS).language is None
