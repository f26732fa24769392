"""What is asked of people and the roles they hold."""

from __future__ import annotations

from typing import Any

from django import forms

from goldthread.foundation.access import Actor
from goldthread.partnership import queries
from goldthread.partnership.models import Board
from goldthread.partnership.roles_given import roles_to_give
from goldthread.ui.fields import DateField
from goldthread.ui.forms import Form


class RoleForm(Form):
    """A role: which, for which agency, from when, until when."""

    role = forms.ChoiceField(label="Role", choices=roles_to_give)
    agency: forms.ModelChoiceField = forms.ModelChoiceField(
        label="Agency", queryset=None, required=False, help_text="For roles that answer for one agency or school"
    )
    starts = DateField(label="From")
    ends = DateField(label="Until", required=False, help_text="Leave empty while there is no end in sight")

    def __init__(self, *args: Any, actor: Actor, board: Board, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = queries.agencies_of(actor, board.pk)  # type: ignore[attr-defined]


class PersonForm(Form):
    """Who someone is."""

    name = forms.CharField(label="Name", max_length=120)
    email = forms.EmailField(
        label="E-mail address",
        required=False,
        error_messages={"invalid": "Enter an e-mail address like name@example.org"},
        help_text="Needed to sign in. Leave it empty for someone who never will",
    )
    position = forms.CharField(label="Position", max_length=160, required=False, help_text="Their job title")


class NewPersonForm(PersonForm, RoleForm):
    """A person with their first role."""

    field_order = ("name", "email", "position", "role", "agency", "starts", "ends")


class EndRoleForm(Form):
    """The last day of a role."""

    ends = DateField(label="Last day")
