"""Words and the picture of the ways audits were done."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from goldthread.audits.models import AuditMethod
from goldthread.kernel.partial_dates import PartialDate
from goldthread.ui.charts.stages import Stage, StageLine, StageState
from goldthread.ui.content import Content, Gap, Link, Reading, Several
from goldthread.ui.lists import Column

NO_CRITICISM = Gap("None recorded")
NO_COLUMNS = Gap("Columns not recorded")


def columns(*, may_change: bool) -> tuple[Column, ...]:
    """The columns of the list of methods. The first leads to the page that changes it, for those who may."""
    return (
        Column("name", "Method", lambda m: _name(m, may_change=may_change), sort="name"),
        Column("starts", "From", lambda m: m.starts, sort="starts"),
        Column("ends", "Until", _until, sort="ends"),
        Column("criticism", "What was said against it", lambda m: _said(m, "criticism") or NO_CRITICISM),
        Column("columns", "Columns of its form", _headings),
    )


def in_order(methods: Sequence[AuditMethod]) -> StageLine:
    """The methods one after another: those that ended, and the one in use."""
    stages = [Stage(method.name, _state(method), method.starts or method.ends) for method in methods]
    return StageLine("How we have audited", stages, "Methods in the order they were used, from when")


def _state(method: AuditMethod) -> StageState:
    return StageState.CURRENT if method.ends is None else StageState.DONE


def _name(method: AuditMethod, *, may_change: bool) -> Content:
    if not may_change:
        return _said(method, "name")
    slug = method.board.short_name.lower()
    return Link(method.name, reverse("audits:change_method", args=[slug, method.public_id]))


def _until(method: AuditMethod) -> PartialDate | str:
    return method.ends or "Still in use"


def _said(method: AuditMethod, field: str) -> Content:
    text = getattr(method, field)
    return Reading(text) if text and method.is_reading(field) else text


def _headings(method: AuditMethod) -> Content:
    return Several(tuple(method.column_lines())) if method.column_lines() else NO_COLUMNS
