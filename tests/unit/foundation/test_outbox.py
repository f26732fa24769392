"""The outbox: one mail to one recipient, tried until it goes, under one Message-ID, nothing that does not belong."""

from __future__ import annotations

import datetime as dt
import smtplib
from collections.abc import Sequence

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.errors import Unseen
from goldthread.foundation.models import Message, TrailEvent
from goldthread.foundation.outbox import leasing, timing
from goldthread.foundation.outbox.sending import send_due
from goldthread.foundation.outbox.services import discard, forget_texts, release_draft, try_again
from goldthread.foundation.outbox.states import MessageState
from goldthread.kernel.refusals import Refused
from tests import world
from tests.unit.foundation.making_messages import again, message, recipient, wrote

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)


class Broken(BaseEmailBackend):
    """A mail server that answers as it is told to."""

    fault: Exception = ConnectionRefusedError("jo@example.org refused by mx.example.org")

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise self.fault


@pytest.fixture
def broken(settings: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> type[Broken]:
    """Mail goes to a server that does not take it."""
    monkeypatch.setattr(mail, "get_connection", lambda: Broken())
    monkeypatch.setattr(Broken, "fault", Broken.fault)
    return Broken


def test_a_message_goes_to_its_one_recipient_with_a_link_and_is_marked_sent() -> None:
    written = message(world.board().pk, recipient("jo@example.org"))
    assert send_due().sent == 1
    (sent,) = mail.outbox
    assert (sent.to, sent.cc, sent.bcc) == (["jo@example.org"], [], [])
    assert sent.subject == "3 actions need an update"
    assert "http://127.0.0.1:8000/aaa/plan/" in sent.body
    assert sent.extra_headers["Message-ID"] == f"<{written.message_id}@127.0.0.1>"
    assert again(written).state == MessageState.SENT
    assert again(written).sent_at is not None
    assert send_due().sent == 0


def test_the_same_key_is_written_once() -> None:
    board = world.board()
    first = message(board.pk, key="reminder:1")
    given = {"kind": "x", "subject": "s", "body": "", "path": "/", "to": recipient(), "board": board.pk}
    assert wrote(key="reminder:1", by=world.SYSTEM, **given) is None
    assert list(Message.objects.visible_to(world.SYSTEM)) == [first]


def test_a_draft_and_a_message_to_nobodys_address_wait_for_a_person() -> None:
    board = world.board()
    drafts = [
        message(board.pk, is_draft=True),
        message(board.pk, recipient("")),
        message(board.pk, recipient("a@b, c@d")),
    ]
    assert send_due().sent == 0
    assert [again(one).state for one in drafts] == [MessageState.DRAFT] * 3


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"subject": "Late\nBcc: everyone@example.org"}, "single line"),
        ({"subject": "Late\r\nBcc: everyone@example.org"}, "single line"),
        ({"subject": "Late\u2028Bcc: x"}, "single line"),
        ({"subject": " "}, "one line"),
        ({"subject": "x" * 151}, "at most 150"),
        ({"body": "x" * 4001}, "at most 4,000"),
        ({"body": "Hello\rBcc: x"}, "plain text"),
        ({"path": "//evil.example.org/"}, "single /"),
        ({"path": "https://evil.example.org/"}, "single /"),
        ({"path": "/a b"}, "single /"),
    ],
)
def test_a_message_that_could_carry_more_than_itself_is_refused(given: dict[str, str], said: str) -> None:
    board = world.board()
    with pytest.raises(Refused, match=said):
        message(board.pk, **given)  # type: ignore[arg-type]
    assert not Message.objects.visible_to(world.SYSTEM).exists()


@given(subject=st.text(min_size=1, max_size=160))
def test_no_subject_that_is_accepted_breaks_a_header(subject: str) -> None:
    from goldthread.foundation.outbox import wording

    try:
        wording.check(subject=subject, body="", path="/")
    except Refused:
        return
    told = EmailMessage(subject, "text", "a@example.org", ["b@example.org"]).message()
    assert set(told.keys()) <= {"Subject", "From", "To", "Date", "Message-ID", "Content-Type", "MIME-Version"} | {
        "Content-Transfer-Encoding"
    }
    assert told.get_all("To") == ["b@example.org"]


