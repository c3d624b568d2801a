"""Settings from the environment, read once into one frozen object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

PREFIX = "ONRECORD_"
_LONGEST_NUMBER = 9
_LONGEST_CONTACT = 200


class ConfigError(Exception):
    """A setting is missing or wrong; the message names it and says what it takes."""


@dataclass(frozen=True, slots=True)
class Config:
    """What an operator may set; every field is ONRECORD_ and its name in capitals.

    `allowed` holds the ids of the users and groups that are answered; empty
    answers everyone. `operators` may change the feeds in the chat. `contact` is
    told to every server that is asked; `keep_links` stores what people's links lead to.
    `messages_per_second` is how many leave at most, answers and digests together.
    """

    token: str = ""
    database: str = "sqlite:///onrecord.sqlite3"
    api_base_url: str = "https://api.telegram.org/bot"
    api_file_url: str = "https://api.telegram.org/file/bot"
    allowed: frozenset[int] = frozenset()
    questions_per_minute: int = 20
    operators: frozenset[int] = frozenset()
    contact: str = ""
    keep_links: bool = False
    messages_per_second: int = 28


def read(environment: Mapping[str, str]) -> Config:
    """The settings in `environment`; raises ConfigError for the first one that is wrong."""

    def value(name: str) -> str:
        text = environment.get(PREFIX + name.upper(), "").strip()
        return text or str(getattr(Config(), name))

    return Config(
        token=value("token"),
        database=value("database"),
        api_base_url=_url("api_base_url", value("api_base_url")),
        api_file_url=_url("api_file_url", value("api_file_url")),
        allowed=_ids("allowed", environment.get(PREFIX + "ALLOWED", "")),
        questions_per_minute=_positive("questions_per_minute", value("questions_per_minute")),
        operators=_ids("operators", environment.get(PREFIX + "OPERATORS", "")),
        contact=_contact(value("contact")),
        keep_links=_yes("keep_links", environment.get(PREFIX + "KEEP_LINKS", "")),
        messages_per_second=_positive("messages_per_second", value("messages_per_second")),
    )


def _url(name: str, text: str) -> str:
    wrong = _wrong(name, text, "an address such as http://127.0.0.1:8081/bot")
    try:
        parts = urlsplit(text)
    except ValueError:
        raise wrong from None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise wrong
    return text


def _ids(name: str, text: str) -> frozenset[int]:
    try:
        return frozenset(int(part) for part in text.replace(",", " ").split())
    except ValueError:
        numbers = "the numbers of users and groups, with commas between, such as 4711,-100815"
        raise _wrong(name, text, numbers) from None


def _contact(text: str) -> str:
    """It goes into a header as it is."""
    if not text.isascii() or not text.isprintable() or len(text) > _LONGEST_CONTACT:
        address = "an address in plain letters, such as https://quay.example/bot"
        raise _wrong("contact", text[:40], address)
    return text


def _yes(name: str, text: str) -> bool:
    answer = text.strip().lower()
    if answer not in ("", "yes", "no"):
        raise _wrong(name, text[:40], "yes or no")
    return answer == "yes"


def _positive(name: str, text: str) -> int:
    if not text.isdecimal() or len(text) > _LONGEST_NUMBER or int(text) < 1:
        raise _wrong(name, text[:40], "a whole number from 1 up")
    return int(text)


def _wrong(name: str, text: str, values: str) -> ConfigError:
    return ConfigError(f"{PREFIX}{name.upper()} is {text!r}; it takes {values}")
