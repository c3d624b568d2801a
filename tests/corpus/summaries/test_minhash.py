"""Which articles carry the same words."""

from __future__ import annotations

from random import Random

import pytest
from news import NEWS

from corpus.summaries.minhash import ALIKE, bands, likeness, signature

WORDS = " ".join(NEWS).split()


def signed(*words: str) -> bytes:
    found = signature(" ".join(words))
    assert found
    return found


@pytest.mark.parametrize(("count", "is_signed"), [(29, False), (30, True)])
def test_a_short_text_has_no_signature(count: int, is_signed: bool) -> None:
    assert (signature(" ".join(f"word{n}" for n in range(count))) is not None) is is_signed


def test_case_marks_and_accents_do_not_count() -> None:
    assert signature(" ".join(WORDS)) == signature(" ".join(WORDS).upper().replace(".", "!"))
    assert signature("é " * 30) == signature("e " * 30)


def test_the_order_of_words_counts() -> None:
    shuffled = Random(1).sample(WORDS, len(WORDS))
    assert likeness(signed(*WORDS), signed(*shuffled)) < 0.1


def test_the_likeness_is_the_share_of_triples_that_two_texts_have_in_common() -> None:
    words = [f"word{n}" for n in range(400)]
    whole = signed(*words)
    assert likeness(whole, whole) == 1
    assert likeness(whole, signed(*words[:300])) == pytest.approx(0.75, abs=0.12)
    assert likeness(whole, signed(*words[:200])) == pytest.approx(0.5, abs=0.12)
    assert likeness(whole, signed(*(f"other{n}" for n in range(400)))) < 0.05 < ALIKE


def test_like_texts_share_a_band_and_others_none() -> None:
    words = [f"word{n}" for n in range(400)]
    whole = bands(signed(*words))
    assert len(set(whole)) == len(whole) == 32
    assert all(0 <= number < 1 << 56 for number in whole)
    assert not set(whole).isdisjoint(bands(signed(*words[:300])))
    assert set(whole).isdisjoint(bands(signed(*(f"other{n}" for n in range(400)))))


def test_a_band_is_another_in_another_place() -> None:
    assert len(set(bands(b"\0" * 512))) == 32


def test_only_the_first_words_count() -> None:
    words = [f"word{n}" for n in range(5_000)]
    assert signed(*words) == signed(*words, "more")
    assert signed(*words) != signed(*words[:4_000], *words[:1_000])


def test_what_an_archive_has_stored_is_what_is_worked_out_today() -> None:
    stored = [19_485_734_136_727_190, 63_590_967_222_556_212]
    assert bands(signed(*(f"word{n}" for n in range(40))))[:2] == stored
