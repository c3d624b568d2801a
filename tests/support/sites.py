"""Feeds and pages of made-up outlets, for the web server of `web`."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

STORIES = {
    "dredging": (
        "Dredging of the Ruvenna begins in March",
        "The port of Lethmark will dredge the mouth of the Ruvenna from March, harbour master"
        " Ida Moen said on Monday. Two barges will take away 40,000 cubic metres of silt, and the"
        " fishing boats will use the northern channel meanwhile. “We have waited nine winters for"
        " this,” Moen told the harbour council. The work costs eleven million crowns, of which the"
        " state pays two thirds. Fishermen had asked for a pause during the herring weeks, and"
        " they will get one of eighteen days.",
    ),
    "library": (
        "Karlsnes library opens at night",
        "The library of Karlsnes will stay open until midnight from Tuesday, because students"
        " asked for it. Librarian Tomas Brandt said that the reading room was full by noon on most"
        " days of the winter. A guard and one librarian will be there in the evening hours, and"
        " the cafe next door will sell soup. The council gave the money for one year and wants"
        " to count the readers before it decides about the next. About two hundred people signed"
        " the petition that began it all, most of them from the nursing school.",
    ),
    "orchard": (
        "Late frost costs the orchards half their plums",
        "Two nights of frost have destroyed half of the plum blossom in the valley of Orsa,"
        " growers said on Friday. Vera Lindqvist, who keeps four hundred trees, said she had lit"
        " fires between the rows and saved one field of six. The growers' union expects prices to"
        " rise by a third in September. Apples flower later and were spared. The ministry of"
        " agriculture will send an assessor next week, and says that help can be paid before the"
        " summer if the forms are in by the end of May.",
    ),
}


def rss(entries: Sequence[str], title: str = "Quay News", head: str = "") -> str:
    """An RSS feed of these entries."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{title}</title>{head}{''.join(entries)}</channel></rss>"
    )


def entry(
    story: str,
    link: str = "",
    *,
    guid: str = "",
    date: str = "Mon, 03 Jun 2024 08:00:00 GMT",
    is_full: bool = True,
    title: str | None = None,
    more: str = "",
) -> str:
    """An entry with all of a story, three times over so that it is no teaser, or its beginning."""
    headline, text = STORIES[story]
    headline = headline if title is None else title
    full = "".join(f"<p>{text} {part}</p>" for part in (more, *_PARTS))
    parts = [
        f"<title>{escape(headline)}</title>" if headline else "",
        f"<link>{escape(link)}</link>" if link else "",
        f'<guid isPermaLink="false">{escape(guid)}</guid>' if guid else "",
        f"<pubDate>{date}</pubDate>" if date else "",
        f"<content:encoded>{escape(full)}</content:encoded>"
        if is_full
        else f"<description>{escape(text[:90])} […]</description>",
    ]
    return f"<item>{''.join(parts)}</item>"


_PARTS = ("That is the second part of it.", "And that is the third and last.")


def html(story: str, *, title: str | None = None, head: str = "", more: str = "") -> str:
    """The page of a story."""
    headline, text = STORIES[story]
    headline = headline if title is None else title
    return (
        f'<!doctype html><html lang="en"><head><title>{headline}</title>{head}</head><body>'
        f"<nav><a href='/'>Home</a></nav><article><h1>{headline}</h1><p>{text}</p>"
        f"<p>{text[:200]} {more} And so it went on until the evening came.</p></article>"
        "</body></html>"
    )
