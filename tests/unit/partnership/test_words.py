"""A board's own words show wherever the plain ones would."""

from goldthread.partnership.choices import Remit
from goldthread.partnership.models import Board
from goldthread.partnership.presenters.words import board_word


def test_a_renamed_term_shows_and_an_unnamed_one_keeps_its_plain_word() -> None:
    board = Board(short_name="NSCB", name="A board", remit=Remit.CHILDREN, terms={"case_audit": "practice audit"})
    assert board_word(board, "case_audit", many=True) == "Practice audits"
    assert board_word(board, "sub_group", many=True) == "Sub groups"
    assert board_word(board, "briefing") == "Briefing"
