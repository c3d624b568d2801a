"""Write the given names that tell a gender: `python -m tests.training.given_names`.

An extract of nomquamgender 0.1.4 (MIT licence; Van Buskirk, Clauset and Larremore 2022), which
counts how often a name was a woman's in up to 36 sources of many countries.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from corpus.quotes.naming import names
from corpus.quotes.naming.places import CAPITALS, PLACES
from corpus.text import fold

GIVEN_NAMES = Path(__file__).parents[2] / "corpus" / "quotes" / "naming" / "given_names.txt.gz"
_SOURCES, _BEARERS = 5, 300  # a rarer name is as often a surname, or a slip
_CLEAR = 0.95
# Names in the counts, and in the news nearly always words.
_WORDS = names.word_set(
    """
    able ace akin alter aura autumn bear beat beauty blade bland blossom boy branch brand brick
    bright brook buddy buzz charity cherish cherry chiffon conception constant cord crew cruise
    diesel dock dries earnest elder else essence fancy fares favor fee ferry fuller genie gunner
    harm harmony harsh honey honour indie innocent into job junior laid legend line link lion
    lovely marry martial master mate mercy mine naira nine noble odd patience peer per price
    prosper prudent ram real ridge rock rocket rush saber samba skip slim spike steward summer
    sunshine unity worthy
    """
)
_NO_NAMES = (
    _WORDS,
    *(names.TITLES, names.ROLES, names.NEVER_NAMES, names.NOT_A_PERSON),
    *(frozenset(PLACES), CAPITALS),
)


def main() -> None:
    """Write a line of men's names and one of women's."""
    package = find_spec("nomquamgender")
    if package is None or package.origin is None:
        raise SystemExit("pip install --no-deps nomquamgender==0.1.4")
    counts = json.loads(Path(package.origin).with_name("name_data.json").read_text("utf-8"))
    body = "\n".join(" ".join(sorted(_of_gender(counts, is_female))) for is_female in (0, 1))
    GIVEN_NAMES.write_bytes(gzip.compress(body.encode(), 9, mtime=0))
    print(f"{len(body.split())} names, {GIVEN_NAMES.stat().st_size} bytes")


def _of_gender(counts: dict[str, list[float]], is_female: int) -> Iterator[str]:
    for name, (sources, bearers, share_of_women, *_) in counts.items():
        is_clear = share_of_women >= _CLEAR if is_female else share_of_women <= 1 - _CLEAR
        is_plain = name.isalpha() and len(name) > 2 and fold(name) == name
        is_other = any(name in words for words in _NO_NAMES)
        if sources >= _SOURCES and bearers >= _BEARERS and is_clear and is_plain and not is_other:
            yield name


if __name__ == "__main__":
    main()
