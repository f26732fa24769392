"""The words people see for what this room stores."""

from __future__ import annotations

from enum import StrEnum

from goldthread.ui.vocabulary import Term, Vocabulary


class Remit(StrEnum):
    CHILDREN = "children"
    ADULTS = "adults"
    JOINT = "joint"


REMIT = Vocabulary(
    {
        Remit.CHILDREN: Term("Children"),
        Remit.ADULTS: Term("Adults"),
        Remit.JOINT: Term("Children and adults"),
    }
)


class AgencyKind(StrEnum):
    LOCAL_AUTHORITY = "local_authority"
    DISTRICT_COUNCIL = "district_council"
    POLICE = "police"
    HEALTH = "health"
    PROBATION = "probation"
    SCHOOLS = "schools"
    SCHOOL = "school"
    EARLY_YEARS = "early_years"
    VOLUNTARY = "voluntary"
    FAITH = "faith"
    HOUSING = "housing"
    CARE_PROVIDER = "care_provider"
    FIRE = "fire"
    YOUTH_JUSTICE = "youth_justice"
    OTHER = "other"


AGENCY_KIND = Vocabulary(
    {
        AgencyKind.LOCAL_AUTHORITY: Term("Local authority"),
        AgencyKind.DISTRICT_COUNCIL: Term("District or borough council"),
        AgencyKind.POLICE: Term("Police"),
        AgencyKind.HEALTH: Term("Health"),
        AgencyKind.PROBATION: Term("Probation"),
        AgencyKind.SCHOOLS: Term("Schools (together)"),
        AgencyKind.SCHOOL: Term("School"),
        AgencyKind.EARLY_YEARS: Term("Early years"),
        AgencyKind.VOLUNTARY: Term("Voluntary sector"),
        AgencyKind.FAITH: Term("Faith groups"),
        AgencyKind.HOUSING: Term("Housing"),
        AgencyKind.CARE_PROVIDER: Term("Care provider"),
        AgencyKind.FIRE: Term("Fire and rescue"),
        AgencyKind.YOUTH_JUSTICE: Term("Youth justice"),
        AgencyKind.OTHER: Term("Other"),
    }
)


class GroupKind(StrEnum):
    BOARD = "board"
    EXECUTIVE = "executive"
    SUB_GROUP = "sub_group"
    TASK_AND_FINISH = "task_and_finish"
    BUSINESS_UNIT = "business_unit"


GROUP_KIND = Vocabulary(
    {
        GroupKind.BOARD: Term("Full board"),
        GroupKind.EXECUTIVE: Term("Executive"),
        GroupKind.SUB_GROUP: Term("Sub group"),
        GroupKind.TASK_AND_FINISH: Term("Task and finish group"),
        GroupKind.BUSINESS_UNIT: Term("Business unit"),
    }
)


class GroupPost(StrEnum):
    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    MINUTE_TAKER = "minute_taker"
    MEMBER = "member"


GROUP_POST = Vocabulary(
    {
        GroupPost.CHAIR: Term("Chair"),
        GroupPost.VICE_CHAIR: Term("Vice-chair"),
        GroupPost.MINUTE_TAKER: Term("Minute-taker"),
        GroupPost.MEMBER: Term("Member"),
    }
)


class Frequency(StrEnum):
    MONTHLY = "monthly"
    BI_MONTHLY = "bi_monthly"
    SIX_WEEKLY = "six_weekly"
    QUARTERLY = "quarterly"
    SIX_MONTHLY = "six_monthly"


FREQUENCY = Vocabulary(
    {
        Frequency.MONTHLY: Term("Monthly"),
        Frequency.BI_MONTHLY: Term("Every two months"),
        Frequency.SIX_WEEKLY: Term("Every six weeks"),
        Frequency.QUARTERLY: Term("Every quarter"),
        Frequency.SIX_MONTHLY: Term("Every six months"),
    }
)


# Words that a board may say in its own way, by key; `{% term "sub_group" %}` asks for them.
BOARD_WORDS = {
    "board": "partnership",
    "sub_group": "sub group",
    "case_audit": "case audit",
    "briefing": "briefing",
}
