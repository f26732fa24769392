"""What is decided, by whom, on which evidence, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from goldthread.improvement.choices import EVIDENCE_KIND, STRENGTH, Decided
from goldthread.improvement.domain.closure import ACCEPT_SOME
from goldthread.improvement.domain.strength import OF_KIND, EvidenceKind
from goldthread.improvement.models import Evidence
from goldthread.ui.fields import DateField, LongText
from goldthread.ui.forms import Form

ANSWERS = [
    (Decided.ACCEPTED.value, "Accept: it is done, on the evidence ticked above"),
    (Decided.RETURNED.value, "Return it to its owner: something is still missing"),
]
RETURN_WHY = "Say what is still missing, so that the owner knows what to bring."


class ReasonForm(Form):
    """Why. The label is the question of the page."""

    reason = LongText(label="Reason", rows=4)

    def __init__(self, *args: Any, ask: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = ask


class _Pieces(forms.ModelMultipleChoiceField):
    """Pieces of evidence, each with what kind of thing it is and how strong that is."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.text} ({weighed(obj)})"


def weighed(held: Evidence) -> str:
    """“A document: a policy, a form, minutes; fair evidence”."""
    strength = STRENGTH.text(OF_KIND[EvidenceKind(held.kind)])
    return f"{EVIDENCE_KIND.text(held.kind)}; {strength.lower()} evidence"


class DecisionForm(Form):
    """Accept on the evidence ticked, or return with a reason."""

    sometimes = ("reason", "evidence")

    decided = forms.ChoiceField(label="Your decision", choices=ANSWERS, widget=forms.RadioSelect)
    reason = LongText(
        label="Reason",
        required=False,
        rows=3,
        help_text="Needed where it is returned: what is still missing. Kept with the action.",
    )
    field_order: tuple[str, ...] = ("evidence", "decided", "reason")

    def __init__(self, *args: Any, evidence: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["evidence"] = _Pieces(
            queryset=evidence,
            required=False,
            label="Evidence you accept",
            help_text="A closure stands on at least one piece. What you leave unticked stays with the action.",
            widget=forms.CheckboxSelectMultiple,
        )
        if not evidence.exists():
            self.fields["decided"].choices = ANSWERS[1:]  # type: ignore[attr-defined]
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """A decision to accept names its evidence, and one to return its reason."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("decided") == Decided.ACCEPTED and not given.get("evidence"):
            self.add_error("evidence", ACCEPT_SOME)
        if given.get("decided") == Decided.RETURNED and not (given.get("reason") or "").strip():
            self.add_error("reason", RETURN_WHY)
        return given


class MeetingDecisionForm(DecisionForm):
    """What a meeting decided: the same, with the day and who chaired this item."""

    on = DateField(label="Day of the meeting")
    field_order = ("on", "chaired_by", "evidence", "decided", "reason")

    def __init__(self, *args: Any, members: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chaired_by"] = forms.ModelChoiceField(
            queryset=members,
            label="Who chaired this item",
            help_text="Someone of the agency that owns the action cannot have: then the vice-chair takes the item.",
        )
        self.fields["evidence"].label = "Evidence the meeting accepted"
        self.fields["decided"].label = "What the meeting decided"
        self.order_fields(self.field_order)


class _WhoMay(forms.ModelChoiceField):
    """People who may decide, the vice-chair said to be so."""

    def __init__(self, *args: Any, posts: Mapping[Any, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.posts = posts

    def label_from_instance(self, obj: Any) -> str:
        post = self.posts.get(obj.pk)
        return f"{obj.name}, {post}" if post else str(obj.name)


class PassOnForm(Form):
    """To whom a decision passes."""

    def __init__(self, *args: Any, people: Any, posts: Mapping[Any, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"] = _WhoMay(
            queryset=people, posts=posts, label="Who decides instead", widget=forms.RadioSelect, empty_label=None
        )
