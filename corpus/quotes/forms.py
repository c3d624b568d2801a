"""Lines that say by their form alone who said what, so that nothing there is left to the tagger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from corpus.quotes.tagger import Mark, Tags
from corpus.types import Span


@dataclass(frozen=True, slots=True)
class Form:
    """A line (or more), the parts of statements in it, and the names of persons it introduces."""

    line: Span
    statements: tuple[Mark, ...] = ()
    names: tuple[Mark, ...] = ()


def with_forms(tags: Tags, forms: Sequence[Form]) -> Tags:
    """The tags, with those of forms in place of any part of a statement the tagger set there."""
    lines = [form.line for form in forms]
    elsewhere = [mark for mark in tags.statements if not any(map(mark.span.overlaps, lines))]
    statements = [*elsewhere, *(mark for form in forms for mark in form.statements)]
    names = [*tags.names, *(mark for form in forms for mark in form.names)]
    by_place = attrgetter("span")
    return Tags(tuple(sorted(statements, key=by_place)), tuple(sorted(names, key=by_place)))
