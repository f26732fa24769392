"""Saying in words whether the trail is as it was written."""

from __future__ import annotations

from django.db.models import Sum

from goldthread.foundation import trail
from goldthread.foundation.access import Actor
from goldthread.foundation.models import TrailChain
from goldthread.foundation.trail.tables import INSTALLATION
from goldthread.partnership.models import Board


def faults_of_trail() -> tuple[int, list[str]]:
    """How many events the trail holds, and for each broken chain its board, the event's number and what is wrong."""
    names = {board.pk: board.short_name for board in Board.objects.visible_to(Actor.system("verifying the trail"))}
    names[INSTALLATION] = "the installation"
    faults = [
        f"{names.get(fault.board, f'board {fault.board}')}, event {fault.seq}: {fault.what}" for fault in trail.verify()
    ]
    return TrailChain.objects.aggregate(events=Sum("length"))["events"] or 0, faults
