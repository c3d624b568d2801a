"""The archive: `open_corpus`, and `Corpus`, whose every verb composes the modules below."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple
from datetime import UTC, datetime
from typing import NamedTuple, Self, TypeAlias

from sqlalchemy import Connection, Engine

from corpus import (
    analysis,
    database,
    fulltext,
    identity,
    questions,
    search,
    spelling,
    storage,
    summarizer,
    text,
)
from corpus.exceptions import NotFoundError
from corpus.types import (
    Act,
    Analysis,
    Article,
    ArticleHit,
    Change,
    Counts,
    Examples,
    PassageHit,
    Question,
    Quote,
    QuoteHit,
    Span,
    Speaker,
    SpeakerMatch,
    Summary,
)

# Full text narrows the archive to so many candidates, which are then ranked with care.
_CANDIDATES = 50
_QUOTE_CANDIDATES = 1_000
_LIKE_TITLE = 60
# A misspelt name this much likelier than the next is the one that was meant.
_CLEARLY_LIKELIER = 5
_EXAMPLE_QUOTES = 50


# `map`, or one that has several processes do it.
_Analysing: TypeAlias = Callable[
    [Callable[[Article], Analysis], Iterable[Article]], Iterable[Analysis]
]


class _Known(NamedTuple):
    """What is kept in memory of one generation of the archive."""

    generation: int
    vocabulary: spelling.Vocabulary
    speakers: tuple[Speaker, ...]


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
        self._cached: _Known | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database's connections; leaving a `with` does it too."""
        self._engine.dispose()

    # --- putting in ---

    def add(
        self, articles: Iterable[Article], now: datetime | None = None, each: _Analysing = map
    ) -> list[Change]:
        """Store articles in one transaction; says of each what it changed.

        An article under a known key replaces its old version with all its
        passages and quotes, and keeps its id. `each` is how they are analysed:
        `map`, or one that uses several processes.
        """
        found = list(articles)
        with database.reading(self._engine) as connection:
            fresh = [each for each in found if _change(connection, each) is not Change.UNCHANGED]
        if not fresh:
            return [Change.UNCHANGED] * len(found)
        analysed = dict(zip(fresh, each(analysis.analyse, fresh), strict=True))
        moment = now or datetime.now(UTC)
        with database.writing(self._engine) as connection:
            return [_store(connection, article, analysed, moment) for article in found]

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
        with database.reading(self._engine) as connection:
            asked = spelling.terms(words, self._known(connection).vocabulary)
            groups = [term.variants for term in asked]
            ids = fulltext.search_titles(connection, groups, _CANDIDATES)
            found = storage.articles_with_ids(connection, ids)
        hits = [
            ArticleHit(article, search.title_likeness(words, article.title))
            for article in found.values()
        ]
        likely = (hit for hit in hits if hit.score >= _LIKE_TITLE)
        return sorted(likely, key=lambda hit: (-hit.score, hit.article.id))[:limit]

    def summarize(self, article_id: int, sentences: int = 3) -> Summary:
        """The sentences that tell most of an article; raises NotFoundError, SummaryError."""
        return summarizer.summarize(self.article(article_id).text, sentences)

    # --- passages ---

    def find_passages(self, question: str, limit: int = 5) -> list[PassageHit]:
        """The passages that answer `question` best, however its words are spelt, best first."""
        with database.reading(self._engine) as connection:
            asked = spelling.terms(question, self._known(connection).vocabulary)
            groups = [term.variants for term in asked]
            ids = fulltext.search_passages(connection, groups, _CANDIDATES)
            found = storage.passages_with_ids(connection, ids)
            articles = storage.articles_with_ids(connection, (hit.article_id for hit in found))
        pairs = [(passage, articles[passage.article_id]) for passage in found]
        return search.rank_passages(asked, question, pairs)[:limit]

    def find_mentions(
        self, name: str, topic: str | None = None, limit: int = 5
    ) -> list[PassageHit]:
        """The passages that mention `name`, of the newest articles first.

        With a topic those that hold it too, if there are any.
        """
        with database.reading(self._engine) as connection:
            vocabulary = self._known(connection).vocabulary
            phrase = spelling.phrase(name, vocabulary)
            ids = fulltext.search_phrase(connection, phrase, _CANDIDATES) if phrase else []
            found = storage.passages_with_ids(connection, ids)
            articles = storage.articles_with_ids(connection, (hit.article_id for hit in found))
        ordered = sorted(found, key=lambda passage: ids.index(passage.id))
        hits = [search.mention(phrase, hit, articles[hit.article_id]) for hit in ordered]
        asked = spelling.terms(topic or "", vocabulary)
        return (search.about(asked, hits) or hits)[:limit]

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
        found = identity.match(name, self._everybody())
        return [hit for hit in found if hit.score > found[0].score - _CLEARLY_LIKELIER]

    def whom(self, asked: Question) -> list[Speaker]:
        """The speakers a question may be about: none, one, or several to choose from.

        Of several people with one name, those who are quoted on the topic.
        """
        found = [hit.speaker for hit in self.find_speakers(asked.name or "")]
        if len(found) < 2:
            return found
        rest = (asked.topic, asked.since, asked.until)
        quoted = [who for who in found if self.find_quotes(who.id, *rest, limit=1, act=asked.act)]
        return quoted or found

    def nearest_speakers(self, name: str, limit: int = 3) -> list[Speaker]:
        """The speakers whose names look most like `name`, when nobody is called that."""
        return identity.nearest(name, self.people(None), limit)

    def speaker(self, speaker_id: int) -> Speaker | None:
        """The speaker with this id, or None when nothing they said is left in the archive."""
        return next((found for found in self._everybody() if found.id == speaker_id), None)

    def people(self, limit: int | None = 10, offset: int = 0) -> list[Speaker]:
        """The speakers who said something, most quoted first; all of them if `limit` is None."""
        found = [speaker for speaker in self._everybody() if speaker.quotes]
        return found[offset : None if limit is None else offset + limit]

    def speakers_named(self, words: str = "") -> list[Speaker]:
        """Every speaker one of whose names holds `words`, most quoted first: for an operator."""
        wanted = text.fold(" ".join(words.split()))
        return [found for found in self._everybody() if _has_name(found, lambda n: wanted in n)]

    def merge(self, keep: str, *others: str) -> Speaker:
        """Take all that the others say for `keep`'s, now and in articles to come.

        Each is an exact name, or a number of `speakers_named`; raises NotFoundError.
        """
        with database.writing(self._engine) as connection:
            known = storage.all_speakers(connection)
            kept, merged = _named(keep, known), [_named(other, known) for other in others]
            for other in merged:
                _check_merge(kept, other)
            storage.merge(connection, kept.id, {other.id for other in merged})
            return _with_id(kept.id, storage.all_speakers(connection))

    def split(self, keep: str, other: str) -> Speaker:
        """Take what `keep` says under the name `other` for another's, now and from now on.

        Raises NotFoundError when `keep` is not called that, or nothing else.
        """
        with database.writing(self._engine) as connection:
            kept = _named(keep, storage.all_speakers(connection))
            if text.fold(other) == text.fold(kept.name):
                raise NotFoundError(f"{kept.name!r} cannot be split from itself; name another form")
            if not storage.split(connection, kept.id, other):
                names = ", ".join(storage.names_of(connection, kept.id))
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
    ) -> list[QuoteHit]:
        """What a speaker said, or anybody when `speaker` is None; sentence by sentence.

        Newest first; with a topic only what is about it, best first. Only from
        articles published from `since` up to before `until`. What they think
        only where `act` asks for it.
        """
        thoughts = act is Act.THOUGHT
        with database.reading(self._engine) as connection:
            known = self._known(connection)
            if not topic:
                found = storage.quotes_between(connection, speaker, since, until, None, thoughts)
                page = _one_a_sentence(found)[offset : offset + limit]
                return _with_articles(connection, page, known)
            asked = spelling.terms(topic, known.vocabulary)
            groups = [term.variants for term in asked]
            ids = fulltext.search_quotes(connection, groups, speaker, _QUOTE_CANDIDATES, thoughts)
            found = storage.quotes_between(connection, speaker, since, until, ids, thoughts)
            hits = _with_articles(connection, _one_a_sentence(found), known)
        ranked = search.rank_quotes(asked, hits)
        if speaker is None:  # of everybody's words only those that hold the topic are an answer
            ranked = [hit for hit in ranked if hit.coverage > 0]
        return ranked[offset : offset + limit]

    def quote(self, quote_id: int) -> QuoteHit:
        """One stored quote with its article and speaker; raises NotFoundError."""
        with database.reading(self._engine) as connection:
            found = storage.quote(connection, quote_id)
            if found is None or found.speaker_id is None:
                raise NotFoundError("that article has changed since, and the quote is gone")
            return _with_articles(connection, [found], self._known(connection))[0]

    # --- questions ---

    def read_question(self, words: str, now: datetime) -> Question | None:
        """What `words` ask somebody to have said, or None when they ask something else.

        A question by its form ("what did X say about Y") need not name anybody
        the archive knows; bare words ("cavusoglu nato") must.
        """
        asked = questions.parse_question(words, now)
        if asked is not None:
            return asked
        return next(filter(self._names_a_speaker, questions.readings(words, now)), None)

    def read_name(self, words: str, now: datetime) -> Question:
        """A question about a person whose name comes first in `words`, then perhaps a topic."""
        found = questions.readings(words, now) or [Question(words)]
        named = filter(self._names_a_speaker, found)
        return questions.parse_question(words, now) or next(named, found[0])

    def remember(self, asked: Question) -> int:
        """A number under which the question can be recalled, also after a restart."""
        body = json.dumps(astuple(asked), default=datetime.isoformat)
        with database.reading(self._engine) as connection:
            known = storage.question_id(connection, body)
        if known is not None:  # most questions are asked again, and a reader waits for nobody
            return known
        with database.writing(self._engine) as connection:
            return storage.remember_question(connection, body)

    def recall(self, question_id: int) -> Question:
        """The question remembered under `question_id`; raises NotFoundError."""
        with database.reading(self._engine) as connection:
            body = storage.recall_question(connection, question_id)
        if body is None:
            raise NotFoundError("that question is no longer known; please ask it again")
        # A question of an older version has no act.
        name, topic, *times, act = [*json.loads(body), Act.SAID][:5]
        since, until = (datetime.fromisoformat(time) if time else None for time in times)
        return Question(name, topic, since, until, Act(act))

    def examples(self) -> Examples:
        """Questions that this archive answers, for a first word to a newcomer."""
        most_quoted = self.people(5)
        topics: dict[str, None] = {}
        for speaker in most_quoted:
            said = self.find_quotes(speaker.id, limit=_EXAMPLE_QUOTES)
            topics.update(dict.fromkeys(search.common_topics(said)[:1]))
        return Examples(
            speakers=tuple(speaker.name for speaker in most_quoted[:2]),
            topics=tuple(topics)[:2],
            headlines=tuple(article.title for article in self.latest(1)),
        )

    def counts(self) -> Counts:
        """How much the archive holds."""
        with database.reading(self._engine) as connection:
            return storage.counts(connection)

    # --- within ---

    def _known(self, connection: Connection) -> _Known:
        """The vocabulary and speakers, read again only after the archive has changed."""
        generation = storage.generation(connection)
        known = self._cached
        if known is None or known.generation != generation:
            words = fulltext.vocabulary(connection)
            passages = storage.counts(connection).passages
            people = tuple(storage.all_speakers(connection))
            known = _Known(generation, spelling.vocabulary(words, passages), people)
            self._cached = known  # another thread may have put a later one here since
        return known

    def _everybody(self) -> tuple[Speaker, ...]:
        with database.reading(self._engine) as connection:
            return self._known(connection).speakers

    def _names_a_speaker(self, reading: Question) -> bool:
        """Whether the name of a reading is one: only what is no other word may be misspelt."""
        name = reading.name or ""
        asked = set(text.words(text.fold(name)))
        with database.reading(self._engine) as connection:
            known_words = asked & self._known(connection).vocabulary.counts.keys()
        return any(
            _has_name(hit.speaker, lambda form: known_words <= set(text.words(form)))
            for hit in self.find_speakers(name)
        )


