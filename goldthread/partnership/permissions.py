"""What may be done in this room. Who may is in config/roles.py."""

from goldthread.foundation.access.register import Verb

SEE_BOARD = Verb("partnership.see_board", "know of the board")
SEE_PARTNERSHIP = Verb("partnership.see", "see the agencies, groups, terms of reference and priorities of the board")
MANAGE_PARTNERSHIP = Verb("partnership.manage", "change the agencies, groups, terms of reference and priorities")
SEE_PEOPLE = Verb("partnership.see_people", "see people and the roles they hold")
MANAGE_PEOPLE = Verb("partnership.manage_people", "add people and give or end the roles they hold")
MANAGE_INSTALLATION = Verb("partnership.manage_installation", "create boards and suspend accounts")
