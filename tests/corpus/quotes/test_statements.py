"""Sentences with the quotations that stand in them."""

from __future__ import annotations

import pytest

from corpus.quotes.statements import lone_quotations, one_a_line, split


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("It rains. It pours.", ["It rains.", "It pours."]),
        ('He said: "It rains. It pours." He left.', ['He said: "It rains. It pours."', "He left."]),
        ("“Will it hold?” she asked. Nobody knew.", ["“Will it hold?” she asked.", "Nobody knew."]),
        ("It rains.\n\nIt pours.", ["It rains.", "It pours."]),
        ("“No,” Lt. Gov. Lund said. He left.", ["“No,” Lt. Gov. Lund said.", "He left."]),
        ("Mme. Lund met Jon Th. Berg. He left.", ["Mme. Lund met Jon Th. Berg.", "He left."]),
        ("", []),
    ],
)
def test_a_statement_is_whole_sentences_with_their_quotations(
    text: str, statements: list[str]
) -> None:
    assert [statement.span.of(text) for statement in split(text)] == statements


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ('He said "no" and "yes".', ['"no"', '"yes"']),
        ("He said ”no” and «yes».", ["”no”", "«yes»"]),
        ("He called it ‘a mess’ again.", ["‘a mess’"]),
        ("He called it 'a mess.' Again.", ["'a mess.'"]),
        ("The '90s were it.", []),
        ("It’s the workers’ pay, isn't it.", []),
        ("He feared 'the workers' pay' most.", ["'the workers' pay'"]),
        ("He feared 'the workers' most.", ["'the workers'"]),
        ("He said “the ‘old’ bridge” fell.", ["“the ‘old’ bridge”"]),
        ('5" of rain fell.', []),
        ("«Oui», said he.", ["«Oui»"]),
        ("“The ‘old’ bridge” fell.", ["“The ‘old’ bridge”"]),
        ("He said “no”", ["“no”"]),
        ("He said 'no'", ["'no'"]),
        ("He said ``no'' twice.", ["``no''"]),
    ],
)
def test_quotations_have_their_marks(text: str, quotations: list[str]) -> None:
    spans = [span for statement in split(text) for span in statement.quotations]
    assert [span.of(text) for span in spans] == quotations


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("He said: “It rains.\n\nHe left.", ["“It rains."]),
        ("He said, “It rains.\n\nHe left.", ["“It rains."]),
        ("He said “It rains.\n\nHe left.", []),
        ("He said “It rains.\n\n“It pours,” he added.", ["“It rains.", "“It pours,”"]),
    ],
)
def test_without_a_closing_mark_a_quotation_ends_with_its_paragraph(
    text: str, quotations: list[str]
) -> None:
    spans = [span for statement in split(text) for span in statement.quotations]
    assert [span.of(text) for span in spans] == quotations


def test_each_statement_has_its_own_quotations_and_paragraph() -> None:
    text = '"No," he said. "Yes," she said.\n\nThen "perhaps".'
    assert [
        ([span.of(text) for span in statement.quotations], statement.paragraph)
        for statement in split(text)
    ] == [(['"No,"'], 0), (['"Yes,"'], 0), (['"perhaps"'], 1)]


def test_a_single_mark_opens_no_quotation_of_more_than_a_thousand_characters() -> None:
    for length, count in ((400, 1), (1_100, 0)):
        text = f"He said 'it {'very ' * (length // 5)}rains.' Once."
        assert sum(len(statement.quotations) for statement in split(text)) == count


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("It rains. It pours.\n\nBerg left.", "It rains.\nIt pours.\n\nBerg left."),
        (
            "Krol said no. “It rains. It pours.” He left.",
            "Krol said no. “It rains. It pours.”\nHe left.",
        ),
        ("“It rains.” — Anna Krol", "“It rains.” — Anna Krol"),
        ("“Does it rain?” Krol asked. Berg left.", "“Does it rain?” Krol asked.\nBerg left."),
    ],
)
def test_statements_stand_one_a_line_and_whole(text: str, lines: str) -> None:
    assert one_a_line(text, split(text)) == lines


def test_a_short_paragraph_may_stay_as_it_is() -> None:
    text = f"It rains. It pours.\n\nIt {'still ' * 20}rains. It pours."
    lines = one_a_line(text, split(text), longest=100)
    assert lines == text.replace("still rains. ", "still rains.\n")


def test_lone_quotations_are_paragraphs_of_nothing_else() -> None:
    lone = ["“It rains. It pours.”", "“It rains.” “It pours.”"]
    text = "\n\n".join([*lone, "“Still.” He left.", "Not “still”.", "It rains."])
    assert [span.of(text) for span in lone_quotations(text, split(text))] == lone
