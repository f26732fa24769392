"""Evidence with files: all of it or nothing, refused in words at the field, given out only to those who may see it."""

from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from goldthread.foundation.files.disk import storage
from goldthread.foundation.models import TrailEvent
from goldthread.improvement.domain.strength import OF_KIND, EvidenceKind, Strength
from goldthread.improvement.models import Action, Evidence, EvidenceFile
from tests.unit.foundation.filing import OLE, PDF, office, upload
from tests.unit.improvement.making import Place, again, place, signed_in
from tests.unit.improvement.making import action as an_action

pytestmark = pytest.mark.django_db
MB = 1024 * 1024
SAID = {"kind": "document", "text": "Minutes of 3 May, with what was agreed"}


@pytest.fixture
def here(tmp_path: Path, settings: Any) -> Place:
    settings.FILES_ROOT = tmp_path / "files"
    return place()


def add(here: Place, one: Action, *files: object, client: Client | None = None, **said: object) -> HttpResponse:
    asking = client or signed_in(here.bob)
    return asking.post(here.at("add_evidence", one.pk), {**SAID, **said, "attached": list(files)})


def held() -> list[EvidenceFile]:
    return list(EvidenceFile.objects.as_system("tests").order_by("created_at"))


def page(answer: HttpResponse) -> str:
    return " ".join(answer.content.decode().split())


def test_evidence_comes_with_its_files(here: Place) -> None:
    one = an_action(here)
    assert add(here, one, upload("Minutes.pdf", PDF), upload("Policy.docx", office("docx"))).status_code == 302
    assert [(file.name, file.media_type.rpartition(".")[2]) for file in held()] == [
        ("Minutes.pdf", "application/pdf"),
        ("Policy.docx", "document"),
    ]
    assert (again(one).evidence_held, again(one).strength) == (1, Strength.FAIR)
    shown = page(signed_in(here.alice).get(here.at("show", one.pk)))
    assert "Minutes.pdf (PDF, 1 KB)" in shown
    assert "A document: a policy, a form, minutes" in shown
    assert here.at("evidence_file", held()[0].pk) in shown


def test_a_file_is_given_out_under_a_name_that_tells_nothing_and_the_trail_knows(here: Place) -> None:
    one = an_action(here)
    add(here, one, upload("Jane Smith strategy meeting.pdf", PDF), upload("b.docx", office("docx")))
    add(here, one, upload("c.txt", b"Third"))
    third = held()[2]
    answer = signed_in(here.alice).get(here.at("evidence_file", third.pk), headers={"Accept-Encoding": "gzip"})
    assert b"".join(answer.streaming_content) == b"Third"  # type: ignore[attr-defined]
    assert answer["Content-Disposition"] == f'attachment; filename="{one.reference}-evidence-3.txt"'
    assert (answer["Content-Length"], answer["X-Content-Type-Options"]) == ("5", "nosniff")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert TrailEvent.objects.filter(kind="viewed", subject=third.pk, actor=here.alice.pk).exists()


def test_nobody_of_another_board_or_agency_is_given_the_file(here: Place) -> None:
    add(here, an_action(here), upload("a.pdf", PDF))
    where = here.at("evidence_file", held()[0].pk)
    assert signed_in(here.charlie).get(where).status_code == 404
    assert Client().get(where).status_code == 302


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.pdf", b"<html>", "is not what its name says"),
        ("a.exe", b"MZ", "is not a kind of file that is kept here"),
        ("a.pdf", b"", "is empty"),
        ("a.docx", office("docx", {"big": bytes(20 * MB)}), "far larger inside"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "rights management"),
        ("a.docx", office("docx", {"word/vbaProject.bin": b"x"}), "macros"),
        ("a.pdf", PDF[:9] + bytes(11 * MB), "is 11 MB; a file may be 10 MB at most"),
    ],
)
def test_a_file_that_may_not_be_kept_is_refused_and_nothing_is_lost(
    here: Place, name: str, content: bytes, told: str
) -> None:
    one = an_action(here)
    answer = add(here, one, upload("good.pdf", PDF), upload(name, content), link="https://example.org/minutes")
    assert answer.status_code == 422
    shown = page(answer)
    assert told in shown
    assert f"“{name}”" in shown
    assert "Choose the files again" in shown
    assert SAID["text"] in shown
    assert "https://example.org/minutes" in shown
    assert 'value="document" checked' in shown
    assert not Evidence.objects.as_system("tests").exists()
    assert list(storage().all_files()) == []


def test_each_refused_file_is_told(here: Place) -> None:
    shown = page(add(here, an_action(here), upload("a.pdf", b"x"), upload("b.exe", b"x")))
    assert "“a.pdf” is not what its name says" in shown
    assert "“b.exe” is not a kind" in shown


def test_a_refusal_of_the_rules_leaves_nothing_on_disk(here: Place) -> None:
    answer = add(here, an_action(here, state="cancelled"), upload("a.pdf", PDF))
    assert answer.status_code == 422
    assert list(storage().all_files()) == []


def test_a_disk_that_takes_nothing_is_told_in_words(here: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*given: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    answer = add(here, an_action(here), upload("a.pdf", PDF))
    assert answer.status_code == 422
    assert "could not be written to disk" in page(answer)
    assert SAID["text"] in page(answer)
    assert held() == []


def test_at_most_five_files_are_taken_at_once(here: Place) -> None:
    one = an_action(here)
    six = [upload(f"{n}.pdf", PDF) for n in range(6)]
    answer = add(here, one, *six)
    assert answer.status_code == 422
    assert "You chose 6 files; 5 can be added at a time" in page(answer)
    assert add(here, one, *[upload(f"{n}.pdf", PDF) for n in range(5)]).status_code == 302
    assert len(held()) == 5


def test_more_files_than_any_form_takes_are_answered_with_a_page(here: Place) -> None:
    answer = add(here, an_action(here), *[upload(f"{n}.pdf", PDF) for n in range(21)])
    assert answer.status_code == 413
    assert "That was too much at once" in page(answer)
    assert held() == []


def test_more_text_than_any_form_takes_is_answered_with_a_page(here: Place) -> None:
    answer = add(here, an_action(here), text="x" * 3 * MB)
    assert answer.status_code == 413
    assert "Go back in your browser" in page(answer)


def test_the_kind_is_chosen_and_each_says_how_strong_it_is(here: Place) -> None:
    one = an_action(here)
    shown = page(signed_in(here.bob).get(here.at("add_evidence", one.pk)))
    assert [shown.count(f"{word} evidence") for word in ("Weak", "Fair", "Strong")] == [1, 2, 3]
    assert "checked" not in shown
    assert add(here, one, kind="").status_code == 422
    for kind, strength in OF_KIND.items():
        assert add(here, one, kind=kind.value).status_code == 302
        assert again(one).strength >= strength
    assert EvidenceKind(Evidence.objects.as_system("tests").latest("created_at").kind) in OF_KIND


def test_a_file_that_is_no_longer_what_was_kept_is_told_in_words(here: Place) -> None:
    add(here, an_action(here), upload("a.pdf", PDF))
    Path(storage().path(held()[0].key)).write_bytes(b"something else")
    answer = signed_in(here.alice).get(here.at("evidence_file", held()[0].pk))
    assert answer.status_code == 500
    assert "This file cannot be given out" in page(answer)
    assert "something else" not in page(answer)
