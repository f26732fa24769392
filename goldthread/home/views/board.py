"""Home of a board: what needs this person, by what their roles let them do."""

from __future__ import annotations

import datetime as dt

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from goldthread.audits.permissions import MANAGE_AUDITS, SEE_AUDITS
from goldthread.findings.models import Finding, Recommendation
from goldthread.findings.permissions import ACCEPT_FINDINGS, SEE_FINDINGS
from goldthread.foundation.access import Reach
from goldthread.foundation.outbox.permissions import RELEASE_MESSAGES
from goldthread.home.domain.deadlines import told
from goldthread.home.permissions import SEE_TRAIL
from goldthread.home.presenters import messages, news, tasks, thread_tasks, waiting
from goldthread.home.presenters.board import Dated, Home, Section, by_date
from goldthread.home.queries import thread_work, work
from goldthread.home.queries.messages import to_decide
from goldthread.improvement import queries as improvement
from goldthread.improvement.domain.states import OPEN
from goldthread.improvement.permissions import ACCEPT_CLOSURE, ANSWER_ACTIONS, SEE_ACTIONS, WRITE_ACTIONS
from goldthread.improvement.presenters import plan
from goldthread.kernel.partial_dates import PartialDate
from goldthread.partnership.requests import BoardRequest
from goldthread.reports.permissions import SEE_REPORTS
from goldthread.reviews.permissions import MANAGE_REVIEWS
from goldthread.ui.parts import Button, Empty
from goldthread.ui.records import RecordTable

NOTHING_WAITS = "Nothing is waiting for you."


def board(request: BoardRequest) -> HttpResponse:
    """What needs me today, and who am I waiting on?"""
    return render(request, "home/board.html", {"home": _home(request)})


def _home(request: BoardRequest) -> Home:
    home, today = Home(), timezone.localdate()
    if _answers_for_an_agency(request):
        _own_things(request, home, today)
    if _may(request, WRITE_ACTIONS):
        _office(request, home, today)
    elif _may(request, ACCEPT_CLOSURE):
        _decisions(request, home, today)
    else:
        _news(request, home)
        if _reads_the_plan(request):
            _stuck(request, home, today)
    if _may(request, SEE_TRAIL):
        home.trail_href = reverse("home:trail", args=[_slug(request)])
    return home


def _may(request: BoardRequest, *verbs: object) -> bool:
    return all(request.actor.holds(verb, board=request.board.pk) for verb in verbs)  # type: ignore[arg-type]


def _answers_for_an_agency(request: BoardRequest) -> bool:
    grants = request.actor.grants(ANSWER_ACTIONS)
    return any(held.board == request.board.pk and reach is Reach.AGENCY for held, reach in grants)


def _own_things(request: BoardRequest, home: Home, today: dt.date) -> None:
    """What do you want from us, by when?"""
    actions = work.own_actions(request.actor, request.board.pk)
    entries = tasks.confirmations(work.to_confirm(request.actor, request.board.pk), request.board)
    owed = thread_tasks.to_respond(thread_work.responses_owed(request.actor, request.board.pk))
    asked = thread_work.requests(request.actor, request.board.pk)
    updates = thread_tasks.to_update(asked, today)
    things = by_date([*updates, *tasks.own(actions, today), *entries, *owed])
    days = [PartialDate.day(one.round.papers_due) for one in asked]
    dues = [*days, *(action.due for action in actions), *(None for _ in [*entries, *owed])]
    home.told = told(dues, today) if things else NOTHING_WAITS
    nothing = "Actions your agency owns, and what was entered for it, are listed here when there are any."
    home.sections.append(Section("For your agency", things, nothing))


