"""Reviews from outside: recording them, their judgements and figures, and who may see them."""

from __future__ import annotations

import pytest
from django.test import Client

from goldthread.foundation.errors import Forbidden, Stale, Unseen
from goldthread.foundation.models import TrailEvent
from goldthread.kernel.partial_dates import PartialDate
from goldthread.kernel.refusals import Refused
from goldthread.partnership.models import Board
from goldthread.reviews import queries, services
from goldthread.reviews.domain.dates import check_published
from goldthread.reviews.models import Judgement, Review
from tests import world

MARCH, MAY = PartialDate.parse("2016-03"), PartialDate.parse("2016-05")


@pytest.fixture
def board(db: None) -> Board:
    return world.board()


@pytest.fixture
def review(board: Board) -> Review:
    return services.record_review(
        board=board, by=world.SYSTEM, kind="inspection", body="Ofsted", what="Review of the board", held=MARCH
    )


@pytest.fixture
def judgement(review: Review) -> Judgement:
    return services.add_judgement(
        review=review.pk,
        reference="OFS-2",
        text="The remit is too wide",
        figures={"audits": 2, "children": 12, "months_before": 12},
        by=world.SYSTEM,
    )


def figures(judgement: Judgement) -> dict[str, int]:
    return dict(judgement.figures.visible_to(world.SYSTEM).values_list("measure", "value"))


def client(role: str, board: Board) -> Client:
    browser = Client()
    browser.force_login(world.person(role, board))
    return browser


def test_a_report_is_not_published_before_its_review() -> None:
    check_published(held=MARCH, published=MARCH)
    check_published(held=MARCH, published=None)
    with pytest.raises(Refused) as refusal:
        check_published(held=MAY, published=MARCH)
    assert refusal.value.field == "published"


def test_a_judgement_keeps_the_figures_it_quotes(judgement: Judgement) -> None:
    assert figures(judgement) == {"audits": 2, "children": 12, "months_before": 12}
    event = TrailEvent.objects.filter(kind="reviews.judgement_added", subject=judgement.pk).get()
    assert "text" in event.changed


def test_a_reference_is_used_once_in_the_board(review: Review, judgement: Judgement) -> None:
    with pytest.raises(Refused) as refusal:
        services.add_judgement(review=review.pk, reference="ofs-2", text="Again", by=world.SYSTEM)
    assert refusal.value.field == "reference"
    assert "OFS-2" in refusal.value.message
    elsewhere = services.record_review(
        board=world.board("ELSB"), by=world.SYSTEM, kind="other", body="Peers", what="A look", held=MARCH
    )
    services.add_judgement(review=elsewhere.pk, reference="OFS-2", text="Another board's", by=world.SYSTEM)


def test_a_figure_can_be_corrected_added_or_taken_away(judgement: Judgement) -> None:
    changed = services.change_judgement(
        public_id=judgement.pk, version=1, figures={"audits": 3, "children": None}, by=world.SYSTEM
    )
    assert figures(changed) == {"audits": 3, "months_before": 12}
    assert changed.version == 2


def test_a_change_of_figures_alone_makes_an_older_form_stale(judgement: Judgement) -> None:
    services.change_judgement(public_id=judgement.pk, version=1, figures={"audits": 3}, by=world.SYSTEM)
    with pytest.raises(Stale):
        services.change_judgement(public_id=judgement.pk, version=1, text="Older", by=world.SYSTEM)


def test_saving_a_judgement_unchanged_changes_nothing(judgement: Judgement) -> None:
    same = services.change_judgement(
        public_id=judgement.pk, version=1, text=judgement.text, figures={"audits": 2}, by=world.SYSTEM
    )
    assert same.version == 1


def test_only_those_who_manage_reviews_may_write(board: Board, review: Review) -> None:
    with pytest.raises(Forbidden):
        services.change_review(public_id=review.pk, version=1, what="Mine", by=world.actor("scrutineer", board))
    with pytest.raises(Unseen):
        services.change_review(
            public_id=review.pk, version=1, what="Mine", by=world.actor("qa_officer", world.board("ELSB"))
        )
    with pytest.raises(Unseen):
        services.add_judgement(review=review.pk, reference="X", text="X", by=world.actor("group_member", board))


def test_the_list_counts_judgements_in_one_select(
    board: Board, judgement: Judgement, django_assert_num_queries: object
) -> None:
    actor = world.actor("board_member", board)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert [(r.what, r.judgement_count) for r in queries.reviews_of(actor, board.pk)] == [
            ("Review of the board", 1)
        ]


def test_pages_show_the_review_and_its_judgement(board: Board, review: Review, judgement: Judgement) -> None:
    browser = client("scrutineer", board)
    listed = browser.get("/nscb/reviews/").content.decode()
    assert "Review of the board" in listed
    assert "Record a review" not in listed
    page = browser.get(f"/nscb/reviews/{review.pk}/").content.decode()
    assert "The remit is too wide" in page
    assert "Multi-agency audits: 2" in page
    page = browser.get(f"/nscb/reviews/judgements/{judgement.pk}/").content.decode()
    assert "Judgement OFS-2" in page
    assert "Change" not in page


