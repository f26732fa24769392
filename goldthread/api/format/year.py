"""What came of it and what is planned: actions, the programme, obstacles and meetings."""

from __future__ import annotations

from goldthread.api.domain.kinds import (
    Field,
    Links,
    RecordType,
    YesNo,
    words,
)
from goldthread.api.format.fields import FOR_AN_AGENCY, YEAR, choice, date, ref, text
from goldthread.improvement.domain.states import CLOSED, ActionState
from goldthread.improvement.domain.strength import EvidenceKind
from goldthread.meetings.choices import AttendanceStatus
from goldthread.programme.choices import EntryKind

# What a file says is closed was closed elsewhere: nothing closes here but on evidence a group accepted.
LOADABLE = [state for state in ActionState if state not in CLOSED]
ACTION = RecordType(
    name="action",
    section="actions",
    model="improvement.Action",
    prefix="A",
    fields=(
        text("text", required=True),
        text("detail"),
        choice("state", words(LOADABLE), required=True),
        ref("owner_agency", "agency"),
        ref("owner_group", "group"),
        date("starts"),
        date("due"),
        text("measure"),
        text("caveat"),
        text("state_reason"),
        *FOR_AN_AGENCY,
    ),
    links=(
        Links("serves", "recommendation", "purpose", "action", "recommendation"),
        Links("follows", "finding", "purpose", "action", "finding"),
    ),
    children=(
        RecordType(
            name="due date change",
            section="due_date_changes",
            model="improvement.DueDateChange",
            parent="action",
            keyed_by=("becomes",),
            fields=(date("was"), date("becomes", required=True), text("reason", required=True)),
        ),
        RecordType(
            name="progress note",
            section="notes",
            model="improvement.ProgressNote",
            parent="action",
            fields=(text("text", required=True), *FOR_AN_AGENCY),
        ),
        RecordType(
            name="evidence",
            section="evidence",
            model="improvement.Evidence",
            parent="action",
            fields=(
                text("text", required=True),
                choice("kind", words(EvidenceKind), default=EvidenceKind.STATEMENT),
                *FOR_AN_AGENCY,
            ),
        ),
    ),
)
PURPOSE = RecordType("purpose", "", "improvement.Purpose", (), once=("action", "recommendation", "finding"))
ENTRY = RecordType(
    name="programme entry",
    section="programme",
    model="programme.Entry",
    fields=(
        YEAR,
        choice("kind", words(EntryKind), required=True),
        text("title", 200, required=True),
        text("description"),
        text("recurrence", 160),
        text("scrutiny", 160),
        ref("audit", "audit"),
        ref("priority", "priority"),
    ),
    once=("year", "title"),
    children=(
        RecordType(
            name="entry date",
            section="dates",
            model="programme.EntryDate",
            parent="entry",
            keyed_by=("what", "planned"),
            fields=(text("what", 160, required=True), date("planned", required=True), date("actual")),
            once=("entry", "what", "planned"),
        ),
    ),
)
OBSTACLE = RecordType(
    name="obstacle",
    section="obstacles",
    model="programme.Obstacle",
    fields=(YEAR, text("text", required=True), text("answer"), ref("answered_by", "action")),
    once=("year", "text"),
)
MEETING = RecordType(
    name="meeting",
    section="meetings",
    model="meetings.Meeting",
    fields=(
        ref("group", "group", required=True),
        date("held", required=True),
        text("place", 160),
        text("summary"),
        Field("was_cancelled", YesNo()),
    ),
    once=("group", "held"),
    children=(
        RecordType(
            name="attendance",
            section="attendance",
            model="meetings.Attendance",
            parent="meeting",
            keyed_by=("agency",),
            fields=(ref("agency", "agency", required=True), choice("status", words(AttendanceStatus), required=True)),
            once=("meeting", "agency"),
        ),
    ),
)
