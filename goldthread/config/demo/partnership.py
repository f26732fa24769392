"""The invented county: its two boards, their agencies, schools, groups and people."""

from __future__ import annotations

from dataclasses import dataclass, field

from goldthread.config.demo.making import Making
from goldthread.partnership.choices import AgencyKind, Frequency, GroupKind, GroupPost, Remit
from goldthread.partnership.models import (
    Agency,
    Board,
    BoardAgency,
    GovernanceChange,
    GroupRole,
    LegalDuty,
    MeetingPattern,
    Membership,
    Person,
    Priority,
    SubGroup,
    TermsOfReference,
)

CHILDREN, ADULTS = "WSCP", "WSAB"
SCHOOLS = 40
UNREACHED = "Frank Lidgate"  # someone whose e-mail address nobody has recorded yet
IN_POST = -1400  # days: since when the cast holds its roles
AT: dict[str, str] = {
    "sub_group_chair": "ICB",
    "vice_chair": "Probation",
    "panel_chair": "Council",
    "lead_partner": "Council",
    "delegated_partner": "Police",
    "agency_lead": "Police",
    "agency_auditor": "Community Health",
    "school_lead": "School 1",
    "data_officer": "Council",
    "board_member": "Harbour",
}
ROLE_OF = {"vice_chair": "sub_group_chair"}  # where the cast's name is not the role's
GROUPS: tuple[tuple[str, str, GroupKind, Frequency], ...] = (
    ("Full board", "Full board", GroupKind.BOARD, Frequency.QUARTERLY),
    ("Executive group", "Executive", GroupKind.EXECUTIVE, Frequency.BI_MONTHLY),
    ("Quality Assurance Sub Group", "QA Sub Group", GroupKind.SUB_GROUP, Frequency.SIX_WEEKLY),
    ("Learning and Development Sub Group", "Learning", GroupKind.SUB_GROUP, Frequency.BI_MONTHLY),
    ("Joint Business Unit", "Business unit", GroupKind.BUSINESS_UNIT, Frequency.MONTHLY),
)
SEATS = {
    "Full board": {
        "board_chair": GroupPost.CHAIR,
        "lead_partner": GroupPost.MEMBER,
        "delegated_partner": GroupPost.MEMBER,
        "board_member": GroupPost.MEMBER,
        "minute_taker": GroupPost.MINUTE_TAKER,
    },
    "Executive": {"delegated_partner": GroupPost.CHAIR, "business_manager": GroupPost.MEMBER},
    "QA Sub Group": {
        "sub_group_chair": GroupPost.CHAIR,
        "vice_chair": GroupPost.VICE_CHAIR,
        "panel_chair": GroupPost.MEMBER,
        "qa_officer": GroupPost.MEMBER,
        "agency_lead": GroupPost.MEMBER,
        "agency_auditor": GroupPost.MEMBER,
        "data_officer": GroupPost.MEMBER,
        "minute_taker": GroupPost.MINUTE_TAKER,
    },
    "Learning": {"qa_officer": GroupPost.CHAIR, "agency_lead": GroupPost.MEMBER},
    "Business unit": {"business_manager": GroupPost.CHAIR, "qa_officer": GroupPost.MEMBER},
}


@dataclass
class Partnership:
    """One board with what belongs to it, by short name."""

    board: Board
    agencies: dict[str, Agency] = field(default_factory=dict)
    groups: dict[str, SubGroup] = field(default_factory=dict)
    cast: dict[str, Person] = field(default_factory=dict)
    owners: list[Person] = field(default_factory=list)
    priorities: dict[str, Priority] = field(default_factory=dict)

    @property
    def remit(self) -> str:
        return str(self.board.remit)

    def bodies(self) -> list[Agency]:
        """The agencies that are not a single school."""
        return [agency for agency in self.agencies.values() if agency.kind != AgencyKind.SCHOOL]


def make_cast(making: Making) -> dict[str, Person]:
    """The people one may sign in as, a role each. They have an e-mail but no password."""
    return {
        role: _person(making, name, email=f"{role.replace('_', '.')}@wessenshire.example")
        for role, name in making.words["people"].items()
    }


def _person(making: Making, name: str, email: str | None = None) -> Person:
    person = making.make(Person, name=name, email=email, is_invented=True)
    person.set_unusable_password()
    return person


def _address_of(name: str) -> str | None:
    if name == UNREACHED:
        return None
    return f"{name.lower().replace(' ', '.')}@wessenshire.example"


