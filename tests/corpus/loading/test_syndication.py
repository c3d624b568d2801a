"""Feeds of every usual kind give the same entries, and what is no feed says so."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.exceptions import Fault, LoadError
from corpus.loading.markup import text_of
from corpus.loading.syndication import Document, Entry, read

HOME = "https://quay.example/feeds/all"

RSS = b"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>Quay &amp; Harbour</title><link>https://quay.example/</link><language>en-GB</language>
<ttl>30</ttl><managingEditor>ed@quay.example (Ed Holm)</managingEditor>
<atom:link rel="self" href="https://quay.example/feed"/><atom:link rel="hub" href="/hub"/>
<item><title>Rain &amp;amp; &lt;b&gt;wind&lt;/b&gt; for 5 &lt; 6 days</title><link>/rain</link>
<guid isPermaLink="false">rain-1</guid><pubDate>Tue, 05 Mar 2024 10:00:00 +0200</pubDate>
<author>ann@quay.example (Ann Roe)</author><description>It will rain.</description>
<content:encoded>&lt;p&gt;It will rain, the port said.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;
&lt;p&gt;Boats stay in.&lt;/p&gt;</content:encoded></item>
<item><title>Tolls</title><guid>https://quay.example/tolls</guid>
<source url="https://pier.example/feed">The Pier</source></item>
</channel></rss>"""

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Quay</title>
<link href="https://quay.example/"/><link rel="next" href="?page=2"/>
<author><name>The desk</name></author>
<entry><id>urn:1</id><title type="html">Rain &amp;amp; wind</title><link href="rain"/>
<published>2024-03-05T10:00:00+02:00</published><updated>2024-03-06T00:00:00Z</updated>
<content type="text">First &lt; second.

Boats stay in.</content></entry></feed>"""

RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel><title>Quay</title><link>https://quay.example/</link>
<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency></channel>
<item><title>Rain</title><link>https://quay.example/rain</link><dc:creator>Ann Roe</dc:creator>
<dc:date>2024-03-05T08:00:00Z</dc:date><description>It will rain.</description></item></rdf:RDF>"""

JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Quay",
    "home_page_url": "https://quay.example/",
    "feed_url": "/feed.json",
    "language": "en",
    "items": [
        {
            "id": "rain-1",
            "url": "/rain",
            "title": "Rain",
            "content_text": "It will rain & blow.\n\nBoats stay in.",
            "date_published": "2024-03-05T10:00:00+02:00",
            "authors": [{"name": "Ann Roe"}, {"url": "x"}],
        },
        {"id": 2, "external_url": "ftp://x", "date_published": "soon", "author": {"name": "Bo"}},
        "no item",
    ],
}

