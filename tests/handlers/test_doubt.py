"""A quote that is not surely somebody's comes with "probably" wherever it is shown."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa
from fakes import Chat, Clock, readable

from corpus import POSSIBLE, Article, Corpus
from corpus.digests.desk import Digests
from corpus.store import database
from corpus.store.tables import quotes
from handlers.replies import digests as digestwords

PROBABLY = "**Anders Kjeldahl** _(probably)_"


def doubt(corpus: Corpus) -> None:
    """Make everything in the archive unsure."""
    with database.writing(corpus.engine) as connection:
        connection.execute(sa.update(quotes).values(confidence=POSSIBLE))


@pytest.mark.parametrize(
    "steps",
    [
        ["What did Kjeldahl say?"],
        ["/said Kjeldahl about the treaty"],
        ["Who said something about orchards?"],
        ["What did Kjeldahl and Márquez-Lindqvist say about the treaty?"],
        ["What did Kjeldahl say first about the treaty?"],
        ["Has Kjeldahl changed his mind about the treaty?"],
        ["What do ministers say about the orchards?"],
        ["Who praised the orchards?"],
        ["/check Kjeldahl: “the treaty would not make a dry year wet”"],
        ["Did Kjeldahl say “the treaty would make a wet year dry”?"],
        ["/summary Caranza and Lethmark sign treaty to share the Ruvenna", "[What was said]"],
        ["What did Kjeldahl say about orchards?", "who said that?"],
    ],
)
async def test_it_is_told_in_every_answer(
    steps: list[str], chat: Chat, sample_corpus: Corpus
) -> None:
    doubt(sample_corpus)
    for step in steps:
        (answer,) = await (chat.press(step[1:-1]) if step.startswith("[") else chat.say(step))
    assert PROBABLY in readable(answer)


async def test_it_is_told_in_a_digest(chat: Chat, sample_corpus: Corpus, clock: Clock) -> None:
    await chat.say("/subscribe Anders Kjeldahl, daily")
    text = '"The first meter stands in a glass case," said Anders Kjeldahl, the minister.'
    sample_corpus.add([Article("A meter in a case", text, "meter")], clock())
    doubt(sample_corpus)
    digests = Digests(sample_corpus)
    digests.match()
    ((issue,),) = digests.plan(clock() + timedelta(days=1))
    assert issue.digest is not None
    assert "<b>Anders Kjeldahl</b> <i>(probably)</i>" in digestwords.message(issue.digest).text
