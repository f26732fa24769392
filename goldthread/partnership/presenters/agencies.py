"""Words and pictures of agencies."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.partnership.choices import AGENCY_KIND
from goldthread.partnership.models import Agency, Board, BoardAgency, Membership
from goldthread.partnership.presenters.account import role_name
from goldthread.partnership.presenters.links import at
from goldthread.ui.charts.bars import Bar, BarChart
from goldthread.ui.content import Content, Link, Several, Tag, day
from goldthread.ui.lists import Column
from goldthread.ui.parts import SummaryRow
from goldthread.ui.tones import Tone


def by_kind(board: Board, counted: Sequence[tuple[str, int]]) -> BarChart:
    """How many agencies of each kind keep people safe here."""
    address = at(board, "agencies")
    bars = [Bar(AGENCY_KIND.text(kind), number, href=f"{address}?kind={kind}") for kind, number in counted]
    return BarChart(
        title="Agencies of the board", measure="How many of each kind", bars=bars, of="Kind", counted="Agencies"
    )


def columns(board: Board) -> tuple[Column, ...]:
    """The columns of the list of agencies; a row is an agency's place on the board."""
    return (
        Column("name", "Agency", lambda p: Link(p.agency.name, at(board, "agency", p.agency_id)), sort="agency__name"),
        Column("short", "Short name", lambda p: p.agency.short_name, sort="agency__short_name"),
        Column("kind", "Kind", lambda p: AGENCY_KIND.text(p.agency.kind), sort="agency__kind"),
        Column("since", "On the board since", lambda p: p.starts, sort="starts"),
        Column("state", "Now", _place_state, sort="ends"),
    )


def _place_state(place: BoardAgency) -> Content:
    return Several((Tag("Left", Tone.DONE), place.ends)) if place.ends else Tag("On the board", Tone.GOOD)


def summary(agency: Agency, board: Board, places: Sequence[BoardAgency], *, may_change: bool) -> list[SummaryRow]:
    """An agency's facts, with the boards the reader may know of."""
    change = Link("Change", at(board, "agency_change", agency.pk)) if may_change else None
    return [
        SummaryRow("Name", agency.name, change),
        SummaryRow("Short name", agency.short_name),
        SummaryRow("Kind", AGENCY_KIND.text(agency.kind)),
        SummaryRow("Boards", Several(tuple(_place(place) for place in places)) if places else None),
    ]


def _place(place: BoardAgency) -> str:
    since = f" since {place.starts}" if place.starts else ""
    until = f" until {place.ends}" if place.ends else ""
    return f"{place.board.name}{since}{until}"


def people_rows(board: Board, held: Sequence[Membership]) -> list[list[Content]]:
    """The people of an agency, with the roles they hold for the board."""
    return [
        [Link(row.person.name, at(board, "person", row.person_id)), role_name(row.role), row.starts, until(row)]
        for row in held
    ]


def until(row: Membership) -> Content:
    """The end of a role, or that none is set."""
    return day(row.ends) if row.ends else "No end set"
