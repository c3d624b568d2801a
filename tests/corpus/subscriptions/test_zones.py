"""The time zone of a city, a country or a place."""

from __future__ import annotations

from zoneinfo import available_timezones

import pytest

from corpus.subscriptions import zones
from corpus.subscriptions.zones import _ELSEWHERE


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("New York", "America/New_York"),
        ("munich", "Europe/Berlin"),
        ("Istambul", "Europe/Istanbul"),
        ("São Paulo", "America/Sao_Paulo"),
        ("turkey", "Europe/Istanbul"),
        ("Bursa", "Europe/Istanbul"),
        ("gaziantep", "Europe/Istanbul"),
        ("Lucknow", "Asia/Kolkata"),
        ("München", "Europe/Berlin"),
        ("muenchen", "Europe/Berlin"),
        ("Стамбул", "Europe/Istanbul"),
        ("東京", "Asia/Tokyo"),
        ("Αθήνα", "Europe/Athens"),
        ("القاهرة", "Africa/Cairo"),
        ("nyc", "America/New_York"),
        ("San Fransisco", "America/Los_Angeles"),
        ("Paris, France", "Europe/Paris"),
        ("a meeting", None),
        ("love", None),
        ("UTC", "UTC"),
        ("utc +3", "Etc/GMT-3"),
        ("GMT-5", "Etc/GMT+5"),
        ("UTC+0", "UTC"),
        ("UTC−5", "Etc/GMT+5"),
        ("UTC+99", None),
        ("the moon", None),
        ("", None),
        ("?", None),
    ],
)
def test_a_zone_is_found_by_name(words: str, zone: str | None) -> None:
    assert zones.find(words) == zone


def test_every_place_we_name_is_in_a_zone_there_is() -> None:
    assert set(_ELSEWHERE) <= available_timezones()


@pytest.mark.parametrize(
    ("latitude", "longitude", "zone"),
    [
        (52.52, 13.40, "Europe/Berlin"),
        (41.01, 28.98, "Europe/Istanbul"),
        (-33.87, 151.21, "Australia/Sydney"),
        (0.0, -30.0, "Etc/GMT+2"),
    ],
)
def test_a_zone_is_found_by_place(latitude: float, longitude: float, zone: str) -> None:
    assert zones.at(latitude, longitude) == zone


def test_a_name_is_taken_as_it_stands_where_that_is_wished() -> None:
    assert zones.find("Istanbull", is_lenient=False) is None
    assert zones.find("Istanbul", is_lenient=False) == "Europe/Istanbul"
