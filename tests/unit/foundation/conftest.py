"""What tests of the ground ask for."""

from collections.abc import Iterator

import pytest
from django.db import connection

from goldthread.foundation.trail import triggers


@pytest.fixture
def open_trail() -> None:
    """The trail with its triggers gone, as whoever owns the database could have it."""
    drop_triggers()


@pytest.fixture
def committed(transactional_db: None) -> Iterator[None]:
    """A database in which commits are real.

    It is emptied afterwards, which the trail's triggers would refuse, so they go first; emptying the database tells
    Django's post_migrate, which puts them back.
    """
    yield
    drop_triggers()


def drop_triggers() -> None:
    """Take the triggers away."""
    with connection.cursor() as cursor:
        for statement in triggers.REMOVE[connection.vendor]:
            cursor.execute(statement)
