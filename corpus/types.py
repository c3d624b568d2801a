"""The values of the archive: frozen, with aware UTC times and character offsets.

A `Span` always points into `Article.text`; whatever is quoted, found or
summarized is a span, so nothing the archive says can be reworded on its way.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

FITS, LIKELY = 0.5, 0.25
"""What was found with this confidence or more may be an answer, or is the nearest there is."""
SURE = 0.7
"""A quote of this confidence or more is shown as said."""
POSSIBLE = 0.35
"""A less sure one is shown as probable; below this it is not shown at all."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character offsets `[start, end)` into a text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The slice of `text` this span points at."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class Kind(StrEnum):
    """How a quote is given: inside quotation marks, without, or partly."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Act(StrEnum):
    """What a source does: say something, hold it in mind (think, hope, intend), or neither.

    Unsaid is what an article tells that nobody said ("did not say", "would
    say"); it has no speaker and is not stored.
    """

    SAID = "said"
    THOUGHT = "thought"
    UNSAID = "unsaid"


class Order(StrEnum):
    """In which order quotes are wanted: best first where there is a topic, or by their dates."""

    BEST = "best"
    NEWEST = "newest"
    OLDEST = "oldest"


class SpeakerKind(StrEnum):
    """What a source is. Only the first two have a name, and so a `Speaker`."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"  # "voters", "her aides"
    UNNAMED = "unnamed"  # "an official", or a "he" we cannot tell


@dataclass(frozen=True, slots=True)
class Article:
    """One published text.

    `key` is what makes it the same article when it is loaded again: its link,
    or the file (and record) it came from. `text` is cleaned once, by
    `corpus.text.clean`, and is stored once. `published` is None when the
    article does not say; `id` is 0 until it is stored.
    """

    title: str
    text: str
    key: str
    url: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    language: str | None = None
    source_file: str | None = None
    id: int = 0


class Change(StrEnum):
    """What adding an article did to the archive."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Passage:
    """A few neighbouring sentences of one article; `position` counts from 0."""

    span: Span
    position: int
    article_id: int = 0
    id: int = 0


@dataclass(frozen=True, slots=True)
class Speaker:
    """One person or organisation across articles, under the fullest name the archive gives.

    `aliases` are the other forms seen: short names, and descriptions such as
    "Turkish Foreign Minister". `quotes` counts what the archive holds of them.
    """

    name: str
    aliases: tuple[str, ...] = ()
    quotes: int = 0
    id: int = 0
    kind: SpeakerKind = SpeakerKind.PERSON


@dataclass(frozen=True, slots=True)
class Quote:
    """An attribution: what was said, by which words we know, and who said it.

    `content` may be in pieces ("...", he said, "..."). `sentence` spans the
    whole sentence or sentences that carry it: that is what a reader is shown.
    `source` is the mention of the speaker ("he", "the minister"), `cue` the
    words of saying. `speaker` is the full name of the person or organisation
    as the article gives it, None when neither is named; `speaker_kind` is None
    where there is no source at all. `evidence` is the mention that tells who
    "he" or "the minister" is: where the name stands. `inner` is whom the
    speaker quotes in turn ("A said that B had said"). `confidence` runs from 0
    to 1: how likely content and speaker are both right.
    """

    content: tuple[Span, ...]
    sentence: Span
    cue: Span | None
    source: Span | None
    kind: Kind
    confidence: float
    speaker: str | None = None
    speaker_kind: SpeakerKind | None = None
    evidence: Span | None = None
    act: Act = Act.SAID
    inner: str | None = None
    speaker_id: int | None = None
    article_id: int = 0
    id: int = 0

    @property
    def is_shown(self) -> bool:
        """Whether it is shown as said: said, at least possible, and by a speaker we know."""
        is_said = self.act is Act.SAID and self.confidence >= POSSIBLE
        return is_said and self.speaker_id is not None

    @property
    def is_sure(self) -> bool:
        """Whether it is shown without a doubt."""
        return self.confidence >= SURE


@dataclass(frozen=True, slots=True)
class Summary:
    """Sentences picked from one text, in the order of the text."""

    sentences: tuple[Span, ...]
    method: str


@dataclass(frozen=True, slots=True)
class Question:
    """What a person asked: about whom, about what, and between which times.

    `since` is included, `until` is not. Either may be None, as may `name` (an open question) and
    `topic` (everything they said), which may hold phrases in quotation marks and words with a "-"
    before them; `outlet` is the outlet's name as it was typed. Whoever asks what somebody thinks
    (`act`) wants to hear what they say too. `is_last_here` where "since May" is counted from the
    last May that the archive reaches, and not from today's; `is_any_year` where the times are of a
    month or a day without its year. `beyond` is a time that no article can be of, left out.
    """

    name: str | None = None
    topic: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    act: Act = Act.SAID
    outlet: str | None = None
    order: Order = Order.BEST
    is_last_here: bool = False
    beyond: str = ""
    is_any_year: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Scope:
    """Which articles count: published from `since` up to before `until`, by that outlet.

    All `phrases` must be there, word for word, and nothing of `without`. Only the `articles` with
    these ids, if any are given.
    """

    since: datetime | None = None
    until: datetime | None = None
    outlet: str | None = None
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    articles: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteHit:
    """A quote that was asked for, with its article and speaker; higher `score` first.

    `coverage`, from 0 to 1, is how much of the topic the quote's own sentence
    holds: 0 where the topic merely stands near it.
    """

    quote: Quote
    article: Article
    speaker: Speaker
    score: float = 1.0
    coverage: float = 1.0


@dataclass(frozen=True, slots=True)
class PassageHit:
    """An article that was found, by its best passage and that one's best sentence.

    Higher `score` first. `confidence`, from 0 to 1, is how likely it answers
    the question. `more` are the best sentences of further passages of the
    article, `copies` the articles that carry nearly the same passage.
    """

    passage: Passage
    article: Article
    sentence: Span
    score: float = 1.0
    confidence: float = 1.0
    more: tuple[Span, ...] = ()
    copies: tuple[Article, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether it may be an answer, and is not merely the nearest there is."""
        return self.confidence >= FITS


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for a question, best first; `words` are its own, `asked` how they were read.

    `fits` tells whether the best of all may be an answer. `is_widened` where
    nothing fits within the dates, the outlet and the phrases asked for, and the
    hits are what fits best without them. `respelt` are the words that the
    archive has not, each with the word they were taken for. `unknown` are those
    that leave nothing to look for, and `nearest` the archive's words most like them.
    """

    asked: Question
    hits: tuple[PassageHit, ...] = ()
    fits: bool = True
    is_widened: bool = False
    respelt: tuple[tuple[str, str], ...] = ()
    words: str = ""
    unknown: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article whose title is like the words typed; `score` is 100 for the title itself."""

    article: Article
    score: float


@dataclass(frozen=True, slots=True)
class SpeakerMatch:
    """A speaker whose name is like the one typed; `score` is 100 for the name itself."""

    speaker: Speaker
    score: float


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that is worked out from an article's text before it is stored.

    `aliases` maps the full name of each person it names to the other forms seen in the article.
    """

    passages: tuple[Passage, ...]
    quotes: tuple[Quote, ...]
    aliases: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Examples:
    """What can be asked of this archive: up to two speakers and topics, and a headline."""

    speakers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    headlines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How much an archive holds, and the dates of its first and last article."""

    articles: int
    passages: int
    quotes: int
    attributed: int
    speakers: int
    first: datetime | None
    last: datetime | None


class Candidate(NamedTuple):
    """A passage that full text has found; its words and its title's, folded, with spaces."""

    id: int
    article_id: int
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question: its weight, and the spellings to look for with theirs.

    `count` is in how many passages, two in one counted twice; `joins` those of several words.
    """

    word: str
    weight: float
    variants: dict[str, float]
    is_name: bool = False
    count: int = 0
    joins: tuple[str, ...] = ()
