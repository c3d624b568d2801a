"""The user's own article: who said what in it, and what is never put in anybody's mouth."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from shared import SEED, needs_seed

from corpus import Article, Change, Corpus, QuoteHit, open_corpus
from corpus.answers import people
from corpus.answers import said as said_answers
from corpus.loading.loader import read
from corpus.questions.line import parse_line
from corpus.quotes.extraction import extract

NOW = datetime(2021, 1, 15, tzinfo=UTC)
LAVROV, CAVUSOGLU = "Sergey Lavrov", "Mevlut Cavusoglu"

pytestmark = needs_seed


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    folder = tmp_path_factory.mktemp("seed")
    opened = open_corpus(f"sqlite:///{folder / 'archive.sqlite3'}")
    opened.add(list(read(Path(shutil.copy(SEED, folder)))))
    yield opened
    opened.close()


def only(seed: Corpus) -> Article:
    (article,) = seed.latest()
    return article


def answers(seed: Corpus, question: str) -> list[QuoteHit]:
    asked = seed.ask(said_answers.read_question, parse_line(question, NOW))
    assert asked is not None
    (who,) = seed.ask(people.whom, asked.name, asked.topic).speakers
    return seed.find_quotes(who.id, asked.topic, asked.since, asked.until, limit=50)


def sentences(hits: list[QuoteHit]) -> list[str]:
    return [hit.quote.sentence.of(hit.article.text) for hit in hits]


def test_the_file_is_one_article_with_date_and_title(seed: Corpus) -> None:
    article = only(seed)
    assert article.published == datetime(2020, 12, 29, tzinfo=UTC)
    assert article.title.startswith("Russian Foreign Minister")
    assert article.text.startswith("Russian Foreign Minister Sergey Lavrov has said Moscow")
    assert article.text.rstrip().endswith("but also regional ties.")


def test_the_same_file_again_changes_nothing(seed: Corpus) -> None:
    assert seed.add([only(seed)]) == [Change.UNCHANGED]


def test_only_the_two_ministers_speak(seed: Corpus) -> None:
    assert {speaker.name for speaker in seed.people()} == {LAVROV, CAVUSOGLU}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Lavrov", "military cooperation would not be deterred by the US"),
        ("Lavrov", "We have confirmed our mutual intention"),
        ("Lavrov", "This statistic alone"),
        ("Lavrov", "rich international agenda"),
        ("Lavrov", "We greatly value our trustful dialogue"),
        ("Lavrov", "remain in close contact"),
        ("Lavrov", "nearly two dozen phone conversations"),
        ("Cavusoglu", "aim for $100B in trade"),
        ("Cavusoglu", "sectors like transport"),
        ("Cavusoglu", "not an alternative to its ties with NATO"),
        ("Cavusoglu", "the close dialogue between the Turkish and Russian presidents"),
    ],
)
def test_each_said_what_he_said_and_nobody_else_did(seed: Corpus, name: str, words: str) -> None:
    holding = [hit for hit in seed.find_quotes(None, limit=50) if words in sentences([hit])[0]]
    assert {hit.speaker.name.split()[-1] for hit in holding} == {name}
    text = only(seed).text
    own = (quote for quote in extract(text) if (quote.speaker or "").endswith(name))
    contents = [" ".join(part.of(text) for part in quote.content) for quote in own]
    assert any(words in content for content in contents)
    assert words in " ".join(sentences(answers(seed, f"What did {name} say?")))


def test_nobody_is_given_more_than_he_said(seed: Corpus) -> None:
    assert len(answers(seed, "What did Lavrov say?")) == 7
    assert len(answers(seed, "What did Cavusoglu say?")) == 4
    told = " ".join(sentences(seed.find_quotes(None, limit=50)))
    assert "punitive steps" not in told
    assert "Strong bilateral ties" not in told


def test_a_statement_quoted_in_part_is_given_whole(seed: Corpus) -> None:
    contents = (
        hit.quote.content[0].of(only(seed).text) for hit in answers(seed, "What did Lavrov say?")
    )
    assert (
        '"We have confirmed our mutual intention to develop military ties with Turkey" despite '
        '"Washington\'s illegitimate pressure"'
    ) in set(contents)


def test_a_description_is_resolved_to_its_person(seed: Corpus) -> None:
    (hit,) = (hit for hit in answers(seed, "What did Cavusoglu say?") if "$100B" in said(hit))
    assert hit.quote.source is not None
    assert hit.quote.source.of(hit.article.text) == "the Turkish foreign minister"


def said(hit: QuoteHit) -> str:
    return hit.quote.sentence.of(hit.article.text)


@pytest.mark.parametrize(
    "question",
    [
        "cavusoglu nato",
        "what did Mevlüt Çavuşoğlu say about nato?",
        "Cavusolu on NATO",
        "kavusoglu nato?",
        "What did the Turkish foreign minister say about NATO?",
    ],
)
def test_however_it_is_typed_nato_leads_to_the_sentence_on_nato(
    seed: Corpus, question: str
) -> None:
    first = answers(seed, question)[0]
    assert first.speaker.name == CAVUSOGLU
    assert "not an alternative to its ties with NATO" in said(first)


def test_a_country_leads_to_the_sentence_on_its_settlement(seed: Corpus) -> None:
    first = answers(seed, "What did Lavrov say about Syria?")[0]
    assert said(first).startswith('"We have a rich international agenda, the Syrian settlement')


@pytest.mark.parametrize("name", ["Putin", "Vladimir Putin", "Erdogan", "Recep Tayyip Erdoğan"])
def test_who_is_only_talked_about_is_mentioned_and_never_a_speaker(seed: Corpus, name: str) -> None:
    assert seed.find_speakers(name) == []
    assert seed.ask(people.whom, name).speakers == ()
    mentions = seed.find_mentions(name)
    assert "remain in close contact" in mentions[0].sentence.of(mentions[0].article.text)


def test_a_question_is_answered_by_the_sentence_with_the_answer(seed: Corpus) -> None:
    first = seed.find_passages("How much trade do they aim for?")[0]
    assert "aim for $100B in trade" in first.sentence.of(first.article.text)


def test_the_summary_is_three_sentences_word_for_word_the_first_one_first(seed: Corpus) -> None:
    text = only(seed).text
    picked = [span.of(text) for span in seed.summarize(only(seed).id).sentences]
    assert len(picked) == 3
    assert text.startswith(picked[0])
    places = [text.index(sentence) for sentence in picked]
    assert places == sorted(places)
