"""The commands, one function each: settings and options in, exit status out."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict

from bot.cli.printing import article_fields, failed, iso, show, speaker_fields
from bot.config import PREFIX, Config, ConfigError
from corpus import Corpus, open_corpus
from corpus.digests import ledger
from corpus.speakers.partings import Clue
from corpus.store import database
from handlers.replies.layout import date

# --- the bot ---------------------------------------------------------------------


def run(config: Config, _options: Namespace) -> int:
    """Run the bot until it is stopped."""
    from telegram import Update
    from telegram.error import InvalidToken

    from bot import app, log

    if not config.token:
        raise ConfigError(f"{PREFIX}TOKEN is not set; @BotFather on Telegram gives you one")
    log.set_up(config.token)
    messages = [Update.MESSAGE, Update.EDITED_MESSAGE, Update.CHANNEL_POST, Update.CALLBACK_QUERY]
    updates = [*messages, Update.MY_CHAT_MEMBER]
    with open_corpus(config.database) as corpus:
        application = app.build(config, corpus)
        log.logger.info(
            "%d articles; connecting to %s", corpus.counts().articles, config.api_base_url
        )
        try:
            application.run_polling(allowed_updates=updates, bootstrap_retries=-1)
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
        newest = corpus.latest(None)
    for article in newest:
        where = " · ".join(filter(None, (article.outlet, date(article.published))))
        show(options, article_fields(article), f"{article.id:>5}  {article.title}\n       {where}")
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
        "first": iso(counts.first),
        "last": iso(counts.last),
    }
    times = f", from {date(counts.first)} to {date(counts.last)}" if counts.first else ""
    lines = (
        f"{counts.articles:,} articles{times}",
        f"{counts.quotes:,} quotes, {counts.attributed:,} of them of {counts.speakers:,} speakers",
        f"{counts.passages:,} passages",
    )
    show(options, fields, "\n".join(lines))
    return 0


def deliveries(config: Config, options: Namespace) -> int:
    """Say how the messages of digests fared, and why some failed."""
    with open_corpus(config.database) as corpus, database.reading(corpus.engine) as connection:
        counts = ledger.counts(connection)
        troubles = ledger.troubles(connection, options.limit)
    line = ", ".join(f"{count:,} {state}" for state, count in counts.items())
    show(options, {state.value: count for state, count in counts.items()}, line)
    for trouble in troubles:
        fields = {**asdict(trouble), "changed": iso(trouble.changed)}
        show(
            options,
            fields,
            f"{date(trouble.changed)}, chat {trouble.chat_id}: {trouble.state}: {trouble.reason}",
        )
    return 0


def migrate(config: Config, _options: Namespace) -> int:
    """Bring the tables up to date."""
    engine = database.open_engine(config.database)
    try:
        before, after = database.migrate(engine)
    finally:
        engine.dispose()
    outcome = "was up to date" if before == after else f"is now at version {after}"
    print(f"The archive {outcome}.")
    return 0


def speakers(config: Config, options: Namespace) -> int:
    """List, merge or split the speakers."""
    with open_corpus(config.database) as corpus:
        return _SPEAKERS[options.action](corpus, options)


def _list_speakers(corpus: Corpus, options: Namespace) -> int:
    name = " ".join(options.name)
    matches = corpus.speakers_named(name)
    for speaker in matches:
        aliases = f"\n       {', '.join(speaker.aliases)}" if speaker.aliases else ""
        line = f"{speaker.id:>5}  {speaker.name} ({speaker.kind}, {speaker.quotes})"
        show(options, speaker_fields(speaker), line + aliases)
    return 0 if matches or not name else failed(f"no speaker has a name like {name!r}")


def _merge_speakers(corpus: Corpus, options: Namespace) -> int:
    speaker = corpus.merge(options.keep, *options.others)
    print(f"All of that is {speaker.name}'s now ({speaker.quotes} quotes, number {speaker.id}).")
    return 0


def _split_speakers(corpus: Corpus, options: Namespace) -> int:
    if options.called or options.outlet or options.article:
        return _part_namesakes(corpus, options)
    speaker = corpus.split(options.keep, options.other or options.keep)
    print(f"{options.other} is not {speaker.name} any more.")
    return 0


def _part_namesakes(corpus: Corpus, options: Namespace) -> int:
    values = {Clue.CALLED: options.called, Clue.OUTLET: options.outlet}
    values[Clue.ARTICLE] = options.article
    clues = [(clue, value) for clue in values for value in values[clue]]
    other = corpus.part(options.keep, options.other, clues)
    print(f"{other.quotes} of the quotes are {other.name}'s now (number {other.id}).")
    return 0


_SPEAKERS: dict[str, Callable[[Corpus, Namespace], int]] = {
    "list": _list_speakers,
    "merge": _merge_speakers,
    "split": _split_speakers,
}
