"""Records are read through the eyes of an actor. The exceptions are few, and every one of them is listed here."""

import ast

from tests.architecture.plan import shown, sources, tree

# Where records may be read for nobody in particular, and why. A new line here is a decision about privacy.
ALLOWED = {
    "goldthread/home/queries/trail.py": "the trail says who did and viewed what, by name, to those who may read it",
    "goldthread/improvement/queries/plan.py": "whoever sees an action sees the name of whose it is",
    "goldthread/improvement/queries/recipients.py": "whom a message is for must not depend on who causes it",
    "goldthread/improvement/queries/deciding.py": "nobody decides on an action of their own agency, whatever the board",
    "goldthread/improvement/queries/owners.py": "that an owner has left is told to those who see no accounts",
    "goldthread/improvement/queries/standing.py": "what an action repeats of its tests is the same for all",
    "goldthread/improvement/services/standing.py": "what an action repeats of its evidence is the same for all",
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


# Where rows may be reached past the scoped manager, and why. A new line here is a decision about privacy.
PAST_THE_MANAGER = {
    "goldthread/foundation/access/require.py": "asks whether an actor may do something with a record it was given",
    "goldthread/foundation/access/scoping.py": "builds the scope itself",
    "goldthread/foundation/outbox/leasing.py": "marks messages as taken by a sender, which shows and says nothing",
    "goldthread/foundation/files/orphans.py": "compares what lies on disk with the records that name a file",
    "goldthread/partnership/models/base.py": "asks whether what a record names is of the record's own board",
    "goldthread/partnership/models/people.py": "builds the scope of people from their posts",
}
MANAGERS = {"_base_manager", "_default_manager"}


def passes_the_manager(module: ast.Module) -> bool:
    """Whether a module reaches for a manager that knows no scope, by attribute or by name in a string."""
    nodes = list(ast.walk(module))
    named = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    told = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return bool(MANAGERS & (named | told))


def test_only_the_listed_modules_pass_the_scoped_manager() -> None:
    assert {shown(path) for path in sources() if passes_the_manager(tree(path))} == set(PAST_THE_MANAGER)


def test_a_module_that_passes_the_manager_is_found() -> None:
    assert passes_the_manager(ast.parse("Audit._base_manager.filter()"))
    assert passes_the_manager(ast.parse('getattr(Audit, "_default_manager")'))
    assert not passes_the_manager(ast.parse("Audit.objects.filter()"))
