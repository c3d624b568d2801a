"""Several articles told together, in our own words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Article, Corpus, Question
from corpus.answers import coverage
from corpus.summaries.brief import tell
from corpus.summaries.stories import Coverage, group
from corpus.summaries.timeline import timeline
from corpus.text import sentences, words

DAY = datetime(2024, 6, 6, 12, tzinfo=UTC)

TREATY = (
    "Caranza and Lethmark signed a treaty on Thursday to share the water of the river Ruvenna."
    " The treaty gives Lethmark a third of the summer flow of the Ruvenna."
    " Foreign minister Anders Kjeldahl signed it for Lethmark on a bridge at Sankt Orla."
)
TREATY_ELSEWHERE = (
    "A treaty to share the water of the river Ruvenna was signed by Caranza and Lethmark."
    " Farmers of the plain cheered beside the road when the two ministers had signed."
    " Both parliaments still have to agree to the treaty about the Ruvenna."
)
STRIKE = (
    "Dockers in the port of Hollenby began a strike over night shifts on Thursday morning."
    " Eleven ships lie at anchor, and bananas turn yellow in their holds."
    " The union of the dockers wants two nights off in every week of work."
)
MAP = (
    "The oldest map of the country came back to the national library in a box of cereals."
    " It had been stolen from the reading room in 1911 and was never seen again."
    " Librarians will show the map to the public in the winter."
)


def article(text: str, name: str, days: float = 0, outlet: str = "Herald") -> Article:
    title = sentences(text)[0].of(text)[:40]
    return Article(title, text, name, outlet=outlet, published=DAY + timedelta(days=days))


FIRST = article(TREATY, "first")
SECOND = article(TREATY_ELSEWHERE, "second", 0.5, "Tide")
COPY = article(TREATY, "copy", 1, "Wire")
OTHER = article(STRIKE, "other")
LATER = article(MAP, "later", 2)


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
    assert tell([]) == []


# --- what tells most ------------------------------------------------------------------------


def test_what_several_articles_share_comes_first() -> None:
    told = tell([OTHER, FIRST, SECOND, LATER])
    assert told[0].article.key in ("first", "second")
    assert "Ruvenna" in told[0].sentences[0].of(told[0].article.text)


def test_the_length_is_kept() -> None:
    articles = [FIRST, SECOND, OTHER, LATER]
    for most in (20, 40, 80):
        told = [span.of(one.article.text) for one in tell(articles, most) for span in one.sentences]
        assert told
        assert sum(len(words(sentence)) for sentence in told) <= most


def test_articles_that_share_nothing_are_each_told() -> None:
    assert {one.article.key for one in tell([OTHER, LATER])[:2]} == {"other", "later"}


def test_articles_without_a_long_sentence_are_told_in_turn() -> None:
    short = [
        Article("", text, text[:3]) for text in ("He won again. He wept.", "It rained all day.")
    ]
    assert [one.article.key for one in tell(short)] == ["He ", "It "]


def test_articles_in_scripts_without_spaces_are_told_too() -> None:
    chinese = Article("", "港务局周一投票决定关闭已有两百年历史的旧鱼市场。", "zh")
    assert {one.article.key for one in tell([chinese, OTHER])} == {"zh", "other"}


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=200), max_size=5))
def test_any_articles_can_be_grouped_and_told(texts: list[str]) -> None:
    articles = [Article("", text, str(place)) for place, text in enumerate(texts)]
    found = group(articles)
    assert sorted(a.key for story in found for a in story.articles) == [a.key for a in articles]
    for telling in tell(articles):
        assert all(span.of(telling.article.text).strip() for span in telling.sentences)


# --- a timeline -------------------------------------------------------------------------------


def covered(*articles: Article, about: str = "") -> Coverage:
    return Coverage(Question(topic=about or None), tuple(group(articles)), about)


def test_a_timeline_goes_with_time_and_has_a_sentence_an_event() -> None:
    events = timeline(covered(LATER, OTHER, SECOND, FIRST))
    assert [event.day for event in events] == sorted(event.day for event in events)
    assert len(events) == 3


def test_of_a_topic_it_shows_the_sentence_that_speaks_of_it() -> None:
    (event,) = timeline(covered(FIRST, about="Kjeldahl"))
    assert event.sentence.of(event.article.text).startswith("Foreign minister Anders Kjeldahl")


def test_the_undated_have_no_place_in_it() -> None:
    assert timeline(covered(Article("A treaty", TREATY, "undated"))) == []


def test_a_long_timeline_keeps_the_largest_stories() -> None:
    (event,) = timeline(covered(FIRST, SECOND, OTHER, LATER), most=1)
    assert event.article.key in ("first", "second")


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
