"""Saying in words whether the trail is as it was written."""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.foundation import trail
from goldthread.foundation.access import Actor
from goldthread.foundation.models import TrailChain
from goldthread.foundation.trail.tables import INSTALLATION
from goldthread.partnership.models import Board, Person


@dataclass(frozen=True)
class Proof:
    """How many events the trail holds, the head of each chain (to be minuted), and what is wrong with which."""

    events: int
    heads: list[str]
    faults: list[str]


def prove_trail() -> Proof:
    """Walk every chain. A head noted elsewhere proves later that the end of a chain was not cut off and sealed anew."""
    actor = Actor.system("verifying the trail")
    boards = {board.pk: board.short_name for board in Board.objects.visible_to(actor)}
    everyones = [INSTALLATION] if Person.objects.visible_to(actor).exists() else []
    names = {**boards, INSTALLATION: "the installation"}
    faults = [
        f"{names.get(fault.board, f'board {fault.board}')}, event {fault.seq}: {fault.what}"
        for fault in trail.verify([*boards, *everyones])
    ]
    chains = list(TrailChain.objects.order_by("board"))
    heads = [f"{names.get(one.board, f'board {one.board}')}: event {one.length}, sealed {one.head}" for one in chains]
    return Proof(sum(one.length for one in chains), heads, faults)
