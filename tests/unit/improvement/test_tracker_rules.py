"""The rules by which an old tracker is read: headings, words, dates, and what a row would do."""

from __future__ import annotations

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.improvement.domain.states import ActionState
from goldthread.improvement.domain.tracker_columns import Meaning, column_names, guess_columns, headings_at
from goldthread.improvement.domain.tracker_plan import Known, Outcome, Owner, Planned, Planner, Words, read_rows
from goldthread.improvement.domain.tracker_words import guess_priority, guess_state, read_date
from goldthread.kernel.partial_dates import PartialDate

NOBODY = Known(owners={}, people={}, recommendations={})
NO_WORDS = Words(states={}, priorities={}, owners={})


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        (
            ["Ref", "Recommendation", "Action", "Lead agency", "Lead officer", "Timescale", "RAG", "Progress"],
            ["reference", "recommendation", "action", "owner", "person", "due", "state", "progress"],
        ),
        (
            ["No.", "Action required", "Owner", "Target date", "Status", "RAG rating", "Update", "Date completed"],
            ["reference", "action", "owner", "due", "state", None, "progress", "closed_on"],
        ),
        (
            ["Action ref", "Description", "Agency", "Lead", "Priority", "Success measure", "Evidence"],
            ["reference", "action", "owner", "person", "priority", "measure", "evidenced_by"],
        ),
        (["Action", "Owner", "Lead agency", "Deadline"], ["action", "person", "owner", "due"]),
    ],
)
def test_columns_are_guessed_from_what_boards_write(headings: list[str], found: list[str | None]) -> None:
    guessed = {place: meaning.value for meaning, place in guess_columns(headings).items()}
    assert [guessed.get(at) for at in range(len(headings))] == found


def test_headings_are_found_beneath_a_title() -> None:
    lines = [(1, ["Serious case review action plan"]), (2, ["Updated May 2016"]), (4, ["Ref", "Action", "Status"])]
    assert headings_at([*lines, (5, ["1", "Audit the action plan", "Done"])]) == 2
    assert headings_at([(1, ["Eins", "Zwei"]), (2, ["a", "b"])]) == 0


def test_columns_with_one_name_are_told_apart() -> None:
    assert column_names(["Status", "Status"], 3) == ["Status (column A)", "Status (column B)", "Column C"]
    assert column_names([], 28)[27] == "Column AB"


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("complete", "closed_before"),
        ("Completed - embedded", "closed_before"),
        ("BLUE", "closed_before"),
        ("Closed", "closed_before"),
        ("100%", None),
        ("Green", "in_progress"),
        ("on track", "in_progress"),
        ("Not complete", "in_progress"),
        ("Incomplete", "in_progress"),
        ("partially completed", "in_progress"),
        ("75% complete", "in_progress"),
        ("Overdue", "in_progress"),
        ("Not started", "agreed"),
        ("No longer required", "cancelled"),
        ("", "proposed"),
        ("Wombat", None),
    ],
)
def test_states_are_guessed_and_what_is_closed_is_never_closed_here(word: str, state: str | None) -> None:
    assert guess_state(word) == state


@given(st.text(max_size=30))
def test_no_word_makes_an_action_closed_here(word: str) -> None:
    assert guess_state(word) not in {ActionState.CLOSED, ActionState.EMBEDDED, ActionState.DONE}


def test_priorities_are_guessed() -> None:
    assert [guess_priority(word) for word in ("HIGH", "l", "2", "", "Urgent")] == [
        "high",
        "low",
        "medium",
        "medium",
        "high",
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2016-06-10 00:00:00", "10 June 2016"),
        ("3rd June 2016", "3 June 2016"),
        ("03.06.16", "3 June 2016"),
        ("3/6/16", "3 June 2016"),
        ("3-Jun-16", "3 June 2016"),
        ("Jun-16", "June 2016"),
        ("Sept 2016", "September 2016"),
        ("end of June 2016", "June 2016"),
        ("By end June 2016", "June 2016"),
        ("Q2 2016/17", "2016-17 Q2"),
        ("2016/17 Q2", "2016-17 Q2"),
        ("Friday 3 June 2016", "3 June 2016"),
        ("summer 2016", "summer 2016"),
    ],
)
def test_dates_are_read_as_trackers_write_them(text: str, read: str) -> None:
    assert read_date(text) == PartialDate.parse(read)


