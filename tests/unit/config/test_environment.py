"""What an installation is told by its environment is safe, or refused in words that say how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from goldthread.config import environment

LONG = "x" * environment.SECRET_LENGTH
Env = pytest.MonkeyPatch


def test_a_misspelt_kind_of_installation_is_not_taken_for_another(monkeypatch: Env) -> None:
    monkeypatch.setenv("GOLDTHREAD_ENV", "prod")
    with pytest.raises(ImproperlyConfigured, match=r"“prod”\. Allowed: dev, test, production"):
        environment.kind()


def test_nothing_said_is_an_installation_to_try_things_in(monkeypatch: Env) -> None:
    monkeypatch.delenv("GOLDTHREAD_ENV")
    assert environment.kind() == "dev"


@pytest.mark.parametrize(("value", "said"), [("", "must be set"), ("short", "too short: 32")])
def test_production_makes_up_no_secret_and_takes_no_short_one(monkeypatch: Env, value: str, said: str) -> None:
    monkeypatch.setenv("GOLDTHREAD_TRAIL_KEY", value)
    with pytest.raises(ImproperlyConfigured, match=f"GOLDTHREAD_TRAIL_KEY .*{said}.*token_urlsafe"):
        environment.secret("GOLDTHREAD_TRAIL_KEY", env="production")


def test_production_takes_a_long_secret(monkeypatch: Env) -> None:
    monkeypatch.setenv("GOLDTHREAD_TRAIL_KEY", LONG)
    assert environment.secret("GOLDTHREAD_TRAIL_KEY", env="production") == LONG


def test_elsewhere_a_secret_is_made_once_and_kept(monkeypatch: Env, tmp_path: Path) -> None:
    monkeypatch.delenv("GOLDTHREAD_TRAIL_KEY", raising=False)
    monkeypatch.setenv("GOLDTHREAD_VAR", str(tmp_path))
    made = environment.secret("GOLDTHREAD_TRAIL_KEY", env="dev")
    assert len(made) > environment.SECRET_LENGTH
    assert environment.secret("GOLDTHREAD_TRAIL_KEY", env="dev") == made


@pytest.mark.parametrize("told", ["*", "*.example.org", "https://qa.example.org"])
def test_production_spells_out_the_names_it_answers_to(monkeypatch: Env, told: str) -> None:
    monkeypatch.setenv("GOLDTHREAD_HOSTS", told)
    with pytest.raises(ImproperlyConfigured, match=r"qa\.example\.org"):
        environment.hosts(env="production")


def test_several_names_may_have_spaces_between_them(monkeypatch: Env) -> None:
    monkeypatch.setenv("GOLDTHREAD_HOSTS", "qa.example.org, qa.example.net")
    assert environment.hosts(env="production") == ["qa.example.org", "qa.example.net"]


@pytest.mark.parametrize("folder", ["a house", "50% done", "no #1?"])
def test_the_database_lies_in_the_installations_own_folder(monkeypatch: Env, tmp_path: Path, folder: str) -> None:
    monkeypatch.setenv("GOLDTHREAD_VAR", str(tmp_path / folder))
    assert environment.database(None)["NAME"] == str(tmp_path / folder / "goldthread.sqlite3")


def test_a_folder_is_found_from_where_one_stands(monkeypatch: Env, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GOLDTHREAD_VAR", "data")
    assert environment.database(None)["NAME"] == str(tmp_path / "data/goldthread.sqlite3")


def test_styles_and_fonts_are_where_set_up_put_them_wherever_the_data_goes(monkeypatch: Env, tmp_path: Path) -> None:
    monkeypatch.setenv("GOLDTHREAD_VAR", str(tmp_path))
    assert environment.BUILT == environment.ROOT / "var"
