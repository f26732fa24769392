"""What is decided, and why."""

from __future__ import annotations

from typing import Any

from goldthread.ui.fields import LongText
from goldthread.ui.forms import Form


class ReasonForm(Form):
    """Why. The label is the question of the page."""

    reason = LongText(label="Reason", rows=4)

    def __init__(self, *args: Any, ask: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = ask
