"""A message goes to the person it is for as they stand when it is sent: not to an old address, nor after they left."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core import mail

from goldthread.foundation.outbox.sending import send_due
from goldthread.foundation.outbox.services import Recipient
from goldthread.foundation.outbox.timing import digest_time
from goldthread.partnership.models import Membership, Person
from tests import world
from tests.unit.foundation.making_messages import again, message

pytestmark = pytest.mark.django_db


def to(who: Person) -> Recipient:
    return Recipient(who.pk, who.name, who.email or "")


def test_an_address_that_changed_since_is_the_one_that_is_written_to() -> None:
    board = world.board()
    jo = world.person("agency_lead", board)
    written = message(board.pk, to(jo))
    jo.email = "jo.new@example.org"
    world.save(jo)
    assert send_due().sent == 1
    assert [sent.to for sent in mail.outbox] == [["jo.new@example.org"]]
    assert again(written).address == "jo.new@example.org"


@pytest.mark.parametrize("how", ["suspended", "left", "no address"])
def test_who_is_not_to_be_written_to_any_more_is_not(how: str) -> None:
    board = world.board()
    jo = world.person("agency_lead", board)
    written = message(board.pk, to(jo))
    held = Membership.objects.as_system("tests").get(person=jo)
    changed: Person | Membership = held if how == "left" else jo
    if how == "left":
        held.ends = dt.date.today() - dt.timedelta(days=1)
    elif how == "suspended":
        jo.is_active = False
    else:
        jo.email = None
    world.save(changed)
    assert send_due().sent == 0
    assert mail.outbox == []
    stands = again(written)
    assert (stands.state, "suspended" in stands.failure) == ("failed", True)


def test_of_a_digest_only_what_is_of_boards_they_still_serve_goes() -> None:
    ours, theirs = world.board(), world.board("NSAB", remit="adults")
    jo = world.person("agency_lead", ours)
    world.save(Membership(person=jo, board=theirs, role="agency_lead", starts=world.LONG_AGO, ends=world.LONG_AGO))
    morning = digest_time(dt.date.today() - dt.timedelta(days=1))
    stays = message(theirs.pk, to(jo), subject="Of the board left", not_before=morning)
    goes = message(ours.pk, to(jo), subject="Of the board served", not_before=morning)
    assert send_due().sent == 1
    (sent,) = mail.outbox
    assert "Of the board left" not in f"{sent.subject} {sent.body}"
    assert [again(one).state for one in (stays, goes)] == ["failed", "sent"]
