"""The invented plan: actions in every state, with their dates, progress, evidence and the decisions to close them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from goldthread.config.demo.making import Making
from goldthread.config.demo.partnership import AT, Partnership
from goldthread.config.demo.practice import Recommended
from goldthread.config.demo.tested import Tests
from goldthread.improvement.choices import Decided, Priority
from goldthread.improvement.domain.states import AT_WORK, CLOSED, ActionState
from goldthread.improvement.domain.strength import OF_KIND, EvidenceKind
from goldthread.improvement.models import Action, ClosureDecision, DueDateChange, Evidence, ProgressNote, Purpose
from goldthread.partnership.choices import AgencyKind
from goldthread.partnership.models import Agency, Person

S = ActionState
OLD = (S.EMBEDDED, S.CLOSED, S.DONE, S.CLOSED, S.IN_PROGRESS, S.EMBEDDED)
MIDDLING = (S.CLOSED, S.DONE, S.IN_PROGRESS, S.AGREED, S.CANCELLED, S.IN_PROGRESS)
NEW = (S.PROPOSED, S.AGREED, S.PROPOSED, S.IN_PROGRESS)
OPEN_DUE = (-35, 20, 75, -8, 120)  # days from today
PRIORITIES = (Priority.MEDIUM, Priority.HIGH, Priority.MEDIUM, Priority.LOW)


@dataclass
class Plan:
    """Counts what was made, so that every state and kind of history occurs."""

    making: Making
    partnership: Partnership
    actions: int = 0

    def add(self, recommended: Recommended) -> list[Action]:
        """The actions of a recommendation."""
        return [
            self._action(recommended, text, recommended.addressees[place % len(recommended.addressees)])
            for place, text in enumerate(recommended.actions)
        ]

    def _action(self, recommended: Recommended, text: str, agency: Agency) -> Action:
        making, board = self.making, self.partnership.board
        number, self.actions = self.actions, self.actions + 1
        state = self._state(recommended.days, number)
        if agency.kind == AgencyKind.SCHOOL and state is S.PROPOSED:
            state = S.AGREED  # so that the school lead finds something to do
        ends = OPEN_DUE[number % len(OPEN_DUE)] if state in AT_WORK | {S.PROPOSED} else recommended.days + 150
        moved = number % 4 == 2
        action = making.make(
            Action,
            board=board,
            reference=making.reference(board.pk, "A"),
            text=text,
            state=state,
            priority=PRIORITIES[number % len(PRIORITIES)],
            remit=board.remit,
            overseen_by=self.partnership.groups["QA Sub Group"],
            owner_agency=agency,
            owner_person=self._owner(agency, number),
            starts=making.month(recommended.days + 40),
            original_due=making.day(ends - 60 if moved else ends),
            due=making.day(ends),
            measure=recommended.test,
            evidenced_by="" if state is S.PROPOSED else making.words["evidenced_by"][number % 3],
            **self._days(state, recommended.days),
            state_reason="Overtaken by a change in the service" if state is S.CANCELLED else "",
        )
        making.make(Purpose, board=board, action=action, recommendation=recommended.record)
        if moved:
            reason = making.words["late_reasons"][number % 3]
            dates = {"was": action.original_due, "becomes": action.due}
            making.make(DueDateChange, board=board, action=action, reason=reason, **dates)
        self._history(action, agency, number, recommended.days)
        return action

    def add_old(self, text: str, agency: Agency) -> None:
        """An action that an old tracker says was closed; its evidence is not held."""
        board = self.partnership.board
        self.making.make(
            Action,
            board=board,
            reference=self.making.reference(board.pk, "A"),
            text=text,
            state=S.CLOSED_BEFORE,
            remit=board.remit,
            overseen_by=self.partnership.groups["QA Sub Group"],
            owner_agency=agency,
        )

    def _days(self, state: ActionState, days: int) -> dict[str, dt.date | None]:
        """When it was agreed, said to be done and closed. A proposed one has none of these days."""
        making = self.making
        closed = state in CLOSED
        done_on = making.date(days + 140) if closed else making.date(-11) if state is S.DONE else None
        return {
            "agreed_on": None if state is S.PROPOSED else making.date(days + 36),
            "done_on": done_on,
            "closed_on": making.date(days + 160 + making.rng.randint(0, 60)) if closed else None,
        }

    def _state(self, days: int, number: int) -> ActionState:
        states = OLD if days < -330 else MIDDLING if days < -150 else NEW
        return states[number % len(states)]

    def _owner(self, agency: Agency, number: int) -> Person | None:
        """The agency's own lead, or nobody in particular yet."""
        if agency.short_name == "Police":
            return self.partnership.cast["agency_lead"]
        if agency.kind == AgencyKind.SCHOOL:
            return self.partnership.cast["school_lead"]
        bodies = self.partnership.bodies()
        place = bodies.index(agency)
        return self.partnership.owners[place] if place < len(self.partnership.owners) and number % 5 else None

    def _history(self, action: Action, agency: Agency, number: int, days: int) -> None:
        state = ActionState(action.state)
        if state in AT_WORK:
            self._note(action, agency, number)
        if state in CLOSED or (state is S.DONE and number % 6 != 2):
            self._evidence(action, days, accepted=state in CLOSED)

    def _note(self, action: Action, agency: Agency, number: int) -> None:
        """What the owner reports; some of it sent by e-mail and entered by the business unit."""
        making, sent = self.making, number % 3 == 0
        making.make(
            ProgressNote,
            board=action.board,
            action=action,
            text=making.words["notes"][number % 4],
            written_by=self.partnership.cast["qa_officer"] if sent else action.owner_person,
            entered_for=agency if sent else None,
            entered_from=f"E-mail of {making.day(-1)}" if sent else "",
            confirmed_at=making.moment(0) if sent and number % 2 else None,
            confirmed_by=action.owner_person if sent and number % 2 else None,
        )

    def _evidence(self, action: Action, days: int, *, accepted: bool) -> None:
        making = self.making
        kind = making.rng.choice(list(EvidenceKind))
        chair = self._decider(action)
        making.make(
            Evidence,
            board=action.board,
            action=action,
            kind=kind,
            text=making.words["evidence"][kind],
            added_by=action.owner_person,
            accepted_at=making.moment(days + 160) if accepted else None,
            accepted_by=chair if accepted else None,
        )
        action.evidence_held, action.strength = 1, int(OF_KIND[kind])
        action.evidence_accepted = int(accepted)
        if accepted:
            making.make(
                ClosureDecision,
                board=action.board,
                action=action,
                decided=Decided.ACCEPTED,
                group=action.overseen_by,
                on=action.closed_on,
                chaired_by=chair,
                recorded_by=chair,
            )

    def _decider(self, action: Action) -> Person:
        """The chair of the group, or the vice-chair where the chair's own agency owns the action."""
        chairs_own = action.owner_agency == self.partnership.agencies.get(AT["sub_group_chair"])
        return self.partnership.cast["vice_chair" if chairs_own else "sub_group_chair"]


def make_plan(making: Making, partnership: Partnership, recommended: list[Recommended]) -> None:
    """The actions of every recommendation, what agencies answered, and whether it made a difference."""
    plan, tests = Plan(making, partnership), Tests(making, partnership)
    for one in recommended:
        tests.add(one, plan.add(one))
    for text, agency in zip(making.words["old_tracker"], partnership.bodies(), strict=False):
        plan.add_old(text, agency)
