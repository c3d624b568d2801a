"""New articles and whom they are for: each is met once, whoever looks at it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection

from corpus import Article, Corpus, SpeakerKind
from corpus.digests import arrivals
from corpus.digests.arrivals import Arrival
from corpus.store import database
from corpus.subscriptions.desk import Subscriptions
from corpus.subscriptions.follows import Follow, following
from corpus.subscriptions.matching import Index, Match, speaker_token
from corpus.subscriptions.schedule import Schedule

NOW = datetime(2024, 10, 1, 12, tzinfo=UTC)
TEXT = '"The eels are back," said Edith Halloran, the mayor of Almery. It rained all day.'


@pytest.fixture
def follow(corpus: Corpus) -> Callable[..., int]:
    """Follows something in chat 7, and gives the subscription's number."""
    subscriptions = Subscriptions(corpus)
    return lambda follow: subscriptions.follow(7, 0, follow, Schedule(), NOW)[0].id


def kept(connection: Connection) -> list[tuple[object, ...]]:
    query = "SELECT subscription_id, article_id, story_id, quotes FROM matches ORDER BY 1, 2"
    return [tuple(row) for row in connection.exec_driver_sql(query)]


def test_an_article_is_new_until_it_has_arrived_and_arrives_once(
    corpus: Corpus, follow: Callable[..., int]
) -> None:
    number = follow(Follow())
    corpus.add([Article("Eels", TEXT, "eels"), Article("Mill", "It turns.", "mill")], NOW)
    with database.writing(corpus.engine) as connection:
        after, articles = arrivals.new(connection, 5)
        assert (after, [article.id for article in articles]) == (0, [1, 2])
        assert [article.id for article in arrivals.new(connection, 1)[1]] == [1]
        found = [Arrival(articles[0], {number: Match((4, 5))}), Arrival(articles[1], {})]
        assert arrivals.arrive(connection, found, after)
        assert not arrivals.arrive(connection, found, after)  # another process, as late as that
        assert kept(connection) == [(number, 1, 1, "[4, 5]")]
        assert arrivals.new(connection, 5) == (2, [])


def test_what_is_followed_is_kept_up_with_and_what_is_gone_is_dropped(
    corpus: Corpus, follow: Callable[..., int]
) -> None:
    subscriptions, index = Subscriptions(corpus), Index()
    first, second = follow(Follow(topic="eels")), follow(Follow(topic="mill"))

    def refresh(since: int) -> int:
        with database.reading(corpus.engine) as connection:
            return arrivals.refresh(connection, index, since)

    version = refresh(-1)
    assert len(index) == 2
    assert refresh(version) == version
    subscriptions.change(7, 0, first, NOW, is_paused=True)
    version = refresh(version)
    assert len(index) == 1
    subscriptions.change(7, 0, first, NOW, is_paused=False)
    version = refresh(version)
    assert len(index) == 2
    subscriptions.unfollow(7, 0, second)
    version = refresh(version)
    assert len(index) == 1
    subscriptions.end(7, "blocked")
    refresh(version)
    assert len(index) == 0


def test_facts_are_what_an_article_is_compared_by(
    corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("river", "Anna Krol", {"speaker": "Berta Voss", "confidence": 0.2}, {"act": "thought"})
    corpus.add([Article("Eels", "They swim.", "eels", outlet="The Gazette")], NOW)
    with database.reading(corpus.engine) as connection:
        articles = arrivals.new(connection, 5)[1]
        facts = arrivals.facts(connection, articles)
    river, eels = (facts[article.id] for article in articles)
    assert list(river.sayings) == [speaker_token(SpeakerKind.PERSON, "ana krol")]
    ((saying,),) = river.sayings.values()
    # The sentence and its neighbours, so that a topic may stand beside what was said.
    assert {"000", "001"} <= set(saying.near.words)
    assert "004" not in saying.near.words
    assert (eels.text, eels.outlet, eels.feeds, dict(eels.sayings)) == (
        "eels\nthey swim.",
        "gazette",
        frozenset(),
        {},
    )


def test_what_was_met_is_found_again_of_those_who_are_followed_alone(
    corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("river", "Anna Krol", "Berta Voss", "Anna Krol")
    with database.reading(corpus.engine) as connection:
        articles = arrivals.new(connection, 5)[1]
        met = [
            arrivals.quotes_met(connection, articles, follows)
            for follows in ([following("Anna Krol")], [Follow(topic="river")], [])
        ]
    assert met == [(1, 3), (), ()]


def test_a_story_is_known_by_the_first_article_that_told_it(corpus: Corpus) -> None:
    text = " ".join(f"The ferry was seen at pier {number} of the harbour." for number in range(9))
    corpus.add([Article("Ferry", text, "one"), Article("Mill", "It turns.", "two")], NOW)
    corpus.add([Article("No ferry", text + " So far.", "three")], NOW)
    with database.writing(corpus.engine) as connection:
        articles = arrivals.new(connection, 5)[1]
        assert [arrivals.story_of(connection, article) for article in articles] == [1, 2, 1]
