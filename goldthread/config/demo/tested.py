"""The invented answers of agencies to recommendations, and the tests of whether anything made a difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.config.demo.making import Making
from goldthread.config.demo.partnership import Partnership
from goldthread.config.demo.practice import Recommended
from goldthread.improvement.choices import ImpactKind, ImpactResult, NextStep, ResponseAnswer
from goldthread.improvement.domain.impact import FAILED, Impact, Tested, impact_of
from goldthread.improvement.domain.states import ActionState
from goldthread.improvement.domain.strength import Strength
from goldthread.improvement.models import Action, ImpactTest, Response, Untested
from goldthread.partnership.models import Agency

RESULTS = (
    ImpactResult.IMPROVED,
    ImpactResult.NO_CHANGE,
    ImpactResult.NOT_YET,
    ImpactResult.IMPROVED,
    ImpactResult.WORSE,
    ImpactResult.CANNOT_TELL,
)
KINDS = tuple(ImpactKind)
ANSWERS = (ResponseAnswer.ACCEPT, ResponseAnswer.ACCEPT, ResponseAnswer.IN_PART, ResponseAnswer.ACCEPT)
RIPE = -330  # days: from then on a test has been run
TESTED_IN = 3  # one recommendation in so many has no test, with the reason


@dataclass
class Tests:
    """Counts what was made, so that every answer and result occurs."""

    making: Making
    partnership: Partnership
    made: int = 0
    ripe: int = 0

    def add(self, recommended: Recommended, actions: Sequence[Action]) -> None:
        """What each agency answered, the test or the reason for none, and with that the standing of the actions."""
        number, self.made = self.made, self.made + 1
        for place, agency in enumerate(recommended.addressees):
            self._answer(recommended, agency, number + place)
        if number % TESTED_IN == TESTED_IN - 1:
            self._reason(recommended)
            impact = Impact.REASON
        else:
            test = self._test(recommended, number)
            impact = impact_of([Tested(recommended.record.pk, ImpactResult(test.result), test.tested)])
        for action in actions:
            self._settle(action, impact)

    def _settle(self, action: Action, impact: Impact) -> None:
        """What an action repeats of its tests. Without a passed test it is closed, and no more than that."""
        action.impact = impact
        if action.state == ActionState.EMBEDDED and impact is not Impact.PASSED:
            action.state = ActionState.CLOSED

    def _answer(self, recommended: Recommended, agency: Agency, number: int) -> None:
        """Agencies answer what was signed off; of the latest, not all have."""
        waiting = recommended.days > -200 and number % 2
        if recommended.record.signed_off_at is None or waiting:
            return
        answer = ResponseAnswer.NOT_ACCEPT if number % 11 == 10 else ANSWERS[number % len(ANSWERS)]
        self.making.make(
            Response,
            board=self.partnership.board,
            recommendation=recommended.record,
            agency=agency,
            answer=answer,
            reason=self.making.words["answers"].get(str(answer), ""),
            responded_by=self.partnership.cast["agency_lead"] if agency.short_name == "Police" else None,
        )

    def _reason(self, recommended: Recommended) -> None:
        reason = "Eight tests are run in a year, and this was not among the priorities"
        self.making.make(Untested, board=self.partnership.board, recommendation=recommended.record, reason=reason)

    def _test(self, recommended: Recommended, number: int) -> ImpactTest:
        making = self.making
        result = RESULTS[self.ripe % len(RESULTS)] if recommended.days < RIPE else ImpactResult.NOT_YET
        self.ripe += recommended.days < RIPE
        tested = result is not ImpactResult.NOT_YET
        decided = result in FAILED and number % 2 == 0
        return making.make(
            ImpactTest,
            board=self.partnership.board,
            recommendation=recommended.record,
            kind=KINDS[number % len(KINDS)],
            question=recommended.test,
            due=making.month(recommended.days + 300),
            result=result,
            tested=making.day(recommended.days + 310) if tested else None,
            evidence="Twelve records read again with the same question" if tested else "",
            strength=Strength.STRONG if tested else Strength.NONE,
            next_step=NextStep.TEST_AGAIN if decided else "",
            next_reason="The new form had been in use for a month only" if decided else "",
            decided_on=making.date(recommended.days + 330) if decided else None,
            decided_by=self.partnership.cast["sub_group_chair"] if decided else None,
        )
