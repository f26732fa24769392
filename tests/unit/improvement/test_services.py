"""The writes of this room: done, refused, forbidden, stale, recorded."""

import datetime as dt

import pytest
from django.utils import timezone

from goldthread.foundation.errors import Forbidden, Stale, Unseen
from goldthread.foundation.trail.tables import TrailEvent
from goldthread.improvement import queries, services
from goldthread.improvement.domain.due_dates import is_overdue
from goldthread.improvement.domain.states import ActionState
from goldthread.improvement.models import Action, DueDateChange, Evidence, ImpactTest, Purpose
from goldthread.kernel.refusals import Refused, TransitionRefused
from tests import world
from tests.unit.improvement import making
from tests.unit.improvement.making import Place, actor, again, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Place:
    return making.place()


def test_an_action_is_written_with_what_it_serves(here: Place) -> None:
    made = services.write_action(
        board=here.board,
        by=actor(here.alice),
        text="Audit twenty case files",
        owner_agency=here.police,
        due=read("November 2016"),
        recommendation=here.recommendation,
        finding=here.finding,
    )
    assert (made.reference, made.state, made.original_due) == ("A-1", "proposed", read("November 2016"))
    assert Purpose.objects.as_system("tests").filter(action=made).count() == 2
    event = TrailEvent.objects.filter(kind="improvement.action_written", subject=made.pk).get()
    assert "text" in event.changed


def test_an_action_is_not_due_before_its_recommendation_was_made(here: Place) -> None:
    with pytest.raises(Refused, match="R-1 was made April 2016") as refused:
        services.write_action(
            board=here.board, by=actor(here.alice), text="x", due=read("May 2015"), recommendation=here.recommendation
        )
    assert refused.value.field == "due"
    assert not Action.objects.as_system("tests").exists()


def test_only_writers_write(here: Place) -> None:
    for who in (here.bob, here.carol):
        with pytest.raises(Forbidden):
            services.write_action(board=here.board, by=actor(who), text="x")
    with pytest.raises(Forbidden):
        services.write_action(board=here.board, by=actor(here.charlie), text="x")


def test_a_change_is_refused_to_one_who_read_an_earlier_version(here: Place) -> None:
    made = making.action(here)
    services.change_action(public_id=made.pk, version=1, by=actor(here.alice), measure="18 of 20 files")
    with pytest.raises(Stale):
        services.change_action(public_id=made.pk, version=1, by=actor(here.alice), measure="none")
    assert again(made).measure == "18 of 20 files"
    with pytest.raises(Unseen):
        services.change_action(public_id=made.pk, version=2, by=actor(here.charlie), measure="none")


def test_what_has_ended_is_not_changed(here: Place) -> None:
    made = making.action(here, state="closed")
    with pytest.raises(Refused, match="ended"):
        services.change_action(public_id=made.pk, version=1, by=actor(here.alice), measure="none")


def test_a_due_date_moves_and_keeps_the_original_and_the_reason(here: Place) -> None:
    made = making.action(here)
    services.change_due_date(
        public_id=made.pk, version=1, becomes=read("March 2017"), reason="Staff left", by=actor(here.alice)
    )
    moved = DueDateChange.objects.as_system("tests").get()
    assert (moved.was, moved.becomes, moved.reason) == (read("November 2016"), read("March 2017"), "Staff left")
    assert (again(made).due, again(made).original_due) == (read("March 2017"), read("November 2016"))
    with pytest.raises(Refused, match="already due"):
        services.change_due_date(
            public_id=made.pk, version=2, becomes=read("March 2017"), reason="Again", by=actor(here.alice)
        )


def test_the_first_due_date_becomes_the_original(here: Place) -> None:
    made = making.action(here, due=None)
    services.change_due_date(public_id=made.pk, version=1, becomes=read("2017-03"), reason="x", by=actor(here.alice))
    assert again(made).original_due == read("March 2017")


def test_a_due_date_does_not_move_before_what_it_serves(here: Place) -> None:
    made = making.action(here)
    making.purpose(made, finding=here.finding)
    with pytest.raises(Refused, match="F-1 was made March 2016"):
        services.change_due_date(
            public_id=made.pk, version=1, becomes=read("May 2015"), reason="x", by=actor(here.alice)
        )


def test_links_are_made_once_and_taken_away(here: Place) -> None:
    made, by = making.action(here), actor(here.alice)
    services.link_action(public_id=made.pk, recommendation=here.recommendation, by=by)
    with pytest.raises(Refused, match="already serves R-1"):
        services.link_action(public_id=made.pk, recommendation=here.recommendation, by=by)
    with pytest.raises(Refused, match="Choose"):
        services.link_action(public_id=made.pk, by=by)
    early = making.action(here, due="May 2015")
    with pytest.raises(Refused, match="R-1 was made"):
        services.link_action(public_id=early.pk, recommendation=here.recommendation, by=by)
    link = Purpose.objects.as_system("tests").get()
    with pytest.raises(Forbidden):
        services.unlink_action(public_id=link.pk, by=actor(here.bob))
    services.unlink_action(public_id=link.pk, by=by)
    assert not Purpose.objects.as_system("tests").exists()


