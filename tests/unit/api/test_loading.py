"""A year's file becomes records all or nothing; the same file changes nothing; a changed one is compared."""

from __future__ import annotations

import pytest

from goldthread.api.loading import Faulty, load
from goldthread.api.models import LoadedRecord
from goldthread.api.services import Changed
from goldthread.audits.models import CaseAudit
from goldthread.config.demo.builder import REAL_YEAR
from goldthread.findings.models import Finding
from goldthread.foundation import trail
from goldthread.foundation.access import Actor
from goldthread.foundation.errors import Forbidden
from goldthread.foundation.models import TrailEvent
from goldthread.improvement.models import Action, Purpose
from goldthread.partnership.models import Agency, Board, MeetingPattern
from goldthread.programme.models import Entry
from tests import world

BY = Actor.system("loading a test")
REAL = REAL_YEAR.read_bytes()
pytestmark = pytest.mark.django_db


def rows() -> dict[str, int]:
    counted = (Board, Agency, CaseAudit, Finding, Action)
    held = {model.__name__: model.objects.visible_to(BY).count() for model in counted}
    return held | {"loaded": LoadedRecord.objects.count(), "events": TrailEvent.objects.count()}


def audit(theme: str) -> CaseAudit:
    return CaseAudit.objects.visible_to(BY).get(theme=theme)


def test_the_real_year_is_loaded() -> None:
    outcome = load(REAL_YEAR, by=BY)
    assert (outcome.board, outcome.year) == ("NSCB", "2016-17")
    assert outcome.created == LoadedRecord.objects.count()
    held = CaseAudit.objects.visible_to(BY).filter(state="held")
    assert [(one.cases, one.children) for one in held.order_by("held")] == [(6, 6), (6, 15), (6, 24)]
    assert audit("Homelessness").reference == "CA-2"


def test_what_is_not_recorded_stays_absent_and_what_is_inferred_is_marked() -> None:
    load(REAL_YEAR, by=BY)
    between = MeetingPattern.objects.visible_to(BY).get(frequency="")
    assert str(between.starts) == "September 2016"
    assert not Action.objects.visible_to(BY).exclude(owner_agency=None).exists()
    homelessness = Finding.objects.visible_to(BY).get(audit__theme="Homelessness")
    assert homelessness.readings == ["kind", "text"]
    links = Purpose.objects.visible_to(BY).filter(action__text__startswith="Recruit")
    assert [link.readings for link in links] == [["recommendation"], ["recommendation"]]
    stated = Purpose.objects.visible_to(BY).get(action__text__startswith="Add vulnerable")
    assert stated.readings == []


def test_the_delayed_audit_stands_in_next_years_programme_with_its_move() -> None:
    load(REAL_YEAR, by=BY)
    delayed = audit("Looked After Children Out of County")
    assert (str(delayed.planned), str(delayed.expected), delayed.held) == ("March 2017", "May 2017", None)
    assert delayed.is_reading("theme")
    assert Entry.objects.visible_to(BY).get(audit=delayed).year == "2017-18"


def test_every_record_loaded_is_in_the_trail_of_its_board() -> None:
    load(REAL_YEAR, by=BY)
    board = Board.objects.visible_to(BY).get(short_name="NSCB")
    events = TrailEvent.objects.filter(chain=board.pk)
    assert set(events.values_list("kind", "actor_name")) == {("api.loaded", "Goldthread: loading a test")}
    assert list(trail.verify()) == []


def test_the_same_file_twice_changes_nothing() -> None:
    load(REAL, by=BY)
    before = rows()
    assert load(REAL, by=BY).is_nothing
    assert rows() == before


def test_nothing_is_loaded_of_a_file_with_a_fault() -> None:
    before = rows()
    with pytest.raises(Faulty):
        load(REAL.replace(b"children: 15", b"children: 3"), by=BY)
    assert rows() == before


def test_a_changed_file_is_refused_with_its_differences() -> None:
    load(REAL, by=BY)
    before = rows()
    with pytest.raises(Changed) as refused:
        load(REAL.replace(b"children: 15", b"children: 16"), by=BY)
    assert [str(one) for one in refused.value.differences] == ["audit “homelessness”: children was 15, is now 16"]
    assert rows() == before


def test_update_applies_the_differences_and_nothing_else() -> None:
    load(REAL, by=BY)
    outcome = load(REAL.replace(b"held: 2016-09-23", b"held: 2016-09"), by=BY, update=True)
    assert (outcome.changed, outcome.created) == (1, 0)
    assert str(audit("Homelessness").held) == "September 2016"
    assert load(REAL.replace(b"held: 2016-09-23", b"held: 2016-09"), by=BY).is_nothing


def test_a_record_gone_from_the_file_is_reported_and_kept() -> None:
    load(REAL, by=BY)
    less = REAL[: REAL.index(b"  - key: resource\n")]
    with pytest.raises(Changed):
        load(less, by=BY)
    assert load(less, by=BY, update=True).removed == ["obstacle “resource”"]


def test_an_edit_made_here_since_is_pointed_out_and_others_are_kept() -> None:
    load(REAL, by=BY)
    edited = audit("Homelessness")
    edited.children, edited.why = 17, "Asked for by the board"
    world.save(edited)
    with pytest.raises(Changed) as refused:
        load(REAL.replace(b"children: 15", b"children: 16"), by=BY)
    assert "it stands at 17" in str(refused.value.differences[0])
    load(REAL.replace(b"children: 15", b"children: 16"), by=BY, update=True)
    assert (audit("Homelessness").children, audit("Homelessness").why) == (16, "Asked for by the board")


def test_an_agency_that_is_here_already_is_not_made_twice() -> None:
    world.agency(name="Northamptonshire Police", kind="police")
    with pytest.raises(Changed) as refused:
        load(REAL, by=BY)
    assert "short_name was “Northamptonshire Police”, is now “Police”" in str(refused.value.differences[0])
    load(REAL, by=BY, update=True)
    assert Agency.objects.visible_to(BY).get(name="Northamptonshire Police").short_name == "Police"


def test_a_person_without_the_installation_may_not_load() -> None:
    board = world.board("OTHER")
    with pytest.raises(Forbidden):
        load(REAL, by=world.actor("qa_officer", board))