def make_partnerships(making: Making, cast: dict[str, Person]) -> list[Partnership]:
    """The children's partnership and the adults' board, sharing agencies, people and a business unit."""
    county = making.words["county"]
    children = _board(making, CHILDREN, f"{county} Safeguarding Children Partnership", Remit.CHILDREN)
    adults = _board(making, ADULTS, f"{county} Safeguarding Adults Board", Remit.ADULTS)
    both = [Partnership(children), Partnership(adults)]
    _agencies(making, *both)
    _schools(making, both[0])
    owners = [_person(making, name, _address_of(name)) for name in making.words["owners"]]
    for partnership in both:
        partnership.cast, partnership.owners = cast, owners
        _groups(making, partnership)
        give_roles(making, partnership.board, cast, partnership.agencies)
        _owners_places(making, partnership)
        _governance(making, partnership)
    making.make(
        Membership, person=cast["system_administrator"], role="system_administrator", starts=making.date(IN_POST)
    )
    return both


def _board(making: Making, short_name: str, name: str, remit: Remit) -> Board:
    accent = "#1d5c63" if remit is Remit.CHILDREN else "#5b3a73"
    county = making.words["county"]
    return making.make(
        Board, short_name=short_name, name=name, remit=remit, area=county, accent=accent, is_invented=True
    )


def _agencies(making: Making, children: Partnership, adults: Partnership) -> None:
    for name, short_name, kind, boards in making.words["agencies"]:
        agency = making.make(Agency, name=name, short_name=short_name, kind=kind)
        for letter, partnership in (("c", children), ("a", adults)):
            if letter in boards:
                _join(making, partnership, agency, short_name)


def _schools(making: Making, children: Partnership) -> None:
    first, kinds = making.words["schools"]["first"], making.words["schools"]["kinds"]
    for number in range(SCHOOLS):
        name = f"{first[number % len(first)]} {kinds[number // len(first)]}"
        school = making.make(Agency, name=name, short_name=name, kind=AgencyKind.SCHOOL)
        _join(making, children, school, f"School {number + 1}")


def _join(making: Making, partnership: Partnership, agency: Agency, key: str) -> None:
    partnership.agencies[key] = agency
    making.make(BoardAgency, board=partnership.board, agency=agency)


def _groups(making: Making, partnership: Partnership) -> None:
    board, cast = partnership.board, partnership.cast
    for name, short_name, kind, frequency in GROUPS:
        group = making.make(
            SubGroup,
            board=board,
            name=name,
            short_name=short_name,
            kind=kind,
            review_cycle=Frequency.SIX_MONTHLY if kind is GroupKind.SUB_GROUP else "",
            is_quality_assurance=short_name == "QA Sub Group",
        )
        partnership.groups[short_name] = group
        making.make(MeetingPattern, board=board, group=group, starts=making.month(IN_POST), frequency=frequency)
        for role, post in SEATS[short_name].items():
            position = role.replace("_", " ").capitalize()
            seat = {"person": cast[role], "post": post, "starts": making.month(IN_POST)}
            making.make(GroupRole, board=board, group=group, position=position.replace("Qa ", "QA "), **seat)


def give_roles(making: Making, board: Board, cast: dict[str, Person], agencies: dict[str, Agency]) -> None:
    """Give the cast its roles on a board; a role at an agency only where the board has that agency."""
    for role, person in cast.items():
        at = AT.get(role)
        if role == "system_administrator" or (at is not None and at not in agencies):
            continue
        agency = agencies[at] if at else None
        making.make(
            Membership,
            person=person,
            board=board,
            agency=agency,
            role=ROLE_OF.get(role, role),
            starts=making.date(IN_POST),
        )


def _owners_places(making: Making, partnership: Partnership) -> None:
    """Each of those who own actions answers for an agency of the board."""
    for person, agency in zip(partnership.owners, partnership.bodies(), strict=False):
        starts = making.date(IN_POST)
        making.make(
            Membership, person=person, board=partnership.board, agency=agency, role="agency_lead", starts=starts
        )


def _governance(making: Making, partnership: Partnership) -> None:
    board, this_year = partnership.board, making.year(0)
    for year in (making.year(-365), this_year):
        for theme, aim in making.words["priorities"][partnership.remit]:
            priority = making.make(Priority, board=board, year=year, theme=theme, aim=aim)
            if year == this_year:
                partnership.priorities[theme] = priority
    making.make(
        TermsOfReference,
        board=board,
        group=partnership.groups["QA Sub Group"],
        adopted=making.month(-400),
        why="Yearly review of the group's remit",
        outcome="Fewer reports received for information; every audit ends in actions that are followed to their effect",
        responsibilities="Plan the year's audits\nAgree findings and recommendations\nAccept or return closures\n"
        "Test whether actions made a difference\nReport to the board",
    )
    making.make(GovernanceChange, board=board, changed=making.month(-500), what="One business unit for both boards")
    making.make(
        LegalDuty,
        board=board,
        instrument="Working Together to Safeguard Children" if partnership.remit == Remit.CHILDREN else "Care Act 2014",
        duty="Assure the quality of practice together, learn from it, and report every year on what it changed.",
    )
