"""Words, links and pictures of this room. Templates receive what stands here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse

from goldthread.reviews.choices import FIGURE_MEASURE, REVIEW_KIND, FigureMeasure
from goldthread.reviews.models import Judgement, Review
from goldthread.ui.charts.bars import Bar, BarChart
from goldthread.ui.content import Content, Gap, Link, Reading, Several
from goldthread.ui.lists import Column
from goldthread.ui.parts import Button, Empty, SummaryRow
from goldthread.ui.records import RecordTable

NO_FIGURES = Gap("None quoted")


def href(review: Review, page: str = "show") -> str:
    """The address of a review's page."""
    return reverse(f"reviews:{page}", args=[review.board.short_name.lower(), review.public_id])


def judgement_href(judgement: Judgement, page: str = "judgement") -> str:
    """The address of a judgement's page."""
    return reverse(f"reviews:{page}", args=[judgement.board.short_name.lower(), judgement.public_id])


def columns() -> tuple[Column, ...]:
    """The columns of the list of reviews, whose rows carry `judgement_count`."""
    return (
        Column("reference", "Reference", lambda r: Link(r.reference, href(r)), sort="reference"),
        Column("what", "Review", lambda r: r.what, sort="what"),
        Column("body", "By", lambda r: r.body, sort="body"),
        Column("kind", "Kind", lambda r: REVIEW_KIND.text(r.kind), sort="kind"),
        Column("held", "Held", lambda r: r.held, sort="held"),
        Column("published", "Published", lambda r: r.published, sort="published"),
        Column("judgements", "Judgements", lambda r: r.judgement_count, sort="judgement_count", numeric=True),
    )


def judgements_per_review(reviews: Sequence[Review]) -> BarChart:
    """How many judgements each review made."""
    return BarChart(
        title="Judgements to answer",
        measure="Judgements recorded, by review, the latest first",
        bars=[Bar(f"{r.body}, {r.held}", r.judgement_count, href=href(r)) for r in reviews],  # type: ignore[attr-defined]
        of="Review",
        counted="Judgements",
    )


def review_rows(review: Review, *, may_change: bool) -> list[SummaryRow]:
    """The review's facts."""
    change = Link("Change", href(review, "change")) if may_change else None
    return [
        SummaryRow("Kind", REVIEW_KIND.text(review.kind), change),
        SummaryRow("Carried out by", review.body),
        SummaryRow("Held", review.held),
        SummaryRow("Published", published(review)),
        SummaryRow("Overall judgement", review.grade or Gap("None recorded")),
        SummaryRow("Our response is led by", review.response_lead.name if review.response_lead else Gap("Nobody yet")),
        SummaryRow("Our response is due", review.response_due),
    ]


def published(review: Review) -> Content:
    """When the report came out and where it stands, or why it never will."""
    if review.not_published_because:
        return f"Not published, because: {review.not_published_because}"
    report = Link("Read the published report", review.link) if review.link else None
    return Several((review.published, report)) if report else review.published


def judgements_table(judgements: Iterable[Judgement], button: Button | None) -> RecordTable:
    """A review's judgements: reference, words and figures."""
    rows = [[Link(j.reference, judgement_href(j)), words(j), figures(j)] for j in judgements]
    empty = Empty("No judgements recorded yet", "Add each thing the review judged; findings and actions answer them.")
    return RecordTable("Judgements", ["Reference", "What was judged", "Figures quoted"], rows, empty, button)


def judgement_rows(judgement: Judgement, *, may_change: bool) -> list[SummaryRow]:
    """The judgement's facts."""
    change = Link("Change", judgement_href(judgement, "change_judgement")) if may_change else None
    return [
        SummaryRow("What was judged", words(judgement), change),
        SummaryRow("From", Link(str(judgement.review), href_of_review(judgement))),
        SummaryRow("Held", judgement.review.held),
        SummaryRow("Figures quoted", figures(judgement)),
    ]


def href_of_review(judgement: Judgement) -> str:
    """The address of the review a judgement belongs to; both are of one board, which is already read."""
    return reverse("reviews:show", args=[judgement.board.short_name.lower(), judgement.review_id])


def words(judgement: Judgement) -> Content:
    """What was judged, marked where the words are the partnership's own reading."""
    return Reading(judgement.text) if judgement.is_reading("text") else judgement.text


def figures(judgement: Judgement) -> Content:
    """The figures quoted, in the order a reader wants them: audits, children, months before."""
    held = {figure.measure: figure.value for figure in judgement.figures.all()}
    shown = [f"{FIGURE_MEASURE.text(measure)}: {held[measure]}" for measure in FigureMeasure if measure in held]
    return Several(tuple(shown)) if shown else NO_FIGURES
