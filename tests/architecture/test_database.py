"""The suite runs on the database it was asked to run on, and SQLite is kept as durably as in production."""

import pytest
from django.db import connection


@pytest.mark.django_db
def test_the_tests_run_on_the_database_asked_for(pytestconfig: pytest.Config) -> None:
    assert connection.vendor == {"sqlite": "sqlite", "postgres": "postgresql"}[pytestconfig.getoption("database")]


@pytest.mark.django_db
def test_sqlite_loses_nothing_in_a_power_cut() -> None:
    questions = {"sqlite": ("journal_mode", "synchronous"), "postgresql": ()}[connection.vendor]
    with connection.cursor() as cursor:
        answers = []
        for question in questions:
            cursor.execute(f"PRAGMA {question}")
            answers.append(cursor.fetchone()[0])
    full = 2
    assert answers == ["wal", full][: len(questions)]
