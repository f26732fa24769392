"""The board, its agencies, people, groups, priorities and duties."""

from __future__ import annotations

from goldthread.api.domain.kinds import (
    Field,
    Lines,
    Links,
    RecordType,
    YesNo,
    words,
)
from goldthread.api.format.fields import YEAR, choice, date, ref, text
from goldthread.partnership.choices import AgencyKind, Frequency, GroupKind, GroupPost, Remit

BOARD = RecordType(
    name="board",
    section="boards",
    model="partnership.Board",
    key_name="short_name",
    fields=(
        text("name", 200, required=True),
        choice("remit", words(Remit), required=True),
        text("area", 100),
        text("area_code", 9),
    ),
    once=("short_name",),
    belongs=False,
)
AGENCY = RecordType(
    name="agency",
    section="agencies",
    model="partnership.Agency",
    fields=(
        text("name", 200, required=True),
        text("short_name", 60, required=True),
        choice("kind", words(AgencyKind), required=True),
    ),
    links=(Links("boards", "board", "partner", "agency", "board"),),
    once=("name",),
    belongs=False,
)
PARTNER = RecordType(name="partner", section="", model="partnership.BoardAgency", fields=(), once=("board", "agency"))
PERSON = RecordType(
    name="person",
    section="people",
    model="partnership.Person",
    fields=(text("name", 120, required=True), text("position", 160)),
    belongs=False,
)
GROUP = RecordType(
    name="group",
    section="groups",
    model="partnership.SubGroup",
    fields=(
        text("name", 160, required=True),
        text("short_name", 40),
        choice("kind", words(GroupKind), required=True),
        text("note"),
        text("attendance_statement"),
        choice("review_cycle", words(Frequency)),
        Field("is_quality_assurance", YesNo()),
    ),
    once=("name",),
    children=(
        RecordType(
            name="post",
            section="posts",
            model="partnership.GroupRole",
            parent="group",
            keyed_by=("person", "post", "starts"),
            fields=(
                ref("person", "person", required=True),
                choice("post", words(GroupPost), required=True),
                text("position", 160),
                text("formerly", 160),
                date("starts"),
                date("ends"),
            ),
        ),
        RecordType(
            name="meeting pattern",
            section="meeting_patterns",
            model="partnership.MeetingPattern",
            parent="group",
            keyed_by=("starts",),
            fields=(
                date("starts", required=True),
                date("ends"),
                choice("frequency", words(Frequency)),
                text("reason"),
            ),
            once=("group", "starts"),
        ),
        RecordType(
            name="terms of reference",
            section="terms_of_reference",
            model="partnership.TermsOfReference",
            parent="group",
            keyed_by=("adopted",),
            fields=(date("adopted"), text("why"), text("outcome"), Field("responsibilities", Lines())),
        ),
    ),
)
PRIORITY = RecordType(
    name="priority",
    section="priorities",
    model="partnership.Priority",
    fields=(YEAR, text("theme", 160, required=True), text("aim")),
    once=("year", "theme"),
)
CHANGE = RecordType(
    name="governance change",
    section="governance_changes",
    model="partnership.GovernanceChange",
    fields=(date("changed"), text("what", required=True)),
)
DUTY = RecordType(
    name="legal duty",
    section="legal_duties",
    model="partnership.LegalDuty",
    fields=(text("instrument", 160, required=True), text("reference", 160), text("duty", required=True)),
)
