"""A board's short name stands first in the address of each of its pages, so it must not be the name of a page."""

from __future__ import annotations

import re
from collections.abc import Collection

from goldthread.kernel.refusals import Refused

ALLOWED = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,19}")
KEPT = frozenset({"static", "media", "admin", "api", "health", "favicon", "robots", "installation", "help", "www"})


def check_short_name(short_name: str, *, fixed: Collection[str]) -> None:
    """Raise Refused unless the name can stand in an address. `fixed` are the first parts of addresses in use."""
    if not ALLOWED.fullmatch(short_name):
        raise Refused(
            "Give 2 to 20 letters, digits or hyphens, beginning with a letter, such as NSCB.", field="short_name"
        )
    if short_name.lower() in KEPT | {name.lower() for name in fixed}:
        raise Refused(f"“{short_name}” is the address of a page here. Choose another.", field="short_name")
