"""How the forms of wishes and orders are written down, to be read by people too."""

from __future__ import annotations

import re

_GROUP = re.compile(r"(?<!\\)\((?!\?)")


def form(pattern: str) -> re.Pattern[str]:
    """A regular expression in which a space is any white space, and ' either apostrophe.

    A group is kept only under a name; case does not count.
    """
    spaced = pattern.replace(" ", r"\s+").replace("['’]", "'").replace("'", "['’]")
    return re.compile(_GROUP.sub("(?:", spaced), re.IGNORECASE)
