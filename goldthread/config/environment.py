"""What an installation is told through environment variables, each with a safe default or a loud refusal."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[2]
SQLITE_DURABLE = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728; "
    "PRAGMA journal_size_limit=27103364; PRAGMA cache_size=2000;"
)


def var() -> Path:
    """The folder for everything the product writes: database, static files, reports, fonts."""
    return Path(os.environ.get("GOLDTHREAD_VAR", ROOT / "var"))


def secret(name: str, *, env: str) -> str:
    """A secret from the environment; outside production, one made once and kept in var/, never in the code."""
    if value := os.environ.get(name):
        return value
    if env == "production":
        raise ImproperlyConfigured(f"{name} must be set in production. Make one: python -m secrets.")
    kept = var() / f"{name.lower()}.txt"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(48))
    return kept.read_text()


def database(url: str | None) -> dict[str, Any]:
    """Django's settings for sqlite:///path or postgres://user:password@host/name (host may be ?host=/socket/folder)."""
    url = url or f"sqlite:///{var() / 'goldthread.sqlite3'}"
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path[1:] if parts.path.startswith("//") else parts.path),
            "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": SQLITE_DURABLE},
        }
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parse_qs(parts.query).get("host", [parts.hostname or ""])[0],
            "PORT": parts.port or "",
            "CONN_MAX_AGE": 60,
        }
    raise ImproperlyConfigured("GOLDTHREAD_DATABASE_URL must begin with sqlite:/// or postgres://.")
