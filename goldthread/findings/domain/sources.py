"""Where a finding comes from: exactly one source."""

from __future__ import annotations

from goldthread.kernel.refusals import Refused


def check_one_source(*sources: object | None) -> None:
    """Refuse a finding with no source, or with more than one: its thread must start in one place."""
    if sum(source is not None for source in sources) != 1:
        raise Refused("A finding comes from exactly one source: a case audit, or a judgement of a review.")
