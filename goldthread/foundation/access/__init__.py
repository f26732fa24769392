"""Who may see and do what: actors, verbs, roles with their reach, scoped querysets."""

from goldthread.foundation.access.actor import Actor, Membership
from goldthread.foundation.access.register import EVERYONE, Reach, Role, Verb
from goldthread.foundation.access.require import require
from goldthread.foundation.access.scoping import AccessRule

__all__ = [
    "EVERYONE",
    "AccessRule",
    "Actor",
    "Membership",
    "Reach",
    "Role",
    "Verb",
    "require",
]
