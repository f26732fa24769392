"""What may be done with messages. Who may is in config/roles.py."""

from goldthread.foundation.access.register import Verb

SEE_MESSAGES = Verb("messages.see", "see what was sent, to whom and when")
RELEASE_MESSAGES = Verb(
    "messages.release", "release what the product drafted for those above an agency lead, or discard it"
)
