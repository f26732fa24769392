"""How this installation sends mail, from the environment: nothing is sent unencrypted beyond this machine."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SMTP, SENDER, ADDRESS = "GOLDTHREAD_SMTP_URL", "GOLDTHREAD_FROM", "GOLDTHREAD_ADDRESS"
PORTS = {"smtp": 587, "smtps": 465}
THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}
FOLDER_BACKEND = "goldthread.foundation.outbox.folder.FolderBackend"
BACKENDS = {
    "test": "django.core.mail.backends.locmem.EmailBackend",
    "dev": FOLDER_BACKEND,
    "production": "django.core.mail.backends.dummy.EmailBackend",
}
SMTP_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
TRY_IT = "http://127.0.0.1:8000"
SECONDS = 30


def settings(*, env: str, var: Path) -> dict[str, Any]:
    """Django's settings for mail. `SENDS_MAIL` is false where production was not told how: messages then wait.

    Raises ImproperlyConfigured for a setting that is given and cannot be right.
    """
    url, sender = os.environ.get(SMTP, ""), os.environ.get(SENDER, "")
    address = _address(os.environ.get(ADDRESS, ""), env=env)
    if url and not (sender and address):
        missing = SENDER if not sender else ADDRESS
        raise ImproperlyConfigured(f"{SMTP} is set, so {missing} must be too: a mail says who sent it and where to go.")
    return {
        "SENDS_MAIL": env != "production" or bool(url),
        "EMAIL_BACKEND": SMTP_BACKEND if url else BACKENDS[env],
        "DEFAULT_FROM_EMAIL": sender or "Goldthread <goldthread@localhost>",
        "ADDRESS": address or TRY_IT,
        "MAIL_FOLDER": var / "mail",
        "EMAIL_TIMEOUT": SECONDS,
        **(_server(url) if url else {}),
    }


def _address(told: str, *, env: str) -> str:
    """Where people reach this installation, as it stands at the start of every link."""
    parts = urlsplit(told)
    allowed = {"https"} if env == "production" else {"http", "https"}
    if told and (parts.scheme not in allowed or not parts.hostname or parts.query or parts.fragment):
        raise ImproperlyConfigured(
            f"{ADDRESS} is “{told}”. Give where people reach it, such as https://qa.example.org."
        )
    return told.rstrip("/")


def _server(url: str) -> dict[str, Any]:
    """smtp://user:password@host:587 (encrypted by STARTTLS), or smtps:// (encrypted from the start)."""
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ImproperlyConfigured(f"{SMTP} must be like smtp://user:password@host:587, or begin with smtps://.")
    plain = parse_qs(parts.query).get("starttls") == ["no"]
    if plain and parts.hostname not in THIS_MACHINE:
        raise ImproperlyConfigured(f"{SMTP}: starttls=no is only for a mail server on this machine (localhost).")
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp" and not plain,
        "EMAIL_USE_SSL": parts.scheme == "smtps",
    }
