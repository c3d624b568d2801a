"""Messages within Telegram's rules, whatever is in them."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime

import pytest
from fakes import seen, units
from hypothesis import example, given
from hypothesis import strategies as st

from corpus import (
    Answer,
    Article,
    Examples,
    Kind,
    PassageHit,
    Question,
    Quote,
    QuoteHit,
    Span,
    Speaker,
    Summary,
)
from corpus.types import Passage
from handlers.replies import articles as articlewords
from handlers.replies import excerpts, layout, passages, quotes, welcome
from handlers.replies.layout import Reply

LONGEST = 4096
MOMENT = datetime(2024, 9, 30, tzinfo=UTC)

letters = st.characters(exclude_categories=("Cs", "Cc"))
wide = st.sampled_from("𝔅😀<&>\"' a")
words = st.text(letters | wide, min_size=1, max_size=300)
lines = st.builds(lambda text, times: text * times, words, st.integers(1, 60))
texts = st.lists(lines, min_size=1, max_size=8).map("\n\n".join)
names = st.builds(lambda text: f"x{text}", lines)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """An article of any words, with everything an article may have."""
    text, title, outlet = draw(texts), draw(names), draw(st.none() | names)
    url = draw(st.none() | st.just("https://wire.example/?a=1&b=\"'<i>") | words)
    published = draw(st.none() | st.just(MOMENT))
    return Article(title, text, "key", url, outlet, published=published, id=draw(st.integers(0)))


@st.composite
def slices(draw: st.DrawFn) -> tuple[Article, Span]:
    """An article and any part of its text."""
    article = draw(articles())
    start = draw(st.integers(0, len(article.text)))
    return article, Span(start, draw(st.integers(start, len(article.text))))


def assert_telegram_takes(reply: Reply) -> None:
    """The strict parser of the fakes reads the message, and it fits."""
    assert 0 < units(seen(reply.text)) <= LONGEST
    for label, data in (button for row in reply.keyboard for button in row):
        assert label
        assert 1 <= len(data.encode()) <= 64


@given(texts)
def test_the_length_of_escaped_words_is_as_telegram_counts_it(text: str) -> None:
    assert layout.length(layout.escape(text)) == units(text)
    assert layout.length(f"<b>{layout.escape(text)}</b>") == units(text)


@pytest.mark.parametrize(
    ("markup", "length"),
    [("", 0), ("a&amp;b", 3), ('<a href="https://a.example">é</a>', 1), ("<i>😀</i>", 2)],
)
def test_the_length_leaves_markup_out(markup: str, length: int) -> None:
    assert layout.length(markup) == length


@given(words, st.lists(st.integers(1, 4000), max_size=8), st.text("f", max_size=90))
@example("header", [4000, 60], "f" * 90)
def test_fitting_keeps_to_whole_items(header: str, sizes: list[int], footer: str) -> None:
    items = [str(place) * size for place, size in enumerate(sizes)]
    text, shown = layout.fitting(layout.escape(header), items, footer)
    parts = [layout.escape(header), *items[:shown], *([footer] if footer else [])]
    assert text == "\n\n".join(parts)
    assert layout.length(text) <= LONGEST
    if shown < min(len(items), layout.PAGE):
        assert layout.length(f"{text}\n\n{items[shown]}") > LONGEST - 2


@given(slices())
def test_verbatim_is_the_slice_but_for_white_space(found: tuple[Article, Span]) -> None:
    article, span = found
    shown = html.unescape(layout.verbatim(span, article.text)).removesuffix(" … [cut]")
    assert "".join(span.of(article.text).split()).startswith("".join(shown.split()))
    assert units(shown) <= 1500


@given(slices())
def test_verbatim_marks_what_it_cuts(found: tuple[Article, Span]) -> None:
    article, span = found
    shown = html.unescape(layout.verbatim(span, article.text))
    is_whole = "".join(shown.split()) == "".join(span.of(article.text).split())
    assert is_whole or shown.endswith(" … [cut]")


def test_verbatim_keeps_paragraphs_and_joins_wrapped_lines() -> None:
    text = "One line,\nwrapped.\n \nAnother paragraph."
    assert layout.verbatim(Span(0, len(text)), text) == "One line, wrapped.\n\nAnother paragraph."


def test_verbatim_cuts_at_a_word() -> None:
    text = "bread " * 1000
    assert layout.verbatim(Span(0, len(text)), text).endswith(" bread … [cut]")


@given(slices(), names, st.none() | names, st.floats(0, 1), st.integers(1, 7))
def test_every_page_of_quotes_is_taken(
    found: tuple[Article, Span], name: str, topic: str | None, confidence: float, count: int
) -> None:
    article, span = found
    quote = Quote((span,), span, None, None, Kind.DIRECT, confidence, id=10**15)
    hits = [QuoteHit(quote, article, Speaker(name), 1.0)] * count
    asked = Question(name, topic, MOMENT, MOMENT)
    reply = quotes.quotes(hits, asked, f"said:{10**15}:{10**15}", 5)
    assert_telegram_takes(reply)
    assert reply.text.count("<blockquote>") >= 1


@given(slices(), st.integers(1, 7), st.booleans(), st.booleans(), st.integers(0, 30), names)
def test_every_page_of_passages_is_taken(
    found: tuple[Article, Span], count: int, fits: bool, is_widened: bool, copies: int, name: str
) -> None:
    article, span = found
    more, others = (span,) * (copies % 3), (article,) * copies
    hits = (PassageHit(Passage(span, 0), article, span, more=more, copies=others),) * count
    asked = Question(None, name, MOMENT, MOMENT, outlet=name)
    answer = Answer(asked, hits, fits, is_widened, ((name, name),) * copies)
    reply = passages.passages(answer, f"ask:{10**15}", 0)
    assert_telegram_takes(reply)
    assert "<blockquote>" in reply.text
    assert_telegram_takes(quotes.mentioned_only(article.title, hits))


@given(slices())
def test_every_context_is_taken_and_in_the_words_of_the_article(
    found: tuple[Article, Span],
) -> None:
    reply = excerpts.around(*found)
    assert_telegram_takes(reply)
    (shown,) = re.findall(r"<blockquote>(.*?)</blockquote>", reply.text, flags=re.DOTALL)
    if "[cut]" not in shown:
        assert "".join(seen(shown).split()) in "".join(found[0].text.split())


@given(st.lists(slices(), min_size=1, max_size=6), st.integers(0, 10**15))
def test_every_list_of_articles_is_taken(found: list[tuple[Article, Span]], offset: int) -> None:
    listed = [article for article, _ in found]
    assert_telegram_takes(articlewords.latest(listed, offset))
    assert_telegram_takes(articlewords.which_article(listed[0].title, listed))
    article, span = found[0]
    assert_telegram_takes(articlewords.summary(article, Summary((span,) * 3, "any")))


@given(st.lists(names, min_size=1, max_size=6))
def test_every_list_of_people_is_taken(found: list[str]) -> None:
    choices = [(Speaker(name, quotes=10**9), f"said:{10**15}:{10**15}:0") for name in found]
    assert_telegram_takes(quotes.people(choices, 5))
    assert_telegram_takes(quotes.which_speaker(found[0], choices[:5]))
    assert_telegram_takes(quotes.unknown_speaker(found[0], choices[:3]))


@given(st.lists(names, max_size=2), st.lists(names, max_size=2), st.lists(names, max_size=1))
def test_every_first_word_is_taken(
    speakers: list[str], topics: list[str], headlines: list[str]
) -> None:
    examples = Examples(tuple(speakers), tuple(topics), tuple(headlines))
    assert_telegram_takes(welcome.greeting(examples, 10**9))
    assert_telegram_takes(welcome.help_(examples))


@pytest.mark.parametrize("url", [None, "javascript:alert(1)", "ftp://wire.example", "not a link"])
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert layout.title(Article("Bread", "Rye.", key="bread", url=url)) == "Bread"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Rye is dear", "Rye is dear"),
        ("Rye is", "Rye is"),
        ("Rye is up.", "Wire · 30 September 2024"),
        ("Rye is…", "Wire · 30 September 2024"),
        ("", "Wire · 30 September 2024"),
        ("…", "Wire · 30 September 2024"),
        ("Is it up?", "Is it up?"),
    ],
)
def test_an_article_whose_first_words_are_its_title_has_none(title: str, name: str) -> None:
    article = Article(title, "Rye is up.\nOats too.", "a", outlet="Wire", published=MOMENT)
    assert layout.named(article) == name


def test_a_line_is_short_and_safe() -> None:
    assert layout.line("<rye> & oats") == "&lt;rye&gt; &amp; oats"
    assert len(layout.line("rye " * 100)) <= 100


def test_where_an_article_was_published_is_its_outlet_and_day() -> None:
    assert layout.published(Article("Bread", "", "a", outlet="Wire", published=MOMENT)) == (
        "Wire · 30 September 2024"
    )
    assert layout.published(Article("Bread", "", "a")) == "undated"


def test_a_message_without_markup_shows_its_links_and_fits() -> None:
    assert layout.plain('<b>See</b> <a href="http://a.example">R &amp; B</a>') == (
        "See R & B (http://a.example)"
    )
    assert layout.plain("a" * LONGEST) == "a" * LONGEST
    words = layout.plain("rye " * 2000)
    assert words.endswith("rye … [cut]")
    assert units(words) <= LONGEST


def test_fitting_counts_the_footer_and_stops_at_a_page() -> None:
    footer = "f" * 96
    assert layout.fitting("", ["a" * 3998], footer) == (f"{'a' * 3998}\n\n{footer}", 1)
    assert layout.fitting("", ["a" * 3999], footer) == (f"\n\n{footer}", 0)
    assert layout.fitting("h", list("abcdefg"))[1] == layout.PAGE
    assert layout.fitting("h", list("abcdefg"), most=6)[1] == 6


def test_a_keyboard_has_only_rows_with_buttons() -> None:
    first, second = layout.button("One", "a"), layout.button("Two " * 20, "b")
    assert layout.keyboard([first], [], [second]) == ((first,), (second,))
    assert layout.keyboard([], ()) == ()
    assert len(second[0]) <= 40
    assert list(map(len, layout.in_rows([first] * 7))) == [3, 3, 1]


@pytest.mark.parametrize(
    ("offset", "count", "total", "data"),
    [
        (0, 5, 5, []),
        (0, 5, 6, ["x:5"]),
        (5, 2, 2, ["x:0"]),
        (7, 5, 6, ["x:2", "x:12"]),
        (3, 1, 1, ["x:0"]),
    ],
)
def test_pages_turn_back_and_on(offset: int, count: int, total: int, data: list[str]) -> None:
    assert [pressed for _, pressed in layout.turning("x", offset, count, total)] == data
