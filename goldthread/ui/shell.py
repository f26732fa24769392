"""What stands around every page: whose pages these are, where one can go, who is signed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class ShellBoard:
    """A board as the shell shows it. `accent_href` is a stylesheet that sets --board-accent."""

    name: str
    short_name: str
    href: str
    accent_href: str = ""
    logo_href: str = ""
    invented: bool = False


@dataclass(frozen=True)
class NavItem:
    """One entry of the service navigation."""

    text: str
    href: str
    current: bool = False


@dataclass(frozen=True)
class Shell:
    """The frame of a page. `boards` are those the person may switch to; `terms` are the board's own words."""

    service_name: str = "Goldthread"
    board: ShellBoard | None = None
    boards: list[ShellBoard] = field(default_factory=list)
    navigation: list[NavItem] = field(default_factory=list)
    person_name: str = ""
    person_href: str = ""
    sign_out_href: str = ""
    sign_in_href: str = ""
    terms: Mapping[str, str] = field(default_factory=dict)
    banner: str = ""
    home_href: str = "/"

    @property
    def other_boards(self) -> list[ShellBoard]:
        """The boards a person could switch to from here."""
        return [board for board in self.boards if board != self.board]
