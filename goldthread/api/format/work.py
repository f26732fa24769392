"""What was found and by whom: reviews from outside, case audits, findings and recommendations."""

from __future__ import annotations

from goldthread.api.domain.kinds import (
    Field,
    Lines,
    Links,
    Number,
    RecordType,
    words,
)
from goldthread.api.format.fields import YEAR, choice, date, ref, text
from goldthread.audits.choices import AuditKind, OutputKind
from goldthread.audits.domain.states import AuditState
from goldthread.findings.choices import FindingKind
from goldthread.improvement.choices import ImpactKind, ImpactResult
from goldthread.reviews.choices import FigureMeasure, ReviewKind

JUDGEMENT = RecordType(
    name="judgement",
    section="judgements",
    model="reviews.Judgement",
    key_name="reference",
    parent="review",
    fields=(text("text", required=True),),
    once=("reference",),
    children=(
        RecordType(
            name="figure",
            section="figures",
            model="reviews.JudgementFigure",
            parent="judgement",
            keyed_by=("measure",),
            fields=(choice("measure", words(FigureMeasure), required=True), Field("value", Number(), required=True)),
            once=("judgement", "measure"),
        ),
    ),
)
REVIEW = RecordType(
    name="review",
    section="reviews",
    model="reviews.Review",
    key_name="reference",
    fields=(
        choice("kind", words(ReviewKind), required=True),
        text("body", 120, required=True),
        text("what", 200, required=True),
        date("held", required=True),
        date("published"),
        text("not_published_because"),
        text("grade", 200),
        text("link", 500),
        date("response_due"),
    ),
    once=("reference",),
    children=(JUDGEMENT,),
)
OUTPUT = RecordType(
    name="output",
    section="outputs",
    model="audits.LearningOutput",
    fields=(
        YEAR,
        ref("audit", "audit"),
        choice("kind", words(OutputKind), required=True),
        text("sent_to", 200),
        text("published", 200),
        text("claim"),
        text("evidence_held"),
    ),
)
AUDIT = RecordType(
    name="audit",
    section="audits",
    model="audits.CaseAudit",
    prefix="CA",
    fields=(
        text("theme", 160, required=True),
        choice("kind", words(AuditKind), default=AuditKind.MULTI_AGENCY),
        choice("state", words(AuditState), required=True),
        ref("agency", "agency"),
        text("why"),
        text("result"),
        date("planned"),
        date("held"),
        Field("cases", Number()),
        Field("children", Number()),
        Field("adults", Number()),
        ref("group", "group"),
        ref("priority", "priority"),
    ),
    once=("theme", "held", "planned"),
    children=(
        RecordType(
            name="reschedule",
            section="reschedules",
            model="audits.Reschedule",
            parent="audit",
            keyed_by=("becomes",),
            fields=(date("was", required=True), date("becomes", required=True), text("reason", required=True)),
            once=("audit", "was", "becomes"),
        ),
    ),
)
METHOD = RecordType(
    name="audit method",
    section="audit_methods",
    model="audits.AuditMethod",
    fields=(
        text("name", 120, required=True),
        date("starts"),
        date("ends"),
        text("criticism"),
        Field("columns", Lines()),
    ),
    once=("name",),
)
FINDING = RecordType(
    name="finding",
    section="findings",
    model="findings.Finding",
    prefix="F",
    fields=(
        choice("kind", words(FindingKind), required=True),
        text("text", required=True),
        text("theme", 160),
        ref("audit", "audit"),
        ref("judgement", "judgement"),
    ),
)
RECOMMENDATION = RecordType(
    name="recommendation",
    section="recommendations",
    model="findings.Recommendation",
    prefix="R",
    fields=(text("text", required=True), date("made")),
    links=(
        Links("answers", "finding", "answer", "recommendation", "finding"),
        Links("addressed_to", "agency", "addressee", "recommendation", "agency"),
    ),
    children=(
        RecordType(
            name="impact test",
            section="impact_tests",
            model="improvement.ImpactTest",
            parent="recommendation",
            fields=(
                choice("kind", words(ImpactKind), required=True),
                text("question", required=True),
                date("due", required=True),
                choice("result", words(ImpactResult), default=ImpactResult.NOT_YET),
                date("tested"),
                text("evidence"),
            ),
        ),
    ),
)
ANSWER = RecordType("answer", "", "findings.Answer", (), once=("recommendation", "finding"))
ADDRESSEE = RecordType("addressee", "", "findings.Addressee", (), once=("recommendation", "agency"))
