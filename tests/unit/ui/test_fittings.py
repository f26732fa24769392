"""The gallery, the frame of a page and the pages for when something goes wrong."""

from django.http import HttpResponse
from django.template import Context, Template
from django.test import RequestFactory

from goldthread.ui.gallery import gallery
from goldthread.ui.security import CONTENT_SECURITY_POLICY, SecurityHeadersMiddleware
from goldthread.ui.shell import NavItem, Shell, ShellBoard
from goldthread.ui.views import failed, forbidden, not_found, show_gallery

REQUEST = RequestFactory().get("/fittings/")


def drawn(source: str, **context: object) -> str:
    return Template(source).render(Context({"request": REQUEST, **context}))


def test_the_gallery_shows_every_fitting_without_script_or_style_in_the_page() -> None:
    html = show_gallery(REQUEST).content.decode()
    for fitting in gallery():
        assert f'id="{fitting.slug}"' in html
    assert " style=" not in html
    assert "<style" not in html
    assert html.count("<script") == html.count('<script type="module" src=') == 1


def test_the_frame_names_the_board_and_offers_the_others() -> None:
    here, there = ShellBoard("Here <b>", "HB", "/here"), ShellBoard("There", "TB", "/there", invented=True)
    shell = Shell(board=here, boards=[here, there], navigation=[NavItem("Audits", "/audits", True)], banner="Invented")
    html = drawn('{% extends "ui/page.html" %}', shell=shell)
    assert "Here &lt;b&gt;" in html
    assert 'href="/there"' in html
    assert 'href="/here"' not in html
    assert 'aria-current="true"' in html
    assert 'lang="en-GB"' in html


def test_a_board_may_have_its_own_words() -> None:
    source = '{% term "sub_group" %}'
    assert drawn(source, shell=Shell(terms={"sub_group": "Learning hub"})) == "Learning hub"
    assert drawn(source) == "sub group"


def test_a_slot_nobody_fills_is_empty() -> None:
    assert drawn('{% slot "ui.tests.nobody" subject %}', subject=1) == ""


def test_pages_for_what_went_wrong_say_so_without_details() -> None:
    secret = ValueError("secret of the house")
    answers = [not_found(REQUEST, secret), forbidden(REQUEST, secret), failed(REQUEST)]
    assert [answer.status_code for answer in answers] == [404, 403, 500]
    assert all(b"secret of the house" not in answer.content for answer in answers)


def test_every_answer_forbids_what_is_not_ours() -> None:
    answer = SecurityHeadersMiddleware(lambda request: HttpResponse())(REQUEST)
    assert answer.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert answer.headers["Cache-Control"] == "no-store"
