"""What may be done in this room. Who may is in config/roles.py."""

from goldthread.foundation.access.register import Verb

SEE_ACTIONS = Verb("improvement.see", "see actions, their evidence and what they changed")
WRITE_ACTIONS = Verb("improvement.write", "write actions, owners and dates, plan impact tests and run the update round")
ANSWER_ACTIONS = Verb(
    "improvement.answer", "respond to recommendations, report progress, add evidence, propose closure, confirm entries"
)
ACCEPT_CLOSURE = Verb("improvement.accept", "accept or return a proposed closure, and decide after a failed test")
RECORD_DECISIONS = Verb("improvement.record_decisions", "record what a meeting decided of closures and failed tests")
