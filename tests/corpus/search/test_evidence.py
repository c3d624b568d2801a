"""What ranking and reader count together."""

from __future__ import annotations

from corpus.search import evidence
from corpus.search.ranking import RankedArticle
from corpus.search.reader import PassageReading

YES, NO = PassageReading(4.0, 8.0, (0.1, 0.9)), PassageReading(-4.0, -8.0, (0.5, 0.5))


def ranked(number: int, score: float, further: tuple[int, ...] = ()) -> RankedArticle:
    return RankedArticle(number, number * 10, score, 0.5, further, ())


def test_an_article_that_answers_comes_before_one_that_only_has_the_words() -> None:
    hits = [ranked(1, 5.0), ranked(2, 4.8)]
    assert [hit.id for hit in evidence.reordered(hits, {1: NO, 2: YES}, {})] == [2, 1]


def test_what_was_not_read_comes_after_what_was_in_its_own_order() -> None:
    hits = [ranked(1, 5.0), ranked(2, 4.8), ranked(3, 4.7)]
    assert [hit.id for hit in evidence.reordered(hits, {1: NO}, {})] == [1, 2, 3]


def test_an_article_stands_by_its_passage_that_answers_best() -> None:
    (hit,) = evidence.reordered([ranked(1, 5.0, (7, 8))], {1: NO, 8: YES}, {})
    assert (hit.id, hit.further) == (8, (1, 7))


def test_of_answers_about_as_likely_the_newest_comes_first() -> None:
    hits = [ranked(1, 5.0), ranked(2, 4.9), ranked(3, 1.0)]
    readings = dict.fromkeys((1, 2, 3), YES)
    dates = {10: 1.0, 20: 2.0, 30: 3.0}
    assert [hit.id for hit in evidence.reordered(hits, readings, dates)] == [2, 1, 3]


def test_beside_an_answer_what_hardly_is_one_is_left_out() -> None:
    hits = [
        ranked(number, 5.0)._replace(confidence=confidence)
        for number, confidence in ((1, 0.9), (2, 0.3), (3, 0.02), (4, 0.9))
    ]
    readings = dict.fromkeys((1, 2, 3), YES)
    assert [hit.id for hit in evidence.without_noise(hits, readings)] == [1, 2]
    unsure = [hits[1], *hits]
    assert evidence.without_noise(unsure, readings) == unsure
    assert evidence.without_noise(hits, {}) == hits


def test_without_reading_all_stays_as_it_was_ranked() -> None:
    hits = [ranked(1, 5.0), ranked(2, 4.8)]
    assert evidence.reordered(hits, {}, {}) == hits


def test_what_answers_is_surer_than_what_does_not() -> None:
    sure, unsure = (
        evidence.reordered([ranked(1, 5.0)], {1: reading}, {})[0].confidence
        for reading in (YES, NO)
    )
    assert 0 < unsure < 0.5 < sure < 1


def test_what_lacks_the_names_of_the_question_is_less_sure() -> None:
    hits = [ranked(1, 5.0), ranked(1, 5.0)._replace(lost=0.6)]
    sure, unsure = (evidence.reordered([hit], {1: YES}, {})[0].confidence for hit in hits)
    assert unsure < sure


def test_the_sentence_with_the_answer_comes_before_one_with_a_word_more() -> None:
    assert evidence.best(YES, (0.4, 0.3)) == 1


def test_of_sentences_with_as_much_of_the_answer_the_one_with_the_questions_words_is_best() -> None:
    assert evidence.best(NO, (0.2, 0.8)) == 1
    assert evidence.best(NO, (0.5, 0.5)) == 0
