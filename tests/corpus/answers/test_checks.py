"""Whether words were said, how nearly, and by whom."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corpus import Article, Corpus
from corpus.answers import checks
from corpus.answers.checks import CheckAnswer, Verdict
from corpus.questions.checks import CheckRequest

KJELDAHL, DUNNE, HALLORAN = "Anders Kjeldahl", "Małgorzata Dunne", "Frank Halloran"
MARQUEZ = "Zoë Márquez-Lindqvist"


def check(corpus: Corpus, words: str, name: str | None = None) -> CheckAnswer:
    answer = corpus.ask(checks.answer, CheckRequest(words, name))
    assert answer is not None
    return answer


def speaker(answer: CheckAnswer) -> str | None:
    best = answer.publications[0]
    return best.speaker.name if best.speaker else None


@pytest.mark.parametrize(
    ("words", "name", "verdict", "whose"),
    [
        ("a river does not carry a passport", "Marquez", Verdict.WORD_FOR_WORD, MARQUEZ),
        ("A river does not carry a passport", None, Verdict.WORD_FOR_WORD, MARQUEZ),
        ("nobody slammed a door", "Kjeldal", Verdict.WORD_FOR_WORD, KJELDAHL),
        ("we have agreed ... who holds the ruler", "kjeldahl", Verdict.WORD_FOR_WORD, KJELDAHL),
        ("a river does carry a passport", "Marquez", Verdict.NEARLY, MARQUEZ),
        ("the river does not cary a pasport", "Marquez", Verdict.NEARLY, MARQUEZ),
        ("a tired woman in a crane is a danger", "Frank Halloran", Verdict.NEARLY, HALLORAN),
        (
            "when the lights were blinking, surgeons did not",
            "Sorensen",
            Verdict.IN_OTHER_WORDS,
            "Gaëlle Sorensen",
        ),
        ("a river does not carry a passport", "Kjeldahl", Verdict.SOMEBODY_ELSES, MARQUEZ),
        ("a river does not carry a suitcase", "Kjeldahl", Verdict.SOMEBODY_ELSES, MARQUEZ),
        ("nobody slammed a door", "Nobody Known", Verdict.SOMEBODY_ELSES, KJELDAHL),
        ("Neither man spoke", "Kjeldahl", Verdict.NOBODYS, None),
        ("competent but hurried", None, Verdict.NOBODYS, None),
    ],
)
def test_the_verdict_is_right_and_names_the_speaker(
    sample_corpus: Corpus, words: str, name: str | None, verdict: Verdict, whose: str | None
) -> None:
    answer = check(sample_corpus, words, name)
    assert (answer.verdict, speaker(answer)) == (verdict, whose)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("I will sell the bridge to the highest bidder", "Dunne"),
        ("the harbour is full of gold", None),
        ("a crane that everybody agrees with is a ferry with a passport", None),
        ("qwertz uiop", "Nobody Known"),
    ],
)
def test_what_is_not_there_is_only_not_in_this_archive(
    sample_corpus: Corpus, words: str, name: str | None
) -> None:
    assert check(sample_corpus, words, name).verdict is Verdict.ABSENT


def test_the_published_sentence_is_whole_and_verbatim(sample_corpus: Corpus) -> None:
    best = check(sample_corpus, "we kept the key", "Marquez").publications[0]
    sentence = best.sentence.of(best.article.text)
    assert sentence.startswith('"We kept our key and they got their ruler,"')
    assert [
        (part.claim, part.span and part.span.of(best.article.text))
        for part in best.likeness.differences
    ] == [("the", "our")]


def test_words_that_may_be_a_topic_are_checked_only_where_they_are_a_wording(
    sample_corpus: Corpus,
) -> None:
    unsure = [
        sample_corpus.ask(checks.answer, CheckRequest(words, "Kjeldahl", is_sure=False))
        for words in ("nobody slammed a door", "the treaty has to be ratified", "Neither man spoke")
    ]
    assert [answer and answer.verdict for answer in unsure] == [Verdict.WORD_FOR_WORD, None, None]


def test_of_several_who_said_it_the_earliest_comes_first_and_the_others_are_told(
    corpus: Corpus,
) -> None:
    corpus.add(
        Article(
            f"Day {day}",
            f'"The ferry sails at dawn on Friday," said {name}, a captain of the port.',
            key=str(day),
            published=datetime(2024, 5, day, tzinfo=UTC),
        )
        for day, name in ((3, "Anna Krol"), (1, "Berta Lind"), (2, "Carl Moe"))
    )
    answer = check(corpus, "the ferry sails at dawn")
    assert speaker(answer) == "Berta Lind"
    assert [other.speaker and other.speaker.name for other in answer.also] == [
        "Carl Moe",
        "Anna Krol",
    ]
    assert speaker(check(corpus, "the ferry sails at dawn", "Krol")) == "Anna Krol"


def test_only_what_is_offered_as_said_counts_for_a_name(corpus: Corpus) -> None:
    text = "Anna Krol, the mayor, did not say that the ferry sails at dawn on Friday."
    corpus.add([Article("Ferry", text, key="ferry")])
    assert check(corpus, "the ferry sails at dawn on Friday", "Krol").verdict is Verdict.NOBODYS


def test_typed_words_are_checked_for_sure_and_may_name_their_speaker(
    sample_corpus: Corpus,
) -> None:
    answer = sample_corpus.ask(checks.of_words, "Kjeldahl: nobody slammed a door")
    assert answer.verdict is Verdict.WORD_FOR_WORD
    answer = sample_corpus.ask(checks.of_words, "nobody slammed a door", "Dunne")
    assert answer.verdict is Verdict.SOMEBODY_ELSES


def test_who_is_called_so_by_the_article_alone_is_whom_the_name_means(corpus: Corpus) -> None:
    text = '"It made a noise like a sewing machine," said its skipper, Torvald Iske.'
    corpus.add([Article("Boat", text, key="boat")])
    answer = check(corpus, "it made a noise like a washing machine", "Iske")
    assert answer.verdict is Verdict.NEARLY
