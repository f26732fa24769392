"""The documents of a review: kept, downloaded as attachments by those who may, taken away with a reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from goldthread.foundation.models import TrailEvent
from goldthread.kernel.partial_dates import PartialDate
from goldthread.partnership.models import Board
from goldthread.reviews import services
from goldthread.reviews.models import RemovedDocument, Review, ReviewDocument
from tests import world

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def _apart(settings: object, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"  # type: ignore[attr-defined]


@pytest.fixture
def board(db: None) -> Board:
    return world.board()


@pytest.fixture
def review(board: Board) -> Review:
    return services.record_review(
        board=board, by=world.SYSTEM, kind="inspection", body="Ofsted", what="Review", held=PartialDate.parse("2016-03")
    )


def browser(role: str, board: Board) -> Client:
    made = Client()
    made.force_login(world.person(role, board))
    return made


def add(client: Client, review: Review, *, what: str = "The report", name: str = "r.pdf", content: bytes = PDF) -> int:
    file = SimpleUploadedFile(name, content, content_type="application/pdf")
    answer = client.post(f"/nscb/reviews/{review.pk}/documents/new/", {"what": what, "file": file})
    return answer.status_code


def test_a_document_is_added_read_and_taken_away(
    board: Board, review: Review, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    officer, reader = browser("qa_officer", board), browser("board_member", board)
    assert add(officer, review, name="family name.pdf") == 302
    document = ReviewDocument.objects.visible_to(world.SYSTEM).get()
    page = reader.get(f"/nscb/reviews/{review.pk}/").content.decode()
    assert "The report" in page
    assert "Take it away" not in page
    answer = reader.get(f"/nscb/reviews/documents/{document.pk}/")
    assert b"".join(answer.streaming_content) == PDF  # type: ignore[attr-defined]
    assert answer["Content-Disposition"] == 'attachment; filename="RV-1-document.pdf"'
    assert TrailEvent.objects.filter(kind="viewed", subject=document.pk).exists()
    where = f"/nscb/reviews/documents/{document.pk}/remove/"
    assert officer.post(where, {"because": "", "version": "1"}).status_code == 422
    with django_capture_on_commit_callbacks(execute=True):
        assert officer.post(where, {"because": "It named a child", "version": "1"}).status_code == 302
    page = reader.get(f"/nscb/reviews/{review.pk}/").content.decode()
    assert "because: It named a child" in page
    assert reader.get(f"/nscb/reviews/documents/{document.pk}/").status_code == 404
    assert not [path for path in (tmp_path / "files").rglob("*") if path.is_file()]
    assert TrailEvent.objects.filter(kind="reviews.document_removed").exists()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("report.pdf", b"PK\x03\x04 not a pdf", "pdf"),
        ("report.exe", b"MZ", "not a kind of file that is kept"),
        ("report.pdf", b"", "empty"),
    ],
)
def test_a_file_that_may_not_be_kept_is_refused_and_what_was_typed_stays(
    board: Board, review: Review, name: str, content: bytes, said: str
) -> None:
    client = browser("qa_officer", board)
    file = SimpleUploadedFile(name, content)
    answer = client.post(f"/nscb/reviews/{review.pk}/documents/new/", {"what": "What I typed", "file": file})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "What I typed" in answer.content.decode()
    assert not ReviewDocument.objects.visible_to(world.SYSTEM).exists()


def test_the_same_file_is_kept_once(board: Board, review: Review) -> None:
    client = browser("qa_officer", board)
    assert add(client, review) == 302
    assert add(client, review, what="Again") == 422


def test_readers_add_and_remove_nothing_and_another_board_finds_nothing(board: Board, review: Review) -> None:
    add(browser("qa_officer", board), review)
    document = ReviewDocument.objects.visible_to(world.SYSTEM).get()
    reader, stranger = browser("board_member", board), browser("qa_officer", world.board("ELSB"))
    for page in (f"{review.pk}/documents/new/", f"documents/{document.pk}/remove/"):
        assert reader.get(f"/nscb/reviews/{page}").status_code == 403
        assert stranger.get(f"/nscb/reviews/{page}").status_code == 404
    assert stranger.get(f"/nscb/reviews/documents/{document.pk}/").status_code == 404
    assert not RemovedDocument.objects.visible_to(world.SYSTEM).exists()


def test_a_file_that_is_not_what_was_kept_is_not_served(board: Board, review: Review, tmp_path: Path) -> None:
    client = browser("qa_officer", board)
    add(client, review)
    document = ReviewDocument.objects.visible_to(world.SYSTEM).get()
    for path in (tmp_path / "files").rglob("*"):
        if path.is_file():
            path.chmod(0o600)
            path.write_bytes(b"x" * len(PDF))
    answer = client.get(f"/nscb/reviews/documents/{document.pk}/", follow=True)
    assert "cannot be read" in answer.content.decode()
