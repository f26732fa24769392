"""Parts of the plan with a page of their own: an agency's, a person's, a theme's."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect

from goldthread.foundation.errors import Unseen
from goldthread.improvement.presenters.addresses import at
from goldthread.improvement.queries.plan import facets, of_theme
from goldthread.improvement.views.index import plan_page
from goldthread.improvement.views.seeing import Part, see_plan
from goldthread.partnership.models import Agency, Person
from goldthread.partnership.requests import BoardRequest
from goldthread.ui.content import Link


def agency(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """“Our actions”: what one agency owns, as far as the reader may see it."""
    one: Agency = Agency.objects.filter(links__board=request.board).seen_by(request.actor, public_id)
    ours = one.pk in request.actor.agencies(request.board.pk)
    part = Part(lambda rows: rows.filter(owner_agency=one), "agency", str(one.pk))
    return _part_page(request, part, "Our actions" if ours else f"Actions of {one.short_name}")


def person(request: BoardRequest, public_id: UUID) -> HttpResponse:
    """“My actions”: what one person answers for by name."""
    one: Person = Person.objects.seen_by(request.actor, public_id)
    mine = one.pk == request.actor.person
    part = Part(lambda rows: rows.filter(owner_person=one), "person", str(one.pk))
    return _part_page(request, part, "My actions" if mine else f"Actions of {one.name}")


def mine(request: BoardRequest) -> HttpResponse:
    """The way to one's own actions, at an address that is the same for everyone."""
    return HttpResponseRedirect(at(request.board, "person", request.actor.person))


def theme(request: BoardRequest) -> HttpResponse:
    """What is being done about a theme: the actions that answer its findings."""
    named = request.GET.get("theme", "")
    if not named:
        return HttpResponseRedirect(at(request.board, "index"))
    if named not in facets(request.actor, request.board.pk).themes:
        raise Unseen()
    part = Part(lambda rows: of_theme(request.actor, rows, named), "theme", named, {"theme": named})
    return _part_page(request, part, f"Actions on {named}")


def _part_page(request: BoardRequest, part: Part, title: str) -> HttpResponse:
    whole = Link("The whole plan", at(request.board, "index"))
    return plan_page(request, see_plan(request, part), title=title, back=whole)
