"""Fields as the tables of the format write them."""

from __future__ import annotations

from goldthread.api.domain.kinds import (
    THE_YEAR,
    Choice,
    Date,
    Field,
    Ref,
    Text,
    Year,
)


def text(name: str, most: int = 5000, *, required: bool = False) -> Field:
    return Field(name, Text(most), required=required)


def date(name: str, *, required: bool = False) -> Field:
    return Field(name, Date(), required=required)


def choice(name: str, among: Choice, *, default: str = "", required: bool = False) -> Field:
    return Field(name, among, required=required, default=default or None)


def ref(name: str, to: str, *, required: bool = False) -> Field:
    return Field(name, Ref(to), required=required)


YEAR = Field("year", Year(), default=THE_YEAR)
FOR_AN_AGENCY = (ref("entered_for", "agency"), text("entered_from", 200))
