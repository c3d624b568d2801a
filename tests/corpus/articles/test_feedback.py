"""What people say is wrong is kept by the words of a quote; what an operator decides holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from corpus import Article, Change, Corpus, NotFoundError, QuoteHit, SpeakerKind
from corpus.articles import feedback
from corpus.articles.disputes import Complaint, Correction
from corpus.articles.feedback import Feedback
from corpus.quotes.version import version
from corpus.store import database

NOW = datetime(2024, 10, 1, 12, tzinfo=UTC)
WRONG, MISTAKE = Complaint.WRONG_PERSON, Complaint.NOT_A_QUOTE
TEXT = (
    'The dam above Almery was emptied. "The dam is safe," said Anna Krol, the engineer. '
    '"It is cracked," said Otto Berg, the mayor. "We sleep badly," Berg said.'
)
KROL, BERG = "Anna Krol", "Otto Berg"


@pytest.fixture
def dam(corpus: Corpus) -> Corpus:
    """An archive with one article, in which two people speak."""
    load(corpus)
    return corpus


def load(corpus: Corpus, text: str = TEXT) -> list[Change]:
    return corpus.add([Article("Dam", text, "dam", outlet="Gazette")], NOW)


def said(corpus: Corpus, name: str) -> list[str]:
    """What a speaker says in the archive, by exact name."""
    named = (hit.speaker for hit in corpus.find_speakers(name) if hit.speaker.name == name)
    return [words(hit) for speaker in named for hit in corpus.find_quotes(speaker.id)]


def words(hit: QuoteHit) -> str:
    return hit.quote.content[0].of(hit.article.text)


def number(corpus: Corpus, part: str) -> int:
    """The number of the quote that has these words."""
    hits = (hit for speaker in corpus.people() for hit in corpus.find_quotes(speaker.id))
    return next(hit.quote.id for hit in hits if part in words(hit))


def complain(corpus: Corpus, part: str, complaint: Complaint = WRONG, chat: int = 7) -> int:
    """Have a chat complain of the quote with these words; the number of the dispute."""
    corpus.complain(number(corpus, part), complaint, chat, NOW)
    return latest(corpus)[0].dispute.id


def latest(corpus: Corpus) -> list[Feedback]:
    with database.reading(corpus.engine) as connection:
        return feedback.latest(connection)


# --- what people say ---


def test_a_complaint_tells_of_which_words_whose_they_were_and_who_read_them(dam: Corpus) -> None:
    complain(dam, "cracked")
    (entry,) = latest(dam)
    assert entry.dispute.words == ('"It is cracked,"',)
    assert (entry.dispute.speaker, entry.dispute.reading) == (BERG, version())
    assert (entry.complaints, entry.last) == ({WRONG: 1}, NOW)
    assert entry.quote is not None
    assert entry.quote.id == number(dam, "cracked")


def test_a_chat_says_one_thing_of_a_quote_and_may_change_it(dam: Corpus) -> None:
    complain(dam, "cracked")
    dam.complain(number(dam, "cracked"), WRONG, 7, NOW + timedelta(hours=1))
    assert [(entry.complaints, entry.last) for entry in latest(dam)] == [({WRONG: 1}, NOW)]
    complain(dam, "cracked", MISTAKE)
    complain(dam, "cracked", WRONG, chat=8)
    assert [entry.complaints for entry in latest(dam)] == [{MISTAKE: 1, WRONG: 1}]


def test_the_newest_complaint_comes_first(dam: Corpus) -> None:
    complain(dam, "safe")
    dam.complain(number(dam, "cracked"), WRONG, 7, NOW + timedelta(hours=1))
    assert [entry.dispute.speaker for entry in latest(dam)] == [BERG, KROL]
    dam.complain(number(dam, "safe"), WRONG, 8, NOW + timedelta(hours=2))
    assert [entry.dispute.speaker for entry in latest(dam)] == [KROL, BERG]


def test_after_the_article_was_loaded_again_it_is_the_same_quote(dam: Corpus) -> None:
    complain(dam, "cracked")
    assert load(dam, f"Almery waits.\n\n{TEXT}") == [Change.CHANGED]
    complain(dam, "cracked", chat=8)
    (entry,) = latest(dam)
    assert entry.complaints == {WRONG: 2}


def test_of_an_article_that_is_gone_the_words_are_left(dam: Corpus) -> None:
    complain(dam, "cracked")
    dam.remove([1])
    (entry,) = latest(dam)
    assert (entry.article, entry.quote) == (None, None)
    assert entry.dispute.words == ('"It is cracked,"',)


def test_there_is_nothing_to_say_of_a_quote_that_is_gone(dam: Corpus) -> None:
    with pytest.raises(NotFoundError, match=r"quote\.gone"):
        dam.complain(99, WRONG, 7, NOW)


# --- what is decided ---


def test_somebody_elses_words_are_theirs_at_once_and_under_the_same_number(dam: Corpus) -> None:
    before = number(dam, "safe")
    dam.decide(complain(dam, "safe"), Correction("Ivo Lind"))
    assert dam.quote(before).speaker.name == "Ivo Lind"
    assert said(dam, "Ivo Lind") == ['"The dam is safe,"']
    assert dam.find_speakers(KROL) == []
    assert len(dam.find_quotes(None, "dam")) == 1


@pytest.mark.parametrize("typed", ["otto berg", "Otto Bérg", "Mayor Otto Berg"])
def test_the_name_means_whom_it_means_when_articles_are_loaded(dam: Corpus, typed: str) -> None:
    dam.decide(complain(dam, "safe"), Correction(typed))
    assert len(said(dam, BERG)) == 3
    assert [speaker.name for speaker in dam.people()] == [BERG]


def test_a_name_that_was_merged_means_whom_it_was_merged_with(dam: Corpus) -> None:
    dam.add([Article("Eels", '"The eels are back," said Ivo Lind, the warden.', "eels")], NOW)
    kept = dam.merge(BERG, "Ivo Lind")
    dam.decide(complain(dam, "safe"), Correction("Ivo Lind"))
    assert dam.quote(number(dam, "safe")).speaker.id == kept.id


def test_an_organisation_that_the_archive_knows_is_meant_by_its_name(dam: Corpus) -> None:
    dam.add([Article("Ferry", "NATO said that the ferry was safe.", "ferry")], NOW)
    dispute = complain(dam, "cracked")
    for name, kind in (("NATO", SpeakerKind.ORGANISATION), ("Almery Council", SpeakerKind.PERSON)):
        dam.decide(dispute, Correction(name))
        assert dam.quote(number(dam, "cracked")).quote.speaker_kind is kind
    dam.decide(dispute, Correction("Almery Council", SpeakerKind.ORGANISATION))
    assert dam.quote(number(dam, "cracked")).speaker.kind is SpeakerKind.ORGANISATION


@pytest.mark.parametrize("correction", [Correction(), Correction(is_quote=False)])
def test_nobodys_words_and_what_is_no_quote_are_shown_under_nobody(
    dam: Corpus, correction: Correction
) -> None:
    dam.decide(complain(dam, "safe"), correction)
    assert dam.find_speakers(KROL) == []
    assert dam.find_quotes(None, "dam") == []


@pytest.mark.parametrize(
    ("correction", "speaker"),
    [
        (Correction("Ivo Lind"), "Ivo Lind"),
        (Correction(), None),
        (Correction(is_quote=False), None),
    ],
)
def test_a_decision_holds_however_the_article_comes_again(
    dam: Corpus, correction: Correction, speaker: str | None
) -> None:
    dispute = complain(dam, "safe")
    dam.decide(dispute, correction)
    load(dam, TEXT.replace(" was emptied", " was emptied on Monday"))
    dam.remove([1])
    load(dam)
    (entry,) = latest(dam)
    assert entry.quote is not None
    assert (entry.quote.speaker, entry.quote.act) == (
        speaker,
        "said" if correction.is_quote else "unsaid",
    )
    assert dam.find_speakers(KROL) == []
    assert len(said(dam, BERG)) == 2


def test_what_is_taken_back_is_as_it_is_read(dam: Corpus) -> None:
    before = dam.quote(number(dam, "safe"))
    dispute = complain(dam, "safe")
    for correction in (Correction(is_quote=False), Correction("Ivo Lind"), Correction()):
        dam.decide(dispute, correction)
        assert dam.decide(dispute, None).dispute.correction is None
        now = dam.quote(before.quote.id).quote
        assert replace(now, speaker_id=before.quote.speaker_id) == before.quote
        assert said(dam, KROL) == ['"The dam is safe,"']


def test_what_the_rules_of_today_do_not_read_can_still_be_put_right(
    corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("rivers", KROL)
    dispute = complain(corpus, "rose")
    corpus.decide(dispute, Correction(is_quote=False))
    corpus.decide(dispute, Correction(BERG))
    assert len(said(corpus, BERG)) == 1
    corpus.decide(dispute, None)
    assert corpus.people() == []


def test_what_was_read_better_meanwhile_is_told(dam: Corpus) -> None:
    complain(dam, "safe")
    load(dam, TEXT.replace(KROL, "Ivo Lind"))
    (entry,) = latest(dam)
    assert entry.quote is not None
    assert (entry.dispute.speaker, entry.quote.speaker) == (KROL, "Ivo Lind")


def test_only_what_people_complained_of_is_decided_on(dam: Corpus) -> None:
    with pytest.raises(NotFoundError, match=r"feedback\.unknown"):
        dam.decide(1, Correction(BERG))


def test_the_words_of_a_large_archive_are_looked_up_by_an_index(dam: Corpus) -> None:
    complain(dam, "safe")
    statements = []
    sa.event.listen(
        dam.engine, "before_cursor_execute", lambda *arguments: statements.append(arguments[2:4])
    )
    load(dam, f"{TEXT} It rained.")
    complain(dam, "cracked")
    with database.reading(dam.engine) as connection:
        plans = [
            str(step)
            for statement, values in statements
            if "disputes" in statement and statement.startswith("SELECT disputes.id, disputes.art")
            for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        ]
    assert plans
    assert not any("SCAN disputes" in plan for plan in plans)


# --- what is known of a chat ---


def test_a_chat_can_have_and_delete_what_it_said(dam: Corpus) -> None:
    complain(dam, "cracked")
    complain(dam, "safe", chat=8)
    with database.writing(dam.engine) as connection:
        assert feedback.export(connection, 7) == [
            {
                "words": ['"It is cracked,"'],
                "speaker": BERG,
                "complaint": "wrong person",
                "at": NOW.isoformat(),
            }
        ]
        assert feedback.forget(connection, 7) == 1
        assert feedback.export(connection, 7) == []
    assert [entry.dispute.speaker for entry in latest(dam)] == [KROL]


def test_a_decision_stays_when_who_complained_is_forgotten(dam: Corpus) -> None:
    dam.decide(complain(dam, "safe"), Correction("Ivo Lind"))
    with database.writing(dam.engine) as connection:
        feedback.forget(connection, 7)
    (entry,) = latest(dam)
    assert (entry.complaints, entry.last) == ({}, None)
    load(dam, f"{TEXT} It rained.")
    assert said(dam, "Ivo Lind") == ['"The dam is safe,"']


def test_a_chat_that_moves_takes_what_it_said_along(dam: Corpus) -> None:
    complain(dam, "safe")
    complain(dam, "cracked")
    complain(dam, "safe", MISTAKE, chat=-100)
    with database.writing(dam.engine) as connection:
        feedback.move(connection, 7, -100)
        rows = feedback.export(connection, -100)
        assert {row["speaker"]: row["complaint"] for row in rows} == {KROL: MISTAKE, BERG: WRONG}
        assert feedback.export(connection, 7) == []
