"""Settings from the environment, each with a default and an error that names it."""

from __future__ import annotations

from dataclasses import fields

import pytest

from bot.config import PREFIX, Config, ConfigError, read


def test_without_settings_the_defaults_hold() -> None:
    assert read({}) == Config()


@pytest.mark.parametrize("name", [field.name for field in fields(Config)])
def test_an_empty_setting_is_none(name: str) -> None:
    assert read({PREFIX + name.upper(): "  "}) == Config()


def test_every_setting_is_read() -> None:
    found = read(
        {
            "ONRECORD_TOKEN": " 4711:secret ",
            "ONRECORD_DATABASE": "sqlite:///news.sqlite3",
            "ONRECORD_API_BASE_URL": "http://127.0.0.1:8081/bot",
            "ONRECORD_API_FILE_URL": "http://127.0.0.1:8081/file/bot",
            "ONRECORD_ALLOWED": "4711, -100815 7",
            "ONRECORD_QUESTIONS_PER_MINUTE": "3",
            "ONRECORD_OPERATORS": "4711",
            "ONRECORD_CONTACT": "https://quay.example/bot",
            "ONRECORD_KEEP_LINKS": " Yes ",
            "ONRECORD_MESSAGES_PER_SECOND": "5",
            "UNRELATED": "x",
        }
    )
    assert found == Config(
        token="4711:secret",
        database="sqlite:///news.sqlite3",
        api_base_url="http://127.0.0.1:8081/bot",
        api_file_url="http://127.0.0.1:8081/file/bot",
        allowed=frozenset({4711, -100815, 7}),
        questions_per_minute=3,
        operators=frozenset({4711}),
        contact="https://quay.example/bot",
        keep_links=True,
        messages_per_second=5,
    )
    assert all(
        getattr(found, field.name) != getattr(Config(), field.name) for field in fields(found)
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ONRECORD_API_BASE_URL", "127.0.0.1:8081/bot"),
        ("ONRECORD_API_BASE_URL", "http:///bot"),
        ("ONRECORD_API_BASE_URL", "http://[::1/bot"),
        ("ONRECORD_API_FILE_URL", "ftp://127.0.0.1/file"),
        ("ONRECORD_ALLOWED", "rosa"),
        ("ONRECORD_ALLOWED", "4711;7"),
        ("ONRECORD_OPERATORS", "rosa"),
        ("ONRECORD_CONTACT", "desk\r\nX: y"),
        ("ONRECORD_CONTACT", "désk@quay.example"),
        ("ONRECORD_KEEP_LINKS", "perhaps"),
        ("ONRECORD_QUESTIONS_PER_MINUTE", "0"),
        ("ONRECORD_QUESTIONS_PER_MINUTE", "-1"),
        ("ONRECORD_QUESTIONS_PER_MINUTE", "many"),
        ("ONRECORD_QUESTIONS_PER_MINUTE", "1.5"),
        ("ONRECORD_QUESTIONS_PER_MINUTE", "²"),
        ("ONRECORD_QUESTIONS_PER_MINUTE", "1000000000"),
        ("ONRECORD_MESSAGES_PER_SECOND", "0"),
    ],
)
def test_a_wrong_setting_is_named_with_what_it_takes(name: str, value: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read({name: value})
    assert str(caught.value).startswith(f"{name} is {value!r}; it takes ")


def test_a_wrong_setting_that_is_long_is_named_by_its_beginning() -> None:
    for name in ("CONTACT", "KEEP_LINKS", "QUESTIONS_PER_MINUTE"):
        with pytest.raises(ConfigError) as caught:
            read({PREFIX + name: "x" * 201})
        assert f" is {'x' * 40!r}; it takes " in str(caught.value)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("questions_per_minute", "1", 1),
        ("questions_per_minute", "999999999", 999_999_999),
        ("contact", "x" * 200, "x" * 200),
        ("keep_links", "no", False),
        ("api_base_url", "https://bot.quay.example/bot", "https://bot.quay.example/bot"),
    ],
)
def test_a_setting_may_be_as_small_or_large_as_it_says(name: str, text: str, value: object) -> None:
    assert getattr(read({PREFIX + name.upper(): text}), name) == value
