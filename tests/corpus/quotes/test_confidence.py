"""How likely content and source of an attribution are right."""

from __future__ import annotations

import pytest

from corpus.quotes.confidence import FEATURES, chance, features
from corpus.quotes.links import Attribution
from corpus.types import Span

TEXT = '"It rains," said Krol, and it pours.'
QUOTED, PLAIN = Span(0, 11), Span(23, 35)
CUE, SOURCE = Span(12, 16), Span(17, 21)


def attribution(*content: Span, source: Span | None = SOURCE, score: float = 0.9) -> Attribution:
    return Attribution(content, CUE, source, score)


def test_the_features_tell_marks_sources_and_pieces() -> None:
    values = dict(zip(FEATURES, features(TEXT, attribution(QUOTED, PLAIN)), strict=True))
    assert values["bias"] == 1
    assert values["score"] == pytest.approx(2.197, abs=0.001)  # ln(.9 / .1)
    assert (values["quoted"], values["sourceless"], values["pieces"]) == (True, False, 1)
    plain = dict(zip(FEATURES, features(TEXT, attribution(PLAIN, source=None)), strict=True))
    assert (plain["quoted"], plain["sourceless"], plain["pieces"]) == (False, True, 0)


def test_more_than_three_further_pieces_count_as_three() -> None:
    assert features(TEXT, attribution(*[PLAIN] * 9))[-1] == 3


@pytest.mark.parametrize("score", [0.0, 1.0])
def test_no_score_is_so_sure_that_nothing_else_counts(score: float) -> None:
    assert 0 < chance(TEXT, attribution(QUOTED, score=score)) < 1


def test_a_surer_mark_and_a_quotation_are_likelier_right() -> None:
    surest = chance(TEXT, attribution(QUOTED, score=0.99))
    assert surest > chance(TEXT, attribution(QUOTED, score=0.6))
    assert surest > chance(TEXT, attribution(PLAIN, score=0.99))
    assert 0.9 < surest < 1
