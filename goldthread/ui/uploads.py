"""The field for files that are kept: each is looked into before anything is saved, and each refusal names its file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.base import File

from goldthread.foundation.files import Inspected, look_into
from goldthread.foundation.files.inspecting import in_megabytes
from goldthread.foundation.files.kinds import ACCEPT, ALLOWED
from goldthread.kernel.refusals import Refused

MOST = 5
AGAIN = "Choose the files again: browsers let go of them when a page comes back."


class ManyFiles(forms.FileInput):
    """A file input that takes several."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[File[Any]]:
        """Every file sent under the name."""
        return list(files.getlist(name)) if hasattr(files, "getlist") else [files[name]] if name in files else []


class FilesField(forms.Field):
    """Up to `most` files of the kinds that are kept. Cleans to a list of Inspected."""

    widget = ManyFiles

    def __init__(self, *, most: int = MOST, **options: Any) -> None:
        said = f"Up to {most} files" if most > 1 else "One file"
        size = in_megabytes(settings.LARGEST_FILE)
        options.setdefault("help_text", f"{said}, {size} each at most: {ALLOWED}")
        super().__init__(**options)
        self.most = most
        self.again = AGAIN
        self.widget.allow_multiple_selected = most > 1
        self.widget.attrs["accept"] = ACCEPT

    def clean(self, value: Sequence[File[Any]]) -> list[Inspected]:
        """What was chosen, each looked into. Raises ValidationError with a message for each that is refused."""
        if len(value) > self.most:
            told = f"You chose {len(value)} files; {self.most} can be added at a time. Add the others afterwards."
            raise forms.ValidationError(told, code="too_many")
        if self.required and not value:
            raise forms.ValidationError("Choose a file", code="required")
        found, refused = [], []
        for upload in value:
            try:
                found.append(look_into(upload))
            except Refused as refusal:
                refused.append(refusal.message)
        if refused:
            raise forms.ValidationError(list(refused))
        return found
