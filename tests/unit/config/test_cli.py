"""The command says in words what it did or why it did not, and its exit status tells which."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from django.db import DatabaseError, connection

from goldthread.api.models import LoadedRecord
from goldthread.config import serving, working
from goldthread.config.cli import main
from goldthread.config.demo.builder import REAL_YEAR
from goldthread.config.progress import Progress
from goldthread.foundation import duties
from goldthread.foundation.models import TrailEvent
from goldthread.foundation.trail import triggers
from goldthread.kernel.refusals import Refused
from goldthread.partnership.models import Board, Person
from goldthread.partnership.permissions import MANAGE_INSTALLATION
from tests import world
from tests.unit.foundation.making_messages import message

Captured = pytest.CaptureFixture[str]
pytestmark = pytest.mark.django_db


def test_help_lists_the_verbs(capsys: Captured) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    said = capsys.readouterr().out
    assert ended.value.code == 0
    assert all(verb in said for verb in ("serve", "work", "load", "report", "trail", "check", "demo"))


def test_a_year_is_loaded_and_loading_it_again_says_so(capsys: Captured) -> None:
    assert main(["load", str(REAL_YEAR)]) == 0
    assert "NSCB 2016-17" in capsys.readouterr().out
    assert main(["load", str(REAL_YEAR)]) == 0
    assert "Already loaded, nothing changed." in capsys.readouterr().out


def test_a_file_with_faults_is_refused_with_their_lines(tmp_path: Path, capsys: Captured) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(REAL_YEAR.read_text().replace("children: 15", "children: 3"))
    assert main(["load", str(bad)]) == 1
    line = next(n for n, text in enumerate(bad.read_text().splitlines(), 1) if "children: 3" in text)
    said = capsys.readouterr().err
    assert f"line {line}: There are 6 cases but only 3 children" in said
    assert "1 fault:" in said
    assert LoadedRecord.objects.count() == 0


def test_a_changed_file_is_refused_until_update_is_asked_for(tmp_path: Path, capsys: Captured) -> None:
    changed = tmp_path / "changed.yaml"
    changed.write_text(REAL_YEAR.read_text().replace("children: 15", "children: 16"))
    main(["load", str(REAL_YEAR)])
    assert main(["load", str(changed)]) == 1
    assert "children was 15, is now 16" in capsys.readouterr().err
    assert main(["load", str(changed), "--update"]) == 0
    assert "0 records added, 1 changed" in capsys.readouterr().out


def test_a_missing_file_is_said_without_a_traceback(capsys: Captured) -> None:
    assert main(["load", "nowhere.yaml"]) == 1
    assert capsys.readouterr().err == "nowhere.yaml: No such file or directory\n"


def test_a_report_is_written_in_the_format_its_file_is_named_for(tmp_path: Path) -> None:
    main(["load", str(REAL_YEAR)])
    asked, path = ["report", "annual", "--board", "NSCB", "--year", "2016-17"], tmp_path / "year.docx"
    assert main([*asked, "-o", str(path)]) == 0
    assert path.read_bytes().startswith(b"PK")
    assert main([*asked, "--format", "md", "-o", str(path)]) == 0
    assert path.read_text().startswith("#")


def test_an_intact_trail_is_confirmed(capsys: Captured) -> None:
    world.board()
    assert main(["trail", "verify"]) == 0
    said = capsys.readouterr().out
    assert "The trail is intact: 1 event." in said
    assert "NSCB: event 1, sealed " in said


def test_a_broken_trail_is_told_with_board_event_and_what(capsys: Captured) -> None:
    board = world.board("NSCB")
    world.group(board)
    with connection.cursor() as cursor:
        for statement in triggers.REMOVE[connection.vendor]:
            cursor.execute(statement)
    TrailEvent.objects.filter(chain=board.pk, seq=2).update(kind="tests.forged")
    assert main(["trail", "verify"]) == 1
    assert "NSCB, event 2: the event was edited" in capsys.readouterr().err


def test_a_report_is_written_where_asked(tmp_path: Path, capsys: Captured) -> None:
    main(["load", str(REAL_YEAR)])
    target = tmp_path / "reports" / "report.md"
    assert main(["report", "annual", "--board", "NSCB", "--year", "2016-17", "--format", "md", "-o", str(target)]) == 0
    assert "18 cases and 45 children" in target.read_text()
    assert str(target) in capsys.readouterr().out


def test_a_report_of_an_unknown_board_is_refused(tmp_path: Path, capsys: Captured) -> None:
    world.board("NSCB")
    asked = ["report", "annual", "--board", "XX", "--year", "2016-17", "-o", str(tmp_path / "x.html")]
    assert main(asked) == 1
    assert "no board “XX”" in capsys.readouterr().err


@pytest.mark.parametrize("year", ["2016", "2016-18"])
def test_a_year_that_is_none_is_not_understood(year: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["report", "annual", "--board", "NSCB", "--year", year])
    assert ended.value.code == 2
    assert "is not a year" in capsys.readouterr().err


def test_the_checks_pass_where_writes_are_durable(capsys: Captured) -> None:
    """The tests' own PostgreSQL is quick rather than durable, and the check says so."""
    if connection.vendor == "sqlite":
        assert main(["check"]) == 0
        assert "Every check passes." in capsys.readouterr().out
    else:
        assert main(["check"]) == 1
        assert "PostgreSQL must not run with fsync=off." in capsys.readouterr().err


