"""The plain records that fittings are drawn from: rows, tasks, events, buttons, empty states."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from goldthread.kernel.partial_dates import PartialDate
from goldthread.ui.content import Content, Link, Tag
from goldthread.ui.tones import Tone

TO_DO = Tag("To do", Tone.INFO)


@dataclass(frozen=True)
class Button:
    """A link drawn as a button: a verb, and where it leads. A page has one that is not secondary."""

    text: str
    href: str
    secondary: bool = False


@dataclass(frozen=True)
class Empty:
    """What an empty list teaches: what belongs here, why it matters, how to add the first."""

    heading: str
    text: str
    button: Button | None = None


@dataclass(frozen=True)
class SummaryRow:
    """One fact of a record, with the link that changes it."""

    label: str
    content: Content
    change: Link | None = None


@dataclass(frozen=True)
class Task:
    """One thing to do on a task list, and how far it is."""

    text: str
    href: str
    status: Tag = TO_DO
    hint: str = ""


@dataclass(frozen=True)
class Event:
    """Something that happened, for a timeline."""

    when: dt.date | PartialDate | None
    title: str
    text: str = ""
    href: str = ""
    by: str = ""
