"""docs/roles.md is what information governance reads; it must say what the register says."""

from pathlib import Path

from goldthread.config.roles import ROLES
from goldthread.foundation.access import Role

DOCUMENT = Path(__file__).parents[2] / "docs/roles.md"
HEAD = """# Who may do what

Written from the register (`goldthread/config/roles.py`); a test holds the two together. To change a role, change the
register, then put `written()` of `tests/access/test_roles_document.py` here, and review both.
"""


def written() -> str:
    """The document the register makes."""
    return "\n".join([HEAD, *(section(role) for role in ROLES.values())])


def section(role: Role) -> str:
    granted = sorted(
        f"- may {verb.sentence}: {', '.join(sorted(reach.value for reach in reaches))}"
        for verb, reaches in role.grants.items()
    )
    return "\n".join([f"## {role.name}", "", role.sentence, "", *granted, ""])


def test_the_document_says_what_the_register_says() -> None:
    assert DOCUMENT.read_text() == written()
