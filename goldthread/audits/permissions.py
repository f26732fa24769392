"""What may be done in this room. Who may is in config/roles.py."""

from goldthread.foundation.access.register import Verb

SEE_AUDITS = Verb("audits.see", "see the case audits of the board")
MANAGE_AUDITS = Verb("audits.manage", "plan, reschedule and record case audits")
