"""Quotations signed like a letter, and letters: “It rains.” — Anna Krol, mayor.

What has that form says by itself who said what, so it is not left to chance; nor is a post
that was taken over with its handle, — Anna Krol (@krol), nor a letter that somebody else
reads out, nor what is only announced: "And from Mayor Krol:".
"""

from __future__ import annotations

import re

from corpus.quotes.forms import Form
from corpus.quotes.tagger import Mark, Role
from corpus.types import Span

_ROLES = (Role.CONTENT, Role.CUE, Role.SOURCE)
_WORD = r"[^\W_][\w.’'-]*"
_NAME = rf"[^\W\d_a-z][\w.’'-]+(?:[ \u00a0]{_WORD}){{1,4}}"
_QUOTATION = r"^[^\S\n]*(?P<content>[\"“”«][^\n]{10,2000}[\"”“»])"
_ROLE = r"(?:, [^\n.;()]{1,80})?"
_LETTER = (
    r"\b(?:e-?mail|essay|letter|memo|message|note|poem|post|speech|statement|text|tweet|words?)s?\b"
)
_READ = (
    r"\b(?:cit|play|post|quot|read|recit|releas|shar|show)(?:e?[ds]|ing)?\b"
    r"(?: (?:aloud|from|out))*[^\n.:;\"“”]{0,40}?"
)
_BY = r"(?:by|from|on behalf of) (?P<source>[^\n,.:;\"“”()]{3,60}?(?:, [^\n.:;()\"“”]{1,80})?)"
_CAPITALS = r"(?P<source>[^\W\d_a-z][\w.’-]+(?: [^\W\d_a-z][\w.’-]+){0,5})"
_MORE = r"[^\n.:;\"“”]{0,40}?"
_WORDS = r"\s{1,3}(?P<content>[\"“][^\n\"“”]{10,2000}[\"”])"
_SIGNATURES = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rf"{_QUOTATION}[^\S\n]*\n{{0,2}}[^\S\n]*(?P<cue>[―—–]|--?)[^\S\n]*"
        rf"(?P<source>{_NAME}{_ROLE})[.\s]*$",
        rf"{_QUOTATION}[^\S\n]*(?P<cue>\()(?P<source>{_NAME}{_ROLE})\)[.\s]*$",
        rf"^[^\S\n]*(?:<[^>\n]*>)?(?P<content>[^<\s][^\n]{{10,400}}?)[^\S\n]*(?P<cue>[―—–])[^\S\n]*"
        rf"(?P<source>{_WORD}(?:[ \u00a0]{_WORD}){{0,4}})[ \u00a0]\(@\w{{1,30}}\)",
        rf"{_READ}{_LETTER}{_MORE}\b{_BY}(?P<cue>[:,]){_WORDS}",
        rf"{_READ}(?<!\w){_CAPITALS}['’]s? (?:\w+ )?{_LETTER}{_MORE}(?P<cue>[:,]){_WORDS}",
        rf"{_LETTER} (?:\w+ )?{_BY} (?:was|were) read\b{_MORE}(?P<cue>[:,]){_WORDS}",
        rf"^(?:(?:A|An|And|Here|The|This|Then|is|{_LETTER}) ){{0,3}}(?i:by|from) {_CAPITALS}{_ROLE}"
        rf"(?P<cue>:){_WORDS}",
    )
)


def signatures(text: str) -> list[Form]:
    """The signed quotations of `text`."""
    matches = [match for pattern in _SIGNATURES for match in pattern.finditer(text)]
    return [
        Form(Span(*match.span()), tuple(Mark(role, Span(*match.span(role))) for role in _ROLES))
        for match in matches
    ]
