"""An audit, a judgement, what was found and what was recommended."""

from __future__ import annotations

import pytest

from goldthread.audits.models import CaseAudit
from goldthread.findings import services
from goldthread.findings.models import Finding, Recommendation
from goldthread.kernel.partial_dates import PartialDate
from goldthread.partnership.models import Agency, Board
from goldthread.reviews.models import Judgement, Review
from tests import world


@pytest.fixture
def board(db: None) -> Board:
    return world.board()


@pytest.fixture
def police(board: Board) -> Agency:
    return world.agency(board, name="Police")


@pytest.fixture
def health(board: Board) -> Agency:
    return world.agency(board, name="Health", kind="health")


@pytest.fixture
def audit(board: Board) -> CaseAudit:
    made = CaseAudit(board=board, reference="CA-1", theme="Homelessness")
    world.save(made)
    return made


@pytest.fixture
def judgement(board: Board) -> Judgement:
    held = PartialDate.parse("2016-03")
    review = Review(board=board, reference="RV-1", kind="inspection", body="Ofsted", what="Review", held=held)
    world.save(review)
    made = Judgement(board=board, review=review, reference="OFS-2", text="The remit is too wide")
    world.save(made)
    return made


@pytest.fixture
def finding(board: Board, audit: CaseAudit) -> Finding:
    return services.write_finding(
        board=board, by=world.SYSTEM, audit=audit, kind="improvement", text="Planning is not robust enough"
    )


@pytest.fixture
def recommendation(board: Board, finding: Finding, police: Agency) -> Recommendation:
    return services.write_recommendation(
        board=board, by=world.SYSTEM, text="Agree a protocol", findings=[finding], agencies=[police]
    )
