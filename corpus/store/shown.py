"""What is shown as said, in SQL: the rows for which `Quote.is_shown` is true."""

from __future__ import annotations

import sqlalchemy as sa

from corpus.store.tables import quotes
from corpus.types import POSSIBLE, Act

IS_SAID = sa.and_(quotes.c.confidence >= POSSIBLE, quotes.c.act == Act.SAID)
"""What is said at least possibly, by whoever it is."""

_IS_POSSIBLE = sa.and_(quotes.c.speaker_id.is_not(None), quotes.c.confidence >= POSSIBLE)

IS_SHOWN = sa.and_(_IS_POSSIBLE, quotes.c.act == Act.SAID)
"""What is shown to whoever asks what somebody said."""


def shown(is_thought_wanted: bool) -> sa.ColumnElement[bool]:
    """What is shown; to whoever asks what somebody thinks, their thoughts too."""
    return _IS_POSSIBLE if is_thought_wanted else IS_SHOWN
