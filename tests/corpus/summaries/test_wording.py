"""How likely a person who tells an article uses each of its words."""

from __future__ import annotations

import numpy as np
import pytest
from news import NEWS

from corpus.summaries.wording import FEATURES, counted, features, wording

SENTENCES = [["boat", "sank", "the"], ["boat", "9", "the", "the"], ["dog"]]
TEXT = [word for sentence in SENTENCES for word in sentence]
SCORES = np.array([1.0, 1.0, 1.0])


def column(name: str, scores: np.ndarray = SCORES) -> list[float]:
    words, counts = counted(SENTENCES)
    assert words == ["boat", "sank", "the", "9", "dog"]
    return features(words, counts, TEXT, scores, {"the"})[:, FEATURES.index(name)].tolist()


def test_a_word_is_likely_told_where_it_is_repeated_and_its_sentence_is_important() -> None:
    told = [each.lower().rstrip(".").split() for each in NEWS]
    scores = np.arange(len(told), 0, -1.0)
    found = wording(told, [], scores, {"a", "the", "of", "to"})
    columns = counted(told)[0]
    chances = dict(zip(columns, found.chances, strict=True))
    assert chances["bridge"] > chances["harbour"] > chances["bedrock"]
    assert ((found.chances > 0) & (found.chances < 1)).all()


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("times", [np.log(2), 0, np.log(3), 0, 0]),
        ("sentences", [np.log(2), 0, np.log(2), 0, 0]),
        ("first", [0, 0, 0, np.log(2), np.log(3)]),
        ("opening", [1, 1, 0, 0, 0]),
        ("figure", [0, 0, 0, 1, 0]),
        ("common", [0, 0, 1, 0, 0]),
        ("common times", [0, 0, np.log(3), 0, 0]),
        ("letters", [0.8, 0.8, 0.6, 0.2, 0.6]),
        ("article", [np.log(8 / 300)] * 5),
        ("constant", [1] * 5),
    ],
)
def test_what_is_seen_of_a_word(name: str, values: list[float]) -> None:
    assert column(name) == pytest.approx(values)


def test_what_captions_and_headings_repeat_counts_too() -> None:
    words, counts = counted(SENTENCES)
    seen = features(words, counts, [*TEXT, "dog", "cat"], SCORES, ())
    assert seen[:, FEATURES.index("times")] == pytest.approx(
        [np.log(2), 0, np.log(3), 0, np.log(2)]
    )


def test_a_word_is_drawn_as_often_as_its_sentences_are() -> None:
    # All three sentences are drawn, where they score alike.
    assert column("told") == pytest.approx([1] * 5)
    low = column("told", np.array([9.0, 9.0, 0.0]))
    assert low[0] == pytest.approx(1)
    assert 0 < low[4] < 0.1
    assert column("log told", np.array([9.0, 9.0, 0.0]))[4] == pytest.approx(np.log(low[4] + 0.03))
    assert column("common told") == pytest.approx([0, 0, 1, 0, 0])


def test_three_sentences_are_drawn() -> None:
    words, counts = counted([[f"word{n}"] for n in range(6)])
    drawn = features(words, counts, [], np.zeros(6), ())[:, FEATURES.index("told")]
    assert drawn == pytest.approx([0.5] * 6)


def test_a_wording_has_the_words_of_each_sentence() -> None:
    found = wording(SENTENCES, TEXT, SCORES, {"the"})
    assert found.presence.tolist() == [
        [True, True, True, False, False],
        [True, False, True, True, False],
        [False, False, False, False, True],
    ]
    assert found.lengths.tolist() == [3, 4, 1]


def test_with_weights_of_nothing_each_word_is_as_likely_as_not() -> None:
    assert (
        wording(SENTENCES, TEXT, SCORES, (), np.zeros(len(FEATURES))).chances.tolist() == [0.5] * 5
    )
