"""Marks set by hand, `{s:source}`, `{c:cue}` and `{q:content}`, and what is linked to what."""

from __future__ import annotations

import re

import pytest

from corpus.quotes.links import link
from corpus.quotes.tagger import Mark, Role
from corpus.types import Span

ROLES = {"s": Role.SOURCE, "c": Role.CUE, "q": Role.CONTENT}


def linked(marked: str) -> list[tuple[str | None, str, list[str]]]:
    text, marks, last = "", [], 0
    for match in re.finditer(r"\{([scq]):([^}]*)\}", marked):
        text += marked[last : match.start()]
        marks.append(Mark(ROLES[match[1]], Span(len(text), len(text) + len(match[2]))))
        text, last = text + match[2], match.end()
    text += marked[last:]
    return [
        (one.source and one.source.of(text), one.cue.of(text), [p.of(text) for p in one.content])
        for one in link(text, marks)
    ]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{s:Krol} {c:said} {q:that it rains}.", [("Krol", "said", ["that it rains"])]),
        ("{q:“It rains,”} {c:said} {s:Krol}.", [("Krol", "said", ["“It rains,”"])]),
        (
            "{q:“It rains,”} {s:she} {c:said}, {q:“and pours.”}",
            [("she", "said", ["“It rains,”", "“and pours.”"])],
        ),
        (
            "{q:“It rains,”} {s:she} {c:said}. {q:“It pours.”} Lind waved.",
            [("she", "said", ["“It rains,”", "“It pours.”"])],
        ),
        (
            "{s:Krol} {c:said} {q:it rains} and {c:added} {q:that it pours}.",
            [("Krol", "said", ["it rains"]), ("Krol", "added", ["that it pours"])],
        ),
        (
            "{s:Krol} {c:said} {q:he was late}, {c:adding} {q:that she was not}.",
            [("Krol", "said", ["he was late"]), ("Krol", "adding", ["that she was not"])],
        ),
        (
            "{s:Krol} {c:said} {q:it rains}. {s:Lind} {c:denied} {q:it}.",
            [("Krol", "said", ["it rains"]), ("Lind", "denied", ["it"])],
        ),
        (
            "{q:“It rains,”} {s:Krol} {c:said}.\n\n{q:“It pours,”} {s:Lind} {c:said}.",
            [("Krol", "said", ["“It rains,”"]), ("Lind", "said", ["“It pours,”"])],
        ),
        (
            "Krol left. It {c:was reported} {q:that it rains}.",
            [(None, "was reported", ["that it rains"])],
        ),
        ("{s:Krol} waved. It {c:was said} {q:to rain}.", [(None, "was said", ["to rain"])]),
    ],
)
def test_links(marked, expected):
    assert linked(marked) == expected


def test_marks_without_a_cue_or_content_are_no_statement():
    assert linked("{s:Krol} waved at {q:the harbour}.") == []
    assert linked("{s:Krol} {c:said} nothing.") == []


def test_the_least_sure_mark_tells_how_sure_an_attribution_is():
    text = "Krol said it rains."
    spans = (Role.SOURCE, 0, 4, 0.9), (Role.CUE, 5, 9, 0.8), (Role.CONTENT, 10, 18, 0.5)
    (found,) = link(text, [Mark(role, Span(a, b), sure) for role, a, b, sure in spans])
    assert found.score == 0.5
