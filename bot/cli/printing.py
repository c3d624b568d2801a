"""What the commands print: a line for a person, or an object as JSON; and how they fail."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from corpus import Article, LoadError, NotFoundError, Quote, QuoteHit, Span, Speaker, SummaryError
from corpus.answers.checks import CheckAnswer
from corpus.text import shorten
from handlers.replies import errors
from handlers.replies.layout import date


def each(options: Namespace, answer: Callable[[str], bool]) -> int:
    """Answer the query, or each line of standard input for "-" under itself; the exit status."""
    if options.query != ["-"]:
        query = " ".join(options.query).strip()
        return (0 if answer(query) else 1) if query else misused("nothing is asked")
    lines = (line.strip() for line in sys.stdin)
    failed = [line for line in lines if line and not _answered(options, answer, line)]
    return 1 if failed else 0


def failed(words: str) -> int:
    """Say what went wrong; the exit status for it."""
    complain(words)
    return 1


def misused(words: str) -> int:
    """Say what is wrong with the command; the exit status for it."""
    complain(words)
    return 2


def _answered(options: Namespace, answer: Callable[[str], bool], line: str) -> bool:
    if not options.json:
        print(f"> {line}", flush=True)
    try:
        return answer(line)
    except (NotFoundError, LoadError, SummaryError) as error:
        return complain(errors.line(error))


def complain(words: str) -> bool:
    """Say what went wrong, on standard error; False, for nothing was answered."""
    print(f"onrecord: {words}", file=sys.stderr)
    return False


def show(options: Namespace, fields: dict[str, Any], text: str) -> None:
    """Print one thing: as JSON if that was asked for, or for a person."""
    print(json.dumps(fields, ensure_ascii=False) if options.json else text, flush=True)


def one_line(text: str) -> str:
    """The same words on one line."""
    return " ".join(text.split())


def source(article: Article) -> str:
    """Outlet, date and link, or the title where there is no link."""
    parts = (article.outlet, date(article.published), article.url or shorten(article.title, 60))
    return ", ".join(filter(None, parts))


def pieces(quote: Quote, text: str) -> str:
    """The words of a quote."""
    return " ... ".join(span.of(text) for span in quote.content)


def pairs(spans: Iterable[Span]) -> list[list[int]]:
    """Spans as [start, end]."""
    return [[span.start, span.end] for span in spans]


def pair(span: Span | None) -> list[int] | None:
    """A span as [start, end], if there is one."""
    return [span.start, span.end] if span else None


def iso(moment: datetime | None) -> str | None:
    """A time in ISO 8601, if there is one."""
    return moment.isoformat() if moment else None


def article_fields(article: Article) -> dict[str, Any]:
    """What JSON tells of an article."""
    return {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "outlet": article.outlet,
        "published": iso(article.published),
        "language": article.language,
        "authors": list(article.authors),
        "characters": len(article.text),
        "source_file": article.source_file,
    }


def quote_fields(quote: Quote) -> dict[str, Any]:
    """What JSON tells of a quote in a file."""
    return {
        "content_spans": pairs(quote.content),
        "cue_span": pair(quote.cue),
        "speaker_span": pair(quote.source),
        "speaker": quote.speaker,
        "kind": quote.kind,
        "confidence": round(quote.confidence, 3),
        "speaker_kind": quote.speaker_kind,
        "act": quote.act,
        "evidence_span": pair(quote.evidence),
        "inner": quote.inner,
    }


def quote_hit_fields(hit: QuoteHit) -> dict[str, Any]:
    """What JSON tells of a quote that was asked for."""
    return {
        "speaker": hit.speaker.name,
        "text": pieces(hit.quote, hit.article.text),
        "sentence": hit.quote.sentence.of(hit.article.text),
        "article_id": hit.article.id,
        "title": hit.article.title,
        "url": hit.article.url,
        "published": iso(hit.article.published),
        "kind": hit.quote.kind,
        "confidence": round(hit.quote.confidence, 3),
        "act": hit.quote.act,
        "speaker_kind": hit.quote.speaker_kind,
    }


def publication_fields(answer: CheckAnswer) -> dict[str, Any]:
    """What JSON tells of where words were published that were checked; {} where nothing was."""
    if not answer.publications:
        return {}
    best = answer.publications[0]
    return {
        "speaker": best.speaker.name if best.speaker else None,
        "confidence": round(best.quote.confidence, 3) if best.quote else None,
        "closeness": best.likeness.closeness,
        "sentence": best.sentence.of(best.article.text),
        "article_id": best.article.id,
        "url": best.article.url,
        "published": iso(best.article.published),
    }


def speaker_fields(speaker: Speaker) -> dict[str, Any]:
    """What JSON tells of a speaker."""
    return {
        "id": speaker.id,
        "name": speaker.name,
        "kind": speaker.kind,
        "quotes": speaker.quotes,
        "aliases": list(speaker.aliases),
    }
