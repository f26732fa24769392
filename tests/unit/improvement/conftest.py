"""What the tests of this room borrow: a database in which commits are real."""

from tests.unit.foundation.conftest import committed

__all__ = ["committed"]
