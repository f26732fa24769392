"""What is asked on this room's pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from goldthread.foundation.access import Actor
from goldthread.meetings.choices import ATTENDANCE_STATUS
from goldthread.partnership.models import Agency, Board, SubGroup
from goldthread.ui.fields import LongText, PartialDateField
from goldthread.ui.forms import Form

PREFIX = "agency_"
NOT_RECORDED = ("", "Not recorded")


class NewMeetingForm(Form):
    """Who meets, when and where."""

    group: forms.ModelChoiceField = forms.ModelChoiceField(label="Group", queryset=None)
    held = PartialDateField(label="Date", help_text="A day, as 10 June 2016; a month if that is all that is known")
    place = forms.CharField(label="Place", max_length=160, required=False)

    def __init__(self, *args: Any, actor: Actor, board: Board, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = SubGroup.objects.visible_to(actor).filter(board=board)  # type: ignore[attr-defined]


class MeetingForm(NewMeetingForm):
    """The same, with what is said of the meeting."""

    summary = LongText(label="Summary", required=False, help_text="What was discussed and decided, without names")


class AttendanceForm(Form):
    """How each agency attended: one question for each."""

    def __init__(self, *args: Any, agencies: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [*ATTENDANCE_STATUS.choices(), NOT_RECORDED]
        for agency in agencies:
            in_a_row = forms.RadioSelect(attrs={"inline": True})
            field = forms.ChoiceField(label=agency.name, choices=choices, required=False, widget=in_a_row)
            self.fields[field_name(agency.pk)] = field


def field_name(agency: UUID) -> str:
    """The name of an agency's question."""
    return f"{PREFIX}{agency.hex}"


def statuses_in(data: dict[str, Any]) -> dict[UUID, str]:
    """The status given for each agency; empty where it is not recorded."""
    return {UUID(name.removeprefix(PREFIX)): value for name, value in data.items() if name.startswith(PREFIX)}
