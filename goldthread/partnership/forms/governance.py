"""What is asked of priorities, changes, duties and the board's settings."""

from __future__ import annotations

from typing import Any

from django import forms

from goldthread.partnership.choices import BOARD_WORDS, REMIT
from goldthread.ui.fields import LongText, PartialDateField, UploadField
from goldthread.ui.forms import Form


class PriorityForm(Form):
    """A theme for a year."""

    year = forms.CharField(label="Year", max_length=7, help_text="April to March, such as 2026-27")
    theme = forms.CharField(label="Theme", max_length=160)
    aim = LongText(label="What the board wants from it", required=False, rows=4)


class ChangeForm(Form):
    """What changed in how the board is organised."""

    changed = PartialDateField(label="When", required=False)
    what = LongText(label="What changed", rows=4)


class DutyForm(Form):
    """A duty, and where it is written."""

    instrument = forms.CharField(
        label="Act, regulation or guidance", max_length=160, help_text="Such as Children Act 2004"
    )
    reference = forms.CharField(label="Section or paragraph", max_length=160, required=False)
    duty = LongText(label="What it asks of the board", rows=4)


class SettingsForm(Form):
    """The board's name, colour and words. The words' fields are called word_ and their key."""

    name = forms.CharField(label="Name of the board", max_length=200)
    area = forms.CharField(label="Area", max_length=100, required=False)
    accent = forms.CharField(
        label="Accent colour",
        max_length=7,
        help_text="As # and six digits or letters, such as #1f3a5f. White words must be readable on it",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        words = {
            f"word_{key}": forms.CharField(
                label=f"Your word for “{word}”", max_length=40, required=False, help_text=f"Empty: {word}"
            )
            for key, word in BOARD_WORDS.items()
        }
        self.base_fields = {**self.base_fields, **words}  # type: ignore[misc]
        super().__init__(*args, **kwargs)


class NewBoardForm(Form):
    """A board and the person who will run it."""

    name = forms.CharField(label="Name of the board", max_length=200)
    short_name = forms.CharField(label="Short name", max_length=20, help_text="Stands in every address, such as NSCB")
    remit = forms.ChoiceField(label="Whom it keeps safe", choices=REMIT.choices())
    area = forms.CharField(label="Area", max_length=100, required=False)
    officer_name = forms.CharField(label="Name of its first QA officer", max_length=120)
    officer_email = forms.EmailField(
        label="Their e-mail address", error_messages={"invalid": "Enter an e-mail address like name@example.org"}
    )


class LogoForm(Form):
    """A picture, or none."""

    picture = UploadField(label="Picture", kinds=("png", "jpg", "jpeg"), max_megabytes=1, required=False)
