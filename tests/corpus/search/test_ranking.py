"""The best answer comes first, and what is beside the point comes not at all."""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Article, Corpus, PassageHit
from corpus.search.features import FEATURES, query_of
from corpus.search.ranking import (
    SIGNS,
    RankedArticle,
    fits,
    narrowed,
    ordered,
    rank_passages,
    signs,
    weights,
)
from corpus.search.spelling import STOPWORDS
from corpus.types import FITS, Candidate, Term


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


def test_every_hit_points_into_its_own_article(sample_corpus: Corpus) -> None:
    for hit in sample_corpus.find_passages("the mayor of Hollenby and the bridge", limit=50):
        assert hit.passage.article_id == hit.article.id
        assert hit.passage.span.start <= hit.sentence.start < hit.sentence.end
        assert hit.sentence.end <= hit.passage.span.end


def test_the_title_counts_too(corpus: Corpus, article: Callable[..., Article]) -> None:
    text = "The work begins in May."
    corpus.add([article(text, "Hospital", key="a"), article(text, "Bridge", key="b")])
    assert corpus.find_passages("bridge work begins")[0].article.title == "Bridge"


def ranked(question: str, *bodies: str, names: str = "", title: str = "") -> list[RankedArticle]:
    """What answers of one passage an article, numbered from 1; every word is as rare."""
    found = [Candidate(n, n, title, body) for n, body in enumerate(bodies, 1)]
    return rank_passages(question, asked_for(question, names), found)


def asked_for(question: str, names: str = "") -> list[Term]:
    telling = [word for word in question.lower().split() if word not in STOPWORDS]
    return [Term(word, 2.0, {word: 1.0}, word in names.split()) for word in telling]


FILLER = "the sea was calm and nobody on the pier had anything to add to it that day " * 3


def test_what_holds_more_of_the_question_comes_first() -> None:
    hits = ranked(
        "harbour ferry toll", "a ferry and a toll", "harbour ferry toll", "toll of harbour"
    )
    assert hits[0].id == 2
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_what_holds_much_less_than_the_best_is_left_out() -> None:
    hits = ranked("harbour ferry toll", "harbour ferry toll", "a toll", "ferry harbour")
    assert [hit.id for hit in hits] == [1, 3]


def test_words_that_stand_together_rank_higher() -> None:
    apart = "the harbour is wide and the new bridge is long they say"
    together = "the new harbour bridge is long and wide they say it is"
    assert [hit.id for hit in ranked("harbour bridge", apart, together)] == [2, 1]


def test_words_in_one_stretch_rank_above_words_far_apart() -> None:
    apart = f"a ferry left {FILLER} the toll is nine crowns"
    close = f"{FILLER} a ferry left and the toll is nine crowns"
    assert [hit.id for hit in ranked("ferry toll", apart, close)] == [2, 1]


def test_a_name_counts_more_than_another_word() -> None:
    bodies = ("the toll doubled on monday", "halloran left on monday")
    assert ranked("halloran toll", *bodies, names="halloran")[0].id == 2
    assert ranked("halloran toll", *bodies, names="toll")[0].id == 1


def test_the_nearest_spelling_counts_more() -> None:
    asked = [Term("bridge", 2.0, {"bridge": 1.0, "bridges": 0.9})]
    found = [Candidate(1, 1, "", "two bridges stand"), Candidate(2, 2, "", "a bridge stands")]
    assert [hit.id for hit in rank_passages("bridge", asked, found)] == [2, 1]


def test_a_slip_of_the_pen_costs_nothing_where_its_word_is_found() -> None:
    found = [Candidate(1, 1, "", "two bridges stand"), Candidate(2, 2, "", "a bridge stands")]
    (right, slipped) = (
        rank_passages("bridge", [Term("bridge", 2.0, variants)], found)
        for variants in ({"bridge": 1.0}, {"bridge": 0.7})
    )
    assert right == slipped


@pytest.mark.parametrize("question", ["when did the ferry sink", "how many on the ferry sank"])
def test_whoever_asks_for_a_number_gets_one(question: str) -> None:
    asked = [Term("ferry", 2.0, {"ferry": 1.0})]
    found = [Candidate(1, 1, "", "a ferry sank"), Candidate(2, 2, "", "in 1912 ferry")]
    assert rank_passages(question, asked, found)[0].id == 2
    found = [found[0], found[1]._replace(body="in may ferry")]
    assert rank_passages(question, asked, found)[0].id == 2


