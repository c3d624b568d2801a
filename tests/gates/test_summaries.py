"""Summaries are held to what was measured against summaries that people wrote.

A floor stands just under the measured figure and is lowered only on purpose. The shipped
weights were fitted on these articles: what they are worth on others is lower, and stands in
docs/summaries.md.
"""

from __future__ import annotations

import numpy as np
import pytest
from shared import SUMMARIES, needs_summaries

from corpus.summaries.boilerplate import is_around
from corpus.summaries.summarizer import summarize
from corpus.text import sentences
from tests.benchmarks.summaries import brief, in_turn, scores_of, stories_of
from tests.training.rouge import rouge1, rouge2, tokens
from tests.training.summaries import rows

FLOORS = {"cnndm": 2.3, "frankcnndm": 1.2}  # of ROUGE-1 over the first three sentences
STORIES = 1.06  # times the ROUGE-2 of the first sentences in turn


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
def test_several_articles_are_told_better_than_by_their_first_sentences_in_turn():
    stories = stories_of(SUMMARIES)["ten articles"]
    ours, turn = (scores_of(stories, way, rouge2) for way in (brief, in_turn))
    assert ours.sum() >= STORIES * turn.sum()


@needs_summaries
def test_every_article_there_is_has_a_summary():
    for row in rows(SUMMARIES, "bbc"):
        assert 1 <= len(summarize(row["text"], title=row["title"]).sentences) <= 3
