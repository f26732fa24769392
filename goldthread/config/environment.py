"""What an installation is told through environment variables, each with a safe default or a loud refusal."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "var"  # where scripts/setup puts styles, scripts and fonts, wherever the installation's own things go
KINDS = ("dev", "test", "production")
SECRET_LENGTH = 32
LARGEST_FILE = 50  # MB; what is larger is looked into more slowly than a person waits
MAKE_ONE = """python3 -c "import secrets; print(secrets.token_urlsafe(48))\""""
SQLITE_DURABLE = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728; "
    "PRAGMA journal_size_limit=27103364; PRAGMA cache_size=2000;"
)


def var() -> Path:
    """The folder for everything the product writes: database, static files, reports, fonts."""
    return Path(os.environ.get("GOLDTHREAD_VAR") or ROOT / "var").absolute()


def files() -> Path:
    """The folder for uploaded files; on the same disk as its temporary names, and backed up with the database."""
    return Path(os.environ.get("GOLDTHREAD_FILES") or var() / "files").absolute()


def largest_file() -> int:
    """The most bytes an uploaded file may have; GOLDTHREAD_LARGEST_FILE gives it in MB."""
    told = os.environ.get("GOLDTHREAD_LARGEST_FILE") or "10"
    if not (told.isascii() and told.isdigit() and 1 <= int(told) <= LARGEST_FILE):
        raise ImproperlyConfigured(f"GOLDTHREAD_LARGEST_FILE is “{told}”. Allowed: whole MB, 1 to {LARGEST_FILE}.")
    return int(told) * 1024 * 1024


def kind() -> str:
    """Which kind of installation this is. A misspelt one is refused: it would run without the walls of production."""
    named = os.environ.get("GOLDTHREAD_ENV") or "dev"
    if named not in KINDS:
        raise ImproperlyConfigured(f"GOLDTHREAD_ENV is “{named}”. Allowed: {', '.join(KINDS)}.")
    return named


def hosts(*, env: str) -> list[str]:
    """The names people reach this installation by. In production each is spelt out."""
    told = os.environ.get("GOLDTHREAD_HOSTS") or "127.0.0.1,localhost,testserver"
    names = [name.strip() for name in told.split(",") if name.strip()]
    if env == "production" and any("*" in name or "/" in name for name in names):
        raise ImproperlyConfigured(f"GOLDTHREAD_HOSTS is “{told}”. Allowed: names alone, such as qa.example.org.")
    return names


def secret(name: str, *, env: str) -> str:
    """A secret from the environment; outside production, one made once and kept in var/, never in the code."""
    value = os.environ.get(name, "")
    if env == "production" and len(value) < SECRET_LENGTH:
        wanting = f"is too short: {SECRET_LENGTH} characters at least" if value else "must be set in production"
        raise ImproperlyConfigured(f"{name} {wanting}. Make one: {MAKE_ONE}")
    if value:
        return value
    kept = var() / f"{name.lower()}.txt"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(48))
    return kept.read_text()


def database(url: str | None) -> dict[str, Any]:
    """Django's settings for sqlite:///path or postgres://user:password@host/name (host may be ?host=/socket/folder)."""
    if not url:
        return _sqlite(str(var() / "goldthread.sqlite3"))
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path[1:] if parts.path.startswith("//") else parts.path))
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


def _sqlite(path: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": SQLITE_DURABLE},
    }
