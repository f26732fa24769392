"""The update round before a meeting: one request to each owner, listing everything of theirs."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from goldthread.foundation.access import AccessRule
from goldthread.improvement import permissions
from goldthread.improvement.models.action import Action, OfAnAction
from goldthread.partnership.models import Agency, BoardRecord, EnteredForAgency, Person, SubGroup


class UpdateRound(BoardRecord):
    """What is asked before one meeting of one group: opened on a day, answered by the paper deadline."""

    group = models.ForeignKey(SubGroup, on_delete=models.PROTECT, related_name="update_rounds")
    opens = models.DateField()
    papers_due = models.DateField()
    meets = models.DateField()
    closed_at = models.DateTimeField(null=True, blank=True)

    access = AccessRule(see=permissions.SEE_ACTIONS, group=("group",), agency=("requests__agency",))

    class Meta:
        ordering = ["-meets"]
        constraints = [
            models.UniqueConstraint(fields=["group", "meets"], name="a_meeting_has_one_update_round"),
            models.CheckConstraint(
                name="an_update_round_runs_forward",
                condition=Q(opens__lte=F("papers_due"), papers_due__lte=F("meets")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}, {self.meets:%-d %B %Y}"


class UpdateRequest(EnteredForAgency, BoardRecord):
    """One owner's request: the person asked, for an agency or a group. Answered once, by them or for them.

    `owner` spells out agency, group and person, so that no owner is asked twice in a round.
    """

    round = models.ForeignKey(UpdateRound, on_delete=models.PROTECT, related_name="requests")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    group = models.ForeignKey(SubGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="update_requests")
    owner = models.CharField(max_length=120)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    chased_on = models.DateField(null=True, blank=True)

    trail_values = ("answered_at",)
    access = AccessRule(
        see=permissions.SEE_ACTIONS,
        agency=("agency",),
        group=("group",),
        own=("person",),
    )

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(fields=["round", "owner"], name="an_owner_is_asked_once"),
        ]


class Chase(OfAnAction):
    """That one person was written to about one action at one mark of its due date (`before 14`, `after 7`, `chair`).

    Kept so that nobody is written to twice about the same, and so that it can be said who was last chased, and when. A
    due date that moves begins anew.
    """

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="chases")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    mark = models.CharField(max_length=20)
    due_end = models.DateField()
    on = models.DateField()
    is_draft = models.BooleanField(default=False)

    class Meta:
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(fields=["action", "person", "mark", "due_end"], name="a_mark_is_chased_once"),
        ]
