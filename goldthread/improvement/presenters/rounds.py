"""Update rounds: who was asked, who has answered, what is asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from goldthread.improvement.choices import ACTION_STATE
from goldthread.improvement.models import Action, Evidence, PlanSettings, ProgressNote, UpdateRequest, UpdateRound
from goldthread.improvement.presenters.addresses import href, slug
from goldthread.improvement.presenters.key import rating_tag
from goldthread.improvement.presenters.plan import due, owner
from goldthread.partnership.models import Board
from goldthread.ui.charts import Part, Stack, StackedBars
from goldthread.ui.content import Content, Gap, Link, Several, Tag, day
from goldthread.ui.lists import Column
from goldthread.ui.parts import Button, Empty, SummaryRow
from goldthread.ui.records import RecordTable
from goldthread.ui.tones import Tone

ANSWERED = (Part("Answered", Tone.GOOD), Part("Not answered", Tone.WARN))


def round_href(found: UpdateRound, page: str = "round") -> str:
    """The page of a round."""
    return reverse(f"improvement:{page}", args=[slug(found.board), found.public_id])


def request_href(request: UpdateRequest, page: str = "request") -> str:
    """The page of a request."""
    return reverse(f"improvement:{page}", args=[slug(request.board), request.public_id])


def rounds_href(board: Board, page: str = "rounds") -> str:
    """The list of rounds, or where one is opened."""
    return reverse(f"improvement:{page}", args=[slug(board)])


def picture(found: Sequence[Any]) -> StackedBars | None:
    """Of each round, how many owners have answered."""
    stacks = [Stack(day(one.meets), (one.answered, one.asked - one.answered), round_href(one)) for one in found]
    if not stacks:
        return None
    measure = "Requests of the latest rounds, by whether they are answered"
    return StackedBars(title="Answers to update rounds", measure=measure, parts=ANSWERED, stacks=stacks, of="Meeting")


def columns(today: dt.date) -> tuple[Column, ...]:
    """The columns of the list of rounds."""
    return (
        Column("meets", "Meeting", lambda row: Link(day(row.meets), round_href(row)), sort="meets"),
        Column("group", "Group", lambda row: str(row.group), sort="group__name"),
        Column("opens", "Opened", lambda row: row.opens, sort="opens"),
        Column("papers_due", "Answers due", lambda row: row.papers_due, sort="papers_due"),
        Column("answered", "Answered", lambda row: f"{row.answered} of {row.asked}", sort="answered"),
        Column("state", "State", lambda row: state(row, today)),
    )


def state(found: UpdateRound, today: dt.date) -> Tag:
    """Open, past its paper deadline, or closed."""
    if found.closed_at is not None:
        return Tag("Closed", Tone.DONE)
    return Tag("Open", Tone.INFO) if today <= found.papers_due else Tag("Past the deadline", Tone.WARN)


def summary(found: UpdateRound, requests: Sequence[UpdateRequest]) -> list[SummaryRow]:
    """The round's days, and how many have answered."""
    answered = sum(1 for one in requests if one.answered_at)
    return [
        SummaryRow("Group", str(found.group)),
        SummaryRow("Meets", found.meets),
        SummaryRow("Opened", found.opens),
        SummaryRow("Answers due", found.papers_due),
        SummaryRow("Answered", f"{answered} of {len(requests)}"),
    ]


def round_buttons(found: UpdateRound, requests: Sequence[UpdateRequest]) -> list[Button]:
    """What the business unit can do with a round that is open."""
    if found.closed_at is not None:
        return []
    close = Button("Close the round", round_href(found, "close_round"), secondary=True)
    if not any(one.answered_at is None and one.person and one.person.email for one in requests):
        return [close]
    return [Button("Remind those who have not answered", round_href(found, "remind_round")), close]


def unanswered_table(requests: Sequence[UpdateRequest]) -> RecordTable:
    """Who has not answered, since when they were asked, and when they were last written to."""
    rows: list[list[Content]] = [
        [Link(_owner(one), request_href(one)), _asked(one), one.round.opens, _chased(one)]
        for one in requests
        if one.answered_at is None
    ]
    empty = Empty("Everyone has answered", "Nobody is waited on.")
    return RecordTable("Not answered", ["Owner", "Asked", "Since", "Last chased"], rows, empty)


def answered_table(requests: Sequence[UpdateRequest]) -> RecordTable:
    """Who has answered, and how it came."""
    rows: list[list[Content]] = [
        [Link(_owner(one), request_href(one)), timezone.localdate(one.answered_at), answered_by(one)]
        for one in requests
        if one.answered_at is not None
    ]
    empty = Empty("No answer yet", "Answers are listed here as they come.")
    return RecordTable("Answered", ["Owner", "When", "By"], rows, empty)


