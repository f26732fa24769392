"""The room's records."""

from goldthread.improvement.models.action import Action, DueDateChange, OfAnAction, ProgressNote, Purpose
from goldthread.improvement.models.decisions import ClosureDecision
from goldthread.improvement.models.evidence import Evidence, EvidenceFile
from goldthread.improvement.models.impact import ImpactTest, Untested
from goldthread.improvement.models.plan import PlanSettings, SavedView, TrackerImport
from goldthread.improvement.models.responses import Response
from goldthread.improvement.models.rounds import Chase, UpdateRequest, UpdateRound

__all__ = [
    "Action",
    "Chase",
    "ClosureDecision",
    "DueDateChange",
    "Evidence",
    "EvidenceFile",
    "ImpactTest",
    "OfAnAction",
    "PlanSettings",
    "ProgressNote",
    "Purpose",
    "Response",
    "SavedView",
    "TrackerImport",
    "Untested",
    "UpdateRequest",
    "UpdateRound",
]
