"""The archive decides between the readings of a message, alone and after an answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from corpus import Answer, Article, Corpus
from corpus.answers import nearby
from corpus.answers.about import TalkAnswer
from corpus.answers.articles import Brief, Choice, NewestArticles
from corpus.answers.checks import CheckAnswer
from corpus.answers.coverage import CoverageAnswer
from corpus.answers.history import HistoryAnswer
from corpus.answers.said import QuoteAnswer
from corpus.answers.sides import SidesAnswer
from corpus.answers.snapshot import Snapshot
from corpus.answers.stances import StanceAnswer
from corpus.conversation import answering, flows
from corpus.conversation.answering import Response
from corpus.conversation.moves import Move
from corpus.conversation.reading import Lost
from corpus.conversation.steps import (
    Detail,
    NextPage,
    RelatedArticles,
    SaidThere,
    WholeArticle,
)
from corpus.conversation.turns import About, Turn
from corpus.questions.line import Line

NOW = datetime(2024, 10, 1, tzinfo=UTC)
TREATY = "What did Kjeldahl say about the treaty?"
COST = "How much will the bridge cost?"
PRICE = "Tern Bridge will cost 685 million crowns, mayor tells council"


def respond(corpus: Corpus, *messages: str) -> Response:
    """The response to the last of these, each in the light of the one before it."""
    turn: Turn | None = None
    for message in messages:
        response = corpus.ask(answering.respond, message, NOW, turn, 6)
        turn = response.turn or turn
    return response


# --- alone ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("message", "kind", "about", "topic", "people"),
    [
        (TREATY, QuoteAnswer, About.SPEECH, "the treaty", "Anders Kjeldahl"),
        ("halloran eels", QuoteAnswer, About.SPEECH, "eels", "Edith Halloran"),
        ("Kjeldahl and Dunne on the bridge", SidesAnswer, About.SPEECH, "the bridge", None),
        ("Who criticised the bridge?", StanceAnswer, About.SPEECH, "the bridge", "Frank Halloran"),
        ("when did Dunne first mention the bridge?", HistoryAnswer, About.SPEECH, "the bridge", ""),
        ("did Kjeldahl say “a dry year wet”?", CheckAnswer, About.SPEECH, None, "Anders Kjeldahl"),
        (COST, Answer, About.PASSAGES, "bridge", None),
        (PRICE, Brief, About.ARTICLE, PRICE, None),
        ("summarize Ruvenna", Choice, About.ARTICLES, "Ruvenna", None),
        ("timeline of the bridge", CoverageAnswer, About.STORIES, "the bridge", None),
        ("what happened to the ferry?", CoverageAnswer, About.STORIES, "the ferry", None),
        ("latest articles", NewestArticles, About.ARTICLES, None, None),
    ],
)
def test_an_answer_leaves_the_chat_on_its_matter(
    sample_corpus: Corpus,
    message: str,
    kind: type,
    about: About,
    topic: str | None,
    people: str | None,
) -> None:
    response = respond(sample_corpus, message)
    assert isinstance(response.answer, kind)
    assert (response.is_leaning, response.words) == (False, message)
    turn = response.turn
    assert turn is not None
    assert (turn.about, turn.topic, turn.words) == (about, topic, message)
    assert {item.article for item in turn.items} >= set(turn.articles[:1])
    assert turn.items
    if people:
        assert turn.person == people


def test_what_shows_nothing_leaves_the_chat_where_it_was(sample_corpus: Corpus) -> None:
    response = respond(sample_corpus, TREATY, "thank you")
    assert isinstance(response.answer, TalkAnswer)
    assert response.turn is None


# --- of what was shown ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("when was that?", Detail),
        ("who is quoted in it?", SaidThere),
        ("the whole article", WholeArticle),
        ("other articles on this", RelatedArticles),
        ("summarize the second one", Brief),
        ("more", NextPage),
        ("summarize number 9", Lost),
    ],
)
def test_a_step_is_taken_from_the_last_answer(
    sample_corpus: Corpus, message: str, kind: type
) -> None:
    response = respond(sample_corpus, TREATY, message)
    assert isinstance(response.answer, kind)
    assert response.is_leaning == (kind is not Lost)


def test_a_detail_is_of_the_item_that_is_counted_to(sample_corpus: Corpus) -> None:
    detail = respond(sample_corpus, TREATY, "when was that?").answer
    assert isinstance(detail, Detail)
    assert detail.move is Move.WHEN
    assert [hit.speaker.name for hit in detail.hits] == ["Anders Kjeldahl"]
    assert "a dry year wet" in detail.sentence.of(detail.article.text)
    last = respond(sample_corpus, TREATY, "the last one").answer
    assert isinstance(last, Brief)
    assert last.article != detail.article


def test_after_a_detail_the_chat_is_on_its_matter_still(sample_corpus: Corpus) -> None:
    after = respond(sample_corpus, TREATY, "when was that?", "and Halloran?")
    assert after.words == "Halloran on the treaty"


def test_a_reading_that_the_archive_does_not_support_is_passed_over(sample_corpus: Corpus) -> None:
    after = respond(sample_corpus, TREATY, "and the mud?")
    assert isinstance(after.answer, Answer), "the mud says nothing"
    assert after.words == "the mud"


@pytest.mark.parametrize(
    ("messages", "sentences"),
    [
        (["longer"], 5),
        (["shorter"], 1),
        (["in one sentence"], 1),
        (["in four sentences"], 4),
        (["in one sentence", "longer"], 3),
        (["more"], 5),
    ],
)
def test_a_summary_is_made_longer_and_shorter(
    sample_corpus: Corpus, messages: list[str], sentences: int
) -> None:
    brief = respond(sample_corpus, PRICE, *messages).answer
    assert isinstance(brief, Brief)
    assert len(brief.summary.sentences) == brief.sentences == sentences
    assert brief.article.title == PRICE


# --- questions that lean ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("message", "words", "name", "topic"),
    [
        ("and about the meter?", "Anders Kjeldahl on the meter", "Anders Kjeldahl", "the meter"),
        ("and Halloran?", "Halloran on the treaty", "Edith Halloran", "the treaty"),
        ("in 2024?", "Anders Kjeldahl on the treaty in 2024", "Anders Kjeldahl", "the treaty"),
    ],
)
def test_a_question_that_lacks_something_has_it_from_the_last(
    sample_corpus: Corpus, message: str, words: str, name: str, topic: str
) -> None:
    response = respond(sample_corpus, TREATY, message)
    assert response.is_leaning
    assert response.words == words
    assert isinstance(response.answer, QuoteAnswer)
    assert response.answer.speaker is not None
    assert response.answer.speaker.name == name
    assert response.answer.question.topic == topic


def test_a_short_question_is_asked_of_the_articles_that_were_shown(sample_corpus: Corpus) -> None:
    response = respond(sample_corpus, COST, "who pays for it?")
    assert response.is_leaning
    assert isinstance(response.answer, Answer)
    assert response.turn is not None
    assert response.turn.topic == "bridge", "the chat stays on its matter"


def test_a_short_question_that_nothing_answers_is_looked_for_once(
    sample_corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = list[str]()
    search = flows.search

    def noted(archive: Snapshot, line: Line, limit: int) -> Answer:
        lines.append(line.text)
        return search(archive, line, limit)

    monkeypatch.setattr(flows, "search", noted)
    monkeypatch.setattr(nearby, "answer", lambda *_: None)
    answer = respond(sample_corpus, COST, "why walruses?").answer
    assert isinstance(answer, Answer)
    assert not answer.fits
    assert lines.count("why walruses?") == 1


@pytest.mark.parametrize(
    "message",
    [TREATY, COST, PRICE, "What did Edith Halloran say about eels?", "timeline of the bridge"],
)
def test_a_question_of_its_own_is_answered_as_if_nothing_was_asked_before(
    sample_corpus: Corpus, message: str
) -> None:
    alone = respond(sample_corpus, message)
    for before in (TREATY, COST, PRICE):
        assert respond(sample_corpus, before, message) == alone


def test_what_leans_on_nothing_is_said_to_be_about_nothing(sample_corpus: Corpus) -> None:
    assert isinstance(respond(sample_corpus, "when was that?").answer, Lost)


def test_the_other_of_a_name_may_be_asked_for(sample_corpus: Corpus) -> None:
    response = respond(sample_corpus, "What did Edith Halloran say?", "no, the other Halloran")
    assert isinstance(response.answer, QuoteAnswer)
    assert response.answer.speaker is not None
    assert response.answer.speaker.name == "Frank Halloran"


def test_a_headline_does_not_stand_before_the_words_of_who_was_asked_about(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    text = "“The treaty is thin,” said Otto Krol. “The eels need a ladder,” said Otto Krol."
    corpus.add([article(text, title="Otto Krol on eels", key="one")])
    response = respond(corpus, "what did krol say about the treaty", "and eels?")
    assert isinstance(response.answer, QuoteAnswer)
    assert response.words == "Otto Krol on eels"
