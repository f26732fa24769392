"""The words of the trail: what happened, and to what kind of record."""

from __future__ import annotations

from goldthread.foundation.outbox.states import MessageState
from goldthread.ui.vocabulary import Term, Tone, Vocabulary

HAPPENED = {
    "access.denied": "Was refused",
    "viewed": "Viewed",
    "exported": "Exported a list",
    "signed_in": "Signed in",
    "signed_out": "Signed out",
    "audits.planned": "Planned an audit",
    "audits.changed": "Changed an audit",
    "audits.rescheduled": "Rescheduled an audit",
    "audits.held": "Recorded that an audit was held",
    "audits.moved_on": "Moved an audit on",
    "findings.theme_renamed": "Renamed a theme",
    "reviews.document_added": "Added a document to a review",
    "reviews.document_removed": "Took a document of a review away",
    "reviews.clock_set": "Set a clock of a review",
    "messages.sent": "Sent a message",
    "messages.given_up": "Gave a message up",
    "messages.released": "Released a draft message",
    "messages.discarded": "Discarded a message",
    "messages.tried_again": "Had a message tried again",
    "messages.text_deleted": "Deleted the text of a message",
    "improvement.view_saved": "Saved a view of the plan",
    "improvement.view_dropped": "Removed a saved view of the plan",
    "plan.downloaded": "Took the plan away as a document",
    "improvement.action_written": "Wrote an action",
    "improvement.action_proposed": "Proposed an action of their agency",
    "improvement.actions_reassigned": "Reassigned actions",
    "improvement.closure_passed_on": "Passed on the decision on a closure",
    "improvement.action_changed": "Changed an action",
    "improvement.action_agreed": "Agreed an action",
    "improvement.action_started": "Started an action",
    "improvement.action_cancelled": "Cancelled an action",
    "improvement.action_linked": "Linked an action to what it serves",
    "improvement.action_unlinked": "Unlinked an action from what it served",
    "improvement.due_date_changed": "Changed a due date",
    "improvement.progress_reported": "Reported progress",
    "improvement.evidence_added": "Added evidence",
    "improvement.entry_confirmed": "Confirmed what was entered for the agency",
    "improvement.closure_proposed": "Proposed closure",
    "improvement.closure_accepted": "Accepted closure",
    "improvement.closure_returned": "Returned an action to its owner",
    "improvement.action_embedded": "Recorded an action as embedded",
    "improvement.impact_test_planned": "Planned an impact test",
    "improvement.impact_recorded": "Recorded the result of an impact test",
    "improvement.uploads_forgotten": "Deleted spreadsheets that were uploaded and never brought in",
    "improvement.tracker_uploaded": "Uploaded an old tracker",
    "improvement.tracker_sheet_chosen": "Chose the sheet of an old tracker",
    "improvement.tracker_columns_chosen": "Chose the columns of an old tracker",
    "improvement.tracker_words_chosen": "Chose what the words of an old tracker mean",
    "improvement.tracker_brought_in": "Brought in an old tracker",
    "improvement.template_uploaded": "Uploaded a filled-in template",
    "improvement.template_brought_in": "Brought in a filled-in template",
    "improvement.plan_settings_changed": "Changed the key or the days of the plan",
    "improvement.round_opened": "Opened an update round",
    "improvement.round_reminded": "Reminded those who had not answered an update round",
    "improvement.round_closed": "Closed an update round",
    "improvement.request_answered": "Answered an update request",
    "improvement.answer_confirmed": "Confirmed an answer entered for the agency",
    "meetings.rounds_opened": "Opened the update rounds that were due",
    "improvement.chased": "Wrote the day’s reminders",
    "improvement.no_test_explained": "Said why there is no impact test",
    "improvement.next_step_decided": "Decided what comes next after an impact test",
    "improvement.action_no_longer_embedded": "Recorded that an action is no longer embedded",
    "improvement.responded": "Responded to a recommendation",
}
RECORD = {
    "foundation.message": "Message",
    "audits.caseaudit": "Case audit",
    "audits.learningoutput": "Learning output",
    "findings.answer": "Answer to a finding",
    "findings.addressee": "Addressee of a recommendation",
    "improvement.savedview": "Saved view of the plan",
    "improvement.purpose": "What an action serves",
    "improvement.closuredecision": "Decision on a closure",
    "improvement.duedatechange": "Change of due date",
    "improvement.progressnote": "Progress note",
    "improvement.impacttest": "Impact test",
    "improvement.trackerimport": "Tracker on its way in",
    "improvement.plansettings": "Key and days of the plan",
    "improvement.updateround": "Update round",
    "improvement.updaterequest": "Update request",
    "improvement.chase": "Reminder of an action",
    "improvement.untested": "Reason for no impact test",
    "improvement.response": "Response to a recommendation",
    "partnership.boardagency": "Agency of the board",
    "partnership.grouprole": "Post in a group",
    "partnership.subgroup": "Group",
    "partnership.termsofreference": "Terms of reference",
    "partnership.meetingpattern": "Meeting pattern",
    "partnership.governancechange": "Change of governance",
    "partnership.legalduty": "Legal duty",
    "programme.entrydate": "Date of a programme entry",
    "programme.entry": "Programme entry",
    "reports.annualreport": "Annual report",
    "reports.sectionprose": "Prose of a section",
    "reviews.judgementfigure": "Figure of a judgement",
    "reviews.reviewdocument": "Document of a review",
    "reviews.removeddocument": "Document taken away",
    "reviews.reviewclock": "Clock of a review",
}


MESSAGE_STATE = Vocabulary(
    {
        MessageState.DRAFT: Term("Draft", Tone.WARN),
        MessageState.WAITING: Term("Waiting", Tone.INFO),
        MessageState.SENT: Term("Sent", Tone.GOOD),
        MessageState.FAILED: Term("Not sent", Tone.BAD),
        MessageState.DISCARDED: Term("Discarded"),
    }
)


def message_kind(kind: str) -> str:
    """The kind of a message, in words."""
    return _read_out(kind)


def happened(kind: str) -> str:
    """What happened, in words; a kind without words of its own is read out as it is named."""
    return HAPPENED.get(kind) or _read_out(kind)


def record(subject_type: str) -> str:
    """The kind of record, in words."""
    return RECORD.get(subject_type) or _read_out(subject_type)


def field(name: str) -> str:
    """A field's name as a person reads it."""
    return name.removesuffix("_id").replace("_", " ")


def _read_out(name: str) -> str:
    return name.rpartition(".")[2].replace("_", " ").capitalize()
