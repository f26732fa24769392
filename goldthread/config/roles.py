"""The register of who may do what: one sentence per role, and what each is granted, with its reach.

Information governance owns this file. `docs/roles.md` and the access matrix in the tests are read against it.
"""

from __future__ import annotations

from goldthread.audits import permissions as audits
from goldthread.findings import permissions as findings
from goldthread.foundation.access.register import Reach, Role, Verb
from goldthread.foundation.outbox import permissions as outbox
from goldthread.home import permissions as home
from goldthread.improvement import permissions as improvement
from goldthread.meetings import permissions as meetings
from goldthread.partnership import permissions as partnership
from goldthread.programme import permissions as programme
from goldthread.reports import permissions as reports
from goldthread.reviews import permissions as reviews

B, AGREED, GROUP, AGENCY, OWN = Reach.BOARD, Reach.AGREED, Reach.GROUP, Reach.AGENCY, Reach.OWN
Grants = dict[Verb, frozenset[Reach]]


def _at(reach: Reach, *verbs: Verb) -> Grants:
    return {verb: frozenset({reach}) for verb in verbs}


KNOWS_BOARD = _at(B, partnership.SEE_BOARD, partnership.SEE_PARTNERSHIP)
READS_WORK = KNOWS_BOARD | _at(B, audits.SEE_AUDITS, reviews.SEE_REVIEWS, programme.SEE_PROGRAMME)
READS_ISSUED = _at(AGREED, reports.SEE_REPORTS)
READS_ALL = READS_WORK | _at(
    B,
    findings.SEE_FINDINGS,
    improvement.SEE_ACTIONS,
    programme.SEE_OBSTACLES,
    meetings.SEE_MEETINGS,
    reports.SEE_REPORTS,
)
WRITES_ALL = READS_ALL | _at(
    B,
    partnership.MANAGE_PARTNERSHIP,
    partnership.SEE_PEOPLE,
    partnership.MANAGE_PEOPLE,
    audits.MANAGE_AUDITS,
    reviews.MANAGE_REVIEWS,
    findings.WRITE_FINDINGS,
    improvement.WRITE_ACTIONS,
    improvement.ANSWER_ACTIONS,
    improvement.RECORD_DECISIONS,
    programme.WRITE_PROGRAMME,
    programme.WRITE_OBSTACLES,
    meetings.WRITE_MEETINGS,
    reports.WRITE_REPORTS,
    home.SEE_TRAIL,
    outbox.SEE_MESSAGES,
    outbox.RELEASE_MESSAGES,
)
CHAIRS = READS_ALL | _at(
    B, partnership.SEE_PEOPLE, findings.ACCEPT_FINDINGS, improvement.ACCEPT_CLOSURE, home.SEE_TRAIL
)
SIGNS_OFF = (
    READS_WORK
    | _at(B, improvement.SEE_ACTIONS, programme.SEE_OBSTACLES, reports.SEE_REPORTS, reports.ISSUE_REPORTS)
    | _at(AGREED, findings.SEE_FINDINGS)
    | _at(GROUP, meetings.SEE_MEETINGS)
)
OWN_AGENCY = _at(AGENCY, findings.SEE_FINDINGS, improvement.SEE_ACTIONS)


def _role(key: str, name: str, sentence: str, grants: Grants) -> tuple[str, Role]:
    return key, Role(key, name, sentence, grants)


