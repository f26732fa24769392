"""Writes of this room. Each is a verb, done by an actor, all or nothing, and recorded in the trail."""

from goldthread.improvement.services.actions import (
    agree_action,
    cancel_action,
    change_action,
    change_due_date,
    link_action,
    propose_action,
    reassign_actions,
    start_action,
    unlink_action,
    write_action,
)
from goldthread.improvement.services.after_failing import decide_next, unembed_action
from goldthread.improvement.services.answers import add_evidence, confirm_entry, propose_closure, report_progress
from goldthread.improvement.services.chasing import chase
from goldthread.improvement.services.decisions import (
    Meeting,
    accept_closure,
    embed_action,
    pass_on_closure,
    return_closure,
)
from goldthread.improvement.services.impact import explain_no_test, plan_impact_test, record_impact_result
from goldthread.improvement.services.requests import answer_request, confirm_answer
from goldthread.improvement.services.responses import respond
from goldthread.improvement.services.rounds import close_round, open_round, remind_unanswered
from goldthread.improvement.services.settings import change_plan_settings

__all__ = [
    "Meeting",
    "accept_closure",
    "add_evidence",
    "agree_action",
    "answer_request",
    "cancel_action",
    "change_action",
    "change_due_date",
    "change_plan_settings",
    "chase",
    "close_round",
    "confirm_answer",
    "confirm_entry",
    "decide_next",
    "embed_action",
    "explain_no_test",
    "link_action",
    "open_round",
    "pass_on_closure",
    "plan_impact_test",
    "propose_action",
    "propose_closure",
    "reassign_actions",
    "record_impact_result",
    "remind_unanswered",
    "report_progress",
    "respond",
    "return_closure",
    "start_action",
    "unembed_action",
    "unlink_action",
    "write_action",
]
