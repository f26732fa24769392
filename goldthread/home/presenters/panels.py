"""What this room puts on the pages of earlier rooms."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest
from django.urls import reverse

from goldthread.findings.models import Finding
from goldthread.foundation.slots import Panel
from goldthread.improvement.presenters.addresses import slug
from goldthread.partnership.requests import BoardRequest


def thread_link(request: HttpRequest, finding: Finding) -> Panel:
    """Under a finding: the way to its thread."""
    board = cast(BoardRequest, request).board
    return Panel("home/thread_link.html", {"href": reverse("home:thread", args=[slug(board), finding.public_id])})
