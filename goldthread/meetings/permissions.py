"""What may be done in this room. Who may is in config/roles.py."""

from goldthread.foundation.access.register import Verb

SEE_MEETINGS = Verb("meetings.see", "see meetings and attendance")
WRITE_MEETINGS = Verb("meetings.write", "call meetings and record attendance")
