"""How an installation sends mail: encrypted beyond this machine, complete, or not at all and said so."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from goldthread.config import mailing
from goldthread.foundation import checks

Env = pytest.MonkeyPatch
VAR = Path("/somewhere")
WHOLE = {"GOLDTHREAD_FROM": "qa@example.org", "GOLDTHREAD_ADDRESS": "https://qa.example.org/"}


def told(monkeypatch: Env, url: str = "", env: str = "production", **others: str) -> dict[str, object]:
    for name in (mailing.SMTP, mailing.SENDER, mailing.ADDRESS):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"GOLDTHREAD_SMTP_URL": url, **others}.items():
        monkeypatch.setenv(name, value)
    return mailing.settings(env=env, var=VAR)


def test_a_server_is_spoken_to_encrypted(monkeypatch: Env) -> None:
    found = told(monkeypatch, "smtp://us:p%40ss@mail.example.org", **WHOLE)
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"], found["EMAIL_HOST_PASSWORD"]) == ("mail.example.org", 587, "p@ss")
    assert (found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (True, False)
    assert found["ADDRESS"] == "https://qa.example.org"
    found = told(monkeypatch, "smtps://mail.example.org", **WHOLE)
    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (465, False, True)


def test_only_a_server_on_this_machine_is_spoken_to_unencrypted(monkeypatch: Env) -> None:
    assert told(monkeypatch, "smtp://localhost:25?starttls=no", **WHOLE)["EMAIL_USE_TLS"] is False
    with pytest.raises(ImproperlyConfigured, match="on this machine"):
        told(monkeypatch, "smtp://mail.example.org?starttls=no", **WHOLE)


@pytest.mark.parametrize("missing", WHOLE)
def test_a_server_without_a_sender_or_an_address_is_refused(monkeypatch: Env, missing: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"{missing} must be too"):
        told(monkeypatch, "smtp://mail.example.org", **{**WHOLE, missing: ""})


@pytest.mark.parametrize("url", ["http://mail.example.org", "mail.example.org:25", "smtp://"])
def test_a_server_that_is_no_server_is_refused(monkeypatch: Env, url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="must be like smtp://"):
        told(monkeypatch, url, **WHOLE)


@pytest.mark.parametrize("address", ["http://qa.example.org", "qa.example.org", "https://qa.example.org/?x=1"])
def test_links_in_production_are_to_a_name_over_https(monkeypatch: Env, address: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"such as https://qa\.example\.org"):
        told(monkeypatch, **{**WHOLE, "GOLDTHREAD_ADDRESS": address})


def test_production_that_was_told_nothing_sends_nothing_and_the_check_says_so(
    monkeypatch: Env, settings: pytest.FixtureRequest
) -> None:
    settings.SENDS_MAIL = told(monkeypatch)["SENDS_MAIL"]  # type: ignore[attr-defined]
    assert "messages wait. Set GOLDTHREAD_SMTP_URL" in checks.mail_leaves()[0].msg
    settings.SENDS_MAIL = True  # type: ignore[attr-defined]
    assert checks.mail_leaves() == []


def test_elsewhere_mail_goes_to_files(monkeypatch: Env) -> None:
    found = told(monkeypatch, env="dev")
    assert found["EMAIL_BACKEND"] == mailing.FOLDER_BACKEND
    assert found["MAIL_FOLDER"] == VAR / "mail"
