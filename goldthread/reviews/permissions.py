"""What may be done in this room. Who may is in config/roles.py."""

from goldthread.foundation.access.register import Verb

SEE_REVIEWS = Verb("reviews.see", "see inspections and reviews of the board")
MANAGE_REVIEWS = Verb("reviews.manage", "record inspections, reviews and their judgements")
