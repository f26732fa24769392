"""The key of ratings in the board's words, and its days."""

from typing import Any

import pytest

from goldthread.foundation.errors import Forbidden, Stale
from goldthread.improvement import queries, services
from goldthread.improvement.models import PlanSettings
from goldthread.kernel.refusals import Refused
from tests.unit.improvement import making
from tests.unit.improvement.making import Place, actor, signed_in

pytestmark = pytest.mark.django_db
TYPED = {
    "soon_days": "28",
    "request_days": "21",
    "papers_days": "5",
    "remind_before": "7",
    "remind_after": "10, 2",
    "chair_after": "30",
    "executive_after": "60",
    "scrutineer_after": "90",
    "word_red": "Stuck",
}


@pytest.fixture
def here() -> Place:
    return making.place()


def change(here: Place, **changed: Any) -> PlanSettings:
    told: dict[str, Any] = {"rating_words": {}, "version": None, **changed}
    return services.change_plan_settings(board=here.board, by=actor(here.alice), **told)


def test_a_board_that_chose_nothing_has_the_defaults_in_one_query(here: Place, django_assert_num_queries: Any) -> None:
    who = actor(here.bob)
    with django_assert_num_queries(1):
        found = queries.plan_settings(who, here.board.pk)
    assert (found.remind_before, found.remind_after, found.chair_after) == ([14, 3], [1, 7, 21], 60)


def test_the_days_and_words_are_changed_on_one_page_and_read_by_everyone(here: Place) -> None:
    answer = signed_in(here.alice).post(here.at("settings"), {**TYPED, "version": "0"})
    assert answer.status_code == 302
    found = queries.plan_settings(actor(here.bob), here.board.pk)
    assert (found.soon_days, found.remind_after, found.rating_words) == (28, [2, 10], {"red": "Stuck"})
    page = signed_in(here.bob).get(here.at("key")).content.decode()
    assert "Stuck" in page
    assert "Soon is 28 days" in page
    assert "Change the key" not in page


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"executive_after": "30"}, "give more than 30 days"),
        ({"remind_after": "soon"}, "write whole days with commas between"),
        ({"remind_before": "0"}, "Give whole days from 1"),
        ({"papers_days": "22"}, "Owners are asked 21 days before"),
        ({"word_amber": "stuck"}, "given to two ratings"),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_is_kept(here: Place, typed: dict[str, str], message: str) -> None:
    answer = signed_in(here.alice).post(here.at("settings"), {**TYPED, "version": "0", **typed})
    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert all(value in answer.content.decode() for value in typed.values())
    assert not PlanSettings.objects.as_system("tests").exists()


def test_two_people_do_not_overwrite_each_other(here: Place) -> None:
    first = change(here, soon_days=10, version=0)
    with pytest.raises(Stale):
        change(here, soon_days=15, version=0)
    change(here, soon_days=20, version=first.version)
    with pytest.raises(Stale):
        change(here, soon_days=30, version=first.version)
    assert queries.plan_settings(actor(here.alice), here.board.pk).soon_days == 20


def test_only_the_business_unit_changes_them_and_only_its_own(here: Place) -> None:
    for who in (here.bob, here.carol, here.charlie):
        with pytest.raises(Forbidden):
            services.change_plan_settings(board=here.board, rating_words={}, version=None, by=actor(who))


def test_a_ladder_that_does_not_rise_is_refused(here: Place) -> None:
    with pytest.raises(Refused, match="told after"):
        change(here, chair_after=200)
