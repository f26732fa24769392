"""Whatever is done to a file, loading says what is wrong with it; it never falls over."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.api.domain.faults import Fault
from goldthread.api.loading import Faulty, read
from goldthread.config.demo.builder import REAL_YEAR

LINES = REAL_YEAR.read_text(encoding="utf-8").splitlines()
PIECES = st.sampled_from(
    ["", "null", "[]", "{}", "- x", "*a", "&a b", "!!int x", "'", '"', "9999-00", "2016-02-30", "\t"]
)
MUTATIONS = st.lists(
    st.tuples(st.integers(0, len(LINES) - 1), st.sampled_from(["drop", "double", "value", "indent", "text"]), PIECES),
    min_size=1,
    max_size=4,
)


def mutated(changes: list[tuple[int, str, str]]) -> str:
    lines = list(LINES)
    for number, how, piece in changes:
        line = lines[number]
        match how:
            case "drop":
                lines[number] = ""
            case "double":
                lines[number] = f"{line}\n{line}"
            case "value":
                lines[number] = line.split(":")[0] + ": " + piece
            case "indent":
                lines[number] = "  " + line
            case _:
                lines[number] = line + piece
    return "\n".join(lines)


def read_or_list(data: bytes) -> None:
    found: list[Fault] = []
    try:
        assert read(data).rows
    except Faulty as faulty:
        found = faulty.faults or [Fault(0, "")]
    assert all(fault.line >= 1 and fault.what for fault in found)


@settings(max_examples=150, deadline=None)
@given(MUTATIONS)
def test_a_mutated_file_is_read_or_its_faults_are_listed(changes: list[tuple[int, str, str]]) -> None:
    read_or_list(mutated(changes).encode())


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_their_faults_are_listed(data: bytes) -> None:
    read_or_list(data)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40), st.sampled_from(["cases: 6", "held: 2016-06-10", "theme: Neglect", "year: 2016-17"]))
def test_any_text_in_a_field_is_read_or_refused(text: str, where: str) -> None:
    data = "\n".join(LINES).replace(where, where.split(":")[0] + ": " + text, 1)
    read_or_list(data.encode("utf-8", errors="replace"))
