"""Words and links of this room. Templates receive what stands here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.urls import reverse

from goldthread.audits.choices import AUDIT_KIND
from goldthread.audits.permissions import SEE_AUDITS
from goldthread.findings.choices import FINDING_KIND, SIGN_OFF, SOURCE_KIND, FindingKind, SignOff, SourceKind
from goldthread.findings.models import Answer, Finding, Recommendation
from goldthread.foundation.access import Actor
from goldthread.reviews.choices import REVIEW_KIND
from goldthread.reviews.permissions import SEE_REVIEWS
from goldthread.ui.content import Content, Gap, Link, Reading, Several, Tag, day
from goldthread.ui.lists import Column
from goldthread.ui.parts import Button, Empty, SummaryRow
from goldthread.ui.records import RecordTable

UNANSWERED = Gap("None yet")
UNADDRESSED = Gap("No agency")


def href(record: Finding | Recommendation, page: str) -> str:
    """The address of a page about a finding (`show`, `change`, `sign_off`) or about a recommendation."""
    return reverse(f"findings:{page}", args=[record.board.short_name.lower(), record.public_id])


def finding_href(finding: Finding) -> str:
    """The address of a finding's page."""
    return href(finding, "show")


def recommendation_href(recommendation: Recommendation) -> str:
    """The address of a recommendation's page."""
    return href(recommendation, "recommendation")


def said(record: Finding | Recommendation, field: str) -> Content:
    """A text of the record, marked where it is the partnership's own reading."""
    text = getattr(record, field)
    return Reading(text) if text and record.is_reading(field) else text


def kind(finding: Finding) -> Content:
    """Strength or point to improve, marked where the source does not say so itself."""
    tag = FINDING_KIND.tag(finding.kind)
    return Reading(tag.text) if finding.is_reading("kind") else tag


def source(finding: Finding, actor: Actor) -> Content:
    """The one source of a finding. Someone who may not see the source learns only what kind of thing it is."""
    if finding.audit is not None:
        named, address, verb = str(finding.audit), ("audits:show", finding.audit_id), SEE_AUDITS
        unnamed = SOURCE_KIND.text(SourceKind.AUDIT)
    else:
        assert finding.judgement is not None  # noqa: S101 - a constraint of the table says so
        named = f"{finding.judgement.reference}, {finding.judgement.review}"
        address, verb = ("reviews:judgement", finding.judgement_id), SEE_REVIEWS
        unnamed = SOURCE_KIND.text(SourceKind.JUDGEMENT)
    if not actor.holds(verb, board=finding.board_id):
        return unnamed
    return Link(named, reverse(address[0], args=[finding.board.short_name.lower(), address[1]]))


def source_with_kind(finding: Finding, actor: Actor) -> Content:
    """The source, and what kind of audit or review it is, for lists where sources of all kinds stand together."""
    named = source(finding, actor)
    if not isinstance(named, Link):
        return named
    if finding.audit is None:
        return Several((named, REVIEW_KIND.text(finding.judgement.review.kind) if finding.judgement else ""))
    of = f", {finding.audit.agency}" if finding.audit.agency else ""
    return Several((named, f"{AUDIT_KIND.text(finding.audit.kind)}{of}"))


def sign_off_tag(signed_off_at: dt.datetime | None) -> Tag:
    """Whether the board has accepted it, as a tag."""
    return SIGN_OFF.tag(SignOff.SIGNED if signed_off_at else SignOff.WAITING)


def signed_off(record: Finding | Recommendation) -> Content:
    """By whom and when it was signed off."""
    if record.signed_off_at is None:
        return Gap("Not signed off yet")
    by = f" by {record.signed_off_by.name}" if record.signed_off_by else ""
    return f"{day(record.signed_off_at)}{by}"


def finding_columns(actor: Actor) -> tuple[Column, ...]:
    """The columns of the list of findings."""
    return (
        Column("reference", "Reference", lambda f: Link(f.reference, finding_href(f)), sort="reference"),
        Column("text", "What was found", lambda f: said(f, "text"), sort="text"),
        Column("kind", "Kind", kind, sort="kind"),
        Column("theme", "Theme", lambda f: said(f, "theme"), sort="theme"),
        Column("source", "Source", lambda f: source_with_kind(f, actor)),
        Column("signed_off", "Signed off", lambda f: sign_off_tag(f.signed_off_at), sort="signed_off_at"),
    )


