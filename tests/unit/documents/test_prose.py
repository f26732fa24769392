"""An editor writes sentences; numbers come from the records."""

from __future__ import annotations

import datetime as dt

import pytest

from goldthread.documents.model import Bullets, Fact, Prose
from goldthread.documents.prose import parse, tokens_in
from goldthread.kernel.refusals import Refused

DAY = dt.date(2017, 4, 3)
FACTS = {
    "audits": Fact("audits", 3, "three audits", DAY),
    "cases": Fact("cases", 18, "18 cases", DAY),
    "big": Fact("big", 1950, "1,950 children", DAY),
}


def test_tokens_become_facts_in_paragraphs_and_lists() -> None:
    text = "We held [[audits]]\nlast year.\r\n\r\nThey looked at:\n- [[ cases ]]\n- early help\nAnd more."
    assert parse(text, FACTS) == (
        Prose(("We held ", FACTS["audits"], " last year.")),
        Prose(("They looked at:",)),
        Bullets(((FACTS["cases"],), ("early help",))),
        Prose(("And more.",)),
    )
    assert tokens_in(text) == ("audits", "cases")
    assert parse("  ", FACTS) == ()


@pytest.mark.parametrize(
    "text",
    [
        "On 10 June 2016, and in June 2016; on 23rd September.",
        "In 2016-17, in 2016/17 and in 2018, Q1.",
        "Section 11, Sections 11 and 47, Regulation 5, Part 3, page 67, pages 60 to 67.",
        "Working Together 2018 and Regulation 5(1)(a).",
        "homeless 16- and 17-year-olds, a 3-year-old, children aged 10 to 17, under-18s",
        "a 6 Step Briefing and a seven-minute one, at 10.30am",
        "OFS-1 and COVID-19; Year 11 pupils",
    ],
)
def test_dates_years_and_names_may_hold_numbers(text: str) -> None:
    assert parse(text, FACTS)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("We reviewed 18 cases.", "18"),
        ("18", "18"),
        ("Section 11 returns came from 40 schools", "40"),
        ("up 12.5% in June 2016", "12.5"),
        ("1,950 children", "1,950"),
        ("2016 children", "2016"),
        ("in 2016 there were 24 children", "24"),
        ("pages 60 to 67 hold 9 findings", "9"),
        ("٣ audits", "٣"),
    ],
)
def test_a_typed_number_is_refused_and_named(text: str, number: str) -> None:
    with pytest.raises(Refused, match=f"“{number}” is typed") as caught:
        parse(text, FACTS)
    assert caught.value.field == "text"


def test_the_refusal_says_which_fact_to_insert() -> None:
    with pytest.raises(Refused, match=r"Insert \[\[cases\]\] \(18 cases\) instead"):
        parse("18 cases", FACTS)
    with pytest.raises(Refused, match=r"\[\[big\]\]"):
        parse("1,950 children", FACTS)
    with pytest.raises(Refused, match="none of the facts has this value"):
        parse("77 cases", FACTS)


def test_an_unknown_token_lists_what_is_allowed() -> None:
    with pytest.raises(Refused, match=r"No fact is called \[\[audit\]\].*\[\[audits\]\] \(three audits\)") as caught:
        parse("We held [[audit]].", FACTS, field="words")
    assert caught.value.field == "words"
    with pytest.raises(Refused, match="nothing is recorded yet"):
        parse("[[audits]]", {})