@pytest.mark.parametrize("text", ["ongoing", "Q2", "TBC", "31 June 2016", "next meeting", "42531", "", "June"])
def test_what_tells_no_date_is_not_guessed(text: str) -> None:
    assert read_date(text) is None


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_none(text: str) -> None:
    read_date(text)


def rows(*told: dict[Meaning, str]) -> list[Planned]:
    return [Planned(line, cells) for line, cells in enumerate(told, start=2)]


def test_what_cannot_be_matched_is_kept_in_the_detail_and_said() -> None:
    said = {Meaning.ACTION: "Audit", Meaning.OWNER: "Wizards", Meaning.PERSON: "Merlin", Meaning.RECOMMENDATION: "9"}
    [row] = Planner(NOBODY, NO_WORDS).plan(rows(said))
    assert row.owner == Owner()
    assert all(word in row.detail for word in ("Wizards", "Merlin", "9"))
    assert len(row.notes) == 3


def test_an_unread_due_date_asks_for_leave_only_while_the_action_is_open() -> None:
    words = Words(states={"done": ActionState.CLOSED_BEFORE}, priorities={}, owners={})
    told = {Meaning.ACTION: "Audit", Meaning.DUE: "ongoing"}
    first, second = Planner(NOBODY, words).plan(rows(told, {**told, Meaning.ACTION: "B", Meaning.STATE: "Done"}))
    assert first.gaps == ["Due “ongoing”, which cannot be read as a date"]
    assert (second.gaps, second.state) == ([], ActionState.CLOSED_BEFORE)
    assert "Due in the old tracker: ongoing" in second.detail


def test_a_due_date_before_the_recommendation_is_a_gap() -> None:
    made = PartialDate.parse("May 2016")
    known = Known(owners={}, people={}, recommendations={"r-1": (uuid4(), made)})
    told = {Meaning.ACTION: "Audit", Meaning.DUE: "April 2016", Meaning.RECOMMENDATION: "R-1"}
    [row] = Planner(known, NO_WORDS).plan(rows(told))
    assert row.due is None
    assert "before its recommendation was made (May 2016)" in row.gaps[0]
    assert row.recommendation == known.recommendations["r-1"][0]


def test_a_row_told_twice_comes_in_once_and_one_brought_in_before_not_again() -> None:
    told = {Meaning.REFERENCE: "1", Meaning.ACTION: "Audit  twenty files"}
    same = {Meaning.REFERENCE: "1", Meaning.ACTION: "audit twenty files"}
    first, second = Planner(NOBODY, NO_WORDS).plan(rows(told, same))
    assert (first.outcome, second.outcome) == (Outcome.ADD, Outcome.TWICE)
    known = Known(owners={}, people={}, recommendations={}, keys={first.key})
    [again] = Planner(known, NO_WORDS).plan(rows(same))
    assert again.outcome is Outcome.KNOWN


def test_merged_recommendations_reach_down() -> None:
    columns = {Meaning.RECOMMENDATION: 0, Meaning.ACTION: 1}
    lines = [(2, ["R-1", "Audit"]), (3, ["", "Train"]), (4, [])]
    assert [row.said(Meaning.RECOMMENDATION) for row in read_rows(lines, columns, fill_down=True)] == ["R-1", "R-1"]
    assert [row.said(Meaning.RECOMMENDATION) for row in read_rows(lines, columns, fill_down=False)] == ["R-1", ""]


@given(st.lists(st.lists(st.text(max_size=12), max_size=5), max_size=8))
def test_any_sheet_is_planned(cells: list[list[str]]) -> None:
    lines = list(enumerate(cells, start=1))
    at = headings_at(lines)
    columns = {Meaning.ACTION: 0, Meaning.DUE: 1, Meaning.STATE: 2, Meaning.OWNER: 3, Meaning.PERSON: 4}
    planned = Planner(NOBODY, NO_WORDS).plan(read_rows(lines[at + 1 :], columns, fill_down=True))
    added = [row for row in planned if row.outcome is Outcome.ADD]
    assert len({row.key for row in added}) == len(added)
