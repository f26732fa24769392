"""A queryset refuses to be read until someone says for whom, by every way there is of ending one."""

import asyncio
import inspect
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import models

from goldthread.foundation.errors import Stale, UnrecordedWrite, UnscopedRead, Unseen
from goldthread.partnership.models import Board, GroupRole, SubGroup
from tests import world

pytestmark = pytest.mark.django_db
Rows = models.QuerySet


def _elsewhere(rows: Any) -> None:
    """Walk in a thread of its own: a browser's journey in this process may hold an event loop in the main one."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(_walk(rows))).result()


async def _walk(rows: Rows) -> list[Any]:
    return [row async for row in rows.aiterator()]


ENDINGS: dict[str, Callable[[Rows], Any]] = {
    "iterate": list,
    "len": len,
    "bool": bool,
    "repr": repr,
    "in": lambda rows: object() in rows,
    "one of a slice": lambda rows: rows[0],
    "a slice": lambda rows: list(rows[:2]),
    "a slice with a step": lambda rows: rows[0:4:2],
    "pickle": pickle.dumps,
    "count": lambda rows: rows.count(),
    "exists": lambda rows: rows.exists(),
    "aggregate": lambda rows: rows.aggregate(n=models.Count("pk")),
    "get": lambda rows: rows.get(name="X"),
    "first": lambda rows: rows.first(),
    "last": lambda rows: rows.last(),
    "earliest": lambda rows: rows.earliest("created_at"),
    "latest": lambda rows: rows.latest("created_at"),
    "in_bulk": lambda rows: rows.in_bulk(),
    "iterator": lambda rows: list(rows.iterator()),
    "aiterator": lambda rows: _elsewhere(rows),
    "values": lambda rows: list(rows.values("name")),
    "values_list": lambda rows: list(rows.values_list("name", flat=True)),
    "dates": lambda rows: list(rows.dates("created_at", "year")),
    "datetimes": lambda rows: list(rows.datetimes("created_at", "year")),
    "contains": lambda rows: rows.contains(SubGroup()),
    "explain": lambda rows: rows.explain(),
    "raw": lambda rows: list(rows.raw("select * from partnership_subgroup")),
    "get_or_create": lambda rows: rows.get_or_create(name="X"),
    "update_or_create": lambda rows: rows.update_or_create(name="X"),
    "union": lambda rows: list(rows.union(rows)),
    "intersection": lambda rows: list(rows.intersection(rows)),
    "difference": lambda rows: list(rows.difference(rows)),
    "or": lambda rows: list(rows | rows),
    "and": lambda rows: list(rows & rows),
    "xor": lambda rows: list(rows ^ rows),
    "select_related": lambda rows: list(rows.select_related("board")),
    "reverse": lambda rows: list(rows.reverse()),
    "only": lambda rows: list(rows.only("name")),
    "as a fresh copy": lambda rows: list(rows.all().filter().order_by("name").distinct()),
}
WRITES: dict[str, Callable[[Rows], Any]] = {
    "update": lambda rows: rows.update(name="X"),
    "delete": lambda rows: rows.delete(),
    "bulk_update": lambda rows: rows.bulk_update([], ["name"]),
    "bulk_create": lambda rows: rows.bulk_create([SubGroup(name="X")]),
    "bulk_create over what stands": lambda rows: rows.bulk_create([], ignore_conflicts=True),
    "create": lambda rows: rows.create(name="X"),
}
# Methods that build on and read nothing, or that only call one of those above.
LAZY = {
    *("alias", "all", "annotate", "as_manager", "complex_filter", "defer", "distinct", "exclude", "extra", "filter"),
    *("none", "only", "order_by", "prefetch_related", "resolve_expression", "reverse", "select_for_update"),
    *("select_related", "using", "acontains", "acount", "acreate", "adelete", "aearliest", "aexists", "aexplain"),
    *("afirst", "aget", "aget_or_create", "ain_bulk", "alast", "alatest", "aaggregate", "aupdate"),
    *("aupdate_or_create", "abulk_create", "abulk_update"),
}


@pytest.fixture
def nscb() -> Board:
    return world.board()


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_unscoped_queryset_raises(ending: str) -> None:
    with pytest.raises(UnscopedRead):
        ENDINGS[ending](SubGroup.objects.all())


@pytest.mark.parametrize("ending", ["iterate", "len", "count", "exists", "first", "aggregate", "iterator", "explain"])
def test_so_does_one_reached_from_another_record(nscb: Board, ending: str) -> None:
    group = world.group(nscb)
    with pytest.raises(UnscopedRead):
        ENDINGS[ending](group.patterns.order_by("created_at"))


@pytest.mark.parametrize("write", WRITES)
def test_a_queryset_never_writes_past_the_trail(nscb: Board, write: str) -> None:
    with pytest.raises(UnrecordedWrite):
        WRITES[write](SubGroup.objects.visible_to(world.actor("qa_officer", nscb)))


def test_every_public_method_of_a_queryset_is_known_here() -> None:
    public = {name for name, _ in inspect.getmembers(models.QuerySet, inspect.isfunction) if not name.startswith("_")}
    known = {name.split()[0] for name in (*ENDINGS, *WRITES)} | LAZY
    assert public - known == set()


@pytest.mark.parametrize("join", ["union", "or", "xor"])
def test_a_scoped_queryset_lets_no_unscoped_rows_in(nscb: Board, join: str) -> None:
    scoped, unscoped = SubGroup.objects.visible_to(world.actor("qa_officer", nscb)), SubGroup.objects.all()
    joins = {"union": lambda: scoped.union(unscoped), "or": lambda: scoped | unscoped, "xor": lambda: scoped ^ unscoped}
    with pytest.raises(UnscopedRead):
        list(joins[join]())


def test_scoped_querysets_join(nscb: Board) -> None:
    world.group(nscb)
    scoped = SubGroup.objects.visible_to(world.actor("qa_officer", nscb))
    assert (
        len(scoped | scoped)
        == len(scoped.order_by().union(scoped.order_by()))
        == len(scoped & SubGroup.objects.all())
        == 1
    )


def test_a_prefetch_must_say_for_whom(nscb: Board) -> None:
    world.group(nscb)
    actor = world.actor("qa_officer", nscb)
    with pytest.raises(UnscopedRead):
        list(SubGroup.objects.visible_to(actor).prefetch_related("patterns"))


def test_a_scoped_queryset_shows_the_boards_rows_and_no_others(nscb: Board) -> None:
    ours, _theirs = world.group(nscb), world.group(world.board("OTHER"))
    actor = world.actor("qa_officer", nscb)
    assert list(SubGroup.objects.visible_to(actor)) == [ours]
    assert list(SubGroup.objects.filter(name__contains="Quality").visible_to(actor)) == [ours]
    assert pickle.loads(pickle.dumps(SubGroup.objects.visible_to(actor)))[0] == ours


def test_one_row_for_a_page_is_seen_or_is_not_there(nscb: Board) -> None:
    ours, theirs = world.group(nscb), world.group(world.board("OTHER"))
    actor = world.actor("qa_officer", nscb)
    assert SubGroup.objects.seen_by(actor, ours.pk, board=nscb) == ours
    with pytest.raises(Unseen):
        SubGroup.objects.seen_by(actor, theirs.pk)


def test_one_row_to_change_is_scoped_and_its_version_checked(nscb: Board) -> None:
    ours, theirs = world.group(nscb), world.group(world.board("OTHER"))
    actor = world.actor("qa_officer", nscb)
    with pytest.raises(Unseen):
        SubGroup.objects.for_update(actor, theirs.pk, version=1)
    ours.note = "Saved by another"
    world.save(ours)
    with pytest.raises(Stale) as stale:
        SubGroup.objects.for_update(actor, ours.pk, version=1)
    assert stale.value.record.note == "Saved by another"


SUBQUERIES: dict[str, Callable[[Rows], Any]] = {
    "in": lambda rows: models.Q(pk__in=rows.values("board")),
    "exists": lambda rows: models.Exists(rows.filter(board=models.OuterRef("pk"))),
    "subquery": lambda rows: models.Q(name=models.Subquery(rows.values("name")[:1])),
    "a lookup of its own": lambda rows: models.Q(name__lt=rows.values("name")[:1]),
}


@pytest.mark.parametrize("kind", SUBQUERIES)
def test_unscoped_rows_are_not_asked_for_in_a_subquery(nscb: Board, kind: str) -> None:
    boards = Board.objects.visible_to(world.SYSTEM)
    with pytest.raises(UnscopedRead, match="subquery"):
        list(boards.filter(SUBQUERIES[kind](SubGroup.objects.all())))
    list(boards.filter(SUBQUERIES[kind](SubGroup.objects.visible_to(world.SYSTEM))))


def test_a_whole_queryset_is_refused_as_the_value_of_a_filter(nscb: Board) -> None:
    with pytest.raises(UnscopedRead, match="subquery"):
        list(SubGroup.objects.visible_to(world.SYSTEM).filter(roles__in=GroupRole.objects.all()))


def test_an_unscoped_annotation_is_refused(nscb: Board) -> None:
    unscoped = SubGroup.objects.filter(board=models.OuterRef("pk")).values("name")[:1]
    with pytest.raises(UnscopedRead, match="subquery"):
        list(Board.objects.visible_to(world.SYSTEM).annotate(told=models.Subquery(unscoped)))


def test_queries_django_makes_for_itself_are_let_through(nscb: Board) -> None:
    world.group(nscb)
    rows = Board.objects.visible_to(world.SYSTEM)
    assert rows.exclude(memberships__role="chair", memberships__agency__name="X").count() == 1
    assert rows.annotate(n=models.Count("memberships"))[:5].aggregate(all=models.Sum("n")) == {"all": 0}
