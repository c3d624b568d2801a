"""What is wanted of a text: its words, its phrases, and what must not be there. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# What may stand beside words without being part of them.
BESIDE_WORDS = " \t?.!,;:"
MARKS = '"“”„‟«»＂'

# Words that begin a question, and no name, as Will and Can do.
ASKING = (
    r"(?:what|who|whom|whose|where|when|why|how|which|did|does|do|has|have|had|is|are|was|were"
    r"|any|anything|quotes?|statements?|comments?|remarks?"
    r"|tell|show|find|list|give)"
)

# What a wish or a request may begin with. Where it is used, case does not count.
PLEASE = (
    r"(?:(?:please|(?:can|could|would)\s+you"
    r"|i(?:\s+(?:want|wish|would\s+like)|['’]d\s+like)(?:\s+(?:you\s+)?to)?)\s+)*"
)

_NO_MORE = re.compile(
    r"(?:what(?:['’]?s|\s+is|\s+was|\s+has)?(?:\s+(?:new|happened|happening|going\s+on|reported))?"
    r"|(?:in\s+)?(?:the\s+|any\s+|all\s+)?(?:latest\s+)?(?:news|articles?|stories|headlines)"
    r"|what(?:['’]?s|\s+is|\s+was)\s+in\s+the\s+news)?",
    re.IGNORECASE,
)


def one_line(text: str) -> str:
    """`text` with single spaces between its words."""
    return " ".join(text.split())


def asks_no_more(words: str) -> bool:
    """Whether nothing is left but "what happened" or "any news"."""
    return _NO_MORE.fullmatch(words.strip(BESIDE_WORDS)) is not None


_LENGTH = re.compile(
    r"\s+in\s+(?:(?:about|at\s+most|up\s+to)\s+)?(?P<count>\d{1,3})\s+words?"
    r"(?:,?\s+please)?[?.!\s]*\Z",
    re.IGNORECASE,
)


def split_length(text: str) -> tuple[str, int | None]:
    """`text` without the "in 250 words" it may end with, and how many words these are."""
    length = _LENGTH.search(text)
    return (text[: length.start()], int(length["count"])) if length else (text, None)


# Pairs are not told apart by their kind: people open with one and close with another. The
# single ones are left out, for they are apostrophes: O'Brien, '90s.
PHRASE = rf"(?<!\w)[{MARKS}](?P<phrase>[^{MARKS}]*)[{MARKS}]"
_PART = re.compile(
    rf"(?P<not>(?<!\S)-)?{PHRASE}|(?<!\S)-(?P<word>[^\W\d_][^\s{MARKS}]*)",
)


class Topic(NamedTuple):
    """The words that count, the phrases that must be there, and what must not be.

    The words of the phrases are among `words` too.
    """

    words: str
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


def split_topic(text: str) -> Topic:
    """What is wanted of a text: "phrases" and -words aside, every word counts.

    Phrases stand in any quotation marks. "NP-complete", "--force", "-5" and a
    dash alone are words; a mark that is not closed means nothing.
    """
    matches = list(_PART.finditer(text))
    phrases = (part["phrase"].strip() for part in matches if part["phrase"] and not part["not"])
    without = (
        (part["phrase"] or part["word"] or "").strip(BESIDE_WORDS)
        for part in matches
        if part["not"] or part["word"]
    )
    words = _PART.sub(
        lambda part: " " if part["not"] or part["word"] else f" {part['phrase']} ", text
    )
    return Topic(one_line(words), _distinct(phrases), _distinct(without))


def _distinct(parts: Iterator[str]) -> tuple[str, ...]:
    return tuple(part for part in dict.fromkeys(parts) if any(map(str.isalnum, part)))
