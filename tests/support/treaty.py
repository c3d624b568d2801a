"""Invented articles on a treaty, a strike and a map, some of them on one event."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from corpus import Article
from corpus.text import sentences

DAY = datetime(2024, 6, 6, 12, tzinfo=UTC)

TREATY = (
    "Caranza and Lethmark signed a treaty on Thursday to share the water of the river Ruvenna."
    " The treaty gives Lethmark a third of the summer flow of the Ruvenna."
    " Foreign minister Anders Kjeldahl signed it for Lethmark on a bridge at Sankt Orla."
)
TREATY_ELSEWHERE = (
    "A treaty to share the water of the river Ruvenna was signed by Caranza and Lethmark."
    " Farmers of the plain cheered beside the road when the two ministers had signed."
    " Both parliaments still have to agree to the treaty about the Ruvenna."
)
STRIKE = (
    "Dockers in the port of Hollenby began a strike over night shifts on Thursday morning."
    " Eleven ships lie at anchor, and bananas turn yellow in their holds."
    " The union of the dockers wants two nights off in every week of work."
)
MAP = (
    "The oldest map of the country came back to the national library in a box of cereals."
    " It had been stolen from the reading room in 1911 and was never seen again."
    " Librarians will show the map to the public in the winter."
)


def article(text: str, name: str, days: float = 0, outlet: str = "Herald") -> Article:
    title = sentences(text)[0].of(text)[:40]
    return Article(title, text, name, outlet=outlet, published=DAY + timedelta(days=days))


FIRST = article(TREATY, "first")
SECOND = article(TREATY_ELSEWHERE, "second", 0.5, "Tide")
COPY = article(TREATY, "copy", 1, "Wire")
OTHER = article(STRIKE, "other")
LATER = article(MAP, "later", 2)
