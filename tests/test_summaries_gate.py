"""Summaries are held to what was measured against summaries that people wrote.

A floor stands just under the measured figure and is lowered only on purpose. The shipped
weights were fitted on these articles: what they are worth on others is lower, and stands in
docs/summaries.md.
"""

from __future__ import annotations

import numpy as np
import pytest
from shared import SUMMARIES, needs_summaries

from corpus.boilerplate import is_around
from corpus.summarizer import summarize
from corpus.text import sentences
from training.rouge import rouge1, tokens
from training.summaries import rows

FLOORS = {"cnndm": 1.7, "frankcnndm": 0.7}  # of ROUGE-1 over the first three sentences


@needs_summaries
@pytest.mark.parametrize("name", FLOORS)
def test_summaries_are_as_much_better_than_the_first_sentences_as_measured(name):
    gains = []
    for row in rows(SUMMARIES, name):
        text, wanted = row["text"], tokens(row["summary"])
        told = [span.of(text) for span in summarize(text).sentences]
        assert not any(map(is_around, told))
        first = [span.of(text) for span in sentences(text)[:3]]
        ours, lead = (rouge1(tokens("\n".join(each)), wanted) for each in (told, first))
        gains.append(100 * (ours - lead))
    assert np.mean(gains) >= FLOORS[name]


@needs_summaries
def test_every_article_there_is_has_a_summary():
    for row in rows(SUMMARIES, "bbc"):
        assert 1 <= len(summarize(row["text"], title=row["title"]).sentences) <= 3
