"""A piece of HTML as plain paragraphs: all that is shown, and nothing else."""

from __future__ import annotations

import pytest

from corpus.loading.markup import text_of


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("<div>One.<p>Two.</p>Three.</div>", "One.\n\nTwo.\n\nThree."),
        ("One<br>two<br/>three", "One\ntwo\nthree"),
        ("<p>A  <b>bold</b>\n word</p>", "A bold word"),
        ("<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo"),
        ("<p>Seen</p><script>x()</script><style>p{}</style><p>too</p>", "Seen\n\ntoo"),
        ("<svg><title>Logo</title></svg>after", "after"),
        ("<p>Rain &amp; wind</p>", "Rain & wind"),
        ("Rain &amp; wind", "Rain & wind"),
        ("<!-- hidden --><?php x ?><p>shown</p>", "shown"),
        ("<noscript><p>No script</p></noscript><p>Tail</p>", "Tail"),
        ("", ""),
        ("<p> </p>", ""),
    ],
)
def test_html_becomes_paragraphs(html: str, text: str) -> None:
    assert text_of(html) == text


def test_what_is_nested_too_deep_for_the_parser_keeps_its_words() -> None:
    html = "<p>First.</p>" + "<div>" * 5_000 + "deep" + "</div>" * 5_000 + "<p>Last.</p>"
    assert {"First.", "deep", "Last."} <= set(text_of(html).split("\n\n"))
