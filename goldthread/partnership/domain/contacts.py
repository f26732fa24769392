"""What a spreadsheet of contacts would add or change, row by row, with the faults of each row."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Meaning(StrEnum):
    """What a column may hold."""

    AGENCY = "agency"
    SHORT_NAME = "short_name"
    KIND = "kind"
    PERSON = "person"
    EMAIL = "email"
    POSITION = "position"
    ROLE = "role"


LONGEST = {
    Meaning.AGENCY: 200,
    Meaning.SHORT_NAME: 60,
    Meaning.PERSON: 120,
    Meaning.EMAIL: 254,
    Meaning.POSITION: 160,
}
GUESSES: tuple[tuple[Meaning, str], ...] = (
    (Meaning.EMAIL, r"e-?mail"),
    (Meaning.SHORT_NAME, r"short|abbrev|acronym"),
    (Meaning.KIND, r"kind|type|sector|category"),
    (Meaning.ROLE, r"\brole\b"),
    (Meaning.POSITION, r"position|job|title|post\b"),
    (Meaning.AGENCY, r"agency|organi[sz]ation|partner|employer|school"),
    (Meaning.PERSON, r"person|contact|full name|^name$|lead"),
)
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def guess_columns(headings: Sequence[str]) -> dict[Meaning, int]:
    """Which column seems to hold what, from its heading. Each column and each meaning is used once."""
    found: dict[Meaning, int] = {}
    for meaning, pattern in GUESSES:
        free = (at for at, text in enumerate(headings) if at not in found.values())
        place = next((at for at in free if re.search(pattern, headings[at].strip().lower())), None)
        if place is not None:
            found[meaning] = place
    return found


@dataclass(frozen=True)
class Row:
    """One row as text, with its line in the sheet."""

    line: int
    agency: str = ""
    short_name: str = ""
    kind: str = ""
    person: str = ""
    email: str = ""
    position: str = ""
    role: str = ""


def read_rows(lines: Sequence[tuple[int, Sequence[str]]], columns: Mapping[Meaning, int]) -> list[Row]:
    """The rows by meaning, space trimmed; rows with nothing in the chosen columns are left out."""
    rows = []
    for line, cells in lines:
        told = {meaning.value: _cell(cells, place) for meaning, place in columns.items()}
        if any(told.values()):
            rows.append(Row(line, **told))
    return rows


def _cell(cells: Sequence[str], place: int) -> str:
    return " ".join(cells[place].split()) if place < len(cells) else ""


@dataclass(frozen=True)
class KnownAgency:
    """An agency of the installation. `is_here`: it has a place on this board now."""

    name: str
    short_name: str
    kind: str
    is_here: bool


@dataclass(frozen=True)
class KnownPerson:
    """A person by e-mail. `is_here`: of this board. `is_shared`: other boards rely on the account too."""

    name: str
    position: str
    is_here: bool
    is_shared: bool = False
    is_importer: bool = False


@dataclass(frozen=True)
class Known:
    """What is recorded already. Agencies and people are keyed by lower-case name and e-mail; `named` are the people
    without an e-mail; `held` are (e-mail or name, role, agency), in lower case, of roles held now. `kinds` and `roles`
    lead from words to stored values; `for_agency` are the roles that need one."""

    agencies: Mapping[str, KnownAgency]
    people: Mapping[str, KnownPerson]
    named: Collection[str]
    held: Collection[tuple[str, str, str]]
    kinds: Mapping[str, str]
    roles: Mapping[str, str]


class Does(StrEnum):
    """What a step does."""

    ADD_AGENCY = "Add the agency"
    JOIN_AGENCY = "Let the agency join the board"
    CHANGE_AGENCY = "Change the agency"
    ADD_PERSON = "Add the person"
    CHANGE_PERSON = "Change the person"
    GIVE_ROLE = "Give the role"


@dataclass(frozen=True)
class Step:
    """One thing the import would do, with the values it would do it with."""

    does: Does
    about: str
    values: Mapping[str, str]


@dataclass
class Planned:
    """A row with what it would do, or what is wrong with it."""

    row: Row
    faults: list[str] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)


class Planner:
    """Goes through the rows in order, remembering what earlier rows said."""

    def __init__(self, known: Known, usual_role: str) -> None:
        self.known = known
        self.usual_role = usual_role
        self.agencies: dict[str, Row] = {}
        self.people: dict[str, Row] = {}
        self.given: set[tuple[str, str, str]] = set(known.held)

    def plan(self, rows: Sequence[Row]) -> list[Planned]:
        """Each row's faults and steps. A row with faults has no steps."""
        return [self._row(row) for row in rows]

    def _row(self, row: Row) -> Planned:
        planned = Planned(row, faults=self._shape(row))
        if not planned.faults:
            self._agency(planned)
            self._person(planned)
        if planned.faults:
            planned.steps = []
        return planned

    def _shape(self, row: Row) -> list[str]:
        told = {meaning: getattr(row, meaning.value) for meaning in Meaning}
        faults = [
            f"The {meaning.value.replace('_', ' ')} is longer than {most} characters."
            for meaning, most in LONGEST.items()
            if len(told[meaning]) > most
        ]
        if not row.agency:
            faults.append("The agency is missing.")
        if row.kind and row.kind.lower() not in self.known.kinds:
            faults.append(f"“{row.kind}” is not a kind of agency. Allowed: {_listed(self.known.kinds)}.")
        return faults + self._person_shape(row)

    def _person_shape(self, row: Row) -> list[str]:
        faults = []
        if row.email and not EMAIL.fullmatch(row.email):
            faults.append(f"“{row.email}” is not an e-mail address.")
        if not row.person and (row.email or row.position):
            faults.append("There is an e-mail address or position, but no name of a person.")
        if row.role and row.role.lower() not in self.known.roles:
            faults.append(f"“{row.role}” is not a role. Allowed: {_listed(self.known.roles)}.")
        if row.person and not row.role and not self.usual_role:
            faults.append("The person has no role. Give one, or choose a role for everyone without.")
        return faults

    def _agency(self, planned: Planned) -> None:
        row, key = planned.row, planned.row.agency.lower()
        earlier = self.agencies.get(key)
        if earlier:
            if differs(earlier.kind, row.kind) or differs(earlier.short_name, row.short_name):
                planned.faults.append(f"Line {earlier.line} says something else of {row.agency}.")
            return
        self.agencies[key] = row
        known = self.known.agencies.get(key)
        if known is None:
            self._new_agency(planned)
            return
        values = {"name": known.name, "short_name": row.short_name or known.short_name}
        values["kind"] = self.known.kinds[row.kind.lower()] if row.kind else known.kind
        if not known.is_here:
            planned.steps.append(Step(Does.JOIN_AGENCY, known.name, {"name": known.name}))
        if (values["short_name"], values["kind"]) != (known.short_name, known.kind):
            planned.steps.append(Step(Does.CHANGE_AGENCY, known.name, values))

    def _new_agency(self, planned: Planned) -> None:
        row = planned.row
        if not row.kind:
            planned.faults.append(f"{row.agency} is new: say what kind it is. Allowed: {_listed(self.known.kinds)}.")
            return
        values = {"name": row.agency, "short_name": row.short_name, "kind": self.known.kinds[row.kind.lower()]}
        planned.steps.append(Step(Does.ADD_AGENCY, row.agency, values))

    def _person(self, planned: Planned) -> None:
        row = planned.row
        if not row.person:
            return
        key = (row.email or row.person).lower()
        role = self.known.roles[row.role.lower()] if row.role else self.usual_role
        if not self._agrees(planned, key):
            return
        known = self.known.people.get(key) if row.email else None
        here = known.is_here if known else not row.email and key in self.known.named
        is_new = not here and key not in self.people
        self.people.setdefault(key, row)
        if known:
            self._check_known(planned, known)
        self._role(planned, key, role, is_new, known)

    def _agrees(self, planned: Planned, key: str) -> bool:
        earlier = self.people.get(key)
        if earlier and (differs(earlier.person, planned.row.person) or differs(earlier.position, planned.row.position)):
            planned.faults.append(f"Line {earlier.line} says something else of the same person.")
            return False
        return True

    def _check_known(self, planned: Planned, known: KnownPerson) -> None:
        row = planned.row
        renamed = row.person.casefold() != known.name.casefold()
        if not known.is_here:
            if renamed:
                planned.faults.append("That e-mail address has an account here under another name.")
            return
        position = row.position or known.position
        if not renamed and position == known.position:
            return
        if known.is_shared:
            planned.faults.append("This account is not looked after by your board alone, so it cannot be changed here.")
            return
        values = {"name": row.person if renamed else known.name, "email": row.email, "position": position}
        planned.steps.append(Step(Does.CHANGE_PERSON, known.name, values))

    def _role(self, planned: Planned, key: str, role: str, is_new: bool, known: KnownPerson | None) -> None:
        row = planned.row
        wanted = (key, role, row.agency.lower())
        if wanted in self.given:
            return
        self.given.add(wanted)
        if known and known.is_importer:
            planned.faults.append("You cannot give a role to yourself. Leave your own row out.")
            return
        values = {"name": row.person, "email": row.email, "position": row.position, "role": role, "agency": row.agency}
        does = Does.ADD_PERSON if is_new else Does.GIVE_ROLE
        planned.steps.append(Step(does, row.person, values))


def differs(earlier: str, later: str) -> bool:
    """Whether two rows contradict each other; saying nothing contradicts nothing."""
    return bool(earlier and later and earlier.casefold() != later.casefold())


def _listed(words: Mapping[str, str]) -> str:
    first: dict[str, str] = {}
    for word, value in words.items():
        first.setdefault(value, word)
    return ", ".join(first.values())
