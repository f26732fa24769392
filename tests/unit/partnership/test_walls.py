"""Nothing ties two boards together: not a record handed to a service, not a password set before a role begins."""

import datetime as dt

import pytest

from goldthread.audits.services import change_audit, plan_audit
from goldthread.improvement.services import change_action, write_action
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused
from goldthread.meetings.models import Meeting
from goldthread.partnership.models import Membership, Priority
from goldthread.partnership.services.accounts import set_temporary_password
from goldthread.partnership.services.groups import give_post
from goldthread.programme.models import Entry, EntryDate
from tests import world

pytestmark = pytest.mark.django_db
WHEN = PartialDate.parse("2025-06-10")


def test_a_service_refuses_records_of_another_board() -> None:
    ours, theirs = world.board("OURS"), world.board("THEIRS")
    alice = world.actor("qa_officer", ours)
    group = world.group(theirs)
    priority = world.save(Priority(board=theirs, year="2025-26", theme="Neglect"))
    for name, value in (("group", group), ("priority", priority)):
        with pytest.raises(Refused, match="this board") as refusal:
            plan_audit(board=ours, by=alice, theme="X", **{name: value})
        assert refusal.value.field == name
    audit = plan_audit(board=ours, by=alice, theme="X")
    with pytest.raises(Refused, match="this board"):
        change_audit(public_id=audit.pk, version=1, by=alice, group=group)
    assert audit.group_id is None


def test_so_does_a_save_that_names_only_the_identifier() -> None:
    ours, theirs = world.board("OURS"), world.board("THEIRS")
    entry = world.save(Entry(board=theirs, year="2025-26", kind="other", title="X"))
    with pytest.raises(Refused, match="this board"):
        world.save(EntryDate(board=ours, entry_id=entry.pk, what="X", planned=WHEN))
    with pytest.raises(Refused, match="this board"):
        world.save(Meeting(board=ours, group_id=world.group(theirs).pk, held=WHEN))


def test_an_action_is_owned_by_someone_of_its_own_board() -> None:
    ours, theirs = world.board("OURS"), world.board("THEIRS")
    alice, stranger = world.actor("qa_officer", ours), world.person("agency_lead", theirs)
    told = {"owner_agency": world.agency(theirs), "owner_group": world.group(theirs), "owner_person": stranger}
    made = write_action(board=ours, by=alice, text="X")
    for name, value in told.items():
        with pytest.raises(Refused, match="this board") as refusal:
            write_action(board=ours, by=alice, text="Y", **{name: value})
        assert refusal.value.field == name
        with pytest.raises(Refused, match="this board"):
            change_action(public_id=made.pk, version=1, by=alice, **{name: value})


def test_a_post_goes_to_someone_of_the_board() -> None:
    ours, theirs = world.board("OURS"), world.board("THEIRS")
    with pytest.raises(Refused, match="this board"):
        give_post(
            group=world.group(ours).pk,
            post="chair",
            by=world.actor("qa_officer", ours),
            person=world.person("agency_lead", theirs),
        )


def test_nobody_sets_the_password_of_someone_who_will_serve_another_board() -> None:
    ours, theirs = world.board("OURS"), world.board("THEIRS")
    who = world.person("agency_auditor", ours)
    soon = dt.date.today() + dt.timedelta(days=3)
    alice = world.actor("qa_officer", ours)
    set_temporary_password(public_id=who.pk, version=None, by=alice)
    world.save(Membership(person=who, board=theirs, role="qa_officer", starts=soon))
    with pytest.raises(Refused, match="your board alone"):
        set_temporary_password(public_id=who.pk, version=None, by=alice)
