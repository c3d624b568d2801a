"""What a source does, by the words of its cue."""

from __future__ import annotations

import pytest

from corpus.quotes.acts import act_of
from corpus.types import Act


@pytest.mark.parametrize(
    ("cue", "before", "act"),
    [
        ("said", "", Act.SAID),
        ("According to", "", Act.SAID),
        (":", "", Act.SAID),
        ("told reporters on Monday", "", Act.SAID),
        ("statement", "in a ", Act.SAID),
        ("portrayed", "", Act.SAID),
        ("replied", "", Act.SAID),
        ("replying", "", Act.SAID),
        ("presses for", "", Act.SAID),
        ("predicts", "", Act.SAID),
        ("citing", "", Act.SAID),
        ("slammed", "", Act.SAID),
        ("thinks", "", Act.THOUGHT),
        ("hopes to", "", Act.THOUGHT),
        ("did not say", "", Act.UNSAID),
        ("say", " didn’t ", Act.UNSAID),
        ("declined to comment on", "", Act.UNSAID),
        ("refused repeatedly to discuss", "", Act.UNSAID),
        ("would say", "", Act.UNSAID),
        ("say", " might ", Act.UNSAID),
        ("not only said", "", Act.SAID),
        ("denied", "", Act.SAID),
        ("was asked about", "", Act.UNSAID),
        ("will announce", "", Act.UNSAID),
        ("says", "if ", Act.UNSAID),
        ("avoids condemning", "", Act.UNSAID),
    ],
)
def test_the_cue_tells_the_act(cue, before, act):
    assert act_of(cue, before, is_quoted=False) is act


def test_what_is_quoted_was_said():
    assert act_of("believes", "", is_quoted=True) is Act.SAID
    assert act_of("did not call it", "", is_quoted=True) is Act.UNSAID
