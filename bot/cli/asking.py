"""The commands that answer: summaries, what was said, checks, passages, stories, quotes."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import tee
from pathlib import Path
from typing import Any, NamedTuple

from bot.cli.printing import (
    article_fields,
    complain,
    each,
    one_line,
    pairs,
    pieces,
    publication_fields,
    quote_fields,
    quote_hit_fields,
    show,
    source,
)
from bot.cli.processes import mapping
from bot.config import Config
from corpus import (
    Article,
    Corpus,
    LoadError,
    NotFoundError,
    Quote,
    SummaryError,
    open_corpus,
)
from corpus.answers import checks as check_answers
from corpus.answers import coverage
from corpus.answers import passages as passage_answers
from corpus.answers import said as said_answers
from corpus.answers.checks import Verdict
from corpus.answers.said import QuoteAnswer
from corpus.feeds.aggregator import Aggregator
from corpus.loading import dates, formats, loader
from corpus.quotes.extraction import Extract, read
from corpus.speakers import bearers
from corpus.speakers.bearers import ArticleReading
from corpus.summaries import summarizer
from corpus.summaries.brief import Telling
from corpus.text import shorten
from corpus.web.fetch import Fetcher
from handlers.replies import checks as checkwords
from handlers.replies import errors
from handlers.replies import quotes as quotewords
from handlers.replies.layout import plain

_SENTENCES = 3
_LONGEST_SENTENCE = 1_500  # characters, as in the chat
_LONGEST_NUMBER = 19  # digits; the archive numbers nothing that high


def summary(config: Config, options: Namespace) -> int:
    """Summarize files and articles."""
    with open_corpus(config.database) as corpus:
        return each(options, lambda query: _summarize(corpus, query, options, config.contact))


def _summarize(corpus: Corpus, query: str, options: Namespace, contact: str) -> bool:
    article = _read_file(Path(query)) if _is_file(query) else _find(corpus, query, contact)
    try:
        most = options.sentences or (summarizer.MOST if options.words else _SENTENCES)
        summary = summarizer.summarize(article.text, most, options.words, article.title)
    except SummaryError as error:
        return complain(f"{query}: {errors.line(error)}")
    sentences = [span.of(article.text) for span in summary.sentences]
    fields = {
        "query": query,
        "id": article.id or None,
        "title": article.title,
        "sentences": sentences,
        "spans": pairs(summary.sentences),
    }
    lines = [_on_a_line(sentence) for sentence in sentences]
    show(options, fields, "\n\n".join([*lines, source(article)]) + "\n")
    return True


def _on_a_line(sentence: str) -> str:
    """A sentence on one line; one without an end is cut at a word, and marked."""
    line = shorten(sentence, _LONGEST_SENTENCE)
    return line if line == one_line(sentence) else f"{line} [cut]"


def _is_file(query: str) -> bool:
    try:
        return Path(query).is_file()
    except (OSError, ValueError):  # too long for a name, or not one
        return False


def _read_file(path: Path) -> Article:
    article = next(iter(loader.read(path)))
    if isinstance(article, LoadError):
        raise article
    return article


def _find(corpus: Corpus, query: str, contact: str) -> Article:
    if query.isdecimal() and len(query) < _LONGEST_NUMBER:
        return corpus.article(int(query))
    if query.lower().startswith(("http://", "https://")):
        web = Aggregator(corpus, Fetcher(contact))
        return web.known(query) or web.page(query)
    by_title = corpus.find_articles(query, 1)
    if not by_title:
        raise NotFoundError("article.untitled", query=query)
    return by_title[0].article


@contextmanager
def _filled(config: Config) -> Iterator[Corpus]:
    """The archive, which must hold something: a mistyped path would answer "nobody" to all."""
    with open_corpus(config.database) as corpus:
        if not corpus.latest(1):
            raise NotFoundError("archive.empty", archive=config.database)
        yield corpus


def said(config: Config, options: Namespace) -> int:
    """Print what people said."""
    with _filled(config) as corpus:
        return each(options, lambda query: _said(corpus, query, options))


def _said(corpus: Corpus, query: str, options: Namespace) -> bool:
    limit = options.limit or sys.maxsize
    answer = corpus.ask(said_answers.of_name, query, datetime.now(UTC), limit)
    name = answer.question.name
    if len(answer.speakers) > 1:
        names = ", ".join(f"{speaker.name} ({speaker.quotes})" for speaker in answer.speakers)
        return complain(f"{name!r} may be: {names}")
    if name and not answer.speakers:
        return _not_a_speaker(name, answer, options)
    for hit in answer.hits:
        sentence = one_line(hit.quote.sentence.of(hit.article.text))
        by = f"{plain(quotewords.speaker(hit))}, {source(hit.article)}"
        show(options, {"query": query, **quote_hit_fields(hit)}, f"{sentence}\n{by}\n")
    return bool(answer.hits) or complain(f"nothing found for {query!r}")


def _not_a_speaker(name: str, answer: QuoteAnswer, options: Namespace) -> bool:
    """Say why nothing was said: only mentions, which are no quotes, or the nearest names."""
    if not answer.mentions:
        nearest = ", ".join(speaker.name for speaker in answer.nearest)
        return complain(f"nobody is called {name!r}" + (f"; nearest: {nearest}" if nearest else ""))
    complain(f"no quote here is surely by {name!r}, only sentences that mention the name")
    for hit in [] if options.json else answer.mentions:
        print(f"{one_line(hit.sentence.of(hit.article.text))}\n{source(hit.article)}\n")
    return False


def check(config: Config, options: Namespace) -> int:
    """Print the verdict on words, and where they were published."""
    with _filled(config) as corpus:
        return each(options, lambda query: _check(corpus, query, options))


def _check(corpus: Corpus, query: str, options: Namespace) -> bool:
    answer = corpus.ask(check_answers.of_words, query, options.by)
    fields = {"query": query, "verdict": answer.verdict, **publication_fields(answer)}
    show(options, fields, plain(checkwords.checked(answer, "").text) + "\n")
    return answer.verdict is not Verdict.ABSENT


def ask(config: Config, options: Namespace) -> int:
    """Print the passages that answer questions."""
    with _filled(config) as corpus:
        return each(options, lambda query: _ask(corpus, query, options))


def _ask(corpus: Corpus, query: str, options: Namespace) -> bool:
    answer = corpus.ask(passage_answers.of_words, query, datetime.now(UTC), options.limit)
    if answer.hits and (answer.is_widened or not answer.fits):
        complain(f"nothing fits {query!r}; the nearest there is")
    for rank, hit in enumerate(answer.hits, 1):
        sentence = hit.sentence.of(hit.article.text)
        fields = {
            "query": query,
            "rank": rank,
            "score": round(hit.score, 4),
            "confidence": round(hit.confidence, 4),
            "fits": hit.fits,
            "article_id": hit.article.id,
            "url": hit.article.url,
            "text": hit.passage.span.of(hit.article.text),
            "sentence": sentence,
        }
        show(options, fields, f"{one_line(sentence)}\n{source(hit.article)}\n")
    return bool(answer.hits) or complain(f"nothing found for {query!r}")


def stories(config: Config, options: Namespace) -> int:
    """Print the stories of many articles: on a topic, of a time, or both."""
    with _filled(config) as corpus:
        return each(options, lambda query: _stories(corpus, query, options))


def _stories(corpus: Corpus, query: str, options: Namespace) -> bool:
    answer = corpus.ask(coverage.answer, query, datetime.now(UTC))
    covered = answer.coverage
    if covered.brief:
        for telling in covered.brief:
            show(options, {"query": query, **_telling_fields(telling)}, f"{_telling(telling)}\n")
        return True
    for story in covered.stories[: options.limit]:
        fields = {
            "query": query,
            "lead": _telling_fields(story.lead),
            "further": [_telling_fields(telling) for telling in story.further],
            "copies": [article_fields(article) for article in story.copies],
        }
        tellings = [telling for telling in (story.lead, *story.further) if telling.sentences]
        tellers = [telling.article for telling in tellings]
        silent = [article for article in story.articles if article not in tellers]
        lines = [*map(_telling, tellings), *(f"also: {source(article)}" for article in silent)]
        show(options, fields, "\n".join(lines) + "\n")
    return bool(covered.stories) or complain(f"nothing found for {query!r}")


def _telling(telling: Telling) -> str:
    sentences = [_on_a_line(span.of(telling.article.text)) for span in telling.sentences]
    return "\n".join([*sentences, source(telling.article)])


def _telling_fields(telling: Telling) -> dict[str, Any]:
    sentences = [span.of(telling.article.text) for span in telling.sentences]
    return {**article_fields(telling.article), "sentences": sentences}


def timeline(config: Config, options: Namespace) -> int:
    """Print a dated sentence an event."""
    with _filled(config) as corpus:
        return each(options, lambda query: _timeline(corpus, query, options))


def _timeline(corpus: Corpus, query: str, options: Namespace) -> bool:
    answer = corpus.ask(coverage.timeline, query, datetime.now(UTC), options.limit)
    for event in answer.events or ():
        sentence = event.sentence.of(event.article.text)
        day = event.day.date().isoformat()
        fields = {"query": query, "day": day, "sentence": sentence}
        line = f"{day}  {_on_a_line(sentence)}\n{source(event.article)}\n"
        show(options, fields | {"article": article_fields(event.article)}, line)
    return bool(answer.events) or complain(f"nothing found for {query!r}")


def quotes(_config: Config, options: Namespace) -> int:
    """Print who says what in a file, as it is read; or in a folder, whose files help each other."""
    path = Path(options.path)
    texts, same_texts = tee(_texts(path))
    bodies = ("" if isinstance(text, LoadError) else text.text for text in same_texts)
    with mapping(options.jobs) as each_text:
        pairs = zip(texts, each_text(read, bodies), strict=True)
        groups = [list(pairs)] if path.is_dir() else ([pair] for pair in pairs)
        results = [is_read for group in groups for is_read in _quotes_of(group, options)]
    return 0 if results and all(results) else 1


def _quotes_of(
    pairs: Sequence[tuple[_File | LoadError, Extract]], options: Namespace
) -> Iterator[bool]:
    """Print the quotes of articles that tell each other who is who; whether each was read."""
    readings = [
        _reading(text, extract) for text, extract in pairs if not isinstance(text, LoadError)
    ]
    attributions = bearers.completed(readings)
    for text, _ in pairs:
        if isinstance(text, LoadError):
            yield complain(errors.line(text))
        else:
            yield _quotes(text, next(attributions), options)


class _File(NamedTuple):
    """The text of a file, and when it was published if its name or the article says so."""

    name: str
    text: str
    published: datetime | None


def _reading(file: _File, extract: Extract) -> ArticleReading:
    persons = {person.name: person.aliases for person in extract.persons}
    return ArticleReading(file.text, extract.quotes, persons, bearers.month_of(file.published))


def _quotes(file: _File, attributions: Sequence[Quote], options: Namespace) -> bool:
    lines = [
        f"{quote.speaker or '(nobody named)'}: {one_line(pieces(quote, file.text))}"
        for quote in attributions
    ]
    fields = {"file": file.name, "quotes": [quote_fields(quote) for quote in attributions]}
    show(options, fields, "\n".join([file.name, *lines, ""]))
    return True


def _texts(path: Path) -> Iterator[_File | LoadError]:
    """Each file's stem and text; a .txt file's text as it stands, so that offsets fit the file."""
    for file in loader.find_files([path]):
        if file.suffix == ".txt" and file.is_file():
            with file.open(encoding="utf-8", errors="replace", newline="") as stream:
                text = formats.without_date(stream.read())
            yield _File(file.stem, text, dates.in_name(file.stem))
            continue
        for article in loader.read(file):
            if isinstance(article, LoadError):
                yield article
            else:
                yield _File(file.stem, article.text, article.published)
