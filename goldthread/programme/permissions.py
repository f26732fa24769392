"""What may be done in this room. Who may is in config/roles.py."""

from goldthread.foundation.access.register import Verb

SEE_PROGRAMME = Verb("programme.see", "see the year's programme")
WRITE_PROGRAMME = Verb("programme.write", "change the year's programme")
SEE_OBSTACLES = Verb("programme.see_obstacles", "see the obstacles of the year and the answers to them")
WRITE_OBSTACLES = Verb("programme.write_obstacles", "record obstacles and answers")
