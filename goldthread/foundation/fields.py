"""Model fields the ground offers."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models

from goldthread.kernel.partial_dates import PartialDate

_ST = TypeVar("_ST", contravariant=True)
_GT = TypeVar("_GT", covariant=True)

if TYPE_CHECKING:

    class _Text(models.Field[_ST, _GT]): ...

else:

    class _Text(models.CharField):
        """A text field that may be given types in brackets, which only the type checker reads."""

        def __class_getitem__(cls, types: Any) -> type:
            return cls


class PartialDateField(_Text[_ST, _GT]):
    """A date known to a day, a month, a quarter, a season or a year; stored as an ISO 8601 interval.

    The text sorts by start, so `field__gte="2016-04-01"` and `field__lt="2017-04-01"` select a year on both databases.
    """

    _pyi_private_set_type: PartialDate | None
    _pyi_private_get_type: PartialDate

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 21
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str | None, *args: Any) -> PartialDate | None:
        return PartialDate.fromisoformat(value) if value else None

    def to_python(self, value: Any) -> PartialDate | None:
        if value in (None, "") or isinstance(value, PartialDate):
            return value or None
        return PartialDate.fromisoformat(value) if "/" in str(value) else PartialDate.parse(value)

    def get_prep_value(self, value: Any) -> str | None:
        if isinstance(value, PartialDate):
            return value.isoformat()
        if isinstance(value, dt.date):
            return value.isoformat()
        return value or None
