"""`feedback`: what people say is wrong with quotes, put right, and written as test cases."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bot.cli.printing import iso, one_line, pieces, show, source
from bot.config import Config
from corpus import Corpus, SpeakerKind, open_corpus
from corpus.articles import cases
from corpus.articles import feedback as store
from corpus.articles.cases import Case
from corpus.articles.disputes import Correction
from corpus.articles.feedback import Feedback
from corpus.articles.store import quotes_of_article
from corpus.store import database
from corpus.store.database import Connection

_NUMBER = re.compile(r"\d+")


def feedback(config: Config, options: Namespace) -> int:
    """List what people say is wrong, put a quote right, or write test cases."""
    with open_corpus(config.database) as corpus:
        return _ACTIONS[options.action](corpus, options)


def _list(corpus: Corpus, options: Namespace) -> int:
    with database.reading(corpus.engine) as connection:
        entries = store.latest(connection, options.limit)
    for entry in entries:
        show(options, _fields(entry), _lines(entry))
    return 0


def _set(corpus: Corpus, options: Namespace) -> int:
    entry = corpus.decide(options.number, _correction(options))
    print(_lines(entry))
    return 0


def _correction(options: Namespace) -> Correction | None:
    if options.undo:
        return None
    kind = SpeakerKind.ORGANISATION if options.organisation else SpeakerKind.PERSON
    name = one_line(options.speaker or options.organisation or "")
    return Correction(name or None, kind, is_quote=not options.not_a_quote)


# --- as it is printed -------------------------------------------------------------------------


def _lines(entry: Feedback) -> str:
    """The quote, whom it was given to, who says what is wrong with it, and what was decided."""
    dispute, article = entry.dispute, entry.article
    counts = [f"{kind}: {count}" for kind, count in entry.complaints.items()]
    where = source(article) if article else "the article is gone"
    lines = [
        f"{dispute.id:>5}  {_sentence(entry)}",
        f"       {' · '.join([dispute.speaker or 'nobody', *counts, where])}",
    ]
    outcome = _outcome(entry)
    return "\n".join([*lines, *([f"       {outcome}"] if outcome else [])])


def _sentence(entry: Feedback) -> str:
    """The sentence of the quote, or as much as is known of it where that is gone."""
    if entry.article and entry.quote:
        return one_line(entry.quote.sentence.of(entry.article.text))
    return one_line(" ... ".join(entry.dispute.words))


def _outcome(entry: Feedback) -> str:
    """What was decided; else whose it is by now, where it was read anew since."""
    correction, quote = entry.dispute.correction, entry.quote
    if correction:
        return f"put right: {_decision(correction)}"
    if quote is None:
        return "is read no more" if entry.article else ""
    is_other = quote.speaker != entry.dispute.speaker
    return f"is read anew: {quote.speaker or 'nobody'}" if is_other else ""


def _decision(correction: Correction) -> str:
    if not correction.is_quote:
        return "not a quote"
    return correction.speaker or "nobody"


def _fields(entry: Feedback) -> dict[str, Any]:
    dispute, article, quote = entry.dispute, entry.article, entry.quote
    return {
        "id": dispute.id,
        "text": pieces(quote, article.text) if quote and article else " ... ".join(dispute.words),
        "sentence": _sentence(entry),
        "speaker": dispute.speaker,
        "complaints": {str(kind): count for kind, count in entry.complaints.items()},
        "last": iso(entry.last),
        "reading": dispute.reading,
        "decision": _decision(dispute.correction) if dispute.correction else None,
        "speaker_now": quote.speaker if quote else None,
        "article_key": dispute.article_key,
        "article_id": article.id if article else None,
        "title": article.title if article else None,
        "url": article.url if article else None,
        "published": iso(article.published) if article else None,
    }


# --- test cases -------------------------------------------------------------------------------


def _export(corpus: Corpus, options: Namespace) -> int:
    folder = Path(options.folder)
    folder.mkdir(parents=True, exist_ok=True)
    with database.reading(corpus.engine) as connection:
        exports = list(_cases(connection))
    paths = sorted(folder.glob("*.txt"))
    texts = {path.read_text(encoding="utf-8") for path in paths}
    new = {f"{case.text}\n": case for case in exports if f"{case.text}\n" not in texts}
    numbers = [int(number[0]) for path in paths if (number := _NUMBER.match(path.stem))]
    for place, (text, case) in enumerate(new.items(), max(numbers, default=0) + 1):
        path = folder / f"{place:02}-{case.name}.txt"
        path.write_text(text, encoding="utf-8")
        lines = "".join(f"{line}\n" for line in case.lines)
        path.with_suffix(".expected").write_text(lines, encoding="utf-8")
        print(path)
    return 0


def _cases(connection: Connection) -> Iterator[Case]:
    """The case of each dispute whose words are still in the archive, the oldest first."""
    entries = store.latest(connection)[::-1]
    for entry in entries:
        if entry.article:
            key = entry.dispute.article_key
            quotes = quotes_of_article(connection, entry.article.id)
            beside = [other for other in entries if other.dispute.article_key == key]
            case = cases.case(entry, beside, quotes)
            if case:
                yield case


_ACTIONS: dict[str | None, Callable[[Corpus, Namespace], int]] = {
    None: _list,
    "export": _export,
    "set": _set,
}
