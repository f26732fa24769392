"""The words people see for what this room stores."""

from __future__ import annotations

from enum import StrEnum

from goldthread.ui.vocabulary import Term, Tone, Vocabulary


class AttendanceStatus(StrEnum):
    PRESENT = "present"
    DEPUTY = "deputy"
    APOLOGIES = "apologies"
    ABSENT = "absent"


ATTENDANCE_STATUS = Vocabulary(
    {
        AttendanceStatus.PRESENT: Term("Present", Tone.GOOD),
        AttendanceStatus.DEPUTY: Term("Deputy", Tone.INFO),
        AttendanceStatus.APOLOGIES: Term("Apologies", Tone.WARN),
        AttendanceStatus.ABSENT: Term("Absent", Tone.BAD),
    }
)
ATTENDED = frozenset({AttendanceStatus.PRESENT, AttendanceStatus.DEPUTY})
