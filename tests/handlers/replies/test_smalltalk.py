"""Every answer to small talk is short, and says what to do next."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corpus import Article, Counts, Examples
from corpus.answers.about import TalkAnswer
from corpus.questions.smalltalk import SmallTalk, Talk
from handlers.replies.smalltalk import small_talk

EXAMPLES = Examples(("Anna Krol", "Ivo Berg"), ("river", "NATO"), ("Bridge opens",))
FIRST, LAST = datetime(2019, 3, 1, tzinfo=UTC), datetime(2024, 9, 2, tzinfo=UTC)
COUNTS = Counts(1_200, 9_000, 800, 700, 90, FIRST, LAST)
ARTICLE = Article("Bridge opens", "It does.", "bridge", published=LAST)
NO_COUNTS = Counts(0, 0, 0, 0, 0, None, None)


def answer_to(talk: Talk, language: str = "en") -> TalkAnswer:
    outlets = ("Herald", "Tide")
    return TalkAnswer(SmallTalk(talk, language), EXAMPLES, outlets, COUNTS, ARTICLE)


@pytest.mark.parametrize("talk", Talk)
def test_every_small_talk_has_a_short_answer(talk: Talk) -> None:
    text = small_talk(answer_to(talk)).text
    assert 20 < len(text) < 300
    assert text.count("\n") <= 2
    assert "{" not in text


@pytest.mark.parametrize("talk", Talk)
def test_an_empty_archive_has_an_answer_too(talk: Talk) -> None:
    empty = TalkAnswer(SmallTalk(talk), Examples(), (), NO_COUNTS)
    assert small_talk(empty).text


@pytest.mark.parametrize(
    ("talk", "words"),
    [
        (Talk.GREETING, "What did Anna Krol say about the river?"),
        (Talk.FOLLOWING, "follow Anna Krol"),
        (Talk.OUTLETS, "Herald, Tide"),
        (Talk.SIZE, "1,200 news articles of 2 outlets, from 1 March 2019 to 2 September 2024"),
        (Talk.SPAN, "from 1 March 2019 to 2 September 2024"),
        (Talk.FRESHNESS, "Bridge opens</b>, 2 September 2024"),
        (Talk.FORGETTING, "/forget"),
    ],
)
def test_it_tells_of_this_archive(talk: Talk, words: str) -> None:
    assert words in small_talk(answer_to(talk)).text


@pytest.mark.parametrize(
    ("talk", "language", "words"),
    [
        (Talk.THANKS, "es", "¡De nada!"),
        (Talk.GREETING, "de", "Hallo! Fragen auf Deutsch"),
        (Talk.GOODBYE, "tr", "Görüşmek üzere!"),
    ],
)
def test_a_polite_word_is_answered_in_its_language(talk: Talk, language: str, words: str) -> None:
    assert small_talk(answer_to(talk, language)).text.startswith(words)