def test_the_rest_of_an_article_speaks_for_its_passage() -> None:
    asked = asked_for("ferry toll")
    alone, passage = Candidate(1, 1, "", "a ferry left"), Candidate(2, 2, "", "a ferry came")
    rest = Candidate(3, 2, "", "the toll is high")
    assert [hit.article_id for hit in rank_passages("ferry toll", asked, [alone, passage])] == [
        1,
        2,
    ]
    hits = rank_passages("ferry toll", asked, [alone, passage, rest])
    assert hits[0].article_id == 2


def test_an_article_comes_once_with_its_other_passages() -> None:
    bodies = ("the ferry toll is high", "a ferry toll once more", "the ferry toll", "gulls")
    found = [Candidate(n, 7, "", body) for n, body in enumerate(bodies, 1)]
    (hit,) = rank_passages("ferry toll", asked_for("ferry toll"), found)
    assert hit.article_id == 7
    assert {hit.id, *hit.further} == {1, 2, 3}
    assert hit.id not in hit.further


def test_of_an_article_only_a_few_passages_come() -> None:
    found = [Candidate(n, 7, "", "the ferry toll") for n in range(1, 20)]
    (hit,) = rank_passages("ferry toll", asked_for("ferry toll"), found)
    assert (hit.id, hit.further) == (1, (2, 3))


STORY = (
    "the ferry to tern island will cost nine crowns from may the council said on friday after a"
    " long evening and the mayor promised that nobody who works there would have to pay more"
)


def test_a_wire_story_comes_once() -> None:
    edited = STORY.replace("long evening", "long night")
    hits = ranked("ferry cost crowns", STORY, edited, "the ferry will cost ten crowns", STORY)
    assert sorted((hit.id, *sorted(hit.copies)) for hit in hits) == [(1, 2, 4), (3,)]


def test_other_news_in_the_same_words_is_no_copy() -> None:
    other = STORY.replace("nine", "ten").replace("may", "june").replace("friday", "monday")
    other = other.replace("mayor", "minister").replace("works", "lives")
    assert [hit.copies for hit in ranked("ferry cost crowns", STORY, other)] == [(), ()]


def test_an_answer_is_surer_than_the_nearest_there_is() -> None:
    answer, *_ = ranked("stolen map cereal box", f"the stolen map lay in a cereal box {FILLER}")
    asked = [*asked_for("stolen violin"), Term("xylophone", 9.0, {}), Term("quartz", 9.0, {})]
    found = [Candidate(1, 1, "", f"the stolen map lay in a cereal box {FILLER}")]
    nearest, *_ = rank_passages("stolen violin xylophone quartz", asked, found)
    assert nearest.confidence < 0.5 < answer.confidence


def test_equals_stand_in_the_order_of_their_numbers() -> None:
    body = "the ferry toll"
    found = [Candidate(n, n, "", f"{body} {word}") for n, word in enumerate("abcdef", 1)]
    asked = asked_for("ferry toll")
    hits = rank_passages("ferry toll", asked, found)
    assert [hit.id for hit in hits] == [1, 2, 3, 4, 5, 6]
    assert rank_passages("ferry toll", asked, found[::-1]) == hits


def test_nothing_found_is_nothing_ranked() -> None:
    assert rank_passages("what", [], []) == []


WORDS = st.sampled_from(["ferry", "toll", "may", "1912", "of", "ø", "bridge"])
TEXTS = st.lists(WORDS, max_size=12).map(" ".join)


@given(
    st.text() | TEXTS,
    st.lists(st.builds(Term, WORDS, st.floats(0, 12), st.dictionaries(WORDS, st.floats(0.1, 1)))),
    st.lists(
        st.builds(Candidate, st.integers(), st.integers(1, 4), TEXTS, TEXTS),
        max_size=45,
        unique_by=lambda candidate: candidate.id,
    ),
)
def test_ranking_only_orders_and_groups(
    question: str, asked: list[Term], found: list[Candidate]
) -> None:
    hits = rank_passages(question, asked, found)
    articles = {candidate.id: candidate.article_id for candidate in found}
    shown = [number for hit in hits for number in (hit.id, *hit.further)]
    named = [number for hit in hits for number in (hit.article_id, *hit.copies)]
    assert len(shown) == len(set(shown))
    assert len(named) == len(set(named))
    assert set(shown) <= articles.keys()
    assert set(named) <= set(articles.values())
    for hit in hits:
        assert {articles[number] for number in (hit.id, *hit.further)} == {hit.article_id}
        assert 0 <= hit.confidence <= 1
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert bool(hits) == bool(found)


