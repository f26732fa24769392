"""Two who decide on one closure at the same moment: one decision stands, and the other person is told."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from goldthread.foundation.access import row_security
from goldthread.foundation.errors import Stale
from goldthread.improvement import services
from goldthread.improvement.models import Action, ClosureDecision
from goldthread.kernel.refusals import Refused
from tests import world
from tests.unit.improvement import making
from tests.unit.improvement.making import actor, again, held_by

pytestmark = pytest.mark.urls("goldthread.config.urls")


def said_done(here: making.Place) -> Action:
    made = making.action(here, state="done", overseen_by=None)
    making.evidence(made)
    return again(made)


def at_once(*deeds: Any) -> list[bool]:
    """Do these in threads that start together; whether each was done."""
    together = threading.Barrier(len(deeds))

    def do(deed: Any) -> bool:
        try:
            row_security.tell(row_security.EVERYTHING)
            together.wait(timeout=30)
            deed()
        except (Refused, Stale):
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(do, deeds))


def test_one_closure_is_accepted_once_however_many_try_and_never_after_its_owner_changed(committed: None) -> None:
    here = making.place()
    health = world.agency(here.board, name="Health")
    one, other = said_done(here), said_done(here)
    chair, office = actor(here.carol), actor(here.alice)

    def accept(made: Action, version: int | None) -> None:
        services.accept_closure(public_id=made.pk, version=version, evidence=held[made.pk], by=chair)

    def give_away() -> None:
        services.change_action(public_id=other.pk, version=None, owner_agency=health, by=office)

    held = {made.pk: held_by(made) for made in (one, other)}
    assert sorted(at_once(lambda: accept(one, one.version), lambda: accept(one, None))) == [False, True]
    assert ClosureDecision.objects.as_system("tests").filter(action=one).count() == 1
    assert at_once(lambda: accept(other, None), give_away) == [True, False]
    stands = again(other)
    assert (stands.state, stands.owner_agency_id) == ("closed", here.police.pk)
