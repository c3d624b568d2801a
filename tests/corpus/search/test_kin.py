"""Words of one matter."""

from __future__ import annotations

from corpus.search.kin import with_kin
from corpus.types import Term


def test_a_word_is_also_the_others_of_its_matter_for_less() -> None:
    (term,) = with_kin([Term("killed", 2.0, {"killed": 1.0, "kill": 0.9})])
    assert term.weight == 2
    assert term.variants["killed"] == 1
    assert term.variants["kill"] == 0.9
    assert 0 < term.variants["died"] < 0.9
    assert "bridge" not in term.variants


def test_a_word_of_no_matter_stays_as_it_is() -> None:
    term = Term("bridge", 1.0, {"bridge": 1.0})
    assert with_kin([term]) == [term]
