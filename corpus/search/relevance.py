"""How much a sentence, a quote or a title has of what was asked. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from rapidfuzz import fuzz

from corpus.search.joins import joined
from corpus.search.spelling import STOPWORDS
from corpus.text import fold, sentences_within, words
from corpus.types import Article, Passage, PassageHit, QuoteHit, Span, Term

BESIDE_THE_POINT = 0.5
"""What holds less than this share of what the best one holds is beside the point."""

_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve dozen twenty thirty forty"
    " fifty hundred thousand million billion half third quarter january february march april may"
    " june july august september october november december monday tuesday wednesday thursday"
    " friday saturday sunday yesterday today century"
)
_NUMBER_WORDS = frozenset(_NUMBERS.split())
_ASKS_A_NUMBER = frozenset(
    ["when", "many", "much", "year", "date", "century", "percentage", "number"]
)
_DIGITS = frozenset("0123456789")
# A sentence with the number that is asked for, against what it holds of the question.
_NUMBER_IN_SENTENCE = 0.15
# From so many words on, what was typed may be a part of a title.
_PART_OF_A_TITLE = 4
# An article is about a word that stands in so many characters of its beginning, and so often.
_LEAD_CHARACTERS = 600
_OFTEN = 8
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")


def coverage(terms: Sequence[Term], tokens: Iterable[str]) -> float:
    """How much of the question these words hold, from 0 to 1, by the terms' weights."""
    if forms := [form for term in terms for form in term.joins]:
        tokens = [*tokens]
        tokens += joined(tokens, forms)
    present = set(tokens)
    share = total = 0.0
    for term in terms:
        total += term.weight
        # Any word of it, most often none: asked first, because it is asked of every sentence.
        if not present.isdisjoint(term.variants):
            share += term.weight * max(
                weight for word, weight in term.variants.items() if word in present
            )
    return share / (total or 1.0)


def asks_a_number(question: Iterable[str]) -> bool:
    """Whether these words ask when, or how many."""
    return not _ASKS_A_NUMBER.isdisjoint(question)


def has_number(tokens: Iterable[str]) -> bool:
    """Whether one of these words is a number, a month or a day."""
    return any(word[0] in _DIGITS or word in _NUMBER_WORDS for word in tokens)


def best_sentence(terms: Sequence[Term], text: str, passage: Span, question: str = "") -> Span:
    """The sentence of the passage that holds most of the question; the first of equals.

    Where the question asks when or how many, one with a number is preferred.
    """
    wants_number = asks_a_number(words(fold(question)))

    def likely(span: Span) -> float:
        tokens = words(fold(span.of(text)))
        number = _NUMBER_IN_SENTENCE if wants_number and has_number(tokens) else 0.0
        return coverage(terms, tokens) + number

    return max(sentences_within(text, passage), key=likely)


def title_likeness(headline: str, title: str) -> float:
    """How much a headline as remembered is like the title, from 0 to 100 for the same.

    Four words or more may be a part of the title, in any order.
    """
    part, whole = fold(headline), fold(title)
    likeness = fuzz.token_sort_ratio(part, whole)
    if len(words(part)) < _PART_OF_A_TITLE:
        return likeness
    return max(likeness, fuzz.token_set_ratio(part, whole))


def holding(terms: Sequence[Term], article: Article) -> float:
    """How much an article is about the terms, from 0 to 1: its title's words count most.

    Then those of its first paragraphs, then how often the rest has them.
    """
    title = set(words(fold(article.title)))
    lead = set(words(fold(article.text[:_LEAD_CHARACTERS])))
    counts = Counter(words(fold(article.text)))
    weights = sum(term.weight for term in terms)
    if not weights:
        return 0.0
    return sum(term.weight * _holding(term, title, lead, counts) for term in terms) / weights


def _holding(term: Term, title: set[str], lead: set[str], counts: Counter[str]) -> float:
    forms = term.variants
    often = min(1.0, sum(counts[form] for form in forms) / _OFTEN)
    share = 0.5 * bool(forms.keys() & title) + 0.25 * bool(forms.keys() & lead) + 0.25 * often
    return share * max((forms[form] for form in forms if counts[form] or form in title), default=0)


def mention(
    name: Sequence[str], passage: Passage, article: Article, spoken: Collection[Span] = ()
) -> PassageHit:
    """The passage with the first sentence in which these words stand together.

    One of those that are `spoken` if there is such a one: it scores 1, 2 where a word of saying
    comes soon after the name, and any other 0.
    """
    inside = sentences_within(article.text, passage.span)
    whole_name = f" {' '.join(name)} "
    holding = [
        span for span in inside if whole_name in f" {' '.join(words(fold(span.of(article.text))))} "
    ]
    speaking = [span for span in holding if any(span.overlaps(part) for part in spoken)]
    saying = [span for span in speaking if _says(name, span.of(article.text))]
    sentence = next(iter([*saying, *speaking, *holding]), passage.span)
    return PassageHit(passage, article, sentence, float(bool(speaking)) + bool(saying))


_SAYING = r"(?:said|says|told|adds|added|wrote|writes|tweeted|claimed|argued|insisted|replied)"


def _says(name: Sequence[str], sentence: str) -> bool:
    """Whether the sentence is likely their own: its word of saying comes soon after the name."""
    last = re.escape(name[-1])
    return re.search(rf"\b{last}\b[^.;\"“”]{{0,90}}?\b{_SAYING}\b", fold(sentence)) is not None


def on_topic(topic: Sequence[Term], hits: Iterable[PassageHit]) -> list[PassageHit]:
    """The passages that hold a word of the topic."""
    return [
        hit
        for hit in hits
        if coverage(topic, words(fold(hit.passage.span.of(hit.article.text)))) > 0
    ]


_IN_ANY_TITLE = frozenset(
    ["after", "again", "before", "first", "last", "more", "most", "next", "second", "third"]
)


def common_topics(hits: Iterable[QuoteHit]) -> list[str]:
    """The words of the articles' titles that these quotes hold, the commonest first; no names."""
    count: Counter[str] = Counter()
    for hit in hits:
        sentence = set(words(fold(hit.quote.sentence.of(hit.article.text))))
        names = set(words(fold(" ".join((hit.speaker.name, *hit.speaker.aliases)))))
        topics = sentence - names - STOPWORDS - _IN_ANY_TITLE
        in_title = dict.fromkeys(_LONG_WORD.findall(hit.article.title))
        count.update(word for word in in_title if fold(word) in topics)
    return [word for word, _ in count.most_common()]
