"""What is asked of agencies."""

from __future__ import annotations

from django import forms

from goldthread.partnership.choices import AGENCY_KIND
from goldthread.ui.fields import PartialDateField
from goldthread.ui.forms import Form


class AgencyForm(Form):
    """What an agency is called, and what kind it is."""

    name = forms.CharField(label="Name", max_length=200)
    short_name = forms.CharField(
        label="Short name", max_length=60, required=False, help_text="What people say in a meeting"
    )
    kind = forms.ChoiceField(label="Kind of agency", choices=AGENCY_KIND.choices())


class NewAgencyForm(AgencyForm):
    """The same, with when it joined the board."""

    starts = PartialDateField(label="On the board since", required=False)


class JoinForm(Form):
    """The exact name of an agency that serves another board here."""

    name = forms.CharField(label="Name of the agency", max_length=200, help_text="Exactly as it is on the other board")
    starts = PartialDateField(label="On the board since", required=False)


class EndsForm(Form):
    """When something came to an end, as exactly as is known."""

    ends = PartialDateField(label="Until")
