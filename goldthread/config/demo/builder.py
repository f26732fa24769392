"""Builds the demo in an empty database, and leaves any other database alone."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from goldthread.api.loading import load
from goldthread.api.services import Changed
from goldthread.config.demo.calendar import make_meetings, make_obstacles, make_programme
from goldthread.config.demo.making import HERE, SEED, Making, save_all
from goldthread.config.demo.partnership import CHILDREN, give_roles, make_cast, make_partnerships
from goldthread.config.demo.plan import make_plan
from goldthread.config.demo.practice import make_practice
from goldthread.config.progress import Progress
from goldthread.config.serving import migrate
from goldthread.foundation.access import Actor
from goldthread.kernel.refusals import Refused
from goldthread.partnership.identity import is_demo
from goldthread.partnership.models import Agency, Board, Person
from goldthread.partnership.services.accounts import mark_as_demo

REAL_YEAR = HERE / "northamptonshire-2016-17.yaml"
REAL_BOARD, REAL_YEAR_NAME = "NSCB", "2016-17"
SYSTEM = Actor.system("making the demo")
REAL_AGENCIES = {  # where the invented cast sits on the real year's board
    "Council": "Northamptonshire County Council",
    "Police": "Northamptonshire Police",
    "ICB": "Health economy (NHS organisations)",
    "Community Health": "Health economy (NHS organisations)",
    "School 1": "Schools",
    "Harbour": "Voluntary sector",
}


def build(progress: Progress, *, today: dt.date | None = None, scale: int = 1, seed: int = SEED) -> bool:
    """Bring the database up to date and fill it with the demo, unless it is there already.

    `scale` multiplies the invented audits, findings, actions and meetings. Returns whether anything was built. Raises
    Refused in a database that holds anything the demo did not make.
    """
    migrate(progress)
    if not is_demo():
        _claim_empty_database()
    held = set(Board.objects.visible_to(SYSTEM).values_list("short_name", flat=True))
    if REAL_BOARD not in held:
        with progress.step("Loading the real year 2016-17"):
            load_real_year()
    if CHILDREN not in held:
        with progress.step("Inventing a partnership of the present day"):
            count = invent(Making(today or timezone.localdate(), scale=scale, seed=seed))
        progress.say(f"{count:,} invented records.")
    if {REAL_BOARD, CHILDREN} <= held:
        progress.say("The demo is already here.")
        return False
    return True


def _claim_empty_database() -> None:
    """Mark the database as the demo's before anything is in it, so that a build cut short can be taken up again."""
    if Board.objects.visible_to(SYSTEM).exists() or Person.objects.visible_to(SYSTEM).exists():
        raise Refused("This database holds records the demo did not make. Set GOLDTHREAD_DATABASE_URL to an empty one.")
    mark_as_demo(by=SYSTEM)


def load_real_year() -> None:
    """Load the packaged year as the command would."""
    try:
        load(REAL_YEAR, by=Actor.system(f"loading {REAL_YEAR.name}"))
    except Changed as changed:
        raise Refused(str(changed)) from None


def invent(making: Making) -> int:
    """Make and save the invented partnership, and give its cast roles on the real year's board. Returns how many."""
    cast = make_cast(making)
    for partnership in make_partnerships(making, cast):
        practice = make_practice(making, partnership)
        make_plan(making, partnership, practice.recommended)
        make_meetings(making, partnership)
        make_programme(making, partnership, practice.audits)
        make_obstacles(making, partnership)
    _seat_at_real_board(making, cast)
    return int(save_all(making=making, by=SYSTEM))


def _seat_at_real_board(making: Making, cast: dict[str, Person]) -> None:
    """So that the real year can be looked at in every role, by people who are invented."""
    board = Board.objects.visible_to(SYSTEM).filter(short_name=REAL_BOARD).first()
    if board is None:
        return
    known = {agency.name: agency for agency in Agency.objects.visible_to(SYSTEM)}
    give_roles(making, board, cast, {short: known[name] for short, name in REAL_AGENCIES.items() if name in known})
