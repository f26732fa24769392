"""Cases and the people in them. A case is often a family, so there are at least as many people as cases."""

from __future__ import annotations

from goldthread.kernel.refusals import Refused


def check_counts(*, cases: int, children: int | None, adults: int | None, counts_children: bool) -> None:
    """Refuse counts that cannot be: no case at all, or fewer people than cases.

    `counts_children` is true for a children's board, whose every case has a child; an adults' board counts adults.
    """
    if cases < 1:
        raise Refused("An audit that was held reviewed at least one case.", field="cases")
    people, field, whom = (children, "children", "children") if counts_children else (adults, "adults", "adults")
    if people is not None and people < cases:
        raise Refused(
            f"There are {cases} cases but only {people} {whom}. Each case has at least one: count {whom}.",
            field=field,
        )