def _office(request: BoardRequest, home: Home, today: dt.date) -> None:
    """What needs me today, and who am I waiting on?"""
    actor, board, address = request.actor, request.board, _plan(request)
    audits = work.audits(actor, board.pk)
    counts = improvement.counts_by_state(actor, board.pk, today)
    deciding = work.awaiting_acceptance(actor, board.pk)
    due = [
        *(tasks.audits_due(audits, today) if _may(request, MANAGE_AUDITS) else []),
        *tasks.unowned(counts, OPEN, address),
        *thread_tasks.to_test(thread_work.tests_due(actor, board.pk, today), board, today),
        *(_clocks(request, today) if _may(request, MANAGE_REVIEWS) else []),
        *(messages.tasks(to_decide(actor, board), board) if _may(request, RELEASE_MESSAGES) else []),
        *tasks.left(sum(row["left"] for row in counts), board),
    ]
    rows = [
        *waiting.owners(improvement.waiting_on(actor, board.pk, today), board, address),
        *tasks.chairs_rows(deciding, work.to_sign_off(actor, board.pk), board, address),
        *tasks.unconfirmed_rows(work.awaiting_confirmation(actor, board.pk)),
    ]
    home.sections.append(Section("To do", by_date(due), NOTHING_WAITS))
    home.tables.append(waiting.table(rows))
    home.pictures += plan.pictures(counts, address) if counts else []
    home.year = tasks.year_line(audits, today)
    if not (counts or audits or due or rows):
        home.empty = _first_steps(request)


def _clocks(request: BoardRequest, today: dt.date) -> list[Dated]:
    running = thread_work.clocks(request.actor, request.board.pk, today)
    return thread_tasks.to_meet(running, today)


def _first_steps(request: BoardRequest) -> Empty:
    address = reverse("audits:new", args=[_slug(request)])
    text = "Plan the first audit, or record an inspection. What falls due, and whom you wait for, will be listed here."
    return Empty("This board has no records yet", text, Button("Plan an audit", address))


def _unsigned(request: BoardRequest) -> list[Finding | Recommendation]:
    actor, board = request.actor, request.board.pk
    return [*work.unsigned_findings(actor, board), *work.unsigned_recommendations(actor, board)]


def _decisions(request: BoardRequest, home: Home, today: dt.date) -> None:
    """What must I decide, and who is stuck?"""
    actor, board = request.actor, request.board
    due = tasks.to_accept(work.to_decide(actor, board.pk), actor)
    due += thread_tasks.to_decide_next(thread_work.undecided(actor, board), board)
    if _may(request, ACCEPT_FINDINGS):
        due += tasks.to_sign_off(_unsigned(request))
    if not home.sections:
        home.told = "What you must decide" if due else "Nothing to decide today"
    home.sections.append(Section("Decisions due", by_date(due), "Nothing awaits your decision."))
    _stuck(request, home, today)


def _stuck(request: BoardRequest, home: Home, today: dt.date) -> None:
    """Who is stuck, and how the plan stands."""
    actor, board, address = request.actor, request.board, _plan(request)
    rows = tasks.late_rows(improvement.late_by_owner(actor, board.pk, today), address)
    empty = Empty("Nobody", "Agencies with late actions are listed here, the longest late first.")
    home.tables.append(RecordTable("What is stuck", ["Who", "What", "Late since"], rows, empty))
    counts = improvement.counts_by_state(actor, board.pk, today)
    home.pictures += plan.pictures(counts, address) if counts else []


def _reads_the_plan(request: BoardRequest) -> bool:
    """Whether this person reads the whole plan, rather than an agency's part of it or what is agreed."""
    grants = request.actor.grants(SEE_ACTIONS)
    return any(held.board == request.board.pk and reach is Reach.BOARD for held, reach in grants)


def _news(request: BoardRequest, home: Home) -> None:
    """What is new to read?"""
    actor, board = request.actor, request.board.pk
    home.reads = True
    if not home.sections:
        home.told = "Who is stuck, and what is new" if _reads_the_plan(request) else "What is new"
    if _may(request, SEE_REPORTS):
        home.news += [news.report(one) for one in work.issued_reports(actor, board)]
    if _may(request, SEE_FINDINGS):
        home.news += [news.finding(one) for one in work.signed_off_findings(actor, board)]
    if _may(request, SEE_AUDITS):
        home.news += [news.audit(one) for one in work.audits_held(actor, board)]


def _plan(request: BoardRequest) -> str:
    return reverse("improvement:index", args=[_slug(request)])


def _slug(request: BoardRequest) -> str:
    return request.board.short_name.lower()
