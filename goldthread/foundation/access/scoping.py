"""Which rows an actor may know of. `visible_to` is the only way a view reads; anything else raises."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any, NoReturn, Self, TypeVar, cast
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.db.models.sql import Query

from goldthread.foundation.access import row_security
from goldthread.foundation.access.actor import Actor, Membership
from goldthread.foundation.access.register import Reach, Verb
from goldthread.foundation.errors import Stale, UnrecordedWrite, UnscopedRead, Unseen

NOTHING = Q(pk__in=[])
EVERYTHING = ~NOTHING  # an empty Q() would vanish when joined to NOTHING, and leave nothing
M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True)
class AccessRule:
    """Where a model keeps what access turns on: lookup paths to its board, agencies, groups and owner.

    `board_is_many` marks a path that may reach several boards. `agency_acts` are the paths that let an agency act
    rather than see, where they are fewer. `agreed` says which rows count as signed off. `also` widens the scope for
    models that belong to the installation (people, agencies, boards), whose rows are known through something else.
    """

    see: Verb
    board: str | None = "board"
    board_is_many: bool = False
    agency: tuple[str, ...] = ()
    agency_acts: tuple[str, ...] | None = None
    group: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    agreed: Q | None = None
    also: Callable[[Actor], Q] | None = None

    def scope(self, model: type[models.Model], actor: Actor, verb: Verb | None = None) -> Q:
        """The rows of `model` on which `actor` holds `verb` (by default: may see)."""
        if actor.is_system:
            return Q()
        scope = NOTHING
        for membership, reach in actor.grants(verb or self.see):
            scope |= self._reached(model, actor, membership, reach, acts=verb is not None)
        return scope | self.also(actor) if self.also and verb is None else scope

    def _reached(
        self, model: type[models.Model], actor: Actor, membership: Membership, reach: Reach, *, acts: bool
    ) -> Q:
        if reach is Reach.INSTALLATION:
            return EVERYTHING
        within = self._within(model, membership)
        match reach:
            case Reach.BOARD:
                return within
            case Reach.AGREED:
                return within & self.agreed if self.agreed is not None else NOTHING
            case Reach.AGENCY:
                paths = self.agency_acts if acts and self.agency_acts is not None else self.agency
                return within & _any(model, paths, [membership.agency] if membership.agency else [])
            case Reach.GROUP:
                return within & _any(model, self.group, actor.groups)
            case _:
                return within & _any(model, self.own, [actor.person] if actor.person else [])

    def _within(self, model: type[models.Model], membership: Membership) -> Q:
        if self.board is None or membership.board is None:
            return NOTHING
        if self.board_is_many:
            return _any(model, (self.board,), [membership.board])
        return Q(**{self.board: membership.board})


def _any(model: type[models.Model], paths: Iterable[str], values: Iterable[UUID]) -> Q:
    """Rows reaching one of `values` by one of `paths`; a subquery, so that joins never double a row."""
    wanted = list(values)
    found = NOTHING
    for path in paths if wanted else ():
        rows = model._base_manager.filter(**{f"{path}__in": wanted}).order_by()
        found |= Q(pk__in=rows.values("pk"))
    return found


class ScopedQuery(Query):
    """The query beneath a scoped queryset, which refuses to become part of another before someone says for whom.

    `is_scoped` is false only on what a manager hands out: the queries Django makes for itself ask for nobody's rows.
    """

    is_scoped = True

    def resolve_expression(self, query: Any = None, *args: Any, **kwargs: Any) -> Any:
        """Become a subquery (`in`, Exists, Subquery). Raises UnscopedRead where nobody said for whom."""
        if not self.is_scoped:
            raise UnscopedRead(f"{cast(Any, self.model).__name__} was read in a subquery without visible_to(actor).")
        return super().resolve_expression(query, *args, **kwargs)


class ScopedQuerySet(models.QuerySet[M]):
    """A queryset that refuses to be read until someone says for whom."""

    def __init__(self, model: Any = None, query: Any = None, using: str | None = None, hints: Any = None) -> None:
        if query is None and model is not None:
            query = ScopedQuery(model)
            query.is_scoped = False
        super().__init__(model, query, using, hints)

    _scoped_for: str | None = None
    _of_every_board = False

    def visible_to(self, actor: Actor) -> Self:
        """The rows this actor may know of."""
        scoped = self.filter(self._rule().scope(self.model, actor))
        scoped._scoped_for = f"person {actor.person}"
        scoped.query.is_scoped = True  # type: ignore[attr-defined]
        scoped._of_every_board = actor.is_system
        return scoped

    def where_may(self, actor: Actor, verb: Verb) -> Self:
        """The rows on which this actor may do `verb`, which must also be visible."""
        return self.visible_to(actor).filter(self._rule().scope(self.model, actor, verb))

    def as_system(self, why: str) -> Self:
        """Every row, for a task of the product's own. Each use is listed in an architecture test."""
        scoped = self.all()
        scoped._scoped_for, scoped._of_every_board = why, True
        scoped.query.is_scoped = True  # type: ignore[attr-defined]
        return scoped

    def for_update(self, actor: Actor, public_id: UUID, *, version: int | None = None) -> M:
        """Fetch one row to change it: scoped, locked, version-checked.

        Raises Unseen when there is no such row for this actor, Stale when `version` is not the one that stands.
        """
        query = self.visible_to(actor).order_by().select_for_update(of=("self",))
        record = query.filter(pk=public_id).first()
        if record is None:
            raise Unseen()
        if version is not None and record.version != version:  # type: ignore[attr-defined]
            raise Stale(record)
        return record

    def seen_by(self, actor: Actor, public_id: UUID, **within: Any) -> M:
        """One row for a page. Raises Unseen when this actor may not know of it."""
        record = self.visible_to(actor).filter(pk=public_id, **within).first()
        if record is None:
            raise Unseen()
        return record

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]
        clone._scoped_for, clone._of_every_board = self._scoped_for, self._of_every_board
        return clone

    def _rule(self) -> AccessRule:
        return cast(AccessRule, self.model.access)  # type: ignore[attr-defined]

    def _ended(self) -> AbstractContextManager[None]:
        if self._scoped_for is None:
            raise UnscopedRead(f"{self.model.__name__} was read without visible_to(actor).")
        return row_security.everything() if self._of_every_board else nullcontext()

    def _fetch_all(self) -> None:
        if self._result_cache is not None:
            super()._fetch_all()
            return
        with self._ended():
            super()._fetch_all()

    def iterator(self, chunk_size: int | None = None) -> Iterator[Any]:
        with self._ended():
            yield from super().iterator(chunk_size)

    def count(self) -> int:
        with self._ended():
            return super().count()

    def exists(self) -> bool:
        with self._ended():
            return super().exists()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        with self._ended():
            return super().aggregate(*args, **kwargs)

    def contains(self, obj: models.Model) -> bool:
        with self._ended():
            return super().contains(obj)

    def explain(self, **kwargs: Any) -> str:
        with self._ended():
            return super().explain(**kwargs)

    def aiterator(self, chunk_size: int = 2000) -> NoReturn:
        raise UnscopedRead("Read in a view, where the actor is; views here are not asynchronous.")

    def raw(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise UnscopedRead("SQL of one's own knows nothing of who may see what.")

    def union(self, *others: Any, all: bool = False) -> Self:
        self._joined(*others)
        return super().union(*others, all=all)

    def __or__(self, other: Any) -> Self:
        self._joined(other)
        return super().__or__(other)

    def __xor__(self, other: Any) -> Self:
        self._joined(other)
        return super().__xor__(other)

    def _joined(self, *others: ScopedQuerySet) -> None:
        """Rows that others bring in must have been asked for on someone's behalf too, and no wider than these."""
        for other in others:
            if other._scoped_for is None or other._of_every_board > self._of_every_board:
                raise UnscopedRead(f"{other.model.__name__} was joined to a scoped queryset without visible_to(actor).")

    def bulk_create(  # type: ignore[override]
        self, objs: Iterable[M], batch_size: int | None = None, **conflicts: Any
    ) -> list[M]:
        """Insert many rows at once, each recorded in the trail. Rows that stand already are never changed by it."""
        if any(conflicts.values()):
            raise UnrecordedWrite("bulk_create() may not ignore or update what stands: the trail would be wrong.")
        rows = list(objs)
        for row in rows:
            row.announce()  # type: ignore[attr-defined]
        made = super().bulk_create(rows, batch_size)
        for row in made:
            row.take_as_loaded()  # type: ignore[attr-defined]
        return made

    def update(self, **kwargs: Any) -> NoReturn:
        raise UnrecordedWrite("Save records in a service; update() would slip past the trail.")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise UnrecordedWrite("Save records in a service; bulk_update() would slip past the trail.")

    def delete(self) -> NoReturn:
        raise UnrecordedWrite("Delete records one by one in a service, so that the trail sees each.")


ScopedManager = models.Manager.from_queryset(ScopedQuerySet)
