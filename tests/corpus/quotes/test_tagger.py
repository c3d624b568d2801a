"""The best path of tags, and marks, on scores made by hand; then the model itself."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest
from tokenizers import Tokenizer

from corpus.quotes.tagger import NAMES, STATEMENT, Role, best_path, log_softmax, marks, tag
from corpus.quotes.windows import windows

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


def test_a_word_that_hyphens_join_is_tagged_as_a_whole():
    text = "Mayor Anna Smith-Jones said on Monday that the harbour-side road would open in May."
    found = tag(text)
    names = [mark.span.of(text) for mark in found.names if mark.role is Role.PERSON]
    assert names == ["Anna Smith-Jones"]


def test_the_score_of_a_mark_is_the_mean_of_its_words(tokenizer):
    text = "Anna Krol left"
    rows = scores(SOURCE, INSIDE_SOURCE, OUTSIDE)
    rows[1] = scores(INSIDE_SOURCE, sure=0.5)[0]
    (mark,) = marks(windows(text, tokenizer), [rows], STATEMENT)
    assert mark.span.of(text) == "Anna Krol"
    assert mark.score == pytest.approx(0.7)


def test_a_mark_of_another_role_begins_where_one_ends(tokenizer):
    text = "Anna Krol said no"
    found = marks(
        windows(text, tokenizer), [scores(SOURCE, INSIDE_SOURCE, CUE, CONTENT)], STATEMENT
    )
    assert [(mark.role, mark.span.of(text)) for mark in found] == [
        (Role.SOURCE, "Anna Krol"),
        (Role.CUE, "said"),
        (Role.CONTENT, "no"),
    ]


def test_scores_of_any_height_are_probabilities():
    rows = log_softmax(np.array([[1_000.0, 1_000.0], [0.0, np.log(3)]], dtype=np.float32))
    assert np.exp(rows) == pytest.approx(np.array([[0.5, 0.5], [0.25, 0.75]]), abs=1e-4)


def test_an_inside_follows_its_beginning_at_any_cost():
    found = scores(OUTSIDE, CONTENT, INSIDE_SOURCE, sure=0.6)
    assert best_path(found).tolist()[2] != INSIDE_SOURCE


def test_what_goes_on_behind_a_word_of_its_own_window_is_another_mark(tokenizer):
    text = "Anna Krol said it rains. " * 40
    parts = windows(text, tokenizer)[:2]
    inside = [scores(*[INSIDE_CONTENT] * len(window.starts)) for window in parts]
    inside[0][0], inside[0][-1] = scores(CONTENT)[0], scores(OUTSIDE)[0]
    first, second = marks(parts, inside, STATEMENT)
    assert first.span.end <= parts[0].starts[-1]
    assert second.span.start == parts[1].starts[0]
