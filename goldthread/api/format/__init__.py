"""The format of a year's file: one table, from which reading, checking, saving and comparing are all driven.

`docs/loading.md` explains it to whoever writes such a file. The order of TYPES is the order records are saved in.
"""

from __future__ import annotations

from goldthread.api.domain.kinds import RecordType
from goldthread.api.format.governance import AGENCY, BOARD, CHANGE, DUTY, GROUP, PARTNER, PERSON, PRIORITY
from goldthread.api.format.work import ADDRESSEE, ANSWER, AUDIT, FINDING, METHOD, OUTPUT, RECOMMENDATION, REVIEW
from goldthread.api.format.year import ACTION, ENTRY, MEETING, OBSTACLE, PURPOSE

SECTIONS = (
    BOARD, AGENCY, PERSON, GROUP, PRIORITY, CHANGE, DUTY, REVIEW, AUDIT, METHOD, OUTPUT, FINDING, RECOMMENDATION,
    ACTION, ENTRY, OBSTACLE, MEETING,
)  # fmt: skip
MADE_BY_LINKS = (PARTNER, ANSWER, ADDRESSEE, PURPOSE)


def _all(types: tuple[RecordType, ...]) -> list[RecordType]:
    return [found for one in types for found in (one, *_all(one.children))]


TYPES = {one.name: one for one in (*_all(SECTIONS), *MADE_BY_LINKS)}
