"""What a chat is about: its last answer for half an hour, a message for ever."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from corpus import Corpus
from corpus.conversation import desk, store
from corpus.conversation.turns import About, Turn

NOW = datetime(2024, 10, 1, 12, tzinfo=UTC)
EELS, DAMS = Turn(About.PASSAGES, "eels"), Turn(About.PASSAGES, "dams")


def last(corpus: Corpus, now: datetime, thread_id: int = 0) -> Turn | None:
    return corpus.ask(desk.last_turn, 7, thread_id, now)


def test_the_last_answer_of_a_thread_counts_for_half_an_hour(corpus: Corpus) -> None:
    desk.remember(corpus, 7, 0, 1, EELS, NOW)
    desk.remember(corpus, 7, 5, 2, DAMS, NOW)
    assert last(corpus, NOW) == EELS
    assert last(corpus, NOW, thread_id=5) == DAMS
    assert last(corpus, NOW, thread_id=6) is None
    assert last(corpus, NOW + timedelta(minutes=30)) == EELS
    assert last(corpus, NOW + timedelta(minutes=30, seconds=1)) is None
    desk.remember(corpus, 7, 0, 3, DAMS, NOW)
    assert last(corpus, NOW) == DAMS, "of one moment the later message"


def test_a_message_is_about_what_it_shows_now_however_old_it_is(corpus: Corpus) -> None:
    desk.remember(corpus, 7, 0, 1, EELS, NOW)
    desk.remember(corpus, 8, 0, 1, DAMS, NOW)
    assert corpus.ask(desk.turn_of, 7, 1) == EELS
    assert corpus.ask(desk.turn_of, 7, 2) is None
    desk.remember(corpus, 7, 0, 1, DAMS, NOW)
    assert corpus.ask(desk.turn_of, 7, 1) == DAMS
    assert corpus.ask(desk.turn_of, 8, 1) == DAMS


def test_what_was_asked_back_since_is_kept_beside_the_news_it_stands_after(corpus: Corpus) -> None:
    offer = Turn(About.TALK, "follow eels", offer=(("Yes", "order:1:1"),), subscriptions=(4,))
    desk.remember(corpus, 7, 0, 1, EELS, NOW)
    desk.remember(corpus, 7, 0, 2, offer, NOW + timedelta(minutes=1))
    turn = last(corpus, NOW + timedelta(minutes=2))
    assert turn is not None
    assert (turn.words, turn.offer, turn.subscriptions) == ("eels", offer.offer, (4,))
    assert last(corpus, NOW + timedelta(minutes=30, seconds=30)) == offer, "the news is too old"


def test_the_moments_of_a_thread_come_newest_first(corpus: Corpus) -> None:
    for minute, turn in enumerate((EELS, DAMS, EELS)):
        desk.remember(corpus, 7, 0, minute + 1, turn, NOW + timedelta(minutes=minute))
    desk.remember(corpus, 7, 5, 9, DAMS, NOW)
    moments = corpus.ask(lambda archive: store.moments(archive.connection, 7, 0, 2))
    assert moments == [(NOW + timedelta(minutes=2), EELS), (NOW + timedelta(minutes=1), DAMS)]
