"""What an upload, a saved view or an old link leaves behind tells nobody what they may not see."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
import time_machine
from django.utils import timezone

from goldthread.findings.models import Finding
from goldthread.improvement.models import SavedView, TrackerImport
from goldthread.improvement.uploads import forget_uploads
from tests import world
from tests.unit.improvement import making
from tests.unit.improvement.making import Place, signed_in
from tests.unit.improvement.test_pages import text

pytestmark = [pytest.mark.django_db, pytest.mark.urls("goldthread.config.urls")]


@pytest.fixture
def here() -> Place:
    return making.place()


def test_an_upload_never_brought_in_is_deleted_after_a_week(here: Place) -> None:
    left = TrackerImport(board=here.board, taken_by=here.alice, file_name="tracker.csv", rows={"sheets": []})
    world.save(left)
    today = timezone.localdate()
    assert forget_uploads(board=here.board.pk, today=today, by=world.SYSTEM) == 0
    assert forget_uploads(board=here.board.pk, today=today + dt.timedelta(days=8), by=world.SYSTEM) == 1
    assert not TrackerImport.objects.as_system("tests").exists()


def test_a_shared_view_of_what_a_reader_may_not_see_is_not_on_their_list(here: Place) -> None:
    hidden = Finding(board=here.board, reference="F-9", kind="improvement", text="Hidden", theme="Canary theme")
    hidden.judgement = here.finding.judgement
    world.save(hidden)
    for name, query in (("Alices of the theme", "theme=Canary+theme"), ("Alices ended", "state=all")):
        world.save(SavedView(board=here.board, person=here.alice, name=name, query=query, is_shared=True))
    making.action(here)
    for who, sees in ((here.alice, True), (here.carol, True), (here.bob, False)):
        page = text(signed_in(who), here.at("index"))
        assert ("Alices of the theme" in page, "Canary+theme" in page) == (sees, sees), who
        assert "Alices ended" in page


@time_machine.travel("2016-12-12")
@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_letters_that_cannot_be_seen_do_not_break_the_document_of_the_plan(here: Place, kind: str) -> None:
    making.action(here, text="Audit\x01 twenty\x0b case\u202e files\ufffe", measure="\x1b[31m")
    answer = signed_in(here.alice).get(here.at("document"), {"as": kind})
    assert answer.status_code == 200
    if kind == "docx":
        with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
            assert b"twenty" in packed.read("word/document.xml")


@pytest.mark.parametrize("name", ["index", "document", "save_view", "theme", "tests", "rounds", "key"])
@pytest.mark.parametrize("odd", ["\x00", "x" * 3000, "'\"><script>", "\ud7ff\U0010ffff", "-1", "9" * 40])
def test_an_odd_address_is_answered(here: Place, name: str, odd: str) -> None:
    making.action(here)
    asked = ["q", "sort", "page", "state", "agency", "person", "source", "from", "theme", "age", "due", "missing", "as"]
    given = dict.fromkeys(asked, odd)
    assert signed_in(here.alice).get(here.at(name), given).status_code in (200, 302, 404)
