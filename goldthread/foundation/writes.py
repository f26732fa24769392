"""Services: the only places that write. One transaction, one trail event for each record saved, all or nothing."""

from __future__ import annotations

import functools
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction

from goldthread.foundation import idempotency, trail
from goldthread.foundation.access import row_security
from goldthread.foundation.access.actor import Actor
from goldthread.foundation.errors import UnrecordedWrite

F = TypeVar("F", bound=Callable[..., Any])


@dataclass
class Write:
    """What a running service has saved so far."""

    kind: str
    by: Actor
    touched: dict[tuple[str, UUID], trail.Touch] = field(default_factory=dict)
    undo: list[Callable[[], None]] = field(default_factory=list)


_write: ContextVar[Write | None] = ContextVar("write", default=None)


def service(kind: str) -> Callable[[F], F]:
    """Make a function a service. `kind` is what the trail says happened, as `room.what_happened`."""

    def decorate(function: F) -> F:
        @functools.wraps(function)
        def run(*, by: Actor, **kwargs: Any) -> Any:
            outer = _write.get()
            write = Write(kind, by)
            held = _write.set(write)
            try:
                with _every_board(by), transaction.atomic():
                    if outer is None:
                        idempotency.claim()
                    result = function(by=by, **kwargs)
                    _record(write)
            except BaseException:
                _undo(write)
                raise
            else:
                if outer is not None:
                    outer.undo.extend(write.undo)
                return result
            finally:
                _write.reset(held)

        run.service_kind = kind  # type: ignore[attr-defined]
        return run  # type: ignore[return-value]

    return decorate


def _every_board(by: Actor) -> AbstractContextManager[None]:
    return row_security.everything() if by.is_system else nullcontext()


def _record(write: Write) -> None:
    trail.append(kind=write.kind, by=write.by, touches=list(write.touched.values()))


def _undo(write: Write) -> None:
    for step in reversed(write.undo):
        step()


def if_undone(step: Callable[[], None]) -> None:
    """Call `step` if the running service comes to nothing: for what a rolled-back transaction leaves, such as files.

    Raises UnrecordedWrite outside a service.
    """
    write = _write.get()
    if write is None:
        raise UnrecordedWrite("A file was kept outside a service.")
    write.undo.append(step)


def announce(record: Any, *, changed: list[str], values: dict[str, list[str]]) -> None:
    """A record is about to be saved. Raises UnrecordedWrite outside a service."""
    write = _write.get()
    label = record._meta.label_lower
    if write is None:
        raise UnrecordedWrite(f"{label} was saved outside a service.")
    touch = write.touched.setdefault((label, record.pk), trail.Touch(label, record.pk, record.trail_board()))
    touch.changed.extend(name for name in changed if name not in touch.changed)
    for name, (before, after) in values.items():
        first = touch.values.get(name, [before])[0]
        touch.values[name] = [first, after]
