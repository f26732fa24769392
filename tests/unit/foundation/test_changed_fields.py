"""What the trail says changed: the right names, and never the text itself."""

import pytest

from goldthread.foundation.trail.tables import TrailEvent
from goldthread.foundation.writes import service
from goldthread.partnership.models import Board, Membership, SubGroup
from tests import world

pytestmark = pytest.mark.django_db


def last() -> TrailEvent:
    event = TrailEvent.objects.order_by("-pk").first()
    assert event is not None
    return event


def read(group: SubGroup) -> SubGroup:
    return SubGroup.objects.as_system("tests").get(pk=group.pk)


def test_a_new_record_names_the_fields_that_were_filled_in() -> None:
    world.group(world.board())
    assert last().changed == ["board", "is_quality_assurance", "kind", "name"]
    assert last().detail == {"values": {}}


def test_a_changed_record_names_what_changed_and_keeps_no_text() -> None:
    group = read(world.group(world.board()))
    group.note, group.name = "Secret words", "Another name"
    world.save(group)
    assert last().changed == ["name", "note"]
    assert last().detail == {"values": {}}
    assert group.version == 2


def test_an_unchanged_record_is_not_written() -> None:
    group = read(world.group(world.board()))
    before = TrailEvent.objects.count()
    world.save(group)
    assert TrailEvent.objects.count() == before
    assert read(group).version == 1


def test_a_record_saved_anew_after_it_was_made_is_written() -> None:
    group = world.group(world.board())
    group.note = "Merged"
    world.save(group)
    assert read(group).note == "Merged"
    assert last().changed == ["note"]


def test_a_list_changed_in_place_is_a_change() -> None:
    group = read(world.group(world.board()))
    group.readings.append("note")
    world.save(group)
    assert read(group).readings == ["note"]
    assert last().changed == ["readings"]


def test_a_field_left_unread_and_then_set_is_written() -> None:
    made = world.group(world.board())
    group = SubGroup.objects.as_system("tests").only("name").get(pk=made.pk)
    group.note = "Merged"
    world.save(group)
    assert read(made).note == "Merged"


def test_a_record_read_again_is_compared_with_what_was_read_last() -> None:
    group = read(world.group(world.board()))
    other = read(group)
    other.note = "By another"
    world.save(other)
    group.refresh_from_db()
    group.name = "Mine"
    world.save(group)
    assert last().changed == ["name"]


def test_states_and_dates_keep_their_old_and_new_values() -> None:
    person = world.person("qa_officer", world.board())
    held = Membership.objects.as_system("tests").get(person=person)
    held.ends = world.LONG_AGO
    world.save(held)
    assert last().detail == {"values": {"ends": ["None", "2010-04-01"]}}


def test_a_record_saved_twice_by_one_service_is_one_event() -> None:
    group = read(world.group(world.board()))
    before = TrailEvent.objects.count()

    @service("tests.twice")
    def twice(*, by: object) -> None:
        group.note = "Once"
        group.save()
        group.attendance_statement = "Good"
        group.save()

    twice(by=world.SYSTEM)
    assert TrailEvent.objects.count() == before + 1
    assert last().changed == ["attendance_statement", "note"]


def test_a_board_is_on_its_own_chain() -> None:
    made = world.board()
    assert last().chain_id == made.pk
    assert isinstance(made, Board)
