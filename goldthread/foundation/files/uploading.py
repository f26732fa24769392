"""Receives uploads: what is beyond the limit is counted and dropped as it arrives, so that the form still comes whole.

Django sets no limit to an uploaded file. Cutting the connection would lose what was typed beside it; here the rest of
the form is read, the file's bytes go nowhere, and the form says at the field that it is too large.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class TooLarge(SimpleUploadedFile):
    """A file that was dropped: its name and size, and no content."""


class BoundedUpload(TemporaryFileUploadHandler):
    """Keeps an upload in a temporary file until the limit is passed, and drops it then."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece, or only count it."""
        self.received += len(raw_data)
        if self.received <= settings.LARGEST_FILE:
            super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """The file, or the stand-in for one that was dropped."""
        if self.received <= settings.LARGEST_FILE:
            return super().file_complete(file_size)
        self.file.close()
        stand_in = TooLarge(self.file_name or "file", b"", self.content_type or "")
        stand_in.size = self.received
        return stand_in
