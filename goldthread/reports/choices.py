"""The words people see for what this room stores."""

from goldthread.reports.domain.states import ReportState
from goldthread.ui.vocabulary import Term, Tone, Vocabulary

REPORT_STATE = Vocabulary({ReportState.DRAFT: Term("Draft", Tone.INFO), ReportState.ISSUED: Term("Issued", Tone.DONE)})
