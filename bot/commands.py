"""The commands, one function each: settings and options in, exit status out."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import tee
from pathlib import Path
from typing import Any

from bot.config import PREFIX, Config, ConfigError
from bot.feeds import feeds
from bot.loading import load
from bot.processes import mapping
from corpus import (
    SURE,
    Article,
    Corpus,
    LoadError,
    NotFoundError,
    Question,
    Quote,
    QuoteHit,
    Span,
    Speaker,
    SummaryError,
    database,
    formats,
    loader,
    open_corpus,
    summarizer,
)
from corpus.quotes import extract
from corpus.text import shorten
from handlers.layout import date

_SENTENCES = 3
_LONGEST_SENTENCE = 1_500  # characters, as in the chat
_LONGEST_NUMBER = 19  # digits; the archive numbers nothing that high

# --- the bot ---------------------------------------------------------------------


def run(config: Config, _options: Namespace) -> int:
    """Run the bot until it is stopped."""
    from telegram import Update
    from telegram.error import InvalidToken

    from bot import app, log

    if not config.token:
        raise ConfigError(f"{PREFIX}TOKEN is not set; @BotFather on Telegram gives you one")
    log.set_up(config.token)
    wanted = [Update.MESSAGE, Update.EDITED_MESSAGE, Update.CHANNEL_POST, Update.CALLBACK_QUERY]
    with open_corpus(config.database) as corpus:
        application = app.build(config, corpus)
        log.logger.info(
            "%d articles; connecting to %s", corpus.counts().articles, config.api_base_url
        )
        try:
            application.run_polling(allowed_updates=wanted, bootstrap_retries=-1)
        except InvalidToken:
            raise ConfigError(f"{PREFIX}TOKEN was refused by Telegram; is it complete?") from None
    return 0


def chat(config: Config, _options: Namespace) -> int:
    """Chat in the terminal."""
    from bot import terminal

    with open_corpus(config.database) as corpus:
        terminal.chat(config, corpus)
    return 0


# --- the archive -----------------------------------------------------------------


def articles(config: Config, options: Namespace) -> int:
    """List every article."""
    with open_corpus(config.database) as corpus:
        found = corpus.latest(None)
    for article in found:
        where = " · ".join(filter(None, (article.outlet, date(article.published))))
        _print(
            options, _article_fields(article), f"{article.id:>5}  {article.title}\n       {where}"
        )
    return 0


def stats(config: Config, options: Namespace) -> int:
    """Say how much there is."""
    with open_corpus(config.database) as corpus:
        counts = corpus.counts()
    fields = {
        "articles": counts.articles,
        "passages": counts.passages,
        "quotes": counts.quotes,
        "attributed": counts.attributed,
        "speakers": counts.speakers,
        "first": _iso(counts.first),
        "last": _iso(counts.last),
    }
    times = f", from {date(counts.first)} to {date(counts.last)}" if counts.first else ""
    lines = (
        f"{counts.articles:,} articles{times}",
        f"{counts.quotes:,} quotes, {counts.attributed:,} of them of {counts.speakers:,} speakers",
        f"{counts.passages:,} passages",
    )
    _print(options, fields, "\n".join(lines))
    return 0


def migrate(config: Config, _options: Namespace) -> int:
    """Bring the tables up to date."""
    engine = database.open_engine(config.database)
    try:
        before, after = database.migrate(engine)
    finally:
        engine.dispose()
    moved = "was up to date" if before == after else f"is now at version {after}"
    print(f"The archive {moved}.")
    return 0


def speakers(config: Config, options: Namespace) -> int:
    """List, merge or split the speakers."""
    with open_corpus(config.database) as corpus:
        return _SPEAKERS[options.action](corpus, options)


def _list_speakers(corpus: Corpus, options: Namespace) -> int:
    name = " ".join(options.name)
    found = corpus.speakers_named(name)
    for speaker in found:
        known_as = f"\n       {', '.join(speaker.aliases)}" if speaker.aliases else ""
        line = f"{speaker.id:>5}  {speaker.name} ({speaker.kind}, {speaker.quotes})"
        _print(options, _speaker_fields(speaker), line + known_as)
    return 0 if found or not name else _failed(f"no speaker has a name like {name!r}")


def _merge_speakers(corpus: Corpus, options: Namespace) -> int:
    kept = corpus.merge(options.keep, *options.others)
    print(f"All of that is {kept.name}'s now ({kept.quotes} quotes, number {kept.id}).")
    return 0


def _split_speakers(corpus: Corpus, options: Namespace) -> int:
    kept = corpus.split(options.keep, options.other)
    print(f"{options.other} is not {kept.name} any more.")
    return 0


_SPEAKERS: dict[str, Callable[[Corpus, Namespace], int]] = {
    "list": _list_speakers,
    "merge": _merge_speakers,
    "split": _split_speakers,
}

# --- questions ---------------------------------------------------------------------


def summary(config: Config, options: Namespace) -> int:
    """Summarize files and articles."""
    with open_corpus(config.database) as corpus:
        return _each(options.query, lambda query: _summarize(corpus, query, options))


def _summarize(corpus: Corpus, query: str, options: Namespace) -> bool:
    article = _read_file(Path(query)) if _is_file(query) else _find(corpus, query)
    try:
        most = options.sentences or (summarizer.MOST if options.words else _SENTENCES)
        picked = summarizer.summarize(article.text, most, options.words, article.title)
    except SummaryError as error:
        raise SummaryError(f"{query}: {error}") from error
    sentences = [span.of(article.text) for span in picked.sentences]
    fields = {
        "id": article.id or None,
        "title": article.title,
        "sentences": sentences,
        "spans": _pairs(picked.sentences),
    }
    shown = [_shown(sentence) for sentence in sentences]
    _print(options, fields, "\n\n".join([*shown, _source(article)]) + "\n")
    return True


def _shown(sentence: str) -> str:
    """A sentence on one line; one without an end is cut at a word, and marked."""
    line = shorten(sentence, _LONGEST_SENTENCE)
    return line if line == _line(sentence) else f"{line} [cut]"


def _is_file(query: str) -> bool:
    try:
        return Path(query).is_file()
    except (OSError, ValueError):  # too long for a name, or not one
        return False


def _read_file(path: Path) -> Article:
    found = next(iter(loader.read(path)))
    if isinstance(found, LoadError):
        raise found
    return found


def _find(corpus: Corpus, query: str) -> Article:
    if query.isdecimal() and len(query) < _LONGEST_NUMBER:
        return corpus.article(int(query))
    by_link = corpus.article_by_url(query)
    by_title = corpus.find_articles(query, 1)
    if by_link is None and not by_title:
        raise NotFoundError(f"there is no file, link or title like {query!r}")
    return by_link or by_title[0].article


@contextmanager
def _filled(config: Config) -> Iterator[Corpus]:
    """The archive, which must hold something: a mistyped path would answer "nobody" to all."""
    with open_corpus(config.database) as corpus:
        if not corpus.latest(1):
            raise NotFoundError(f"{config.database} is empty; fill it first: onrecord load PATH")
        yield corpus


def said(config: Config, options: Namespace) -> int:
    """Print what people said."""
    with _filled(config) as corpus:
        return _each(options.query, lambda query: _said(corpus, query, options))


def _said(corpus: Corpus, query: str, options: Namespace) -> bool:
    asked = corpus.read_name(query, datetime.now(UTC))
    speakers = corpus.whom(asked) if asked.name else []
    if len(speakers) > 1:
        names = ", ".join(f"{speaker.name} ({speaker.quotes})" for speaker in speakers)
        return _complain(f"{asked.name!r} may be: {names}")
    if asked.name and not speakers:
        return _not_a_speaker(corpus, asked, options)
    limit = options.limit or sys.maxsize
    speaker = speakers[0].id if speakers else None
    hits = corpus.quotes_for(asked, speaker, limit)
    for hit in hits:
        text = f"{_line(hit.quote.sentence.of(hit.article.text))}\n{_who(hit)}, "
        _print(options, _quote_hit_fields(hit), text + _source(hit.article) + "\n")
    return bool(hits) or _complain(f"nothing found for {query!r}")


def _who(hit: QuoteHit) -> str:
    unsure = " (probably)" if hit.quote.confidence < SURE else ""
    return hit.speaker.name + unsure + (f", quoting {hit.quote.inner}" if hit.quote.inner else "")


def _not_a_speaker(corpus: Corpus, asked: Question, options: Namespace) -> bool:
    """Say why nothing was said: only mentions, which are no quotes, or the nearest names."""
    name = asked.name or ""
    mentions = corpus.find_mentions(name, asked.topic)
    if not mentions:
        nearest = ", ".join(speaker.name for speaker in corpus.nearest_speakers(name))
        return _complain(
            f"nobody is called {name!r}" + (f"; nearest: {nearest}" if nearest else "")
        )
    _complain(f"no quote here is surely by {name!r}, only sentences that mention the name")
    for hit in [] if options.json else mentions:
        print(f"{_line(hit.sentence.of(hit.article.text))}\n{_source(hit.article)}\n")
    return False


def ask(config: Config, options: Namespace) -> int:
    """Print the passages that answer questions."""
    with _filled(config) as corpus:
        return _each(options.query, lambda query: _ask(corpus, query, options))


def _ask(corpus: Corpus, query: str, options: Namespace) -> bool:
    found = corpus.answer(query, options.limit, now=datetime.now(UTC))
    if found.hits and (found.is_widened or not found.fits):
        _complain(f"nothing fits {query!r}; the nearest there is")
    for rank, hit in enumerate(found.hits, 1):
        sentence = hit.sentence.of(hit.article.text)
        fields = {
            "query": query,
            "rank": rank,
            "score": round(hit.score, 4),
            "confidence": round(hit.confidence, 4),
            "article_id": hit.article.id,
            "url": hit.article.url,
            "text": hit.passage.span.of(hit.article.text),
            "sentence": sentence,
        }
        _print(options, fields, f"{_line(sentence)}\n{_source(hit.article)}\n")
    return bool(found.hits) or _complain(f"nothing found for {query!r}")


def quotes(_config: Config, options: Namespace) -> int:
    """Print who says what in files, without an archive."""
    found, again = tee(_texts(Path(options.path)))
    bodies = ("" if isinstance(each, LoadError) else each[1] for each in again)
    with mapping(options.jobs) as each_text:
        pairs = zip(found, each_text(extract, bodies), strict=True)
        done = [_quotes(each, attributions, options) for each, attributions in pairs]
    return 0 if done and all(done) else 1


def _quotes(
    found: tuple[str, str] | LoadError, attributions: Sequence[Quote], options: Namespace
) -> bool:
    if isinstance(found, LoadError):
        return _complain(str(found))
    name, text = found
    lines = [
        f"{quote.speaker or '(nobody named)'}: {_line(_pieces(quote, text))}"
        for quote in attributions
    ]
    fields = {"file": name, "quotes": [_quote_fields(quote) for quote in attributions]}
    _print(options, fields, "\n".join([name, *lines, ""]))
    return True


def _texts(path: Path) -> Iterator[tuple[str, str] | LoadError]:
    """Each file's stem and text; a .txt file's text as it stands, so that offsets fit the file."""
    for file in loader.find_files([path]):
        if file.suffix == ".txt" and file.is_file():
            with file.open(encoding="utf-8", errors="replace", newline="") as stream:
                yield file.stem, formats.without_date(stream.read())
            continue
        for found in loader.read(file):
            yield found if isinstance(found, LoadError) else (file.stem, found.text)


# --- printing ------------------------------------------------------------------------


def _each(words: list[str], answer: Callable[[str], bool]) -> int:
    """Answer the query, or each line of standard input for "-"; the exit status."""
    if words != ["-"]:
        query = " ".join(words).strip()
        return (0 if answer(query) else 1) if query else _misused("nothing is asked")
    lines = (line.strip() for line in sys.stdin)
    failed = [line for line in lines if line and not _answered(answer, line)]
    return 1 if failed else 0


def _failed(words: str) -> int:
    _complain(words)
    return 1


def _misused(words: str) -> int:
    _complain(words)
    return 2


def _answered(answer: Callable[[str], bool], line: str) -> bool:
    try:
        return answer(line)
    except (NotFoundError, LoadError, SummaryError) as error:
        return _complain(str(error))


def _complain(words: str) -> bool:
    print(f"onrecord: {words}", file=sys.stderr)
    return False


def _print(options: Namespace, fields: dict[str, Any], text: str) -> None:
    print(json.dumps(fields, ensure_ascii=False) if options.json else text, flush=True)


def _line(text: str) -> str:
    return " ".join(text.split())


def _source(article: Article) -> str:
    parts = (article.outlet, date(article.published), article.url or shorten(article.title, 60))
    return ", ".join(filter(None, parts))


def _pieces(quote: Quote, text: str) -> str:
    return " ... ".join(span.of(text) for span in quote.content)


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _article_fields(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "outlet": article.outlet,
        "published": _iso(article.published),
        "language": article.language,
        "authors": list(article.authors),
        "characters": len(article.text),
        "source_file": article.source_file,
    }


def _quote_fields(quote: Quote) -> dict[str, Any]:
    return {
        "content_spans": _pairs(quote.content),
        "cue_span": _pair(quote.cue),
        "speaker_span": _pair(quote.source),
        "speaker": quote.speaker,
        "kind": quote.kind,
        "confidence": round(quote.confidence, 3),
        "speaker_kind": quote.speaker_kind,
        "act": quote.act,
        "evidence_span": _pair(quote.evidence),
        "inner": quote.inner,
    }


def _quote_hit_fields(hit: QuoteHit) -> dict[str, Any]:
    return {
        "speaker": hit.speaker.name,
        "text": _pieces(hit.quote, hit.article.text),
        "sentence": hit.quote.sentence.of(hit.article.text),
        "article_id": hit.article.id,
        "title": hit.article.title,
        "url": hit.article.url,
        "published": _iso(hit.article.published),
        "kind": hit.quote.kind,
        "confidence": round(hit.quote.confidence, 3),
        "act": hit.quote.act,
        "speaker_kind": hit.quote.speaker_kind,
    }


def _speaker_fields(speaker: Speaker) -> dict[str, Any]:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "kind": speaker.kind,
        "quotes": speaker.quotes,
        "aliases": list(speaker.aliases),
    }


COMMANDS: dict[str, Callable[[Config, Namespace], int]] = {
    command.__name__: command
    for command in (
        *(run, chat, load, feeds, articles, speakers, summary, said, ask, quotes, stats, migrate),
    )
}
"""Every command by its name."""
