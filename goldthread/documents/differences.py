"""What an issued document says that the records no longer say."""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.documents.model import Document, Fact, Source, facts_of


@dataclass(frozen=True)
class Difference:
    """A fact that reads otherwise now. `was` is None when it is new, `is_now` None when it is gone."""

    key: str
    was: str | None
    is_now: str | None
    sources: tuple[Source, ...]


def differences(frozen: Document, now: Document) -> tuple[Difference, ...]:
    """Facts of an issued document whose value has changed since, that have appeared, or that have vanished.

    A fact that is only worded or sourced otherwise is the same fact. The sources are those of today, or, for a fact
    that is gone, those it had.
    """
    was, is_now = facts_of(frozen), facts_of(now)
    keys = [*was, *(key for key in is_now if key not in was)]
    pairs = ((key, was.get(key), is_now.get(key)) for key in keys)
    return tuple(_difference(key, old, new) for key, old, new in pairs if _state(old) != _state(new))


def _state(fact: Fact | None) -> tuple[int | str | None, str] | None:
    return (fact.value, fact.missing) if fact else None


def _difference(key: str, old: Fact | None, new: Fact | None) -> Difference:
    latest = new or old
    return Difference(key, old.text if old else None, new.text if new else None, latest.sources if latest else ())
