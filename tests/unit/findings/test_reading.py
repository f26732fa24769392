"""Who sees which findings and recommendations, and how many queries that takes."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from goldthread.audits.models import CaseAudit
from goldthread.findings import queries, services
from goldthread.findings.models import Addressee, Answer, Finding, Recommendation
from goldthread.findings.queries import Kinds
from goldthread.foundation.access import Actor
from goldthread.partnership.models import Agency, Board
from goldthread.reviews.models import Judgement
from tests import world


def seen(actor: Actor, board: Board) -> tuple[list[str], list[str]]:
    findings = [finding.text for finding in queries.findings_of(actor, board.pk)]
    return findings, [found.text for found in queries.recommendations_of(actor, board.pk)]


@pytest.fixture
def strength(board: Board, judgement: Judgement) -> Finding:
    return services.write_finding(board=board, by=world.SYSTEM, judgement=judgement, kind="strength", text="Heard")


@pytest.mark.parametrize("role", ["qa_officer", "business_manager", "sub_group_chair", "board_chair", "scrutineer"])
def test_they_see_everything(role: str, board: Board, strength: Finding, recommendation: Recommendation) -> None:
    findings, recommendations = seen(world.actor(role, board), board)
    assert sorted(findings) == ["Heard", "Planning is not robust enough"]
    assert recommendations == ["Agree a protocol"]


@pytest.mark.parametrize("role", ["board_member", "lead_partner", "minute_taker", "panel_chair"])
def test_they_see_what_is_signed_off(
    role: str, board: Board, strength: Finding, recommendation: Recommendation
) -> None:
    reader = world.actor(role, board)
    assert seen(reader, board) == ([], [])
    services.sign_off_finding(public_id=strength.pk, version=1, by=world.SYSTEM)
    services.sign_off_recommendation(public_id=recommendation.pk, version=1, by=world.SYSTEM)
    assert seen(reader, board) == (["Heard"], ["Agree a protocol"])
    assert not Answer.objects.visible_to(reader).exists()  # the finding it answers is not agreed
    assert Addressee.objects.visible_to(reader).count() == 1


@pytest.mark.parametrize("role", ["agency_lead", "agency_auditor", "school_lead"])
def test_an_agency_sees_what_is_addressed_to_it(
    role: str, board: Board, strength: Finding, recommendation: Recommendation, police: Agency, health: Agency
) -> None:
    services.change_recommendation(public_id=recommendation.pk, version=1, agencies=[police, health], by=world.SYSTEM)
    ours = world.actor(role, board, at=police)
    assert seen(ours, board) == (["Planning is not robust enough"], ["Agree a protocol"])
    [found] = queries.recommendations_of(ours, board.pk)
    assert [addressee.agency.short_name for addressee in found.addressees.all()] == ["Police"]
    assert seen(world.actor(role, board, at=world.agency(board)), board) == ([], [])


@pytest.mark.parametrize("role", ["system_administrator", "qa_officer"])
def test_others_see_nothing(role: str, board: Board, recommendation: Recommendation) -> None:
    elsewhere = None if role == "system_administrator" else world.board("ELSB")
    assert seen(world.actor(role, elsewhere), board)[0] == [] or elsewhere is None
    assert not Finding.objects.visible_to(world.actor("group_member", board)).exists()


def test_findings_of_many_sources_take_two_selects(
    board: Board,
    audit: CaseAudit,
    judgement: Judgement,
    strength: Finding,
    recommendation: Recommendation,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    reader = world.actor("scrutineer", board)
    with django_assert_num_queries(2):
        found = list(queries.findings_from(reader, board.pk, audits=[audit], judgements=[judgement]))
        said = {f.text: [answer.recommendation.text for answer in f.answers.all()] for f in found}
    assert said == {"Planning is not robust enough": ["Agree a protocol"], "Heard": []}


def test_what_answers_findings_takes_two_selects(
    board: Board, finding: Finding, recommendation: Recommendation, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(4):
        services.write_recommendation(board=board, by=world.SYSTEM, text=f"More {number}", findings=[finding])
    reader = world.actor("scrutineer", board)
    with django_assert_num_queries(2):
        found = list(queries.recommendations_answering(reader, board.pk, [finding]))
        assert [addressee.agency.short_name for r in found for addressee in r.addressees.all()] == ["Police"]
    assert len(found) == 5


def test_gaps_and_kinds_are_counted(board: Board, strength: Finding, finding: Finding, police: Agency) -> None:
    reader = world.actor("qa_officer", board)
    assert list(queries.unanswered(reader, board.pk)) == [finding]
    assert queries.kinds_by_theme(reader, board.pk) == [Kinds("", strengths=1), Kinds("Homelessness", improvements=1)]
    assert queries.kinds_by_source(reader, board.pk) == [
        Kinds("audit", improvements=1),
        Kinds("judgement", strengths=1),
    ]
    services.write_recommendation(board=board, by=world.SYSTEM, text="Do", findings=[finding], agencies=[police])
    assert list(queries.unanswered(reader, board.pk)) == []
    assert queries.addressed(reader, board.pk) == [("Police", 1)]
