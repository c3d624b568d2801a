"""What the people of a place are called."""

from __future__ import annotations

import pytest

from corpus.speakers.demonyms import related


@pytest.mark.parametrize(
    ("place", "people"),
    [
        ("quarnia", "quarnian"),
        ("norvane", "norvanian"),
        ("teluma", "teluman"),
        ("ostland", "ostish"),
        ("delmar", "delmarese"),
        ("brennia", "brennish"),
        ("kuhar", "kuhari"),
    ],
)
def test_a_place_and_its_people_lead_to_each_other(place: str, people: str) -> None:
    assert people in related(place)
    assert place in related(people)


def test_a_word_is_not_related_to_itself_nor_to_a_stump() -> None:
    assert "guan" not in related("guan")
    assert all(len(name) >= 4 for name in related("mali"))
