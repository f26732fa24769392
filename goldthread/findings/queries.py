"""Named reads of this room, always for an actor. Each runs a constant number of queries; counting is done in SQL."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from goldthread.audits.models import CaseAudit
from goldthread.findings.choices import FindingKind, SourceKind
from goldthread.findings.domain.themes import Sighting, Theme, gathered
from goldthread.findings.models import Addressee, Answer, Finding, Recommendation
from goldthread.foundation.access import Actor
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.years import FinancialYear
from goldthread.partnership.models import Priority
from goldthread.reviews.models import Judgement


@dataclass(frozen=True)
class Kinds:
    """How many findings of each kind there are under one heading (a theme, or a kind of source)."""

    of: str
    strengths: int = 0
    improvements: int = 0
    not_recorded: int = 0

    @property
    def total(self) -> int:
        return self.strengths + self.improvements + self.not_recorded


def findings_of(actor: Actor, board: UUID) -> QuerySet[Finding]:
    """The board's findings this actor may see, with their sources."""
    rows: QuerySet[Finding] = Finding.objects.visible_to(actor).filter(board=board)
    return rows.select_related("board", "audit__agency", "judgement__review", "signed_off_by")


def findings_from(
    actor: Actor, board: UUID, *, audits: Iterable[CaseAudit] = (), judgements: Iterable[Judgement] = ()
) -> QuerySet[Finding]:
    """Findings of the sources named, each with what answers it. Two selects, however many sources."""
    audit_keys = [audit.pk for audit in audits]
    judgement_keys = [judgement.pk for judgement in judgements]
    named = Q(audit__in=audit_keys) | Q(judgement__in=judgement_keys)
    return with_answers(actor, findings_of(actor, board).filter(named))


def with_answers(actor: Actor, findings: QuerySet[Finding]) -> QuerySet[Finding]:
    """The same findings, each with `answers.all()` read and their recommendations beside them."""
    answers = Answer.objects.visible_to(actor).select_related("recommendation").order_by("recommendation__reference")
    return findings.prefetch_related(Prefetch("answers", queryset=answers))


def recommendations_of(actor: Actor, board: UUID) -> QuerySet[Recommendation]:
    """The board's recommendations, each with the findings it answers and the agencies addressed. Three selects.

    Whoever sees an answer sees its finding, so the findings and their sources come along.
    """
    sources = ("finding__board", "finding__audit", "finding__judgement__review")
    answers = Answer.objects.visible_to(actor).select_related(*sources).order_by("finding__reference")
    return _addressed(actor, board).prefetch_related(Prefetch("answers", queryset=answers))


def recommendations_answering(actor: Actor, board: UUID, findings: Iterable[Finding]) -> QuerySet[Recommendation]:
    """Recommendations that answer any of the findings, in the order of their references. Two selects.

    Each comes with the agencies addressed; `with_answers` gives the way from each finding to its own.
    """
    answered = Answer.objects.visible_to(actor).filter(finding__in=[finding.pk for finding in findings])
    return _addressed(actor, board).filter(pk__in=answered.values("recommendation"))


def _addressed(actor: Actor, board: UUID) -> QuerySet[Recommendation]:
    addressees = Addressee.objects.visible_to(actor).select_related("agency").order_by("agency__short_name")
    rows: QuerySet[Recommendation] = Recommendation.objects.visible_to(actor).filter(board=board)
    return rows.select_related("board", "signed_off_by").prefetch_related(Prefetch("addressees", queryset=addressees))


def unanswered(actor: Actor, board: UUID) -> QuerySet[Finding]:
    """Points to improve that no recommendation answers yet: the thread's first gap."""
    answered = Answer.objects.visible_to(actor).filter(board=board)
    improvements = findings_of(actor, board).filter(kind=FindingKind.IMPROVEMENT)
    return improvements.exclude(pk__in=answered.values("finding"))


def kinds_by_theme(actor: Actor, board: UUID) -> list[Kinds]:
    """Strengths and points to improve by theme, the most findings first. One select."""
    rows = findings_of(actor, board).order_by().values_list("theme", "kind").annotate(number=Count("pk"))
    counts: dict[str, dict[str, int]] = {}
    for theme, kind, number in rows:
        counts.setdefault(theme, {})[kind] = number
    found = [Kinds(theme, *(held.get(kind.value, 0) for kind in FindingKind)) for theme, held in counts.items()]
    return sorted(found, key=lambda kinds: (-kinds.total, kinds.of))


def themes_of(actor: Actor, board: UUID) -> list[Theme]:
    """Every theme this actor may know of, with what was found when and by which source. One select."""
    audit, review = ("audit_id", "audit__kind", "audit__held"), "judgement__review"
    fields = ("theme", "kind", *audit, f"{review}_id", f"{review}__kind", f"{review}__held")
    rows = findings_of(actor, board).exclude(theme="").order_by().values_list(*fields)
    return gathered(_sighting(*row) for row in rows)


def _sighting(
    theme: str,
    kind: str,
    audit: UUID | None,
    audit_kind: str,
    audit_held: PartialDate | None,
    review: UUID | None,
    review_kind: str,
    review_held: PartialDate | None,
) -> Sighting:
    held = audit_held if audit else review_held
    source_kind = f"audit:{audit_kind}" if audit else f"review:{review_kind}"
    year = FinancialYear.of(held.start) if held else None
    return Sighting(theme, kind, str(audit or review), source_kind, year)


def theme_names(actor: Actor, board: UUID) -> list[str]:
    """Themes to offer where one is asked for: those in use on the board, and those of its priorities."""
    used = findings_of(actor, board).exclude(theme="").order_by().values_list("theme", flat=True).distinct()
    set_for_a_year = Priority.objects.visible_to(actor).filter(board=board).order_by()
    return sorted({*used, *set_for_a_year.values_list("theme", flat=True).distinct()}, key=str.casefold)


def kinds_by_source(actor: Actor, board: UUID) -> list[Kinds]:
    """Strengths and points to improve by kind of source (`audit`, `judgement`). One select."""
    totals: dict[str, Any] = {}
    for source in SourceKind:
        for kind in FindingKind:
            named = Q(**{f"{source}__isnull": False, "kind": kind})
            totals[f"{source}_{kind.value}"] = Count("pk", filter=named)
    found = findings_of(actor, board).order_by().aggregate(**totals)
    return [Kinds(source, *(found[f"{source}_{kind.value}"] for kind in FindingKind)) for source in SourceKind]


def addressed(actor: Actor, board: UUID) -> list[tuple[str, int]]:
    """How many recommendations each agency is addressed by, the most first. One select."""
    rows = Addressee.objects.visible_to(actor).filter(board=board).order_by()
    counted = rows.values_list("agency__short_name").annotate(number=Count("pk"))
    return sorted(counted, key=lambda row: (-row[1], row[0]))
