"""Boards, agencies and the links between them."""

from __future__ import annotations

from uuid import UUID

from django.db import models
from django.db.models import Q

from goldthread.foundation.access import AccessRule, Actor
from goldthread.foundation.fields import PartialDateField
from goldthread.foundation.models import Record
from goldthread.partnership import permissions
from goldthread.partnership.choices import AGENCY_KIND, REMIT, Remit
from goldthread.partnership.models.base import BoardRecord


def _own_boards(actor: Actor) -> Q:
    return Q(pk__in=actor.boards)


def _own_agencies(actor: Actor) -> Q:
    return Q(pk__in=actor.agencies())


class Board(Record):
    """A safeguarding children board or partnership, or a safeguarding adults board: the owner of its records.

    `terms` renames words of the vocabulary for this board (sub group, six-step briefing and the like). `logo_mark` is
    a digest of its logo, empty where it has none.
    """

    short_name = models.SlugField(max_length=20, unique=True)
    name = models.CharField(max_length=200)
    remit = models.CharField(max_length=10, choices=REMIT.choices())
    area = models.CharField(max_length=100, blank=True)
    area_code = models.CharField(max_length=9, blank=True)
    accent = models.CharField(max_length=7, default="#1f3a5f")
    terms = models.JSONField(default=dict, blank=True)
    readings = models.JSONField(default=list, blank=True)
    is_invented = models.BooleanField(default=False)
    logo_mark = models.CharField(max_length=16, blank=True)

    access = AccessRule(see=permissions.SEE_BOARD, board="pk", also=_own_boards)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.short_name

    def trail_board(self) -> UUID | None:
        return self.pk

    @property
    def counts_children(self) -> bool:
        return self.remit != Remit.ADULTS


class BoardLogo(BoardRecord):
    """A board's logo, apart from the board so that no page reads it except the one that draws it."""

    board = models.OneToOneField(Board, on_delete=models.PROTECT, related_name="logo")
    kind = models.CharField(max_length=20)
    picture = models.BinaryField()

    access = AccessRule(see=permissions.SEE_BOARD)


class Agency(Record):
    """An organisation that keeps children or adults safe. Belongs to the installation; boards link to it."""

    name = models.CharField(max_length=200, unique=True)
    short_name = models.CharField(max_length=60)
    kind = models.CharField(max_length=20, choices=AGENCY_KIND.choices())

    access = AccessRule(
        see=permissions.SEE_PARTNERSHIP, board="links__board", board_is_many=True, agency=("pk",), also=_own_agencies
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.short_name


class BoardAgency(BoardRecord):
    """An agency's place in a board, with dates."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="agency_links")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="links")
    starts = PartialDateField(null=True, blank=True)
    ends = PartialDateField(null=True, blank=True)

    access = AccessRule(see=permissions.SEE_PARTNERSHIP, agency=("agency",))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["board", "agency"], name="an_agency_joins_a_board_once")]
