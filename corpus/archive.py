"""The archive: `open_corpus`, and `Corpus`, whose every verb composes the modules below."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple
from datetime import UTC, datetime
from typing import NamedTuple, Self, TypeAlias

from corpus import text
from corpus.answers import memory
from corpus.answers import passages as answers
from corpus.answers import said as speech
from corpus.articles import analysis, saving
from corpus.articles import store as storage
from corpus.articles.saving import Draft
from corpus.exceptions import NotFoundError
from corpus.questions.forms import parse_coverage
from corpus.search import relevance, vocabulary
from corpus.speakers import lookup
from corpus.speakers import store as registry
from corpus.store import database
from corpus.store.database import Connection, Engine
from corpus.summaries import summarizer
from corpus.summaries.stories import Coverage
from corpus.types import (
    Act,
    Analysis,
    Answer,
    Article,
    ArticleHit,
    Candidate,
    Change,
    Counts,
    Examples,
    PassageHit,
    Question,
    QuoteHit,
    Scope,
    Span,
    Speaker,
    SpeakerMatch,
    Summary,
    Term,
)

_EXAMPLE_QUOTES = 50
_NEAREST = 3


# `map`, or one that has several processes do it.
_Analysing: TypeAlias = Callable[
    [Callable[[Article], Analysis], Iterable[Article]], Iterable[Analysis]
]


_Choosing: TypeAlias = Callable[[Connection, Sequence[Article]], Sequence[Article]]


class _Reading(NamedTuple):
    """One state of the archive, with its words."""

    connection: Connection
    words: vocabulary.ArchiveWords
    generation: int


def open_corpus(database_url: str) -> Corpus:
    """The archive in the database at `database_url`, such as "sqlite:///news.sqlite3".

    An empty database is set up at once. Raises StorageError when it cannot be
    opened, is no archive, or is of another version.
    """
    engine = database.open_engine(database_url)
    try:
        database.check(engine)
    except BaseException:
        engine.dispose()
        raise
    return Corpus(engine)


class Corpus:
    """An archive of articles. Made by `open_corpus`; its verbs block, and any thread may call them.

    Every verb may raise StorageError.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._vocabulary = vocabulary.Vocabulary()
        self._names = registry.Names()
        self._outlets: tuple[int, list[str]] = (-1, [])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database's connections; leaving a `with` does it too."""
        self._engine.dispose()

    @property
    def engine(self) -> Engine:
        """The database: `corpus.feeds.aggregator` keeps its feeds beside the articles."""
        return self._engine

    # --- putting in ---

    def add(
        self,
        articles: Iterable[Article],
        now: datetime | None = None,
        each: _Analysing = map,
        choose: _Choosing = lambda _, articles: articles,
        also: Callable[[Connection, Sequence[Article]], None] | None = None,
    ) -> list[Change]:
        """Store articles in one transaction; says of each what it changed.

        An article under a known key replaces its old version with all its
        passages and quotes, and keeps its id. `each` is how they are analysed:
        `map`, or one that uses several processes. `choose` leaves out what is not
        to be stored after a look at the archive; `also` is what else is to be
        stored with the others, also when none of them changes.
        """
        articles = list(articles)
        with database.reading(self._engine) as connection:
            chosen = [
                (article, analysis.digest(article)) for article in choose(connection, articles)
            ]
            fresh = _fresh(chosen, saving.changes(connection, chosen))
        if not fresh and not also:
            return [Change.UNCHANGED] * len(chosen)
        analysed = dict(zip(fresh, each(analysis.analyse, fresh), strict=True))
        new: list[str] = []
        with database.writing(self._engine) as connection:
            # Another process may have stored some of them in the meantime.
            changes = saving.changes(connection, chosen)
            drafts = list(_drafts(chosen, changes, analysed))
            if drafts:
                indexed = saving.save(connection, drafts, now or datetime.now(UTC))
                new = self._vocabulary.unlisted(indexed)
                vocabulary.add(connection, new)
            if also:
                also(connection, [article for article, _ in chosen])
        self._vocabulary.listed(new)
        return changes

    def remove(self, article_ids: Iterable[int]) -> int:
        """Take articles out of the archive with all that was said in them; gives how many."""
        with database.writing(self._engine) as connection:
            return saving.remove(connection, list(article_ids))

    # --- articles ---

    def article(self, article_id: int) -> Article:
        """The article stored under `article_id`; raises NotFoundError."""
        with database.reading(self._engine) as connection:
            found = storage.article(connection, article_id)
        if found is None:
            raise NotFoundError(f"there is no article {article_id} in this archive")
        return found

    def article_by_url(self, url: str) -> Article | None:
        """The article whose link is `url`, or None."""
        with database.reading(self._engine) as connection:
            return storage.article_by_url(connection, text.clean(url))

    def latest(self, limit: int | None = 5, offset: int = 0) -> list[Article]:
        """Articles, the newest published first, the undated last; all if `limit` is None."""
        with database.reading(self._engine) as connection:
            return storage.newest(connection, limit, offset)

    def find_articles(self, words: str, limit: int = 5) -> list[ArticleHit]:
        """Articles whose title is like `words`, the likeliest first."""
        with self._reading() as (connection, known, _):
            return answers.titles(connection, known, words, limit)

    def summarize(self, article_id: int, sentences: int = 3, words: int | None = None) -> Summary:
        """The sentences that tell most of an article, of `words` words together if given.

        Raises NotFoundError, SummaryError.
        """
        article = self.article(article_id)
        return summarizer.summarize(article.text, sentences, words, article.title)

    def related(self, article_id: int, limit: int = 5) -> list[Article]:
        """Other articles that speak of what the title of this one does, the likeliest first."""
        title = " ".join(text.words(text.fold(self.article(article_id).title)))
        found = self.answer(title, limit + 1)
        others = (hit.article for hit in found.hits if found.fits)
        return [article for article in others if article.id != article_id][:limit]

    # --- passages ---

    def find_passages(
        self, question: str, limit: int = 5, now: datetime | None = None
    ) -> list[PassageHit]:
        """The passages that answer `question` best, however its words are spelt, best first."""
        return list(self.answer(question, limit, now=now).hits)

    def answer(
        self, question: str, limit: int = 5, offset: int = 0, now: datetime | None = None
    ) -> Answer:
        """What answers `question`, an article at a time, best first, and how it was read.

        Dates and an outlet in it limit the articles, a phrase in quotation marks
        must be there, and a word with "-" before it must not. `now` is what
        "last week" is counted from.
        """
        moment = now or datetime.now(UTC)
        with self._reading() as (connection, known, generation):
            outlets = self._outlets_at(connection, generation)
            return answers.answer(connection, known, question, moment, outlets, limit, offset)

    def coverage(self, question: str, now: datetime | None = None) -> Coverage:
        """The stories of the articles that `question` is about; none where nothing fits it.

        Dates and an outlet in it limit the articles, as in `answer`.
        """
        moment = now or datetime.now(UTC)
        with self._reading() as (connection, known, generation):
            outlets = self._outlets_at(connection, generation)
            return answers.coverage(connection, known, question, moment, outlets)

    def candidates(self, question: str) -> tuple[list[Term], list[Candidate]]:
        """What ranking has to go by: the question's terms, and the passages to choose from."""
        with self._reading() as (connection, known, _):
            return answers.candidates(connection, known, question, Scope())

    def find_mentions(
        self, name: str, topic: str | None = None, limit: int = 5
    ) -> list[PassageHit]:
        """The passages that mention `name`, of the newest articles first.

        With a topic those that hold it too, if there are any.
        """
        with self._reading() as (connection, known, _):
            return answers.mentions(connection, known, name, topic, limit)

    def found_sentence(self, passage_id: int, start: int) -> tuple[Article, Span]:
        """The sentence that was found in a passage, with its article; raises NotFoundError."""
        with database.reading(self._engine) as connection:
            passages = storage.passages_with_ids(connection, [passage_id])
            articles = storage.articles_with_ids(connection, (p.article_id for p in passages))
        for passage in passages:
            article = articles[passage.article_id]
            for sentence in text.sentences_within(article.text, passage.span):
                if sentence.start == start:
                    return article, sentence
        raise NotFoundError("that article has changed since; please ask again")

    # --- speakers and quotes ---

    def find_speakers(self, name: str) -> list[SpeakerMatch]:
        """The speakers `name` may mean: one when it is clear, several when it is not, or none."""
        with database.reading(self._engine) as connection:
            return speech.find_speakers(connection, self._names, name)

    def whom(self, asked: Question) -> list[Speaker]:
        """The speakers a question may be about: none, one, or several to choose from.

        Of several people with one name, those who are quoted on the topic.
        """
        found = [hit.speaker for hit in self.find_speakers(asked.name or "")]
        if len(found) < 2:
            return found
        quoted = [who for who in found if self.quotes_for(asked, who.id, limit=1)]
        return quoted or found

    def nearest_speakers(self, name: str, limit: int = _NEAREST) -> list[Speaker]:
        """The speakers whose names look most like `name`, when nobody is called that."""
        with database.reading(self._engine) as connection:
            return speech.nearest_speakers(connection, self._names, name, limit)

    def speaker(self, speaker_id: int) -> Speaker | None:
        """The speaker with this id, or None when nothing they said is left in the archive."""
        with database.reading(self._engine) as connection:
            return next(iter(registry.with_ids(connection, [speaker_id])), None)

    def people(self, limit: int | None = 10, offset: int = 0) -> list[Speaker]:
        """The speakers who said something, most quoted first; all of them if `limit` is None."""
        with database.reading(self._engine) as connection:
            return registry.most_quoted(connection, limit, offset)

    def speakers_named(self, words: str = "") -> list[Speaker]:
        """Every speaker one of whose names holds `words`, most quoted first: for an operator."""
        wanted = text.fold(" ".join(words.split()))
        with database.reading(self._engine) as connection:
            everybody = registry.everybody(connection)
        return [each for each in everybody if any(wanted in form for form in lookup.forms(each))]

    def merge(self, keep: str, *others: str) -> Speaker:
        """Take all that the others say for `keep`'s, now and in articles to come.

        Each is an exact name, or a number of `speakers_named`; raises NotFoundError.
        """
        with database.writing(self._engine) as connection:
            known = registry.everybody(connection)
            kept, merged = _named(keep, known), [_named(other, known) for other in others]
            for other in merged:
                _check_merge(kept, other)
            registry.merge(connection, kept.id, {other.id for other in merged})
            return _with_id(kept.id, registry.everybody(connection))

    def split(self, keep: str, other: str) -> Speaker:
        """Take what `keep` says under the name `other` for another's, now and from now on.

        Raises NotFoundError when `keep` is not called that, or nothing else.
        """
        with database.writing(self._engine) as connection:
            kept = _named(keep, registry.everybody(connection))
            if text.fold(other) == text.fold(kept.name):
                raise NotFoundError(f"{kept.name!r} cannot be split from itself; name another form")
            if not registry.split(connection, kept.id, other):
                names = ", ".join(registry.names_of(connection, kept.id))
                raise NotFoundError(
                    f"{other!r} cannot be split from {kept.name!r}, who is called: {names}"
                )
            return kept

    def find_quotes(
        self,
        speaker: int | None,
        topic: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int = 5,
        offset: int = 0,
        act: Act = Act.SAID,
        outlet: str | None = None,
    ) -> list[QuoteHit]:
        """What a speaker said, or anybody when `speaker` is None; sentence by sentence.

        Newest first; with a topic only what is about it, best first. Only from
        articles published from `since` up to before `until`, by `outlet` if one
        is given. What they think only where `act` asks for it.
        """
        asked = Question(None, topic, since, until, act, outlet)
        return self.quotes_for(asked, speaker, limit, offset)

    def quotes_for(
        self, asked: Question, speaker: int | None, limit: int = 5, offset: int = 0
    ) -> list[QuoteHit]:
        """`find_quotes` for a question whose speaker is known by now."""
        with self._reading() as (connection, known, _):
            return speech.find_quotes(connection, known, speaker, asked, limit, offset)

    def quotes_in(self, article_id: int) -> list[QuoteHit]:
        """What is said in an article, in the order of its text; raises NotFoundError."""
        self.article(article_id)
        with database.reading(self._engine) as connection:
            quotes = storage.quotes_of_article(connection, article_id)
            return speech.with_articles(connection, [each for each in quotes if each.is_shown])

    def quote(self, quote_id: int) -> QuoteHit:
        """One stored quote with its article and speaker; raises NotFoundError."""
        with database.reading(self._engine) as connection:
            found = storage.quote(connection, quote_id)
            hits = speech.with_articles(connection, [found] if found else [])
        if not hits:
            raise NotFoundError("that article has changed since, and the quote is gone")
        return hits[0]

    # --- questions ---

    def read_question(self, words: str, now: datetime) -> Question | None:
        """What `words` ask somebody to have said, or None when they ask something else.

        A question by its form ("what did X say about Y") need not name anybody
        the archive knows; bare words ("cavusoglu nato") must.
        """
        with self._reading() as (connection, known, generation):
            outlets = self._outlets_at(connection, generation)
            return speech.read_question(connection, known, self._names, words, now, outlets)

    def read_coverage(self, words: str, now: datetime) -> Question:
        """Of which articles `words` ask to be told: a topic, times, an outlet."""
        with self._reading() as (connection, _, generation):
            return parse_coverage(words, now, self._outlets_at(connection, generation))

    def read_name(self, words: str, now: datetime) -> Question:
        """A question about a person whose name comes first in `words`, then perhaps a topic."""
        with self._reading() as (connection, known, generation):
            outlets = self._outlets_at(connection, generation)
            return speech.read_name(connection, known, self._names, words, now, outlets)

    def remember(self, asked: Question) -> int:
        """A number under which the question can be recalled, also after a restart."""
        body = json.dumps(astuple(asked), default=datetime.isoformat)
        with database.reading(self._engine) as connection:
            known = memory.question_id(connection, body)
        if known is not None:  # most questions are asked again, and a reader waits for nobody
            return known
        with database.writing(self._engine) as connection:
            return memory.remember_question(connection, body)

    def recall(self, question_id: int) -> Question:
        """The question remembered under `question_id`; raises NotFoundError."""
        with database.reading(self._engine) as connection:
            body = memory.recall_question(connection, question_id)
        if body is None:
            raise NotFoundError("that question is no longer known; please ask it again")
        return _question(*json.loads(body))

    def examples(self) -> Examples:
        """Questions that this archive answers, for a first word to a newcomer."""
        most_quoted = self.people(5)
        topics: dict[str, None] = {}
        for speaker in most_quoted:
            said = self.find_quotes(speaker.id, limit=_EXAMPLE_QUOTES)
            topics.update(dict.fromkeys(relevance.common_topics(said)[:1]))
        return Examples(
            speakers=tuple(speaker.name for speaker in most_quoted[:2]),
            topics=tuple(topics)[:2],
            headlines=tuple(article.title for article in self.latest(1)),
        )

    def counts(self) -> Counts:
        """How much the archive holds."""
        with database.reading(self._engine) as connection:
            return storage.counts(connection)

    def outlets(self) -> list[str]:
        """The names of the outlets, sorted."""
        with self._reading() as (connection, _, generation):
            return self._outlets_at(connection, generation)

    # --- within ---

    @contextmanager
    def _reading(self) -> Iterator[_Reading]:
        with database.reading(self._engine) as connection:
            generation = storage.generation(connection)
            words = vocabulary.ArchiveWords(connection, self._vocabulary, generation)
            yield _Reading(connection, words, generation)

    def _outlets_at(self, connection: Connection, generation: int) -> list[str]:
        """The outlets, read again only after the archive has changed."""
        known, outlets = self._outlets
        if known != generation:
            outlets = storage.outlets(connection)
            self._outlets = generation, outlets
        return outlets


