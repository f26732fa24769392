"""What the person looking at an action may do with it, found with the action itself."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from goldthread.foundation.access import Actor
from goldthread.improvement.domain.closure import is_own, may_decide
from goldthread.improvement.domain.impact import Impact
from goldthread.improvement.domain.states import OPEN, ActionState
from goldthread.improvement.models import Action
from goldthread.improvement.permissions import ACCEPT_CLOSURE, ANSWER_ACTIONS, RECORD_DECISIONS, WRITE_ACTIONS
from goldthread.improvement.queries.deciding import Deciders

FLAGS = (
    ("may_write", WRITE_ACTIONS),
    ("may_answer", ANSWER_ACTIONS),
    ("may_accept", ACCEPT_CLOSURE),
    ("may_record", RECORD_DECISIONS),
)
WRITER_STEPS = frozenset({"agree", "cancel"})
OWNER_STEPS = frozenset({"start", "propose_closure"})


@dataclass(frozen=True)
class Rights:
    """Flags for one actor and one action fetched by queries.for_page with FLAGS.

    `decides` is true where the closure is theirs to decide, or would be if the action were not their own agency's.
    """

    person: UUID | None
    agencies: frozenset[UUID]
    write: bool
    answer: bool
    accept: bool
    record: bool
    decides: bool
    is_open: bool
    has_evidence: bool
    made_a_difference: bool

    @classmethod
    def of(cls, actor: Actor, action: Action, *, has_evidence: bool, deciders: Deciders | None = None) -> Rights:
        """Read the flags off an action. `deciders` are needed only while a closure awaits a decision."""
        named = deciders.named if deciders else frozenset()
        accept = bool(getattr(action, "may_accept", False))
        return cls(
            person=actor.person,
            agencies=actor.agencies(),
            write=bool(getattr(action, "may_write", False)),
            answer=bool(getattr(action, "may_answer", False)),
            accept=accept,
            record=bool(getattr(action, "may_record", False)),
            decides=accept and may_decide(person=actor.person, named=named, passed_to=action.passed_to_id),
            is_open=action.state in OPEN,
            has_evidence=has_evidence,
            made_a_difference=action.impact == Impact.PASSED,
        )

    def may_step(self, step: str, action: Action) -> bool:
        """Whether to offer a step: it needs the verb, and what the step itself asks for."""
        if step in WRITER_STEPS:
            return self.write
        if step in OWNER_STEPS:
            return self.answer and (step == "start" or self.has_evidence)
        if step == "embed":
            return self.accept and self.made_a_difference and not self.owns(action)
        return False

    def may_choose(self, choice: str, action: Action) -> bool:
        """Whether to offer a way to decide on a proposed closure: exactly those that will be accepted."""
        if action.state != ActionState.DONE:
            return False
        if choice == "record_meeting":
            return self.record and action.overseen_by_id is not None and not self.owns(action)
        return self.decides and self.owns(action) == (choice == "pass_on")

    def confirms(self, agency: UUID | None) -> bool:
        """Whether this person answers for the agency something was entered for."""
        return self.answer and agency in self.agencies

    def owns(self, action: Action) -> bool:
        """Whether the action is theirs, or their agency’s."""
        return is_own(
            agencies=self.agencies,
            person=self.person,
            owner_agency=action.owner_agency_id,
            owner_person=action.owner_person_id,
        )


def answers_for_another(actor: Actor, action: Action) -> bool:
    """Whether what this person writes is entered for the owning agency rather than by it."""
    return action.owner_agency_id is not None and action.owner_agency_id not in actor.agencies(action.board_id)
