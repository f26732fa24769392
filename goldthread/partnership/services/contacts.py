"""Contacts from a spreadsheet: kept between the steps, then brought in all together or not at all."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.utils import timezone

from goldthread.foundation.access import Actor, require
from goldthread.foundation.sheets import Sheet
from goldthread.foundation.writes import service
from goldthread.kernel.refusals import Refused
from goldthread.partnership import directory, queries
from goldthread.partnership.contact_plan import plan_for
from goldthread.partnership.domain.contacts import Does, Meaning, Step, guess_columns
from goldthread.partnership.models import Agency, Board, ContactImport, Person
from goldthread.partnership.permissions import MANAGE_PARTNERSHIP, MANAGE_PEOPLE
from goldthread.partnership.services import agencies, people


@service("partnership.contacts_uploaded")
def take_in_contacts(*, board: Board, file_name: str, sheet: Sheet, by: Actor) -> ContactImport:
    """Keep the rows of a sheet until they are brought in. A sheet this person uploaded before is dropped."""
    _require(by, board)
    for older in ContactImport.objects.visible_to(by).filter(board=board, taken_by=by.person):
        older.delete()
    columns = {meaning.value: place for meaning, place in guess_columns(sheet.headings).items()}
    taken = ContactImport(board=board, taken_by_id=by.person, file_name=file_name[:200], columns=columns)
    taken.rows = {"headings": sheet.headings, "lines": sheet.lines}
    taken.save()
    return taken


@service("partnership.contact_columns_chosen")
def choose_columns(
    *, public_id: UUID, version: int | None, columns: Mapping[Meaning, int], usual_role: str, by: Actor
) -> ContactImport:
    """Say which column holds what, and the role of everyone whose row gives none."""
    taken = ContactImport.objects.for_update(by, public_id, version=version)
    _require(by, taken.board)
    if Meaning.AGENCY not in columns:
        raise Refused("Choose the column that holds the agency.", field="agency")
    places = list(columns.values())
    if len(places) != len(set(places)):
        twice = next(meaning for meaning, place in columns.items() if places.count(place) > 1)
        raise Refused("One column is chosen twice. Each can hold one thing.", field=twice.value)
    taken.columns = {meaning.value: place for meaning, place in columns.items()}
    taken.usual_role = usual_role
    taken.save()
    return taken


@service("partnership.contacts_brought_in")
def bring_in_contacts(*, public_id: UUID, version: int | None, by: Actor) -> int:
    """Do everything the sheet says, or nothing. Returns how many things were added or changed."""
    taken = ContactImport.objects.for_update(by, public_id, version=version)
    _require(by, taken.board)
    planned = plan_for(taken, by)
    if any(row.faults for row in planned):
        raise Refused("The sheet has faults, so nothing was brought in. Mend them and upload it again.")
    steps = [step for row in planned for step in row.steps]
    for step in steps:
        _do(step, taken.board, by)
    taken.delete()
    return len(steps)


def _require(by: Actor, board: Board) -> None:
    require(by, MANAGE_PARTNERSHIP, board=board.pk)
    require(by, MANAGE_PEOPLE, board=board.pk)


def _do(step: Step, board: Board, by: Actor) -> None:
    values: dict[str, Any] = dict(step.values)
    match step.does:
        case Does.ADD_AGENCY:
            _part(agencies.add_agency, board=board, by=by, **values)
        case Does.JOIN_AGENCY:
            _part(agencies.join_agency, board=board, by=by, **values)
        case Does.CHANGE_AGENCY:
            known = _agency(values["name"])
            _part(agencies.change_agency, public_id=known.pk, version=None, by=by, **values)
        case Does.ADD_PERSON:
            _part(people.add_person, board=board, by=by, **_with_agency(values))
        case Does.CHANGE_PERSON:
            person = _person(board, values, by)
            _part(people.change_person, board=board, public_id=person.pk, version=None, by=by, **values)
        case Does.GIVE_ROLE:
            person = _person(board, values, by)
            agency = _agency(values["agency"])
            today = timezone.localdate()
            _part(
                people.give_role,
                board=board,
                public_id=person.pk,
                role=values["role"],
                agency=agency,
                starts=today,
                by=by,
            )


def _part(service: Callable[..., Any], **told: Any) -> None:
    """Do what a service does as part of this one: the same rules, and one write of the trail for the whole sheet."""
    inspect.unwrap(service)(**told)


def _with_agency(values: dict[str, str]) -> dict[str, Any]:
    return {**values, "agency": _agency(values["agency"])}


def _agency(name: str) -> Agency:
    found = directory.agency_called(name)
    if found is None:
        raise Refused(f"{name} is no longer here. Upload the sheet again.")
    return found


def _person(board: Board, values: Mapping[str, str], by: Actor) -> Person:
    """The person of this board by e-mail, else by name among those without one."""
    rows = queries.people_of(by, board.pk)
    told = {"email": values["email"].lower()} if values["email"] else {"email": None, "name__iexact": values["name"]}
    found = list(rows.filter(**told)[:2])
    if len(found) != 1:
        raise Refused(f"There is more than one {values['name']}, or none. Give the e-mail address in the sheet.")
    return found[0]
