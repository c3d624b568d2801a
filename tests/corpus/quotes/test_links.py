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
        # The nearest cue, and rather the one before.
        (
            "{s:Krol} {c:said} {q:it rains}, {s:Lind} {c:said}.",
            [("Krol", "said", ["it rains"])],
        ),
        # The source right behind a cue, else rather one before it.
        ("{s:Krol} then {c:said} {s:Lind} {q:it rains}.", [("Lind", "said", ["it rains"])]),
        (
            "{s:Krol} then {c:told} the {s:Lind} {q:it rains}.",
            [("Krol", "told", ["it rains"])],
        ),
        (
            "{q:“It rains,”} {c:said} {s:Krol}, and {s:Lind} left.",
            [("Krol", "said", ["“It rains,”"])],
        ),
        # Of whom or to whom it is said is nobody's source, nor is anybody far from "according to".
        ("Of Mr. {s:Krol}{c::} {q:“It rains.”}", [(None, ":", ["“It rains.”"])]),
        ("In a letter to {s:Krol}, Lind {c:said} {q:so}.", [(None, "said", ["so"])]),
        ("On Monday {s:Krol} {c:said} {q:so}.", [("Krol", "said", ["so"])]),
        (
            "{q:It rains}, {c:according to} the police, and {s:he} ran.",
            [(None, "according to", ["It rains"])],
        ),
        (
            "{c:According to} the {s:Krol} firm, {q:it rains}.",
            [("Krol", "According to", ["it rains"])],
        ),
        # What another said stands between.
        (
            "{s:Krol} {q:“I go. I do,”} {c:said}.",
            [("Krol", "said", ["“I go. I do,”"])],
        ),
        # A quotation over paragraphs opens each anew, and closes the last only.
        (
            "{s:Krol} {c:said}: {q:“It rains.}\n\n{q:“It pours.”}\n\n{q:“Nobody minds.”}",
            [("Krol", "said", ["“It rains.", "“It pours.”"])],
        ),
        # A colon announces what stands in the next paragraph.
        ("{s:Krol} {c:told} us:\n\n{q:“It rains.”}", [("Krol", "told", ["“It rains.”"])]),
        ("{s:Krol} {c:told} us\n\n{q:“It rains.”}", []),
        ("{s:Krol} {c:told} us:\n\n{q:it rains}", []),
        (f"{{s:Krol}} {{c:told}} {'us ' * 21}:\n\n{{q:“It rains.”}}", []),
        # The question is not who answers.
        (
            "{q:“Will you go?”} {q:“No,”} {c:said} {s:Lind}.",
            [("Lind", "said", ["“No,”"])],
        ),
        ("{q:“Will you go?” “No,”} {c:said} {s:Lind}.", [("Lind", "said", ["“No,”"])]),
        # Somebody else before a participle.
        (
            "{s:Krol} {c:said} {q:it rains}, {s:Lind} {c:adding} {q:it pours}.",
            [("Krol", "said", ["it rains"]), ("Lind", "adding", ["it pours"])],
        ),
        (
            "{s:Krol} {c:said} {q:it rains}. {c:Adding} {q:it pours} was {s:Lind}.",
            [("Krol", "said", ["it rains"]), ("Lind", "Adding", ["it pours"])],
        ),
        # The next quotation is the last quoted speaker's.
        (
            "{q:“It rains,”} {s:Krol} {c:said}, and {s:Lind} {c:said} {q:so}. {q:“It pours.”}",
            [("Krol", "said", ["“It rains,”", "“It pours.”"]), ("Lind", "said", ["so"])],
        ),
    ],
)
def test_links(marked, expected):
    assert linked(marked) == expected


@pytest.mark.parametrize("name", ["Mr. Berg", "Lt. Gov. Berg", "Sen. W. B. Berg", "Otto Th. Berg"])
def test_a_stop_within_a_name_ends_no_sentence(name):
    marked = f"{{q:“It rains,”}} {{s:Krol}} {{c:said}}. {{q:“It pours,”}} {{s:{name}}} {{c:said}}."
    expected = [("Krol", "said", ["“It rains,”"]), (name, "said", ["“It pours,”"])]
    assert linked(marked) == expected


@pytest.mark.parametrize("mark", "?!…")
def test_a_question_ends_no_sentence_before_the_one_who_asked(mark):
    questions = (f"“It rains{mark}”", f"“It pours{mark}”")
    names = ("Krol", "Berg")
    pairs = list(zip(questions, names, strict=True))
    marked = " ".join(f"{{q:{question}}} {{s:{name}}} {{c:cried}}." for question, name in pairs)
    assert linked(marked) == [(name, "cried", [question]) for question, name in pairs]


@pytest.mark.parametrize(
    ("between", "count"),
    [
        (" again", 2),
        (", who chairs the board", 2),
        (". He left", 1),
        ("\n\nHe left", 1),
        (" “so”", 1),
    ],
)
def test_a_paragraph_that_is_a_quotation_is_theirs_who_spoke_right_before(between, count):
    text = f"Krol said it rains{between}.\n\n“It pours.”"
    places = (Role.SOURCE, "Krol"), (Role.CUE, "said"), (Role.CONTENT, "it rains")
    marks = [
        Mark(role, Span(text.find(part), text.find(part) + len(part))) for role, part in places
    ]
    lone = Span(text.rfind("“"), len(text))
    (statement,) = link(text, [*marks, Mark(Role.CONTENT, lone)], [lone])
    assert len(statement.content) == count
    (statement,) = link(text, [*marks, Mark(Role.CONTENT, lone)])
    assert len(statement.content) == 1


def test_marks_without_a_cue_or_content_are_no_statement():
    assert linked("{s:Krol} waved at {q:the harbour}.") == []
    assert linked("{s:Krol} {c:said} nothing.") == []


def test_the_least_sure_mark_tells_how_sure_an_attribution_is():
    text = "Krol said it rains."
    spans = (Role.SOURCE, 0, 4, 0.9), (Role.CUE, 5, 9, 0.8), (Role.CONTENT, 10, 18, 0.5)
    (found,) = link(text, [Mark(role, Span(a, b), sure) for role, a, b, sure in spans])
    assert found.score == 0.5


def test_what_is_too_far_off_is_no_neighbour():
    for length, count in ((3_900, 1), (4_100, 0)):
        assert len(linked(f"{{s:Krol}} {{c:said}} {'x' * length} {{q:it rains}}.")) == count


def test_a_content_goes_on_in_the_next_paragraph_only_where_a_quotation_opens_anew() -> None:
    (found,) = linked('{s:Krol} {c:said}: {q:"It rains.\n\nTraders shrugged and went home}.')
    assert found == ("Krol", "said", ['"It rains.'])
    (found,) = linked("{s:Krol} {c:said}: {q:“It rains.\n\n“It pours.”}")
    assert found == ("Krol", "said", ["“It rains.", "“It pours.”"])
