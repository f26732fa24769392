"""“Are we doing what we said?”, answered in a sentence from the records."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.documents.wording import join_and, number_words, plural, sentence, was_or_were
from goldthread.programme.choices import EntryKind, Standing
from goldthread.programme.queries import Work, counted


def are_we_doing_what_we_said(works: Sequence[Work]) -> str:
    """Case audits first, then the other work: “Three of four audits were held; one slipped to May 2017.”"""
    audits = [work for work in works if work.kind is EntryKind.CASE_AUDIT]
    others = [work for work in works if work.kind is not EntryKind.CASE_AUDIT]
    told = [_told(group, noun) for group, noun in ((audits, "audit"), (others, "other piece of work")) if group]
    return " ".join(told)


def _told(works: Sequence[Work], noun: str) -> str:
    due = [work for work in works if work.standing is not Standing.CANCELLED]
    if len(works) == len(due) == 1 and due[0].standing is not Standing.HELD:
        return sentence(f"the one {noun} {_unheld(due)}")
    parts = [_held(len(counted(due, Standing.HELD)), len(due), noun)] if due else []
    if slipped := counted(works, Standing.SLIPPED):
        parts.append(_slipped(slipped))
    parts += [_count(works, Standing.OVERDUE, "overdue"), _count(works, Standing.TO_COME, "still to come")]
    if cancelled := counted(works, Standing.CANCELLED):
        count = number_words(len(cancelled)) if due else plural(len(cancelled), noun, _many(noun))
        parts.append(f"{count} {was_or_were(len(cancelled))} cancelled")
    return sentence("; ".join(part for part in parts if part))


def _unheld(one: Sequence[Work]) -> str:
    """What became of a single piece of work that is not recorded as held."""
    if one[0].standing is Standing.SLIPPED:
        return _slipped(one).removeprefix("one ")
    return "is overdue: it is not recorded as held" if one[0].standing is Standing.OVERDUE else "is still to come"


def _many(noun: str) -> str:
    return "other pieces of work" if noun == "other piece of work" else f"{noun}s"


def _held(held: int, due: int, noun: str) -> str:
    """How much was held. Where nothing is, the records are silent, which does not say that nothing took place."""
    if due == 1:
        return f"the one {noun} {'was' if held else 'is not recorded as'} held"
    if held == due:
        return f"{'both' if due == 2 else f'all {number_words(due)}'} {_many(noun)} were held"
    if not held:
        return f"none of {number_words(due)} {_many(noun)} is recorded as held"
    return f"{number_words(held)} of {number_words(due)} {_many(noun)} {was_or_were(held)} held"


def _slipped(works: Sequence[Work]) -> str:
    dates = [str(to) for work in works for part in work.parts if (to := part.dates.moved_to or part.dates.held)]
    where = f" to {join_and(list(dict.fromkeys(dates)))}" if dates else ""
    return f"{number_words(len(works))} slipped{where}"


def _count(works: Sequence[Work], standing: Standing, word: str) -> str:
    found = len(counted(works, standing))
    return f"{number_words(found)} {'is' if found == 1 else 'are'} {word}" if found else ""