ROLES: dict[str, Role] = dict(
    [
        _role("qa_officer", "QA officer", "Runs the quality-assurance year and writes every record of it.", WRITES_ALL),
        _role(
            "business_manager",
            "Business manager",
            "Runs the business unit: everything the QA officer may, for the whole board.",
            WRITES_ALL,
        ),
        _role(
            "minute_taker",
            "Minute-taker",
            "Calls meetings, records attendance and what a meeting decided, and reads what it discusses.",
            READS_WORK
            | READS_ISSUED
            | _at(B, improvement.SEE_ACTIONS, programme.SEE_OBSTACLES, meetings.SEE_MEETINGS, meetings.WRITE_MEETINGS)
            | _at(B, improvement.RECORD_DECISIONS)
            | _at(AGREED, findings.SEE_FINDINGS),
        ),
        _role(
            "sub_group_chair",
            "Sub group chair",
            "Reads everything, signs off findings and accepts or returns closures, never of the chair's own agency.",
            CHAIRS,
        ),
        _role(
            "panel_chair",
            "Panel chair",
            "Chairs audit panels; reads audits and what has been signed off.",
            READS_WORK
            | READS_ISSUED
            | _at(AGREED, findings.SEE_FINDINGS, improvement.SEE_ACTIONS)
            | _at(GROUP, meetings.SEE_MEETINGS),
        ),
        _role(
            "board_chair",
            "Board chair",
            "Reads everything, signs off, accepts closures and issues the annual report.",
            CHAIRS | _at(B, reports.ISSUE_REPORTS),
        ),
        _role(
            "lead_partner",
            "Lead safeguarding partner",
            "Answers for the partnership at the top of an agency; reads, challenges and issues the annual report.",
            SIGNS_OFF,
        ),
        _role(
            "delegated_partner",
            "Delegated safeguarding partner",
            "Acts for a lead safeguarding partner; reads, challenges and issues the annual report.",
            SIGNS_OFF,
        ),
        _role(
            "agency_lead",
            "Agency lead",
            "Answers for one agency: owns its actions, reports progress and adds evidence.",
            READS_WORK
            | READS_ISSUED
            | OWN_AGENCY
            | _at(AGENCY, improvement.ANSWER_ACTIONS, partnership.SEE_PEOPLE)
            | _at(GROUP, meetings.SEE_MEETINGS),
        ),
        _role(
            "agency_auditor",
            "Agency auditor",
            "Audits cases for one agency; reads its actions.",
            READS_WORK | READS_ISSUED | OWN_AGENCY | _at(GROUP, meetings.SEE_MEETINGS),
        ),
        _role(
            "school_lead",
            "School safeguarding lead",
            "Answers for one school: its return once a year, its own actions.",
            _at(B, partnership.SEE_BOARD) | READS_ISSUED | OWN_AGENCY | _at(AGENCY, improvement.ANSWER_ACTIONS),
        ),
        _role(
            "data_officer",
            "Data officer",
            "Supplies an agency's figures; reads the programme and the plan.",
            READS_WORK | READS_ISSUED | _at(AGREED, improvement.SEE_ACTIONS) | _at(AGENCY, findings.SEE_FINDINGS),
        ),
        _role(
            "board_member",
            "Board member",
            "Reads the year, what has been signed off, and the report in draft.",
            READS_WORK
            | _at(B, improvement.SEE_ACTIONS, programme.SEE_OBSTACLES, reports.SEE_REPORTS)
            | _at(AGREED, findings.SEE_FINDINGS)
            | _at(GROUP, meetings.SEE_MEETINGS),
        ),
        _role(
            "scrutineer",
            "Independent scrutineer",
            "Reads everything, from outside every agency, and the trail.",
            READS_ALL | _at(B, home.SEE_TRAIL),
        ),
        _role(
            "group_member",
            "Member of a group",
            "Sits on a group of the board: reads the whole composite plan once signed off, and the group's meetings.",
            KNOWS_BOARD
            | _at(AGREED, findings.SEE_FINDINGS, improvement.SEE_ACTIONS)
            | _at(GROUP, meetings.SEE_MEETINGS),
        ),
        _role(
            "system_administrator",
            "System administrator",
            "Creates boards and suspends accounts; sees no content.",
            _at(
                Reach.INSTALLATION,
                partnership.SEE_BOARD,
                partnership.SEE_PEOPLE,
                partnership.MANAGE_INSTALLATION,
            ),
        ),
    ]
)
