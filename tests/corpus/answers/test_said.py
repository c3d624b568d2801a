"""From a question about what somebody said to whom it is about, and their words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from itertools import groupby

import pytest

from corpus import Article, Corpus, Question
from corpus.answers import people
from corpus.answers import said as said_answers
from corpus.answers.said import QuoteAnswer
from corpus.questions.line import parse_line

NOW = datetime(2024, 9, 18, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("What did Dunne say about tolls?", Question("Dunne", "tolls")),
        ("what did Nobody Known say", Question("Nobody Known")),
        ("who said anything about eels", Question(None, "eels")),
        ("halloran eels", Question("halloran", "eels")),
        ("Edith Halloran eels", Question("Edith Halloran", "eels")),
        ("zoe marquez-lindqvist dams", Question("zoe marquez-lindqvist", "dams")),
        ("Kjeldal on meters", Question("Kjeldal", "meters")),
        ("Dunne", Question("Dunne")),
        ("How much does the bridge cost?", None),
        ("bridge tolls", None),
        ("eels on the river", None),
        ("", None),
    ],
)
def test_bare_words_ask_about_somebody_only_if_the_archive_knows_the_name(
    sample_corpus: Corpus, words: str, asked: Question | None
) -> None:
    line = parse_line(words, NOW)
    assert sample_corpus.ask(said_answers.read_question, line) == asked


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("What did Dunne say about tolls?", Question("Dunne", "tolls")),
        ("Edith Halloran eels", Question("Edith Halloran", "eels")),
        ("Xenophon about eels", Question("Xenophon", "eels")),
        ("Xenophon", Question("Xenophon")),
        ("", Question("")),
    ],
)
def test_a_name_is_read_even_if_the_archive_does_not_know_it(
    sample_corpus: Corpus, words: str, asked: Question
) -> None:
    line = parse_line(words, NOW)
    assert sample_corpus.ask(said_answers.read_name, line) == asked


def test_a_given_name_before_another_name_is_nobodys(
    corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("one", "Angela Krol", "Otto Voss")
    for words, question in (
        ("angela merkel", Question("angela merkel")),
        ("angela voss", Question("angela voss")),
        ("angela river", Question("angela", "river")),
        ("krol merkel", Question("krol", "merkel")),
    ):
        line = parse_line(words, NOW)
        assert corpus.ask(said_answers.read_question, line) == question
    assert ask(corpus, "angela merkel").speakers == ()


def ask(corpus: Corpus, words: str, limit: int = 5) -> QuoteAnswer:
    return corpus.ask(said_answers.of_name, words, NOW, limit)


def test_an_answer_is_about_one_person_and_gives_their_words(sample_corpus: Corpus) -> None:
    answer = ask(sample_corpus, "Kjeldahl", 2)
    assert answer.speaker is not None
    assert {hit.speaker for hit in answer.hits} == {answer.speaker} == set(answer.speakers)
    assert len(answer.hits) == 2
    assert answer.mentions == answer.nearest == ()


def test_an_open_question_is_about_nobody_alone(sample_corpus: Corpus) -> None:
    answer = ask(sample_corpus, "Who said anything about eels?")
    assert answer.hits
    assert answer.speaker is None


def test_of_several_people_one_is_to_be_chosen(sample_corpus: Corpus) -> None:
    answer = ask(sample_corpus, "Halloran")
    assert [speaker.name for speaker in answer.speakers] == ["Frank Halloran", "Edith Halloran"]
    assert answer.speaker is None
    assert answer.hits == ()


def test_who_only_stands_in_the_articles_has_mentions_and_no_words(sample_corpus: Corpus) -> None:
    answer = ask(sample_corpus, "Ehrling", 1)
    assert answer.mentions
    assert answer.speakers == answer.hits == answer.nearest == ()


def test_at_most_five_mentions_are_given(corpus: Corpus, article: Callable[..., Article]) -> None:
    texts = [f"Tolls rose in year {year}. Zora Quill was there." for year in range(9)]
    corpus.add([article(text, title=text) for text in texts])
    assert len(ask(corpus, "Zora Quill", 99).mentions) == 5


def test_nobody_by_a_name_has_up_to_three_that_are_like_it(
    corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("one", "Anna Gorlund", "Berta Gorland", "Ivo Gorlend", "Karla Gorlind")
    answer = ask(corpus, "Gorlxxd")
    assert answer.speakers == answer.hits == answer.mentions == ()
    assert len(answer.nearest) == 3


def test_a_remembered_question_goes_on_where_it_ended(sample_corpus: Corpus) -> None:
    number = sample_corpus.remember(Question("Kjeldahl"))
    everything = ask(sample_corpus, "Kjeldahl", 99)
    assert everything.speaker is not None
    turn = said_answers.recalled
    page = sample_corpus.ask(turn, number, everything.speaker.id, 2, 1)
    assert page is not None
    assert page.hits == everything.hits[1:3]
    assert page.question == Question("Kjeldahl")
    assert sample_corpus.ask(turn, number, 999, 2, 0) is None
    anybody = sample_corpus.ask(turn, sample_corpus.remember(Question(None, "eels")), 0, 2, 0)
    assert anybody is not None
    assert anybody.hits


def test_what_is_said_in_an_article_comes_with_it(sample_corpus: Corpus) -> None:
    (hit,) = ask(sample_corpus, "Kjeldahl", 1).hits
    article, hits = sample_corpus.ask(said_answers.in_article, hit.article.id)
    assert article == hit.article
    assert hit.quote in [other.quote for other in hits]
    assert all(other.quote.is_shown for other in hits)


@pytest.mark.parametrize("typed", ["Anna Gorlund", "Gorlund", "Vasilenko"])
def test_who_is_clearly_likelier_is_meant_alone(
    typed: str, corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("one", "Anna Gorlund", "Anna Gorlunt", "Zoe Vasilenko", "Zoe Vasilenka")
    (speaker,) = corpus.ask(people.whom, typed).speakers
    assert typed in speaker.name


def test_a_word_of_the_articles_is_no_slip_of_a_name(
    corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("one", "Anna Rivers")  # in an article that says "The river rose"
    assert corpus.find_speakers("river") != []
    for typed, question in (("river", None), ("rivvers", Question("rivvers"))):
        assert corpus.ask(said_answers.read_question, parse_line(typed, NOW)) == question


def test_of_everybody_only_who_speaks_of_it_is_an_answer(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    text = "The tolls on the bridge will rise. “We are all so tired of it,” said Jane Doe."
    corpus.add([article(text)])
    assert ask(corpus, "Who said anything about tolls?").hits == ()
    (beside,) = ask(corpus, "Jane Doe about tolls").hits
    assert beside.coverage == 0


def test_of_a_page_what_stands_in_one_article_stands_together(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    about = '"The tolls will {}," said Jane Doe. It rained. "No toll is {}," said Jane Doe.'
    corpus.add([article(about.format(word, word), word) for word in ("rise", "fall", "end")])
    hits = ask(corpus, "Jane Doe about tolls", 9).hits
    titles = [hit.article.title for hit in hits[:5]]
    assert len(hits) == 6
    assert [title for title, _ in groupby(titles)] == list(dict.fromkeys(titles))


def test_pages_show_all_that_was_said_and_nothing_twice(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    said = ["The tolls will rise in May", "No toll is fair to us all", "The bridge is old and grey"]
    text = " ".join(f'"{words}," said Jane Doe. It rained.' for words in (*said, *said))
    corpus.add([article(f"{text} So it was in {year}.", f"{year}") for year in range(2020, 2024)])
    with_offsets = partial(corpus.ask, said_answers.find_quotes, Question("Jane Doe"), 1)
    pages = [[hit.quote.id for hit in with_offsets(5, offset)] for offset in range(0, 15, 5)]
    assert [len(page) for page in pages] == [5, 5, 2]
    assert len({number for page in pages for number in page}) == 12


@pytest.fixture
def papers(corpus: Corpus) -> Corpus:
    corpus.add(PAPERS)
    return corpus


PAPERS = [
    Article(
        f"Tolls {day}",
        f'"The tolls are {word}," said Anna Krol. "Rye is {word}," she said.',
        f"k{day}",
        published=datetime(2020 + day, 3, 3, tzinfo=UTC) if day else None,
    )
    for day, word in [(2, "fair"), (0, "old"), (1, "dear"), (3, "gone")]
]


@pytest.mark.parametrize(
    ("words", "order"),
    [
        ("latest from krol on tolls", [2023, 2022, 2021, None]),
        ("krol on tolls, oldest first", [2021, 2022, 2023, None]),
        ("krol on tolls since 2022 newest first", [2023, 2022]),
        ("first words of krol", [2021, 2021, 2022, 2022, 2023]),
        ("krol 2022", [2022, 2022]),
    ],
)
def test_words_come_in_the_order_asked_for(
    words: str, order: list[int | None], papers: Corpus
) -> None:
    days = [hit.article.published for hit in ask(papers, words).hits]
    assert [day.year if day else None for day in days] == order


def test_a_month_is_the_last_that_the_archive_reaches(
    papers: Corpus,
) -> None:
    answer = ask(papers, "krol since march")
    assert answer.question.since == datetime(2023, 3, 1, tzinfo=UTC)
    assert answer.question.is_last_here
    assert len(answer.hits) == 2


def test_a_month_without_its_year_is_the_last_one_with_an_answer(corpus: Corpus) -> None:
    said = '"The tolls will go," Mayor Jane Krol said of the harbour bridge and its new keepers.'
    corpus.add(
        Article(f"Day {number}", text, str(number), published=datetime(*day, tzinfo=UTC))
        for number, (day, text) in enumerate(
            [
                ((2015, 4, 20), said),
                ((2016, 4, 1), said.replace("tolls", "gulls").replace("its", "their")),
                ((2016, 6, 3), said.replace("tolls", "boats").replace("new", "old")),
            ]
        )
    )
    answer = ask(corpus, "what did krol say about tolls in april")
    assert answer.question.since == datetime(2015, 4, 1, tzinfo=UTC)
    assert answer.question.is_last_here
    assert len(answer.hits) == 1
    assert ask(corpus, "what did krol say about tolls in april 2016").hits == ()


def test_who_said_nothing_in_a_time_is_known_to_have_spoken_last_at_another(
    papers: Corpus,
) -> None:
    answer = ask(papers, "what did krol say about tolls yesterday")
    assert answer.hits == ()
    assert answer.newest == datetime(2023, 3, 3, tzinfo=UTC)
