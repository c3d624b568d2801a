"""Which sentences of a text may stand in its summary."""

from __future__ import annotations

import pytest
from news import NEWS

from corpus.exceptions import SummaryError
from corpus.summaries.candidates import LONGEST, candidates

TEXT = " ".join(NEWS)


def shown(text: str) -> list[str]:
    return [span.of(text) for span in candidates(text)]


@pytest.mark.parametrize(
    ("heading", "is_shown"),
    [
        ("Nobody asks the bakers of Hollenby.", True),
        ("Nobody asks the bakers here.", False),  # five words
        ("Nobody asks the bakers of Hollenby", False),  # no end
        ("“Nobody asks the bakers of Hollenby”", False),  # whose words are these?
        ("“Nobody asks the bakers of Hollenby,” she said.", True),
        ("“Nobody asks the bakers of Hollenby,” said.", False),
    ],
)
def test_headings_and_words_of_nobody_are_left_out(heading: str, is_shown: bool) -> None:
    text = "\n\n".join([heading, *NEWS])
    assert shown(text) == ([heading] if is_shown else []) + NEWS


@pytest.mark.parametrize(
    "line",
    [
        "On Monday the mayor asked the bakers: ‘What can I say about it?",
        'On Monday the mayor told the bakers "nobody asked us about it.',
    ],
)
def test_a_quotation_that_goes_on_in_the_next_sentence_is_left_out(line: str) -> None:
    assert shown(" ".join([*NEWS, line])) == NEWS
    assert shown(line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "On Monday the bakers' mayor said ‘nobody’ of the council's men had asked.",
        'The bakers of the \'90s sold "old" bread to the mayor.',
        "On Monday the mayor told the bakers: “Nobody asked us.”",
    ],
)
def test_a_quotation_that_ends_and_an_apostrophe_are_told(line: str) -> None:
    assert shown(" ".join([*NEWS, line])) == [*NEWS, line]


def test_a_text_without_marks_is_told_without_them() -> None:
    lines = [sentence.rstrip(".") for sentence in NEWS]
    assert shown("\n\n".join(lines)) == lines
    # Where six of ten end with a mark, those that do not are headings.
    assert shown("\n\n".join([*NEWS, *lines[:4]])) == NEWS
    assert shown("\n\n".join([*NEWS, *lines[:5]])) == [*NEWS, *lines[:5]]


def test_where_five_full_sentences_end_with_a_mark_short_ones_are_left_out() -> None:
    short = "The bakers wept."
    assert shown(" ".join([*NEWS[:5], short])) == NEWS[:5]
    assert shown(" ".join([*NEWS[:4], short])) == [*NEWS[:4], short]
    assert shown(" ".join([*NEWS[:4], "They wept."])) == NEWS[:4]


def test_letters_of_a_script_without_spaces_make_a_sentence_long() -> None:
    long, short = "港务局周一投票决定关闭鱼市。", "港务局投票。"
    assert shown(f"{long}{short}") == [long]
    assert shown(f"{TEXT} {short}") == NEWS


def test_captions_are_left_out() -> None:
    caption = "A crane stands on the quay of Hollenby. Photograph: Jonas Reed"
    assert shown("\n\n".join([caption, *NEWS])) == NEWS


def test_of_a_long_text_the_last_sentence_looked_at_is_left_out_and_a_lone_one_is_cut() -> None:
    sentence = "The council voted late on Tuesday to build a bridge over it. "
    assert len(candidates(sentence * 400)) == LONGEST // len(sentence)
    assert len(candidates(sentence * 100)) == 100
    (lone,) = candidates("and the ferry crossed it " * 1_000)
    assert LONGEST - 10 < lone.end <= LONGEST
    (word,) = candidates("x" * (LONGEST + 9))
    assert word.end == LONGEST


@pytest.mark.parametrize("text", ["", "...", "By Kit Holm"])
def test_where_there_is_nothing_that_is_said(text: str) -> None:
    with pytest.raises(SummaryError):
        candidates(text)


def test_what_was_quoted_before_does_not_say_whose_words_these_are() -> None:
    first = "She said “no” to all of it then."
    text = " ".join([first, "“Nobody asks the bakers of Hollenby at all.”", *NEWS])
    assert shown(text) == [first, *NEWS]


def test_the_sentences_within_a_long_quotation_are_nobodys() -> None:
    text = "“It rains on the quay of Hollenby. It pours on the roofs of it. No,” said Una Prowse."
    assert shown(" ".join([text, *NEWS])) == NEWS
