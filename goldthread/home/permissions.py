"""What may be done in this room. Who may is in config/roles.py."""

from goldthread.foundation.access.register import Verb

SEE_TRAIL = Verb("home.see_trail", "read the trail of who did and viewed what")
