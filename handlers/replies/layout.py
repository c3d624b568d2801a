"""Lay out a message so that Telegram's rules are kept by construction. Pure.

Foreign text is escaped where it enters; what is quoted stays word for word. A
message is put together from whole items, as many as Telegram takes.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, TypeAlias

from corpus import Article, Span
from corpus.text import shorten

PAGE = 5
"""How many items a page shows at most."""

_NEXT = "Next ›"
_LINE = 100
_TITLE = 80
_LABEL = 40
_ROW = 3
# A longer sentence is cut, so that an item always fits into a message; in Telegram's units.
_SENTENCE = 1_500
_LONGEST = 4096  # telegram.constants.MessageLimit.MAX_TEXT_LENGTH
_PLAIN = _LONGEST - 10
_READ = 20 * _SENTENCE
# How a sentence ends, or one that was cut.
_ENDS = ("…", ".", "!", "?", '"', "”", "’", "'")

Button: TypeAlias = tuple[str, str]
"""What stands on a button, and the data that comes back when it is pressed."""

Row: TypeAlias = Sequence[Button]
Keyboard: TypeAlias = tuple[tuple[Button, ...], ...]


class Reply(NamedTuple):
    """One message: its HTML, and the buttons under it.

    `is_question` where the buttons are the answers to it, which may be typed as well.
    `subscriptions` are the numbers of those that it is about, so that "it" means them.
    """

    text: str
    keyboard: Keyboard = ()
    is_question: bool = False
    subscriptions: tuple[int, ...] = ()

    @property
    def offer(self) -> tuple[Button, ...]:
        """The answers to choose from; none where it asks nothing."""
        return tuple(choice for row in self.keyboard for choice in row) if self.is_question else ()


def escape(text: str) -> str:
    """`text` as it stands, safe inside Telegram's HTML; lone surrogates cannot be sent at all."""
    return html.escape(text.encode(errors="ignore").decode(), quote=True)


def line(text: str) -> str:
    """Foreign words inside a line of ours: short and safe."""
    return escape(shorten(text, _LINE))


def length(markup: str) -> int:
    """How long Telegram finds a message: UTF-16 units, without the markup."""
    return units(html.unescape(re.sub(r"<[^>]*>", "", markup)))


def units(text: str) -> int:
    """How many UTF-16 units a text has, which is how Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def date(moment: datetime | None) -> str:
    """ "29 December 2020", or that there is none."""
    return f"{moment.day} {moment:%B %Y}" if moment else "undated"


def verbatim(span: Span, text: str, longest: int = _SENTENCE) -> str:
    """A slice of an article, word for word; only where its lines break is ours."""
    # A text without full stops may be one sentence of megabytes, of which little is shown.
    beginning = Span(span.start, min(span.end, span.start + _READ)).of(text)
    paragraphs = re.split(r"\n\s*\n", beginning.strip())
    words = "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
    return escape(words if length(escape(words)) <= longest else _cut(words, longest))


def _cut(words: str, longest: int) -> str:
    beginning = words.encode("utf-16-le")[: 2 * longest].decode("utf-16-le", "ignore")
    return beginning.rsplit(maxsplit=1)[0] + " … [cut]"


def quoted(markup: str, number: str = "") -> str:
    """A block that shows as quoted, with its number before its words."""
    rank = f"<b>{number}.</b> " if number else ""
    return f"<blockquote>{rank}{markup}</blockquote>"


def title(article: Article) -> str:
    """The title, as a link where there is one; outlet and date of what has none."""
    return linked(named(article), article.url)


def is_titled(article: Article) -> bool:
    """Whether an article has a title of its own: its first sentence in that place is none."""
    beginning = article.title.removesuffix("…")
    is_sentence = article.title.endswith(_ENDS)
    return bool(beginning.strip()) and not (
        is_sentence and " ".join(article.text[:_READ].split()).startswith(beginning)
    )


def named(article: Article) -> str:
    """The title, or the outlet and date of an article that has none."""
    return article.title if is_titled(article) else _outlet_and_date(article)


def _outlet_and_date(article: Article) -> str:
    return " · ".join(part for part in (article.outlet, date(article.published)) if part)


def linked(text: str, url: str | None) -> str:
    """Foreign words, as a link where there is one."""
    words = escape(shorten(text, _TITLE))
    if words and url and url.startswith(("http://", "https://")):
        return f'<a href="{escape(url)}">{words}</a>'
    return words


def published(article: Article) -> str:
    """Outlet and date."""
    return line(_outlet_and_date(article))


def fits(text: str) -> bool:
    """Whether it is short enough for one message."""
    return length(text) <= _LONGEST


def fitting(
    header: str, items: Sequence[str], footer: str = "", most: int = PAGE, between: str = "\n\n"
) -> tuple[str, int]:
    """The header, as many whole items as fit into a message, the footer; and how many items."""
    text, count = header, 0
    for item in items[:most]:
        longer = f"{text}{between}{item}" if text else item
        if length(longer) + length(footer) + len(between) > _LONGEST:
            break
        text, count = longer, count + 1
    return (f"{text}{between}{footer}" if footer else text), count


def plain(markup: str) -> str:
    """A message without its markup: links stand behind their words, and it is never too long."""
    text = re.sub(r'<a href="([^"]*)"[^>]*>(.*?)</a>', r"\2 (\1)", markup, flags=re.DOTALL)
    words = html.unescape(re.sub(r"<[^>]*>", "", text))
    return words if units(words) <= _LONGEST else _cut(words, _PLAIN)


def button(label: str, data: str) -> Button:
    """A button; `data` comes back when it is pressed."""
    return shorten(label, _LABEL), data


def keyboard(*rows: Row) -> Keyboard:
    """The rows that have buttons."""
    return tuple(tuple(row) for row in rows if row)


def in_rows(buttons: Sequence[Button]) -> list[Row]:
    """The buttons, a few in a row."""
    return [buttons[start : start + _ROW] for start in range(0, len(buttons), _ROW)]


def turning(data: str, offset: int, count: int, total: int) -> Row:
    """Buttons back and on; `data` is a page's button data up to the offset."""
    back = [button("‹ Back", f"{data}:{max(0, offset - PAGE)}")] if offset else []
    on = [button(_NEXT, f"{data}:{offset + count}")] if total > count else []
    return [*back, *on]


def following(keyboard: Keyboard) -> str | None:
    """The data of the button to the next page; None where there is none."""
    return next((data for row in keyboard for label, data in row if label == _NEXT), None)