SITEMAP = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>
<loc>https://quay.example/rain</loc><lastmod>2024-03-06</lastmod><news:news><news:publication>
<news:name>Quay</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2024-03-05T10:00:00+02:00</news:publication_date>
<news:title>Rain</news:title></news:news></url></urlset>"""

MORNING = datetime(2024, 3, 5, 8, tzinfo=UTC)


def test_rss_gives_all_it_says() -> None:
    feed = read(RSS, url=HOME)
    assert (feed.version, feed.title, feed.url) == (
        "rss20",
        "Quay & Harbour",
        "https://quay.example/",
    )
    assert feed.links == {"self": "https://quay.example/feed", "hub": "https://quay.example/hub"}
    assert (feed.language, feed.ttl, feed.fault) == ("en-GB", timedelta(minutes=30), None)
    rain, tolls = feed.entries
    assert (rain.guid, rain.title) == ("rain-1", "Rain & wind for 5 < 6 days")
    assert (rain.url, rain.published) == ("https://quay.example/rain", MORNING)
    assert (rain.authors, rain.outlet, rain.language) == (("Ann Roe",), "Quay & Harbour", "en-GB")
    assert rain.summary == "It will rain."
    assert rain.text == "It will rain, the port said.\n\nBoats stay in."
    assert "x()" not in rain.content
    assert (tolls.guid, tolls.url, tolls.outlet) == (
        tolls.url,
        "https://quay.example/tolls",
        "The Pier",
    )
    assert (tolls.published, tolls.authors, tolls.text) == (None, (), "")


def test_atom_falls_back_on_the_feeds_author_and_keeps_plain_text_plain() -> None:
    feed = read(ATOM, url=HOME)
    (rain,) = feed.entries
    assert feed.links == {"next": "https://quay.example/feeds/all?page=2"}
    assert (rain.title, rain.url) == ("Rain & wind", "https://quay.example/feeds/rain")
    assert (rain.published, rain.updated) == (MORNING, datetime(2024, 3, 6, tzinfo=UTC))
    assert (rain.authors, rain.language) == (("The desk",), "en")
    assert rain.text == "First < second.\n\nBoats stay in."


def test_rdf_gives_its_period_and_dublin_core() -> None:
    feed = read(RDF)
    assert (feed.version, feed.ttl) == ("rss10", timedelta(minutes=30))
    assert feed.entries == (
        Entry(
            guid="https://quay.example/rain",
            title="Rain",
            url="https://quay.example/rain",
            published=MORNING,
            updated=MORNING,
            authors=("Ann Roe",),
            summary="It will rain.",
            outlet="Quay",
        ),
    )


def test_json_feed_gives_its_items() -> None:
    feed = read(b"\xef\xbb\xbf " + json.dumps(JSON).encode(), url=HOME)
    assert (feed.title, feed.url) == ("Quay", "https://quay.example/")
    assert feed.links == {"self": "https://quay.example/feed.json"}
    rain, second = feed.entries
    assert (rain.url, rain.published) == ("https://quay.example/rain", MORNING)
    assert (rain.authors, rain.language) == (("Ann Roe",), "en")
    assert rain.text == "It will rain & blow.\n\nBoats stay in."
    assert (second.guid, second.url, second.published) == ("2", None, None)
    assert second.authors == ("Bo",)


def test_a_news_sitemap_gives_titles_links_and_dates() -> None:
    (rain,) = read(SITEMAP).entries
    assert (rain.title, rain.url, rain.published) == ("Rain", "https://quay.example/rain", MORNING)
    assert (rain.outlet, rain.language, rain.text) == ("Quay", "en", "")


def test_what_is_broken_is_read_as_far_as_it_goes_and_said() -> None:
    for data in (RSS[: RSS.index(b"<source")], SITEMAP.replace(b"</news:news>", b"")):
        feed = read(data)
        assert feed.entries
        assert feed.fault in (Fault("load.feed_line", {"line": 13}), Fault("load.feed_marks"))


def test_an_entry_that_stands_twice_is_one() -> None:
    assert len(read(RDF.replace(b"</rdf:RDF>", RDF[RDF.index(b"<item>") :])).entries) == 1


def test_the_charset_it_was_sent_with_is_believed() -> None:
    data = '<rss version="2.0"><channel><title>Fähre</title></channel></rss>'.encode("cp1252")
    assert read(data, content_type="application/xml; charset=windows-1252").title == "Fähre"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "load.feed"),
        (b"/etc/hostname", "load.feed"),
        (b"https://quay.example/feed", "load.feed"),
        (b"<html><body><p>Words.</p></body></html>", "load.feed"),
        (b'{"title": "x"}', "load.feed"),
        (b'{"items": [', "load.feed_json"),
        (b'{"items":' * 99_999, "load.feed_json"),
        (b"<sitemapindex/>", "load.sitemaps"),
    ],
)
def test_what_is_no_feed_says_so(data: bytes, code: str) -> None:
    with pytest.raises(LoadError) as caught:
        read(data, "wire.xml")
    assert (caught.value.source, caught.value.code) == ("wire.xml", code)


@pytest.mark.parametrize("kind", ["rss version='2.0'", "urlset"])
def test_entities_do_not_grow(kind: str) -> None:
    names = "abcdefghij"
    bomb = "".join(f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in pairwise(names))
    body = "<channel><item><title>&j;</title></item></channel><url><loc>&j;</loc></url>"
    data = f"<!DOCTYPE x [<!ENTITY a 'boom'>{bomb}]><{kind}>{body}</{kind.split()[0]}>"
    assert len(repr(read(data.encode()))) < 1_000


def test_a_file_of_this_machine_is_never_read() -> None:
    data = b"""<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>
    <rss version="2.0"><channel><item><title>&f;</title></item></channel></rss>"""
    assert "root" not in repr(read(data))


@given(st.binary(max_size=200) | st.sampled_from([RSS, ATOM, RDF, SITEMAP]), st.data())
def test_any_bytes_give_a_feed_or_an_error(data: bytes, more: st.DataObject) -> None:
    place = more.draw(st.integers(0, len(data)))
    damaged = data[:place] + more.draw(st.binary(max_size=6)) + data[place + 3 :]
    try:
        feed = read(damaged)
    except LoadError:
        return
    assert isinstance(feed, Document)
    assert all(isinstance(entry.text, str) for entry in feed.entries)


def test_a_namespace_with_a_space_in_it_is_no_feed() -> None:
    with pytest.raises(LoadError) as failure:
        read(RDF.replace(b"http://purl.org/dc", "http://purl\u00a0.org/dc".encode()))
    assert failure.value.code == "load.feed"


def test_a_sitemap_whose_namespace_is_broken_is_read_as_far_as_it_goes() -> None:
    sitemap = read(SITEMAP.replace(b"<urlset", b"<a:urlset", 1))
    assert (sitemap.version, sitemap.fault) == ("sitemap", Fault("load.feed_marks"))


# HTML as text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("plain &amp; simple\nlines", "plain & simple\nlines"),
        ("<p>One <b>two</b>\n three.<p>Four<br>five", "One two three.\n\nFour\nfive"),
        ("a<style>b</style>c<script>d</script> e<title>f</title>", "ac e"),
        ("<ul><li>One<li>Two</ul>tail", "One\n\nTwo\n\ntail"),
        ("5 &lt; 6 &amp; more", "5 < 6 & more"),
        ("<!-- a -->", ""),
        ("", ""),
        ("<div>" * 3000 + "deep <i>words</i>", "deep\n\nwords"),
    ],
)
def test_html_becomes_paragraphs(html: str, text: str) -> None:
    assert text_of(html) == text


# What feeds do


def rss(item: str, head: str = "") -> Document:
    channel = f"<channel><title>Quay</title>{head}<item><title>Tolls</title>{item}</item></channel>"
    namespaces = (
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
        ' xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
    )
    return read(f'<rss version="2.0"{namespaces}>{channel}</rss>'.encode())


def json_feed(**item: object) -> Document:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Quay", "items": [item]}
    return read(json.dumps(feed).encode())


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("ann@quay.example", ()),
        ("ann@quay.example (Ann Roe)", ("Ann Roe",)),
        ("Ann Roe (ann@quay.example)", ("Ann Roe",)),
        ("Ann Roe &lt;ann@quay.example&gt;", ("Ann Roe",)),
        ("Ann Roe", ("Ann Roe",)),
    ],
)
def test_an_address_is_no_authors_name(author: str, names: tuple[str, ...]) -> None:
    assert rss(f"<author>{author}</author>").entries[0].authors == names


def test_several_authors_are_all_named_and_none_by_address() -> None:
    creators = (
        "<dc:creator>Ann Roe</dc:creator><dc:creator>Ed Holm</dc:creator>"
        "<dc:creator>desk@q.org</dc:creator>"
    )
    assert rss(creators).entries[0].authors == ("Ann Roe", "Ed Holm")


def test_an_address_in_the_place_of_a_name_is_nobody() -> None:
    authors = "".join(f"<author><name>{name}</name></author>" for name in ("d@q.org", "Ann Roe"))
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Q</title><id>q</id><entry><id>1</id>'
        f"<title>T</title>{authors}</entry></feed>"
    )
    assert read(atom.encode()).entries[0].authors == ("Ann Roe",)


def test_who_edits_a_channel_has_not_written_its_items() -> None:
    head = "<managingEditor>e@q.example (Ed Holm)</managingEditor>"
    assert rss("", head).entries[0].authors == ()


def test_a_link_through_a_counter_is_the_link_it_leads_to() -> None:
    item = (
        "<link>https://feeds.example/~r/1</link>"
        "<feedburner:origLink>https://quay.example/1</feedburner:origLink>"
    )
    assert rss(item).entries[0].url == "https://quay.example/1"


def test_a_json_item_may_link_elsewhere_and_say_when_in_any_zone() -> None:
    (entry,) = json_feed(
        id=7,
        external_url="https://tide.example/1",
        content_text="One.\n\nTwo & three.",
        date_published="2024-03-05T10:00:00+02:00",
        date_modified="2024-03-05T10:00:00",
        language="de",
    ).entries
    assert (entry.guid, entry.url, entry.language) == ("7", "https://tide.example/1", "de")
    assert entry.published == datetime(2024, 3, 5, 8, tzinfo=UTC)
    assert entry.updated == datetime(2024, 3, 5, 10, tzinfo=UTC)
    assert entry.text == "One.\n\nTwo & three."
    (entry,) = json_feed(url="https://quay.example/1", external_url="https://tide.example/").entries
    assert (entry.guid, entry.url) == ("https://quay.example/1", "https://quay.example/1")


@pytest.mark.parametrize(
    ("head", "minutes"),
    [
        ("<ttl>45</ttl>", 45),
        ("<ttl>0</ttl>", None),
        ("<ttl>soon</ttl>", None),
        ("<sy:updatePeriod>daily</sy:updatePeriod>", 1440),
        (
            "<sy:updatePeriod> Hourly </sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>",
            30,
        ),
        (
            "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>",
            60,
        ),
        ("", None),
    ],
)
def test_a_feed_says_how_often_it_changes(head: str, minutes: int | None) -> None:
    ttl = timedelta(minutes=minutes) if minutes else None
    assert rss("", head).ttl == ttl


def test_an_entry_is_in_the_language_of_its_feed_unless_it_says_another() -> None:
    assert rss("", "<language>en-GB</language>").entries[0].language == "en-GB"
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Q</title><id>q</id>'
        '<entry><id>1</id><title>T</title><content xml:lang="de">Eins.</content></entry></feed>'
    )
    assert read(atom.encode()).entries[0].language == "de"


def test_a_charset_other_than_was_said_is_no_fault() -> None:
    body = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Q</title>'
    body += "<item><title>Caf\u00e9</title></item></channel></rss>"
    feed = read(body.encode("latin-1"), content_type="application/rss+xml; charset=iso-8859-1")
    assert (feed.fault, feed.entries[0].title) == (None, "Caf\u00e9")


@pytest.mark.parametrize("link", ["ftp://quay.example/", "javascript:0", "https://[", "/rain", " "])
def test_what_is_no_web_address_is_no_link(link: str) -> None:
    assert rss(f"<link>{link}</link>").entries[0].url is None