def test_a_link_never_joins_two_boards(here: Place) -> None:
    other = world.board("XSCB")
    _, elsewhere = making.served(other, here.police)
    with pytest.raises(Refused, match="own board"):
        services.link_action(public_id=making.action(here).pk, recommendation=elsewhere, by=actor(here.alice))


def test_the_owner_reports_and_proposes_and_the_chair_accepts(here: Place) -> None:
    made, bob, carol = making.action(here, state="agreed"), actor(here.bob), actor(here.carol)
    services.start_action(public_id=made.pk, version=1, by=bob)
    services.report_progress(public_id=made.pk, text="Ten done", by=bob)
    with pytest.raises(Refused, match="Add the evidence first"):
        services.propose_closure(public_id=made.pk, version=2, by=bob)
    services.add_evidence(public_id=made.pk, text="Audit summary", link="https://example.org/a", by=bob)
    services.propose_closure(public_id=made.pk, version=3, by=bob)
    with pytest.raises(Forbidden):
        services.accept_closure(public_id=made.pk, version=4, evidence=making.held_by(made), by=bob)
    services.accept_closure(public_id=made.pk, version=4, evidence=making.held_by(made), by=carol)
    held = Evidence.objects.as_system("tests").get()
    assert again(made).state == ActionState.CLOSED
    assert (held.accepted_by_id, held.accepted_at is not None) == (here.carol.pk, True)
    kinds = set(TrailEvent.objects.filter(subject=made.pk).values_list("kind", flat=True))
    assert {"improvement.closure_proposed", "improvement.closure_accepted"} <= kinds


def test_a_closure_is_returned_with_its_reason_which_stays(here: Place) -> None:
    made = making.action(here, state="done")
    with pytest.raises(Refused, match="missing"):
        services.return_closure(public_id=made.pk, version=1, reason=" ", by=actor(here.carol))
    services.return_closure(public_id=made.pk, version=1, reason="Show the files", by=actor(here.carol))
    assert (again(made).state, again(made).state_reason) == ("in_progress", "Show the files")


def test_loaded_history_said_to_be_done_is_accepted_only_with_evidence(here: Place) -> None:
    made = making.action(here, state="done")
    with pytest.raises(Refused, match="Add the evidence first"):
        services.accept_closure(public_id=made.pk, version=1, evidence=making.held_by(made), by=actor(here.carol))
    making.evidence(made)
    services.accept_closure(public_id=made.pk, version=1, evidence=making.held_by(made), by=actor(here.carol))
    assert again(made).state == "closed"


def test_a_chair_of_the_owning_agency_cannot_accept_even_from_another_board(here: Place) -> None:
    elsewhere = world.board("XSCB")
    world.agency(elsewhere, name="Elsewhere")
    dan = world.person("sub_group_chair", here.board, at=here.police)
    erin = world.person("sub_group_chair", here.board)
    from goldthread.partnership.models import Membership

    world.save(Membership(person=erin, board=elsewhere, agency=here.police, role="agency_lead", starts=world.LONG_AGO))
    frank = world.person("sub_group_chair", here.board)
    made = making.action(here, state="done", owner_person=frank)
    making.evidence(made)
    for who in (dan, erin, frank):
        with pytest.raises(Refused):
            services.accept_closure(public_id=made.pk, version=1, evidence=making.held_by(made), by=actor(who))
    assert again(made).state == "done"


def test_embedding_needs_a_passed_impact_test(here: Place) -> None:
    made, carol, alice = making.action(here, state="closed"), actor(here.carol), actor(here.alice)
    making.purpose(made, recommendation=here.recommendation)
    with pytest.raises(Refused, match="impact test"):
        services.embed_action(public_id=made.pk, version=None, by=carol)
    test = services.plan_impact_test(
        recommendation=here.recommendation.pk, kind="dip_sample", question="20 files?", due=read("May 2017"), by=alice
    )
    services.record_impact_result(
        public_id=test.pk, version=1, result="no_change", tested=read("May 2017"), evidence="5 of 20", by=alice
    )
    with pytest.raises(Refused, match="impact test"):
        services.embed_action(public_id=made.pk, version=None, by=carol)
    services.record_impact_result(
        public_id=test.pk, version=2, result="improved", tested=read("May 2018"), evidence="18 of 20", by=alice
    )
    services.embed_action(public_id=made.pk, version=None, by=carol)
    assert again(made).state == "embedded"


