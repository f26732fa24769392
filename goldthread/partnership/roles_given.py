"""Which roles a board gives, and which of them are for one agency."""

from __future__ import annotations

from goldthread.foundation.access import Reach
from goldthread.foundation.access.register import roles
from goldthread.partnership.directory import ADMINISTRATOR
from goldthread.partnership.identity import GROUP_MEMBER

NOT_GIVEN_HERE = frozenset({GROUP_MEMBER, ADMINISTRATOR})


def roles_to_give() -> list[tuple[str, str]]:
    """The roles a board gives, as choices. A seat on a group makes its member; no board makes administrators."""
    return [(key, role.name) for key, role in roles().items() if key not in NOT_GIVEN_HERE]


def needs_agency(role: str) -> bool:
    """Whether any grant of the role reaches only as far as an agency."""
    return any(Reach.AGENCY in reaches for reaches in roles()[role].grants.values())
