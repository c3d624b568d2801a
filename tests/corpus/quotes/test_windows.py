"""A text cut into windows of words that the tagger reads in one go."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from corpus.quotes.windows import LONGEST, SHAPES, windows


@pytest.fixture(scope="module")
def tokenizer():
    return Tokenizer.from_str(
        (files("corpus.quotes") / "model" / "tokenizer.json").read_text("utf-8")
    )


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


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("anna", 0),
        ("市", 0),
        ("Anna", 1),
        ("A", 1),
        ("NATO", 2),
        ("2019", 3),
        ("?", 4),
    ],
)
def test_a_shape_tells_case_figures_and_marks(tokenizer, word, shape):
    (window,) = windows(word, tokenizer)
    assert window.shapes[window.firsts[0]] == shape


def test_a_window_is_framed_and_parts_its_paragraphs(tokenizer):
    start, separator = (tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
    (window,) = windows("It is.\n\nIt was.", tokenizer)
    assert window.pieces[0] == start
    assert [place for place, piece in enumerate(window.pieces) if piece == separator] == [4, 8]
    assert window.firsts == (1, 2, 3, 5, 6, 7)
    assert window.starts == (0, 3, 5, 8, 11, 14)
    assert window.ends == (2, 5, 6, 10, 14, 15)
    assert {window.shapes[place] for place in (0, 4, 8)} == {4}


def test_a_window_is_as_full_as_it_may_be(tokenizer):
    for words, count in ((LONGEST - 1, 1), (LONGEST, 1), (LONGEST + 1, 2)):
        assert len(windows("a " * words, tokenizer)) == count
    # A separator behind each paragraph counts, too.
    half = "a " * (LONGEST // 2 - 1)
    assert len(windows(f"{half}\n{half}", tokenizer)) == 1
    assert len(windows(f"{half}\n{half}a a", tokenizer)) == 2


def test_without_the_end_of_a_sentence_a_paragraph_is_cut_between_two_words(tokenizer):
    first, second = windows("a " * (LONGEST + 5), tokenizer)
    assert (len(first.starts), len(second.starts)) == (LONGEST, 5)


def test_a_paragraph_is_cut_after_its_last_sentence_that_fits(tokenizer):
    text = "a " * 50 + ". " + "b " * 60 + "? " + "c " * 60
    first, second = windows(text, tokenizer)
    assert text[first.starts[-1]] == "?"
    assert len(second.starts) == 60


def test_a_word_of_too_many_pieces_is_cut(tokenizer):
    (window,) = windows("x" * 2_000, tokenizer)
    assert len(window.pieces) <= LONGEST + 2
