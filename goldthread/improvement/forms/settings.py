"""The board's key of ratings, and its days."""

from __future__ import annotations

from typing import Any

from django import forms

from goldthread.improvement.choices import RATING, RATING_MEANS
from goldthread.improvement.domain.rating import Rating
from goldthread.ui.fields import NumberField
from goldthread.ui.forms import Form

MOST = 3650
KEYED = [rating for rating in Rating if rating is not Rating.NONE]


class DaysField(forms.CharField):
    """Several numbers of days, with commas between. Cleans to a list of whole numbers; nothing to an empty one."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, max_length=60, **options)
        self.widget.attrs["class"] = "govuk-input--width-10"

    def to_python(self, value: Any) -> list[int]:  # type: ignore[override]
        """Read the numbers. The refusal says how they are written."""
        if isinstance(value, list):
            return value
        parts = [part.strip() for part in (value or "").split(",") if part.strip()]
        if len("".join(parts)) > 60 or not all(part.isascii() and part.isdigit() and len(part) < 5 for part in parts):
            raise forms.ValidationError(f"{self.label}: write whole days with commas between, such as 1, 7, 21")
        return [int(part) for part in parts]

    def run_validators(self, value: Any) -> None:
        """Length is about what was typed; what was read is a list."""

    def prepare_value(self, value: Any) -> Any:
        """The list as it is typed."""
        return ", ".join(str(day) for day in value) if isinstance(value, list | tuple) else value


def _days(label: str, hint: str = "") -> NumberField:
    return NumberField(label=label, max_value=MOST, help_text=hint)


class SettingsForm(Form):
    """The words come first: they are read on every page of the plan."""

    soon_days = _days("How many days before the due date is “soon”", "An action due soon with nothing to show is amber")
    request_days = _days("How many days before a meeting owners are asked for an update")
    papers_days = _days("How many days before a meeting their answers are due")
    remind_before = DaysField(label="Remind the owner this many days before a due date", help_text="Such as 14, 3")
    remind_after = DaysField(label="Remind the owner this many days after it", help_text="Such as 1, 7, 21")
    chair_after = _days("Draft to the chair of the overseeing group after this many days late")
    executive_after = _days("Draft to the chair of the executive after")
    scrutineer_after = _days("Draft to the independent scrutineer after", "A person reads and releases every draft")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {
            f"word_{rating}": forms.CharField(
                label=f"Your word for “{RATING.text(rating)}”",
                help_text=RATING_MEANS[rating],
                max_length=40,
                required=False,
            )
            for rating in KEYED
        }
        self.fields.update(words)
        self.order_fields(list(words))


def words_in(data: dict[str, Any]) -> dict[str, str]:
    """The word given for each rating."""
    return {str(rating): data[f"word_{rating}"] for rating in KEYED}
