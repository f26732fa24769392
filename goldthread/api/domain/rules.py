"""What a year's file must hold to besides each field's own kind: no record twice, no reference into nothing,
nothing that cannot have been."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from goldthread.api.domain.faults import Fault
from goldthread.api.domain.kinds import RecordType
from goldthread.api.domain.reading import Row, YearFile
from goldthread.audits.domain.counts import check_counts
from goldthread.audits.domain.states import COMPLETED
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused

MOST_KEYS_NAMED = 40
Types = Mapping[str, RecordType]


def check(file: YearFile, types: Types) -> None:
    """Add every fault of the file as a whole to its faults, in the order of the lines."""
    for rule in (_nothing_twice, _nothing_unknown, _the_board_is_there, _periods, _audits, _findings, _patterns):
        file.faults.extend(rule(file, types))
    file.faults.sort()


def complete(file: YearFile) -> None:
    """Work out what follows from the rest: where an audit's date stands, and an action's first due date."""
    last = {row.refs["audit"]: row.values.get("becomes") for row in file.of("reschedule")}
    for audit in file.of("audit"):
        audit.values["expected"] = last.get(("audit", audit.key), audit.values.get("planned"))
    first: dict[tuple[str, str], PartialDate | None] = {}
    for change in file.of("due date change"):
        first.setdefault(change.refs["action"], change.values.get("was"))
    for action in file.of("action"):
        action.values["original_due"] = first.get(("action", action.key), action.values.get("due"))


def _nothing_twice(file: YearFile, types: Types) -> list[Fault]:
    """No key twice among records of one kind, and none that would be the same record under another key."""
    seen: dict[tuple[object, ...], Row] = {}
    faults = []
    for row in file.rows:
        marks: list[tuple[object, ...]] = [(row.type, row.key)]
        once = types[row.type].once
        if once:
            marks.append((row.type, once, *(row.refs.get(name, row.values.get(name)) for name in once)))
        earlier = next((seen[mark] for mark in marks if mark in seen), None)
        if earlier is not None:
            what = f"The {row.type} “{row.key}” is a duplicate of the one on line {earlier.line}."
            faults.append(Fault(row.line, what, "each record once"))
        for mark in marks:
            seen.setdefault(mark, row)
    return faults


def _nothing_unknown(file: YearFile, types: Types) -> list[Fault]:
    """Every reference is to a record of the file."""
    known: dict[str, list[str]] = {name: [] for name in types}
    for row in file.rows:
        known[row.type].append(row.key)
    sets = {name: set(keys) for name, keys in known.items()}
    return [
        Fault(row.line_of(name), f"“{name}” names the {type_name} “{key}”, which the file does not hold.", _some(keys))
        for row in file.rows
        for name, (type_name, key) in row.refs.items()
        if key not in sets[type_name]
        for keys in (known[type_name],)
    ]


def _some(keys: list[str]) -> str:
    """The keys that would have done, or the first of very many."""
    if not keys:
        return "none, as the file holds no such record yet"
    more = len(keys) - MOST_KEYS_NAMED
    return ", ".join(keys[:MOST_KEYS_NAMED]) + (f" and {more} more" if more > 0 else "")


def _the_board_is_there(file: YearFile, types: Types) -> list[Fault]:
    boards = [row.key for row in file.of("board")]
    if not file.board or file.board in boards:
        return []
    return [Fault(1, f"“board” names “{file.board}”, which is not listed under “boards”.", _some(boards))]


def _periods(file: YearFile, types: Types) -> list[Fault]:
    """What ends does not end before it starts."""
    found = []
    for row in file.rows:
        for first, last in (("starts", "ends"), ("starts", "due"), ("held", "published")):
            start, end = row.values.get(first), row.values.get(last)
            if isinstance(start, PartialDate) and isinstance(end, PartialDate) and end.end < start.start:
                what = f"“{last}” of {row.type} “{row.key}” is {end}, before “{first}”, {start}."
                found.append(Fault(row.line_of(last), what, f"{start} or later"))
    return found


def _audits(file: YearFile, types: Types) -> list[Fault]:
    """An audit that was held has a date and counts that can be; one to come has neither."""
    remit = next((row.values.get("remit") for row in file.of("board") if row.key == file.board), None)
    found = []
    for row in file.of("audit"):
        done = row.values.get("state") in COMPLETED
        missing = [name for name in ("held", "cases") if name not in row.values]
        if done and missing and not _faulty(file, row):
            what = f"The audit “{row.key}” is {row.values['state']} but has no “{'” and no “'.join(missing)}”."
            found.append(Fault(row.line_of("state"), what, "a date held and a number of cases, or the state planned"))
        elif done and not missing:
            found.extend(_counts(row, counts_children=remit != "adults"))
        elif "state" in row.values and not done and "held" in row.values:
            what = f"The audit “{row.key}” has a date held but is {row.values['state']}."
            found.append(Fault(row.line_of("held"), what, ", ".join(sorted(COMPLETED))))
    return found


def _faulty(file: YearFile, row: Row) -> bool:
    """Whether a field of this row was already found at fault, so that its absence is not told a second time."""
    at_fault = {fault.line for fault in file.faults}
    return any(row.line_of(name) in at_fault for name in ("held", "cases") if name in row.lines)


def _counts(row: Row, *, counts_children: bool) -> list[Fault]:
    counts = {name: row.values.get(name) for name in ("children", "adults")}
    try:
        check_counts(cases=row.values["cases"], counts_children=counts_children, **counts)
    except Refused as refused:
        least = max(row.values["cases"], 1)
        return [Fault(row.line_of(refused.field or "cases"), refused.message, f"a number from {least} up")]
    return []


def _findings(file: YearFile, types: Types) -> list[Fault]:
    """A finding comes from exactly one source."""
    return [
        Fault(row.line, f"The finding “{row.key}” has {_sources(row)}.", "either “audit” or “judgement”")
        for row in file.of("finding")
        if ("audit" in row.refs) == ("judgement" in row.refs)
    ]


def _sources(row: Row) -> str:
    return "two sources" if "audit" in row.refs else "no source"


def _patterns(file: YearFile, types: Types) -> list[Fault]:
    """The meeting patterns of one group do not overlap."""
    found = []
    patterns = [row for row in file.of("meeting pattern") if "starts" in row.values]
    by_start: Callable[[Row], PartialDate] = lambda row: row.values["starts"]  # noqa: E731
    for before, after in _pairs(sorted(patterns, key=by_start)):
        end = before.values.get("ends")
        if end is None or end.end >= after.values["starts"].start:
            what = f"This meeting pattern starts before the one on line {before.line} has ended."
            found.append(Fault(after.line, what, "patterns of one group, one after the other"))
    return found


def _pairs(rows: list[Row]) -> list[tuple[Row, Row]]:
    """Each row with the next one of the same group."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault(row.refs["group"], []).append(row)
    return [pair for listed in groups.values() for pair in pairwise(listed)]
