"""Files on disk that no record knows: a machine stopped between writing one and saving its record."""

from __future__ import annotations

import time
from pathlib import Path

from django.apps import apps
from django.db import connection

from goldthread.foundation.access import row_security
from goldthread.foundation.files.disk import storage
from goldthread.foundation.files.stored import StoredFile

SETTLED = 24 * 60 * 60  # seconds; a younger one may be in the middle of being saved


def known_keys() -> set[str]:
    """The keys of every stored file of every room, whatever the board."""
    present = set(connection.introspection.table_names())
    models = [model for model in apps.get_models() if issubclass(model, StoredFile) and model._meta.db_table in present]
    with row_security.everything():
        return {key for model in models for key in model._base_manager.values_list("key", flat=True)}


def without_record(*, settled: int = SETTLED) -> list[Path]:
    """The files that no record knows, for at least `settled` seconds. A backup of the two apart can make some too."""
    store, before = storage(), time.time() - settled
    old = [found for found in store.all_files() if found.stat().st_mtime <= before]
    known = known_keys() if old else set()
    return [found for found in old if found.relative_to(store.location).as_posix() not in known]
