"""What a load has met: the first of each mark, and how often since."""

from __future__ import annotations

from contextlib import closing

from corpus.loading.register import Occurrence, Register, hashed


def test_a_mark_comes_back_as_it_was_met_first() -> None:
    with closing(Register()) as register:
        assert register.meet("a", "line 1", b"x") == Occurrence("line 1", b"x", 1)
        assert register.meet("a", "line 9", b"y") == Occurrence("line 1", b"x", 2)
        assert register.meet("b", "line 3") == Occurrence("line 3", b"", 1)
        assert register.meet("a").times == 3


def test_different_contents_have_different_hashes() -> None:
    assert hashed(("a", 1)) == hashed(("a", 1)) != hashed(("a", 2))
    assert len(hashed("\ud800")) == 8
