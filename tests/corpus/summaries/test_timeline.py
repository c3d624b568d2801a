"""A dated sentence an event."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from treaty import FIRST, LATER, OTHER, SECOND, TREATY, TREATY_ELSEWHERE, article

from corpus import Article, Question
from corpus.summaries.stories import Coverage, group
from corpus.summaries.timeline import timeline


def covered(*articles: Article, about: str = "") -> Coverage:
    return Coverage(Question(topic=about or None), tuple(group(articles)), about)


def test_a_timeline_goes_with_time_and_has_a_sentence_an_event() -> None:
    events = timeline(covered(LATER, OTHER, SECOND, FIRST), 9)
    assert [event.day for event in events] == sorted(event.day for event in events)
    assert len(events) == 3


def test_of_a_topic_it_shows_the_sentence_that_speaks_of_it() -> None:
    (event,) = timeline(covered(FIRST, about="Kjeldahl"), 9)
    assert event.sentence.of(event.article.text).startswith("Foreign minister Anders Kjeldahl")


def test_the_undated_have_no_place_in_it() -> None:
    assert timeline(covered(Article("A treaty", TREATY, "undated")), 9) == []


def test_a_long_timeline_keeps_the_largest_stories() -> None:
    (event,) = timeline(covered(FIRST, SECOND, OTHER, LATER), most=1)
    assert event.article.key in ("first", "second")


def test_a_story_that_never_speaks_of_the_topic_is_no_event_unless_none_does() -> None:
    about = "dockers"
    assert [event.article for event in timeline(covered(FIRST, OTHER, about=about), 9)] == [OTHER]
    events = timeline(covered(FIRST, LATER, about="unicorns"), 9)
    assert [event.article for event in events] == [FIRST, LATER]
    assert all(event.day == event.article.published for event in events)


def test_an_event_is_of_the_day_of_the_first_article_that_speaks_of_it() -> None:
    (event,) = timeline(covered(FIRST, SECOND, about="parliaments"), 9)
    assert (event.article, event.day) == (SECOND, SECOND.published)
    (event,) = timeline(covered(FIRST, SECOND, about="treaty"), 9)
    assert (event.article, event.day) == (FIRST, FIRST.published)


def test_an_undated_article_of_a_dated_story_is_of_the_day_the_story_began() -> None:
    undated = Article(
        "Farmers", f"{TREATY} Goatherds of the plain were glad of it, too.", "undated"
    )
    (event,) = timeline(covered(article(TREATY, "dated"), undated, about="goatherds"), 9)
    assert (event.article, event.day) == (undated, FIRST.published)


def test_events_of_one_day_stand_by_the_numbers_of_their_articles() -> None:
    first, second = (article(text, key) for text, key in ((TREATY, "a"), (OTHER.text, "b")))
    events = timeline(covered(replace(first, id=9), replace(second, id=3)), 9)
    assert [event.article.id for event in events] == [3, 9]


def test_a_long_timeline_shows_the_beginning_the_middle_and_the_end() -> None:
    names = "abcdefghijklmnop"
    papers = [
        article(f"Clerk {name * 7} counted {name * 6} and {name * 9} in a hall.", name, 9 * day)
        for day, name in enumerate(names)
    ]
    events = timeline(covered(*papers), 5)
    days = [(event.day - events[0].day).days // 9 for event in events]
    assert (days[0], days[-1], len(days)) == (0, 15, 5)
    assert max(later - day for day, later in pairwise(days)) <= 9


def test_what_is_told_of_a_story_days_later_is_another_event() -> None:
    about = "minister"
    events = timeline(covered(FIRST, SECOND, about=about), 9)
    assert [event.article for event in events] == [FIRST]
    later = article(TREATY_ELSEWHERE, "much later", 2.5)
    events = timeline(covered(FIRST, later, about=about), 9)
    assert [event.article for event in events] == [FIRST, later]
