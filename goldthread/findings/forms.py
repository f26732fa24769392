"""What is asked on this room's pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Q

from goldthread.findings import queries
from goldthread.findings.choices import FINDING_KIND, READING
from goldthread.findings.models import Finding
from goldthread.foundation.access import Actor
from goldthread.partnership.models import Agency, Board
from goldthread.ui.fields import LongText, PartialDateField, SuggestedField
from goldthread.ui.forms import Form

LONGEST_CHOICE, LONGEST_THEME = 110, 160
SAME_WORDS = "Such as neglect. Use the same words as before, so that what comes back can be seen."


class FindingForm(Form):
    """What a source showed."""

    text = LongText(label="What was found", help_text="One strength or one point to improve. Name no child or family.")
    kind = forms.ChoiceField(label="Strength or point to improve", choices=FINDING_KIND.choices())
    theme = SuggestedField(label="Theme", max_length=LONGEST_THEME, required=False, help_text=SAME_WORDS)
    readings = forms.MultipleChoiceField(
        label="What the source does not say itself",
        choices=READING.choices(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Tick what is our reading of the source. It is shown and printed as “our reading”.",
    )

    def __init__(self, *args: Any, themes: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"].suggestions = themes  # type: ignore[attr-defined]


class RenameThemeForm(Form):
    """The name a theme should have from now on."""

    becomes = SuggestedField(label="New name of the theme", max_length=LONGEST_THEME, help_text=SAME_WORDS)

    def __init__(self, *args: Any, themes: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["becomes"].suggestions = themes  # type: ignore[attr-defined]


class FindingsField(forms.ModelMultipleChoiceField):
    """Findings to choose from, each by its reference and first words."""

    def label_from_instance(self, obj: Any) -> str:
        said = f"{obj.reference}: {obj.text}"
        return said if len(said) <= LONGEST_CHOICE else f"{said[:LONGEST_CHOICE].rsplit(' ', 1)[0]} …"


class RecommendationForm(Form):
    """What should be done, about which findings, by whom.

    Offered are the findings nobody has answered and those already chosen; every agency of the board.
    """

    text = LongText(label="What should be done")
    text_is_reading = forms.BooleanField(label="These words are our reading, not the source's own", required=False)
    findings = FindingsField(
        label="Findings it answers", queryset=Finding.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    agencies: forms.ModelMultipleChoiceField = forms.ModelMultipleChoiceField(
        label="Agencies it is addressed to",
        queryset=Agency.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Each of them owes its own response and can see the recommendation",
    )
    made = PartialDateField(label="When it was made", required=False)

    def __init__(self, *args: Any, actor: Actor, board: Board, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies = Agency.objects.visible_to(actor).filter(links__board=board)
        self.fields["agencies"].queryset = agencies  # type: ignore[attr-defined]
        offered = queries.findings_of(actor, board.pk).order_by("reference")
        offered = offered.filter(Q(answers__isnull=True) | Q(pk__in=self._chosen())).distinct()
        self.fields["findings"].queryset = offered  # type: ignore[attr-defined]

    def _chosen(self) -> list[UUID]:
        given: Iterable[Any] = self.initial.get("findings", ())
        if self.is_bound and hasattr(self.data, "getlist"):
            given = self.data.getlist(self.add_prefix("findings"))
        return [key for key in map(_key, given) if key]


def _key(given: Any) -> UUID | None:
    if isinstance(given, Finding):
        return given.pk
    try:
        return UUID(str(given))
    except ValueError:
        return None
