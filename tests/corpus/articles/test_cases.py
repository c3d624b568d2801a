"""A disputed quote becomes a test case: a piece of the article, and who says what there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus import Article, Kind, Quote, Span, SpeakerKind
from corpus.articles.cases import Case, case
from corpus.articles.disputes import Complaint, Correction, Dispute
from corpus.articles.feedback import Feedback

RAIN = "It rained in Almery. " * 40
TEXT = (
    "Otto Berg, the mayor of Almery, opened the inquiry on Monday."
    f"\n\n{RAIN.strip()}\n\n"
    '"The dam is safe," said Anna Krol. "It is cracked," the mayor said. NATO said it would help.'
    f"\n\n{RAIN.strip()}"
)
SAFE, CRACKED, HELP = '"The dam is safe,"', '"It is cracked,"', "it would help"
WRONG, MISTAKE = Complaint.WRONG_PERSON, Complaint.NOT_A_QUOTE


def quote(words: str, speaker: str | None, kind: SpeakerKind = SpeakerKind.PERSON) -> Quote:
    start = TEXT.index(words)
    content = Span(start, start + len(words))
    return Quote((content,), content, None, None, Kind.DIRECT, 1.0, speaker, kind)


KROL, BERG = quote(SAFE, "Anna Krol"), quote(CRACKED, "Anna Krol")
NATO = quote(HELP, "NATO", SpeakerKind.ORGANISATION)


def entry(
    of: Quote, complaint: Complaint = WRONG, correction: Correction | None = None
) -> Feedback:
    words = tuple(span.of(TEXT) for span in of.content)
    dispute = Dispute("key", of.content, words, of.speaker, "1", correction)
    return Feedback(dispute, {complaint: 1}, None, Article("Dam", TEXT, "key"), of)


def made(*entries: Feedback, quotes: Sequence[Quote] = (KROL, BERG, NATO)) -> Case:
    result = case(entries[0], entries, quotes)
    assert result is not None
    return result


def test_a_case_is_called_by_its_words_and_holds_all_that_is_said_there() -> None:
    result = made(entry(BERG))
    assert result.name == "it-is-cracked"
    assert CRACKED in result.text
    assert not result.text.startswith("Otto Berg")
    assert result.lines == (
        'Anna Krol | "The dam is safe,"',
        '? | "It is cracked,"',
        "NATO (organisation) | it would help",
    )


def test_who_was_decided_on_is_named_and_the_text_begins_where_they_are() -> None:
    result = made(entry(BERG, correction=Correction("Otto Berg")))
    assert result.text.startswith("Otto Berg, the mayor")
    assert 'Otto Berg | "It is cracked,"' in result.lines


def test_nobody_is_a_dash_and_what_is_no_quote_has_no_line() -> None:
    nobody = entry(BERG, correction=Correction())
    assert '- | "It is cracked,"' in made(nobody).lines
    for mistake in (entry(BERG, MISTAKE), entry(BERG, correction=Correction(is_quote=False))):
        assert not any(CRACKED in line for line in made(mistake).lines)


def test_further_disputes_on_the_same_article_count_too() -> None:
    lines = made(entry(BERG), entry(KROL, correction=Correction("Ivo Lind"))).lines
    assert lines[:2] == ('Ivo Lind | "The dam is safe,"', '? | "It is cracked,"')


def test_what_is_read_no_more_still_has_its_words() -> None:
    missing = replace(entry(BERG, correction=Correction("Otto Berg")), quote=None)
    assert 'Otto Berg | "It is cracked,"' in made(missing, quotes=(KROL, NATO)).lines


def test_words_that_are_gone_make_no_case() -> None:
    gone = Dispute("key", (Span(0, 9),), ("It is sound",))
    article = Article("Dam", TEXT, "key")
    feedback = Feedback(gone, {WRONG: 1}, None, article, None)
    assert case(feedback, [feedback], []) is None
