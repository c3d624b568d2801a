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


# --- how long an answer is to be ---------------------------------------------------------------

_NUMBERS = [
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_COUNTS = {
    **{word: number for number, word in enumerate(_NUMBERS) if number},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
    "a": 1, "an": 1, "a single": 1, "just one": 1, "a couple of": 2, "a few": 3, "few": 3,
    "several": 3, "a dozen": 12, "a hundred": 100, "hundred": 100,
    **{f"{word} hundred": 100 * number for number, word in enumerate(_NUMBERS[:10]) if number},
}  # fmt: skip
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))})"
_UNIT = r"(?P<unit>words?|sentences?|lines?|(?:bullet\s+)?points?|bullets?)"
_ABOUT_COUNT = (
    r"(?:(?:about|around|at\s+most|up\s+to|no\s+more\s+than|max(?:imum)?|under|only|just)\s+)?"
)
_OR_SO = r"(?:\s+(?:or\s+(?:so|less|fewer|two)|at\s+most|max(?:imum)?|please|only))*"
_IN_LENGTH = rf"(?:in|with|within|using)\s+{_ABOUT_COUNT}{_COUNT}\s+{_UNIT}{_OR_SO}"
_IN_SHORT = (
    r"(?P<short>in\s+(?:short|brief|a\s+nutshell|a\s+few\s+words)|briefly|shortly|tl;?\s?dr"
    r"|(?:the\s+|a\s+)?short\s+version|keep\s+it\s+short|make\s+it\s+short)"
)
_LENGTH_AT_END = re.compile(
    rf"[\s,;:–-]+(?:{_IN_LENGTH}|{_IN_SHORT})(?:,?\s+please)?[?.!\s]*\Z", re.IGNORECASE
)
_LENGTH_AT_START = re.compile(
    rf"\A\s*(?:please\s+)?(?:{_IN_LENGTH}|{_IN_SHORT})\s*[:,;–-]?\s+(?=\w)", re.IGNORECASE
)
# "A 50 word summary", "a one-sentence version".
_LENGTH_BEFORE = re.compile(
    rf"\b{_COUNT}[\s-]+{_UNIT}[\s-]+(?=(?:summary|version|recap|overview|digest)\b)",
    re.IGNORECASE,
)
_SHORT = 2
_NOT_MUCH = ("", "the", "a")
_WORDS_A_SENTENCE = 25


class Length(NamedTuple):
    """How long an answer is to be: so many words, or so many sentences."""

    words: int | None = None
    sentences: int | None = None

    @property
    def in_words(self) -> int:
        """About so many words."""
        return self.words or (self.sentences or 1) * _WORDS_A_SENTENCE


def split_length(text: str) -> tuple[str, Length | None]:
    """`text` without the "in 250 words" or "in one sentence" at its end or start, and that.

    Or without the length before "summary", as in "a 50 word summary".
    """
    match = _LENGTH_AT_END.search(text)
    before = text[: match.start()].rstrip(" ,;:–-") if match else ""
    if match and before.strip().lower() not in _NOT_MUCH:
        return before, _length(match)
    match = _LENGTH_AT_START.match(text) or _LENGTH_BEFORE.search(text)
    if match is None:
        return text, None
    return text[: match.start()] + text[match.end() :], _length(match)


def _length(match: re.Match[str]) -> Length:
    if match.groupdict().get("short"):
        return Length(sentences=_SHORT)
    words = one_line(match["count"].lower())
    count = int(words) if words.isdigit() else _COUNTS[words]
    is_of_words = match["unit"].lower().startswith("word")
    return Length(words=count) if is_of_words else Length(sentences=count)


# --- words, phrases, and what must not be there -------------------------------------------------

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
