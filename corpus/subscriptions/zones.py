"""The time zone somebody lives in: by the name of a city or a country, or by a place on earth.

The cities are an extract of GeoNames (https://www.geonames.org, CC BY 4.0), in many scripts.
"""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path
from zoneinfo import available_timezones

from rapidfuzz import fuzz, process

from corpus.questions.phrases import BESIDE_WORDS
from corpus.subscriptions.grammar import form
from corpus.subscriptions.schedule import zone_of
from corpus.text import fold

# Written by `python -m tests.training.places`.
_PLACES = Path(__file__).with_name("places.tsv.gz")
_LIKE = 85
_SHORTEST_MISSPELT = 5
_OFFSET = re.compile(
    r"(?:utc|gmt)\s*(?P<sign>[+−–-])\s*(?P<hours>\d{1,2})(?::?00)?",
    re.IGNORECASE,
)
_ODD = ("Etc/", "posix/", "right/", "SystemV/")

# Countries and the like that people name, and that neither IANA nor GeoNames' cities do.
_ELSEWHERE = {
    "Africa/Johannesburg": "south africa",
    "Africa/Lagos": "nigeria",
    "Africa/Addis_Ababa": "ethiopia",
    "Africa/Casablanca": "morocco",
    "America/Argentina/Buenos_Aires": "argentina",
    "America/Bogota": "colombia",
    "America/Chicago": "us central",
    "America/Denver": "us mountain",
    "America/Lima": "peru",
    "America/Los_Angeles": "california, us pacific",
    "America/New_York": "nyc, us eastern",
    "America/Sao_Paulo": "brazil",
    "Asia/Dubai": "united arab emirates, uae",
    "Asia/Ho_Chi_Minh": "hanoi, vietnam",
    "Asia/Jakarta": "indonesia",
    "Asia/Jerusalem": "israel",
    "Asia/Kathmandu": "nepal",
    "Asia/Karachi": "pakistan, islamabad",
    "Asia/Kolkata": "india",
    "Asia/Manila": "philippines",
    "Asia/Riyadh": "saudi arabia",
    "Asia/Seoul": "south korea, korea",
    "Asia/Shanghai": "china",
    "Asia/Tehran": "iran",
    "Asia/Tokyo": "japan",
    "Asia/Almaty": "kazakhstan",
    "Europe/Amsterdam": "netherlands, holland",
    "Europe/Athens": "greece",
    "Europe/Berlin": "germany",
    "Europe/Brussels": "belgium",
    "Europe/Bucharest": "romania",
    "Europe/Budapest": "hungary",
    "Europe/Copenhagen": "denmark",
    "Europe/Dublin": "ireland",
    "Europe/Helsinki": "finland",
    "Europe/Istanbul": "istanbul, turkey",
    "Europe/Kyiv": "ukraine",
    "Europe/Lisbon": "portugal",
    "Europe/London": "england, scotland, wales, united kingdom, uk",
    "Europe/Madrid": "spain, valencia",
    "Europe/Oslo": "norway",
    "Europe/Paris": "france",
    "Europe/Prague": "czechia, czech republic",
    "Europe/Rome": "italy",
    "Europe/Sofia": "bulgaria",
    "Europe/Stockholm": "sweden",
    "Europe/Vienna": "austria",
    "Europe/Warsaw": "poland",
    "Europe/Zurich": "switzerland",
    "Pacific/Auckland": "new zealand",
}


def find(words: str, is_lenient: bool = True) -> str | None:
    """The IANA zone that is called that, or is that of the city or country; None when unknown.

    Also "UTC+3"; with `is_lenient` the name of a large place may be slightly misspelt.
    """
    offset = _OFFSET.fullmatch(" ".join(words.split()))
    if offset:
        return _by_offset(offset["sign"], int(offset["hours"]))
    name = plain(words.partition(",")[0])  # "Paris, France"
    zone = _known().get(name) or _cities().get(name)
    if zone or len(name) < _SHORTEST_MISSPELT or not is_lenient:
        return zone
    near = process.extractOne(name, list(_large()), scorer=fuzz.ratio, score_cutoff=_LIKE)
    return _large()[near[0]] if near else None


def at(latitude: float, longitude: float) -> str | None:
    """The IANA zone of a place on earth, by the borders in tzfpy; None at sea without one."""
    import tzfpy

    name = tzfpy.get_tz(longitude, latitude)
    try:
        return zone_of(name).key if name else None
    except ValueError:  # one that this machine's zones do not have yet
        return None


def _by_offset(sign: str, hours: int) -> str | None:
    # In these names of IANA's the sign stands for the other direction.
    name = f"Etc/GMT{'-' if sign == '+' else '+'}{hours}" if hours else "UTC"
    return name if name in available_timezones() else None


