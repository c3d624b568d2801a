"""What goes together with a topic in an archive."""

from __future__ import annotations

import pytest

from corpus.search.companions import topic_of
from corpus.types import Candidate, Term
from tests.corpus.search.test_spelling import Counted

BELQUARA = [Term("belquara", 3.0, {"belquara": 1.0})]
PASSAGES = [
    Candidate(number, number, "a visit", body)
    for number, body in enumerate(
        [
            "belquara and the belquaran glacier on monday",
            "belquara has a glacier and a belquaran flag on monday",
            "the glacier of belquara belcher krol on monday",
            "belquara is far belcher krol on monday",
        ]
    )
]
COUNTS = {"belquara": 4, "belquaran": 2, "glacier": 3, "monday": 700, "belcher": 900, "krol": 2}
INDEX = Counted(COUNTS, passages=1_000, called=frozenset(["krol"]))


def test_a_word_that_begins_alike_and_goes_together_is_a_form_of_it() -> None:
    (term,) = topic_of(BELQUARA, PASSAGES, INDEX).terms
    assert term.variants.keys() == {"belquara", "belquaran"}
    assert term.variants["belquara"] == 1 > term.variants["belquaran"] > 0
    assert term.weight == 3


def test_companions_are_the_words_more_frequent_with_it_than_anywhere() -> None:
    companions = topic_of(BELQUARA, PASSAGES, INDEX).companions
    assert companions.keys() == {"glacier"}, "no everyday word, no word of a name"
    assert sum(companions.values()) == pytest.approx(1)


def test_a_title_counts_once_for_all_passages_of_its_article() -> None:
    index = Counted(COUNTS | {"geyser": 1}, passages=1_000)
    several = [Candidate(n, 7, "geyser", f"belquara {word}") for n, word in enumerate("abcd")]
    assert not topic_of(BELQUARA, several, index).companions
    apart = [candidate._replace(article_id=candidate.id) for candidate in several]
    assert topic_of(BELQUARA, apart, index).companions.keys() == {"geyser"}


def test_without_passages_a_topic_is_its_words() -> None:
    assert topic_of(BELQUARA, [], INDEX) == (BELQUARA, {})
