"""Rooms that are not open yet have no place in the navigation."""

import pytest
from django.urls import NoReverseMatch, reverse

from goldthread.config import navigation


@pytest.fixture(autouse=True)
def _open_rooms_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def is_open(name: str) -> bool:
        try:
            return bool(reverse(name, args=["nscb"]))
        except NoReverseMatch:
            return False

    monkeypatch.setattr(navigation, "ENTRIES", [entry for entry in navigation.ENTRIES if is_open(entry[1])])
