"""An audit, a judgement and what was found in them; rooms that are not open yet have no place in the navigation."""

from __future__ import annotations

import pytest
from django.urls import NoReverseMatch, reverse

from goldthread.audits.models import CaseAudit
from goldthread.config import navigation
from goldthread.findings import services
from goldthread.findings.models import Finding, Recommendation
from goldthread.kernel.partial_dates import PartialDate
from goldthread.partnership.models import Agency, Board
from goldthread.reviews.models import Judgement, Review
from tests import world


@pytest.fixture(autouse=True)
def _open_rooms_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def is_open(name: str) -> bool:
        try:
            return bool(reverse(name, args=["nscb"]))
        except NoReverseMatch:
            return False

    monkeypatch.setattr(navigation, "ENTRIES", [entry for entry in navigation.ENTRIES if is_open(entry[1])])


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
