"""What is asked when contacts come in from a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from goldthread.partnership.domain.contacts import Meaning
from goldthread.partnership.roles_given import roles_to_give
from goldthread.ui.fields import UploadField
from goldthread.ui.forms import Form

LABELS = {
    Meaning.AGENCY: "Agency",
    Meaning.SHORT_NAME: "Short name of the agency",
    Meaning.KIND: "Kind of agency",
    Meaning.PERSON: "Person",
    Meaning.EMAIL: "E-mail address",
    Meaning.POSITION: "Position",
    Meaning.ROLE: "Role",
}


class UploadForm(Form):
    """The sheet."""

    file = UploadField(
        label="Spreadsheet",
        kinds=("xlsx", "csv"),
        help_text="Excel (.xlsx) or CSV, up to 5 MB. The first row with anything in it is taken as the headings.",
    )


class ColumnsForm(Form):
    """Which column holds what."""

    usual_role = forms.ChoiceField(
        label="Role of everyone whose row gives none",
        choices=lambda: [("", "None: a row without a role is a fault"), *roles_to_give()],
        required=False,
    )

    def __init__(self, *args: Any, headings: Sequence[str], **kwargs: Any) -> None:
        named = [(str(at), text or f"Column {at + 1}") for at, text in enumerate(headings)]
        choices = [("", "Not in this file"), *named]
        asked = {
            meaning.value: forms.ChoiceField(label=label, choices=choices, required=meaning is Meaning.AGENCY)
            for meaning, label in LABELS.items()
        }
        own = {name: field for name, field in self.base_fields.items() if name not in asked}
        self.base_fields = {**own, **asked}  # type: ignore[misc]
        super().__init__(*args, **kwargs)
        self.order_fields([*asked, "usual_role"])