def recommendation_columns() -> tuple[Column, ...]:
    """The columns of the list of recommendations."""
    return (
        Column("reference", "Reference", lambda r: Link(r.reference, recommendation_href(r)), sort="reference"),
        Column("text", "What should be done", lambda r: said(r, "text"), sort="text"),
        Column("answers", "Answers", lambda r: answered(r)),
        Column("addressed", "Addressed to", addressed_to),
        Column("made", "Made", lambda r: r.made, sort="made"),
        Column("signed_off", "Signed off", lambda r: sign_off_tag(r.signed_off_at), sort="signed_off_at"),
    )


def answered(recommendation: Recommendation) -> Content:
    """The findings a recommendation answers, as far as the reader may see them."""
    slug = recommendation.board.short_name.lower()
    found = [a.finding for a in recommendation.answers.all()]
    return Several(tuple(Link(f.reference, reverse("findings:show", args=[slug, f.pk])) for f in found))


def addressed_to(recommendation: Recommendation) -> Content:
    """The agencies a recommendation is addressed to."""
    named = [addressee.agency.short_name for addressee in recommendation.addressees.all()]
    return Several(tuple(named)) if named else UNADDRESSED


def finding_rows(finding: Finding, actor: Actor, *, may_write: bool) -> list[SummaryRow]:
    """The finding's facts."""
    change = Link("Change", href(finding, "change")) if may_write else None
    return [
        SummaryRow("What was found", said(finding, "text"), change),
        SummaryRow("Kind", kind(finding)),
        SummaryRow("Theme", said(finding, "theme")),
        SummaryRow("Source", source_with_kind(finding, actor)),
        SummaryRow("Signed off", signed_off(finding)),
    ]


def recommendation_rows(recommendation: Recommendation, *, may_write: bool) -> list[SummaryRow]:
    """The recommendation's facts."""
    change = Link("Change", href(recommendation, "change_recommendation")) if may_write else None
    return [
        SummaryRow("What should be done", said(recommendation, "text"), change),
        SummaryRow("Addressed to", addressed_to(recommendation)),
        SummaryRow("Made", recommendation.made),
        SummaryRow("Signed off", signed_off(recommendation)),
    ]


def recommendations_table(recommendations: Iterable[Recommendation]) -> RecordTable:
    """The recommendations that answer a finding."""
    rows = [
        [Link(r.reference, recommendation_href(r)), said(r, "text"), addressed_to(r), sign_off_tag(r.signed_off_at)]
        for r in recommendations
    ]
    empty = Empty("No recommendation yet", "A recommendation says what should be done about a finding, and by whom.")
    headings = ["Reference", "What should be done", "Addressed to", "Signed off"]
    return RecordTable("Recommendations that answer it", headings, rows, empty)


def findings_answered(findings: Iterable[Finding], actor: Actor) -> RecordTable:
    """The findings a recommendation answers."""
    rows = [[Link(f.reference, finding_href(f)), said(f, "text"), kind(f), source(f, actor)] for f in findings]
    empty = Empty("None that you may see", "The findings it answers are not signed off yet.")
    return RecordTable("Findings it answers", ["Reference", "What was found", "Kind", "Source"], rows, empty)


def findings_of_a_source(caption: str, findings: Sequence[Finding], button: Button | None) -> RecordTable:
    """What a source showed, each finding with the recommendations that answer it."""
    rows: list[list[Content]] = [
        [Link(f.reference, finding_href(f)), said(f, "text"), kind(f), answers(f), sign_off_tag(f.signed_off_at)]
        for f in findings
    ]
    empty = Empty("No findings yet", "Write down each strength and each point to improve; the thread starts here.")
    headings = ["Reference", "What was found", "Kind", "Answered by", "Signed off"]
    return RecordTable(caption, headings, rows, empty, button)


def answers(finding: Finding) -> Content:
    """The recommendations that answer a finding; a gap where a point to improve has none."""
    found: list[Answer] = list(finding.answers.all())
    slug = finding.board.short_name.lower()
    links = (Link(a.recommendation.reference, _address(slug, a)) for a in found)
    if found:
        return Several(tuple(links))
    return "None" if finding.kind == FindingKind.STRENGTH else UNANSWERED


def _address(slug: str, answer: Answer) -> str:
    return reverse("findings:recommendation", args=[slug, answer.recommendation_id])
