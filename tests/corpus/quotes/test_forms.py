"""Lines that say by their form who said what go before what the tagger set there."""

from __future__ import annotations

from corpus.quotes.forms import Form, with_forms
from corpus.quotes.tagger import Mark, Role, Tags
from corpus.types import Span


def test_a_form_takes_the_place_of_what_the_tagger_set_there() -> None:
    before, inside, behind = (Mark(Role.CUE, Span(place, place + 4)) for place in (0, 12, 30))
    own = Mark(Role.CONTENT, Span(10, 20))
    person = Mark(Role.PERSON, Span(22, 25))
    tags = Tags((before, inside, behind), (Mark(Role.PERSON, Span(30, 34)),))
    merged = with_forms(tags, [Form(Span(10, 25), (own,), (person,))])
    assert merged.statements == (before, own, behind)
    assert merged.names == (person, *tags.names)


def test_without_forms_the_tags_stay() -> None:
    tags = Tags((Mark(Role.CUE, Span(0, 4)),))
    assert with_forms(tags, []) == tags
