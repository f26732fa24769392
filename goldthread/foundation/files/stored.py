"""What is kept of a file besides its bytes."""

from __future__ import annotations

from django.db import models


class StoredFile(models.Model):
    """A file's facts. Its bytes lie under `key`, a random name that says nothing of what is in it.

    `name` is what the file was called by whoever gave it; it is shown, never used as a path or in a header.
    """

    key = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        abstract = True
