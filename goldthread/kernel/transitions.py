"""A state machine is a table: step name -> the states it may start from and the state it ends in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from goldthread.kernel.refusals import TransitionRefused

State = TypeVar("State", bound=StrEnum)


@dataclass(frozen=True)
class Step(Generic[State]):
    """One move: from any of `sources` to `target`. `verb` is how a sentence names it ("be closed")."""

    sources: frozenset[State]
    target: State
    verb: str


def move(table: Mapping[str, Step[State]], *, name: str, state: State) -> State:
    """Return the state after the step `name`.

    Raises TransitionRefused, naming the present state and those it could start from, when the step does not apply.
    """
    step = table[name]
    if state not in step.sources:
        allowed = ", ".join(sorted(source.value.replace("_", " ") for source in step.sources))
        raise TransitionRefused(
            f"It is {state.value.replace('_', ' ')}, so it cannot {step.verb}. It could from: {allowed}."
        )
    return step.target


def steps_from(table: Mapping[str, Step[State]], state: State) -> list[str]:
    """Names of the steps open from `state`, in table order."""
    return [name for name, step in table.items() if state in step.sources]