@pytest.mark.parametrize("rarity", [0.0, 1e-300, 1e300])
def test_how_rare_the_words_are_breaks_nothing(rarity: float) -> None:
    asked = [Term("ferry", rarity, {"ferry": 1.0}), Term("toll", rarity, {})]
    (hit,) = rank_passages("ferry toll", asked, [Candidate(1, 1, "ferry", "ferry")])
    assert isfinite(hit.score)


def test_every_feature_and_sign_has_a_weight() -> None:
    asked = query_of("ferry", asked_for("ferry"))
    (best,) = ordered(asked, [Candidate(1, 1, "", "a ferry")])
    assert len(best.features) == len(weights().score) == len(FEATURES)
    assert len(signs(asked, best, [best])) == len(weights().confidence) == len(SIGNS)


# Copies and confidence


def test_a_copy_is_as_long_and_holds_as_much_of_the_question() -> None:
    words = STORY.split()
    longer = f"{STORY} {' '.join(words[:3])}"
    much_longer = f"{STORY} {' '.join(words[:6])}"
    assert len(ranked("ferry cost crowns", STORY, longer)) == 1
    assert [hit.copies for hit in ranked("ferry cost crowns", STORY, much_longer)] == [(), ()]
    nine = "the old ferry sank at dawn near the island"
    assert len(ranked("ferry", nine, f"{nine} today")) == 1
    assert len(ranked("ferry", nine, f"{nine} today again")) == 2


def test_passages_much_less_likely_than_the_best_do_not_come_with_it() -> None:
    bodies = ("the harbour ferry toll is high", f"the harbour ferry {FILLER}")
    found = [Candidate(n, 7, "", body) for n, body in enumerate(bodies, 1)]
    (hit,) = rank_passages("harbour ferry toll", asked_for("harbour ferry toll"), found)
    assert (hit.id, hit.further) == (1, ())


def test_of_what_is_found_only_the_likeliest_are_looked_at() -> None:
    found = [Candidate(n, n, "", "the ferry toll" + " sea" * n) for n in range(1, 40)]
    query = query_of("ferry toll", asked_for("ferry toll"))
    assert [passage.id for passage in ordered(query, found)] == list(range(1, 26))


def test_keywords_are_answered_by_how_much_of_them_is_held() -> None:
    full, half = ranked("ferry toll", "a ferry toll", "a ferry and a boat")
    assert (full.confidence, half.confidence) == (1.0, 0.5)
    assert fits(full)
    assert fits(half._replace(confidence=FITS))
    assert not fits(half._replace(confidence=FITS - 0.01))


def test_signs_tell_the_lead_over_the_next_article() -> None:
    terms = [*asked_for("ferry toll", "toll"), Term("quartz", 2.0, {})]
    query = query_of("ferry toll quartz", terms)
    best, next_best = ordered(
        query, [Candidate(1, 1, "", "the ferry toll"), Candidate(2, 2, "", "a ferry or a toll")]
    )
    known = dict(zip(SIGNS, signs(query, best, [best, next_best]), strict=True))
    assert known["bias"] == 1
    assert known["held"] == pytest.approx(2 / 3)
    assert known["unknown"] == pytest.approx(1 / 3)
    assert known["names lost"] == 0
    assert known["terms"] == pytest.approx(log(3))
    assert signs(query_of("what", []), best, [best])[SIGNS.index("terms")] == 0
    assert known["lead"] == pytest.approx((best.score - next_best.score) / 4)
    assert signs(query, best, [best])[-1] == 1
    assert signs(query, next_best, [best, next_best])[-1] == -known["lead"]


# Which terms full text looks for


def term(word: str, count: int) -> Term:
    return Term(word, 1.0, {word: 1.0}, count=count)


@pytest.mark.parametrize(
    ("counts", "passages", "kept"),
    [
        ([5, 900], 1_000, [5]),
        ([5, 295], 1_000, [5, 295]),
        ([5, 296], 1_000, [5]),
        ([100, 100], 10, [100, 100]),
        ([100, 101], 10, [100]),
        ([900], 1_000, [900]),
        ([0, 3], 1_000, [3]),
        ([10_000, 10_000], 1_000_000, [10_000, 10_000]),
        ([10_000, 10_001], 1_000_000, [10_000]),
        ([], 1_000, []),
    ],
)
def test_the_rarest_terms_are_looked_for_as_far_as_the_budget_goes(
    counts: list[int], passages: int, kept: list[int]
) -> None:
    terms = [term(f"w{count}", count) for count in reversed(counts)]
    assert [found.count for found in narrowed(terms, passages)] == kept
