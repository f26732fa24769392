"""Agencies: one record for the installation, a place on each board they serve."""

from __future__ import annotations

from uuid import UUID

from goldthread.foundation.access import Actor, require
from goldthread.foundation.writes import service
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused
from goldthread.partnership import directory
from goldthread.partnership.models import Agency, Board, BoardAgency
from goldthread.partnership.permissions import MANAGE_PARTNERSHIP


@service("partnership.agency_added")
def add_agency(
    *, board: Board, name: str, kind: str, by: Actor, short_name: str = "", starts: PartialDate | None = None
) -> Agency:
    """Add an agency nobody here knew, with its place on the board."""
    require(by, MANAGE_PARTNERSHIP, board=board.pk)
    if directory.agency_called(name):
        raise Refused("An agency of that name is already here. Let it join the board instead.", field="name")
    agency = Agency(name=name.strip(), short_name=short_name.strip() or name.strip()[:60], kind=kind)
    agency.save()
    BoardAgency(board=board, agency=agency, starts=starts).save()
    return agency


@service("partnership.agency_changed")
def change_agency(*, public_id: UUID, version: int | None, name: str, short_name: str, kind: str, by: Actor) -> Agency:
    """Change what an agency is called or is. It changes on every board the agency serves."""
    agency = Agency.objects.for_update(by, public_id, version=version)
    require(by, MANAGE_PARTNERSHIP, on=agency)
    known = directory.agency_called(name)
    if known and known.pk != agency.pk:
        raise Refused("Another agency has that name.", field="name")
    agency.name, agency.kind = name.strip(), kind
    agency.short_name = short_name.strip() or agency.name[:60]
    agency.save()
    return agency


@service("partnership.agency_joined")
def join_agency(*, board: Board, name: str, by: Actor, starts: PartialDate | None = None) -> Agency:
    """Give an agency that serves another board here a place on this one, or give it back a place that had ended."""
    require(by, MANAGE_PARTNERSHIP, board=board.pk)
    agency = directory.agency_called(name)
    if agency is None:
        raise Refused("No agency here has exactly that name. Check it, or add it as a new one.", field="name")
    place = BoardAgency.objects.visible_to(by).filter(board=board, agency=agency).first()
    if place and place.ends is None:
        raise Refused(f"{agency.name} already has a place on this board.", field="name")
    place = place or BoardAgency(board=board, agency=agency, starts=starts)
    place.ends = None
    place.save()
    return agency


@service("partnership.agency_left")
def end_place(*, public_id: UUID, version: int | None, ends: PartialDate, by: Actor) -> BoardAgency:
    """End an agency's place on a board. What it did stays on record."""
    place = BoardAgency.objects.for_update(by, public_id, version=version)
    require(by, MANAGE_PARTNERSHIP, on=place)
    if place.starts and ends.end < place.starts.start:
        raise Refused(f"It cannot end before it began, which was {place.starts}.", field="ends")
    place.ends = ends
    place.save()
    return place
