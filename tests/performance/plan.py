"""A plan of ten thousand actions from two thousand recommendations, and what its page and its export cost.

Run inside an empty installation (`python -m tests.performance.plan [ACTIONS] [REPEATS]`), it builds the plan and prints
JSON: queries, bytes and processor milliseconds of the first page, and seconds for its export of all rows.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import statistics
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.test import Client

    from goldthread.foundation.models import Record
    from goldthread.partnership.models import Board

ACTIONS, EACH = 10_000, 5  # actions, and how many for each recommendation
AGENCIES, PEOPLE, SOURCES = 30, 120, 80
PLAN, ALL = "/big/plan/", "/big/plan/?state=all&format="
STATES = ("proposed", "agreed", "in_progress", "in_progress", "done", "closed", "closed", "embedded", "closed_before")


def build(actions: int) -> None:
    """Fill a board with a plan: sources, findings, recommendations, actions, evidence. Always the same one."""
    from goldthread.foundation.access import Actor
    from goldthread.foundation.writes import service
    from tests import world

    chance = random.Random(7)
    board = world.board("BIG")
    board.is_invented = True
    world.save(board)

    @service("tests.filled")
    def filled(*, by: Actor) -> None:
        _fill(board, actions, chance)

    filled(by=Actor.system("measuring"))
    world.person("qa_officer", board, name="Alice")


def _fill(board: Board, actions: int, chance: random.Random) -> None:
    from django.utils import timezone

    from goldthread.findings.models import Answer, Finding, Recommendation
    from goldthread.improvement.models import Evidence, Purpose
    from goldthread.partnership.models import Agency, BoardAgency, Person

    now = timezone.now()
    agencies = _all([Agency(name=f"Agency {n}", short_name=f"Agency {n}", kind="other") for n in range(AGENCIES)])
    _all([BoardAgency(board=board, agency=agency) for agency in agencies])
    people = _all([Person(name=f"Owner {n}", email=f"owner{n}@example.org") for n in range(PEOPLE)])
    sources = _sources(board)
    advice = actions // EACH
    signed = {"signed_off_at": now}
    findings = _all(
        [
            Finding(
                board=board, reference=f"F-{n}", kind="improvement", text=f"Finding {n}", **_from(sources, n), **signed
            )
            for n in range(advice)
        ]
    )
    advised = _all([Recommendation(board=board, reference=f"R-{n}", text=f"Do {n}", **signed) for n in range(advice)])
    _all([Answer(board=board, recommendation=r, finding=f) for r, f in zip(advised, findings, strict=True)])
    made = _all([_action(board, n, agencies, people, chance) for n in range(actions)])
    _all([Purpose(board=board, action=one, recommendation=advised[n // EACH]) for n, one in enumerate(made)])
    _all(
        [
            Evidence(board=board, action=one, kind="document", text="Minutes", accepted_at=now)
            for one in made
            if one.evidence_held
        ]
    )


def _sources(board: Board) -> list[dict[str, Any]]:
    from goldthread.audits.models import CaseAudit
    from goldthread.kernel.partial_dates import PartialDate
    from goldthread.reviews.models import Judgement, Review

    when = PartialDate.parse("2024-05")
    audits = _all(
        [
            CaseAudit(board=board, reference=f"CA-{n}", theme=f"Theme {n % 12}", planned=when, expected=when)
            for n in range(SOURCES // 2)
        ]
    )
    reviews = _all(
        [
            Review(board=board, reference=f"RV-{n}", kind="inspection", body=f"Body {n}", what="Review", held=when)
            for n in range(SOURCES // 2)
        ]
    )
    judged = _all(
        [Judgement(board=board, review=one, reference=f"J-{n}", text="Said") for n, one in enumerate(reviews)]
    )
    return [*({"audit": one} for one in audits), *({"judgement": one} for one in judged)]


def _from(sources: list[dict[str, Any]], n: int) -> dict[str, Any]:
    return {**sources[n % len(sources)], "theme": f"Theme {n % 12}"}


def _action(board: Board, n: int, agencies: list[Any], people: list[Any], chance: random.Random) -> Any:
    from goldthread.improvement.models import Action
    from goldthread.kernel.partial_dates import PartialDate

    today = dt.date.today()
    state = STATES[chance.randrange(len(STATES))]
    agreed = today - dt.timedelta(days=chance.randrange(1, 1500))
    ended = min(today, agreed + dt.timedelta(days=chance.randrange(5, 500)))
    due = PartialDate.day(agreed + dt.timedelta(days=chance.randrange(30, 700)))
    shown = state in ("done", "closed", "embedded") or chance.random() < 0.3
    return Action(
        board=board,
        reference=f"A-{n + 1}",
        text=f"Audit {chance.randrange(5, 60)} case files for the child’s voice and report what was found to the group",
        state=state,
        priority=("high", "medium", "low")[n % 3],
        owner_agency=agencies[chance.randrange(AGENCIES)] if chance.random() > 0.05 else None,
        owner_person=people[chance.randrange(PEOPLE)] if chance.random() > 0.3 else None,
        due=due if chance.random() > 0.05 else None,
        original_due=due,
        agreed_on=agreed if state not in ("proposed", "closed_before") else None,
        closed_on=ended if state in ("closed", "embedded", "closed_before") else None,
        measure="Recorded in 18 of 20" if n % 4 else "",
        strength=2 if shown else 0,
        evidence_held=1 if shown else 0,
        evidence_accepted=1 if shown else 0,
        impact="passed" if state == "embedded" else "none",
    )


def _all(rows: list[Any]) -> list[Any]:
    kind: type[Record] = type(rows[0])
    kind.objects.bulk_create(rows, batch_size=500)
    return rows


def exported(client: Client, kind: str) -> dict[str, float]:
    """Seconds by the clock and of the processor for all rows as a file."""
    clock, processor = time.monotonic(), time.process_time()
    answer = client.get(ALL + kind)
    taken = {"seconds": time.monotonic() - clock, "cpu_seconds": time.process_time() - processor}
    if answer.status_code != 200:
        raise RuntimeError(f"The export answered {answer.status_code}")
    return {name: round(value, 2) for name, value in taken.items()} | {"bytes": len(answer.content)}


def after_a_write(client: Client, where: str, repeats: int) -> float:
    """The median processor milliseconds of a page whose counts nobody has read since the last write."""
    from django.core.cache import cache

    taken = []
    for _ in range(repeats):
        cache.clear()
        processor = time.process_time()
        client.get(where)
        taken.append(time.process_time() - processor)
    return round(statistics.median(taken) * 1000, 1)


def main() -> None:
    """Build the plan unless it stands, and measure it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.config.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    from goldthread.partnership.models import Board, Membership
    from tests.performance.pages import measure

    call_command("migrate", verbosity=0)
    actions = int(sys.argv[1]) if len(sys.argv) > 1 else ACTIONS
    if not Board.objects.as_system("measuring").filter(short_name="BIG").exists():
        build(actions)
    officer = Membership.objects.as_system("measuring").select_related("person").get(role="qa_officer")
    client = Client(raise_request_exception=True)
    client.force_login(officer.person)
    repeats = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    pages = {"first page": PLAN, "everything": f"{PLAN}?state=all"}
    found = {name: measure(client, where, repeats) for name, where in pages.items()}
    found["first page"]["cpu_ms_after_a_write"] = after_a_write(client, PLAN, repeats)
    print(json.dumps(found | {kind: exported(client, kind) for kind in ("xlsx", "csv")}))


if __name__ == "__main__":
    main()
