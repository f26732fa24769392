"""Writes of this room. Each is a verb, done by an actor, all or nothing, and recorded in the trail."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils import timezone

from goldthread.audits.models import CaseAudit
from goldthread.findings.domain.sign_off import OF_A_FINDING, OF_A_RECOMMENDATION, check_not_signed_off, falls
from goldthread.findings.domain.sources import check_one_source
from goldthread.findings.models import Addressee, Answer, Finding, Recommendation
from goldthread.findings.permissions import ACCEPT_FINDINGS, WRITE_FINDINGS
from goldthread.foundation.access import Actor, require
from goldthread.foundation.numbering import next_reference
from goldthread.foundation.writes import service
from goldthread.kernel.refusals import Refused
from goldthread.partnership.models import Agency, Board
from goldthread.reviews.models import Judgement

FINDING_FIELDS = ("kind", "text", "theme", "readings")
RECOMMENDATION_FIELDS = ("text", "made", "readings")


@service("findings.written")
def write_finding(
    *, board: Board, by: Actor, audit: CaseAudit | None = None, judgement: Judgement | None = None, **fields: Any
) -> Finding:
    """Write what one source showed: a strength or a point to improve. `fields` are those of FINDING_FIELDS.

    Without a theme of its own, a finding of an audit takes the audit's.
    """
    require(by, WRITE_FINDINGS, board=board.pk)
    check_one_source(audit, judgement)
    source = audit or judgement
    if source is not None and source.board_id != board.pk:
        raise Refused("That source belongs to another board.")
    finding = Finding(board=board, audit=audit, judgement=judgement, reference=next_reference(board.pk, "F"))
    given = {**fields, "theme": fields.get("theme") or (audit.theme if audit else "")}
    _set(finding, FINDING_FIELDS, given)
    finding.save()
    return finding


@service("findings.changed")
def change_finding(*, public_id: UUID, version: int | None, by: Actor, **fields: Any) -> Finding:
    """Change a finding. Its source stays. A sign-off falls when the wording or the kind changes."""
    finding = Finding.objects.for_update(by, public_id, version=version)
    require(by, WRITE_FINDINGS, on=finding)
    _set(finding, FINDING_FIELDS, fields)
    _withdraw_if_changed(finding, finding.changed_fields(), OF_A_FINDING)
    finding.save()
    return finding


@service("findings.theme_renamed")
def rename_theme(*, board: Board, theme: str, becomes: str, expected: int | None = None, by: Actor) -> list[Finding]:
    """Give a theme another name on every finding that carries it, all or none; a sign-off stands.

    `expected` is how many findings the person was shown: refused where there are more or fewer by now.
    """
    require(by, WRITE_FINDINGS, board=board.pk)
    wanted = " ".join(becomes.split())
    if not wanted or wanted == theme:
        raise Refused("Give the name the theme should have from now on.", field="becomes")
    rows = Finding.objects.visible_to(by).filter(board=board, theme=theme).order_by("pk")
    found = list(rows.select_for_update(of=("self",)))
    if not found or (expected is not None and len(found) != expected):
        raise Refused(f"{len(found)} findings carry “{theme}” by now. Go back and look at them again.")
    for finding in found:
        finding.theme = wanted
        finding.save()
    return found


@service("findings.signed_off")
def sign_off_finding(*, public_id: UUID, version: int | None, by: Actor) -> Finding:
    """Accept a finding for the board, once. From then on those who see what is agreed see it."""
    finding = Finding.objects.for_update(by, public_id, version=version)
    require(by, ACCEPT_FINDINGS, on=finding)
    _sign_off(finding, by)
    return finding


@service("findings.recommendation_written")
def write_recommendation(
    *, board: Board, by: Actor, findings: Collection[Finding], agencies: Collection[Agency] = (), **fields: Any
) -> Recommendation:
    """Say what should be done about one or more findings, and by which agencies of the board.

    `fields` are those of RECOMMENDATION_FIELDS. Without agencies it stands unaddressed, which pages show as a gap.
    """
    require(by, WRITE_FINDINGS, board=board.pk)
    recommendation = Recommendation(board=board, reference=next_reference(board.pk, "R"))
    _set(recommendation, RECOMMENDATION_FIELDS, fields)
    recommendation.save()
    _answer(recommendation, findings, by)
    _address(recommendation, agencies, by)
    return recommendation


@service("findings.recommendation_changed")
def change_recommendation(
    *,
    public_id: UUID,
    version: int | None,
    by: Actor,
    findings: Collection[Finding] | None = None,
    agencies: Collection[Agency] | None = None,
    **fields: Any,
) -> Recommendation:
    """Change a recommendation, what it answers and whom it addresses; None leaves either as it is.

    A sign-off falls when the wording, the findings or the agencies change: what was agreed is no longer what stands.
    """
    recommendation = Recommendation.objects.for_update(by, public_id, version=version)
    require(by, WRITE_FINDINGS, on=recommendation)
    _set(recommendation, RECOMMENDATION_FIELDS, fields)
    linked = _link(recommendation, findings, agencies, by)
    _withdraw_if_changed(recommendation, [*recommendation.changed_fields(), *linked], OF_A_RECOMMENDATION)
    if recommendation.changed_fields():
        recommendation.save()
    elif linked:
        recommendation.count_as_changed(*linked)
    return recommendation


@service("findings.recommendation_signed_off")
def sign_off_recommendation(*, public_id: UUID, version: int | None, by: Actor) -> Recommendation:
    """Accept a recommendation for the board, once."""
    recommendation = Recommendation.objects.for_update(by, public_id, version=version)
    require(by, ACCEPT_FINDINGS, on=recommendation)
    _sign_off(recommendation, by)
    return recommendation


def _set(record: Finding | Recommendation, names: Sequence[str], fields: Mapping[str, Any]) -> None:
    for name in names:
        if name in fields:
            setattr(record, name, fields[name])


def _sign_off(record: Finding | Recommendation, by: Actor) -> None:
    check_not_signed_off(signed_off_at=record.signed_off_at, reference=record.reference)
    record.signed_off_at, record.signed_off_by_id = timezone.now(), by.person
    record.save()


def _withdraw_if_changed(record: Finding | Recommendation, changed: Collection[str], agreed: frozenset[str]) -> None:
    if falls(changed=changed, agreed=agreed):
        record.signed_off_at = record.signed_off_by = None


def _link(
    recommendation: Recommendation,
    findings: Collection[Finding] | None,
    agencies: Collection[Agency] | None,
    by: Actor,
) -> list[str]:
    """Set the links that are given; name those that differ from what stood."""
    differing = []
    if findings is not None and _answer(recommendation, findings, by):
        differing.append("findings")
    if agencies is not None and _address(recommendation, agencies, by):
        differing.append("agencies")
    return differing


def _answer(recommendation: Recommendation, findings: Collection[Finding], by: Actor) -> bool:
    """Make the recommendation answer these findings and no others; say whether that changed anything."""
    if not findings:
        raise Refused("Choose at least one finding for the recommendation to answer.", field="findings")
    if any(finding.board_id != recommendation.board_id for finding in findings):
        raise Refused("A recommendation answers findings of its own board.", field="findings")
    held = {answer.finding_id: answer for answer in recommendation.answers.visible_to(by)}
    wanted = {finding.pk: finding for finding in findings}
    for key in held.keys() - wanted.keys():
        held[key].delete()
    for key in wanted.keys() - held.keys():
        Answer(board=recommendation.board, recommendation=recommendation, finding=wanted[key]).save()
    return held.keys() != wanted.keys()


def _address(recommendation: Recommendation, agencies: Collection[Agency], by: Actor) -> bool:
    """Address these agencies and no others; say whether that changed anything."""
    held = {addressee.agency_id: addressee for addressee in recommendation.addressees.visible_to(by)}
    wanted = {agency.pk: agency for agency in agencies}
    _refuse_strangers(recommendation, wanted.keys() - held.keys(), by)
    for key in held.keys() - wanted.keys():
        held[key].delete()
    for key in wanted.keys() - held.keys():
        Addressee(board=recommendation.board, recommendation=recommendation, agency=wanted[key]).save()
    return held.keys() != wanted.keys()


def _refuse_strangers(recommendation: Recommendation, added: Collection[UUID], by: Actor) -> None:
    ours = Agency.objects.visible_to(by).filter(links__board=recommendation.board_id, pk__in=added)
    if added and ours.count() != len(added):
        raise Refused("Choose agencies of this board.", field="agencies")
