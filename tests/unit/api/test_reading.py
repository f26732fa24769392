"""A year's file is read whole, and every fault in it is listed with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldthread.api.domain.faults import Fault
from goldthread.api.loading import Faulty, read

HEAD = """\
format: 1
board: TEST
year: 2016-17
boards:
  - {short_name: TEST, name: Test Board, remit: children}
agencies:
  - {key: police, name: Test Police, short_name: Police, kind: police, boards: [TEST]}
groups:
  - {key: qa, name: QA, kind: sub_group}
"""
AUDIT = "audits:\n  - key: cse\n    theme: CSE\n    state: held\n    held: 2016-06-10\n    cases: 6\n    children: 6\n"


def faults(text: str | bytes) -> list[Fault]:
    with pytest.raises(Faulty) as refused:
        read(text if isinstance(text, bytes) else text.encode())
    return refused.value.faults


def one_fault(text: str | bytes) -> Fault:
    found = faults(text)
    assert len(found) == 1, [str(fault) for fault in found]
    return found[0]


def test_a_right_file_is_read() -> None:
    file = read((HEAD + AUDIT).encode())
    assert (file.board, file.year) == ("TEST", "2016-17")
    assert file.of("audit")[0].values["children"] == 6


@pytest.mark.parametrize(
    ("text", "line", "what", "allowed"),
    [
        (HEAD + "actions:\n  - {key: a, text: Do, state: agreed, owner_agency: fire}\n", 11, "“fire”", "police"),
        (HEAD + AUDIT.replace("2016-06-10", "2016-06-31"), 14, "is not a date", "a day (10 June 2016"),
        (HEAD + AUDIT.replace("children: 6", "children: 5"), 16, "only 5 children", "a number from 6 up"),
        (HEAD + AUDIT.replace("cases: 6", "cases: six"), 15, "“six” is not a whole number", "a whole number"),
        (HEAD + AUDIT.replace("cases: 6", 'cases: "6"'), 15, "is not a whole number", "without quotes"),
        (HEAD + AUDIT.replace("cases: 6", "cases: [6]"), 15, "is a list", "a whole number"),
        (
            HEAD + AUDIT.replace("cases: 6", "number: 6\n    cases: 6"),
            15,
            "“number” is not a key",
            "theme, kind, state",
        ),
        (HEAD + AUDIT.replace("    theme: CSE\n", ""), 11, "has no “theme”", "text"),
        (HEAD + AUDIT.replace("state: held", "state: finished"), 13, "“finished” is not known", "planned, held"),
        (HEAD + AUDIT.replace("    cases: 6\n", ""), 13, "has no “cases”", "a number of cases"),
        (HEAD + AUDIT + "  - {key: cse, theme: Other, state: planned}\n", 17, "duplicate", "once"),
        (HEAD + AUDIT.replace("state: held", "state: held\n    state: held"), 14, "given twice", "once"),
        (HEAD + "reports: []\n", 10, "“reports” is not a key of the file", "audits"),
        (HEAD + "findings:\n  - {key: f, kind: strength, text: Good}\n", 11, "no source", "“audit” or “judgement”"),
        (HEAD + "audits: none\n", 10, "is not a list", "a list"),
        (HEAD.replace("format: 1", "format: 9"), 1, "“9” is not known", "1"),
        (HEAD.replace("2016-17", "2016-18"), 3, "is not a year", "2016-17"),
        (HEAD.replace("board: TEST", "board: OTHER"), 1, "“OTHER”", "TEST"),
        (HEAD + "people:\n  - {key: a, name: &x Ann}\n", 11, "“&x” is an anchor", "plain"),
        (HEAD + "people:\n  - {key: a, name: !!str Ann}\n", 11, "is a tag", "plain"),
        (HEAD + "audits:\n  - {key: a\n", 12, "not YAML", ""),
        (HEAD + "---\nformat: 1\n", 10, "second document", "one document"),
        (HEAD.encode() + b"people:\n  - {key: a, name: \xff}\n", 11, "UTF-8", "UTF-8"),
        ("", 1, "no records", "audits"),
        ("[]", 1, "no records", "audits"),
        ("a: " + "[" * 5000, 1, "nested too deeply", ""),
    ],
)
def test_a_fault_is_said_with_its_line_and_what_is_allowed(
    text: str | bytes, line: int, what: str, allowed: str
) -> None:
    fault = one_fault(text)
    assert fault.line == line
    assert what in fault.what
    assert allowed in fault.allowed


def test_an_alias_is_refused_where_it_stands() -> None:
    found = faults(HEAD + "people:\n  - {key: a, name: &x Ann}\n  - {key: b, name: *x}\n")
    assert [(fault.line, fault.what) for fault in found][:2] == [(11, "“&x” is an anchor."), (12, "“*x” is an alias.")]


def test_every_fault_is_listed_at_once() -> None:
    text = HEAD + AUDIT.replace("cases: 6", "cases: six").replace("2016-06-10", "someday").replace("key: cse", "kay: c")
    assert [fault.line for fault in faults(text)] == [11, 11, 14, 15]


def test_an_adults_board_counts_adults() -> None:
    text = HEAD.replace("remit: children", "remit: adults") + AUDIT.replace("children: 6", "adults: 3")
    assert "only 3 adults" in one_fault(text).what


def test_meeting_patterns_of_a_group_do_not_overlap() -> None:
    patterns = "    meeting_patterns:\n      - {starts: 2016-04}\n      - {starts: 2016-09, frequency: monthly}\n"
    fault = one_fault(HEAD + "  - key: other\n    name: Other\n    kind: sub_group\n" + patterns)
    assert (fault.line, "line 14" in fault.what) == (15, True)


def test_a_file_over_five_megabytes_is_not_parsed(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    path.write_bytes(b"{" * (5 * 1024 * 1024 + 1))
    with pytest.raises(Faulty, match="larger than 5 MB"):
        read(path)
    assert "larger than 5 MB" in one_fault(path.read_bytes()).what


def test_yamls_own_guesses_change_nothing() -> None:
    file = read((HEAD + "people:\n  - {key: no, name: 12:30:45}\n").encode())
    assert (file.of("person")[0].key, file.of("person")[0].values["name"]) == ("no", "12:30:45")
