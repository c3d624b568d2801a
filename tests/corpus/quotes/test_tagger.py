"""Windows, the best path of tags, and marks, on scores made by hand; then the model itself."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from corpus.quotes.tagger import NAMES, STATEMENT, Role, best_path, marks, tag
from corpus.quotes.windows import LONGEST, SHAPES, windows

OUTSIDE, SOURCE, INSIDE_SOURCE, CUE, INSIDE_CUE, CONTENT, INSIDE_CONTENT = range(7)


@pytest.fixture(scope="module")
def tokenizer():
    return Tokenizer.from_str(
        (files("corpus.quotes") / "model" / "tokenizer.json").read_text("utf-8")
    )


def scores(*tags, sure=0.9):
    """Log-probabilities in which each word has one likely tag."""
    found = np.full((len(tags), 7), (1 - sure) / 6)
    found[np.arange(len(tags)), tags] = sure
    return np.log(found).astype(np.float32)


@given(
    st.text()
    | st.lists(st.sampled_from(["Anna", "said.", "“Öl”", "\n", " ", "x" * 300])).map("".join)
)
@settings(deadline=None)
def test_windows_hold_every_word_once_and_in_order(tokenizer, text):
    parts = windows(text, tokenizer)
    starts = [start for window in parts for start in window.starts]
    assert starts == sorted(set(starts))
    for window in parts:
        assert len(window.pieces) == len(window.shapes) <= 2 * LONGEST
        assert all(0 <= shape < SHAPES for shape in window.shapes)
        assert all(0 < first < len(window.pieces) for first in window.firsts)
        words = zip(window.starts, window.ends, strict=True)
        assert all(text[start:end].strip() == text[start:end] != "" for start, end in words)


def test_a_window_holds_whole_paragraphs_as_long_as_they_fit(tokenizer):
    text = "\n\n".join(["The harbour opens on Monday at noon."] * 60)
    parts = windows(text, tokenizer)
    assert len(parts) > 1
    assert all(text[window.ends[-1] - 1] == "." for window in parts)
    assert max(len(window.pieces) for window in parts) > LONGEST / 2


def test_a_long_paragraph_is_cut_after_a_sentence(tokenizer):
    text = "The harbour opens on Monday at noon. " * 60
    assert all(text[window.ends[-1] - 1] == "." for window in windows(text, tokenizer))


def test_shapes_tell_what_the_encoder_cannot_see(tokenizer):
    (window,) = windows("NATO met Anna in 2019.", tokenizer)
    shapes = [window.shapes[first] for first in window.firsts]
    assert len({shapes[0], shapes[1], shapes[2], shapes[4], shapes[5]}) == 5


def test_the_best_path_never_goes_inside_from_outside():
    found = scores(OUTSIDE, INSIDE_CONTENT, INSIDE_CONTENT, sure=0.6)
    found[1, CONTENT] = np.log(0.3)
    assert best_path(found).tolist() == [OUTSIDE, CONTENT, INSIDE_CONTENT]


def test_a_mark_runs_on_into_the_next_window(tokenizer):
    text = "Anna Krol said it rains. " * 40
    parts = windows(text, tokenizer)
    inside = [scores(*[INSIDE_CONTENT] * len(window.starts)) for window in parts]
    inside[0][0] = scores(CONTENT)[0]
    (mark,) = marks(parts, inside, STATEMENT)
    assert mark.role is Role.CONTENT
    assert mark.span.of(text) == text.strip()
    assert mark.score == pytest.approx(0.9)


def test_two_marks_of_one_role_stay_two(tokenizer):
    text = "Anna Krol Otto Berg"
    parts = windows(text, tokenizer)
    found = list(marks(parts, [scores(SOURCE, INSIDE_SOURCE, SOURCE, INSIDE_SOURCE)], STATEMENT))
    assert [mark.span.of(text) for mark in found] == ["Anna Krol", "Otto Berg"]


@pytest.mark.parametrize("text", ["", " \n ", "?", "a" * 5_000, "\x00\ud800", "。" * 500])
def test_any_text_can_be_tagged(text):
    found = tag(text)
    assert all(mark.span.of(text) for mark in (*found.statements, *found.names))


def test_the_model_finds_a_plain_statement_and_its_names():
    text = "Mayor Anna Krol said on Monday that the harbour would open in May."
    found = tag(text)
    assert {mark.role: mark.span.of(text) for mark in found.statements}[Role.CONTENT] == (
        "that the harbour would open in May"
    )
    assert [mark.span.of(text) for mark in found.names if mark.role is Role.PERSON] == ["Anna Krol"]
    assert set(NAMES) >= {mark.role for mark in found.names}
