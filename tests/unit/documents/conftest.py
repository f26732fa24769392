"""A realistic annual report, and one whose every field is hostile."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from goldthread.documents.figures import figure
from goldthread.documents.model import (
    Bullets,
    Column,
    Document,
    Emphasis,
    Fact,
    Figure,
    Inlines,
    Link,
    MissingNote,
    Paragraph,
    Prose,
    Reading,
    Section,
    Source,
    Table,
)

AS_OF = dt.date(2017, 4, 3)
HOSTILE = (
    "#panic() $x$ #import <script>alert(1)</script> | [link](x) *bold* _it_ `code` ``` # head \\ {{ x }} {% y %} "
    "ŵ ŷ é \U0001f600 & \"quoted\" 'single' ]] [[ " + "Unbreakable" * 12
)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 150" role="img" aria-label="Children">'
    '<rect x="120" y="10" width="80" height="30" fill="#1d4f7c"/><rect x="120" y="55" width="200" height="30" '
    'fill="#1d4f7c"/><rect x="120" y="100" width="320" height="30" fill="#1d4f7c"/>'
    '<text x="110" y="30" text-anchor="end" font-size="14">June</text>'
    '<text x="110" y="75" text-anchor="end" font-size="14">September</text>'
    '<text x="110" y="120" text-anchor="end" font-size="14">December</text></svg>'
)


@dataclass(frozen=True)
class ChildrenReviewed:
    """Stands for a chart of the charts room."""

    title: str = "Each audit looked at more children than the one before"
    measure: str = "Children whose cases were reviewed, by audit"
    description: str = "Bar chart: 6 children in June, 15 in September, 24 in December 2016."

    def table(self) -> tuple[tuple[str, ...], tuple[tuple[str | int, ...], ...]]:
        return ("Audit", "Children"), (("June 2016", 6), ("September 2016", 15), ("December 2016", 24))

    def svg(self) -> str:
        return SVG


def source(label: str, kind: str = "Case audit") -> Source:
    public_id = label.lower().replace(" ", "-")
    return Source(kind, public_id, label, f"/nscb/audits/{public_id}/")


def fact(key: str, value: int | str, text: str = "", *sources: Source, reading: bool = False) -> Fact:
    return Fact(key, value, text or str(value), AS_OF, sources, reading=reading)


AUDITS = (
    ("cse", "Child Sexual Exploitation II", "10 June 2016", 6, 6),
    ("homelessness", "Homelessness", "23 September 2016", 6, 15),
    ("dv", "Domestic Violence II", "12 December 2016", 6, 24),
)
HELD = tuple(source(theme) for _, theme, _, _, _ in AUDITS)
INSPECTION = Source("Inspection", "ofsted-2016", "Ofsted, review of the NSCB, March 2016", "/nscb/reviews/ofsted-2016/")


def audits_table() -> Table:
    def row(key: str, theme: str, held: str, cases: int, children: int) -> tuple[Inlines, ...]:
        of = source(theme)
        date = fact(f"{key}.held", held, held, of)
        return (theme,), (date,), (fact(f"{key}.cases", cases, "", of),), (fact(f"{key}.children", children, "", of),)

    total = (("All three audits",), (), (fact("cases", 18, "18", *HELD),), (fact("children", 45, "45", *HELD),))
    columns = (Column("Theme"), Column("Date held"), Column("Cases", True), Column("Children", True))
    note = "Cases and children are counted separately: one case can hold several children."
    caption = "Multi-agency case audits completed in 2016-17"
    return Table(caption, columns, (*(row(*audit) for audit in AUDITS), total), note)


def progress() -> Section:
    before = fact("audits.before", 2, "two", INSPECTION)
    children_before = fact("children.before", 12, "12 children", INSPECTION)
    opening = Paragraph(
        (
            fact("audits", 3, "Three multi-agency case audits", *HELD),
            " were completed, reviewing ",
            fact("cases.text", 18, "18 cases", *HELD),
            " and ",
            fact("children.text", 45, "45 children", *HELD),
            "; in the 12 months before the inspection there were ",
            before,
            ", with ",
            children_before,
            ".",
        )
    )
    delayed = source("Looked After Children Out of County")
    moved = Paragraph(
        (
            "One audit planned for ",
            fact("delayed.planned", "2017-03-01/2017-03-31", "March 2017", delayed),
            " moved to ",
            fact("delayed.moved", "2017-05-01/2017-05-31", "May 2017", delayed),
            ": the audit process is changing after a learning review.",
        )
    )
    reading = Reading(("The delayed audit is ", fact("delayed.is", delayed.label, "", delayed, reading=True), "."))
    audits = Section(
        "audits", "4.1", "Case audits", (opening, audits_table(), figure(ChildrenReviewed()), moved, reading)
    )
    return Section("progress", "4", "Progress, services and provision", (), (audits, responses()))


def responses() -> Section:
    rows: tuple[tuple[Inlines, ...], ...] = (
        (
            ("Recruit a dedicated Quality Assurance Officer to support the Business Manager",),
            ("Quarter 1 of 2017-18",),
            (Fact("owner.1", None, "not recorded", AS_OF, (), missing="no owner is named"),),
            ("Planned",),
        ),
        (
            ("Add vulnerable cohorts to the scorecard",),
            ("—",),
            (Fact("owner.2", None, "not recorded", AS_OF, (), missing="no owner is named"),),
            ("Done, awaiting acceptance",),
        ),
    )
    columns = (Column("Response"), Column("Due"), Column("Owner"), Column("State"))
    table = Table("OFS-3: the dashboard has no benchmarking", columns, rows)
    prose = Prose(("The group asked for ", Emphasis("early help"), " to be considered in each of the audits."))
    return Section("responses", "4.2", "Responses to the inspection", (prose, table))


@pytest.fixture
def children_reviewed() -> ChildrenReviewed:
    return ChildrenReviewed()


@pytest.fixture
def annual_report() -> Document:
    governance = (
        Paragraph(("The sub group met ", fact("meetings.pattern", "monthly"), " from April to August 2016.")),
        MissingNote("no meeting pattern for September and October 2016.", (source("QA Sub Group", "Sub group"),)),
        Bullets((("Jane Bell chaired until November 2016",), ("Sharon Muldoon has chaired since",))),
    )
    context = Paragraph(
        ("The duty is set out in ", Link("Working Together", "https://www.gov.uk/"), " (2015), page 67.")
    )
    impact = MissingNote("no impact test, survey or re-audit shows what changed for children.")
    return Document(
        title="Quality Assurance Annual Report 2016-17",
        subtitle="What was audited, what was found, and what came of it",
        body_name="Northamptonshire Safeguarding Children Board",
        period="April 2016 to March 2017",
        as_of=AS_OF,
        sections=(
            Section("introduction", "1", "Introduction, context and background", (context,)),
            Section("governance", "3", "Governance and accountability", governance),
            progress(),
            Section("outcomes", "5", "Outcomes, performance, successes and achievements", (impact,)),
        ),
    )


@pytest.fixture
def hostile_report() -> Document:
    text = HOSTILE
    hostile_fact = Fact("evil", text, text, AS_OF, (Source(text, text, text, "/x"),))
    gap = Fact("evil.gap", None, text, AS_OF, (), missing=text)
    inlines: Inlines = (text, hostile_fact, gap, Emphasis(text), Link(text, "https://example.org/?a=1&b=<c>)"))
    drawing = Figure(text, text, text, SVG, (Column(text), Column(text, True)), ((text, "1"),))
    blocks = (
        Paragraph(inlines),
        Bullets((inlines,)),
        Table(text, (Column(text), Column(text, True)), ((inlines, (text,)),), text),
        drawing,
        MissingNote(text),
        Reading(inlines),
        Prose(inlines),
    )
    inner = Section("inner", "1.1", text, blocks)
    return Document(text, text, text, text, AS_OF, (Section("outer", "1", text, blocks, (inner,)),))