def test_a_review_and_a_judgement_are_recorded_in_the_browser(board: Board) -> None:
    browser = client("qa_officer", board)
    held = {"kind": "inspection", "body": "Ofsted", "what": "Review", "held": "March 2016"}
    answer = browser.post("/nscb/reviews/new/", held)
    assert answer.status_code == 302
    shown = answer["Location"]
    answer = browser.post(f"{shown}judgements/new/", {"reference": "OFS-1", "text": "Weak", "text_is_reading": "on"})
    assert answer.status_code == 302
    page = browser.get(answer["Location"]).content.decode()
    assert "our reading" in page
    assert "None quoted" in page


def test_a_reference_in_use_is_said_at_its_field(board: Board, review: Review, judgement: Judgement) -> None:
    browser = client("qa_officer", board)
    address = f"/nscb/reviews/{review.pk}/judgements/new/"
    answer = browser.post(address, {"reference": "OFS-2", "text": "What was typed"})
    assert answer.status_code == 422
    assert "OFS-2 is already a judgement" in answer.content.decode()
    assert "What was typed" in answer.content.decode()


def test_a_stale_save_shows_both_texts(board: Board, judgement: Judgement) -> None:
    browser = client("qa_officer", board)
    services.change_judgement(public_id=judgement.pk, version=1, text="Saved meanwhile", by=world.SYSTEM)
    typed = {"reference": "OFS-2", "text": "Typed here", "audits": "2", "children": "12", "months_before": "12"}
    address = f"/nscb/reviews/judgements/{judgement.pk}/change/"
    answer = browser.post(address, {**typed, "version": "1"})
    assert answer.status_code == 409
    assert "Saved meanwhile" in answer.content.decode()
    assert "Typed here" in answer.content.decode()
    assert browser.post(address, {**typed, "version": "2"}).status_code == 302


@pytest.mark.parametrize("page", ["", "{review}/", "{review}/change/", "judgements/{judgement}/", "new/"])
def test_another_board_and_a_group_member_find_nothing(
    board: Board, review: Review, judgement: Judgement, page: str
) -> None:
    address = "/nscb/reviews/" + page.format(review=review.pk, judgement=judgement.pk)
    assert client("qa_officer", world.board("ELSB")).get(address).status_code == 404
    assert client("school_lead", board).get(address).status_code == 404


@pytest.mark.parametrize(
    "page", ["new/", "{review}/change/", "{review}/judgements/new/", "judgements/{judgement}/change/"]
)
def test_a_reader_may_not_write(board: Board, review: Review, judgement: Judgement, page: str) -> None:
    address = "/nscb/reviews/" + page.format(review=review.pk, judgement=judgement.pk)
    assert client("agency_lead", board).get(address).status_code == 403
    assert client("qa_officer", board).get(address).status_code == 200


def test_a_report_that_will_never_be_published_says_why(board: Board, review: Review) -> None:
    with pytest.raises(Refused) as refusal:
        services.change_review(
            public_id=review.pk, version=1, published=MAY, not_published_because="The family asked", by=world.SYSTEM
        )
    assert refusal.value.field == "not_published_because"
    services.change_review(public_id=review.pk, version=1, not_published_because="The family asked", by=world.SYSTEM)
    page = client("scrutineer", board).get(f"/nscb/reviews/{review.pk}/").content.decode()
    assert "Not published, because: The family asked" in page


def test_a_response_is_not_due_before_the_review(review: Review) -> None:
    with pytest.raises(Refused) as refusal:
        services.change_review(
            public_id=review.pk, version=1, response_due=PartialDate.parse("2016-02"), by=world.SYSTEM
        )
    assert refusal.value.field == "response_due"


def test_a_person_of_another_board_leads_no_response(board: Board, review: Review) -> None:
    ours, theirs = world.person("qa_officer", board), world.person("qa_officer", world.board("ELSB"))
    with pytest.raises(Refused) as refusal:
        services.change_review(public_id=review.pk, version=1, response_lead=theirs, by=world.SYSTEM)
    assert refusal.value.field == "response_lead"
    services.change_review(public_id=review.pk, version=1, response_lead=ours, by=world.SYSTEM)
    assert ours.name in client("scrutineer", board).get(f"/nscb/reviews/{review.pk}/").content.decode()


def test_every_field_of_a_review_is_kept_by_its_page(board: Board, review: Review) -> None:
    browser, lead = client("qa_officer", board), world.person("board_chair", board)
    given = {
        "kind": "joint_inspection",
        "body": "Ofsted and CQC",
        "what": "Response to neglect",
        "held": "March 2016",
        "published": "May 2016",
        "grade": "Much strong practice",
        "link": "https://example.org/report",
        "response_lead": str(lead.pk),
        "response_due": "June 2016",
        "version": "1",
    }
    assert browser.post(f"/nscb/reviews/{review.pk}/change/", given).status_code == 302
    page = browser.get(f"/nscb/reviews/{review.pk}/").content.decode()
    for words in ("Joint targeted area inspection", "Much strong practice", "https://example.org/report", lead.name):
        assert words in page


@pytest.mark.parametrize("link", ["javascript:alert(1)", "not a link", "data:text/html,x"])
def test_a_link_that_is_no_web_address_is_refused(board: Board, review: Review, link: str) -> None:
    given = {"kind": "inspection", "body": "Ofsted", "what": "Kept", "held": "March 2016", "link": link, "version": "1"}
    answer = client("qa_officer", board).post(f"/nscb/reviews/{review.pk}/change/", given)
    assert answer.status_code == 422
    assert "Kept" in answer.content.decode()
