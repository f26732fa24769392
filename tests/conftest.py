"""What every test may ask for. Which database a run uses is chosen earlier, in tests/databases.py."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A rule is true or false however slow the machine: time is measured in scripts/bench, never by a test.
settings.register_profile("goldthread", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("goldthread")

pytest_plugins = ["tests.browser"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings_parallel_suffix() -> None:
    """Give each worker a database of its own; SQLite's is a file, as in production, not Django's in-memory default."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    if database["ENGINE"].endswith("sqlite3"):
        name = str(Path(database["NAME"]).with_name(f"test-{worker}.sqlite3"))
    else:
        name = f"test_{database['NAME']}_{worker}"
    database["TEST"]["NAME"] = name


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Leave a database of the throw-away server to go with its server; a SQLite file is removed as ever."""
    from django.conf import settings

    return not str(settings.DATABASES["default"]["ENGINE"]).endswith("sqlite3")
