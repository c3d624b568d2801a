"""Several articles told together, in our own words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from treaty import COPY, DAY, FIRST, LATER, OTHER, SECOND, STRIKE, TREATY, TREATY_ELSEWHERE, article

from corpus import Article, Corpus, Question
from corpus.answers import coverage
from corpus.summaries.brief import tell
from corpus.summaries.sentences import sentences_of
from corpus.summaries.stories import best_on, cover, group
from corpus.text import sentences, words

# --- stories -----------------------------------------------------------------------------


def test_one_event_is_one_story_whatever_the_outlet_and_the_words() -> None:
    found = group([OTHER, SECOND, LATER, FIRST])
    assert [{each.key for each in story.articles} for story in found] == [
        {"first", "second"},
        {"later"},
        {"other"},
    ]


def test_the_order_in_which_articles_come_changes_nothing() -> None:
    articles = [FIRST, SECOND, COPY, OTHER, LATER]
    expected = group(articles)
    for seed in range(6):
        shuffled = Random(seed).sample(articles, len(articles))
        assert group(shuffled) == expected


def test_a_story_says_what_each_further_article_adds_and_nothing_twice() -> None:
    (story,) = group([FIRST, SECOND])
    told = [story.lead, *story.further]
    assert {each.article.key for each in told} == {"first", "second"}
    shown = [span.of(each.article.text) for each in told for span in each.sentences]
    assert len(shown) == 2
    assert "Ruvenna" in shown[0]
    assert shown[1] in (
        "Farmers of the plain cheered beside the road when the two ministers had signed.",
        "Foreign minister Anders Kjeldahl signed it for Lethmark on a bridge at Sankt Orla.",
    )


def test_what_one_article_has_added_the_next_does_not_add_again() -> None:
    cheering = sentences(TREATY_ELSEWHERE)[1].of(TREATY_ELSEWHERE)
    third = article(f"{sentences(TREATY)[2].of(TREATY)} {cheering}", "third", 0.6, "Wire")
    (story,) = group([FIRST, SECOND, third])
    assert story.lead.article == SECOND
    # What third begins with FIRST has added.
    assert [telling.sentences[0].of(telling.article.text) for telling in story.further] == [
        sentences(TREATY)[2].of(TREATY),
        cheering,
    ]


def test_an_article_that_adds_nothing_is_named_without_a_sentence() -> None:
    shorter = article(sentences(TREATY)[0].of(TREATY), "shorter", 0.1, "Tide")
    (story,) = group([FIRST, shorter])
    (further,) = story.further
    assert {story.lead.article.key, further.article.key} == {"first", "shorter"}
    assert further.sentences == () or further.article.key == "first"


def test_who_carries_the_same_words_is_a_copy() -> None:
    long = article(f"{TREATY} {STRIKE}", "one")
    same = article(f"{TREATY} {STRIKE} Reporting by the wire.", "two", 0.2, "Wire")
    (story,) = group([same, long])
    assert story.lead.article == long
    assert (story.further, story.copies) == ((), (same,))


def test_what_is_alike_but_months_apart_is_two_stories() -> None:
    again = article(TREATY_ELSEWHERE, "again", 90)
    assert len(group([FIRST, again])) == 2


def test_a_story_goes_on_as_long_as_it_is_written_about() -> None:
    text = sentences(TREATY)[0].of(TREATY)
    days = [article(f"{text} It was day {day} of it.", str(day), day) for day in range(9)]
    assert len(group(days)) == 1
    assert len(group([days[0], days[8]])) == 2


def test_undated_articles_join_by_their_words_alone() -> None:
    undated = Article("A treaty", TREATY_ELSEWHERE, "undated")
    assert len(group([FIRST, undated])) == 1


@pytest.mark.parametrize("text", ["Bananas", "...", "By Kit Holm"])
def test_an_article_without_sentences_is_a_story_of_its_own(text: str) -> None:
    odd = Article("Odd", text, "odd", published=DAY)
    assert {story.lead.article.key for story in group([odd, FIRST])} == {"odd", "first"}


def test_nothing_is_no_story() -> None:
    assert group([]) == []


@pytest.mark.parametrize(("hours", "count"), [(72, 1), (73, 2)])
def test_three_days_of_silence_end_a_story(hours: int, count: int) -> None:
    assert len(group([FIRST, article(TREATY_ELSEWHERE, "again", hours / 24)])) == count
    assert len(group([FIRST, article(TREATY_ELSEWHERE, "before", -hours / 24)])) == count


def test_the_story_of_most_articles_comes_first_then_the_latest() -> None:
    keys = [story.lead.article.key for story in group([OTHER, LATER, FIRST, SECOND])]
    assert keys[0] in ("first", "second")
    assert keys[1:] == ["later", "other"]


def test_a_story_began_when_the_first_of_its_articles_was_published() -> None:
    (story,) = group([SECOND, FIRST, Article("A treaty", TREATY, "undated")])
    assert story.began == FIRST.published
    (undated,) = group([Article("A treaty", TREATY, "undated")])
    assert undated.began is None


def test_only_the_head_of_an_article_tells_what_it_is_about() -> None:
    filler = " ".join(
        f"The {what} of the {where} were painted {colour} by the lifeboat crew in spring."
        for what, where, colour in zip(
            ("doors", "roofs", "boats", "walls", "masts", "gates", "sheds", "chairs"),
            ("mill", "school", "chapel", "dairy", "tannery", "prison", "museum", "bakery"),
            ("red", "green", "blue", "white", "black", "brown", "pink", "grey"),
            strict=True,
        )
    )
    late = article(f"{filler} {TREATY_ELSEWHERE}", "late")
    assert len(group([FIRST, late])) == 2
    assert len(group([FIRST, article(f"{TREATY_ELSEWHERE} {filler}", "early")])) == 1


def test_a_story_speaks_of_what_was_asked_about() -> None:
    (story,) = group([FIRST], "Kjeldahl")
    assert story.lead.sentences[0].of(TREATY).startswith("Foreign minister Anders Kjeldahl")
    # Where its sentence speaks of it already, or none does, the best one stays.
    best = group([FIRST])[0].lead
    assert group([FIRST], "treaty river")[0].lead == best
    assert group([FIRST], "unicorns")[0].lead == best


def test_the_sentence_on_a_topic_has_most_of_its_words_and_stands_early_and_alone() -> None:
    text = (
        "The harbour of Hollenby was painted red by the bakers in May."
        " The ferry of Hollenby carried the harbour wall away on Monday."
        " It was the wall of the harbour that the ferry had met in May."
    )
    sentences = sentences_of(article(text, "wall"))
    for topic, place in (
        ({"harbour"}, 0),
        ({"wall"}, 1),
        ({"ferri", "wall"}, 1),
        ({"met", "wall"}, 2),
        ({"hollenbi", "red", "may", "met"}, 0),
    ):
        best = best_on(sentences, topic)
        assert best is not None
        assert best.place == place
    assert best_on(sentences, {"unicorn"}) is None
    assert best_on(sentences, set()) is None


def test_what_is_half_known_adds_something_and_what_is_known_for_the_most_part_does_not() -> None:
    known = "Caranza and Lethmark signed a treaty on Thursday to share the river Ruvenna."
    for words_added, count in (("gladly before seven hundred cheering farmers", 1), ("again", 0)):
        second = article(f"The treaty on the river Ruvenna was signed {words_added}.", "more", 0.1)
        (story,) = group([article(known, "known"), second])
        assert len(story.further[0].sentences) == count


def test_a_coverage_is_in_brief_where_a_number_of_words_is_asked_for() -> None:
    asked = Question(topic="treaty")
    assert cover(asked, [FIRST, OTHER]).brief == ()
    found = cover(asked, [FIRST, OTHER], "treaty", (("traety", "treaty"),), 20)
    assert found.brief == tuple(tell([FIRST, OTHER], 20))
    assert found.stories == tuple(group([FIRST, OTHER], "treaty"))
    assert (found.asked, found.about, found.respelt) == (asked, "treaty", (("traety", "treaty"),))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=200), max_size=5))
def test_any_articles_can_be_grouped_and_told(texts: list[str]) -> None:
    articles = [Article("", text, str(place)) for place, text in enumerate(texts)]
    found = group(articles)
    assert sorted(a.key for story in found for a in story.articles) == [a.key for a in articles]
    for telling in tell(articles):
        assert all(span.of(telling.article.text).strip() for span in telling.sentences)


# --- of an archive ----------------------------------------------------------------------------


@pytest.fixture
def archive(corpus: Corpus) -> Corpus:
    corpus.add([FIRST, SECOND, OTHER, LATER])
    return corpus


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("the treaty", [{"first", "second"}]),
        ("Ruvena treaty", [{"first", "second"}]),
        ("in June 2024", [{"first", "second"}, {"later"}, {"other"}]),
        ("since 8 June 2024", [{"later"}]),
        ("in the Tide", [{"second"}]),
        ("dockers in June 2024", [{"other"}]),
        ("in June 2024 about the dockers", [{"other"}]),
        ("dockers in 2024", [{"other"}]),
        ("the news of last week", [{"first", "second"}, {"later"}, {"other"}]),
        ("dockers in 2019", []),
        ("in 2019", []),
        ("unicorns", []),
    ],
)
def test_stories_are_asked_for_by_topic_time_and_outlet(
    question: str, keys: list[set[str]], archive: Corpus
) -> None:
    found = archive.ask(coverage.answer, question, DAY + timedelta(days=9)).coverage
    assert [{each.key for each in story.articles} for story in found.stories] == keys


@pytest.mark.parametrize(
    ("question", "most"),
    [
        ("the treaty in 20 words", 20),
        ("the treaty in at most 40 words?", 40),
        ("in June 2024 in about 40 words", 40),
    ],
)
def test_many_articles_are_told_in_as_many_words_as_are_asked_for(
    question: str, most: int, archive: Corpus
) -> None:
    found = archive.ask(coverage.answer, question, DAY + timedelta(days=9)).coverage
    told = [span.of(one.article.text) for one in found.brief for span in one.sentences]
    assert most - 15 <= sum(len(words(sentence)) for sentence in told) <= most
    assert {one.article for one in found.brief} <= {
        a for story in found.stories for a in story.articles
    }


@pytest.mark.parametrize("question", ["the treaty", "a treaty in 20 words a line", "in words"])
def test_without_a_number_of_words_nothing_is_told_in_brief(question: str, archive: Corpus) -> None:
    assert archive.ask(coverage.answer, question, DAY).coverage.brief == ()


@pytest.mark.parametrize(
    "asked", ["the dockers since May 2024", "since May 2024 about the dockers"]
)
def test_the_topic_is_told_without_its_dates(asked: str, archive: Corpus) -> None:
    found = archive.ask(coverage.answer, asked, DAY).coverage.asked
    assert (found.topic, found.since) == ("the dockers", datetime(2024, 5, 1, tzinfo=UTC))
