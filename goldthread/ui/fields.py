"""Fields that people here fill in: dates to the precision known, real dates, whole numbers, long text, files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.base import File
from django.core.validators import MaxLengthValidator

from goldthread.kernel.partial_dates import MONTHS, PartialDate

LONGEST_TEXT = 20_000
LARGEST_WHOLE_NUMBER = 2_147_483_647
PARTIAL_DATE_HINT = "As exactly as it is known: 10 June 2016, June 2016, 2016-17 Q1, summer 2016 or 2016-17."
COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = (
    "The file is locked with a password or by rights management, or is of an older format. "
    "Open it, take the lock off, and save it as {kind}"
)
CONTENT_STARTS: Mapping[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF",),
    "docx": (b"PK\x03\x04",),
    "xlsx": (b"PK\x03\x04",),
    "pptx": (b"PK\x03\x04",),
    "png": (b"\x89PNG",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
}


class PartialDateField(forms.CharField):
    """A date to the precision that is known. Cleans to a PartialDate, or None where nothing was given."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", PARTIAL_DATE_HINT)
        options.setdefault("max_length", 40)
        super().__init__(**options)
        self.widget.attrs.setdefault("class", "govuk-input--width-20")

    def to_python(self, value: Any) -> PartialDate | None:  # type: ignore[override]
        """Read what was typed. The refusal lists what is allowed."""
        if isinstance(value, PartialDate):
            return value
        text = super().to_python(value)
        if not text:
            return None
        try:
            return PartialDate.parse(text)
        except ValueError as refusal:
            raise forms.ValidationError(str(refusal), code="invalid") from None

    def run_validators(self, value: Any) -> None:
        """Length is about what was typed, and a date that could be read is never too long."""
        if not isinstance(value, PartialDate):
            super().run_validators(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the date differs, however it is written."""
        return str(initial or "").strip() != str(data or "").strip()


class DateParts(forms.MultiWidget):
    """Day, month and year in three boxes, which keep what was typed."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({part: forms.TextInput() for part in ("day", "month", "year")}, attrs)

    def decompress(self, value: Any) -> list[str]:
        """The boxes for a stored date."""
        if isinstance(value, PartialDate):
            value = value.start
        return [str(value.day), str(value.month), str(value.year)] if isinstance(value, dt.date) else ["", "", ""]


class DateField(forms.Field):
    """One real day. The boxes are posted as <name>_day, <name>_month and <name>_year."""

    widget = DateParts

    def to_python(self, value: Sequence[str | None] | dt.date | None) -> dt.date | None:
        """Read the three boxes; the refusal says which is missing or that the day does not exist."""
        if isinstance(value, dt.date) or value is None:
            return value
        day, month, year = ((part or "").strip() for part in value)
        if not (day or month or year):
            return None
        self._refuse_missing({"a day": day, "a month": month, "a year": year})
        return self._real_day(day, month, year)

    def _refuse_missing(self, parts: Mapping[str, str]) -> None:
        missing = [name for name, typed in parts.items() if not typed]
        if missing:
            raise forms.ValidationError(f"{self.label} must include {' and '.join(missing)}", code="incomplete")

    def _real_day(self, day: str, month: str, year: str) -> dt.date:
        if not (year.isascii() and year.isdigit() and len(year) == 4):
            raise forms.ValidationError(f"{self.label}: the year must have 4 numbers", code="invalid")
        try:
            return dt.date(int(year), _month_of(month), int(day))
        except (ValueError, OverflowError):
            raise forms.ValidationError(f"{self.label} must be a real date", code="invalid") from None


def _month_of(typed: str) -> int:
    word = typed.lower()[:3]
    named = [n for n, name in enumerate(MONTHS) if n and len(word) == 3 and name.startswith(word)]
    return named[0] if named else int(typed)


class NumberField(forms.IntegerField):
    """A whole number that the databases can hold, none below zero unless `min_value` says otherwise."""

    widget = forms.TextInput

    def __init__(self, *, min_value: int = 0, max_value: int = LARGEST_WHOLE_NUMBER, **options: Any) -> None:
        super().__init__(min_value=min_value, max_value=max_value, **options)
        self.widget.attrs.setdefault("inputmode", "numeric")
        self.widget.attrs.setdefault("class", "govuk-input--width-5")

    def to_python(self, value: Any) -> int | None:
        """Read a whole number; commas between thousands are allowed."""
        return super().to_python(value.replace(",", "") if isinstance(value, str) else value)


class SuggestedField(forms.CharField):
    """A line of text with suggestions: what is typed may be one of them or anything else."""

    suggestions: Sequence[str] = ()


class HintedChoice(forms.ChoiceField):
    """One of a few, drawn as radios; `hints` says more of a choice beneath it, by its value."""

    widget = forms.RadioSelect

    def __init__(self, *, hints: Mapping[str, str], **options: Any) -> None:
        super().__init__(**options)
        self.hints = hints


class LongText(forms.CharField):
    """Text of several lines. With `autosave_url` (set it in the form's __init__) it is saved as it is typed."""

    widget = forms.Textarea

    def __init__(self, *, rows: int = 6, autosave_url: str = "", **options: Any) -> None:
        super().__init__(**options)
        self.validators.append(MaxLengthValidator(LONGEST_TEXT))  # not max_length, by which browsers cut what is pasted
        self.widget.attrs["rows"] = rows
        self.autosave_url = autosave_url

    def to_python(self, value: Any) -> Any:
        """Browsers send CR LF; kept text has plain line ends, so that only a real change counts as one."""
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value)


class UploadField(forms.FileField):
    """A file of an allowed kind and size; the content must begin as its kind does."""

    def __init__(self, *, kinds: tuple[str, ...], max_megabytes: int = 5, **options: Any) -> None:
        named = ", ".join(kind.upper() for kind in kinds)
        options.setdefault("help_text", f"{named}, up to {max_megabytes} MB.")
        super().__init__(**options)
        self.kinds = kinds
        self.max_megabytes = max_megabytes
        self.widget.attrs["accept"] = ",".join(f".{kind}" for kind in kinds)

    def to_python(self, data: File | None) -> File | None:
        """The file, or a refusal that says what is allowed."""
        file = super().to_python(data)
        if file is None:
            return None
        kind = (file.name or "").rpartition(".")[2].lower()
        if kind not in self.kinds:
            raise forms.ValidationError(f"The file must be {_either(self.kinds)}", code="kind")
        if (file.size or 0) > self.max_megabytes * 1024 * 1024:
            raise forms.ValidationError(f"The file must be smaller than {self.max_megabytes} MB", code="size")
        self._check_start(file, kind)
        return file

    def _check_start(self, file: File, kind: str) -> None:
        start = file.read(512)
        file.seek(0)
        allowed = CONTENT_STARTS.get(kind)
        is_wrong = not start.startswith(allowed) if allowed else b"\x00" in start
        if start.startswith(COMPOUND_FILE) and COMPOUND_FILE not in (allowed or ()):
            raise forms.ValidationError(LOCKED.format(kind=kind.upper()), code="locked")
        if is_wrong:
            raise forms.ValidationError(f"The file says it is {kind.upper()} but its content is not", code="content")


def _either(kinds: tuple[str, ...]) -> str:
    named = [kind.upper() for kind in kinds]
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} or {named[-1]}"
