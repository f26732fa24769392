"""When a review was held and when its report came out."""

from __future__ import annotations

from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused


def check_published(*, held: PartialDate, published: PartialDate | None) -> None:
    """Refuse a report published before its review began. Dates known only roughly get the benefit of the doubt."""
    if published is not None and published.end < held.start:
        raise Refused(
            f"A report cannot be published ({published}) before its review was held ({held}).", field="published"
        )
