"""How a board runs its plan: its key of ratings and its days, its saved views, and trackers on their way in."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldthread.foundation.access import AccessRule, Actor
from goldthread.improvement import permissions
from goldthread.improvement.domain.rating import SOON
from goldthread.partnership.models import Board, BoardRecord, Person


class PlanSettings(BoardRecord):
    """The board's own key of ratings, and its days for asking, reminding and escalating. One row; absent: defaults."""

    board = models.OneToOneField(Board, on_delete=models.PROTECT, related_name="plan_settings")
    rating_words = models.JSONField(default=dict, blank=True)
    soon_days = models.PositiveSmallIntegerField(default=SOON)
    request_days = models.PositiveSmallIntegerField(default=14)
    papers_days = models.PositiveSmallIntegerField(default=7)
    remind_before = models.JSONField(default=list, blank=True)
    remind_after = models.JSONField(default=list, blank=True)
    chair_after = models.PositiveSmallIntegerField(default=60)
    executive_after = models.PositiveSmallIntegerField(default=120)
    scrutineer_after = models.PositiveSmallIntegerField(default=180)

    access = AccessRule(see=permissions.SEE_ACTIONS, also=lambda actor: Q(board__in=actor.boards))


def _own_or_shared(actor: Actor) -> Q:
    return Q(person=actor.person) | Q(is_shared=True, board__in=actor.boards)


class SavedView(BoardRecord):
    """A way of looking at the plan that someone keeps: a name for the filters in the address."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=500)
    is_shared = models.BooleanField(default=False)

    access = AccessRule(see=permissions.SEE_ACTIONS, board=None, also=_own_or_shared)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["board", "person", "name"], name="a_person_names_a_view_once"),
        ]


class TrackerImport(BoardRecord):
    """The rows of an uploaded tracker or template between its steps. Deleted when brought in or replaced.

    `rows` holds the sheet as text, headings first. `columns` says which column (counted from nought) holds what.
    `is_template` is true for a sheet that came out of Goldthread and is coming back.
    """

    taken_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    file_name = models.CharField(max_length=200)
    is_template = models.BooleanField(default=False)
    rows = models.JSONField()
    columns = models.JSONField(default=dict, blank=True)
    settings = models.JSONField(default=dict, blank=True)

    access = AccessRule(see=permissions.WRITE_ACTIONS, also=lambda actor: Q(taken_by=actor.person))
