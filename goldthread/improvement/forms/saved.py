"""A view of the plan under a name."""

from __future__ import annotations

from django import forms

from goldthread.ui.forms import Form


class SavedViewForm(Form):
    """What it is called, and whether others of the board see it in their list."""

    name = forms.CharField(label="Name of the view", max_length=80, help_text="Such as: Police, overdue")
    is_shared = forms.BooleanField(label="Share it with everyone who sees the plan", required=False)
