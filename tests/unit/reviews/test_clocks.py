"""The clocks of law and guidance: how they are counted, set, shown and refused."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.errors import Forbidden, Stale
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused
from goldthread.partnership.models import Board
from goldthread.reviews import clock_words, queries, services
from goldthread.reviews.choices import CHILDREN_ONLY, kinds_of
from goldthread.reviews.domain.clocks import (
    BY_KEY,
    CLOCKS,
    ClockState,
    add_months,
    check_clock,
    state_of,
)
from goldthread.reviews.domain.kinds import ReviewKind
from goldthread.reviews.models import Review
from goldthread.ui.content import Tag
from goldthread.ui.tones import Tone
from tests import world

MONDAY = dt.date(2026, 6, 1)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2090, 12, 31))
noon = time_machine.travel(dt.datetime(2026, 6, 20, 12, tzinfo=dt.UTC), tick=False)


@pytest.fixture
def board(db: None) -> Board:
    return world.board()


@pytest.fixture
def review(board: Board) -> Review:
    held = PartialDate.parse("2026-06")
    return services.record_review(
        board=board, by=world.SYSTEM, kind="rapid_review", body="The partners", what="An incident", held=held
    )


def browser(role: str, board: Board) -> Client:
    made = Client()
    made.force_login(world.person(role, board))
    return made


def test_every_clock_has_one_name_and_a_source() -> None:
    listed = [clock for clocks in CLOCKS.values() for clock in clocks]
    assert len(BY_KEY) == len(listed)
    assert all(clock.source and clock.since and clock.length > 0 for clock in listed)


def test_the_periods_the_domain_notes_have() -> None:
    assert BY_KEY["notify"].period == "5 working days"
    assert BY_KEY["rapid_review"].period == "15 working days"
    assert BY_KEY["rapid_review"].due(MONDAY) == dt.date(2026, 6, 22)
    assert BY_KEY["publish"].due(dt.date(2026, 8, 31)) == dt.date(2027, 2, 28)
    assert BY_KEY["death_overview"].due(MONDAY) == dt.date(2026, 7, 13)
    assert BY_KEY["decide"].period == "1 month"


@given(DAYS, st.sampled_from(sorted(BY_KEY)))
def test_a_clock_is_due_after_it_starts_and_never_sooner_for_a_later_start(starts: dt.date, key: str) -> None:
    clock = BY_KEY[key]
    assert starts < clock.due(starts) <= clock.due(starts + dt.timedelta(days=1))


@given(DAYS, st.integers(0, 30))
def test_months_on_is_that_month_and_the_same_day_or_the_last(start: dt.date, count: int) -> None:
    end = add_months(start, count)
    assert (end.year - start.year) * 12 + end.month - start.month == count
    assert end.day == start.day or (end + dt.timedelta(days=1)).day == 1


@given(DAYS, st.none() | DAYS, DAYS)
def test_a_clock_is_late_exactly_where_its_date_passed_unmet(due: dt.date, met: dt.date | None, today: dt.date) -> None:
    state = state_of(due=due, met=met, today=today)
    assert (state is ClockState.LATE) == (met is None and today > due)
    assert (state in (ClockState.MET, ClockState.MET_LATE)) == (met is not None)


@pytest.mark.parametrize(
    ("starts", "met", "why", "field"),
    [
        (dt.date(2026, 7, 1), None, "", "starts"),
        (MONDAY, dt.date(2026, 5, 31), "", "met"),
        (MONDAY, dt.date(2026, 6, 21), "", "met"),
        (MONDAY, dt.date(2026, 6, 10), "  ", "why_late"),
    ],
)
def test_a_clock_that_cannot_be_is_refused_at_its_field(
    starts: dt.date, met: dt.date | None, why: str, field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        check_clock(starts=starts, due=dt.date(2026, 6, 8), met=met, why_late=why, today=dt.date(2026, 6, 20))
    assert refusal.value.field == field


@noon
def test_a_clock_is_started_then_met_and_keeps_why_it_was_late(review: Review) -> None:
    clock = services.set_clock(review=review.pk, key="notify", starts=MONDAY, by=world.SYSTEM)
    assert clock.due == dt.date(2026, 6, 8)
    assert clock_words.tag_of(clock, dt.date(2026, 6, 20)) == Tag("12 days late", Tone.BAD)
    met = services.set_clock(
        review=review.pk,
        key="notify",
        starts=MONDAY,
        met=dt.date(2026, 6, 10),
        why_late="The police led",
        version=1,
        by=world.SYSTEM,
    )
    assert clock_words.tag_of(met, dt.date(2026, 6, 20)) == Tag("Done 2 days late", Tone.WARN)
    assert met.due == clock.due


@noon
def test_two_who_start_the_same_clock_do_not_overwrite_each_other(review: Review) -> None:
    services.set_clock(review=review.pk, key="notify", starts=MONDAY, by=world.SYSTEM)
    with pytest.raises(Stale):
        services.set_clock(review=review.pk, key="notify", starts=dt.date(2026, 6, 2), by=world.SYSTEM)


@noon
def test_a_clock_of_another_kind_of_review_is_refused_and_a_reader_may_not_set_one(
    board: Board, review: Review
) -> None:
    with pytest.raises(Refused):
        services.set_clock(review=review.pk, key="publish", starts=MONDAY, by=world.SYSTEM)
    reader = world.actor("scrutineer", board)
    with pytest.raises(Forbidden):
        services.set_clock(review=review.pk, key="notify", starts=MONDAY, by=reader)


@noon
def test_what_is_due_is_asked_per_board_and_leaves_out_what_is_met_or_far_off(board: Board, review: Review) -> None:
    services.set_clock(review=review.pk, key="notify", starts=MONDAY, met=MONDAY, by=world.SYSTEM)
    services.set_clock(review=review.pk, key="rapid_review", starts=MONDAY, by=world.SYSTEM)
    actor, today = world.actor("qa_officer", board), dt.date(2026, 6, 20)
    assert [clock.key for clock in queries.clocks_due(actor, board.pk, today)] == ["rapid_review"]
    assert not queries.clocks_due(actor, board.pk, today - dt.timedelta(days=60)).exists()
    elsewhere = world.actor("qa_officer", world.board("ELSB"))
    assert not queries.clocks_due(elsewhere, board.pk, today).exists()
    task = clock_words.task(queries.clocks_due(actor, board.pk, today)[0], today)
    assert task.status == Tag("Due in 2 days", Tone.WARN)


@noon
def test_the_page_shows_each_clock_and_sets_it(board: Board, review: Review) -> None:
    client = browser("qa_officer", board)
    page = client.get(f"/nscb/reviews/{review.pk}/").content.decode()
    assert "Notify the national panel" in page
    assert "Not started" in page
    typed = {"starts_day": "1", "starts_month": "6", "starts_year": "2026"}
    wrong = {**typed, "met_day": "31", "met_month": "5", "met_year": "2026"}
    answer = client.post(f"/nscb/reviews/{review.pk}/clocks/notify/", wrong)
    assert answer.status_code == 422
    assert "before the clock started" in answer.content.decode()
    answer = client.post(f"/nscb/reviews/{review.pk}/clocks/notify/", typed)
    assert answer.status_code == 302
    assert "12 days late" in client.get(answer["Location"]).content.decode()
    assert client.get(f"/nscb/reviews/{review.pk}/clocks/publish/").status_code == 404
    assert client.get(f"/nscb/reviews/{review.pk}/clocks/nonsense/").status_code == 404


def test_a_board_is_offered_the_kinds_of_its_remit_and_keeps_the_one_that_stands() -> None:
    children, adults = ({value for value, _ in kinds_of(remit)} for remit in ("children", "adults"))
    assert "adults_review" not in children
    assert not adults & CHILDREN_ONLY
    assert {value for value, _ in kinds_of("joint")} == set(ReviewKind)
    assert "adults_review" in {value for value, _ in kinds_of("children", kept="adults_review")}
