"""The invented plan: actions in every state, with dates, evidence and closure, and whether they changed anything."""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.config.demo.making import Making
from goldthread.config.demo.partnership import Partnership
from goldthread.config.demo.practice import Recommended
from goldthread.improvement.choices import ImpactKind, ImpactResult
from goldthread.improvement.domain.states import AT_WORK, CLOSED, ActionState
from goldthread.improvement.models import Action, DueDateChange, Evidence, ImpactTest, ProgressNote, Purpose
from goldthread.partnership.models import Agency, Person

S = ActionState
OLD = (S.EMBEDDED, S.CLOSED, S.DONE, S.CLOSED, S.IN_PROGRESS, S.EMBEDDED)
MIDDLING = (S.CLOSED, S.DONE, S.IN_PROGRESS, S.AGREED, S.CANCELLED, S.IN_PROGRESS)
NEW = (S.PROPOSED, S.AGREED, S.PROPOSED, S.IN_PROGRESS)
OPEN_DUE = (-35, 20, 75, -8, 120)  # days from today
RESULTS = (
    ImpactResult.IMPROVED,
    ImpactResult.NO_CHANGE,
    ImpactResult.NOT_YET,
    ImpactResult.IMPROVED,
    ImpactResult.WORSE,
    ImpactResult.CANNOT_TELL,
)
KINDS = tuple(ImpactKind)


@dataclass
class Plan:
    """Counts what was made, so that every state, result and kind of history occurs."""

    making: Making
    partnership: Partnership
    actions: int = 0
    tests: int = 0

    def add(self, recommended: Recommended) -> None:
        """The actions of a recommendation, and the test of whether it made a difference."""
        for place, text in enumerate(recommended.actions):
            agency = recommended.addressees[place % len(recommended.addressees)]
            self._action(recommended, text, agency)
        self._test(recommended)

    def _action(self, recommended: Recommended, text: str, agency: Agency) -> None:
        making, board = self.making, self.partnership.board
        number, self.actions = self.actions, self.actions + 1
        state = self._state(recommended.days, number)
        ends = OPEN_DUE[number % len(OPEN_DUE)] if state in AT_WORK | {S.PROPOSED} else recommended.days + 150
        moved = number % 4 == 2
        action = making.make(
            Action,
            board=board,
            reference=making.reference(board.pk, "A"),
            text=text,
            state=state,
            owner_agency=agency,
            owner_person=self._owner(agency, number),
            starts=making.month(recommended.days + 40),
            original_due=making.day(ends - 60 if moved else ends),
            due=making.day(ends),
            measure=recommended.test,
            state_reason="Overtaken by a change in the service" if state is S.CANCELLED else "",
        )
        making.make(Purpose, board=board, action=action, recommendation=recommended.record)
        if moved:
            reason = making.words["late_reasons"][number % 3]
            dates = {"was": action.original_due, "becomes": action.due}
            making.make(DueDateChange, board=board, action=action, reason=reason, **dates)
        self._history(action, agency, number, recommended.days)

    def _state(self, days: int, number: int) -> ActionState:
        states = OLD if days < -330 else MIDDLING if days < -150 else NEW
        return states[number % len(states)]

    def _owner(self, agency: Agency, number: int) -> Person | None:
        """The agency's own lead, or nobody in particular yet."""
        if agency.short_name == "Police":
            return self.partnership.cast["agency_lead"]
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
            entered_from=f"E-mail of {making.day(-20)}" if sent else "",
            confirmed_at=making.moment(-12) if sent and number % 2 else None,
            confirmed_by=action.owner_person if sent and number % 2 else None,
        )

    def _evidence(self, action: Action, days: int, *, accepted: bool) -> None:
        making = self.making
        making.make(
            Evidence,
            board=action.board,
            action=action,
            text=making.rng.choice(making.words["evidence"]),
            added_by=action.owner_person,
            accepted_at=making.moment(days + 160) if accepted else None,
            accepted_by=self.partnership.cast["sub_group_chair"] if accepted else None,
        )

    def _test(self, recommended: Recommended) -> None:
        making, number = self.making, self.tests
        self.tests += 1
        ripe = recommended.days < -330
        result = RESULTS[number % len(RESULTS)] if ripe else ImpactResult.NOT_YET
        tested = result is not ImpactResult.NOT_YET
        making.make(
            ImpactTest,
            board=self.partnership.board,
            recommendation=recommended.record,
            kind=KINDS[number % len(KINDS)],
            question=recommended.test,
            due=making.month(recommended.days + 300),
            result=result,
            tested=making.day(recommended.days + 310) if tested else None,
            evidence="Twelve records read again with the same question" if tested else "",
        )


def make_plan(making: Making, partnership: Partnership, recommended: list[Recommended]) -> None:
    """The actions and impact tests of every recommendation."""
    plan = Plan(making, partnership)
    for one in recommended:
        plan.add(one)
