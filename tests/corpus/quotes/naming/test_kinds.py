"""What kind of organisation a word tells of."""

from __future__ import annotations

from corpus.quotes.naming.kinds import fits, is_part_of_names


def test_who_may_be_called_by_a_kind() -> None:
    assert fits(frozenset({"university"}), "school")
    assert fits(frozenset(), "company")
    assert not fits(frozenset({"ministry"}), "company")
    assert not fits(frozenset({"state"}), "firm")
    assert not fits(frozenset(), "ministry")


def test_what_companies_add_to_their_name_is_known() -> None:
    assert is_part_of_names("Energy Holdings")
    assert not is_part_of_names("Energy Krol")
    assert not is_part_of_names("energy")
