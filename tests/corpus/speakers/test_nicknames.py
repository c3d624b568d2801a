"""Names that are not the person's own."""

from __future__ import annotations

from corpus.speakers.nicknames import WELL_KNOWN, are_initials, in_full, initials, parted


def test_initials_leave_out_small_words() -> None:
    assert initials("Ada Ki-Krol") == "akk"
    assert initials("Office for Budget Responsibility") == "obr"


def test_only_a_short_word_may_be_initials() -> None:
    assert are_initials("bkm")
    assert not any(map(are_initials, ["un", "kjeldahl", "b2b", ""]))


def test_a_word_of_two_names_is_parted() -> None:
    words = {"ada", "krol", "adakrole"}
    assert parted("#AdaKrol", words) == "ada krol"
    assert (
        parted("adavoss", words) is parted("adakrole", words) is parted("ada krol", words) is None
    )


def test_nicknames_are_folded_words() -> None:
    assert WELL_KNOWN["bojo"] == "boris johnson"
    assert all(name == name.lower() for pair in WELL_KNOWN.items() for name in pair)


def test_a_nickname_stands_for_a_name_alone_and_before_a_surname() -> None:
    assert in_full("BoJo") == in_full("bojo johnson") == "boris johnson"
    assert in_full("boris johnson") is None
