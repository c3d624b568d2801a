"""`onrecord`, the same as `python -m bot`: read the command line and the settings, then do it.

Whatever is heavy is imported by the command that needs it.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

from bot.config import Config, ConfigError, read

_DESCRIPTION = "Ask a news archive who said what; every answer is in the articles' own words."
_MAP = "what the fields of JSON and CSV files are called, where not as usual"
_A_LINE_EACH = "or - to read one a line from standard input"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; gives the exit status: 0 done, 1 failed or not found, 2 misused."""
    # A terminal that knows no letter "ř" gets "\\u0159" and not an error.
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    options = _parser().parse_args(arguments)
    try:
        config = read(os.environ)
        return _run(replace(config, database=options.database or config.database), options)
    except ConfigError as error:
        print(f"onrecord: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader, `head` perhaps, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:  # a full disk, say
        print(f"onrecord: {error}", file=sys.stderr)
        return 1


def _run(config: Config, options: argparse.Namespace) -> int:
    from bot.cli import command
    from corpus import CorpusError
    from handlers.replies import errors

    try:
        return command(options.command)(config, options)
    except CorpusError as error:
        print(f"onrecord: {errors.line(error)}", file=sys.stderr)
        return 1


_Add: TypeAlias = Callable[[str, str], argparse.ArgumentParser]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("onrecord", description=_DESCRIPTION)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    options = argparse.ArgumentParser(add_help=False)
    default = f"ONRECORD_DATABASE, or {Config().database}"
    options.add_argument(
        "--database", metavar="URL", default="", help=f"the archive (default: {default})"
    )

    def add(name: str, words: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=words, description=words, parents=[options])

    add("run", "Run the bot on Telegram; ONRECORD_TOKEN holds its token.")
    add("chat", "Chat in the terminal: the same bot, no token needed.")
    load = _with_json(
        add("load", "Load articles: files, folders of them, or - for standard input.")
    )
    load.add_argument("paths", nargs="+", metavar="PATH")
    load.add_argument("--map", action="append", default=[], metavar="title=NAME,...", help=_MAP)
    _with_jobs(load)
    _add_feeds(add("feeds", "Articles from the web: follow feeds, and read what is new in them."))
    _with_json(add("articles", "List the articles, newest first."))
    _add_questions(add)
    quotes = _with_json(add("quotes", "Who says what in a file, or in each file of a folder."))
    quotes.add_argument("path", metavar="FILE|DIR")
    _with_jobs(quotes)
    _add_speakers(add("speakers", "Who is who: list the speakers, merge two or split them."))
    _add_feedback(add("feedback", "Quotes that people say are wrong: list them, put them right."))
    _with_json(add("stats", "How much the archive holds."))
    deliveries = add("deliveries", "How the messages of digests fared, and why some failed.")
    _with_limit(_with_json(deliveries), 20)
    add("migrate", "Bring the archive's tables up to date.")
    return parser


def _add_questions(add: _Add) -> None:
    summary = _asking(
        add("summary", "Summarize a file, or an article by number, link or title."),
        "FILE|ID|URL|TITLE",
    )
    limit = "at most so many sentences, 1 to 10 (default: 3)"
    summary.add_argument("--sentences", type=_up_to_ten, metavar="N", help=limit)
    length = "at most so many words together"
    summary.add_argument("--words", type=_positive, metavar="N", help=length)
    sayings = _asking(add("said", 'What a person said: onrecord said "Jane Doe about taxes".'))
    sayings.add_argument("--limit", type=_positive, metavar="N", help="at most so many quotes")
    check = _asking(add("check", "Whether words were said, how nearly, and by whom."))
    check.add_argument("--by", metavar="NAME", help="whose words they are said to be")
    _with_limit(_asking(add("ask", "The passages that answer a question.")), 5)
    stories = add("stories", "Many articles, each story once: on a topic, of a time, or both.")
    _with_limit(_asking(stories), 10)
    _with_limit(_asking(add("timeline", "What happened when, of a person or a topic.")), 10)


def _asking(parser: argparse.ArgumentParser, name: str = "WORDS") -> argparse.ArgumentParser:
    parser.add_argument("query", nargs="+", metavar=name, help=_A_LINE_EACH)
    return _with_json(parser)


def _with_limit(parser: argparse.ArgumentParser, limit: int) -> None:
    help_ = f"(default: {limit})"
    parser.add_argument("--limit", type=_positive, default=limit, metavar="N", help=help_)


def _add_speakers(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="list|merge|split")
    options = argparse.ArgumentParser(add_help=False)
    # Named before the action or after it: without a default, the one does not undo the other.
    options.add_argument("--database", metavar="URL", default=argparse.SUPPRESS)

    def add(name: str, words: str) -> argparse.ArgumentParser:
        return actions.add_parser(name, help=words, description=words, parents=[options])

    listing = _with_json(add("list", "List the speakers, or those of whose names one holds NAME."))
    listing.add_argument("name", nargs="*", metavar="NAME")
    merge = add("merge", "All that OTHER says is KEEP's, from now on too: names or numbers.")
    merge.add_argument("keep", metavar="KEEP")
    merge.add_argument("others", nargs="+", metavar="OTHER")
    split = add(
        "split",
        "What KEEP says under the name OTHER is somebody else's again; or, of two persons of one "
        "name, what KEEP says in some articles is OTHER's.",
    )
    split.add_argument("keep", metavar="KEEP")
    split.add_argument("other", metavar="OTHER", nargs="?")
    for option, value, words in (
        ("--called", "WORDS", "where they are called so"),
        ("--outlet", "NAME", "in articles of this one"),
        ("--article", "ID", "in this one"),
    ):
        split.add_argument(option, metavar=value, action="append", default=[], help=words)


def _add_feedback(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="export|set")
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument("--database", metavar="URL", default=argparse.SUPPRESS)

    def add(name: str, words: str) -> argparse.ArgumentParser:
        return actions.add_parser(name, help=words, description=words, parents=[options])

    _with_limit(_with_json(parser), 20)
    add("export", "Write them as test cases, in a folder.").add_argument("folder", metavar="DIR")
    setting = add("set", "Put a quote right for good: NUMBER is the list's.")
    setting.add_argument("number", type=_positive, metavar="NUMBER")
    decision = setting.add_mutually_exclusive_group(required=True)
    for option, words in (
        ("--speaker", "whose words they are"),
        ("--organisation", "the same, of an organisation"),
    ):
        decision.add_argument(option, type=_name, metavar="NAME", help=words)
    for option, words in (
        ("--nobody", "words of somebody who is not to be named"),
        ("--not-a-quote", "nobody said it"),
        ("--undo", "leave it as it is read"),
    ):
        decision.add_argument(option, action="store_true", help=words)


def _add_feeds(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument("--database", metavar="URL", default=argparse.SUPPRESS)

    def add(name: str, words: str) -> argparse.ArgumentParser:
        return actions.add_parser(name, help=words, description=words, parents=[options])

    follow = _with_json(add("add", "Follow a feed, or the feed that a page names, and read it."))
    follow.add_argument("url", metavar="URL")
    _with_json(add("list", "List the feeds, with how each fares."))
    for name, words in (
        ("remove", "Follow these no more; their articles stay."),
        ("pause", "Leave these alone until they are resumed."),
        ("resume", "Read these again: paused, gone, or waiting after failures."),
    ):
        add(name, words).add_argument("feeds", nargs="+", metavar="NUMBER|URL|TITLE")
    add("import", "Follow the feeds of an OPML file.").add_argument("file", metavar="FILE|-")
    add("export", "Write the feeds as OPML.").add_argument(
        "file", nargs="?", default="-", metavar="FILE"
    )
    update = _with_json(add("update", "Read the feeds that are due, or those named, now."))
    update.add_argument("feeds", nargs="*", metavar="NUMBER|URL|TITLE")


def _with_jobs(parser: argparse.ArgumentParser) -> None:
    words = "use so many processes (default: one a CPU)"
    parser.add_argument("--jobs", type=_positive, metavar="N", help=words)


def _with_json(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")
    return parser


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 up")
    return int(text)


def _name(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("a name is missing")
    return text


def _up_to_ten(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 10:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 to 10")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
