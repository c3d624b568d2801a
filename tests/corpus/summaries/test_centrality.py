"""sumy's measures over one matrix, and what is compared of a sentence."""

from __future__ import annotations

import numpy as np
import pytest

from corpus.summaries import centrality


@pytest.mark.parametrize("language", sorted(centrality.LANGUAGES))
def test_sumy_knows_each_language(language: str) -> None:
    assert centrality.terms("2024 bridge", language)


def test_terms_are_stems_without_stop_words_and_stems_are_of_all_words() -> None:
    sentence = "The bridges were closed."
    assert centrality.terms(sentence, "en") == ["bridg", "close"]
    assert centrality.stems(sentence, "en") == ["the", "bridg", "were", "close"]
    assert "were" in centrality.common("en")


@pytest.mark.parametrize("language", [None, "el", "zh"])
def test_of_an_unknown_language_words_are_taken_as_they_stand(language: str | None) -> None:
    sentence = "The bridges were closed."
    words = ["the", "bridges", "were", "closed"]
    assert centrality.terms(sentence, language) == centrality.stems(sentence, language) == words
    assert centrality.common(language) == frozenset()


@pytest.mark.parametrize(
    ("sentence", "terms"),
    [
        ("大桥很好", ["大桥", "桥很", "很好"]),
        ("大桥 in 2024年建", ["大桥", "in", "2024", "年建"]),
        ("桥", ["桥"]),
    ],
)
def test_what_is_written_without_spaces_counts_by_pairs_of_letters(
    sentence: str, terms: list[str]
) -> None:
    assert centrality.terms(sentence, "zh") == terms


def test_terms_are_counted_by_sentence_in_the_order_of_the_text() -> None:
    assert centrality.counted([["b", "a", "b"], [], ["a"]]).tolist() == [[2, 1], [0, 0], [0, 1]]
    assert centrality.counted([[], []]).tolist() == [[0], [0]]


def test_a_cosine_is_nothing_where_there_are_no_terms() -> None:
    vectors = np.array([[3.0, 4.0], [6.0, 8.0], [-4.0, 3.0], [0.0, 0.0]])
    expected = [[1, 1, 0, 0], [1, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 0]]
    assert centrality.cosines(vectors) == pytest.approx(np.array(expected, dtype=float))
    assert centrality.likeness(vectors[0], vectors) == pytest.approx([1, 1, 0, 0])
    assert centrality.likeness(vectors[3], vectors).tolist() == [0, 0, 0, 0]


def sumy_ranks(kind: type, sentences: list[list[str]]) -> list[float]:
    """What sumy itself gives each of the sentences, which are words."""
    summarizer = kind()
    if hasattr(summarizer, "_create_matrix") and kind.__name__ == "LexRankSummarizer":
        tf, idf = summarizer._compute_tf(sentences), summarizer._compute_idf(sentences)
        matrix = summarizer._create_matrix(sentences, summarizer.threshold, tf, idf)
        return list(summarizer.power_method(matrix, summarizer.epsilon))
    weights = np.zeros((len(sentences), len(sentences)))
    for i, one in enumerate(sentences):
        for j, other in enumerate(sentences):
            weights[i, j] = summarizer._rate_sentences_edge(one, other)
    weights /= weights.sum(axis=1)[:, None] + summarizer._ZERO_DIVISION_PREVENTION
    damped = (1 - summarizer.damping) / len(sentences) + summarizer.damping * weights
    return list(summarizer.power_method(damped, summarizer.epsilon))


SENTENCES = [
    ["council", "bridge", "harbour", "vote"],
    ["bridge", "road", "tram", "track", "bridge"],
    ["council", "vote", "applause", "bridge"],
    ["ferry", "landing", "shop"],
    ["ferry", "shop", "council"],
]


def test_lexrank_is_sumys() -> None:
    from sumy.summarizers.lex_rank import LexRankSummarizer

    ours = centrality.lexrank(centrality.counted(SENTENCES))
    assert ours == pytest.approx(sumy_ranks(LexRankSummarizer, SENTENCES))


def test_textrank_is_sumys() -> None:
    from sumy.summarizers.text_rank import TextRankSummarizer

    ours = centrality.textrank(centrality.counted(SENTENCES))
    assert ours == pytest.approx(sumy_ranks(TextRankSummarizer, SENTENCES))


def test_lsa_is_the_length_of_a_sentences_smoothed_column() -> None:
    counts = np.array([[2.0, 1.0], [0.0, 0.0]])
    # .4 + .6 * its share of the commonest word, of every word
    assert centrality.lsa(counts) == pytest.approx([np.hypot(1.0, 0.7), 0.0])


def test_sentences_without_a_word_in_common_are_no_centre() -> None:
    assert centrality.lexrank(centrality.counted([["a"], ["b"]])).tolist() == [0, 0]
