"""What may be done in this room. Who may is in config/roles.py."""

from goldthread.foundation.access.register import Verb

SEE_FINDINGS = Verb("findings.see", "see findings, recommendations and their thread")
WRITE_FINDINGS = Verb("findings.write", "write findings and recommendations")
ACCEPT_FINDINGS = Verb("findings.accept", "sign off findings and recommendations for the board")
