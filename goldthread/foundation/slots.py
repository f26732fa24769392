"""Named places on an earlier room's page, filled by later rooms at start-up, so that no room looks forward."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

Provider = Callable[[HttpRequest, Any], "Panel | None"]


@dataclass(frozen=True)
class Panel:
    """What a later room puts in a slot: a template of its own and the context to draw it with."""

    template: str
    context: Mapping[str, Any] = field(default_factory=dict)


_PROVIDERS: dict[str, list[tuple[int, Provider]]] = {}


def fill(slot: str, provider: Provider, *, order: int = 100) -> None:
    """Register `provider` for `slot`. It is given the request and the page's subject, and may return None."""
    held = _PROVIDERS.setdefault(slot, [])
    if all(known is not provider for _, known in held):
        held.append((order, provider))
        held.sort(key=lambda entry: entry[0])


def panels(slot: str, request: HttpRequest, subject: Any) -> list[Panel]:
    """The panels later rooms have for this page."""
    found = (provider(request, subject) for _, provider in _PROVIDERS.get(slot, []))
    return [panel for panel in found if panel is not None]
