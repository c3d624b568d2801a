"""How clearly words judge what they are about."""

from __future__ import annotations

import pytest

from corpus import Article, Kind, Quote, QuoteHit, Span, Speaker
from corpus.questions.stance_words import Stance
from corpus.search.leaning import LEAST, leaning
from corpus.types import Term

DAM = [Term("dam", 1.0, {"dam": 1.0})]


def hit(sentence: str, cue: str = "", before: str = "") -> QuoteHit:
    text = f"{before} {sentence}".strip()
    whole = Span(text.index(sentence), len(text))
    start = text.find(cue)
    span = Span(start, start + len(cue)) if cue else None
    quote = Quote((whole,), whole, span, None, Kind.INDIRECT, 0.9)
    return QuoteHit(quote, Article("A day", text, key="a"), Speaker("Otto Krol"))


@pytest.mark.parametrize(
    ("sentence", "cue", "stance"),
    [
        ("Krol criticised the dam.", "criticised", Stance.AGAINST),
        ("The dam was condemned by Krol.", "condemned", Stance.AGAINST),
        ("“The dam is a disgrace,” said Krol.", "said", Stance.AGAINST),
        ("Krol said he did not support for a day: opposed to the dam.", "said", Stance.AGAINST),
        ("Krol welcomed the dam.", "welcomed", Stance.FOR),
        ("“The dam makes me proud,” said Krol.", "said", Stance.FOR),
        ("“The dam is not a disgrace,” said Krol.", "said", Stance.FOR),
        ("Krol said he never praised the dam.", "said", Stance.AGAINST),
        ("Krol paid tribute to the dam.", "paid tribute", Stance.FOR),
    ],
)
def test_words_that_judge_the_target_show_a_stance(sentence: str, cue: str, stance: Stance) -> None:
    opposite = Stance.FOR if stance is Stance.AGAINST else Stance.AGAINST
    assert leaning(hit(sentence, cue), stance, DAM) >= LEAST
    assert leaning(hit(sentence, cue), opposite, DAM) == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "Krol said the dam would cost ten crowns.",
        "Krol said the tolls were a disgrace.",
        "The dam question stays open, said Krol.",
        "Krol, accused of hiding it, spoke of the dam.",
        "The tolls are a disgrace to all of us who live on the long road down to the sea, and"
        " there are many of us as you well know, said Krol at the dam.",
    ],
)
def test_other_words_and_what_is_judged_besides_show_none(sentence: str) -> None:
    strength = leaning(hit(sentence), Stance.AGAINST, DAM)
    assert strength < LEAST


def test_the_verb_that_gives_the_quote_is_the_clearest() -> None:
    cue = leaning(hit("Krol condemned the dam.", "condemned"), Stance.AGAINST, DAM)
    within = leaning(hit("Krol said he condemned the dam.", "said"), Stance.AGAINST, DAM)
    assert cue > within >= LEAST


def test_the_sentence_before_may_name_the_target() -> None:
    before = "The council approved the dam."
    assert leaning(hit("“It is a disgrace,” said Krol.", "said", before), Stance.AGAINST, DAM)
    assert not leaning(hit("“It is a disgrace,” said Krol.", "said"), Stance.AGAINST, DAM)


def test_without_a_target_any_judgement_counts() -> None:
    assert leaning(hit("Krol condemned the noise.", "condemned"), Stance.AGAINST, []) >= LEAST


def test_whoever_answers_or_judges_reacts() -> None:
    reply = hit("Krol replied that the dam would stay.", "replied")
    praise = hit("Krol welcomed the dam.", "welcomed")
    plain = hit("Krol said the dam was long.", "said")
    strengths = [leaning(quote, Stance.ANY, DAM) for quote in (reply, praise, plain)]
    assert strengths[0] >= LEAST
    assert strengths[1] >= LEAST
    assert strengths[2] == 0
