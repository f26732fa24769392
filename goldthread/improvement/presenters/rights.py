"""What the person looking at an action may do with it, found with the action itself."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from goldthread.foundation.access import Actor
from goldthread.improvement.domain.closure import is_own
from goldthread.improvement.domain.impact import Impact
from goldthread.improvement.domain.states import OPEN
from goldthread.improvement.models import Action
from goldthread.improvement.permissions import ACCEPT_CLOSURE, ANSWER_ACTIONS, WRITE_ACTIONS

FLAGS = (("may_write", WRITE_ACTIONS), ("may_answer", ANSWER_ACTIONS), ("may_accept", ACCEPT_CLOSURE))
WRITER_STEPS = frozenset({"agree", "cancel"})
OWNER_STEPS = frozenset({"start", "propose_closure"})


@dataclass(frozen=True)
class Rights:
    """Flags for one actor and one action fetched by queries.for_page with FLAGS."""

    person: UUID | None
    agencies: frozenset[UUID]
    write: bool
    answer: bool
    accept: bool
    is_open: bool
    has_evidence: bool
    made_a_difference: bool

    @classmethod
    def of(cls, actor: Actor, action: Action, *, has_evidence: bool) -> Rights:
        """Read the flags off an action."""
        return cls(
            person=actor.person,
            agencies=actor.agencies(),
            write=bool(getattr(action, "may_write", False)),
            answer=bool(getattr(action, "may_answer", False)),
            accept=bool(getattr(action, "may_accept", False)),
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
        if step == "return":
            return self.accept
        ready = self.made_a_difference if step == "embed" else self.has_evidence
        return self.accept and ready and not self._owns(action)

    def confirms(self, agency: UUID | None) -> bool:
        """Whether this person answers for the agency something was entered for."""
        return self.answer and agency in self.agencies

    def _owns(self, action: Action) -> bool:
        return is_own(
            agencies=self.agencies,
            person=self.person,
            owner_agency=action.owner_agency_id,
            owner_person=action.owner_person_id,
        )


def answers_for_another(actor: Actor, action: Action) -> bool:
    """Whether what this person writes is entered for the owning agency rather than by it."""
    return action.owner_agency_id is not None and action.owner_agency_id not in actor.agencies(action.board_id)
