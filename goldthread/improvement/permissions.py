"""What may be done in this room. Who may is in config/roles.py."""

from goldthread.foundation.access.register import Verb

SEE_ACTIONS = Verb("improvement.see", "see actions, their evidence and what they changed")
WRITE_ACTIONS = Verb("improvement.write", "write actions, owners and dates, and plan impact tests")
ANSWER_ACTIONS = Verb("improvement.answer", "report progress, add evidence, propose closure and confirm entries")
ACCEPT_CLOSURE = Verb("improvement.accept", "accept or return a proposed closure")
