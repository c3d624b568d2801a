"""Time which of very many subscriptions an article meets: `make benchmark-matching`.

The articles are the samples. What is followed is drawn as people choose: a few names and topics
by very many, most by few (Zipf's law), half of it people who speak, a third topics, some of them
fuzzy, the rest outlets and all there is. Beside it stands a peer in the same run: the same test,
asked of each subscription in turn. CPU time of this process, in milliseconds an article.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable, Sequence
from itertools import accumulate
from pathlib import Path

from corpus.articles.analysis import analyse
from corpus.loading import loader
from corpus.search.spelling import STOPWORDS
from corpus.speakers.identity import key
from corpus.subscriptions.follows import Follow, following
from corpus.subscriptions.matching import (
    Facts,
    Index,
    Saying,
    Words,
    meets,
    outlet_token,
    prepare,
    speaker_token,
)
from corpus.text import fold, neighbours, words
from corpus.types import Article, SpeakerKind

SAMPLES = Path(__file__).parents[2] / "docs" / "samples"
SYLLABLES = ("sen", "by", "wick", "mann", "ova", "ski", "ton", "berg", "dal", "rup", "lin", "vik")
INVENTED = 20_000
ROUNDS = 5


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    sizes = parser.parse_args().sizes
    articles = [item for file in loader.find_files([SAMPLES]) for item in loader.read(file)]
    found = [item for item in articles if isinstance(item, Article)]
    print(f"{len(found)} articles; CPU ms an article: median, longest")
    print("subscriptions   different   met   index: reading and matching   one by one")
    for size in sizes:
        _measure(size, found)


def _measure(size: int, articles: Sequence[Article]) -> None:
    counts = _counts(articles)
    follows = _follows(size, articles, random.Random(1))
    index = Index(lambda word: counts.get(word, 0))
    for number, follow in enumerate(follows):
        index.put(number, follow)
    told = [_facts(article) for article in articles]
    each = [prepare(follow) for follow in follows]

    def indexed(make: Callable[[], Facts]) -> int:
        return len(index.meeting(make()))

    def one_by_one(facts: Facts) -> int:
        return sum(meets(wanted, facts, index.count) is not None for wanted in each)

    matched = [indexed(make) for make in told]
    quick = [_milliseconds(lambda make=make: indexed(make)) for make in told for _ in range(ROUNDS)]
    few = told[:3] if size > 20_000 else told
    ready = [make() for make in few]
    assert [one_by_one(facts) for facts in ready] == matched[: len(few)]
    slow = [_milliseconds(lambda facts=facts: one_by_one(facts)) for facts in ready]
    print(
        f"{size:13,} {len(set(follows)):11,} {statistics.mean(matched):5.0f}"
        f" {statistics.median(quick):14.2f} {max(quick):14.2f}"
        f" {statistics.median(slow):12.0f} {max(slow):6.0f}"
    )


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def _counts(articles: Sequence[Article]) -> dict[str, int]:
    found: dict[str, int] = {}
    for article in articles:
        for word in set(words(fold(article.text))):
            found[word] = found.get(word, 0) + 1
    return found


def _facts(article: Article) -> Callable[[], Facts]:
    """What makes an article's facts from what the archive has of it."""
    quotes = [quote for quote in analyse(article).quotes if quote.speaker]
    near = [neighbours(article.text, quote.sentence) for quote in quotes]
    texts = [fold(article.text[before.start : after.end]) for before, after in near]

    def make() -> Facts:
        said: dict[str, list[Saying]] = {}
        for number, (quote, text) in enumerate(zip(quotes, texts, strict=True)):
            kind = quote.speaker_kind or SpeakerKind.PERSON
            token = speaker_token(kind, key(quote.speaker or "", kind))
            said.setdefault(token, []).append(Saying(number, Words(text)))
        outlet = outlet_token(article.outlet)
        return Facts(fold(f"{article.title}\n{article.text}"), outlet, frozenset(), said)

    return make


def _follows(size: int, articles: Sequence[Article], chance: random.Random) -> list[Follow]:
    names, topics = _names(articles, chance), _topics(articles, chance)
    outlets = sorted({article.outlet for article in articles if article.outlet})
    drawn = chance.choices(range(4), [50, 35, 10, 5], k=size)
    name = iter(_zipf(names, size, chance))
    topic = iter(_zipf(topics, 3 * size, chance))

    def follow(kind: int) -> Follow:
        if kind == 0:
            person = following(next(name))
            about = next(topic) if chance.random() < 0.3 else None
            mentions = chance.random() < 0.2
            return Follow(person.speaker, person.kind, person.key, mentions, about)
        if kind == 1:
            told = " ".join(next(topic) for _ in range(chance.choice([1, 1, 2])))
            return Follow(topic=told, is_fuzzy=chance.random() < 0.3)
        if kind == 2:
            return Follow(outlet=chance.choice(outlets))
        return Follow()

    return [follow(kind) for kind in drawn]


def _zipf(values: Sequence[str], size: int, chance: random.Random) -> list[str]:
    weights = list(accumulate(1 / rank for rank in range(1, len(values) + 1)))
    return chance.choices(values, cum_weights=weights, k=size)


def _invented(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=3))


def _names(articles: Sequence[Article], chance: random.Random) -> list[str]:
    """The people of the samples, at all ranks among very many others."""
    said = {q.speaker for article in articles for q in analyse(article).quotes if q.speaker}
    others = {f"{_invented(chance)} {_invented(chance)}".title() for _ in range(INVENTED)}
    return _shuffled(said | others, chance)


def _topics(articles: Sequence[Article], chance: random.Random) -> list[str]:
    told = {word for article in articles for word in words(fold(article.text)) if len(word) > 3}
    others = {_invented(chance) for _ in range(INVENTED)}
    return _shuffled((told - STOPWORDS) | others, chance)


def _shuffled(values: set[str], chance: random.Random) -> list[str]:
    found = sorted(values)
    chance.shuffle(found)
    return found


if __name__ == "__main__":
    main()
