"""Impact tests: planned, what they found, why there is none, and what comes next."""

from __future__ import annotations

from typing import Any

from django import forms

from goldthread.foundation.access import Actor
from goldthread.improvement import queries
from goldthread.improvement.choices import (
    DIRECTION,
    IMPACT_KIND,
    IMPACT_RESULT,
    NEXT_STEP,
    STRENGTH,
    ImpactKind,
    ImpactResult,
    NextStep,
)
from goldthread.improvement.domain.impact import WHEN_AGAIN
from goldthread.improvement.domain.indicators import wanting
from goldthread.improvement.domain.strength import Strength
from goldthread.improvement.services import Meeting
from goldthread.partnership.models import Board
from goldthread.ui.fields import DateField, LongText, PartialDateField
from goldthread.ui.forms import Form

NO_WAY = ("", "Not an indicator")


def _figure(label: str, help_text: str = "") -> forms.DecimalField:
    box = forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-10"})
    words = {"invalid": f"{label} must be a number, such as 62 or 4.5"}
    return forms.DecimalField(
        label=label,
        help_text=help_text,
        widget=box,
        error_messages=words,
        max_digits=12,
        decimal_places=3,
        required=False,
    )


class ImpactTestForm(Form):
    """How, and when, it will be known whether something made a difference."""

    kind = forms.ChoiceField(label="How it will be tested", choices=IMPACT_KIND.choices(), widget=forms.RadioSelect)
    question = LongText(
        label="What will be asked", rows=3, help_text="Such as: in how many of 20 cases is the child’s voice recorded?"
    )
    due = PartialDateField(label="When")
    baseline = _figure("Baseline", "What the indicator says today, in its own unit")
    target = _figure("Target", "What it should reach")
    direction = forms.ChoiceField(
        label="Which way it should move",
        choices=[NO_WAY, *DIRECTION.choices()],
        widget=forms.RadioSelect,
        required=False,
    )
    sometimes = ("baseline", "target")
    legends = {
        "baseline": (
            "For an indicator",
            "Needed only for a test by indicator. Leave it empty for any other kind.",
            ("baseline", "target", "direction"),
        )
    }

    def clean(self) -> dict[str, Any]:
        """Ask for everything a test by indicator lacks at once, each beside its box."""
        given: dict[str, Any] = super().clean() or {}
        if not {"kind", "baseline", "target", "direction"} <= given.keys():
            return given
        numbers = {name: given[name] for name in ("baseline", "target", "direction")}
        for field, message in wanting(given["kind"], **numbers).items():
            self.add_error(field, message)
        return given


class ImpactResultForm(Form):
    """What a test found, when, and how it is known."""

    result = forms.ChoiceField(
        label="What it found",
        choices=[choice for choice in IMPACT_RESULT.choices() if choice[0] != ImpactResult.NOT_YET],
        widget=forms.RadioSelect,
    )
    measured = _figure("What the indicator says now")
    tested = PartialDateField(label="When it was tested")
    evidence = LongText(
        label="How you know",
        rows=5,
        help_text="What was looked at, and what it showed. No names of children or adults.",
    )
    strength = forms.TypedChoiceField(
        label="How strong this evidence is",
        choices=[(int(one), STRENGTH.text(one)) for one in Strength if one],
        coerce=int,
        widget=forms.RadioSelect,
        help_text="Weak: someone’s word. Fair: something written. Strong: practice, figures or people were looked at.",
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind != ImpactKind.INDICATOR:
            del self.fields["measured"]


class NoTestForm(Form):
    """Why there will be no test."""

    reason = LongText(
        label="No test, because",
        rows=4,
        help_text="Such as: it is a duty met once, and the document shows it; or another test already looks at this",
    )


class NextForm(Form):
    """What the group decides after a test that showed no difference."""

    step = forms.ChoiceField(label="What comes next", choices=NEXT_STEP.choices(), widget=forms.RadioSelect)
    again = PartialDateField(
        label="When it will be tested again",
        required=False,
        help_text="Only if it is tested again. Such as 10 June 2026, June 2026 or 2026-27 Q1.",
    )
    reason = LongText(label="Why", rows=4)
    sometimes = ("again",)
    field_order: tuple[str, ...] = ("step", "again", "reason")

    def clean(self) -> dict[str, Any]:
        """Ask for the date of the new test beside its box."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("step") == NextStep.TEST_AGAIN and "again" in given and given["again"] is None:
            self.add_error("again", WHEN_AGAIN)
        return given


class MeetingNextForm(NextForm):
    """The same, as a meeting decided it. Cleans to `meeting` besides."""

    on = DateField(label="When the meeting was held")
    field_order = ("on", "chaired_by", "step", "again", "reason")

    def __init__(self, *args: Any, actor: Actor, board: Board, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = {str(one.pk): one for one in queries.chairs_of_board(actor, board.pk)}
        self.fields["chaired_by"] = forms.TypedChoiceField(
            label="Who chaired this item",
            choices=[("", "Choose"), *((key, one.name) for key, one in people.items())],
            coerce=people.get,
        )
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """Put the day and the chair together."""
        given = super().clean()
        on, chaired_by = given.pop("on", None), given.pop("chaired_by", None)
        if on and chaired_by:
            given["meeting"] = Meeting(on, chaired_by)
        return given
