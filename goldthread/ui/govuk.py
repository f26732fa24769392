"""The GOV.UK component macros, from one cached Jinja environment (a new one per render is hundreds of times slower)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from jinja2 import Environment, PackageLoader, PrefixLoader

PACKAGE = "govuk_frontend_jinja"


@cache
def environment() -> Environment:
    """The environment; trim and lstrip as the upstream fixtures are rendered."""
    loader = PrefixLoader({PACKAGE: PackageLoader(PACKAGE)})
    return Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)


@cache
def macro(component: str) -> Callable[[Mapping[str, Any]], str]:
    """The macro of a component by its name in the design system, such as “date-input”."""
    module = environment().get_template(f"{PACKAGE}/components/{component}/macro.html").module
    found: Callable[[Mapping[str, Any]], str] = getattr(
        module, "govuk" + "".join(part.title() for part in component.split("-"))
    )
    return found


def component_html(component: str, params: Mapping[str, Any]) -> SafeString:
    """A component drawn with its parameters. Parameters that are None count as not given."""
    given = {key: value for key, value in params.items() if value is not None}
    return mark_safe(macro(component)(given))  # noqa: S308 - the macros escape what they are given
