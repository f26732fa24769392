"""The plan of the house as the checks read it: the floors of the import contract, and the source files."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "goldthread"


def floors() -> dict[str, int]:
    """Each room and the floor it stands on, the ground floor 0, as the first import contract lists them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    corridor = next(one for one in contracts if one["type"] == "layers" and one["containers"] == ["goldthread"])
    return {
        room.strip().strip("()"): floor
        for floor, rooms in enumerate(reversed(corridor["layers"]))
        for room in rooms.split("|")
    }


def may_know(room: str, other: str) -> bool:
    """Whether a room may know of another: itself, and every room on a floor below."""
    floor = floors()
    return room == other or floor[other] < floor[room]


def sources() -> Iterator[Path]:
    """Every module of the package that a person wrote."""
    return (path for path in sorted(PACKAGE.rglob("*.py")) if "migrations" not in path.parts)


def tree(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text(), filename=str(path))


def functions(module: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function in a module, methods and inner ones too."""
    return (node for node in ast.walk(module) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def shown(path: Path) -> str:
    """A path as a person would say it: from the top of the checkout."""
    return str(path.relative_to(ROOT))