def not_asked_table(actions: Iterable[Action]) -> RecordTable:
    """Actions of the group for which nobody was asked."""
    rows: list[list[Content]] = [[Link(one.reference, href(one)), one.text, owner(one), _why(one)] for one in actions]
    empty = Empty("Every action was asked about", "Each has an owner who was asked.")
    return RecordTable("Nobody to ask", ["Reference", "Action", "Owner", "Why"], rows, empty)


def _why(action: Action) -> Content:
    if action.owner_agency_id or action.owner_group_id:
        return "Agreed since the round opened"
    return Gap("Its person has left" if action.owner_person_id else "No owner")


def dates_table(notes: Iterable[ProgressNote], *, may_write: bool) -> RecordTable:
    """New due dates that owners ask for; the business unit gives them, or does not."""
    rows: list[list[Content]] = [
        [
            Link(note.action.reference, href(note.action)),
            note.action.due,
            note.asks_for,
            Link("Change the due date", href(note.action, "change_due")) if may_write else Gap("Not changed yet"),
        ]
        for note in notes
    ]
    return RecordTable("New dates asked for", ["Reference", "Due", "Asked for", "Decision"], rows, Empty("None", ""))


def answered_by(request: UpdateRequest) -> Content:
    """Who answered, and from what it was entered where it was."""
    name = str(request.answered_by or "")
    if not request.entered_from:
        return name
    said = f"Entered by {name} from {request.entered_from}"
    if request.entered_for_id is None:
        return said
    mark = Tag("Confirmed", Tone.GOOD) if request.confirmed_at else Tag("Not confirmed yet", Tone.WARN)
    return Several((said, mark))


def request_summary(request: UpdateRequest) -> list[SummaryRow]:
    """Who is asked, for which meeting, by when."""
    rows = [
        SummaryRow("Asked", Several((_owner(request), _asked(request)))),
        SummaryRow("For the meeting of", f"{request.round.group}, {day(request.round.meets)}"),
        SummaryRow("Answer due", request.round.papers_due),
    ]
    if request.answered_at is None:
        return [*rows, SummaryRow("Last written to", _chased(request))]
    return [*rows, SummaryRow("Answered", request.answered_at), SummaryRow("By", answered_by(request))]


def request_lead(request: UpdateRequest, *, may_answer: bool) -> str:
    """What happens next."""
    if request.answered_at is not None:
        return (
            "Answered. The group reads this with its papers. What is proposed for closure waits for its chair; a new "
            "date stands once the business unit gives it."
        )
    if request.round.closed_at is not None:
        return "The round is closed, and this was not answered."
    if may_answer:
        return "Everything is answered on one page, and sent all together."
    return "To answer, tell the business unit: it enters your answer for you, and says so."


def asked_table(actions: Sequence[Action], notes: Mapping[UUID, ProgressNote], settings: PlanSettings) -> RecordTable:
    """What a request asks about."""
    today = timezone.localdate()
    rows: list[list[Content]] = [
        [
            Link(one.reference, href(one)),
            one.text,
            due(one, today),
            rating_tag(getattr(one, "rating", "none"), settings),
            notes[one.pk].text if one.pk in notes else Gap("Nothing reported yet"),
        ]
        for one in actions
    ]
    empty = Empty("Nothing left to ask", "Every action this was about has ended or is said to be done.")
    return RecordTable("What is asked about", ["Reference", "Action", "Due", "Rating", "Last reported"], rows, empty)


def said_table(
    actions: Sequence[Action], notes: Mapping[UUID, ProgressNote], evidence: Iterable[Evidence]
) -> RecordTable:
    """What was answered, action by action."""
    held: dict[UUID, list[Content]] = {}
    for piece in evidence:
        held.setdefault(piece.action_id, []).append(piece.text)
    rows: list[list[Content]] = [
        [
            Link(one.reference, href(one)),
            one.text,
            notes[one.pk].text if one.pk in notes else Gap(),
            Several(tuple(held[one.pk])) if one.pk in held else "None",
            ACTION_STATE.tag(one.state),
        ]
        for one in actions
    ]
    headings = ["Reference", "Action", "What was said", "Evidence added", "State now"]
    return RecordTable("The answer", headings, rows, Empty("Nothing was said", ""))


def owner_words(request: UpdateRequest) -> str:
    """The owner a request is for, in words."""
    return _owner(request)


def _owner(request: UpdateRequest) -> str:
    whole = request.agency or request.group
    return str(whole) if whole else str(request.person or "The owner")


def _asked(request: UpdateRequest) -> Content:
    if request.person is not None:
        return str(request.person)
    return Gap("No lead is recorded" if request.agency_id else "No chair is recorded")


def _chased(request: UpdateRequest) -> Content:
    if request.chased_on:
        return request.chased_on
    return Gap("No e-mail address" if request.person and not request.person.email else "Never")