def _question(
    name: str | None,
    topic: str | None,
    since: str | None,
    until: str | None,
    act: str = Act.SAID,
    outlet: str | None = None,
) -> Question:
    """A question as it was remembered; one of an older version has no act, and no outlet."""
    times = [datetime.fromisoformat(time) if time else None for time in (since, until)]
    return Question(name, topic, times[0], times[1], Act(act), outlet)


def _check_merge(kept: Speaker, other: Speaker) -> None:
    if other.id == kept.id:
        raise NotFoundError(f"{other.name!r} and {kept.name!r} are one speaker already")
    if other.kind is not kept.kind:
        raise NotFoundError(
            f"{kept.name!r} ({kept.kind}) and {other.name!r} ({other.kind})"
            " cannot be merged: they are not of one kind"
        )


def _with_id(speaker_id: int, known: Iterable[Speaker]) -> Speaker:
    return next(speaker for speaker in known if speaker.id == speaker_id)


def _named(name: str, known: Sequence[Speaker]) -> Speaker:
    """The one speaker of exactly this name, case and accents aside, or with this number."""
    wanted = text.fold(" ".join(name.split()))
    found = [each for each in known if wanted in (text.fold(each.name), str(each.id))]
    if len(found) == 1:
        return found[0]
    choices = found or _nearest(name, known)
    named = ", ".join(f"{each.id} {each.name} ({each.kind})" for each in choices)
    if found:
        raise NotFoundError(f"{name!r} may be: {named}; give the number")
    raise NotFoundError(f"no speaker is called {name!r}" + (f"; nearest: {named}" if named else ""))


def _nearest(name: str, known: Sequence[Speaker]) -> list[Speaker]:
    words = lookup.NameWords()
    words.add(sorted(set().union(*map(lookup.name_words, known))))
    return lookup.nearest(name, lookup.reminding(name, words), known, _NEAREST)


def _fresh(found: Sequence[tuple[Article, str]], changes: Sequence[Change]) -> list[Article]:
    pairs = zip(found, changes, strict=True)
    changed = (article for (article, _), change in pairs if change is not Change.UNCHANGED)
    return list(dict.fromkeys(changed))


def _drafts(
    found: Sequence[tuple[Article, str]],
    changes: Sequence[Change],
    analysed: dict[Article, Analysis],
) -> Iterator[Draft]:
    """What is to be stored."""
    for (article, digest), change in zip(found, changes, strict=True):
        if change is not Change.UNCHANGED:
            yield Draft(article, digest, analysed.get(article) or analysis.analyse(article))
