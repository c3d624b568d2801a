"""What is told of a story: what was said by whom is followed, found once, or sentences of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from corpus import Article, Corpus
from corpus.articles.disputes import Complaint, Correction
from corpus.digests.desk import Digest, Digests
from corpus.store import database
from corpus.subscriptions.desk import Subscriptions
from corpus.subscriptions.follows import Follow, following
from corpus.subscriptions.schedule import Often, Schedule

NOW = datetime(2024, 10, 1, 12, tzinfo=UTC)
HALLORAN = (
    '"The eels are back," said Edith Halloran, the mayor of Almery. It rained all day.'
    ' "The pass stays open," Halloran said. The bridge was closed.'
)


@pytest.fixture
def digests(corpus: Corpus) -> Digests:
    """Of an archive in which chat 7 follows Edith Halloran."""
    follow = following("Edith Halloran")
    Subscriptions(corpus).follow(7, 0, follow, Schedule(Often.DAILY), NOW)
    return Digests(corpus)


def told(digests: Digests) -> list[str]:
    """What the digest that is due tomorrow quotes of whom is followed."""
    ((issue,),) = digests.plan(NOW + timedelta(days=1))
    assert issue.digest is not None
    return sentences(issue.digest)


def sentences(digest: Digest) -> list[str]:
    assert all(story.is_followed for story in digest.stories)
    hits = [hit for story in digest.stories for hit in story.quotes]
    return [hit.quote.sentence.of(hit.article.text) for hit in hits]


BOTH = [
    '"The eels are back," said Edith Halloran, the mayor of Almery.',
    '"The pass stays open," Halloran said.',
]


def test_what_was_met_is_told_as_it_stands_in_the_article(digests: Digests, corpus: Corpus) -> None:
    corpus.add([Article("Eels", HALLORAN, "eels")], NOW)
    digests.match()
    assert told(digests) == BOTH


def test_what_was_put_right_meanwhile_is_not_told_and_the_rest_is(
    digests: Digests, corpus: Corpus
) -> None:
    corpus.add([Article("Eels", HALLORAN, "eels")], NOW)
    digests.match()
    corpus.complain(1, Complaint.NOT_A_QUOTE, 7, NOW)
    corpus.decide(1, Correction(is_quote=False))
    assert told(digests) == BOTH[1:]


def test_quotes_are_read_once_however_many_stories_there_are(
    digests: Digests, corpus: Corpus
) -> None:
    texts = [HALLORAN.replace("eels", name) for name in ("eels", "gulls", "rye fields", "herons")]
    corpus.add([Article(text[:20], text, text[:20]) for text in texts], NOW)
    digests.match()
    asked = []
    sa.event.listen(
        corpus.engine, "before_cursor_execute", lambda *arguments: asked.append(arguments[2])
    )
    told(digests)
    assert sum("quotes.sentence" in statement for statement in asked) == 1


@pytest.mark.parametrize("number", [1, 2])
def test_one_who_is_quoted_on_what_is_not_followed_is_not_told(
    number: int, digests: Digests, corpus: Corpus
) -> None:
    said = ' "He never asked me," said Abdul Karim, the captain of the ferry.'
    corpus.add([Article("Eels", HALLORAN + said * number, "eels")], NOW)
    digests.match()
    assert told(digests) == BOTH


def test_an_article_that_was_edited_since_is_told_as_it_stands_now(
    digests: Digests, corpus: Corpus
) -> None:
    corpus.add([Article("Eels", HALLORAN, "eels")], NOW)
    digests.match()
    corpus.add([Article("Eels", HALLORAN.replace("eels", "silver eels"), "eels")], NOW)
    assert told(digests) == [BOTH[0].replace("eels", "silver eels"), BOTH[1]]


def test_what_was_met_before_quotes_were_noted_is_told_by_them_all_the_same(
    digests: Digests, corpus: Corpus
) -> None:
    corpus.add([Article("Eels", HALLORAN, "eels")], NOW)
    digests.match()
    with database.writing(corpus.engine) as connection:
        connection.exec_driver_sql("UPDATE matches SET quotes = NULL")
    assert told(digests) == BOTH


def test_the_buttons_of_a_digest_of_before_show_what_it_quoted(
    digests: Digests, corpus: Corpus
) -> None:
    corpus.add([Article("Eels", HALLORAN, "eels")], NOW)
    digests.match()
    digest = digests.early(7, 0, NOW)
    assert digest is not None
    assert sentences(digests.page(7, digest.id, 0)) == BOTH
    with database.writing(corpus.engine) as connection:
        connection.exec_driver_sql(
            "UPDATE digests SET id = 3, body = json_remove(body, '$.quotes')"
        )
    assert sentences(digests.page(7, 3, 0)) == BOTH


def test_the_same_words_in_two_outlets_are_quoted_once(
    digests: Digests, corpus: Corpus, article: Callable[..., Article]
) -> None:
    more = " The council met on Monday, and nobody else had anything to say about it."
    corpus.add(
        [
            article(HALLORAN + more, "Eels", "one", outlet="Gazette"),
            article(HALLORAN + more, "Eels", "two", outlet="Herald"),
        ],
        NOW,
    )
    digests.match()
    assert told(digests) == BOTH


def test_two_sentences_of_one_who_is_followed_are_enough_and_the_others_counted(
    digests: Digests, corpus: Corpus
) -> None:
    more = ' "The mill is next," Halloran said. "And then the dam," Halloran said.'
    corpus.add([Article("Eels", HALLORAN + more, "eels")], NOW)
    digests.match()
    ((issue,),) = digests.plan(NOW + timedelta(days=1))
    assert issue.digest is not None
    assert sentences(issue.digest) == BOTH
    assert [story.further for story in issue.digest.stories] == [2]


def test_words_within_words_are_told_once(digests: Digests, corpus: Corpus) -> None:
    nested = 'Edith Halloran said that Bo Krol, the miller, had said: "The mill is next."'
    corpus.add([Article("Mill", f"{nested}\n\nIt rained all day.", "mill")], NOW)
    Subscriptions(corpus).follow(7, 0, following("Bo Krol"), Schedule(Often.DAILY), NOW)
    digests.match()
    assert told(digests) == [nested]


@pytest.fixture
def everything(corpus: Corpus) -> Digests:
    """Of an archive in which chat 7 follows all the news."""
    Subscriptions(corpus).follow(7, 0, Follow(), Schedule(Often.DAILY), NOW)
    return Digests(corpus)


def test_beside_its_sentences_a_story_tells_one_that_was_surely_said(
    everything: Digests, corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("river", {"speaker": "Anna Krol", "confidence": 0.4}, "Berta Voss", "Carla Dunne")
    (article,) = corpus.latest()
    everything.match()
    ((issue,),) = everything.plan(NOW + timedelta(days=1))
    assert issue.digest is not None
    (story,) = issue.digest.stories
    assert not story.is_followed
    shown = [span.of(article.text) for span in story.sentences]
    assert len(shown) == 1
    (hit,) = story.quotes
    assert hit.speaker.name != "Anna Krol"
    assert hit.quote.sentence.of(article.text) not in shown


def test_of_an_article_that_is_gone_nothing_is_told(everything: Digests, corpus: Corpus) -> None:
    corpus.add([Article("Eels", HALLORAN, "eels"), Article("Mill", "It turns.", "mill")], NOW)
    everything.match()
    digest = everything.early(7, 0, NOW)
    assert digest is not None
    assert len(digest.stories) == 2
    corpus.remove([1])
    assert [story.articles[0].title for story in everything.page(7, digest.id, 0).stories] == [
        "Mill"
    ]


def test_a_text_without_sentences_is_told_by_its_title(everything: Digests, corpus: Corpus) -> None:
    corpus.add([Article("!!!", "ferry", "short")], NOW)
    everything.match()
    digest = everything.early(7, 0, NOW)
    assert digest is not None
    (story,) = digest.stories
    assert (story.articles[0].title, story.quotes) == ("!!!", ())
