"""Section 1: what the report covers, who is behind it, and the year in a few sentences."""

from __future__ import annotations

from goldthread.documents.model import Block, Bullets, Inlines, Section
from goldthread.documents.wording import join_and, was_or_were
from goldthread.reports.domain.outline import INTRODUCTION
from goldthread.reports.facts import Facts, counted, noun, opening
from goldthread.reports.sections import figures
from goldthread.reports.sections.blocks import headed, part, said
from goldthread.reports.year_records import YearRecords
from goldthread.reviews.choices import ReviewKind
from goldthread.reviews.models import Review
from goldthread.ui.content import day


def section(year: YearRecords, facts: Facts) -> Section:
    """The introduction."""
    parts = [
        part(INTRODUCTION, 1, "partners", "Partner agencies", _partners(year, facts)),
        part(INTRODUCTION, 2, "context", "What the year answers to", _context(year, facts)),
        part(INTRODUCTION, 3, "year", "The year in brief", _in_brief(year, facts)),
    ]
    return headed(INTRODUCTION, _covers(year), parts)


def _covers(year: YearRecords) -> list[Block]:
    area = f" in {year.board.area}" if year.board.area else ""
    span = f"from {day(year.year.start)} to {day(year.year.end)}"
    what = f"This report covers the quality assurance work of the {year.board.name}{area} {span}."
    how = f"It is built from the board's records as they stood on {day(year.as_of)}. What they do not hold is shown"
    return [said(f"{what} {how} as not recorded, and what the board infers is marked “our reading”.")]


def _partners(year: YearRecords, facts: Facts) -> list[Block]:
    agencies = year.governance.agencies
    if not agencies:
        return [facts.gap("No partner agency is recorded.")]
    count = opening(facts.count("agencies", len(agencies), agencies))
    verb = "is" if len(agencies) == 1 else "are"
    listed = join_and([agency.name for agency in agencies]) if len(agencies) <= 12 else _by_kind(year)
    return [said(*counted(count, "agency"), f" {verb} linked to the board: {listed}.")]


def _by_kind(year: YearRecords) -> str:
    kinds: dict[str, int] = {}
    for agency in year.governance.agencies:
        kinds[agency.get_kind_display()] = kinds.get(agency.get_kind_display(), 0) + 1
    return join_and([f"{kind.lower()} ({number})" for kind, number in sorted(kinds.items())])


def _context(year: YearRecords, facts: Facts) -> list[Block]:
    reviews = {judgement.review_id: judgement.review for judgement in year.improvement.judgements}
    if not reviews:
        return [facts.gap("No inspection or review is recorded for this year or the one before.")]
    return [_review(year, facts, review) for review in reviews.values()]


def _review(year: YearRecords, facts: Facts, review: Review) -> Block:
    judgements = [each for each in year.improvement.judgements if each.review_id == review.pk]
    count = facts.count(f"judgements-{review.reference}", len(judgements), judgements)
    when = facts.date(f"review-{review.reference}-held", review.held, review)
    what = "an inspection" if review.kind == ReviewKind.INSPECTION else "a review"
    named = facts.link(f"{review.body}, {review.what}", review)
    opens = (named, f": {what} held in " if when.text[:1].isalpha() else f": {what} held on ", when, ". It made ")
    return said(*opens, *counted(count, "judgement"), ", which section 4 takes one by one.")


def _in_brief(year: YearRecords, facts: Facts) -> list[Block]:
    items = [*_audits(year, facts), *_actions(year, facts), *_impact(year, facts)]
    return [Bullets(tuple(items))] if items else [facts.gap("No work is recorded for this year.")]


def _audits(year: YearRecords, facts: Facts) -> list[Inlines]:
    if not year.completed:
        return []
    totals = figures.totals(year, facts)
    audits = opening(figures.completed(year, facts))
    done = f" {was_or_were(len(year.completed))} completed, reviewing "
    return [(*counted(audits, "case audit"), done, *totals, ".")]


def _actions(year: YearRecords, facts: Facts) -> list[Inlines]:
    if not year.actions:
        return []
    total, ownerless = opening(figures.actions(year, facts)), figures.ownerless(year, facts)
    if not ownerless.value:
        return [(*counted(total, "action"), noun(total.value, "is", "are"), " recorded, each with an owner.")]
    verb = "has" if ownerless.value == 1 else "have"
    return [(*counted(total, "action"), noun(total.value, "is", "are"), " recorded; ", ownerless, f" {verb} no owner.")]


def _impact(year: YearRecords, facts: Facts) -> list[Inlines]:
    if not year.recommendations:
        return []
    advice, tested = opening(figures.recommendations(year, facts)), figures.tested(year, facts)
    if not tested.value:
        return [(*counted(advice, "recommendation"), " answer the findings; none has an impact test recorded.")]
    verb = noun(tested.value, "has", "have")
    return [(*counted(advice, "recommendation"), " answer the findings; ", tested, verb, " an impact test recorded.")]
