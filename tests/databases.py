"""Chooses the database a run of the tests uses, before Django reads its settings.

`pytest` runs on SQLite, in a file as in production; `pytest --database=postgres` on a PostgreSQL server of its own.
Loaded by `-p tests.databases` in pyproject.toml. With pytest-xdist the first process makes one place for all; each
worker gets a database of its own there.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres

DATABASES = ("sqlite", "postgres")
URL = "GOLDTHREAD_DATABASE_URL"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer --database."""
    parser.addoption("--database", choices=DATABASES, default="sqlite", help="the database to run on (sqlite)")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    """Set the environment Django's settings read. A wrapper, so as to run before pytest-django."""
    os.environ["GOLDTHREAD_ENV"] = "test"
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser driver keeps an event loop in the tests' own thread
    if not is_worker():
        open_database(early_config)
    return (yield)


def is_worker() -> bool:
    """Whether this process was started by pytest-xdist; its database was then chosen by the first process."""
    return "PYTEST_XDIST_WORKER" in os.environ


def open_database(config: pytest.Config) -> None:
    """Make the places of the database and of files, and have them removed at the end, whatever happens."""
    files = tempfile.mkdtemp(prefix="goldthread-files-")
    config.add_cleanup(lambda: shutil.rmtree(files, ignore_errors=True))
    os.environ["GOLDTHREAD_FILES"] = files
    if config.known_args_namespace.database == "postgres":
        server = postgres.start()
        config.add_cleanup(server.stop)
        os.environ[URL] = server.url
    else:
        folder = tempfile.mkdtemp(prefix="goldthread-")
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
        os.environ[URL] = f"sqlite:///{Path(folder) / 'goldthread.sqlite3'}"


def pytest_report_header(config: pytest.Config) -> str:
    """Say which database this run is about."""
    return f"database: {config.getoption('database')}"
