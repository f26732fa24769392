"""Themes: when one comes back, what its page says, and giving it another name."""

from __future__ import annotations

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from goldthread.audits.models import CaseAudit
from goldthread.findings import queries, services
from goldthread.findings.domain.themes import WINDOW, Sighting, gathered, latest_year, window
from goldthread.findings.models import Finding
from goldthread.foundation.errors import Forbidden
from goldthread.foundation.models import TrailEvent
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused
from goldthread.kernel.years import FinancialYear
from goldthread.partnership.models import Board, Priority
from goldthread.reviews.models import Judgement
from tests import world

LAST = FinancialYear(2025)
YEARS = st.none() | st.integers(2010, 2025).map(FinancialYear)
KINDS = st.sampled_from(["improvement", "strength", "not_recorded"])
SIGHTINGS = st.lists(
    st.builds(Sighting, st.sampled_from(["Neglect", "Early help"]), KINDS, st.sampled_from("abc"), st.just("x"), YEARS)
)


def seen(source: str, year: int | None, kind: str = "improvement") -> Sighting:
    return Sighting("Neglect", kind, source, "review:inspection", FinancialYear(year) if year else None)


def browser(role: str, board: Board) -> Client:
    made = Client()
    made.force_login(world.person(role, board))
    return made


@pytest.fixture
def twice(board: Board, judgement: Judgement) -> Board:
    """Neglect, found by an inspection held in March 2016 and an audit held in June 2016: two years, by April."""
    held = CaseAudit(
        board=board, reference="CA-9", theme="Neglect", state="held", held=PartialDate.parse("2016-06"), cases=4
    )
    world.save(held)
    for source in ({"judgement": judgement}, {"audit": held}):
        services.write_finding(
            board=board, by=world.SYSTEM, kind="improvement", text="Drift and delay", theme="Neglect", **source
        )
    return board


@pytest.mark.parametrize(
    ("sightings", "returns"),
    [
        ([seen("a", 2015), seen("b", 2016)], True),
        ([seen("a", 2015), seen("b", 2015)], False),  # two sources, one year
        ([seen("a", 2015), seen("a", 2016)], False),  # one source
        ([seen("a", 2015), seen("b", 2016, "strength")], False),
        ([seen("a", 2015), seen("b", None)], False),
    ],
)
def test_a_theme_comes_back_by_two_sources_in_two_years(sightings: list[Sighting], returns: bool) -> None:
    assert gathered(sightings)[0].returns is returns


@given(SIGHTINGS)
def test_a_theme_that_comes_back_keeps_coming_back_whatever_else_is_found(sightings: list[Sighting]) -> None:
    before = {theme.name for theme in gathered(sightings) if theme.returns}
    after = {
        theme.name for theme in gathered([*sightings, seen("z", 2020, "strength"), seen("a", None)]) if theme.returns
    }
    assert before <= after
    for theme in gathered(sightings):
        assert not theme.returns or (len(theme.improvements) >= 2 and len(theme.years) >= 2)


@given(SIGHTINGS)
def test_the_grid_counts_every_dated_point_to_improve_once(sightings: list[Sighting]) -> None:
    themes = gathered(sightings)
    last = latest_year(themes, LAST)
    years = window(last)
    assert len(years) == WINDOW
    for theme in themes:
        shown = theme.count_before(years[0]) + sum(theme.count_in(year) for year in years)
        assert shown + theme.undated() == len(theme.improvements)


def test_the_sentence_counts_years_not_findings() -> None:
    theme = gathered([seen("a", 2021), seen("b", 2023), seen("c", 2023), seen("d", 2024), seen("e", 2025)])[0]
    assert theme.sentence(LAST) == "Neglect was found in 4 of the 5 years to 2025-26."
    assert "has not come back" in gathered([seen("a", 2025)])[0].sentence(LAST)


def test_the_page_says_what_comes_back_and_links_to_it(twice: Board) -> None:
    page = browser("scrutineer", twice).get("/nscb/findings/themes/").content.decode()
    assert "Neglect was found in 2 of the 5 years to 2016-17." in page
    assert "/nscb/findings/themes/one/?theme=Neglect" in page
    assert "Comes back" in page
    one = browser("scrutineer", twice).get("/nscb/findings/themes/one/?theme=Neglect").content.decode()
    assert "Drift and delay" in one
    assert "Rename" not in one


