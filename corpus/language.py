"""In which language a text is written, and what is a word of English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

# The beginning tells, and what the model reads costs time.
_READ = 2_000
_FEWEST_LETTERS = 20
# Below it a wrong answer is about as likely as with a guess among neighbours.
_SURE = 0.5
# A text this long is in two languages if its halves are.
_HALVES = 600


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the text's language; None where it is too short, unsure or mixed."""
    start = " ".join(text[:_READ].split())
    if sum(map(str.isalpha, start)) < _FEWEST_LETTERS:
        return None
    if len(start) < _HALVES:
        return _language(start)
    middle = len(start) // 2
    first, second = _language(start[:middle]), _language(start[middle:])
    return first if first == second else None


# An article's quotes, its summary and each of its stories ask for its language.
@lru_cache(1_024)
def _language(text: str) -> str | None:
    code, confidence = _model().classify(text)
    return str(code) if confidence >= _SURE and len(code) == 2 else None


def is_word(word: str, least: int = 1) -> bool:
    """Whether people use this word, in lower case, in English: by the list of pyspellchecker.

    Its list (160,000 words of film subtitles, cleaned) has some names, and no misspelt words. A
    word is in it so many times of 1.6 billion, at `least`.
    """
    words = _english()
    return max(words.get(form, 0) for form in (word, *_american(word))) >= least


# The list is of American subtitles; the pairs are the regular ones of Webster's reform.
_BRITISH = (
    (re.compile(r"is(?=(?:e|ed|es|er|ers|ing|ation|ations)\Z)"), "iz"),
    (re.compile(r"yse(?=[drs]?\Z)"), "yze"),
    (re.compile(r"our(?=(?:s|ed|ing|ite|able|hood)?\Z)"), "or"),
    (re.compile(r"ll(?=(?:ed|ing|er|ers|or)\Z)"), "l"),
    (re.compile(r"(?<=[a-z]{2})tre(?=s?\Z)"), "ter"),
    (re.compile(r"ence(?=s?\Z)"), "ense"),
    (re.compile(r"ogue(?=s?\Z)"), "og"),
)


def _american(word: str) -> Iterator[str]:
    """How a word with a British ending is spelt in America, if it has one."""
    for ending, american in _BRITISH:
        if ending.search(word):
            yield ending.sub(american, word, count=1)


@cache
def _english() -> Mapping[str, int]:
    from spellchecker import SpellChecker  # a tenth of a second, for who asks

    counts: Mapping[str, int] = SpellChecker(language="en").word_frequency.dictionary
    return counts


@cache
def _model() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
