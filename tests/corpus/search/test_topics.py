"""What somebody said on a topic, and what they said beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from corpus import Article, Corpus, Kind, Quote, QuoteHit, Span, Speaker
from corpus.search.companions import TopicWords
from corpus.search.topics import LIKELY, WEIGHTS, looks, rank_quotes
from corpus.types import Term

TOLL = TopicWords([Term("toll", 1.0, {"toll": 1.0, "tolls": 0.9})], {"ferry": 0.6, "booth": 0.4})
DOE = Speaker("Jane Doe", id=1)
FILLER = "So it is. " * 40


def hits(
    text: str, *sentences: str, title: str = "News", source: str = "", kind: Kind = Kind.DIRECT
) -> list[QuoteHit]:
    article = Article(title, text, text)
    spans = [_span(text, sentence) for sentence in sentences]
    mention = _span(text, source) if source else None
    quotes = (Quote((span,), span, None, mention, kind, 1.0) for span in spans)
    return [QuoteHit(quote, article, DOE) for quote in quotes]


def _span(text: str, piece: str) -> Span:
    return Span(text.index(piece), text.index(piece) + len(piece))


def shown(ranking: Sequence[QuoteHit]) -> list[str]:
    return [hit.quote.sentence.of(hit.article.text) for hit in ranking]


def share(name: str, hit: QuoteHit, topic: TopicWords = TOLL) -> float:
    return looks(topic, [hit])[0].shares[name]


# --- in an archive -----------------------------------------------------------------------


def test_quotes_are_found_by_topic(sample_corpus: Corpus) -> None:
    found = sample_corpus.find_quotes(None, "eels")
    assert {hit.speaker.name for hit in found} == {"Edith Halloran"}
    assert all("eels" in sentence.lower() for sentence in shown(found)[:2])


def test_who_speaks_of_it_comes_before_who_speaks_beside_it(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    ferry, tolls = "Mayor Jane Doe said the ferry would run.", '"The tolls are gone," Doe said.'
    corpus.add([article(f"{ferry} {tolls}", title="Hollenby decides")])
    (doe,) = corpus.find_speakers("Jane Doe")
    for topic, said in (("ferry", ferry), ("tolls", tolls)):
        first, *_ = corpus.find_quotes(doe.speaker.id, topic)
        assert shown([first]) == [said]
        assert shown(corpus.find_quotes(None, topic)) == [said], "of everybody only who holds it"


def test_what_is_said_beside_the_topic_holds_nothing_of_it(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    near = "Tolls are high. Mayor Jane Doe said she would act. Tolls rose in May."
    corpus.add([article(near, title="Tolls", key="beside")])
    (doe,) = corpus.find_speakers("Jane Doe")
    (beside,) = corpus.find_quotes(doe.speaker.id, "tolls")
    assert beside.coverage == 0
    assert corpus.find_quotes(None, "tolls") == [], "of everybody only who speaks of it"
    corpus.add([article("Mayor Jane Doe said tolls would rise.", key="holds")])
    holds, *_ = corpus.find_quotes(doe.speaker.id, "tolls")
    assert (holds.article.key, holds.coverage) == ("holds", 1)


def test_a_related_form_of_the_word_finds_a_quote(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    corpus.add(
        [
            article(
                f"Belquara met the Belquaran envoy on day {day}. The Belquaran flag was up.",
                key=f"visit {day}",
            )
            for day in range(6)
        ]
        + [article(f"Rain fell on street {day}.", key=f"rain {day}") for day in range(40)]
        + [article("“The Belquaran ships left at dawn,” said Jane Doe.", key="said")]
    )
    (doe,) = corpus.find_speakers("Jane Doe")
    assert len(corpus.find_quotes(doe.speaker.id, "belquara")) == 1
    assert corpus.find_quotes(doe.speaker.id, "norvane") == []


def test_a_topic_nobody_spoke_on_finds_no_quote(sample_corpus: Corpus) -> None:
    assert sample_corpus.find_quotes(None, "xylophone") == []
    assert sample_corpus.find_quotes(None, "?!") == []


def test_a_topic_of_several_words_wants_most_of_them(sample_corpus: Corpus) -> None:
    found = sample_corpus.find_quotes(None, "the first step of a staircase")
    assert shown(found)[0].startswith('"This is a first step')


# --- by themselves -----------------------------------------------------------------------


def test_what_holds_the_topic_comes_first_and_what_is_unlikely_not_at_all() -> None:
    text = f"The toll is high. I act. {FILLER} We sang. {FILLER} A toll is a tax."
    beside, far, holds = hits(text, "I act.", "We sang.", "A toll is a tax.", title="The toll")
    ranked = rank_quotes(TOLL, [beside, far, holds])
    assert shown(ranked)[0] == "A toll is a tax."
    assert [hit.coverage for hit in ranked] == sorted(
        (hit.coverage for hit in ranked), reverse=True
    )
    assert all(hit.score >= LIKELY for hit in ranked)
    assert "We sang." not in shown(rank_quotes(TOLL, hits(f"{FILLER} We sang.", "We sang.")))
    assert rank_quotes(TOLL, []) == []


def test_the_name_of_who_speaks_is_no_word_on_it() -> None:
    text = "Toll collector Jane Doe said the day was long."
    (hit,) = hits(text, text, source="Toll collector Jane Doe")
    assert share("sentence", hit) == 0
    assert share("sentence", hits(text, text)[0]) == 1


def test_only_what_stands_near_a_quote_is_together_with_it() -> None:
    near = "The toll is high. I act."
    assert share("together", hits(near, "I act.")[0]) == 1
    far = f"The toll is high. {FILLER}I act."
    assert share("together", hits(far, "I act.")[0]) == 0
    assert share("together", hits(far, "I act.", title="Toll")[0]) == 1


def test_an_article_is_on_a_topic_by_how_dense_it_is_with_it() -> None:
    thin, thick = f"Toll. {FILLER} I act.", "Toll. Tolls. A toll is a toll. I act."
    assert 0 < share("article", hits(thin, "I act.")[0]) < 1
    assert share("article", hits(thick, "I act.")[0]) == pytest.approx(1)


def test_a_quote_goes_on_with_the_one_before_it() -> None:
    text = "A toll is a tax. I act. We sang. " + FILLER + "They left."
    found = looks(TOLL, hits(text, "A toll is a tax.", "I act.", "We sang.", "They left."))
    before = [look.shares["before"] for look in found]
    assert before[:2] == [0, 1]
    assert 0 < before[2] < 1
    assert before[3] == 0


def test_companions_count_for_the_topic() -> None:
    (hit,) = hits("The ferry has a booth.", "The ferry has a booth.", title="A ferry")
    assert share("companions", hit) == pytest.approx(1)
    assert share("companions, title", hit) == pytest.approx(0.6)


def test_every_share_has_a_weight() -> None:
    (look,) = looks(TOLL, hits("A toll.", "A toll."))
    assert look.shares.keys() == WEIGHTS.keys()
    assert all(0 <= part <= 1 for part in look.shares.values())
