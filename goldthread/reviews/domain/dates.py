"""When a review was held, when its report came out, and when our response is due."""

from __future__ import annotations

from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused


def check_published(*, held: PartialDate, published: PartialDate | None) -> None:
    """Refuse a report published before its review began. Dates known only roughly get the benefit of the doubt."""
    if published is not None and published.end < held.start:
        raise Refused(
            f"A report cannot be published ({published}) before its review was held ({held}).", field="published"
        )


def check_unpublished(*, published: PartialDate | None, because: str) -> None:
    """Refuse a report that is said to be published and never to be."""
    if published is not None and because.strip():
        raise Refused(
            "The report has a date of publication. Clear the date, or clear why it is not published.",
            field="not_published_because",
        )


def check_response_due(*, held: PartialDate, due: PartialDate | None) -> None:
    """Refuse a response due before the review it answers began."""
    if due is not None and due.end < held.start:
        raise Refused(f"A response cannot be due ({due}) before the review was held ({held}).", field="response_due")
