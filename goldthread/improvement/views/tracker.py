"""The board's old tracker in: the file, its sheet, its columns, its words, and a look before anything is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect

from goldthread.foundation.sheets import Limits, read_sheets
from goldthread.improvement.domain.tracker_columns import Meaning
from goldthread.improvement.domain.tracker_plan import LONGEST_CELL
from goldthread.improvement.domain.tracker_words import guess_priority, guess_state, plain
from goldthread.improvement.forms.tracker import (
    BringInForm,
    ColumnsForm,
    SheetForm,
    TrackerForm,
    WordsForm,
    chosen_columns,
)
from goldthread.improvement.models import TrackerImport
from goldthread.improvement.presenters import tracker as presenter
from goldthread.improvement.presenters.addresses import at
from goldthread.improvement.queries import tracker as queries
from goldthread.improvement.services import tracker as services
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Link
from goldthread.ui.pages import confirm_page, form_page

LIMITS = Limits(rows=5_000, columns=80, letters=LONGEST_CELL + 1)
Asked = list[tuple[str, Meaning, str, int]]


def upload(request: BoardRequest) -> HttpResponse:
    """Take in the file."""
    board = request.board

    def save(data: Mapping[str, Any], version: int | None) -> str:
        file = data["file"]
        sheets = read_sheets(file.name, file.read(), LIMITS)
        taken = services.take_in_tracker(board=board, file_name=file.name, sheets=sheets, by=request.actor)
        return at(board, "tracker_columns" if len(sheets) == 1 else "tracker_sheet", taken.pk)

    return form_page(
        request,
        TrackerForm,
        title="Bring in your old tracker",
        lead="For the spreadsheet your board kept its actions in until now. Bring it in once, and work here from then.",
        submit="Upload and go on",
        back=Link("The plan", at(board, "index")),
        template="improvement/tracker.html",
        template_href=at(board, "template_return"),
        save=save,
    )


def sheet(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Say which sheet of the workbook it is."""
    board, taken = request.board, _find(request, public_id)
    names = [f"{held['name']} ({len(held['lines'])} rows)" for held in taken.rows["sheets"]]

    def save(data: Mapping[str, Any], version: int | None) -> str:
        services.choose_sheet(public_id=public_id, version=version, sheet=data["sheet"], by=request.actor)
        return at(board, "tracker_columns", public_id)

    return form_page(
        request,
        SheetForm,
        title="Which sheet holds the actions?",
        lead="Bring in one sheet at a time. What is brought in once is not added again.",
        submit="Go on",
        initial={"sheet": taken.settings["sheet"], "version": taken.version},
        form_kwargs={"names": names},
        back=Link("Another file", at(board, "tracker")),
        save=save,
    )


def columns(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Say which column holds what; guessed from the headings."""
    board, taken = request.board, _find(request, public_id)
    held = queries.sheet_of(taken)
    above = f" What stands above line {held['above'] + 1} is left out." if held["above"] else ""

    def save(data: Mapping[str, Any], version: int | None) -> str:
        chosen = chosen_columns(data)
        kept = services.choose_columns(
            public_id=public_id, version=version, columns=chosen, fill_down=data["fill_down"], by=request.actor
        )
        return at(board, "tracker_words" if queries.to_ask(kept, request.actor) else "tracker_check", public_id)

    return form_page(
        request,
        ColumnsForm,
        title="Which column holds what?",
        lead=f"{taken.file_name}: {len(held['lines']):,} rows.{above} This is what the headings seem to say.",
        submit="Go on",
        initial={**taken.columns, "fill_down": taken.settings.get("fill_down", False), "version": taken.version},
        form_kwargs={"columns": queries.columns_of(taken)},
        back=Link("Another file", at(board, "tracker")),
        save=save,
    )


def words(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """Say what the tracker's own words mean; guessed where they can be."""
    board, taken = request.board, _find(request, public_id)
    asked, owners = _asked(taken, request), queries.owners_to_choose(request.actor, board.pk)
    if not asked:
        return HttpResponseRedirect(at(board, "tracker_check", public_id))

    def save(data: Mapping[str, Any], version: int | None) -> str:
        said: dict[Meaning, dict[str, str]] = {}
        for name, meaning, word, _ in asked:
            said.setdefault(meaning, {})[plain(word)] = data[name]
        services.choose_words(public_id=public_id, version=version, words=said, by=request.actor)
        return at(board, "tracker_check", public_id)

    return form_page(
        request,
        WordsForm,
        title="What do its words mean here?",
        lead="What was closed comes in as closed before Goldthread, evidence not held, and is counted apart.",
        submit="Go on",
        initial={**_meant(taken, asked, owners), "version": taken.version},
        form_kwargs={"asked": asked, "owners": owners},
        back=Link("Columns", at(board, "tracker_columns", public_id)),
        save=save,
    )


def check(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """What would be done, row by row; then all of it or nothing."""
    board, actor, taken = request.board, request.actor, _find(request, public_id)
    planned = queries.plan_of(taken, actor)
    names = {queries.owner_of(value): name for value, name in queries.owners_to_choose(actor, board.pk)}

    def save(data: Mapping[str, Any], version: int | None) -> str:
        consent = data.get("with_gaps", False)
        done = services.bring_in_tracker(public_id=public_id, version=version, with_gaps=consent, by=actor)
        messages.success(request, f"{done:,} actions were added from {taken.file_name}.")
        return at(board, "index")

    tables = (presenter.faults(planned), presenter.gaps(planned), presenter.notes(planned))
    return confirm_page(
        request,
        form_class=BringInForm,
        form_kwargs={"gaps": sum(bool(row.gaps) for row in planned)},
        title="Check before it is brought in",
        lead=presenter.sentence(planned),
        submit="Bring it in",
        initial={"version": taken.version},
        back=Link("Columns", at(board, "tracker_columns", public_id)),
        template="improvement/sheet_check.html",
        points=presenter.points(planned, queries.left_out(taken)),
        tables=[*tables, presenter.added(planned, lambda owner: names.get(owner, ""))],
        again=at(board, "tracker"),
        has_faults=any(row.faults for row in planned),
        save=save,
    )


def _asked(taken: TrackerImport, request: BoardRequest) -> Asked:
    told = queries.to_ask(taken, request.actor)
    return [
        (f"{meaning.value}_{number}", meaning, word, count)
        for meaning, counted in told.items()
        for number, (word, count) in enumerate(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))
    ]


def _meant(taken: TrackerImport, asked: Asked, owners: list[tuple[str, str]]) -> dict[str, str]:
    """What was said before, else a guess."""
    said = taken.settings.get("words", {})
    guesses: dict[Meaning, Callable[[str], str | None]] = {
        Meaning.STATE: guess_state,
        Meaning.PRIORITY: guess_priority,
        Meaning.OWNER: lambda word: queries.guess_owner(word, owners),
    }
    return {
        name: said.get(meaning.value, {}).get(plain(word), guesses[meaning](word) or "")
        for name, meaning, word, _ in asked
    }


def _find(request: BoardRequest, public_id: UUID) -> TrackerImport:
    """The tracker this person uploaded for this board."""
    rows = TrackerImport.objects.select_related("board").filter(is_template=False)
    found: TrackerImport = rows.seen_by(request.actor, public_id, board=request.board, taken_by=request.actor.person)
    return found
