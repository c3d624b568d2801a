"""A summary is sentences of the text, word for word and in order, or a clear refusal."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from news import NEWS

from corpus.exceptions import SummaryError
from corpus.summaries.boilerplate import is_around
from corpus.summaries.summarizer import METHOD, choose, summarize
from corpus.summaries.wording import Wording
from corpus.text import sentences, words

TEXT = " ".join(NEWS)


def picked(text: str, count: int = 3) -> list[str]:
    return [span.of(text) for span in summarize(text, count).sentences]


@pytest.mark.parametrize("count", [1, 2, 3, 6])
def test_as_many_sentences_as_asked_word_for_word_and_in_order(count: int) -> None:
    found = picked(TEXT, count)
    assert len(found) == count
    assert found == [sentence for sentence in NEWS if sentence in found]


def test_a_short_text_is_its_own_summary() -> None:
    assert picked(TEXT, 50) == NEWS
    assert picked(TEXT, 0) == []


def test_the_first_sentence_of_ordinary_news_is_kept() -> None:
    assert picked(TEXT, 1) == NEWS[:1]
    assert picked("\n\n".join(NEWS), 1) == NEWS[:1]


def test_the_first_sentence_is_kept_even_if_the_others_speak_of_something_else() -> None:
    first = "Nobody at Karlsnes had expected snow in June."
    assert picked(" ".join([first, *NEWS]), 1) == [first]


def test_a_summary_says_how_it_was_made() -> None:
    assert summarize(TEXT).method == METHOD


def test_what_was_said_already_is_not_said_again() -> None:
    again = "Late on Tuesday the Hollenby city council voted to build a bridge across the harbour!"
    found = picked(" ".join([NEWS[0], again, again.upper(), *NEWS[1:3]]))
    assert found == NEWS[:3]


def test_headings_and_bylines_are_left_out() -> None:
    text = "\n\n".join(["By Kit Holm", *NEWS[:2], "What happens next?", NEWS[2]])
    assert picked(text) == NEWS[:3]


@pytest.mark.parametrize(
    "text",
    [
        "The council voted for the bridge.",
        "Bridge",
        "the council voted for the bridge and the mayor said it would open " * 20,
        "2024",
    ],
)
def test_a_text_of_one_sentence_is_that_sentence(text: str) -> None:
    assert picked(text) == [text.strip()]


def test_capitals_are_summarized_like_any_text() -> None:
    assert picked(TEXT.upper(), 1) == [NEWS[0].upper()]


def test_digits_alone_are_sentences_too() -> None:
    assert picked("1 2 3. 4 5 6. 7 8 9.") == ["1 2 3.", "4 5 6.", "7 8 9."]


def test_words_that_mean_nothing_do_not_stop_it() -> None:
    text = "It is that and so it was. Of the and to be or not. That is it and this was."
    assert set(picked(text)) <= {span.of(text) for span in sentences(text)}


@pytest.mark.parametrize(
    "text",
    [
        "市议会周二投票决定建造大桥。 市长说大桥将于2028年开放。 渡轮将在同一天停运。",
        "صوت المجلس على بناء الجسر يوم الثلاثاء. وقال رئيس البلدية إنه سيفتح في عام 2028.",
    ],
)
def test_other_scripts_are_summarized_in_their_own_words(text: str) -> None:
    found = picked(text)
    assert found
    assert all(sentence in text for sentence in found)


@pytest.mark.parametrize("text", ["", " \n\t", "😀 😀 😀", "?! ... --", "." * 20_000])
def test_without_words_there_is_nothing_to_summarize(text: str) -> None:
    with pytest.raises(SummaryError, match=r"^summary\.empty"):
        summarize(text)


@pytest.mark.parametrize("piece", [TEXT + " ", "bridge ", "x", "a\n", ". ", '"', "\n", "市"])
def test_ten_megabytes_are_no_more_work_than_their_beginning(piece: str) -> None:
    text = (piece * (10_000_000 // len(piece) + 1))[:10_000_000]
    try:
        found = summarize(text).sentences
    except SummaryError:
        assert not any(letter.isalnum() for letter in piece)
    else:
        assert 1 <= len(found) <= 3
        assert found[-1].end <= 12_000


def test_a_sentence_that_the_cap_cuts_through_is_no_candidate() -> None:
    letters = Random(1)
    made = [[_word(letters) for _ in range(20)] for _ in range(300)]
    text = " ".join(" ".join(words).capitalize() + "." for words in made)
    found = summarize(text, 300).sentences
    assert len(text) > 12_000
    assert len(found) > 50
    assert set(found) <= set(sentences(text))


def _word(letters: Random) -> str:
    return "".join(letters.choices("abcdefghijklmnopqrstuvwxyz", k=7))


WORDS = st.sampled_from([*"abc12.?!\n\"'“”😀市", "The bridge", "council", "U.S.", "\n\n", ". "])


@settings(deadline=None, max_examples=60)
@given(st.text() | st.lists(WORDS, max_size=60).map(" ".join), st.integers(1, 5))
@example("A. B. C.", 3)
@example("'s", 1)
@example("a b c d e f. a b c d e f. a b c d e f g.", 3)
def test_a_summary_is_sentences_of_the_text_or_a_refusal(text: str, count: int) -> None:
    try:
        found = summarize(text, count).sentences
    except SummaryError:
        told = [span.of(text) for span in sentences(text)]
        assert all(is_around(sentence) or not words(sentence) for sentence in told)
        return
    assert 1 <= len(found) <= count
    assert {span.end for span in found} <= {span.end for span in sentences(text)}
    assert all(one.end <= two.start for one, two in pairwise(found))


# --- what is picked --------------------------------------------------------------------


@pytest.mark.parametrize("limit", [20, 40, 60])
def test_a_length_in_words_is_kept(limit: int) -> None:
    found = picked_words(TEXT, limit)
    assert limit - 15 <= sum(len(words(sentence)) for sentence in found) <= limit


def test_where_nothing_is_so_short_the_shortest_is_given() -> None:
    assert picked_words(TEXT, 3) == [min(NEWS, key=lambda sentence: len(words(sentence)))]


def picked_words(text: str, limit: int) -> list[str]:
    return [span.of(text) for span in summarize(text, 10, limit).sentences]


EVEN = Wording(np.eye(4, dtype=bool), np.full(4, 5.0), np.zeros(4))
HANGING = [False, True, False, False]
TOLD = [f"{word} {word}s {word}ed the {word}er." for word in ("Saw", "Hew", "Mow", "Tow")]


@pytest.mark.parametrize(
    ("scores", "most", "picked"),
    [
        ([0.0, 1.1, 1.0, 0.9], 1, [2]),
        ([2.0, 1.1, 1.0, 0.9], 2, [0, 1]),
        ([0.0, 9.0, 1.0, 0.9], 1, [1]),
    ],
)
def test_a_pronoun_keeps_the_sentence_that_explains_it(
    scores: list[float], most: int, picked: list[int]
) -> None:
    assert choose(TOLD, np.array(scores), EVEN, HANGING, most) == picked


def test_what_an_article_begins_with_hangs_on_nothing() -> None:
    assert choose(TOLD, np.array([1.1, 1.0, 1.0, 1.0]), EVEN, [True] + [False] * 3, 1) == [0]


def test_of_sentences_that_score_alike_those_with_the_likeliest_words_are_picked() -> None:
    there = np.array([[1, 1, 0, 0], [1, 0, 1, 0], [0, 1, 1, 0], [0, 0, 0, 1]], dtype=bool)
    used = Wording(there, np.full(4, 5.0), np.array([0.9, 0.8, 0.1, 0.5]))
    picked = choose(TOLD, np.ones(4), used, [False] * 4, 2)
    # The second has a likely word too, but one that is there already.
    assert picked == [0, 3]


def test_short_sentences_are_told_where_there_are_few_long_ones() -> None:
    short = "The bakers wept. Nobody had asked them. It rained."
    assert picked(f"{NEWS[0]} {short}", 10) == [
        NEWS[0],
        "The bakers wept.",
        "Nobody had asked them.",
    ]
    assert picked(" ".join([*NEWS, short]), 10) == NEWS


@pytest.mark.parametrize(
    "text", ["A\x00 bridge.\x00", "A \ud800 bridge is \udfff built.", "جسر جديد"]
)
def test_what_cannot_be_shown_is_no_reason_to_fail(text: str) -> None:
    assert [span.of(text) for span in summarize(text).sentences] == [text]


def test_without_a_length_in_words_there_is_no_limit_to_it() -> None:
    assert len(choose(TOLD, np.ones(4), EVEN, [False] * 4, most=4)) == 4


def test_the_length_in_words_is_that_of_all_that_is_picked() -> None:
    lengths = [len(words(sentence.lower())) for sentence in TOLD]
    assert lengths == [5, 5, 5, 5]
    assert len(choose(TOLD, np.ones(4), EVEN, [False] * 4, most=4, words=10)) == 2
    assert len(choose(TOLD, np.ones(4), EVEN, [False] * 4, most=4, words=14)) == 2
    assert len(choose(TOLD, np.ones(4), EVEN, [False] * 4, most=4, words=1)) == 1


def test_a_repeat_is_passed_over_and_takes_no_room() -> None:
    told = [TOLD[0], TOLD[0].upper(), TOLD[1], TOLD[2]]
    scores = np.array([3.0, 2.0, 1.0, 0.0])
    assert choose(told, scores, EVEN, [False] * 4, most=2, words=10) == [0, 2]
