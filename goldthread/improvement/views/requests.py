"""One owner's update request: read, answered on one page, confirmed where it was entered for an agency."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone

from goldthread.foundation.access import require
from goldthread.foundation.access.require import may_on
from goldthread.foundation.errors import Forbidden
from goldthread.improvement import queries, services
from goldthread.improvement.domain.rounds import Answer
from goldthread.improvement.forms.rounds import Asked, UpdateForm
from goldthread.improvement.models import Action, Evidence, PlanSettings, ProgressNote, UpdateRequest
from goldthread.improvement.permissions import ANSWER_ACTIONS
from goldthread.improvement.presenters import rounds as presenter
from goldthread.improvement.presenters.key import rating_tag
from goldthread.improvement.presenters.plan import due
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Gap, Link, Tag, day
from goldthread.ui.pages import confirm_page, form_page
from goldthread.ui.parts import Button
from goldthread.ui.records import RecordTable, record_page
from goldthread.ui.tones import Tone

NAMED = re.compile(r"progress_([0-9a-f]{32})")


def show_request(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """What is asked of one owner; once answered, what was said and what happens next."""
    found = _found(request, public_id)
    is_open = found.answered_at is None and found.round.closed_at is None
    may_answer = may_on(request.actor, ANSWER_ACTIONS, found)
    return record_page(
        request,
        found,
        title=f"Update from {presenter.owner_words(found)}",
        caption=f"{found.round.group}, {day(found.round.meets)}",
        state=Tag("Answered", Tone.GOOD) if found.answered_at else Tag("Not answered", Tone.WARN),
        lead=presenter.request_lead(found, may_answer=may_answer),
        rows=presenter.request_summary(found),
        buttons=_buttons(request, found, may_answer=may_answer and is_open),
        tables=[_table(request, found)],
        back=Link("The update round", presenter.round_href(found.round)),
    )


def _buttons(request: BoardRequest, found: UpdateRequest, *, may_answer: bool) -> list[Button]:
    if found.awaits_confirmation and found.entered_for_id in request.actor.agencies(request.board.pk):
        return [Button("Confirm what was entered for you", presenter.request_href(found, "confirm_answer"))]
    if not may_answer:
        return []
    words = "Enter their answer" if queries.is_for_another(request.actor, found) else "Answer"
    return [Button(words, presenter.request_href(found, "update_request"))]


def _table(request: BoardRequest, found: UpdateRequest) -> RecordTable:
    actor = request.actor
    settings = queries.plan_settings(actor, request.board.pk)
    rows = queries.with_rating(queries.actions_of_request(actor, found), timezone.localdate(), settings.soon_days)
    actions = list(rows)
    if found.answered_at is None:
        return presenter.asked_table(actions, queries.last_notes(actor, actions), settings)
    evidence = Evidence.objects.visible_to(actor).filter(request=found)
    return presenter.said_table(actions, queries.notes_of_request(actor, found), evidence)


def update_request(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Answer everything on one page: all of it is kept, or nothing."""
    found = _found(request, public_id)
    require(request.actor, ANSWER_ACTIONS, on=found)
    address = presenter.request_href(found)
    if found.answered_at is not None or found.round.closed_at is not None:
        return HttpResponseRedirect(address)
    asked = _asked(request, found)
    for_another = queries.is_for_another(request.actor, found)

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.answer_request(
            public_id=public_id,
            version=version,
            answers=_answers(data, asked),
            entered_from=data.get("entered_from", ""),
            by=request.actor,
        )
        return address

    return form_page(
        request,
        UpdateForm,
        title=f"Update from {presenter.owner_words(found)}" if for_another else "Your update",
        lead=f"For the meeting of {found.round.group} on {day(found.round.meets)}. Answers are due on "
        f"{day(found.round.papers_due)}. Nothing is kept until you send it all.",
        submit="Send the update",
        initial={"version": found.version},
        form_kwargs={"asked": asked, "for_another": for_another},
        template="improvement/update_request.html",
        back=Link("Back to the request", address),
        save=save,
    )


def _answers(data: Mapping[str, Any], asked: Sequence[Asked]) -> dict[UUID, Answer]:
    form = UpdateForm(asked=asked, for_another=False)
    form.cleaned_data = dict(data)
    return form.answers()


def _asked(request: BoardRequest, found: UpdateRequest) -> list[Asked]:
    """The actions asked about now, and any that a page opened earlier asked about: what was typed of it is not lost."""
    actor, today = request.actor, timezone.localdate()
    settings = queries.plan_settings(actor, request.board.pk)
    posted = {UUID(match[1]) for name in request.POST if (match := NAMED.fullmatch(name))}
    rows = queries.actions_of_request(actor, found, also=posted)
    actions = list(queries.with_rating(rows, today, settings.soon_days))
    notes = queries.last_notes(actor, actions)
    return [Asked(action, _facts(action, notes.get(action.pk), settings)) for action in actions]


def _facts(action: Action, note: ProgressNote | None, settings: PlanSettings) -> list[tuple[str, Any]]:
    last = f"{note.text} ({day(note.created_at)})" if note else Gap("Nothing reported yet")
    held = action.evidence_held or Gap("None yet")
    return [
        ("Due", due(action, timezone.localdate())),
        ("Rating", rating_tag(getattr(action, "rating", "none"), settings)),
        ("Last reported", last),
        ("Evidence held", held),
    ]


def confirm_answer(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """The agency says that an answer entered for it is right."""
    found = _found(request, public_id)
    require(request.actor, ANSWER_ACTIONS, on=found)
    if found.entered_for_id is None or found.entered_for_id not in request.actor.agencies(request.board.pk):
        raise Forbidden(verb=ANSWER_ACTIONS.key, sentence="confirm what was entered for another agency")
    return confirm_page(
        request,
        title="Is this answer right?",
        submit="Confirm the answer",
        lead=f"It was entered for {found.entered_for} from {found.entered_from}.",
        consequences=(
            "Every note and piece of evidence in it counts as confirmed by your agency.",
            "If something is wrong, add a note to that action that says what is right, and do not confirm.",
        ),
        initial={"version": found.version},
        back=Link("Back to the request", presenter.request_href(found)),
        save=lambda data, version: presenter.request_href(
            services.confirm_answer(public_id=public_id, version=version, by=request.actor)
        ),
    )


def _found(request: BoardRequest, public_id: UUID) -> UpdateRequest:
    names = (
        "board",
        "round",
        "round__group",
        "round__board",
        "agency",
        "group",
        "person",
        "answered_by",
        "entered_for",
    )
    rows = UpdateRequest.objects.select_related(*names)
    found: UpdateRequest = rows.seen_by(request.actor, public_id, board=request.board)
    return found
