"""The scene of the access matrix: two boards with a record of every kind, each marked with words found nowhere else.

Within the first board a record comes in up to three variants: `own` concerns the actor's agency and is still a draft,
`other` concerns another agency and is a draft, `agreed` concerns the other agency and has been signed off. The second
board's records (`foreign`) must never be seen by anyone of the first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from goldthread.audits.models import AuditMethod, CaseAudit, LearningOutput, Reschedule
from goldthread.documents.freezing import to_json
from goldthread.documents.model import Document, Fact, Paragraph, Section
from goldthread.findings.models import Addressee, Answer, Finding, Recommendation
from goldthread.foundation.access import Actor
from goldthread.foundation.files import keep, look_into
from goldthread.foundation.models import Message, Record
from goldthread.foundation.writes import service
from goldthread.improvement.models import (
    Action,
    ClosureDecision,
    DueDateChange,
    Evidence,
    EvidenceFile,
    ImpactTest,
    ProgressNote,
    Purpose,
    Response,
    SavedView,
    TrackerImport,
    Untested,
    UpdateRequest,
    UpdateRound,
)
from goldthread.kernel.partial_dates import PartialDate
from goldthread.meetings.models import Attendance, Meeting
from goldthread.partnership.models import (
    Agency,
    Board,
    GovernanceChange,
    LegalDuty,
    MeetingPattern,
    Membership,
    Person,
    Priority,
    SubGroup,
    TermsOfReference,
)
from goldthread.partnership.models.contacts import ContactImport
from goldthread.programme.models import Entry, EntryDate, Obstacle
from goldthread.reports.models import AnnualReport
from goldthread.reviews.models import Judgement, JudgementFigure, Review, ReviewDocument
from tests import world

VARIANTS = ("own", "other", "agreed")
YEAR = "2025-26"
WHEN = PartialDate.parse("2025-06-10")


def canary(kind: str, variant: str) -> str:
    """A word that stands in exactly one record."""
    return f"canary{kind}{variant}".lower()


@dataclass
class Scene:
    """Records by kind and variant, and the people who look at them, by role."""

    board: Board
    foreign_board: Board
    own_agency: Agency
    other_agency: Agency
    group: SubGroup
    other_group: SubGroup
    records: dict[tuple[str, str], Record] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def find(self, kind: str, variant: str) -> Record:
        """The record of a kind in a variant; kinds that no agency owns have only the one."""
        return self.records.get((kind, variant)) or self.records[kind, "own"]

    def has_variants(self, kind: str) -> bool:
        return (kind, "other") in self.records


def build() -> Scene:
    """Make the whole scene."""
    board, foreign = world.board("AAA"), world.board("ZZZ")
    own = world.agency(board, name=canary("agency", "own"))
    other = world.agency(board, name=canary("agency", "other"), kind="health")
    stranger = world.agency(foreign, name=canary("agency", "foreign"))
    scene = Scene(board, foreign, own, other, world.group(board, name="Quality"), world.group(board, name="Serious"))
    scene.records["agency", "own"], scene.records["agency", "other"] = own, other
    scene.records["group", "own"] = scene.group
    _furnish(scene, board, "own", own, scene.group)
    _furnish(scene, board, "other", other, scene.other_group)
    _furnish(scene, board, "agreed", other, scene.other_group, agreed=True)
    _cross(scene, board)
    _furnish_once(scene, board, "own", scene.group)
    far = world.group(foreign, name=canary("group", "foreign"))
    _furnish(scene, foreign, "foreign", stranger, far, agreed=True)
    _furnish_once(scene, foreign, "foreign", far)
    return scene


def _cross(scene: Scene, board: Board) -> None:
    """Ties between what a reader may see and what not, so that a page about the one could tell of the other."""
    held, advice, act = (
        {variant: scene.records[kind, variant] for variant in VARIANTS}
        for kind in ("finding", "recommendation", "action")
    )
    for variant in ("other", "agreed"):
        world.save(Answer(board=board, recommendation=advice[variant], finding=held["own"]))
        world.save(Purpose(board=board, action=act[variant], finding=held["own"]))
    world.save(Answer(board=board, recommendation=advice["agreed"], finding=held["other"]))
    world.save(Purpose(board=board, action=act["agreed"], recommendation=advice["other"]))
    world.save(Purpose(board=board, action=act["own"], recommendation=advice["other"]))
    world.save(Purpose(board=board, action=act["own"], finding=held["other"]))


def _keep(scene: Scene, kind: str, variant: str, record: Record) -> Any:
    world.save(record)
    scene.records[kind, variant] = record
    return record


def _furnish(
    scene: Scene, board: Board, variant: str, agency: Agency, group: SubGroup, *, agreed: bool = False
) -> None:
    """Records that concern an agency or a group, in one variant."""
    signed = timezone.now() if agreed else None
    audit = CaseAudit(board=board, reference=f"CA-{variant}", theme="Neglect", planned=WHEN, expected=WHEN)
    world.save(audit)
    finding = Finding(
        board=board,
        reference=canary("fref", variant),
        kind="improvement",
        text=canary("finding", variant),
        theme=canary("theme", variant),
        audit=audit,
        signed_off_at=signed,
    )
    _keep(scene, "finding", variant, finding)
    advice = Recommendation(
        board=board, reference=canary("rref", variant), text=canary("recommendation", variant), signed_off_at=signed
    )
    _keep(scene, "recommendation", variant, advice)
    world.save(Answer(board=board, recommendation=advice, finding=finding))
    _keep(scene, "addressee", variant, Addressee(board=board, recommendation=advice, agency=agency))
    said = Response(
        board=board, recommendation=advice, agency=agency, answer="in_part", reason=canary("response", variant)
    )
    _keep(scene, "response", variant, said)
    _act(scene, board, variant, agency, advice, agreed=agreed)
    _gather(scene, board, variant, agency, group)
    _people(scene, board, variant, agency)
    state = {"state": "issued", "frozen": _frozen(board), "issued_at": signed} if agreed else {}
    if variant != "other":
        edition = 2 if agreed else 1
        _keep(scene, "report", variant, AnnualReport(board=board, year=YEAR, edition=edition, **state))


def _frozen(board: Board) -> dict[str, Any]:
    """An issued report with one fact, under a key that a draft has too."""
    today = timezone.localdate()
    fact = Fact("actions", 3, "Three", today)
    section = Section("introduction", "1", "Introduction", (Paragraph((fact, " audits.")),))
    issued = Document("Report", "", board.name, YEAR, today, (section,), status="Issued", issued_on=today)
    return to_json(issued)


def _act(scene: Scene, board: Board, variant: str, agency: Agency, advice: Recommendation, *, agreed: bool) -> None:
    action = Action(
        board=board,
        reference=canary("aref", variant),
        text=canary("action", variant),
        detail=canary("detail", variant),
        measure=canary("measure", variant),
        evidenced_by=canary("shown", variant),
        caveat=canary("caveat", variant),
        state_reason=canary("stated", variant),
        former_reference=canary("former", variant),
        state="in_progress" if agreed else "proposed",
        owner_agency=agency,
        due=WHEN,
        original_due=WHEN,
    )
    _keep(scene, "action", variant, action)
    _keep(scene, "purpose", variant, Purpose(board=board, action=action, recommendation=advice))
    proof = Evidence(board=board, action=action, text=canary("evidence", variant), entered_for=agency)
    _keep(scene, "evidence", variant, proof)
    scene.records["evidence_file", variant] = attached(
        proof, f"{canary('fname', variant)}.txt", canary("evidence_file", variant)
    )
    world.save(ProgressNote(board=board, action=action, text=canary("note", variant)))
    world.save(DueDateChange(board=board, action=action, was=WHEN, becomes=WHEN, reason=canary("moved", variant)))
    decided = ClosureDecision(board=board, action=action, decided="returned", on=WHEN.start)
    decided.reason = canary("decision", variant)
    world.save(decided)
    test = ImpactTest(board=board, recommendation=advice, kind="survey", question=canary("impact", variant), due=WHEN)
    test.result, test.tested, test.evidence = "no_change", WHEN, canary("tested", variant)
    _keep(scene, "impact_test", variant, test)
    world.save(Untested(board=board, action=action, reason=canary("untested", variant)))


@service("tests.saved")
def attach(*, proof: Evidence, upload: SimpleUploadedFile, by: Actor) -> EvidenceFile:
    """Keep a file with a piece of evidence."""
    made = EvidenceFile(board=proof.board, evidence=proof, **keep(look_into(upload)))
    made.save()
    return made


def attached(proof: Evidence, name: str, content: str) -> EvidenceFile:
    made: EvidenceFile = attach(proof=proof, upload=SimpleUploadedFile(name, content.encode()), by=world.SYSTEM)
    return made


def _gather(scene: Scene, board: Board, variant: str, agency: Agency, group: SubGroup) -> None:
    if variant == "agreed":
        return
    meeting = Meeting(
        board=board, group=group, held=WHEN, summary=canary("meeting", variant), place=canary("place", variant)
    )
    _keep(scene, "meeting", variant, meeting)
    _ask(scene, board, variant, agency, group)
    world.save(Attendance(board=board, meeting=meeting, agency=agency, status="present"))


def _ask(scene: Scene, board: Board, variant: str, agency: Agency, group: SubGroup) -> None:
    """An update round, and the request to one agency, entered for it and not yet confirmed."""
    days = {"opens": WHEN.start, "papers_due": WHEN.start, "meets": WHEN.end}
    asking = UpdateRound(board=board, group=group, **days)
    _keep(scene, "round", variant, asking)
    request = UpdateRequest(board=board, round=asking, agency=agency, owner=f"{agency.pk}//", entered_for=agency)
    _keep(scene, "request", variant, request)


def _people(scene: Scene, board: Board, variant: str, agency: Agency) -> None:
    if variant == "agreed":
        return
    who = world.person("agency_auditor", board, at=agency, name=canary("person", variant))
    scene.records["person", variant] = who
    held = Membership.objects.as_system("the access matrix").filter(person=who).get()
    scene.records["membership", variant] = held


@service("tests.saved")
def filed(*, review: Review, said: str, by: Actor) -> ReviewDocument:
    """Keep a document of a review."""
    upload = SimpleUploadedFile(f"{said}.txt", said.encode())
    made = ReviewDocument(board=review.board, review=review, what=said, **keep(look_into(upload)))
    made.save()
    return made


def _furnish_once(scene: Scene, board: Board, variant: str, group: SubGroup) -> None:
    """Records of the board that no agency owns."""
    review = Review(
        board=board, reference="RV-91", kind="inspection", body="Ofsted", what=canary("review", variant), held=WHEN
    )
    _keep(scene, "review", variant, review)
    judgement = Judgement(board=board, review=review, reference="J-1", text=canary("judgement", variant))
    _keep(scene, "judgement", variant, judgement)
    document = filed(review=review, said=canary("document", variant), by=world.SYSTEM)
    scene.records["review_document", variant] = document  # type: ignore[assignment]
    world.save(JudgementFigure(board=board, judgement=judgement, measure="audits", value=2))
    audit = CaseAudit(
        board=board, reference="CA-91", theme=canary("audit", variant), planned=WHEN, expected=WHEN, group=group
    )
    _keep(scene, "audit", variant, audit)
    world.save(Reschedule(board=board, audit=audit, was=WHEN, becomes=WHEN, reason=canary("reschedule", variant)))
    _keep(scene, "method", variant, AuditMethod(board=board, name=canary("method", variant)))
    draft = Message(board_id=board.pk, recipient_name="Jo", address="jo@example.org", kind="tests.draft", state="draft")
    draft.key, draft.not_before = canary("key", variant), timezone.now()
    draft.subject, draft.body = canary("message", variant), canary("message", variant)
    _keep(scene, "message", variant, draft)
    output = LearningOutput(board=board, audit=audit, year=YEAR, kind="briefing", sent_to=canary("output", variant))
    _keep(scene, "output", variant, output)
    priority = Priority(board=board, year=YEAR, theme=canary("priority", variant))
    _keep(scene, "priority", variant, priority)
    entry = Entry(board=board, year=YEAR, kind="section_11", title=canary("entry", variant), priority=priority)
    _keep(scene, "entry", variant, entry)
    _keep(scene, "entry_date", variant, EntryDate(board=board, entry=entry, what="Fieldwork", planned=WHEN))
    _keep(scene, "obstacle", variant, Obstacle(board=board, year=YEAR, text=canary("obstacle", variant)))
    _keep(scene, "pattern", variant, MeetingPattern(board=board, group=group, starts=WHEN, frequency="monthly"))
    someone = world.person("guest", board)
    scene.records["post", variant] = world.seat(someone, group)
    view = SavedView(board=board, person=someone, name=canary("view", variant), query="state=all", is_shared=True)
    _keep(scene, "saved_view", variant, view)
    for part in VARIANTS if variant == "own" else (variant,):
        narrow = {"name": f"{part} theme", "query": f"theme={canary('theme', part)}", "is_shared": True}
        world.save(SavedView(board=board, person=someone, **narrow))
    _keep(
        scene,
        "contact_import",
        variant,
        ContactImport(board=board, taken_by=someone, file_name="contacts.csv", rows=[["Agency"]]),
    )
    sheet = {"name": "", "above": 0, "headings": ["Action"], "lines": [[2, [canary("tracker", variant)]]]}
    held = TrackerImport(board=board, taken_by=someone, file_name="tracker.csv", rows={"sheets": [sheet]})
    _keep(scene, "tracker_import", variant, held)
    back = TrackerImport(board=board, taken_by=someone, file_name="template.xlsx", is_template=True, rows={"lines": []})
    _keep(scene, "template_import", variant, back)
    terms = TermsOfReference(board=board, group=group, why=canary("terms", variant))
    _keep(scene, "terms", variant, terms)
    _keep(scene, "change", variant, GovernanceChange(board=board, what=canary("change", variant)))
    _keep(scene, "duty", variant, LegalDuty(board=board, instrument="Act", duty=canary("duty", variant)))
