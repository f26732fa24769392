"""Words, tones and content: complete, plain and escaped."""

import datetime as dt
from enum import StrEnum

import pytest

from goldthread.kernel.partial_dates import PartialDate
from goldthread.ui.content import Content, Gap, Link, Reading, Several, Tag, day, number, plain, relative
from goldthread.ui.markup import content_html
from goldthread.ui.tones import Tone
from goldthread.ui.vocabulary import Term, Vocabulary

ATTACK = "<script>alert(1)</script>\"'&"


class State(StrEnum):
    OPEN = "open"
    SHUT = "shut"


STATES = Vocabulary({State.OPEN: Term("Open", Tone.INFO), State.SHUT: Term("Closed", Tone.DONE)})


def test_a_vocabulary_without_a_word_for_every_member_is_refused() -> None:
    with pytest.raises(ValueError, match="State has no words for: SHUT"):
        Vocabulary({State.OPEN: Term("Open")})


def test_a_vocabulary_gives_text_tone_tag_and_choices() -> None:
    assert STATES.text("shut") == STATES.text(State.SHUT) == "Closed"
    assert STATES.tag(State.OPEN) == Tag("Open", Tone.INFO)
    assert STATES.choices() == [("open", "Open"), ("shut", "Closed")]


def test_a_value_no_longer_in_the_vocabulary_shows_itself() -> None:
    assert STATES.text("withdrawn") == "withdrawn"


@pytest.mark.parametrize(
    "content",
    [
        ATTACK,
        Link(ATTACK, "/x"),
        Link("x", f"/{ATTACK}"),
        Tag(ATTACK),
        Gap(ATTACK),
        Reading(ATTACK),
        Several((ATTACK, Tag(ATTACK))),
    ],
)
def test_content_is_always_escaped(content: Content) -> None:
    html = content_html(content)
    assert "<script" not in html
    assert "\"'&" not in html


@pytest.mark.parametrize("href", ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_a_link_to_a_script_is_only_its_words(href: str) -> None:
    assert content_html(Link("Minutes", href)) == "Minutes"


def test_nothing_is_a_gap_and_nought_is_not() -> None:
    for nothing in (None, "", Several(())):
        assert "gt-gap" in content_html(nothing)
    assert content_html(0) == "0"
    assert plain(None) == "Not recorded"


def test_our_reading_is_marked_on_the_page_and_in_an_export() -> None:
    assert "our reading" in content_html(Reading("Late"))
    assert plain(Reading("Late")) == "Late (our reading)"


def test_dates_and_figures_are_printed_as_people_here_write_them() -> None:
    assert day(dt.date(2026, 4, 1)) == "1 April 2026"
    assert [number(value) for value in (9_999, 10_000, 2.5, 3.0)] == ["9999", "10,000", "2.5", "3"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (dt.date(2026, 4, 4), "in 3 days"),
        (dt.date(2026, 4, 2), "in 1 day"),
        (dt.date(2026, 4, 1), "today"),
        (dt.date(2026, 3, 20), "12 days late"),
        (dt.date(2025, 12, 31), "2 months late"),
        (dt.date(2017, 12, 31), "8 years late"),
        (PartialDate.month(2026, 4), "now"),
        (PartialDate.month(2026, 3), "1 day late"),
    ],
)
def test_a_due_date_says_how_far_off_it_is(value: dt.date | PartialDate, said: str) -> None:
    assert relative(value, dt.date(2026, 4, 1)) == said
