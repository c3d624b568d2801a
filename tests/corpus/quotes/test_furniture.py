"""What belongs to a page and not to its article is blanked out, and nothing else is."""

from __future__ import annotations

import pytest

from corpus.quotes.furniture import without_furniture


@pytest.mark.parametrize(
    "line",
    [
        "Image caption, Ada Kjeldahl said the tunnel was dry",
        "Media caption: Kjeldahl in Voll",
        "Image source, Getty Images",
        "Photo: Nils Halloran",
        "Getty Images",
        "READ: Kjeldahl says no",
        "Read more: Halloran blames the pumps",
        "WATCH: Kjeldahl on the tunnel",
        "Related article",
        "Follow us on the usual networks",
        "Advertisement",
        "(Nils Halloran/AFP)",
        "10:32 GMT",
    ],
)
def test_a_line_of_the_page_is_blanked_out(line: str) -> None:
    text = f"“It is dry,” Kjeldahl said.\n\n{line}\n\n“It is safe, too.”"
    blanked = without_furniture(text)
    assert blanked.split() == text.replace(line, "").split()
    assert blanked.index("safe") == text.index("safe")


@pytest.mark.parametrize(
    "phrase",
    [
        "Nils Halloran/Pool/AFP/Getty Images",
        "N. Halloran/Reuters",
        "REUTERS/Nils Halloran",
        "Related article Tunnel floods again",
        "READ MORE: The tunnel in pictures .",
        "Scroll down for video",
        "Posted at 10:32",
        "3 May 2024 - 10:32 GMT",
    ],
)
def test_a_phrase_of_the_page_ends_the_line_before_what_follows(phrase: str) -> None:
    blanked = without_furniture(f"Voll lies by the sea. {phrase} “It is dry,” Kjeldahl said.")
    assert blanked.split("\n")[0].rstrip() == "Voll lies by the sea."
    assert blanked.split("\n")[-1].lstrip() == "“It is dry,” Kjeldahl said."


@pytest.mark.parametrize(
    "text",
    [
        "Photos of the tunnel were shown to the press.",
        "Read the treaty, Kjeldahl said.",
        "She watches and/or waits, Reuters reported.",
        "The treaty (of which AP has a copy) is short.",
        "He spoke at 10:32 GMT.",
        "Related articles of the treaty were struck out.",
        "The show, Read More, was seen by nobody.",
    ],
)
def test_the_words_of_an_article_stay(text: str) -> None:
    assert without_furniture(text) == text
