"""The size and shape of the code: small functions, small modules, a type on every signature, services alike."""

import ast

import pytest

from tests.architecture.plan import functions, shown, sources, tree

FUNCTION_LINES = 40
MODULE_LINES = 300
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "manager2"}

SOURCES = list(sources())
HELPS_SERVICES = {"goldthread/improvement/services/standing.py"}  # runs inside whichever service touched the evidence
SERVICES = [
    path
    for path in SOURCES
    if (path.stem == "services" or path.parent.name == "services") and shown(path) not in HELPS_SERVICES
]


def long_functions(module: ast.Module) -> list[str]:
    """The functions longer than they may be."""
    return [
        f"{one.name} has {lines} lines"
        for one in functions(module)
        if (lines := (one.end_lineno or 0) - one.lineno + 1) > FUNCTION_LINES
    ]


def untyped_signatures(module: ast.Module) -> list[str]:
    """The functions with an argument, or a result, of unstated type."""
    return [one.name for one in functions(module) if one.returns is None or not all_arguments_typed(one.args)]


def all_arguments_typed(arguments: ast.arguments) -> bool:
    """Whether each argument has a type; the first of a method, self or cls, needs none."""
    listed = [*arguments.posonlyargs, *arguments.args]
    if listed and listed[0].arg in {"self", "cls"}:
        listed = listed[1:]
    extra = [one for one in (arguments.vararg, arguments.kwarg) if one]
    return all(one.annotation for one in [*listed, *arguments.kwonlyargs, *extra])


def services_of_another_shape(module: ast.Module) -> list[str]:
    """The public functions of a services module that are not `name(*, ..., by, ...)` with a docstring."""
    public = [one for one in module.body if isinstance(one, ast.FunctionDef) and not one.name.startswith("_")]
    return [one.name for one in public if not has_the_shape_of_a_service(one)]


def has_the_shape_of_a_service(function: ast.FunctionDef) -> bool:
    """Keyword-only, with `by` among the keywords, and a docstring."""
    arguments = function.args
    keyword_only = not (arguments.posonlyargs or arguments.args or arguments.vararg)
    return keyword_only and "by" in {one.arg for one in arguments.kwonlyargs} and bool(ast.get_docstring(function))


def test_no_function_is_too_long() -> None:
    assert {shown(path): found for path in SOURCES if (found := long_functions(tree(path)))} == {}


def test_no_module_is_too_long() -> None:
    lengths = {shown(path): len(path.read_text().splitlines()) for path in SOURCES}
    assert {path: lines for path, lines in lengths.items() if lines > MODULE_LINES} == {}


def test_every_signature_has_its_types() -> None:
    assert {shown(path): found for path in SOURCES if (found := untyped_signatures(tree(path)))} == {}


def test_every_module_has_a_name_that_says_something() -> None:
    assert [shown(path) for path in SOURCES if {path.stem, path.parent.name} & NAMES_THAT_SAY_NOTHING] == []


def test_every_service_is_keyword_only_says_by_whom_and_is_explained() -> None:
    assert {shown(path): found for path in SERVICES if (found := services_of_another_shape(tree(path)))} == {}


def test_a_long_function_is_found() -> None:
    body = "\n".join("    pass" for _ in range(FUNCTION_LINES))
    assert long_functions(ast.parse(f"def long():\n{body}")) == ["long has 41 lines"]


@pytest.mark.parametrize(
    ("signature", "typed"),
    [
        ("f(a: int, *b: int, c: int, **d: int) -> None", True),
        ("f(self, a: int) -> None", True),
        ("f(a) -> None", False),
        ("f(a: int)", False),
        ("f(*a) -> None", False),
        ("f(*, a) -> None", False),
    ],
)
def test_an_unstated_type_is_found(signature: str, typed: bool) -> None:
    assert (untyped_signatures(ast.parse(f"def {signature}: ...")) == []) is typed


@pytest.mark.parametrize(
    ("service", "fits"),
    [
        ('def close(*, audit: int, by: int) -> None:\n    "Close it."', True),
        ('def close(audit: int, *, by: int) -> None:\n    "Close it."', False),
        ('def close(*, audit: int) -> None:\n    "Close it."', False),
        ("def close(*, by: int) -> None: ...", False),
        ("def _part(audit): ...", True),
    ],
)
def test_a_service_of_another_shape_is_found(service: str, fits: bool) -> None:
    assert (services_of_another_shape(ast.parse(service)) == []) is fits
