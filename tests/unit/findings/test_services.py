"""Writing, changing and signing off: happy, refused, forbidden, stale, and always in the trail."""

from __future__ import annotations

import pytest

from goldthread.audits.models import CaseAudit
from goldthread.findings import services
from goldthread.findings.models import Finding, Recommendation
from goldthread.foundation import trail
from goldthread.foundation.errors import Forbidden, Stale, Unseen
from goldthread.foundation.models import TrailEvent
from goldthread.kernel.refusals import Refused
from goldthread.partnership.models import Agency, Board
from goldthread.reviews.models import Judgement
from tests import world


def agencies_of(recommendation: Recommendation) -> set[str]:
    rows = recommendation.addressees.visible_to(world.SYSTEM)
    return set(rows.values_list("agency__short_name", flat=True))


def findings_of(recommendation: Recommendation) -> set[str]:
    rows = recommendation.answers.visible_to(world.SYSTEM)
    return set(rows.values_list("finding__reference", flat=True))


def test_a_finding_has_a_reference_and_its_audits_theme(finding: Finding) -> None:
    assert (finding.reference, finding.theme) == ("F-1", "Homelessness")
    assert TrailEvent.objects.filter(kind="findings.written", subject=finding.pk).exists()


def test_a_finding_comes_from_a_judgement_too(board: Board, judgement: Judgement) -> None:
    made = services.write_finding(
        board=board, by=world.SYSTEM, judgement=judgement, kind="improvement", text="Too wide", readings=["kind"]
    )
    assert made.is_reading("kind")


def test_two_sources_none_or_another_boards_are_refused(board: Board, audit: CaseAudit, judgement: Judgement) -> None:
    words = {"kind": "strength", "text": "Good"}
    with pytest.raises(Refused):
        services.write_finding(board=board, by=world.SYSTEM, audit=audit, judgement=judgement, **words)
    with pytest.raises(Refused):
        services.write_finding(board=board, by=world.SYSTEM, **words)
    with pytest.raises(Refused, match="another board"):
        services.write_finding(board=world.board("ELSB"), by=world.SYSTEM, audit=audit, **words)


@pytest.mark.parametrize("role", ["agency_lead", "scrutineer", "sub_group_chair", "board_member"])
def test_readers_do_not_write(role: str, board: Board, audit: CaseAudit, police: Agency) -> None:
    with pytest.raises(Forbidden):
        services.write_finding(
            board=board, by=world.actor(role, board, at=police), audit=audit, kind="strength", text="Mine"
        )


def test_another_board_cannot_change_what_it_cannot_see(finding: Finding) -> None:
    with pytest.raises(Unseen):
        services.change_finding(
            public_id=finding.pk, version=1, text="Mine", by=world.actor("qa_officer", world.board("ELSB"))
        )


def test_a_chair_signs_off_once(board: Board, finding: Finding) -> None:
    chair = world.actor("sub_group_chair", board)
    signed = services.sign_off_finding(public_id=finding.pk, version=1, by=chair)
    assert signed.signed_off_by_id == chair.person
    assert TrailEvent.objects.filter(kind="findings.signed_off", actor=chair.person).count() == 1
    with pytest.raises(Refused):
        services.sign_off_finding(public_id=finding.pk, version=2, by=world.actor("board_chair", board))
    with pytest.raises(Stale):
        services.sign_off_finding(public_id=finding.pk, version=1, by=world.actor("board_chair", board))


@pytest.mark.parametrize("role", ["qa_officer", "scrutineer"])
def test_who_writes_or_reads_does_not_sign_off(role: str, board: Board, recommendation: Recommendation) -> None:
    with pytest.raises(Forbidden):
        services.sign_off_recommendation(public_id=recommendation.pk, version=1, by=world.actor(role, board))


def test_a_changed_wording_withdraws_the_sign_off(board: Board, finding: Finding) -> None:
    services.sign_off_finding(public_id=finding.pk, version=1, by=world.actor("sub_group_chair", board))
    kept = services.change_finding(public_id=finding.pk, version=2, theme="Housing", by=world.SYSTEM)
    assert kept.signed_off_at is not None
    changed = services.change_finding(public_id=finding.pk, version=3, text="Otherwise", by=world.SYSTEM)
    assert (changed.signed_off_at, changed.signed_off_by) == (None, None)
    event = TrailEvent.objects.filter(kind="findings.changed", subject=finding.pk).latest("seq")
    assert {"signed_off_at", "text"} <= set(event.changed)


def test_a_recommendation_answers_findings_and_names_agencies(recommendation: Recommendation) -> None:
    assert (findings_of(recommendation), agencies_of(recommendation)) == ({"F-1"}, {"Police"})


def test_a_recommendation_answers_something(board: Board) -> None:
    with pytest.raises(Refused) as refusal:
        services.write_recommendation(board=board, by=world.SYSTEM, text="Do", findings=[])
    assert refusal.value.field == "findings"
    assert not Recommendation.objects.visible_to(world.SYSTEM).exists()


def test_findings_and_agencies_of_another_board_are_refused(finding: Finding, board: Board) -> None:
    other = world.board("ELSB")
    with pytest.raises(Refused, match="own board"):
        services.write_recommendation(board=other, by=world.SYSTEM, text="Do", findings=[finding])
    with pytest.raises(Refused, match="agencies of this board"):
        services.write_recommendation(
            board=board, by=world.SYSTEM, text="Do", findings=[finding], agencies=[world.agency(other)]
        )


def test_links_are_edited_and_an_older_form_is_stale(recommendation: Recommendation, health: Agency) -> None:
    changed = services.change_recommendation(public_id=recommendation.pk, version=1, agencies=[health], by=world.SYSTEM)
    assert (agencies_of(changed), findings_of(changed), changed.version) == ({"Health"}, {"F-1"}, 2)
    with pytest.raises(Stale):
        services.change_recommendation(public_id=recommendation.pk, version=1, text="Older", by=world.SYSTEM)


def test_a_new_addressee_withdraws_the_sign_off(
    board: Board, recommendation: Recommendation, police: Agency, health: Agency
) -> None:
    services.sign_off_recommendation(public_id=recommendation.pk, version=1, by=world.actor("board_chair", board))
    same = services.change_recommendation(
        public_id=recommendation.pk, version=2, agencies=[police], text="Agree a protocol", by=world.SYSTEM
    )
    assert (same.version, same.signed_off_at is None) == (2, False)
    changed = services.change_recommendation(
        public_id=recommendation.pk, version=2, agencies=[police, health], by=world.SYSTEM
    )
    assert (changed.version, changed.signed_off_at) == (3, None)


def test_the_trail_still_holds(recommendation: Recommendation, health: Agency) -> None:
    services.change_recommendation(public_id=recommendation.pk, version=1, agencies=[health], by=world.SYSTEM)
    assert list(trail.verify()) == []
