"""/ask and plain questions: the passages that answer, and the pages under them."""

from __future__ import annotations

import html
import re

import pytest
from fakes import Chat, FakeTelegram, Sent

from corpus import Article, Corpus
from handlers.replies import messages

COST = "how much will the Tern Bridge cost"


def quoted(message: Sent) -> list[str]:
    found = re.findall(
        r"<blockquote>(?:<b>\d+\.</b> )?(.*?)</blockquote>", message.markup, flags=re.DOTALL
    )
    return [html.unescape(one) for one in found]


@pytest.mark.parametrize(
    "words", [f"/ask {COST}", f"{COST}?", "how mutch will the Tren Brigde cost"]
)
async def test_a_question_is_answered_by_the_passages_that_fit(words: str, chat: Chat) -> None:
    (answer,) = await chat.say(words)
    assert "cost 685 million crowns" in quoted(answer)[0]
    assert "Aldersund Gazette · 11 July 2024" in answer.text


async def test_ask_without_words_asks_what(chat: Chat) -> None:
    (answer,) = await chat.say("/ask")
    assert answer.text == messages.ASK_USAGE


async def test_what_fits_badly_is_called_the_nearest(chat: Chat) -> None:
    (answer,) = await chat.say("/ask which elephants drink the Ruvenna dry in winter nights")
    assert answer.text.startswith("I found no answer to that. The nearest there is:")


@pytest.mark.parametrize("words", ["zzyzx", "/ask zzyzx", "/ask ?!", "/ask 🙂", '/ask "(" *'])
async def test_what_is_not_there_is_said(words: str, chat: Chat) -> None:
    (answer,) = await chat.say(words)
    assert answer.text.startswith("I found nothing on")


async def test_paging_shows_every_passage_once_and_back_the_same(
    chat: Chat, sample_corpus: Corpus
) -> None:
    there = await chat.say(f"/ask {COST}")
    while "Next ›" in chat.last.labels:
        there += await chat.press("Next ›")
    found = [sentence for page in there for sentence in quoted(page)]
    hits = sample_corpus.find_passages(COST, 100)
    shown = [(hit.article, span) for hit in hits for span in (hit.sentence, *hit.more[:1])]
    assert found == [" ".join(span.of(article.text).split()) for article, span in shown]
    back = []
    while "‹ Back" in chat.last.labels:
        back += await chat.press("‹ Back")
    assert [page.markup for page in reversed(back)] == [page.markup for page in there[:-1]]


async def test_context_shows_the_sentence_among_its_neighbours(chat: Chat) -> None:
    (answer,) = await chat.say(f"/ask {COST}")
    (context,) = await chat.press("Context 1")
    assert f"<b>{html.escape(quoted(answer)[0])}</b>" in context.markup
    assert "Summary" in context.labels


async def test_a_button_to_a_sentence_that_is_gone_says_so(
    chat: Chat, telegram: FakeTelegram, sample_corpus: Corpus
) -> None:
    sample_corpus.add([Article("Rye", "The price of zwieback rose on Monday.", key="rye")])
    (answer,) = await chat.say("/ask zwieback")
    sample_corpus.add([Article("Rye", "The bakery closed.", key="rye")])
    assert await chat.press("Context", answer) == []
    assert telegram.notices == ["That article has changed since; please ask again."]


async def test_a_question_under_a_photo_is_answered(chat: Chat) -> None:
    photo = [{"file_id": "1", "file_unique_id": "1", "width": 90, "height": 90}]
    (answer,) = await chat.hear(message=chat.message(photo=photo, caption=COST))
    assert "685 million crowns" in answer.text
    (help_,) = await chat.hear(message=chat.message(photo=photo))
    assert help_.text == messages.HINT


async def test_the_name_of_the_bot_is_no_part_of_a_question(chat: Chat) -> None:
    (answer,) = await chat.say("@onrecord_bot zzyzx")
    assert answer.text.startswith("I found nothing on “zzyzx”")
