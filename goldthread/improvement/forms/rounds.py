"""Opening an update round, and answering a request: one page for everything an owner is asked about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField

from goldthread.foundation.access import Actor
from goldthread.improvement.choices import EVIDENCE_KIND
from goldthread.improvement.domain.rounds import Answer, faults_of, field_of
from goldthread.improvement.domain.states import AT_WORK
from goldthread.improvement.domain.strength import EvidenceKind
from goldthread.improvement.forms.answers import ENTERED_FROM
from goldthread.improvement.models import Action
from goldthread.partnership.models import Board, SubGroup
from goldthread.ui.content import Content
from goldthread.ui.fields import DateField, LongText, PartialDateField
from goldthread.ui.forms import Form

ALWAYS = ("progress", "nothing")
MORE = ("evidence", "kind", "done", "asks", "why")
NO_NAMES = "No names of children or adults"
EMPTY = (None, "", False, EvidenceKind.STATEMENT)


class RoundForm(Form):
    """For which meeting owners are asked, and by when they answer."""

    group: forms.ModelChoiceField = forms.ModelChoiceField(label="Group that meets", queryset=None)
    meets = DateField(label="Date of the meeting")
    papers_due = DateField(label="Answers due", help_text="The paper deadline: on or before the day of the meeting")
    field_order = ("group", "meets", "papers_due")

    def __init__(self, *args: Any, actor: Actor, board: Board, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = SubGroup.objects.visible_to(actor).filter(board=board)
        self.fields["group"].queryset = groups  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Asked:
    """An action as the page shows it above its questions."""

    action: Action
    facts: Sequence[tuple[str, Content]]


@dataclass(frozen=True)
class Section:
    """One action's questions, ready to draw: those always seen, and those folded away until they are needed."""

    asked: Asked
    first: Sequence[BoundField]
    more: Sequence[BoundField]
    is_open: bool


class UpdateForm(Form):
    """The same questions for every action; one submit for all."""

    def __init__(self, *args: Any, asked: Sequence[Asked], for_another: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        if for_another:
            label = "What you are entering this from"
            self.fields["entered_from"] = forms.CharField(label=label, max_length=200, help_text=ENTERED_FROM)
        for one in asked:
            for part, field in _questions(one.action).items():
                self.fields[field_of(part, one.action.pk)] = field

    def clean(self) -> dict[str, Any]:
        """Each action's answer must hold together; what is wrong is said beside the part it is about."""
        given = super().clean() or self.cleaned_data
        for one in self.asked:
            faults = faults_of(self.answer(one.action), evidence_held=one.action.evidence_held, due=one.action.due)
            for part, message in faults.items() if one.action.state in AT_WORK else ():
                name = field_of(part, one.action.pk)
                if name not in self.errors:
                    self.add_error(name, f"{one.action.reference}: {message}")
        return given

    def answer(self, action: Action) -> Answer:
        """What was said of one action."""
        told = {part: self.cleaned_data.get(field_of(part, action.pk)) for part in (*ALWAYS, *MORE)}
        return Answer(
            progress=told["progress"] or "",
            is_nothing_new=bool(told["nothing"]),
            kind=told["kind"] or "",
            evidence=told["evidence"] or "",
            is_done=bool(told["done"]),
            asks_for=told["asks"],
            why=told["why"] or "",
        )

    def answers(self) -> dict[UUID, Answer]:
        """What was said, by action."""
        return {one.action.pk: self.answer(one.action) for one in self.asked}

    def shown_fields(self) -> list[BoundField]:
        """Those that belong to no action."""
        return [self["entered_from"]] if "entered_from" in self.fields else []

    def sections(self) -> Iterator[Section]:
        """The page, action by action. What is folded away opens where something was typed or is wrong."""
        for one in self.asked:
            first, more = ([self[field_of(part, one.action.pk)] for part in parts] for parts in (ALWAYS, MORE))
            is_open = any(field.errors or field.value() not in EMPTY for field in more)
            yield Section(one, first, more, is_open)


def _questions(action: Action) -> dict[str, forms.Field]:
    return {
        "progress": LongText(label=f"Progress on {action.reference} since last time", required=False, rows=3),
        "nothing": forms.BooleanField(label="Nothing new since last time", required=False),
        "evidence": LongText(
            label="Evidence: what it is, and what it shows", required=False, rows=2, help_text=NO_NAMES
        ),
        "kind": forms.ChoiceField(
            label="What kind of thing it is",
            choices=EVIDENCE_KIND.choices(),
            initial=EvidenceKind.STATEMENT,
            widget=forms.RadioSelect,
        ),
        "done": forms.BooleanField(label="It is done: propose that it is closed", required=False),
        "asks": PartialDateField(label="New due date you ask for", required=False),
        "why": LongText(label="Why a new date is needed", required=False, rows=2),
    }
