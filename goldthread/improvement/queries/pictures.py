"""What the pictures of the plan count, grouped in SQL and read in one statement."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, Count, F, Func, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce

from goldthread.improvement.domain.flow import AGES, NO_AGE, months_until
from goldthread.improvement.domain.impact import Impact
from goldthread.improvement.domain.states import CLOSED, OPEN, ActionState
from goldthread.improvement.models import Action
from goldthread.improvement.queries.cases import Chosen, case, word, words
from goldthread.improvement.queries.rating import with_rating

TEXT = CharField()
UNKNOWN = -1  # weeks an action took, where its beginning is not recorded


@dataclass
class Counted:
    """The plan in numbers.

    `ages`: open actions by (age, rating). `took`: closed actions by whole weeks from agreement to closure, UNKNOWN
    where the day of agreement is not recorded. `opened` and `closed`: by month (`2026-03`), of the last twelve.
    """

    ages: dict[tuple[str, str], int] = field(default_factory=dict)
    took: dict[int, int] = field(default_factory=dict)
    opened: dict[str, int] = field(default_factory=dict)
    closed: dict[str, int] = field(default_factory=dict)
    evidenced: int = 0
    tested: int = 0
    before: int = 0

    @property
    def all_open(self) -> int:
        return sum(self.ages.values())

    @property
    def all_closed(self) -> int:
        return sum(self.took.values())


class WeeksBetween(Func):
    """Whole weeks from one date to another: fine enough to say what is usual, and few enough to count."""

    arity = 2
    output_field = IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **given: Any) -> Any:
        template = "CAST((julianday(%(expressions)s)) / 7 AS integer)"
        return super().as_sql(compiler, connection, template=template, arg_joiner=") - julianday(", **given)

    def as_postgresql(self, compiler: Any, connection: Any, **given: Any) -> Any:
        return super().as_sql(compiler, connection, template="((%(expressions)s) / 7)", arg_joiner=" - ", **given)


def counted(rows: QuerySet[Action], today: dt.date, soon: int) -> Counted:
    """Count these actions, which must be those someone may see, for every picture of the plan. One select."""
    months = months_until(today)
    rows = rows.order_by()
    parts = [_ages(rows, today, soon), _took(rows), _flow(rows, months[0]), _before(rows)]
    return _gathered(parts[0].union(*parts[1:], all=True))


def with_age(rows: QuerySet[Action], today: dt.date) -> QuerySet[Action]:
    """Each with the name of its age (domain.flow): since it was agreed, else since it began.

    Of what is only proposed, since it was written.
    """
    written = f"CASE WHEN {{state}} = {word(ActionState.PROPOSED)} THEN SUBSTR(CAST({{written}} AS text), 1, 10) END"
    began = f"COALESCE(SUBSTR({{starts}}, 1, 10), {written})"
    spans = [(word(age.since(today)), age.key) for age in AGES if age.days]
    oldest = AGES[-1].key
    told = case(
        *((f"{{agreed}} > {since}", key) for since, key in spans),
        ("{agreed} IS NOT NULL", oldest),
        *((f"{began} > {since}", key) for since, key in spans),
        (f"{began} IS NOT NULL", oldest),
        otherwise=NO_AGE,
    )
    return rows.alias(age=Chosen(told, agreed="agreed_on", starts="starts", state="state", written="created_at"))


def _ages(rows: QuerySet[Action], today: dt.date, soon: int) -> QuerySet[Any, Any]:
    rated = with_rating(with_age(rows.filter(state__in=sorted(OPEN)), today), today, soon)
    return _told("ages", rated, F("age"), F("rating"))


def _took(rows: QuerySet[Action]) -> QuerySet[Any, Any]:
    tested = f"{{impact}} = {word(Impact.PASSED)}"
    shown = case(
        (f"{{accepted}} > 0 AND {tested}", "both"),
        ("{accepted} > 0", "evidence"),
        (tested, "test"),
        otherwise="neither",
    )
    weeks = Coalesce(WeeksBetween(F("closed_on"), F("agreed_on")), Value(UNKNOWN))
    closed = rows.filter(state__in=sorted(CLOSED))
    return _told("took", closed, Cast(weeks, TEXT), Chosen(shown, accepted="evidence_accepted", impact="impact"))


def _flow(rows: QuerySet[Action], first: str) -> QuerySet[Any, Any]:
    since = Q(agreed_on__gte=f"{first}-01") | Q(closed_on__gte=f"{first}-01", state__in=sorted(CLOSED))
    begun = Chosen("COALESCE(SUBSTR(CAST({agreed} AS text), 1, 7), '')", agreed="agreed_on")
    month = f"CASE WHEN {{state}} IN ({words(CLOSED)}) THEN SUBSTR(CAST({{closed}} AS text), 1, 7) END"
    ended = Chosen(f"COALESCE({month}, '')", state="state", closed="closed_on")
    return _told("flow", rows.filter(since), begun, ended)


def _before(rows: QuerySet[Action]) -> QuerySet[Any, Any]:
    return _told("before", rows.filter(state=ActionState.CLOSED_BEFORE), Value(""), Value(""))


def _told(what: str, rows: QuerySet[Action], first: Any, second: Any) -> QuerySet[Any, Any]:
    named = rows.annotate(_what=Value(what, TEXT), _first=first, _second=second)
    return named.values_list("_what", "_first", "_second").annotate(n=Count("*"))


def _gathered(told: QuerySet[Any, Any]) -> Counted:
    found = Counted()
    for what, first, second, n in told:
        _put(found, what, first, second, n)
    return found


def _put(found: Counted, what: str, first: str, second: str, n: int) -> None:
    match what:
        case "ages":
            found.ages[first, second] = n
        case "took":
            weeks = max(int(first), UNKNOWN)
            found.took[weeks] = found.took.get(weeks, 0) + n
            found.evidenced += n if second in ("both", "evidence") else 0
            found.tested += n if second in ("both", "test") else 0
        case "flow":
            for held, month in ((found.opened, first), (found.closed, second)):
                if month:
                    held[month] = held.get(month, 0) + n
        case _:
            found.before += n
