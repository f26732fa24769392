"""What is asked when an old tracker comes in, and when a template comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from goldthread.improvement.choices import ACTION_STATE, PRIORITY
from goldthread.improvement.domain.tracker_columns import Meaning
from goldthread.improvement.domain.tracker_words import MAY_COME_IN_AS
from goldthread.ui.field_markup import Folded
from goldthread.ui.fields import UploadField
from goldthread.ui.forms import Form, say_errors_well

LABELS = {
    Meaning.ACTION: ("Action", "What is to be done. Rows without it are left out."),
    Meaning.REFERENCE: ("The tracker’s own reference", "Kept beside Goldthread’s, so that people find it again."),
    Meaning.RECOMMENDATION: (
        "Recommendation",
        "Linked where it is a reference of a recommendation recorded here, such as R-3; kept as text where not.",
    ),
    Meaning.OWNER: ("Agency or group that owns it", ""),
    Meaning.PERSON: ("Person who answers for it", "Found by name or e-mail address among the people of this board."),
    Meaning.DUE: ("Due", "The latest due date, if there are several."),
    Meaning.STATE: ("State", "You say next what each word means. The rating (RAG) is computed from state and dates."),
    Meaning.CLOSED_ON: ("Day it was closed", ""),
    Meaning.PRIORITY: ("Priority", ""),
    Meaning.MEASURE: ("How you will know it is done", ""),
    Meaning.EVIDENCED_BY: ("How it will be evidenced", ""),
    Meaning.PROGRESS: ("Progress", "Comes in as one progress note."),
    Meaning.DETAIL: ("More detail", ""),
}
ASKED_OF = {Meaning.STATE: "State", Meaning.PRIORITY: "Priority", Meaning.OWNER: "Owner"}


class TrackerForm(Form):
    """The tracker."""

    file = UploadField(
        label="Your tracker",
        kinds=("xlsx", "csv"),
        help_text="Excel (.xlsx) or CSV, up to 5 MB and 5,000 rows. You see what it would do before anything is done.",
    )


class TemplateForm(Form):
    """A template that was filled in."""

    file = UploadField(label="The filled-in template", kinds=("xlsx",), help_text="The Excel file, up to 5 MB")


class SheetForm(Form):
    """Which sheet of a workbook holds the actions."""

    sheet = forms.TypedChoiceField(label="Sheet", coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, names: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sheet"].choices = list(enumerate(names))  # type: ignore[attr-defined]


class ColumnsForm(Form):
    """Which column holds what."""

    fill_down = forms.BooleanField(
        label="Where the recommendation is empty, it is the one above",
        required=False,
        help_text="For trackers in which one merged cell stands beside several actions",
    )

    def __init__(self, *args: Any, columns: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Not in this tracker"), *((str(at), name) for at, name in enumerate(columns))]
        for meaning, (label, hint) in LABELS.items():
            needed = meaning is Meaning.ACTION
            field = forms.ChoiceField(label=label, choices=choices, required=needed, help_text=hint, widget=Folded)
            say_errors_well(field)
            self.fields[meaning.value] = field
        self.order_fields([*LABELS, "fill_down"])


def chosen_columns(data: Mapping[str, Any]) -> dict[Meaning, int]:
    """The place of each meaning that was given a column."""
    return {meaning: int(data[meaning.value]) for meaning in Meaning if data.get(meaning.value)}


class WordsForm(Form):
    """What the tracker's own words mean. `asked` are (name of the field, meaning, word, rows that say it)."""

    def __init__(
        self,
        *args: Any,
        asked: Sequence[tuple[str, Meaning, str, int]],
        owners: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offered: dict[Meaning, list[tuple[str, str]]] = {
            Meaning.STATE: [("", "Choose what it means"), *((s.value, ACTION_STATE.text(s)) for s in MAY_COME_IN_AS)],
            Meaning.PRIORITY: PRIORITY.choices(),
            Meaning.OWNER: [("", "Nobody: bring it in without an owner"), *owners],
        }
        for name, meaning, word, rows in asked:
            said = f"“{word[:80]}”" if word else "Nothing said"
            field = forms.ChoiceField(
                label=f"{ASKED_OF[meaning]}: {said} ({rows} row{'s' if rows != 1 else ''})",
                choices=offered[meaning],
                required=meaning is not Meaning.OWNER,
                widget=Folded,
            )
            say_errors_well(field)
            self.fields[name] = field


class BringInForm(Form):
    """Leave to bring rows in without a date; asked only where a date cannot be read."""

    with_gaps = forms.BooleanField(label="", required=False)

    def __init__(self, *args: Any, gaps: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if gaps:
            rows = "the row" if gaps == 1 else f"the {gaps} rows"
            self.fields["with_gaps"].label = f"Bring in {rows} whose due date cannot be read without a due date"
        else:
            del self.fields["with_gaps"]


class OverwriteForm(Form):
    """Leave to put the sheet's word in place of what is recorded now; asked only where both were changed."""

    overwrite = forms.BooleanField(label="Put what the sheet says in place of what is recorded now", required=False)

    def __init__(self, *args: Any, clashes: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not clashes:
            del self.fields["overwrite"]