def _has_name(speaker: Speaker, is_it: Callable[[str], bool]) -> bool:
    return any(map(is_it, identity.forms(speaker)))


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
    choices = found or identity.nearest(name, known)
    named = ", ".join(f"{each.id} {each.name} ({each.kind})" for each in choices)
    if found:
        raise NotFoundError(f"{name!r} may be: {named}; give the number")
    raise NotFoundError(f"no speaker is called {name!r}" + (f"; nearest: {named}" if named else ""))


def _store(
    connection: Connection, article: Article, analysed: dict[Article, Analysis], now: datetime
) -> Change:
    """Store an article unless the archive has it already, perhaps from a moment ago."""
    change = _change(connection, article)
    if change is not Change.UNCHANGED:
        found = analysed.get(article) or analysis.analyse(article)
        storage.save(connection, article, analysis.digest(article), found, now)
    return change


def _change(connection: Connection, article: Article) -> Change:
    """What storing the article would change; the same article under another key changes nothing."""
    stored = storage.content_hash(connection, article.key)
    if stored == analysis.digest(article):
        return Change.UNCHANGED
    if stored is not None:
        return Change.CHANGED
    is_copy = storage.has_content(connection, analysis.digest(article))
    return Change.UNCHANGED if is_copy else Change.NEW


def _with_articles(connection: Connection, found: Sequence[Quote], known: _Known) -> list[QuoteHit]:
    articles = storage.articles_with_ids(connection, {quote.article_id for quote in found})
    by_id = {speaker.id: speaker for speaker in known.speakers}
    return [
        QuoteHit(quote, articles[quote.article_id], by_id[quote.speaker_id])
        for quote in found
        if quote.speaker_id is not None
    ]


def _one_a_sentence(quotes: Iterable[Quote]) -> list[Quote]:
    """The quotes without those whose sentence another of the same speaker shows already."""
    first: dict[tuple[int, Span, int | None], Quote] = {}
    for quote in quotes:
        first.setdefault((quote.article_id, quote.sentence, quote.speaker_id), quote)
    return list(first.values())
