"""The best answer comes first, and what is beside the point comes not at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Article, Corpus, PassageHit
from corpus.search import best_sentence, coverage, mention, rank_passages, title_likeness
from corpus.spelling import Term
from corpus.types import Passage, Span


def sentences(hits: list[PassageHit]) -> list[str]:
    return [hit.sentence.of(hit.article.text) for hit in hits]


# Passages


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How big is the new seagrass meadow?", "14 hectares"),
        ("Where did the stolen map come back?", "in a cereal box"),
        ("How much is the map worth?", "about 9 million crowns"),
        ("Why did the transformer catch fire?", "a transformer caught fire"),
        ("Who queued for the ferry?", "My grandmother queued"),
        ("vasickova first step staircase", "This is a first step"),
        ("Vašíčková staircase", "This is a first step"),
        ("which company runs the dams", "Corvane, the company that runs the dams"),
    ],
)
def test_the_passage_with_the_answer_comes_first(
    sample_corpus: Corpus, question: str, answer: str
) -> None:
    assert answer in sentences(sample_corpus.find_passages(question))[0]


@pytest.mark.parametrize(
    "question",
    [
        "seagrass meadow hectares",
        "seegrass meadow hectares",
        "seegras medow hectares",
        "SEAGRASS MEADOW HECTARES",
        "seagrasses meadows hectare",
        "sèagrass méadow",
    ],
)
def test_spelling_does_not_change_the_answer(sample_corpus: Corpus, question: str) -> None:
    assert "14 hectares" in sentences(sample_corpus.find_passages(question))[0]


def test_a_country_finds_its_people(corpus: Corpus, article: Callable[..., Article]) -> None:
    corpus.add([article("The Syrian settlement was agreed."), article("A bridge.", key="other")])
    assert sentences(corpus.find_passages("syria")) == ["The Syrian settlement was agreed."]


def test_an_unknown_word_finds_nothing(sample_corpus: Corpus) -> None:
    assert sample_corpus.find_passages("xylophone") == []
    assert sample_corpus.find_passages("") == []


def test_stopwords_alone_find_nothing(sample_corpus: Corpus) -> None:
    assert sample_corpus.find_passages("what was it") == []


def test_coverage_tells_an_answer_from_the_nearest_there_is(sample_corpus: Corpus) -> None:
    (answer, *_) = sample_corpus.find_passages("stolen map cereal box")
    (nearest, *_) = sample_corpus.find_passages("stolen xylophone quartz violin")
    assert answer.coverage == pytest.approx(1.0)
    assert nearest.coverage < 0.5


def test_what_holds_much_less_than_the_best_is_left_out(sample_corpus: Corpus) -> None:
    hits = sample_corpus.find_passages("my grandmother queued for that ferry", limit=50)
    assert "grandmother" in sentences(hits)[0]
    assert all(hit.coverage >= hits[0].coverage / 2 for hit in hits)
    assert len(hits) < len(sample_corpus.find_passages("ferry", limit=50))


def test_words_that_stand_together_rank_higher(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    apart = "The harbour is wide and the new bridge is long, they say."
    together = "The long harbour bridge is new, and wide they say it is."
    corpus.add([article(apart, key="apart"), article(together, key="together")])
    assert sentences(corpus.find_passages("harbour bridge")) == [together, apart]


def test_the_title_counts_too(corpus: Corpus, article: Callable[..., Article]) -> None:
    text = "The work begins in May."
    corpus.add([article(text, "Hospital", key="a"), article(text, "Bridge", key="b")])
    assert corpus.find_passages("bridge work begins")[0].article.title == "Bridge"


def test_likeness_to_the_whole_question_tells_near_ties_apart(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    unlike, like = "The ferry is old and grey, no?", "Who will own the ferry? Nobody."
    corpus.add([article(unlike, key="unlike"), article(like, key="like")])
    assert [hit.passage.span.of(hit.article.text) for hit in corpus.find_passages(like[:23])] == [
        like,
        unlike,
    ]


def test_every_hit_points_into_its_own_article(sample_corpus: Corpus) -> None:
    for hit in sample_corpus.find_passages("the mayor of Hollenby and the bridge", limit=50):
        assert hit.passage.article_id == hit.article.id
        assert hit.passage.span.start <= hit.sentence.start < hit.sentence.end
        assert hit.sentence.end <= hit.passage.span.end


def test_the_best_sentence_is_the_first_of_equals() -> None:
    asked = [Term("ferry", 1.0, {"ferry": 1.0, "ferries": 0.9})]
    text = "A bridge is wide. The ferries left. A ferry came. The ferry sank."
    assert best_sentence(asked, text, Span(0, len(text))).of(text) == "A ferry came."


def test_coverage_is_the_weighted_share_of_the_question() -> None:
    asked = [Term("rare", 3.0, {"rare": 1.0}), Term("bridg", 1.0, {"bridge": 0.5})]
    assert coverage(asked, ["rare", "bridge"]) == pytest.approx(3.5 / 4)
    assert coverage(asked, ["bridge"]) == pytest.approx(0.5 / 4)
    assert coverage(asked, []) == 0.0
    assert coverage([], ["bridge"]) == 0.0


def test_nothing_found_is_nothing_ranked() -> None:
    assert rank_passages([], "what", []) == []


# Titles and mentions


@pytest.mark.parametrize("typed", ["Bridge opens", "bridge OPENS", "opens bridge", "Brídge opens"])
def test_the_title_itself_is_wholly_alike(typed: str) -> None:
    assert title_likeness(typed, "Bridge opens") == 100


def test_only_four_words_or_more_may_be_a_part_of_the_title() -> None:
    title = "Tern Bridge will cost 685 million crowns, mayor tells council"
    assert title_likeness("mayor tells council bridge", title) == 100
    assert title_likeness("mayor tells council", title) < 60


@given(st.text(), st.text())
def test_likeness_is_a_share_of_a_hundred(typed: str, title: str) -> None:
    assert 0 <= title_likeness(typed, title) <= 100


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (["may"], "Then May came."),
        (["theresa", "may"], "Theresa\nMay, she said."),
        (["rain", "then"], "The mayor left in the rain. Then May came. Theresa\nMay, she said."),
    ],
)
def test_a_mention_is_the_first_sentence_with_the_whole_name(
    article: Callable[..., Article], name: list[str], sentence: str
) -> None:
    found = article("The mayor left in the rain. Then May came. Theresa\nMay, she said.")
    hit = mention(name, Passage(Span(0, len(found.text)), 0), found)
    assert hit.sentence.of(found.text) == sentence


# Quotes


def test_quotes_are_found_by_topic(sample_corpus: Corpus) -> None:
    hits = sample_corpus.find_quotes(None, "eels")
    assert {hit.speaker.name for hit in hits} == {"Edith Halloran"}
    assert all("eels" in hit.quote.sentence.of(hit.article.text).lower() for hit in hits[:2])


def test_a_quote_beside_the_topic_is_not_on_it(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    ferry, tolls = "Mayor Jane Doe said the ferry would run.", '"The tolls are gone," Doe said.'
    corpus.add([article(f"{ferry} {tolls}", title="Hollenby decides")])
    for topic, said in (("ferry", ferry), ("tolls", tolls)):
        (hit,) = corpus.find_quotes(None, topic)
        assert hit.quote.sentence.of(hit.article.text) == said


def test_a_topic_beside_a_quote_counts_only_where_no_quote_holds_it(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    near = "Tolls are high. Mayor Jane Doe said she would act."
    corpus.add([article(near, key="beside")])
    (doe,) = corpus.find_speakers("Jane Doe")
    (beside,) = corpus.find_quotes(doe.speaker.id, "tolls")
    assert beside.coverage == 0
    assert corpus.find_quotes(None, "tolls") == [], "of everybody only who speaks of it"
    corpus.add([article("Mayor Jane Doe said tolls would rise.", key="holds")])
    (holds,) = corpus.find_quotes(doe.speaker.id, "tolls")
    assert (holds.article.key, holds.coverage) == ("holds", 1)


def test_a_topic_nobody_spoke_on_finds_no_quote(sample_corpus: Corpus) -> None:
    assert sample_corpus.find_quotes(None, "xylophone") == []
    assert sample_corpus.find_quotes(None, "?!") == []


def test_a_topic_of_several_words_wants_most_of_them(sample_corpus: Corpus) -> None:
    hits = sample_corpus.find_quotes(None, "the first step of a staircase")
    assert hits[0].quote.sentence.of(hits[0].article.text).startswith('"This is a first step')
