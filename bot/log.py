"""The log of the bot: to standard error, and never with the token in it."""

from __future__ import annotations

import logging

logger = logging.getLogger("onrecord")


class _Discreet(logging.Formatter):
    """Formats as usual and leaves out the token, which errors and addresses hold."""

    def __init__(self, token: str) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        """The lines of a record, its traceback among them."""
        return super().format(record).replace(self._token, "<the token>")


def set_up(token: str) -> None:
    """Log what the bot does, and of its libraries what goes wrong."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Discreet(token))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    for library in ("httpx", "alembic"):
        logging.getLogger(library).setLevel(logging.WARNING)
    # It warns when feeds are still being read at the next tick, which then does nothing, and
    # trafilatura of every page that is none.
    for library in ("apscheduler", "trafilatura"):
        logging.getLogger(library).setLevel(logging.CRITICAL)
    # `run` says in one sentence that the token was refused.
    logging.getLogger("telegram.ext").addFilter(
        lambda record: "Invalid token" not in record.getMessage()
    )
