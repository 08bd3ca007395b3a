"""Settings: what the environment says, and what is said when it is wrong."""

from pathlib import Path

import pytest

from zeren.settings import SettingsError, read_settings

VARIABLES = ("STORE", "NEO4J_USER", "NEO4J_PASSWORD", "NEO4J_PASSWORD_FILE", "HOST", "PORT")


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(f"ZEREN_{name}", raising=False)


def test_defaults_need_no_variable() -> None:
    settings = read_settings()
    assert (settings.store, settings.host, settings.port) == ("sqlite:///zeren.db", "127.0.0.1", 8000)
    assert settings.password() is None


@pytest.mark.parametrize(
    ("name", "value", "field", "expected"),
    [
        ("ZEREN_STORE", "neo4j://graph:7687/neo4j", "store", "neo4j://graph:7687/neo4j"),
        ("ZEREN_STORE", "", "store", "sqlite:///zeren.db"),  # an empty line of an .env file sets nothing
        ("ZEREN_PORT", "9000", "port", 9000),
        ("ZEREN_HOST", "::1", "host", "::1"),
        ("ZEREN_NEO4J_USER", "reader", "neo4j_user", "reader"),
    ],
)
def test_a_variable_is_read(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, field: str, expected: object
) -> None:
    monkeypatch.setenv(name, value)
    assert getattr(read_settings(), field) == expected


def test_the_password_comes_from_its_variable_before_its_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("从文件来 \r\n", encoding="utf-8")
    monkeypatch.setenv("ZEREN_NEO4J_PASSWORD_FILE", str(secret))
    assert read_settings().password() == "从文件来 "  # only the line's end goes: blanks may belong to it
    monkeypatch.setenv("ZEREN_NEO4J_PASSWORD", "from the variable")
    assert read_settings().password() == "from the variable"


def test_a_password_file_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ZEREN_NEO4J_PASSWORD_FILE", str(tmp_path / "gone"))
    with pytest.raises(SettingsError) as caught:
        read_settings().password()
    assert caught.value.where == "ZEREN_NEO4J_PASSWORD_FILE"
    assert "gone" in caught.value.what


def test_a_wrong_value_names_its_variable_and_does_not_repeat_secrets(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ZEREN_NEO4J_PASSWORD", "s3cret")
    monkeypatch.setenv("ZEREN_PORT", "eight thousand")
    with pytest.raises(SettingsError) as caught:
        read_settings()
    assert caught.value.where == "ZEREN_PORT"
    assert caught.value.__cause__ is None
    assert "s3cret" not in str(caught.value)


def test_the_password_is_in_no_repr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZEREN_NEO4J_PASSWORD", "s3cret")
    assert read_settings().password() == "s3cret"
    assert "s3cret" not in f"{read_settings()!r} {read_settings()}"