def test_a_reader_learns_only_of_themes_of_findings_they_may_see(twice: Board) -> None:
    guest = browser("board_member", twice)  # sees what is signed off; nothing is
    assert "Neglect" not in guest.get("/nscb/findings/themes/").content.decode()
    assert guest.get("/nscb/findings/themes/one/?theme=Neglect").status_code == 404
    assert browser("qa_officer", twice).get("/nscb/findings/themes/one/?theme=Nothing").status_code == 404
    assert queries.theme_names(world.actor("qa_officer", world.board("ELSB")), twice.pk) == []


def test_themes_offered_are_those_used_and_those_of_priorities(twice: Board) -> None:
    world.save(Priority(board=twice, year="2016-17", theme="Early help"))
    actor = world.actor("qa_officer", twice)
    assert queries.theme_names(actor, twice.pk) == ["Early help", "Neglect"]
    finding = Finding.objects.visible_to(actor).first()
    page = browser("qa_officer", twice).get(f"/nscb/findings/{finding.pk}/change/").content.decode()
    assert '<option value="Early help">' in page
    assert 'list="id_theme-suggestions"' in page


def test_a_theme_is_renamed_on_every_finding_and_sign_offs_stand(twice: Board) -> None:
    chair, officer = world.actor("board_chair", twice), world.actor("qa_officer", twice)
    first = Finding.objects.visible_to(officer).first()
    services.sign_off_finding(public_id=first.pk, version=1, by=chair)
    renamed = services.rename_theme(board=twice, theme="Neglect", becomes="  Neglect  of children ", by=officer)
    assert {finding.theme for finding in renamed} == {"Neglect of children"}
    assert Finding.objects.visible_to(officer).get(pk=first.pk).signed_off_at is not None
    assert TrailEvent.objects.filter(kind="findings.theme_renamed").count() == 2


@pytest.mark.parametrize(("becomes", "expected"), [("", 2), ("Neglect", 2), ("Care", 3)])
def test_a_rename_to_nothing_or_of_other_findings_than_shown_is_refused(
    twice: Board, becomes: str, expected: int
) -> None:
    with pytest.raises(Refused):
        services.rename_theme(board=twice, theme="Neglect", becomes=becomes, expected=expected, by=world.SYSTEM)
    assert Finding.objects.visible_to(world.SYSTEM).filter(theme="Neglect").count() == 2


def test_a_reader_may_not_rename_and_another_board_is_untouched(twice: Board) -> None:
    reader = world.actor("scrutineer", twice)
    with pytest.raises(Forbidden):
        services.rename_theme(board=twice, theme="Neglect", becomes="Care", by=reader)
    other = world.board("ELSB")
    with pytest.raises(Refused):
        services.rename_theme(board=other, theme="Neglect", becomes="Care", by=world.actor("qa_officer", other))


def test_what_would_change_is_shown_before_it_is_done(twice: Board) -> None:
    client = browser("qa_officer", twice)
    asked = client.post("/nscb/findings/themes/rename/?theme=Neglect", {"becomes": "Care of children"})
    assert asked.status_code == 302
    page = client.get(asked["Location"]).content.decode()
    assert "2 findings: F-1, F-2." in page
    assert Finding.objects.visible_to(world.SYSTEM).filter(theme="Neglect").count() == 2
    assert client.post(asked["Location"], {"version": "3"}).status_code == 422
    done = client.post(asked["Location"], {"version": "2"})
    assert done["Location"] == "/nscb/findings/themes/one/?theme=Care+of+children"
    assert Finding.objects.visible_to(world.SYSTEM).filter(theme="Care of children").count() == 2


def test_an_agencys_own_audit_names_the_agency_where_its_finding_is_listed(board: Board) -> None:
    police = world.agency(board, name="Police")
    client = browser("qa_officer", board)
    given = {"theme": "Strip search", "kind": "single_agency", "agency": str(police.pk), "planned": "June 2016"}
    made = client.post("/nscb/audits/new/", {**given, "result": "Nine of ten met the standard"})
    page = client.get(made["Location"]).content.decode()
    assert "Nine of ten met the standard" in page
    audit = made["Location"].rstrip("/").rpartition("/")[2]
    found = {"text": "One record had no reason", "kind": "improvement"}
    assert client.post(f"/nscb/findings/from-audit/{audit}/", found).status_code == 302
    assert "Single-agency audit, Police" in client.get("/nscb/findings/").content.decode()
    refused = client.post("/nscb/audits/new/", {**given, "kind": "multi_agency"})
    assert refused.status_code == 422
    assert "Only a single-agency audit names an agency" in refused.content.decode()
