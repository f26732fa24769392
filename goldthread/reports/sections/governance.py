"""Section 3: groups, chairs, how often they met, attendance, terms of reference, and what changed."""

from __future__ import annotations

from goldthread.documents.model import Block, Bullets, Fact, Inline, Section
from goldthread.partnership.models import GroupRole, SubGroup, TermsOfReference
from goldthread.reports.domain.outline import GOVERNANCE
from goldthread.reports.domain.standing import overlaps
from goldthread.reports.facts import Facts, named
from goldthread.reports.sections import meetings
from goldthread.reports.sections.blocks import headed, part, said, stopped, table
from goldthread.reports.year_records import YearRecords


def section(year: YearRecords, facts: Facts) -> Section:
    """How the board governed its quality assurance."""
    titled = [
        ("groups", "Groups", _groups(year, facts)),
        ("chairs", "Chairs", _chairs(year, facts)),
        ("meetings", "How often groups met", meetings.patterns(year, facts)),
        ("attendance", "Attendance", meetings.attendance(year, facts)),
        ("terms", "Terms of reference", _terms(year, facts)),
        ("changes", "Changes in the year", _changes(year, facts)),
    ]
    parts = [part(GOVERNANCE, at, key, title, blocks) for at, (key, title, blocks) in enumerate(titled, 1)]
    return headed(GOVERNANCE, parts=parts)


def quality_groups(year: YearRecords) -> list[SubGroup]:
    """The groups that carry quality assurance."""
    return [group for group in year.governance.groups if group.is_quality_assurance]


def _groups(year: YearRecords, facts: Facts) -> list[Block]:
    groups = year.governance.groups
    if not groups:
        return [facts.gap("No group of the board is recorded.")]
    rows = [[facts.link(group.name, group), group.get_kind_display(), _note(group)] for group in groups]
    blocks: list[Block] = [table("Groups of the board", ["Group", "Kind", "Note"], rows)]
    if not quality_groups(year):
        blocks.append(facts.gap("No group is recorded as carrying quality assurance."))
    return blocks


def _note(group: SubGroup) -> str:
    if group.note or not group.review_cycle:
        return stopped(group.note)
    return f"Its performance and membership are reviewed {str(group.get_review_cycle_display()).lower()}."


def _chairs(year: YearRecords, facts: Facts) -> list[Block]:
    span = (year.year.start, year.year.end)
    chairs = [role for role in year.governance.chairs if overlaps(role.starts, role.ends, *span)]
    blocks: list[Block] = [_change(year, facts, role) for role in chairs if _took_over(year, role)]
    if chairs:
        headings = ["Chair", "Group", "Position", "From", "Until"]
        blocks.append(table("Chairs in the year", headings, [_chair(facts, role) for role in chairs]))
    having = {role.group_id for role in chairs}
    without = [group for group in quality_groups(year) if group.pk not in having]
    blocks += [facts.gap(f"No chair of the {group.name} is recorded for this year.", [group]) for group in without]
    return blocks or [facts.gap("No chair is recorded for this year.")]


def _chair(facts: Facts, role: GroupRole) -> list[str | Fact]:
    key = f"chair-{named(role)}"
    formerly = f" (formerly {role.formerly})" if role.formerly else ""
    until = facts.date(f"{key}-until", role.ends, role) if role.ends else "in post"
    position = f"{role.position}{formerly}" if role.position else "not recorded"
    return [role.person.name, str(role.group), position, facts.date(f"{key}-from", role.starts, role), until]


def _took_over(year: YearRecords, role: GroupRole) -> bool:
    return role.starts is not None and role.starts.start in year.year


def _change(year: YearRecords, facts: Facts, role: GroupRole) -> Block:
    since = facts.date(f"chair-{named(role)}-from", role.starts, role)
    before = [each for each in year.governance.chairs if each.group_id == role.group_id and _ended_before(each, role)]
    follows = f", after {before[-1].person.name}" if before else ""
    return said(f"{role.person.name} has chaired the {role.group.name} from ", since, f"{follows}.")


def _ended_before(role: GroupRole, other: GroupRole) -> bool:
    return bool(role.pk != other.pk and role.ends and other.starts and role.ends.start <= other.starts.end)


def _terms(year: YearRecords, facts: Facts) -> list[Block]:
    found = [one for one in year.governance.terms if one.adopted is None or one.adopted.start <= year.year.end]
    latest: dict[object, TermsOfReference] = {}
    for one in sorted(found, key=lambda each: (each.adopted is not None, each.adopted or year.year.start)):
        latest[one.group_id] = one
    blocks = [block for one in latest.values() for block in _term(year, facts, one)]
    without = [group for group in quality_groups(year) if group.pk not in latest]
    blocks += [facts.gap(f"No terms of reference of the {group.name} are recorded.", [group]) for group in without]
    return blocks or [facts.gap("No terms of reference are recorded.")]


def _term(year: YearRecords, facts: Facts, one: TermsOfReference) -> list[Block]:
    adopted = facts.date(f"terms-{named(one)}-adopted", one.adopted, one)
    in_year = one.adopted is not None and one.adopted.start in year.year
    verb = "were revised in this year: " if in_year else "in force were adopted: "
    why = f" Reason: {stopped(one.why)}" if one.why else " No reason is recorded."
    blocks: list[Block] = [said(f"The terms of reference of the {one.group.name} {verb}", adopted, f".{why}")]
    if one.outcome:
        blocks.append(said(stopped(one.outcome)))
    if lines := one.responsibility_lines():
        blocks.append(said("They make the group responsible to:"))
        blocks.append(Bullets(tuple((line,) for line in lines)))
    return blocks


def _changes(year: YearRecords, facts: Facts) -> list[Block]:
    changes = year.governance.changes
    if not changes:
        return [facts.gap("No change in how the board is organised is recorded for this year.")]
    dated = sorted(changes, key=lambda each: (each.changed is None, each.changed or year.year.start))
    rows: list[list[Inline]] = [[each.what, facts.date(f"change-{named(each)}", each.changed, each)] for each in dated]
    return [table("Changes in how the board is organised", ["What changed", "When"], rows)]
