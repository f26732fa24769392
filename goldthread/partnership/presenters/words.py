"""The words a board has chosen for itself, as titles and menus show them."""

from __future__ import annotations

from goldthread.partnership.choices import BOARD_WORDS, GROUP_KIND, GroupKind
from goldthread.partnership.models import Board, SubGroup


def board_word(board: Board, key: str, *, many: bool = False) -> str:
    """The board's word for a key of BOARD_WORDS, as it begins a title: “Case audits”, or “Practice audits”."""
    word = str(board.terms.get(key) or BOARD_WORDS[key])
    ending = "s" if many and not word.endswith("s") else ""
    return f"{word[:1].upper()}{word[1:]}{ending}"


def group_kind(group: SubGroup) -> str:
    """What kind of group it is, a sub group by the board's own word."""
    return board_word(group.board, "sub_group") if group.kind == GroupKind.SUB_GROUP else GROUP_KIND.text(group.kind)