def test_a_server_that_is_away_is_tried_again_later_and_later_until_a_day(broken: type[Broken]) -> None:
    written = message(world.board().pk)
    waited = []
    with time_machine.travel("2027-05-03 10:00+00:00", tick=False) as clock:
        Message._base_manager.update(not_before=timezone.now())
        while again(written).state == MessageState.WAITING:
            assert send_due().failed == 1
            before = timezone.now()
            clock.move_to(max(again(written).not_before, before))
            waited.append(timezone.now() - before)
    assert waited[:4] == [MINUTE, 2 * MINUTE, 4 * MINUTE, 8 * MINUTE]
    assert max(waited) == dt.timedelta(days=1)
    assert len(waited) == timing.MOST_TRIES
    left = again(written)
    assert (left.state, left.message_id) == (MessageState.FAILED, written.message_id)


def test_what_a_server_says_is_never_kept(broken: type[Broken]) -> None:
    written = message(world.board().pk)
    send_due()
    assert again(written).failure == "The mail server could not be reached."


def test_an_address_refused_for_good_is_given_up_at_once_and_the_next_mail_goes_on(broken: type[Broken]) -> None:
    board = world.board()
    first, second = message(board.pk), message(board.pk)
    broken.fault = smtplib.SMTPRecipientsRefused({"jo@example.org": (550, b"no such user jo@example.org")})
    assert send_due().failed == 2
    for one in (first, second):
        assert again(one).state == MessageState.FAILED
        assert again(one).failure == "The mail server did not take mail for this address."


def test_a_refusal_for_now_is_tried_again(broken: type[Broken]) -> None:
    written = message(world.board().pk)
    broken.fault = smtplib.SMTPRecipientsRefused({"jo@example.org": (451, b"greylisted")})
    send_due()
    assert again(written).state == MessageState.WAITING


def test_a_message_that_is_taken_is_taken_by_nobody_else_until_its_lease_is_over() -> None:
    written, now = message(world.board().pk), timezone.now()
    assert leasing.take(now, timing.LEASE) == [written]
    assert leasing.take(now + MINUTE, timing.LEASE) == []
    (retaken,) = leasing.take(now + timing.LEASE, timing.LEASE)
    assert retaken.message_id == written.message_id
    assert retaken.tries == 2


def test_the_days_messages_for_one_person_are_one_mail_with_a_heading_for_each_board() -> None:
    aaa, zzz, to = world.board("AAA"), world.board("ZZZ"), recipient()
    now = timezone.now() - MINUTE
    messages = [
        message(aaa.pk, to, subject="2 actions are late", not_before=now),
        message(zzz.pk, to, subject="An update is asked for", not_before=now),
        message(aaa.pk, to, subject="1 action is due", not_before=now),
    ]
    message(aaa.pk, recipient("else@example.org"), subject="For someone else", not_before=now)
    urgent = message(aaa.pk, to, subject="A decision was passed to you")
    assert send_due().sent == 3
    digest = next(one for one in mail.outbox if one.subject == "3 messages for you from Goldthread")
    assert digest.to == ["jo@example.org"]
    assert digest.body.index("AAA Safeguarding Board") < digest.body.index("2 actions are late")
    assert digest.body.count("AAA Safeguarding Board") == 1
    assert "An update is asked for" in digest.body.partition("ZZZ Safeguarding Board")[2]
    assert "someone else" not in digest.body
    assert "passed to you" not in digest.body
    assert len({again(one).message_id for one in messages}) == 1
    assert len({again(one).sent_at for one in messages}) == 1
    assert again(urgent).message_id == urgent.message_id


def test_a_digest_tried_again_holds_what_it_held_before_and_nothing_newer() -> None:
    board, to, now = world.board(), recipient(), timezone.now()
    held = {message(board.pk, to, not_before=now - MINUTE).pk for _ in range(2)}
    assert {one.pk for one in leasing.take(now, timing.LEASE)} == held
    newer = message(board.pk, to, not_before=now - MINUTE)
    later = now + timing.LEASE
    passes = [leasing.take(later, timing.LEASE) for _ in range(2)]
    assert sorted([{one.pk for one in taken} for taken in passes], key=len) == [{newer.pk}, held]


def test_a_message_waits_for_its_time() -> None:
    message(world.board().pk, not_before=timezone.now() + MINUTE)
    assert send_due().sent == 0


