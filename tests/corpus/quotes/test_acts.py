"""What a source does, by the words of its cue."""

from __future__ import annotations

import pytest

from corpus.quotes.acts import act_by_words, act_of
from corpus.quotes.links import Attribution
from corpus.types import Act, Span


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
        ("yet to say", "has ", Act.UNSAID),
        ("forgot to mention", "", Act.UNSAID),
    ],
)
def test_the_cue_tells_the_act(cue, before, act):
    assert act_by_words(cue, before, is_quoted=False) is act


def test_what_is_quoted_was_said():
    assert act_by_words("believes", "", is_quoted=True) is Act.SAID
    assert act_by_words("did not call it", "", is_quoted=True) is Act.UNSAID


def act_in(text: str, cue: str) -> Act:
    """What Krol does in one sentence, with all behind the cue as its content."""
    places = (text.index("Krol"), text.index(cue), text.index(cue) + len(cue))
    source, word = Span(places[0], places[0] + 4), Span(*places[1:])
    content = Span(word.end + 1, len(text))
    return act_of(text, Attribution((content,), word, source), Span(0, len(text)), is_quoted=False)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Did Mayor Krol say the ferry sank?", "say"),
        ("And why has Dr. Krol claimed that the ferry sank?", "claimed"),
        ("Is Krol really saying the ferry sank?", "saying"),
        ("It is unclear whether Krol said the ferry sank.", "said"),
        ("Krol was wrongly quoted as saying the ferry sank.", "saying"),
        ("Krol took back her claim that the ferry sank.", "claim"),
        ("Krol denied saying the ferry sank.", "denied"),
        ("Krol disputed that she had called it a wreck.", "disputed"),
    ],
)
def test_what_is_asked_denied_or_taken_back_is_unsaid(text: str, cue: str) -> None:
    assert act_in(text, cue) is Act.UNSAID


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Krol denied that the ferry sank.", "denied"),
        ("Krol retracted her bid and called the ferry a wreck.", "called"),
        ("Is it safe, as Krol said of the ferry?", "said"),
        ("Krol said so. Did the ferry sink?", "said"),
    ],
)
def test_what_only_looks_taken_back_or_asked_was_said(text: str, cue: str) -> None:
    assert act_in(text, cue) is Act.SAID
