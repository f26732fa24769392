"""The real year 2016-17, loaded as the command loads it."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.utils import timezone

from goldthread.api.loading import load
from goldthread.config.demo.builder import REAL_YEAR
from goldthread.documents import markdown
from goldthread.documents.model import Document
from goldthread.findings.models import Finding
from goldthread.foundation.access import Actor
from goldthread.kernel.years import FinancialYear
from goldthread.partnership.models import Board
from goldthread.reports.building import NO_PROSE, build
from tests import world

YEAR = FinancialYear(2016)
AS_OF = dt.date(2026, 11, 23)


@pytest.fixture
def nscb(db: None) -> Board:
    """The board of the real year, with its records and nothing else."""
    load(REAL_YEAR, by=Actor.system("loading the real year"))
    found: Board = Board.objects.visible_to(world.SYSTEM).get(short_name="NSCB")
    return found


@pytest.fixture
def report(nscb: Board) -> Document:
    """The report of the real year."""
    return build(world.SYSTEM, nscb, YEAR, as_of=AS_OF, prose=NO_PROSE)


@pytest.fixture
def text(report: Document) -> str:
    """Every word of it, without marks and links."""
    return words_of(report)


def words_of(document: Document) -> str:
    """A document's words as a reader has them: links as their words, nothing escaped."""
    plain = re.sub(r"\]\(<[^>]*>\)", "", markdown.render(document))
    return plain.replace("\\", "").replace("[", "").replace("*", "").replace("&amp;", "&")


def sign_off_findings(of: Board) -> None:
    """As a chair does, for the findings of the year's audits."""
    for finding in Finding.objects.visible_to(world.SYSTEM).filter(board=of, signed_off_at__isnull=True):
        finding.signed_off_at = timezone.now()
        world.save(finding)
