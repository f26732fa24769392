"""Compares an uploaded sheet with what is recorded, for the preview and again for the import itself."""

from __future__ import annotations

from goldthread.foundation.access import Actor
from goldthread.partnership import directory, queries
from goldthread.partnership.choices import AGENCY_KIND
from goldthread.partnership.domain.contacts import (
    Known,
    KnownAgency,
    KnownPerson,
    Meaning,
    Planned,
    Planner,
    Row,
    read_rows,
)
from goldthread.partnership.models import Board, ContactImport, Person
from goldthread.partnership.roles_given import roles_to_give


def plan_for(sheet: ContactImport, by: Actor) -> list[Planned]:
    """What each row of the sheet would do, or what is wrong with it."""
    columns = {Meaning(meaning): place for meaning, place in sheet.columns.items()}
    rows = read_rows([(line, cells) for line, cells in sheet.rows["lines"]], columns)
    return Planner(known(sheet.board, by, rows), sheet.usual_role).plan(rows)


def known(board: Board, by: Actor, rows: list[Row]) -> Known:
    """What is recorded of the agencies and people the rows name."""
    here = set(queries.current_places(by, board.pk).values_list("agency", flat=True))
    agencies = directory.agencies_called({row.agency for row in rows})
    people = list(queries.people_of(by, board.pk))
    by_email = {person.email: person for person in directory.people_with_emails({row.email for row in rows})}
    shared = directory.serve_elsewhere([person.pk for person in by_email.values()], board)
    ours = {person.pk for person in people}
    return Known(
        agencies={
            agency.name.lower(): KnownAgency(agency.name, agency.short_name, agency.kind, agency.pk in here)
            for agency in agencies
        },
        people={
            str(email): KnownPerson(
                person.name, person.position, person.pk in ours, person.pk in shared, person.pk == by.person
            )
            for email, person in by_email.items()
        },
        named={person.name.lower() for person in people if not person.email},
        held=_held(people),
        kinds=_words(AGENCY_KIND.choices()),
        roles=_words(roles_to_give()),
    )


def _held(people: list[Person]) -> set[tuple[str, str, str]]:
    """The roles each person holds and that no one has ended, by e-mail or name."""
    return {
        ((person.email or person.name).lower(), role.role, role.agency.name.lower() if role.agency else "")
        for person in people
        for role in person.memberships.all()
        if role.ends is None
    }


def _words(choices: list[tuple[str, str]]) -> dict[str, str]:
    """Words in lower case to stored values; the stored value itself is understood too."""
    spoken = {text.lower(): value for value, text in choices}
    return {**spoken, **{value: value for value, _ in choices}}
