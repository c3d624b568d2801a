"""A disputed quote is known again by its words, and is what an operator says that it is."""

from __future__ import annotations

import pytest

from corpus import POSSIBLE, Act, Kind, Quote, Span, SpeakerKind
from corpus.articles.disputes import (
    Correction,
    Dispute,
    corrected,
    place,
    quote_of,
    set_right,
)

TEXT = '"The dam is safe," Anna Krol said. "It is cracked," Otto Berg said. It rained.'
SAFE, CRACKED = '"The dam is safe,"', '"It is cracked,"'


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def quote(words: str, text: str = TEXT, speaker: str | None = "Anna Krol") -> Quote:
    content = span(words, text)
    kind = SpeakerKind.PERSON
    evidence = Span(0, 4)
    return Quote((content,), content, None, None, Kind.DIRECT, 0.5, speaker, kind, evidence)


def dispute(words: str, text: str = TEXT, correction: Correction | None = None) -> Dispute:
    return Dispute("key", (span(words, text),), (words,), "Anna Krol", "1", correction)


# --- which quote it is ---


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"DAM INQUIRY OPENS\n\n{TEXT}",
        TEXT.replace("The dam", "The old dam"),
        TEXT.replace('"It is cracked,"', '"It is\n cracked,"'),
    ],
)
def test_words_are_found_where_they_stand_by_now(text: str) -> None:
    (there,) = place(dispute(CRACKED), text)
    assert there.of(text).split() == CRACKED.split()


def test_of_words_that_stand_in_several_places_the_nearest_is_meant() -> None:
    text = f"{TEXT} {TEXT}"
    second = text.rindex(CRACKED)
    (there,) = place(Dispute("key", (Span(second - 3, second + 13),), (CRACKED,)), text)
    assert there.start == second
    (there,) = place(Dispute("key", (Span(4, 20),), (CRACKED,)), text)
    assert there.start == text.index(CRACKED)


def test_words_that_were_taken_out_are_nowhere() -> None:
    text = TEXT.replace("cracked", "sound")
    assert place(dispute(CRACKED), text) == ()
    assert quote_of(dispute(CRACKED), text, [quote(SAFE, text)]) is None


def test_a_quote_is_known_again_where_it_is_marked_a_little_longer() -> None:
    quotes = [quote(SAFE), quote('"It is cracked," Otto')]
    assert quote_of(dispute(CRACKED), TEXT, quotes) == quotes[1]
    assert quote_of(dispute(CRACKED), TEXT, quotes[:1]) is None
    assert quote_of(dispute(CRACKED), TEXT, []) is None


def test_a_quote_is_not_the_one_around_it() -> None:
    text = 'Krol said Berg had called the dam "a mess" and wished that he had said it sooner.'
    whole = "Berg had called the dam “a mess” and wished that he had said it sooner"
    inner, outer = quote('"a mess"', text), quote(whole.replace("“", '"').replace("”", '"'), text)
    assert quote_of(dispute('"a mess"', text), text, [outer, inner]) == inner
    assert quote_of(dispute('"a mess"', text), text, [outer]) is None


# --- what is decided on it ---


def test_somebody_elses_words_are_surely_theirs() -> None:
    now = corrected(quote(CRACKED), Correction("Otto Berg"))
    assert (now.speaker, now.speaker_kind, now.evidence) == ("Otto Berg", SpeakerKind.PERSON, None)
    assert now.is_sure
    assert now.content == quote(CRACKED).content


def test_nobodys_words_stay_a_quote_and_a_mistake_is_none() -> None:
    nobodys = corrected(quote(CRACKED), Correction())
    assert (nobodys.speaker, nobodys.act) == (None, Act.SAID)
    assert nobodys.speaker_kind is None, "or an article to come might tell whom it means"
    assert nobodys.confidence >= POSSIBLE
    mistake = corrected(quote(CRACKED), Correction(is_quote=False))
    assert (mistake.speaker, mistake.act) == (None, Act.UNSAID)


def test_only_what_was_decided_on_is_changed_and_the_rest_keeps_its_order() -> None:
    quotes = [quote(SAFE), quote(CRACKED)]
    disputes = [dispute(CRACKED, correction=Correction("Otto Berg")), dispute(SAFE)]
    assert [each.speaker for each in set_right(quotes, TEXT, disputes)] == [
        "Anna Krol",
        "Otto Berg",
    ]
    assert set_right(quotes, TEXT, disputes)[0] is quotes[0]