def test_releasing_needs_an_address_and_says_where_to_put_it() -> None:
    board = world.board()
    draft, officer = message(board.pk, recipient("", name="Sam Poe"), is_draft=True), world.actor("qa_officer", board)
    with pytest.raises(Refused, match=r"No e-mail address is known for Sam Poe\. Add it"):
        release_draft(public_id=draft.pk, version=draft.version, by=officer)
    release_draft(public_id=draft.pk, version=draft.version, address="sam@example.org", by=officer)
    send_due()
    assert mail.outbox[0].to == ["sam@example.org"]
    assert again(draft).released_by == officer.person


@pytest.mark.parametrize("decide", [release_draft, discard])
def test_only_the_office_decides_of_a_draft(decide: object) -> None:
    board = world.board()
    draft, chair = message(board.pk, is_draft=True), world.actor("board_chair", board)
    with pytest.raises(Unseen):
        decide(public_id=draft.pk, version=draft.version, by=chair)  # type: ignore[operator]
    assert again(draft).state == MessageState.DRAFT


def test_a_discarded_draft_stays_on_the_list_and_never_goes() -> None:
    board = world.board()
    draft, officer = message(board.pk, is_draft=True), world.actor("qa_officer", board)
    discard(public_id=draft.pk, version=draft.version, by=officer)
    assert send_due().sent == 0
    assert (again(draft).state, again(draft).body) == (MessageState.DISCARDED, draft.body)


def test_what_failed_is_sent_after_all_when_a_person_says_so(
    broken: type[Broken], monkeypatch: pytest.MonkeyPatch
) -> None:
    board = world.board()
    written, officer = message(board.pk), world.actor("qa_officer", board)
    broken.fault = smtplib.SMTPRecipientsRefused({"jo@example.org": (550, b"")})
    send_due()
    monkeypatch.undo()
    failed = again(written)
    try_again(public_id=failed.pk, version=failed.version, by=officer)
    assert send_due().sent == 1
    assert mail.outbox[0].extra_headers["Message-ID"].startswith(f"<{written.message_id}@")


def test_a_failed_part_of_a_digest_goes_again_as_another_mail(broken: type[Broken]) -> None:
    board, to, now = world.board(), recipient(), timezone.now() - MINUTE
    first, second = (message(board.pk, to, not_before=now) for _ in range(2))
    broken.fault = smtplib.SMTPRecipientsRefused({"jo@example.org": (550, b"")})
    send_due()
    failed = again(first)
    assert failed.message_id == again(second).message_id
    again_waiting = try_again(public_id=first.pk, version=failed.version, by=world.actor("qa_officer", board))
    assert again_waiting.message_id != failed.message_id
    assert again(second).state == MessageState.FAILED


def test_the_text_goes_after_seven_days_and_the_facts_stay() -> None:
    board = world.board()
    with time_machine.travel("2027-05-03 10:00+00:00", tick=False):
        written = message(board.pk)
        send_due()
        waiting = message(board.pk, is_draft=True)
    forget_texts(board=board.pk, today=dt.date(2027, 5, 10), by=world.SYSTEM)
    assert again(written).body
    forget_texts(board=board.pk, today=dt.date(2027, 5, 11), by=world.SYSTEM)
    left = again(written)
    assert (left.body, left.subject, left.state) == ("", written.subject, MessageState.SENT)
    assert again(waiting).body


def test_the_trail_tells_of_a_message_and_never_what_it_says() -> None:
    board = world.board()
    message(board.pk, subject="canarysubject", body="canarybody")
    send_due()
    told = TrailEvent.objects.filter(subject_type="foundation.message").order_by("seq")
    assert [event.kind for event in told] == ["tests.wrote", "messages.sent"]
    assert "canary" not in repr([(event.detail, event.changed) for event in told])


def test_without_a_mail_server_in_production_messages_wait(settings: object) -> None:
    settings.SENDS_MAIL = False  # type: ignore[attr-defined]
    written = message(world.board().pk)
    assert send_due().sent == 0
    assert again(written).state == MessageState.WAITING
    assert again(written).tries == 0


def test_a_mail_in_a_file_is_named_after_nothing_but_itself(settings: object, tmp_path: object) -> None:
    settings.EMAIL_BACKEND = "goldthread.foundation.outbox.folder.FolderBackend"  # type: ignore[attr-defined]
    settings.MAIL_FOLDER = tmp_path / "mail"  # type: ignore[attr-defined,operator]
    written = message(world.board().pk)
    send_due()
    (file,) = (tmp_path / "mail").iterdir()  # type: ignore[operator]
    assert file.name == f"{written.message_id}.eml"
    assert "Please say by 14 June 2027" in file.read_text()
