"""The names that imports do not see: a model, a page or a template of a later room, spoken of as text.

`lint-imports` holds the walls between modules. A foreign key to "audits.Audit", `{% url "reports:show" %}` or
`{% include "meetings/row.html" %}` is only text to it, so these tests read the text.
"""

import ast
import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from tests.architecture.plan import PACKAGE, floors, may_know, shown, sources, tree

URL_TAG = re.compile(r"{%-?\s*url\s+[\"']([\w-]+):")
TEMPLATE_TAG = re.compile(r"{%-?\s*(?:include|extends)\s+[\"']([\w-]+)/")
ADDRESSING = {"reverse", "reverse_lazy", "redirect", "resolve_url"}


def rooms_spoken_of(model: type[models.Model]) -> Iterator[tuple[str, str]]:
    """Each relation of a model, and the room it leads to."""
    for field in (*model._meta.local_fields, *model._meta.local_many_to_many):
        if field.remote_field is not None:
            target = field.remote_field.model
            label = target.split(".")[0] if isinstance(target, str) else target._meta.app_label
            yield f"{model.__name__}.{field.name}", label.lower()


def forward_relations(found: list[type[models.Model]]) -> list[str]:
    """The relations that lead to a room their model may not know of."""
    return [
        f"{name} in {model._meta.app_label} leads to {room}"
        for model in found
        for name, room in rooms_spoken_of(model)
        if room in floors() and not may_know(model._meta.app_label, room)
    ]


def template_folders() -> dict[str, str]:
    """Each template folder and the room it belongs to."""
    return {path.name: path.parents[1].name for path in PACKAGE.glob("*/templates/*") if path.is_dir()}


def forward_names(room: str, text: str, folders: dict[str, str]) -> list[str]:
    """The pages and templates a template speaks of that its room may not know of."""
    namespaces = [name for name in URL_TAG.findall(text) if name in floors()]
    used = [folders[folder] for folder in TEMPLATE_TAG.findall(text) if folder in folders]
    return [name for name in namespaces + used if not may_know(room, name)]


def addresses(module: ast.Module) -> Iterator[str]:
    """The page names a module passes, as text, to Django's address functions."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and node.args and name_of(node.func) in ADDRESSING:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str) and ":" in first.value:
                yield first.value.split(":")[0]


def name_of(function: ast.expr) -> str:
    """The last part of the name a call is made by."""
    return getattr(function, "attr", getattr(function, "id", ""))


def test_no_model_leads_to_a_later_room() -> None:
    ours = [model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("goldthread.")]
    assert forward_relations(ours) == []


@isolate_apps()
def test_a_relation_to_a_later_room_spoken_of_as_text_is_found() -> None:
    class Note(models.Model):
        audit = models.ForeignKey("audits.Audit", on_delete=models.CASCADE)

        class Meta:
            app_label = "foundation"

    assert forward_relations([Note]) == ["Note.audit in foundation leads to audits"]


def test_no_template_speaks_of_a_later_room() -> None:
    folders = template_folders()
    found = {}
    for path in PACKAGE.glob("*/templates/**/*.html"):
        room = path.relative_to(PACKAGE).parts[0]
        if names := forward_names(room, path.read_text(), folders):
            found[shown(path)] = names
    assert found == {}


@pytest.mark.parametrize(
    "text",
    [
        '{% url "reports:show" board.slug %}',
        "{% include 'reports/row.html' with a=b %}",
        '{%extends "reports/a.html"%}',
    ],
)
def test_a_template_that_speaks_of_a_later_room_is_found(text: str) -> None:
    assert forward_names("audits", text, {"reports": "reports"}) == ["reports"]
    assert forward_names("home", text, {"reports": "reports"}) == []


def test_rooms_side_by_side_do_not_speak_of_each_other() -> None:
    assert forward_names("audits", '{% url "reviews:show" %}', {}) == ["reviews"]


def test_no_module_addresses_a_page_of_a_later_room() -> None:
    found = {}
    for path in sources():
        room = path.relative_to(PACKAGE).parts[0]
        spoken = [name for name in addresses(tree(path)) if name in floors() and not may_know(room, name)]
        if spoken:
            found[shown(path)] = spoken
    assert found == {}


def test_a_module_that_addresses_a_page_is_found() -> None:
    assert list(addresses(ast.parse('redirect("reports:show", pk=1); urls.reverse("home:start")'))) == [
        "reports",
        "home",
    ]


def test_every_room_has_its_place_in_the_plan() -> None:
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert rooms - set(floors()) == set()
