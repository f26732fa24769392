"""What this room adds to pages of earlier rooms."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone

from goldthread.foundation.slots import Panel
from goldthread.meetings import presenters, queries
from goldthread.meetings.permissions import WRITE_MEETINGS
from goldthread.partnership.models import SubGroup
from goldthread.ui.content import Content, Gap, Link
from goldthread.ui.parts import Button, SummaryRow


def of_group(request: HttpRequest, group: SubGroup) -> Panel | None:
    """A group's last and next meetings, for those who see them."""
    actor = request.actor  # type: ignore[attr-defined]
    if not queries.sees_meetings_of(actor, group.board_id, group.pk):
        return None
    last, following = queries.last_and_next(actor, group, today=timezone.localdate())
    link: Content = Link(str(last.held), presenters.href(last)) if last else Gap("No meeting is recorded")
    after: Content = Link(str(following.held), presenters.href(following)) if following else Gap("None called")
    may_write = actor.holds(WRITE_MEETINGS, board=group.board_id)
    call = Button("Call a meeting", f"{presenters.list_href(group.board, 'new')}?group={group.pk}", secondary=True)
    rows = [SummaryRow("Last meeting", link), SummaryRow("Next meeting", after)]
    return Panel("meetings/of_group.html", {"rows": rows, "call": call if may_write else None})
