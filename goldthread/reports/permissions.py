"""What may be done in this room. Who may is in config/roles.py."""

from goldthread.foundation.access.register import Verb

SEE_REPORTS = Verb("reports.see", "read annual reports")
WRITE_REPORTS = Verb("reports.write", "write the prose of an annual report")
ISSUE_REPORTS = Verb("reports.issue", "issue an annual report")
