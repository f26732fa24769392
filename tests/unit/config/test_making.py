"""What is invented comes from the seed and the day alone."""

from __future__ import annotations

import datetime as dt
from typing import Any

from goldthread.config.demo.calendar import make_meetings, make_obstacles, make_programme
from goldthread.config.demo.making import Making
from goldthread.config.demo.partnership import make_cast, make_partnerships
from goldthread.config.demo.plan import make_plan
from goldthread.config.demo.practice import make_practice

TODAY = dt.date(2026, 11, 23)
MINUTES = {"created_at", "changed_at", "password"}


def made(today: dt.date = TODAY, seed: int = 1) -> list[dict[str, Any]]:
    making = Making(today, seed=seed)
    for partnership in make_partnerships(making, make_cast(making)):
        practice = make_practice(making, partnership)
        make_plan(making, partnership, practice.recommended)
        make_meetings(making, partnership)
        make_programme(making, partnership, practice.audits)
        make_obstacles(making, partnership)
    return [
        {
            field.attname: getattr(record, field.attname)
            for field in record._meta.concrete_fields
            if field.name not in MINUTES
        }
        for record in making.records
    ]


def test_the_same_seed_and_day_make_the_same_records() -> None:
    assert made() == made()


def test_another_seed_makes_others() -> None:
    assert made() != made(seed=2)


def test_it_can_be_made_on_any_day_of_the_year() -> None:
    for month in range(1, 13):
        assert len(made(dt.date(2027, month, 28))) > 1000
    assert len(made(dt.date(2028, 2, 29))) > 1000
