"""What is new since the chat last asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from fakes import Chat, Clock

from corpus import Article, Corpus


async def test_what_came_in_since_the_last_question_is_told(
    chat: Chat, clock: Clock, sample_corpus: Corpus, article: Callable[..., Article]
) -> None:
    clock.wait(timedelta(days=9_000).total_seconds())  # the samples came in before
    await chat.say("everything on the Ruvenna treaty")
    (nothing,) = await chat.say("anything new on the treaty since I last asked?")
    assert nothing.text.startswith("Nothing new on the treaty has come in since you asked on ")
    text = "The Ruvenna treaty was put on a stamp in Aldersund on Friday, to everybody's surprise."
    late = article(text, title="Ruvenna treaty on a stamp", key="stamp", outlet="Crumb")
    clock.wait(60)
    sample_corpus.add([late], clock())
    clock.wait(60)
    (news,) = await chat.say("anything new on the treaty since I last asked?")
    assert news.text.startswith("New here since you asked on ")
    assert "stamp" in news.text
    (everything,) = await chat.press("All there is on it")
    assert "Ruvenna" in everything.text


async def test_what_was_never_asked_about_is_told_in_full(chat: Chat) -> None:
    (answer,) = await chat.say("any news on the treaty since I last asked?")
    assert answer.text.startswith("I do not remember a question of yours on the treaty.")
    assert "Ruvenna" in answer.text


async def test_nothing_at_all_is_said_to_be_nothing(chat: Chat) -> None:
    (answer,) = await chat.say("any news on zebras since I last asked?")
    assert answer.text.startswith("I found nothing on zebras in this archive.")
