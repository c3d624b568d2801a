"""The archive: `open_corpus`, and `Corpus`, whose every verb composes the modules below."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Concatenate, ParamSpec, Self, TypeAlias, TypeVar

from corpus import text
from corpus.answers import articles as article_answers
from corpus.answers import examples, memory, passages, people, said
from corpus.answers.snapshot import Snapshot
from corpus.articles import analysis, feedback, saving
from corpus.articles import store as article_store
from corpus.articles.disputes import Complaint, Correction
from corpus.articles.feedback import Feedback
from corpus.articles.store import Extent
from corpus.search import vocabulary
from corpus.speakers import decisions
from corpus.speakers import store as speaker_store
from corpus.speakers.parts import forms_of
from corpus.store import database
from corpus.store.database import Connection, Engine
from corpus.summaries import summarizer
from corpus.types import (
    Act,
    Analysis,
    Article,
    ArticleHit,
    Candidate,
    Change,
    Counts,
    Examples,
    Order,
    PassageHit,
    Question,
    QuoteHit,
    Speaker,
    SpeakerMatch,
    Summary,
    Term,
)

A = TypeVar("A")
P = ParamSpec("P")

# `map`, or one that has several processes do it.
_Analysing: TypeAlias = Callable[
    [Callable[[Article], Analysis], Iterable[Article]], Iterable[Analysis]
]


_Choosing: TypeAlias = Callable[[Connection, Sequence[Article]], Sequence[Article]]


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
        self._names = speaker_store.Names()
        self._extent = Extent(-1, (), None)

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
        with database.reading(self._engine) as connection:
            choice = choose(connection, list(articles))
            digests = [(article, analysis.digest(article)) for article in choice]
            fresh = saving.fresh(digests, saving.changes(connection, digests))
        if not fresh and not also:
            return [Change.UNCHANGED] * len(digests)
        analyses = dict(zip(fresh, each(analysis.analyse, fresh), strict=True))
        new: list[str] = []
        with database.writing(self._engine) as connection:
            # Another process may have stored some of them in the meantime.
            changes = saving.changes(connection, digests)
            drafts = saving.drafts(digests, changes, analyses)
            if drafts:
                indexed = saving.save(connection, drafts, now or datetime.now(UTC))
                new = self._vocabulary.unlisted(indexed)
                vocabulary.add(connection, new)
            if also:
                also(connection, choice)
        self._vocabulary.listed(new)
        return changes

    def remove(self, article_ids: Iterable[int]) -> int:
        """Take articles out of the archive with all that was said in them; gives how many."""
        with database.writing(self._engine) as connection:
            return saving.remove(connection, list(article_ids))

    # --- asking in one state ---

    def ask(
        self, flow: Callable[Concatenate[Snapshot, P], A], *args: P.args, **kwargs: P.kwargs
    ) -> A:
        """What `flow`, from `corpus.answers`, makes of one state of the archive."""
        with self._snapshot() as archive:
            return flow(archive, *args, **kwargs)

    def answer(
        self,
        flow: Callable[Concatenate[Snapshot, P], tuple[A, Collection[Question]]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> tuple[A, dict[Question, int]]:
        """The same for a flow that gives the questions of its buttons too: with their numbers.

        Only what was never asked is written: a reader waits for nobody.
        """
        with self._snapshot() as archive:
            answer, questions = flow(archive, *args, **kwargs)
            numbers = memory.numbers(archive.connection, questions)
        if numbers.keys() < set(questions):
            with database.writing(self._engine) as connection:
                numbers = memory.remember(connection, questions)
        return answer, numbers

    @contextmanager
    def _snapshot(self) -> Iterator[Snapshot]:
        with database.reading(self._engine) as connection:
            generation = article_store.generation(connection)
            words = vocabulary.ArchiveWords(connection, self._vocabulary, generation)
            extent = self._extent_at(connection, generation)
            yield Snapshot(connection, words, self._names, extent.outlets, newest=extent.newest)

    def _extent_at(self, connection: Connection, generation: int) -> Extent:
        """Outlets and newest article, read again only after the archive has changed."""
        extent = self._extent
        if extent.generation != generation:
            self._extent = extent = article_store.extent(connection)
        return extent

    # --- articles ---

    def article(self, article_id: int) -> Article:
        """The article stored under `article_id`; raises NotFoundError."""
        return self.ask(article_answers.with_id, article_id)

    def article_by_url(self, url: str) -> Article | None:
        """The article whose link is `url`, or None."""
        with database.reading(self._engine) as connection:
            return article_store.article_by_url(connection, text.clean(url))

    def latest(
        self, limit: int | None = 5, offset: int = 0, order: Order = Order.NEWEST
    ) -> list[Article]:
        """Articles, the newest published first or the oldest, the undated last.

        All if `limit` is None.
        """
        with database.reading(self._engine) as connection:
            return article_store.newest(connection, limit, offset, order=order)

    def find_articles(self, words: str, limit: int = 5) -> list[ArticleHit]:
        """Articles whose title is like `words`, the likeliest first."""
        return self.ask(article_answers.titles, words, limit)

    def summarize(self, article_id: int, sentences: int = 3, words: int | None = None) -> Summary:
        """The sentences that tell most of an article, of `words` words together if given.

        Raises NotFoundError, SummaryError.
        """
        article = self.article(article_id)
        return summarizer.summarize(article.text, sentences, words, article.title)

    # --- passages ---

    def find_passages(
        self, question: str, limit: int = 5, now: datetime | None = None
    ) -> list[PassageHit]:
        """The passages that answer `question` best, however its words are spelt, best first.

        Dates and an outlet in it limit the articles, a phrase in quotation marks must be there,
        and a word with "-" before it must not. `now` is what "last week" is counted from.
        """
        moment = now or datetime.now(UTC)
        return list(self.ask(passages.of_words, question, moment, limit).hits)

    def candidates(self, question: str) -> tuple[list[Term], list[Candidate]]:
        """What ranking has to go by: the question's terms, and the passages to choose from."""
        return self.ask(passages.candidates, question)

    def find_mentions(
        self, name: str, topic: str | None = None, limit: int = 5
    ) -> list[PassageHit]:
        """The passages that mention `name`, of the newest articles first.

        With a topic those that hold it too, if there are any.
        """
        return self.ask(passages.mentions, name, topic, limit)

    # --- speakers and quotes ---

    def find_speakers(self, name: str) -> list[SpeakerMatch]:
        """The speakers `name` may mean: one when it is clear, several when it is not, or none."""
        return self.ask(people.find_speakers, name)

    def nearest_speakers(self, name: str, limit: int = people.NEAREST) -> list[Speaker]:
        """The speakers whose names look most like `name`, when nobody is called that."""
        return self.ask(people.nearest_speakers, name, limit)

    def speaker(self, speaker_id: int) -> Speaker | None:
        """The speaker with this id, or None when nothing they said is left in the archive."""
        return self.ask(people.speaker_with_id, speaker_id)

    def people(self, limit: int | None = 10, offset: int = 0) -> list[Speaker]:
        """The speakers who said something, most quoted first; all of them if `limit` is None."""
        return self.ask(people.people, limit, offset)

    def speakers_named(self, words: str = "") -> list[Speaker]:
        """Every speaker one of whose names holds `words`, most quoted first: for an operator."""
        part = text.fold(" ".join(words.split()))
        with database.reading(self._engine) as connection:
            speakers = speaker_store.everybody(connection)
        return [speaker for speaker in speakers if any(part in form for form in forms_of(speaker))]

    def merge(self, keep: str, *others: str) -> Speaker:
        """Take all that the others say for `keep`'s, now and in articles to come.

        Each is an exact name, or a number of `speakers_named`; raises NotFoundError.
        """
        with database.writing(self._engine) as connection:
            return decisions.merge(connection, self._names.at(connection), keep, others)

    def split(self, keep: str, other: str) -> Speaker:
        """Take what `keep` says under the name `other` for another's, now and from now on.

        Raises NotFoundError when `keep` is not called that, or nothing else.
        """
        with database.writing(self._engine) as connection:
            return decisions.split(connection, self._names.at(connection), keep, other)

    def part(self, keep: str, other: str | None, clues: decisions.Clues) -> Speaker:
        """Part two persons of one name: what `keep` says is `other`'s where a clue tells so.

        Gives that speaker; raises NotFoundError, also where the clues tell of nothing.
        """
        with database.writing(self._engine) as connection:
            return decisions.part(connection, self._names.at(connection), keep, other, clues)

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
        question = Question(None, topic, since, until, act, outlet)
        return self.ask(said.find_quotes, question, speaker, limit, offset)

    def quote(self, quote_id: int) -> QuoteHit:
        """One stored quote with its article and speaker; raises NotFoundError."""
        return self.ask(said.with_number, quote_id)

    # --- feedback ---

    def complain(self, quote_id: int, complaint: Complaint, chat_id: int, now: datetime) -> None:
        """Note that a chat complains of a quote, once; raises NotFoundError."""
        with database.writing(self._engine) as connection:
            feedback.complain(connection, quote_id, complaint, chat_id, now)

    def decide(self, number: int, correction: Correction | None) -> Feedback:
        """Set a disputed quote right for good, or take that back; raises NotFoundError."""
        with database.writing(self._engine) as connection:
            return feedback.decide(connection, number, correction)

    # --- questions ---

    def remember(self, question: Question) -> int:
        """A number under which the question can be recalled, also after a restart."""
        _, numbers = self.answer(lambda _: (None, [question]))
        return numbers[question]

    def recall(self, number: int) -> Question:
        """The question remembered under `number`; raises NotFoundError."""
        with database.reading(self._engine) as connection:
            return memory.recall(connection, number)

    def examples(self) -> Examples:
        """Questions that this archive answers, for a first word to a newcomer."""
        return self.ask(examples.examples)

    def counts(self) -> Counts:
        """How much the archive holds."""
        with database.reading(self._engine) as connection:
            return article_store.counts(connection)
