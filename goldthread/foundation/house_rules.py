"""House rules that stop the product from starting: a URL without a policy, a record without an access rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from django.urls import URLPattern, URLResolver, get_resolver

from goldthread.foundation.access.scoping import AccessRule
from goldthread.foundation.models import Record


def patterns(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every URL pattern with its full route."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from patterns(entry, route)
        else:
            yield route, entry


@register("goldthread")
def every_url_has_a_policy(**kwargs: Any) -> list[CheckMessage]:
    """Default deny: who may see a page is declared beside its URL, or nobody sees any page."""
    return [
        Error(f"/{route} has no policy. Declare it with foundation.access.page().", id="goldthread.E001")
        for route, entry in patterns()
        if not hasattr(entry.callback, "policy")
    ]


@register("goldthread")
def every_record_has_an_access_rule(**kwargs: Any) -> list[CheckMessage]:
    """A model that nobody wrote a rule for would be visible to nobody, or worse."""
    return [
        Error(f"{model.__name__} has no `access` rule.", id="goldthread.E002")
        for model in apps.get_models()
        if issubclass(model, Record) and not isinstance(getattr(model, "access", None), AccessRule)
    ]
