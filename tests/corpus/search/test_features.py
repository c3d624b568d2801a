"""What is known of a passage that full text has found."""

from __future__ import annotations

import pytest

from corpus.search.features import FEATURES, Query, features_of, passage_words, query_of
from corpus.types import Candidate, Term

TERMS = [
    Term("halloran", 3.0, {"halloran": 1.0}, is_name=True),
    Term("toll", 1.0, {"toll": 1.0, "tolls": 0.9}),
]
FILLER = " ".join(["sea"] * 24)


def query(question: str = "what did halloran toll", terms: list[Term] = TERMS) -> Query:
    return query_of(question, terms)


def known(
    body: str, title: str = "", question: str = "halloran toll", **more: str
) -> dict[str, float]:
    """The features of a passage, in an article with further ones."""
    bodies = [body, *more.values()]
    candidates = [Candidate(n, 1, title, text) for n, text in enumerate(bodies, 1)]
    ready = query(question)
    return features_of(ready, passage_words(ready, candidates)[0])


def test_features_come_in_their_order() -> None:
    assert tuple(known("a toll")) == FEATURES


def test_a_question_has_its_shares_and_its_pairs() -> None:
    terms = [*TERMS, Term("quartz", 4.0, {})]
    ready = query("how did halloran toll quartz", terms)
    assert (ready.total, ready.names, ready.unknown) == (8.0, 3 / 8, 0.5)
    assert ready.pairs == {
        ("how", "did"): 0,
        ("did", "halloran"): 1,
        ("halloran", "toll"): 2,
        ("halloran", "tolls"): 2,
    }
    assert (ready.steps, ready.little) == (4, {"how", "did"})
    assert query("", []).total == query("", []).steps == 1


@pytest.mark.parametrize(
    ("question", "is_question", "wants_number"),
    [
        ("who said so", True, False),
        ("the toll now so how", False, False),
        ("so and so when", True, True),
        ("so and so on when", False, True),
        ("the year of it", False, True),
    ],
)
def test_a_question_begins_as_one(question: str, is_question: bool, wants_number: bool) -> None:
    ready = query(question)
    assert (ready.is_question, ready.wants_number) == (is_question, wants_number)


def test_a_very_long_question_counts_by_its_first_words() -> None:
    assert query("word " * 200).steps == 63


def test_the_nearest_spelling_of_a_term_counts_one() -> None:
    ready = query(terms=[Term("tole", 1.0, {"toll": 0.7, "tolls": 0.35})])
    assert ready.spellings == {"toll": ((0, 1.0),), "tolls": ((0, 0.5),)}


def test_a_longer_passage_and_a_commoner_one_weigh_as_bm25_says() -> None:
    def bm25(*bodies: str) -> list[float]:
        candidates = [Candidate(n, n, "", body) for n, body in enumerate(bodies, 1)]
        return [passage.bm25 for passage in passage_words(query(), candidates)]

    once, twice, long = bm25("toll a b c", "toll toll a b", "toll a b c d e f g")
    usual = 16 / 3
    assert once == pytest.approx(1.9 / 4 / (1 + 0.9 * (0.6 + 0.4 * 4 / usual)))
    assert twice > once > long
    assert bm25("halloran", "toll")[0] == pytest.approx(3 * bm25("halloran", "toll")[1])


def test_of_nothing_there_is_nothing_known() -> None:
    assert passage_words(query(), []) == []
    assert passage_words(query(), [Candidate(1, 1, "", "")])[0].bm25 == 0


def test_the_rest_of_an_article_adds_what_the_passage_lacks() -> None:
    assert known("a toll", rest="halloran spoke")["article"] == pytest.approx(3 / 4)
    assert known("a toll", rest="a toll")["article"] == 0
    assert known("a toll")["article"] == 0


def test_titles_and_names_are_held_by_their_weights() -> None:
    shares = known("a tolls", title="halloran speaks")
    assert shares["title"] == pytest.approx(3 / 4)
    assert shares["names"] == pytest.approx(3 / 4)
    assert shares["either"] == pytest.approx((3 + 0.9) / 4)
    assert shares["nearest"] == 0
    assert known("a toll")["nearest"] == pytest.approx(1 / 4)


def test_a_stretch_is_about_a_sentence() -> None:
    assert known(f"halloran {FILLER} toll")["stretch"] == pytest.approx(3 / 4)
    near = FILLER.removesuffix(" sea")
    assert known(f"halloran {near} toll")["stretch"] == 1
    assert known("nothing of it")["stretch"] == 0


def test_pairs_stand_in_the_body_and_in_the_title() -> None:
    question = "the halloran toll"
    assert known("a halloran toll", question=question)["pairs"] == pytest.approx(1 / 2)
    assert known("sea", "the halloran tolls", question)["pairs"] == 1
    assert known("toll halloran", question=question)["pairs"] == 0


def test_little_words_count_near_the_stretch() -> None:
    question = "what of the toll"
    assert known("of what the toll", question=question)["little"] == 1
    assert known("of the toll", question=question)["little"] == pytest.approx(2 / 3)
    far = f"toll {' '.join(['sea'] * 29)} of"
    assert known(far, question=question)["little"] == 0
    assert known(far.replace("sea ", "", 1), question=question)["little"] == pytest.approx(1 / 3)
    assert known(f"of a b c d toll {FILLER}", question=question)["little"] == pytest.approx(1 / 3)
    assert known(f"of a b c d e toll {FILLER}", question=question)["little"] == 0


def test_a_number_counts_where_one_is_asked_for() -> None:
    assert known("toll of 9", question="when toll")["number"] == 1
    assert known("toll of 9", question="who toll")["number"] == 0
    assert known("toll", question="when toll")["number"] == 0
