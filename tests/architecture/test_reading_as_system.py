"""Records are read through the eyes of an actor. The exceptions are few, and every one of them is listed here."""

import ast

from tests.architecture.plan import shown, sources, tree

# Where records may be read for nobody in particular, and why. A new line here is a decision about privacy.
ALLOWED = {
    "goldthread/home/queries/trail.py": "the trail says who did and viewed what, by name, to those who may read it",
    "goldthread/partnership/directory.py": "an agency is one for the installation, and an e-mail belongs to one person",
    "goldthread/partnership/identity.py": "who is at the door must be found out before there is an actor",
}


def reads_as_system(module: ast.Module) -> bool:
    """Whether a module calls `as_system(...)`."""
    calls = (node.func for node in ast.walk(module) if isinstance(node, ast.Call))
    return any(isinstance(called, ast.Attribute) and called.attr == "as_system" for called in calls)


def test_only_the_listed_modules_read_as_the_system() -> None:
    assert {shown(path) for path in sources() if reads_as_system(tree(path))} - set(ALLOWED) == set()


def test_no_exception_is_listed_that_is_not_used() -> None:
    assert set(ALLOWED) - {shown(path) for path in sources() if reads_as_system(tree(path))} == set()


def test_a_module_that_reads_as_the_system_is_found() -> None:
    assert reads_as_system(ast.parse('Audit.objects.as_system("why").filter()'))
    assert not reads_as_system(ast.parse('def as_system(self, why): "as_system(why)"'))