def test_an_impact_test_needs_a_result_a_reason_and_a_sensible_date(here: Place) -> None:
    alice = actor(here.alice)
    with pytest.raises(Refused, match="R-1 was made"):
        services.plan_impact_test(
            recommendation=here.recommendation.pk, kind="survey", question="?", due=read("2015-01"), by=alice
        )
    with pytest.raises(Forbidden):
        services.plan_impact_test(
            recommendation=here.recommendation.pk,
            kind="survey",
            question="?",
            due=read("2017-01"),
            by=actor(here.carol),
        )
    test = ImpactTest(
        board=here.board, recommendation=here.recommendation, kind="survey", question="?", due=read("2017-01")
    )
    world.save(test)
    given = {"public_id": test.pk, "version": 1, "tested": read("2017-01"), "by": alice}
    with pytest.raises(Refused, match="Choose"):
        services.record_impact_result(result="not_yet", evidence="x", **given)
    with pytest.raises(Refused, match="how you know"):
        services.record_impact_result(result="improved", evidence=" ", **given)


def test_cancelling_needs_a_reason_and_does_not_reach_what_is_said_to_be_done(here: Place) -> None:
    made, alice = making.action(here), actor(here.alice)
    with pytest.raises(Refused, match="why"):
        services.cancel_action(public_id=made.pk, version=1, reason="", by=alice)
    services.cancel_action(public_id=made.pk, version=1, reason="Overtaken", by=alice)
    assert (again(made).state, again(made).state_reason) == ("cancelled", "Overtaken")
    with pytest.raises(Refused, match="cancelled"):
        services.add_evidence(public_id=made.pk, text="x", by=actor(here.bob))
    with pytest.raises(TransitionRefused):
        services.cancel_action(public_id=making.action(here, state="done").pk, version=1, reason="x", by=alice)


def test_a_link_to_evidence_is_https(here: Place) -> None:
    for link in ("http://example.org", "javascript:alert(1)"):
        with pytest.raises(Refused, match="https"):
            services.add_evidence(public_id=making.action(here).pk, text="x", link=link, by=actor(here.bob))


def test_an_entry_on_behalf_is_confirmed_by_that_agency_alone(here: Place) -> None:
    made = making.action(here)
    note = services.report_progress(
        public_id=made.pk, text="Ten done", entered_from="an e-mail of 3 May", by=actor(here.alice)
    )
    assert (note.entered_for_id, note.awaits_confirmation) == (here.police.pk, True)
    for who in (here.alice, here.carol):
        with pytest.raises(Forbidden):
            services.confirm_entry(kind="note", public_id=note.pk, by=actor(who))
    services.confirm_entry(kind="note", public_id=note.pk, by=actor(here.bob))
    note.refresh_from_db(from_queryset=type(note).objects.as_system("tests"))
    assert (note.confirmed_by_id, note.awaits_confirmation) == (here.bob.pk, False)
    with pytest.raises(Refused, match="already"):
        services.confirm_entry(kind="note", public_id=note.pk, by=actor(here.bob))


def test_an_entry_on_behalf_of_nobody_is_refused(here: Place) -> None:
    made = making.action(here, owner_agency=None)
    with pytest.raises(Refused, match="owning agency first"):
        services.report_progress(public_id=made.pk, text="x", entered_from="an e-mail", by=actor(here.alice))


def test_an_agency_answers_only_for_its_own_actions(here: Place) -> None:
    health = world.agency(here.board, name="Health")
    theirs = making.action(here, owner_agency=health)
    making.purpose(theirs, recommendation=here.recommendation)
    with pytest.raises(Forbidden):
        services.report_progress(public_id=theirs.pk, text="x", by=actor(here.bob))
    unrelated = making.action(here, owner_agency=health)
    with pytest.raises(Unseen):
        services.report_progress(public_id=unrelated.pk, text="x", by=actor(here.bob))


def test_the_database_and_the_rule_agree_on_what_is_late(here: Place) -> None:
    today = timezone.localdate()
    near = [today + dt.timedelta(days=days) for days in (-400, -1, 0, 1, 400)]
    dues = [read(day) for day in near] + [read(f"{day:%Y-%m}") for day in near]
    for state in ActionState:
        for due in dues:
            making.action(here, state=state.value, due=str(due))
        making.action(here, state=state.value, due=None)
    rows = queries.actions_of(actor(here.alice), here.board.pk)
    late = {one.pk for one in queries.overdue(rows, today)}
    assert late
    expected = {one.pk for one in rows if is_overdue(due=one.due, state=ActionState(one.state), today=today)}
    assert late == expected
    counts = queries.counts_by_state(actor(here.alice), here.board.pk, today)
    assert sum(row["late"] for row in counts) == len(late)
    assert sum(row["n"] for row in counts) == len(rows)
