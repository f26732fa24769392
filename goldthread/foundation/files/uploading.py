"""Receives uploads: what is beyond the limit is counted and dropped as it arrives, so that the form still comes whole.

Django sets no limit to an uploaded file. Cutting the connection would lose what was typed beside it; here the rest of
the form is read, the file's bytes go nowhere, and the form says at the field that it is too large.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class TooLarge(SimpleUploadedFile):
    """A file that was dropped: its name and size, and no content."""


class DropsTooLarge(FileUploadHandler):
    """Stands before the handlers that keep an upload. Hands on each piece until the limit is passed."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Pass a piece on, or drop it."""
        self.received += len(raw_data)
        return raw_data if self.received <= settings.LARGEST_FILE else None

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """The dropped file's stand-in; nothing where a later handler has the file."""
        if self.received <= settings.LARGEST_FILE:
            return None
        stand_in = TooLarge(self.file_name or "file", b"", self.content_type or "")
        stand_in.size = self.received
        return stand_in
