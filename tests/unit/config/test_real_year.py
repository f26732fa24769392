"""The packaged year says everything the collected facts say, and marks as our reading exactly what they infer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from goldthread.api.domain.reading import YearFile
from goldthread.api.loading import read
from goldthread.config.demo.builder import REAL_YEAR

FACTS = Path(__file__).resolve().parents[4] / "shared" / "data" / "northamptonshire-2016-17.yaml"
pytestmark = pytest.mark.skipif(not FACTS.exists(), reason="the collected facts are not beside this checkout")

# Said in the format's own words, and tested by name below.
SAID_OTHERWISE = {
    "reporting_year",
    "annual_report_sections",
    "frequency",
    "performance_and_membership_review",
    "figures",
    "kind",
    "answers",
    "done",
    "decided",
    "inferred",
    "when",
    "from",
    "to",
    "until",
    "held",
    "planned",
    "moved_to",
    "month",
    "recruitment_starts",
    "quarters",
    "reported_to",
    "after",
    "ref",
    "vulnerable_cohorts_added",
    "some_comparators_available",
    "terms_of_reference",
    "action_plan",
    "reviewed",
    "manager_role",
    "note",
}


def texts(node: Any) -> Iterator[str]:
    """Every text among the facts that the packaged year must hold word for word."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key not in SAID_OTHERWISE:
                yield from texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value)
    elif isinstance(node, str):
        yield node


def plain(text: str) -> str:
    return " ".join(text.lower().replace(".", "").split())


@pytest.fixture(scope="module")
def facts() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(FACTS.read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def year() -> YearFile:
    return read(REAL_YEAR)


def held(file: YearFile, kind: str, **wanted: Any) -> list[dict[str, Any]]:
    rows = [row.values | {name: key for name, (_, key) in row.refs.items()} for row in file.of(kind)]
    return [row for row in rows if all(str(row.get(name)) == str(value) for name, value in wanted.items())]


def test_every_text_is_there(facts: dict[str, Any], year: YearFile) -> None:
    said = " | ".join(plain(str(value)) for row in year.rows for value in row.values.values())
    assert [text for text in texts(facts) if plain(text) not in said] == []


def test_nothing_is_said_that_the_facts_do_not_hold(facts: dict[str, Any], year: YearFile) -> None:
    assert len(held(year, "agency")) == len(facts["partner_agencies"])
    assert len(held(year, "person")) == 2
    assert len(held(year, "audit")) == 3 + len(facts["multi_agency_case_audits"]["programme_2017_18"])
    assert len(held(year, "action")) == len(facts["responses"]) + 2
    assert len(held(year, "obstacle")) == len(facts["challenges_of_the_year"])
    assert len(held(year, "governance change")) == len(facts["governance"]["restructure"])
    assert held(year, "meeting") == held(year, "evidence") == held(year, "impact test") == []
    assert not any(row.get("owner_agency") for row in held(year, "action"))


def test_the_completed_audits(facts: dict[str, Any], year: YearFile) -> None:
    for fact in facts["multi_agency_case_audits"]["completed"]:
        [audit] = held(year, "audit", theme=fact["theme"])
        assert audit["held"].start == audit["held"].end == fact["held"]
        assert (audit["cases"], audit["children"]) == (fact["cases"], fact["children"])


def test_the_programme_and_the_delay(facts: dict[str, Any], year: YearFile) -> None:
    audits = facts["multi_agency_case_audits"]
    for fact in audits["programme_2017_18"]:
        [audit] = held(year, "audit", theme=fact["theme"])
        assert audit["expected"].start.isoformat()[:7] == str(fact["month"])
        assert held(year, "programme entry", title=fact["theme"], year="2017-18")
    [move], [fact] = held(year, "reschedule"), audits["delayed"]
    assert (str(move["was"]), str(move["becomes"])) == ("March 2017", "May 2017")
    assert plain(move["reason"]) == plain(fact["reason"])


def test_chairs_and_meeting_patterns(facts: dict[str, Any], year: YearFile) -> None:
    [group] = [one for one in facts["governance"]["sub_groups"] if "chairs" in one]
    posts = held(year, "post", post="chair")
    assert [(str(post.get("starts")), str(post.get("ends"))) for post in posts] == [
        ("None", "November 2016"),
        ("November 2016", "None"),
    ]
    words = {"monthly": "monthly", "bi-monthly": "bi_monthly", "six-weekly": "six_weekly", None: None}
    patterns, facts_of = held(year, "meeting pattern"), group["meeting_pattern"]
    assert [row.get("frequency") for row in patterns] == [words[one["frequency"]] for one in facts_of]
    assert [row["starts"].start.isoformat()[:7] for row in patterns] == [
        one["from"] for one in group["meeting_pattern"]
    ]


def test_the_figures_of_the_inspection(facts: dict[str, Any], year: YearFile) -> None:
    [figures] = [one["figures"] for one in facts["inspection"]["judgements_on_qa"] if "figures" in one]
    assert {row["measure"]: row["value"] for row in held(year, "figure")} == {
        "audits": figures["multi_agency_audits"],
        "children": figures["children"],
        "months_before": figures["months_before_inspection"],
    }


def test_the_responses(facts: dict[str, Any], year: YearFile) -> None:
    for fact in facts["responses"]:
        [action] = held(year, "action", text=fact["action"])
        assert action["state"] == ("done" if fact.get("done") else "agreed")
        [key] = [row.key for row in year.of("action") if row.values["text"] == fact["action"]]
        links = [row for row in year.of("purpose") if row.refs["action"][1] == key]
        stated, inferred = fact.get("answers", []), fact.get("inferred", {}).get("answers", [])
        assert sorted(row.refs["recommendation"][1].upper() for row in links) == sorted(stated + inferred)
        assert all(row.readings == (["recommendation"] if inferred else []) for row in links)
        assert action.get("starts") is None or any(name in fact for name in ("recruitment_starts", "from", "when"))


def test_section_11(facts: dict[str, Any], year: YearFile) -> None:
    dates = [row for row in year.of("entry date") if row.refs["entry"][1] == "section-11"]
    quarters = [f"Quarter {one[-1]} of 2017-18" for one in facts["section_11"]["quarters"]]
    assert [str(row.values["planned"]) for row in dates] == [*quarters, "December 2017", "January 2018"]
    assert [row.readings for row in dates] == [[], [], [], ["planned"], ["planned"]]


def test_what_is_inferred_is_marked(year: YearFile) -> None:
    marked = {(row.type, row.key): row.readings for row in year.rows if row.readings}
    assert marked["finding", "homelessness"] == ["kind", "text"]
    assert marked["finding", "domestic-violence"] == ["kind"]
    assert "theme" in marked["audit", "out-of-county"]
    assert ("finding", "cse") not in marked
    assert not held(year, "audit", priority="ehe")
