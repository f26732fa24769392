"""The list of what was sent, and deciding of a draft."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldthread.foundation.models import Message
from goldthread.foundation.outbox.sending import send_due
from goldthread.foundation.outbox.services import Recipient
from goldthread.foundation.outbox.states import MessageState
from goldthread.partnership.models import Board, Person
from tests import world
from tests.unit.foundation.making_messages import again, message, recipient

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> Board:
    return world.board("AAA")


@pytest.fixture
def office(board: Board) -> Client:
    return signed_in(world.person("qa_officer", board, name="Alice"))


def signed_in(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def address(page: str, one: Message | None = None) -> str:
    return reverse(f"home:{page}", args=["aaa", one.pk] if one else ["aaa"])


def shown(client: Client, page: str, one: Message | None = None, query: str = "") -> str:
    answer = client.get(f"{address(page, one)}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_everything_sent_waiting_drafted_and_failed_is_listed(board: Board, office: Client) -> None:
    message(board.pk, subject="Sent one")
    send_due()
    message(board.pk, subject="Waiting one", not_before=timezone.now() + dt.timedelta(days=1))
    message(board.pk, subject="Draft one", is_draft=True)
    message(world.board("ZZZ").pk, subject="Another board's")
    page = shown(office, "messages")
    assert all(text in page for text in ("Sent one", "Waiting one", "Draft one", "Messages sent"))
    assert "Another board" not in page
    drafts = shown(office, "messages", query="?state=draft&format=csv")
    assert "Draft one" in drafts
    assert "Sent one" not in drafts


def test_the_list_is_narrowed_by_recipient_and_kind(board: Board, office: Client) -> None:
    to = recipient(name="Sam Poe")
    message(board.pk, to, subject="For Sam")
    message(board.pk, subject="For Jo")
    told = shown(office, "messages", query=f"?to={to.person}&kind=tests.reminder&format=csv")
    assert "For Sam" in told
    assert "For Jo" not in told


def test_an_empty_list_says_what_belongs_there(board: Board, office: Client) -> None:
    assert "drafts that wait for you" in shown(office, "messages")


def test_a_message_shows_to_whom_when_and_what_it_said(board: Board, office: Client) -> None:
    one = message(board.pk, recipient("jo@example.org", name="Jo Bloggs"))
    send_due()
    page = shown(office, "message", one)
    assert all(text in page for text in ("Jo Bloggs", "jo@example.org", "Please say by 14 June 2027", "Once"))
    assert "Release" not in page


def test_a_digest_tells_a_reader_only_of_the_messages_of_their_board(board: Board, office: Client) -> None:
    other, to, now = world.board("ZZZ"), recipient(), timezone.now() - dt.timedelta(minutes=1)
    one = message(board.pk, to, not_before=now)
    message(board.pk, to, not_before=now)
    message(other.pk, to, subject="canary", body="canary", not_before=now)
    assert send_due().sent == 1
    page = shown(office, "message", one)
    assert "1 other message" in page
    assert "canary" not in page


def test_a_draft_says_why_it_is_one_and_goes_to_todays_address_when_released(board: Board, office: Client) -> None:
    chair = world.person("board_chair", board, name="Sam Poe")
    draft = message(board.pk, Recipient(chair.pk, chair.name, ""), is_draft=True)
    assert "No e-mail address is known, so it cannot go." in shown(office, "message", draft)
    assert f"It goes to Sam Poe at {chair.email}, and to nobody else." in shown(office, "release_message", draft)
    answer = office.post(address("release_message", draft), {"version": draft.version})
    assert answer["Location"] == address("message", draft)
    send_due()
    assert mail.outbox[0].to == [chair.email]
    assert "Alice" in shown(office, "message", draft)


def test_releasing_to_nobodys_address_is_refused_in_words(board: Board, office: Client) -> None:
    draft = message(board.pk, recipient("", name="Sam Poe"), is_draft=True)
    answer = office.post(address("release_message", draft), {"version": draft.version})
    assert answer.status_code == 422
    assert "No e-mail address is known for Sam Poe" in answer.content.decode()
    assert again(draft).state == MessageState.DRAFT


def test_a_draft_someone_else_decided_meanwhile_is_not_decided_twice(board: Board, office: Client) -> None:
    draft = message(board.pk, is_draft=True)
    stale = {"version": draft.version}
    assert office.post(address("discard_message", draft), stale).status_code == 302
    assert office.post(address("release_message", draft), stale).status_code == 409
    assert again(draft).state == MessageState.DISCARDED


def test_a_failed_message_is_tried_again(board: Board, office: Client) -> None:
    one = message(board.pk)
    Message._base_manager.filter(pk=one.pk).update(state="failed", failure="The mail server could not be reached.")
    assert "The mail server could not be reached." in shown(office, "message", one)
    office.post(address("try_message_again", one), {"version": one.version})
    assert send_due().sent == 1


def test_a_text_that_was_deleted_is_said_to_be(board: Board, office: Client) -> None:
    one = message(board.pk)
    send_due()
    long_ago = timezone.now() - dt.timedelta(days=9)
    Message._base_manager.filter(pk=one.pk).update(body="", sent_at=long_ago)
    assert "its text deleted a week later" in shown(office, "message", one)


def test_messages_nobody_tried_to_send_say_that_the_worker_is_not_running(board: Board, office: Client) -> None:
    one = message(board.pk)
    assert "the worker is not running" not in shown(office, "messages")
    Message._base_manager.filter(pk=one.pk).update(not_before=timezone.now() - dt.timedelta(hours=1))
    assert "1 message was due a while ago" in shown(office, "messages")


def test_where_no_mail_server_is_set_the_page_says_that_messages_wait(
    board: Board, office: Client, settings: object
) -> None:
    settings.SENDS_MAIL = False  # type: ignore[attr-defined]
    assert "messages wait" in shown(office, "messages")


def test_where_mail_goes_to_files_the_page_names_the_file_and_no_folder_of_the_machine(
    board: Board, office: Client, settings: object, tmp_path: object
) -> None:
    settings.EMAIL_BACKEND = "goldthread.foundation.outbox.folder.FolderBackend"  # type: ignore[attr-defined]
    settings.MAIL_FOLDER = tmp_path  # type: ignore[attr-defined]
    one = message(board.pk)
    send_due()
    page = shown(office, "message", one)
    assert f"mail/{one.message_id}.eml" in page
    assert str(tmp_path) not in page


@pytest.mark.parametrize(
    ("state", "said"), [("draft", "Release or discard 2 draft messages"), ("failed", "2 messages could not be sent")]
)
def test_the_office_is_told_at_home_of_what_waits_for_it(board: Board, office: Client, state: str, said: str) -> None:
    for one in (message(board.pk, is_draft=True), message(board.pk, is_draft=True)):
        Message._base_manager.filter(pk=one.pk).update(state=state)
    assert said in office.get("/aaa/").content.decode()
    assert said not in signed_in(world.person("board_chair", board)).get("/aaa/").content.decode()


@pytest.mark.parametrize(
    ("addresses", "said"),
    [
        (["", ""], "They cannot go: no e-mail address is known"),
        (["", "jo@example.org"], "1 of them cannot go: no e-mail address is known"),
        (["jo@example.org"], "Nothing goes by itself to those above an agency lead"),
    ],
)
def test_home_says_why_drafts_wait(board: Board, office: Client, addresses: list[str], said: str) -> None:
    for one in addresses:
        message(board.pk, recipient(one), is_draft=True)
    assert said in office.get("/aaa/").content.decode()


def test_a_draft_without_an_address_asks_for_one_before_it_can_be_released(board: Board, office: Client) -> None:
    who = world.person("agency_lead", board, at=world.agency(board))
    who.email = None
    world.save(who)
    one = message(board.pk, Recipient(who.pk, who.name, ""))
    page = shown(office, "message", one)
    assert reverse("partnership:person_change", args=["aaa", who.pk]) in page
    assert address("release_message", one) not in page
    who.email = "found@example.org"
    world.save(who)
    assert address("release_message", one) in shown(office, "message", one)


def test_the_menu_has_messages_for_the_office_alone(board: Board, office: Client) -> None:
    link = address("messages")
    page = shown(office, "messages")
    assert link in page
    assert page.count('aria-current="true"') + page.count('aria-current="page"') >= 1
    assert link not in signed_in(world.person("board_chair", board)).get("/aaa/").content.decode()


@pytest.mark.parametrize("page", ["message", "release_message", "discard_message", "try_message_again"])
def test_a_message_of_another_board_is_not_there(board: Board, office: Client, page: str) -> None:
    theirs: UUID = message(world.board("ZZZ").pk, is_draft=True).pk
    assert office.get(reverse(f"home:{page}", args=["aaa", theirs])).status_code == 404