def test_serving_is_refused_when_a_check_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.core.checks import Error

    started: list[object] = []
    monkeypatch.setattr(serving.checks, "run_checks", lambda **options: [Error("The roof leaks.", id="test.E1")])
    monkeypatch.setattr(serving.os, "execv", lambda *arguments: started.append(arguments))
    with pytest.raises(Refused, match="The roof leaks"):
        serving.serve(Progress(), host="127.0.0.1", port=8000)
    assert not started


def test_the_demo_is_refused_in_production(settings: object, capsys: Captured) -> None:
    settings.PRODUCTION = True  # type: ignore[attr-defined]
    assert main(["demo", "--no-serve"]) == 1
    assert "not for production" in capsys.readouterr().err
    assert not Board.objects.visible_to(world.SYSTEM).exists()


def test_a_port_that_is_taken_is_said() -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(Refused, match="Choose another with --port"):
            serving._port_is_free("127.0.0.1", taken.getsockname()[1])


def test_the_first_administrator_can_sign_in_and_change_the_password(capsys: Captured) -> None:
    assert main(["administrator", "--name", "Ann Example", "--email", "ann@example.org"]) == 0
    words = capsys.readouterr().out.splitlines()[-1].strip()
    ann = Person.objects.visible_to(world.SYSTEM).get(email="ann@example.org")
    assert ann.check_password(words)
    assert world.acting(ann).holds(MANAGE_INSTALLATION)


@pytest.mark.parametrize(("name", "email"), [("", "ann@example.org"), ("Ann", "ann"), ("Ann", "known@example.org")])
def test_an_administrator_who_cannot_be_is_refused(name: str, email: str, capsys: Captured) -> None:
    main(["administrator", "--name", "Known", "--email", "known@example.org"])
    assert main(["administrator", "--name", name, "--email", email]) == 1
    assert Person.objects.visible_to(world.SYSTEM).count() == 1
    assert capsys.readouterr().err


def test_working_once_does_what_is_due_and_says_so(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    board = world.board()
    message(board.pk)
    monkeypatch.setattr(duties, "BEGINS", dt.time())
    monkeypatch.setattr(duties, "_DUTIES", {"tests.duty": lambda **given: None})
    assert main(["work", "--once"]) == 0
    assert capsys.readouterr().out == "1 duty done, 1 mail sent, 0 not sent.\n"
    assert main(["work", "--once"]) == 0
    assert capsys.readouterr().out == "0 duties done, 0 mails sent, 0 not sent.\n"


def test_a_worker_whose_parent_is_gone_ends() -> None:
    orders = working.Orders(parent=os.getppid() + 1)
    assert orders.are_to_end()
    assert not working.Orders(parent=os.getppid()).are_to_end()


def test_a_fault_does_not_end_the_worker_and_is_told_by_its_kind(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    looked: list[int] = []
    monkeypatch.setattr(working.Orders, "obey_signals", lambda self: None)
    monkeypatch.setattr(working.Orders, "are_to_end", lambda self: len(looked) > 1)

    def fails(stopping: object) -> None:
        looked.append(1)
        raise DatabaseError("canary text of a query")

    monkeypatch.setattr(working, "work_once", fails)
    working.work(every=0)
    assert len(looked) == 2
    assert "could not work: DatabaseError" in caplog.text
    assert "canary" not in caplog.text
