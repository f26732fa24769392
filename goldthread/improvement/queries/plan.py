"""The composite plan read lightly: rows of plain values, the names and sources that stand beside them, and its choices.

A plan may hold ten thousand actions. What a row shows is read as values rather than records, names are read once for
the whole plan, and sources once for the rows of a page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, UUIDField, Value
from django.db.models.functions import Cast, Substr

from goldthread.audits.models import CaseAudit
from goldthread.audits.permissions import SEE_AUDITS
from goldthread.findings.models import Answer, Finding
from goldthread.foundation.access import Actor
from goldthread.improvement.models import Action, Purpose
from goldthread.improvement.queries.links import seen_purposes
from goldthread.partnership.models import Agency, Person, SubGroup
from goldthread.reviews.models import Review
from goldthread.reviews.permissions import SEE_REVIEWS

FEW = 500  # rows asked for by name; above that, the whole board's links are read
REVIEW = "judgement__review"
NO_LABELS: frozenset[str] = frozenset()
SHOWN = (
    "public_id",
    "reference",
    "text",
    "state",
    "priority",
    "remit",
    "owner_agency_id",
    "owner_group_id",
    "owner_person_id",
    "due",
    "original_due",
    "agreed_on",
    "closed_on",
    "measure",
    "strength",
    "evidence_held",
    "impact",
    "rating",
)


def as_rows(rows: QuerySet[Action]) -> QuerySet[Any, Any]:
    """Actions as light rows with the fields of SHOWN; `rows` carry their rating (queries.with_rating)."""
    return rows.values_list(*SHOWN, named=True)


@dataclass
class Names:
    """The names of owners by key, each kind by itself."""

    agencies: dict[UUID, str] = field(default_factory=dict)
    groups: dict[UUID, str] = field(default_factory=dict)
    people: dict[UUID, str] = field(default_factory=dict)


WHY = "the names of those who own actions the actor sees: whoever sees an action sees whose it is"


def owner_names(rows: QuerySet[Action]) -> Names:
    """Who owns any of these actions, which must be those someone may see. One select."""
    kinds = (("agencies", Agency, "short_name"), ("groups", SubGroup, "name"), ("people", Person, "name"))
    parts = [_named(rows, *kind) for kind in kinds]
    names = Names()
    for kind, key, name in parts[0].union(*parts[1:], all=True):
        getattr(names, kind)[key] = name
    return names


def _named(rows: QuerySet[Action], kind: str, model: Any, name: str) -> QuerySet[Any, Any]:
    owner = {"agencies": "owner_agency", "groups": "owner_group", "people": "owner_person"}[kind]
    owning = Exists(rows.filter(**{owner: OuterRef("pk")}))
    told: QuerySet[Any, Any] = model.objects.as_system(WHY).filter(owning).order_by()
    told = told.annotate(_kind=Value(kind, CharField())).values_list("_kind", "pk", name)
    return told


@dataclass(frozen=True, order=True)
class Source:
    """Where a finding came from: a case audit or a review, with the few words it is known by."""

    kind: str
    label: str
    key: UUID
    review_kind: str = ""


@dataclass(frozen=True)
class Facets:
    """The sources and themes that the findings an actor may see come from."""

    sources: tuple[Source, ...]
    themes: tuple[str, ...]


def facets(actor: Actor, board: UUID) -> Facets:
    """What the plan can be narrowed to: each source and theme of a finding the actor may see. One select."""
    seen = Finding.objects.visible_to(actor).filter(board=board).order_by()
    audits = CaseAudit.objects.visible_to(actor).filter(pk__in=seen.values("audit")).order_by()
    reviews = Review.objects.visible_to(actor).filter(pk__in=seen.values("judgement__review")).order_by()
    nothing, bare = Value("", CharField()), Cast(Value(None), UUIDField())
    parts = (
        audits.annotate(_what=Value("audit", CharField()), _b=nothing, _c=nothing).values_list(
            "_what", "pk", "reference", "_b", "_c"
        ),
        reviews.annotate(_what=Value("review", CharField()), _year=Substr("held", 1, 4)).values_list(
            "_what", "pk", "body", "kind", "_year"
        ),
        seen.annotate(_what=Value("theme", CharField()), _key=bare, _b=nothing, _c=nothing)
        .values_list("_what", "_key", "theme", "_b", "_c")
        .distinct(),
    )
    themes, sources = [], []
    for what, key, name, kind, year in parts[0].union(*parts[1:], all=True):
        if what == "theme":
            themes.append(name)
        else:
            sources.append(Source(what, f"{name} {year}".strip(), key, kind))
    return Facets(tuple(sorted(sources)), tuple(sorted(filter(None, themes), key=str.casefold)))


def sources_by_action(actor: Actor, board: UUID, actions: Iterable[UUID]) -> Mapping[UUID, list[str]]:
    """For each action, the sources it answers in short (“Ofsted 2016”, “CA-3”), each once. Two selects.

    A source the actor may not see is not named.
    """
    keys = list(actions)
    links = Purpose.objects.visible_to(actor).filter(board=board)
    links = links.filter(action__in=keys) if len(keys) <= FEW else links
    told = list(links.order_by().values_list("action", "finding", "recommendation"))
    findings, recommendations = ({row[at] for row in told if row[at]} for at in (1, 2))
    named = _labels(actor, board, findings, recommendations)
    found: defaultdict[UUID, set[str]] = defaultdict(set)
    for action, finding, recommendation in told:
        found[action] |= named.get(finding, NO_LABELS) | named.get(recommendation, NO_LABELS)
    return {action: sorted(labels) for action, labels in found.items()}


def _labels(actor: Actor, board: UUID, findings: set[UUID], recommendations: set[UUID]) -> dict[UUID, set[str]]:
    """The labels of sources by finding, and by recommendation that answers it."""
    direct = Finding.objects.visible_to(actor).filter(board=board).order_by()
    seen = Exists(direct.filter(pk=OuterRef("finding")))
    answers = Answer.objects.visible_to(actor).filter(seen, board=board).order_by()
    if len(findings) + len(recommendations) <= FEW:
        direct = direct.filter(pk__in=findings)
        answers = answers.filter(recommendation__in=recommendations)
    sees = [actor.holds(verb, board=board) for verb in (SEE_AUDITS, SEE_REVIEWS)]
    named: defaultdict[UUID, set[str]] = defaultdict(set)
    told = _sourced(direct, "pk", "").union(_sourced(answers, "recommendation", "finding__"), all=True)
    for key, reference, body, held in told:
        if sees[0 if reference else 1]:
            named[key].add(reference or f"{body} {held}")
    return named


def _sourced(rows: QuerySet[Any], key: str, to_finding: str) -> QuerySet[Any, Any]:
    year = Substr(f"{to_finding}{REVIEW}__held", 1, 4)
    return rows.values_list(key, f"{to_finding}audit__reference", f"{to_finding}{REVIEW}__body", year)


def from_kind(actor: Actor, rows: QuerySet[Action], kind: str) -> QuerySet[Action]:
    """Those that serve a finding from an `audit`, any `judgement`, a `review:<kind>`; or `none`: no finding at all.

    What the actor may not see is as if it were not there, so that the filter tells nothing the page does not.
    """
    if kind == "none":
        served = Purpose.objects.visible_to(actor).filter(seen_purposes(actor), action=OuterRef("pk"))
        return rows.exclude(Exists(served))
    if kind.startswith("review:"):
        return serving(actor, rows, Q(judgement__review__kind=kind.removeprefix("review:")))
    return serving(actor, rows, Q(**{f"{kind}__isnull": False}))


def from_source(actor: Actor, rows: QuerySet[Action], source: str) -> QuerySet[Action]:
    """Those that serve a finding of one source, named as its kind and key: `audit-<key>` or `review-<key>`."""
    kind, _, key = source.partition("-")
    return serving(actor, rows, Q(audit=key) if kind == "audit" else Q(judgement__review=key))


def of_theme(actor: Actor, rows: QuerySet[Action], theme: str) -> QuerySet[Action]:
    """Those that serve a finding of a theme."""
    return serving(actor, rows, Q(theme=theme))


def serving(actor: Actor, rows: QuerySet[Action], findings: Q) -> QuerySet[Action]:
    """Those that follow from such a finding, or serve a recommendation that answers one."""
    found = Finding.objects.visible_to(actor).filter(findings).values("pk")
    answered = Answer.objects.visible_to(actor).filter(finding__in=found).values("recommendation")
    links = Purpose.objects.visible_to(actor).filter(seen_purposes(actor))
    return rows.filter(pk__in=links.filter(Q(finding__in=found) | Q(recommendation__in=answered)).values("action"))
