"""Invented examples for the gallery, one per fitting, each with a sentence on when to use it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.utils.safestring import SafeString, mark_safe

from goldthread.ui.content import Content, Gap, Link, Reading, Several, Tag
from goldthread.ui.forms import DateField, Form, LongText, NumberField, PartialDateField, UploadField
from goldthread.ui.gallery_pictures import pictures
from goldthread.ui.list_query import ListQuery
from goldthread.ui.lists import Chip, FilterBox, ListView
from goldthread.ui.pages import Clash
from goldthread.ui.parts import Button, Empty, Event, SummaryRow, Task
from goldthread.ui.tables import Heading, table_html
from goldthread.ui.tones import Tone

HERE = "#main-content"


class ExampleForm(Form):
    """One field of each kind."""

    theme = forms.CharField(max_length=80)
    method = forms.ChoiceField(choices=[("case", "Case audit"), ("dip", "Dip sample"), ("survey", "Survey")])
    agency = forms.ChoiceField(
        choices=[(name, name) for name in ("Police", "Health", "Council", "Probation", "Housing", "Schools", "Fire")]
    )
    planned = PartialDateField(label="When it is planned")
    held = DateField(label="Date held", help_text="For example, 27 3 2026")
    children = NumberField(label="Children reviewed", required=False)
    told = forms.BooleanField(label="The agency was told", required=False)
    why = LongText(label="Why it slipped", max_length=500, required=False)
    saved = LongText(label="Notes, saved as you type", required=False, autosave_url=HERE, rows=3)
    evidence = UploadField(kinds=("pdf", "docx", "xlsx"), required=False)


@dataclass(frozen=True)
class Fitting:
    """A fitting in the gallery: its name, when to use it, what it is given, and the template that shows it."""

    name: str
    when: str
    shown: Any
    template: str

    @property
    def slug(self) -> str:
        """Its place on the page."""
        return self.name.lower().replace(" ", "-")


def gallery() -> list[Fitting]:
    """Every fitting."""
    return [*_saying(), *_records(), *_lists(), *_asking(), *_drawn()]


def _saying() -> list[Fitting]:
    tags = [Tag(word, tone) for word, tone in zip(TONE_WORDS, Tone, strict=True)]
    contents: list[Content] = [
        Link("Neglect audit, June 2026", HERE),
        dt.date(2026, 4, 1),
        None,
        Gap("No evidence yet"),
        Reading("The audit slipped because the panel was not quorate"),
        Several((Tag("Late", Tone.BAD), "12 days late")),
    ]
    told = [("Your draft was released to the sub group.", "info"), ("The audit was saved.", "good")]
    told += [("The file could not be read.", "bad"), ("Two agencies have not answered.", "warn")]
    return [
        Fitting("Tag", "A state, always as a word; the tone only helps the eye.", tags, "contents"),
        Fitting("Content", "What a cell may hold; what is not recorded shows as a gap.", contents, "contents"),
        Fitting("Notification", "What just happened, or what concerns the whole page.", told, "notifications"),
    ]


TONE_WORDS = ("Draft", "In progress", "Accepted", "Closed", "Due soon", "Late", "Not assessed")


def _records() -> list[Fitting]:
    rows = [
        SummaryRow("Theme", "Neglect", Link("Change", HERE)),
        SummaryRow("Date held", dt.date(2026, 6, 10), Link("Change", HERE)),
        SummaryRow("Owner", None, Link("Add", HERE)),
    ]
    tasks = [
        Task("Name the auditors", HERE, Tag("Done", Tone.DONE)),
        Task("Send the code list to agencies", HERE, Tag("Due 14 June", Tone.WARN), "Three agencies are waiting"),
        Task("Hold the panel", "", Tag("Cannot start yet", Tone.GAP)),
    ]
    events = [
        Event(dt.date(2026, 6, 10), "Panel held", "Six cases and 24 children were reviewed.", HERE, "Business unit"),
        Event(dt.date(2026, 5, 2), "Due date moved from May 2026 to June 2026", "The panel was not quorate."),
    ]
    return [
        Fitting("Summary list", "The facts of one record, each with its own way to change it.", rows, "summary"),
        Fitting("Task list", "Long work in steps that can be left and taken up again.", tasks, "tasks"),
        Fitting("Timeline", "What happened to a record, newest first.", events, "timeline"),
    ]


def _lists() -> list[Fitting]:
    nothing = Empty(
        "No audits this year yet",
        "Audits show how agencies worked together on real cases. Plan the first, and its findings will follow.",
        Button("Plan an audit", HERE),
    )
    return [
        Fitting("Table", "Records that are compared, filtered, sorted and exported.", example_list(), "table"),
        Fitting("Pagination", "Beneath a list of more than 25.", _page(), "pages"),
        Fitting("Empty state", "In place of an empty list: what belongs here and how to begin.", nothing, "empty"),
    ]


def _asking() -> list[Fitting]:
    blank = ExampleForm(auto_id="id_a_%s")
    wrong = ExampleForm(
        {
            "planned": "soonish",
            "held_day": "31",
            "held_month": "2",
            "held_year": "2026",
            "children": "six",
            "once": "x",
        },
        auto_id="id_b_%s",
    )
    clashes = (Clash("Theme", "Neglect of teenagers", "Neglect and emotional harm"),)
    return [
        Fitting("Form", "One page, one question or one record; every kind of field.", blank, "form"),
        Fitting("Form with errors", "Says what is wrong, where, and keeps what was typed.", wrong, "form"),
        Fitting("Stale save", "When someone else saved first: both texts, neither lost.", clashes, "stale"),
        Fitting("Tabs", "Only where two views of the same thing are rarely needed together.", None, "tabs"),
    ]


def _drawn() -> list[Fitting]:
    return [Fitting(name, when, picture, "chart") for name, when, picture in pictures()]


def _page() -> Page[Any]:
    return Paginator(range(212), 25).page(4)


def example_list() -> ListView:
    """A list as the list page draws it, without a database."""
    headings = [
        Heading("Audit", href="?sort=-audit", direction="ascending"),
        Heading("Held", href="?sort=held", direction="none"),
        Heading("Children", numeric=True, href="?sort=children", direction="none"),
        Heading("State"),
    ]
    cells: list[list[Content]] = [
        [Link("Neglect", HERE), dt.date(2026, 6, 10), 24, Tag("Reported", Tone.GOOD)],
        [Link("Child sexual exploitation", HERE), dt.date(2026, 9, 2), 9, Tag("Moderating", Tone.INFO)],
        [Link("Elective home education", HERE), Gap("No date"), None, Tag("Not planned", Tone.BAD)],
    ]
    return _list_view(table_html("Audits in 2026-27", headings, cells))


def _list_view(table: SafeString) -> ListView:
    query = ListQuery("", {}, "", "1")
    offered = '<option value="">All</option><option value="case" selected>Case audit</option>'
    options = mark_safe(offered)  # noqa: S308 - written out above
    return ListView(
        caption="Audits in 2026-27",
        table=table,
        total="3 in all",
        chips=[Chip("Method: Case audit", query.address())],
        boxes=[FilterBox("method", "Method", options, is_chosen=True, more=False)],
        search="",
        can_search=True,
        sort="",
        page=Paginator(range(3), 25).page(1),
        page_address="?",
        csv_href="?format=csv",
        xlsx_href="?format=xlsx",
        clear_href="?",
        everything_href="?",
        is_narrowed=True,
        kept={},
    )
