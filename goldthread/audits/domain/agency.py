"""Whose audit it is: the board's, or one agency's own."""

from __future__ import annotations

from goldthread.kernel.refusals import Refused


def check_agency(*, is_single_agency: bool, named: bool) -> None:
    """Refuse an agency on an audit that is not one agency's own: its findings would be taken for that agency's.

    An agency's own audit without the agency is let be, because records of years ago may not say.
    """
    if named and not is_single_agency:
        raise Refused("Only a single-agency audit names an agency. Change the kind, or choose none.", field="agency")
