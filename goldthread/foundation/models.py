"""The ground's own tables, named here for Django, beside the base of every record."""

from goldthread.foundation.duties import DutyRun
from goldthread.foundation.idempotency import AcceptedForm
from goldthread.foundation.numbering import Counter
from goldthread.foundation.outbox.tables import Message
from goldthread.foundation.records import Record
from goldthread.foundation.trail.tables import TrailChain, TrailEvent

__all__ = ["AcceptedForm", "Counter", "DutyRun", "Message", "Record", "TrailChain", "TrailEvent"]
