"""The time zone somebody lives in: by the name of a city or a country, or by a place on earth."""

from __future__ import annotations

import re
from functools import cache
from zoneinfo import available_timezones

from rapidfuzz import fuzz, process

from corpus.subscriptions.schedule import zone_of
from corpus.text import fold

_LIKE = 85
_OFFSET = re.compile(r"(?:utc|gmt)\s*(?P<sign>[+-])\s*(?P<hours>\d{1,2})(?::?00)?", re.IGNORECASE)
_ODD = ("Etc/", "posix/", "right/", "SystemV/")

# Cities and countries that people name, and that the names of IANA's zones do not.
_ELSEWHERE = {
    "Africa/Johannesburg": "cape town, durban, pretoria, south africa",
    "Africa/Lagos": "abuja, nigeria",
    "Africa/Addis_Ababa": "ethiopia",
    "Africa/Casablanca": "morocco, rabat, marrakesh",
    "America/Argentina/Buenos_Aires": "argentina",
    "America/Bogota": "colombia, medellin",
    "America/Chicago": "dallas, houston, austin, minneapolis, new orleans, st louis, us central",
    "America/Denver": "salt lake city, albuquerque, us mountain",
    "America/Lima": "peru",
    "America/Los_Angeles": "san francisco, san diego, seattle, portland, las vegas, california,"
    " us pacific",
    "America/Mexico_City": "mexico, guadalajara",
    "America/New_York": "washington, washington dc, boston, philadelphia, atlanta, miami,"
    " pittsburgh, us eastern",
    "America/Sao_Paulo": "rio de janeiro, brasilia, brazil",
    "America/Toronto": "ottawa, quebec",
    "America/Edmonton": "calgary",
    "Asia/Dubai": "abu dhabi, united arab emirates, uae",
    "Asia/Ho_Chi_Minh": "hanoi, vietnam",
    "Asia/Jakarta": "indonesia",
    "Asia/Jerusalem": "israel, tel aviv, haifa",
    "Asia/Kathmandu": "nepal",
    "Asia/Karachi": "pakistan, lahore, islamabad",
    "Asia/Kolkata": "india, delhi, new delhi, mumbai, bombay, bangalore, chennai, hyderabad",
    "Asia/Manila": "philippines",
    "Asia/Riyadh": "saudi arabia, jeddah, mecca",
    "Asia/Seoul": "south korea, korea, busan",
    "Asia/Shanghai": "china, beijing, peking, guangzhou, shenzhen",
    "Asia/Tehran": "iran",
    "Asia/Tokyo": "japan, osaka, kyoto",
    "Asia/Almaty": "kazakhstan, astana",
    "Australia/Sydney": "canberra",
    "Europe/Amsterdam": "netherlands, holland, rotterdam, the hague",
    "Europe/Athens": "greece, thessaloniki",
    "Europe/Berlin": "germany, hamburg, munich, cologne, frankfurt, stuttgart, leipzig, dresden",
    "Europe/Brussels": "belgium, antwerp",
    "Europe/Bucharest": "romania, cluj",
    "Europe/Budapest": "hungary",
    "Europe/Copenhagen": "denmark, aarhus",
    "Europe/Dublin": "ireland, cork",
    "Europe/Helsinki": "finland, tampere",
    "Europe/Istanbul": "istanbul, turkey, ankara, izmir, antalya",
    "Europe/Kyiv": "ukraine, lviv, odesa, odessa, kharkiv",
    "Europe/Lisbon": "portugal, porto",
    "Europe/London": "england, scotland, wales, united kingdom, uk, manchester, birmingham,"
    " edinburgh, glasgow, liverpool, leeds",
    "Europe/Madrid": "spain, barcelona, valencia, seville",
    "Europe/Moscow": "st petersburg, saint petersburg",
    "Europe/Oslo": "norway, bergen",
    "Europe/Paris": "france, lyon, marseille, toulouse, nice",
    "Europe/Prague": "czechia, czech republic, brno",
    "Europe/Rome": "italy, milan, naples, turin, florence, venice",
    "Europe/Sofia": "bulgaria",
    "Europe/Stockholm": "sweden, gothenburg, malmo",
    "Europe/Vienna": "austria, graz, salzburg",
    "Europe/Warsaw": "poland, krakow, cracow, gdansk, wroclaw",
    "Europe/Zurich": "switzerland, geneva, bern, basel",
    "Pacific/Auckland": "new zealand, wellington, christchurch",
}


def find(words: str) -> str | None:
    """The IANA zone that is called that, or is that of the city or country; None when unknown.

    Also "UTC+3"; a name may be slightly misspelt.
    """
    name = _plain(words)
    offset = _OFFSET.fullmatch(" ".join(words.split()))
    if offset:
        return _by_offset(offset["sign"], int(offset["hours"]))
    zones = _known()
    if name in zones or not name:
        return zones.get(name)
    near = process.extractOne(name, list(zones), scorer=fuzz.ratio, score_cutoff=_LIKE)
    return zones[near[0]] if near else None


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
        names.setdefault(_plain(name.rsplit("/", 1)[-1]), name)
        names[_plain(name)] = name
    for name, places in _ELSEWHERE.items():
        names |= {place.strip(): name for place in places.split(",")}
    return names | {"utc": "UTC", "gmt": "UTC"}


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[^\w/+-]|_", " ", fold(name)).split())
