"""Rules of findings, without a database."""

from __future__ import annotations

import datetime as dt

import pytest

from goldthread.findings.domain.sign_off import OF_A_FINDING, OF_A_RECOMMENDATION, check_not_signed_off, falls
from goldthread.findings.domain.sources import check_one_source
from goldthread.findings.pictures import MOST_THEMES, by_theme
from goldthread.findings.queries import Kinds
from goldthread.kernel.refusals import Refused


@pytest.mark.parametrize("sources", [(None, None), ("audit", "judgement")])
def test_a_finding_without_exactly_one_source_is_refused(sources: tuple[str | None, ...]) -> None:
    with pytest.raises(Refused, match="exactly one source"):
        check_one_source(*sources)


def test_one_source_is_enough() -> None:
    check_one_source(None, "judgement")


def test_nobody_signs_off_twice() -> None:
    check_not_signed_off(signed_off_at=None, reference="F-1")
    with pytest.raises(Refused, match="F-1 is signed off already"):
        check_not_signed_off(signed_off_at=dt.datetime(2016, 7, 1, tzinfo=dt.UTC), reference="F-1")


@pytest.mark.parametrize(
    ("changed", "agreed", "withdrawn"),
    [
        (["text"], OF_A_FINDING, True),
        (["kind"], OF_A_FINDING, True),
        (["theme", "readings"], OF_A_FINDING, False),
        ([], OF_A_FINDING, False),
        (["agencies"], OF_A_RECOMMENDATION, True),
        (["made"], OF_A_RECOMMENDATION, False),
    ],
)
def test_a_sign_off_falls_with_what_was_agreed(changed: list[str], agreed: frozenset[str], withdrawn: bool) -> None:
    assert falls(changed=changed, agreed=agreed) is withdrawn


def test_many_themes_keep_every_finding_in_the_picture() -> None:
    themes = [Kinds(f"Theme {n}", 1, 2, 0) for n in range(MOST_THEMES + 3)]
    picture = by_theme(themes)
    assert len(picture.stacks) == MOST_THEMES + 1
    assert sum(sum(stack.counts) for stack in picture.stacks) == 3 * len(themes)
    assert picture.stacks[-1].label == "3 other themes"
    assert picture.stacks[0].href == "?theme=Theme+0"