@cache
def _known() -> dict[str, str]:
    """Every name of a place, folded, with its zone; the last part of a zone's name is a city."""
    names: dict[str, str] = {}
    # A city of the newer "Region/City" wins over an old name such as "Egypt".
    zones = sorted(available_timezones(), key=lambda name: ("/" not in name, name))
    for name in (zone for zone in zones if not zone.startswith(_ODD)):
        names.setdefault(plain(name.rsplit("/", 1)[-1]), name)
        names[plain(name)] = name
    for name, places in _ELSEWHERE.items():
        names |= {place.strip(): name for place in places.split(",")}
    return names | {"utc": "UTC", "gmt": "UTC"}


@cache
def _cities(size: str = "") -> dict[str, str]:
    """Every city's names, folded, with its zone; with "large" only those of a million people."""
    names: dict[str, str] = {}
    zones = available_timezones()
    for line in gzip.decompress(_PLACES.read_bytes()).decode().splitlines():
        zone, how_large, *places = line.split("\t")
        if zone in zones and size in ("", how_large):
            names |= dict.fromkeys(places, zone)
    return names


@cache
def _large() -> dict[str, str]:
    """The names that may be misspelt, with their zones: of large cities, and those IANA knows."""
    return {**_cities("large"), **_known()}


def plain(name: str) -> str:
    """A place's name as it is compared: no case, no accents, no marks."""
    return " ".join(re.sub(r"[^\w/+-]|_", " ", fold(name)).split())


# --- in a sentence ----------------------------------------------------------------------------

_ZONE_WORD = r"(time\s?zone|tz)"
_ZONES = tuple(
    form(words)
    for words in (
        rf"((set|change|switch|put|make|use|turn|update) )?((my|the|our|your|this chat'?s)"
        rf" )?({_ZONE_WORD}|(?<=my\s)(zone|clock|local time|city)|(zone|clock"
        rf"|city)(?=\s*:))\s*(should be|must be|is( (in|now))?|to|=|:|of|at|in"
        rf"|on)?\s*(?P<place>.+)",
        r"((show|give|send|use|set|put|tell|all|the|my|me|us|make) )*(times|(?<=the\s)time"
        r"|(?<=my\s)time) (should be |are |is )?(in|on|to|for|by|of|at) (?P<place>.+)",
        r"(use|set|switch to|change to|i('m| am) (on|in)|we('re| are) (on|in)|in|on|it'?s)"
        r" (?P<place>.+?) (local )?(time(\s?zone)?|tz)",
        f"(?P<place>.+?) (is my )?{_ZONE_WORD}",
    )
)
_LIVE = form(
    r"((i|we)( (now|currently|actually))? (live|stay|work|reside|moved|am (living|based"
    r"|located|staying)|are (living|based|located|staying))|i'm (living|based|located|staying"
    r"|writing|now)|(i|we) (have )?(just )?moved|my (city|home|place|town|location) is|i('m|"
    r" am) from|living|based)\s*(in|at|to|near|from|:)? (?P<place>.+)"
)
# So begin sentences about much else: only a place whose name is spelt right is one.
_AM_IN = form("(i('?m| am)|we('re| are)) (now |currently )?(in|at) (?P<place>.+)")
_UTC = form(r"(utc|gmt)\s*([+−–-]\s*\d{1,2}(:?00)?)?")
_BESIDE_PLACE = form(r"^(the )| (time(\s?zone)?|now|please|these days|currently|at the moment)$")


def read_place(line: str, is_command: bool = False) -> tuple[str, str | None] | None:
    """The place somebody says they live in, or whose time they wish, and its zone.

    None where that is not said, or the place is unknown and not surely one. With `is_command` a
    place alone is enough.
    """
    if _UTC.fullmatch(line) and (is_command or len(line) > len("utc")):
        return _zone(line)
    for lives in (_LIVE, *_ZONES, _AM_IN):
        match = lives.fullmatch(line)
        if match is None:
            continue
        zone = _zone(match["place"], is_lenient=lives is not _AM_IN)
        is_about_zones = lives is _ZONES[0] and form(_ZONE_WORD).search(line)
        if zone[1] or is_about_zones:
            return zone
    zone = _zone(line) if is_command else (line, None)
    return zone if zone[1] else None


def _zone(words: str, is_lenient: bool = True) -> tuple[str, str | None]:
    place = words.strip(BESIDE_WORDS)
    for _ in range(3):
        place = _BESIDE_PLACE.sub("", place).strip(BESIDE_WORDS)
    return place, find(place, is_lenient) or find(words, is_lenient)
