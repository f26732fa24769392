"""What every answer says to the browser, whoever asks and whatever goes wrong."""

from __future__ import annotations

import ast
import os
import subprocess
import sys

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.foundation.models import TrailEvent
from tests import world
from tests.access import cells, scene

pytestmark = pytest.mark.django_db
ALWAYS = {
    "Content-Security-Policy": "default-src 'none'",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
KEPT = {"partnership:accent", "partnership:logo"}  # a colour and a picture, at addresses that change with them


def faults_in(answer: object, where: str, *, stored: bool = False) -> list[str]:
    """What an answer fails to say."""
    headers = answer.headers  # type: ignore[attr-defined]
    missing = [name for name, value in ALWAYS.items() if not headers.get(name, "").startswith(value)]
    missing += [] if stored or "no-store" in headers.get("Cache-Control", "") else ["Cache-Control"]
    return [f"{where}: {name}" for name in [*missing, *({"Server", "X-Powered-By"} & set(headers))]]


def test_every_page_says_it_signed_in_or_not() -> None:
    stage, faults = scene.build(), list[str]()
    clients = [Client(raise_request_exception=False), cells.signed_in(cells.someone("qa_officer", stage))]
    for row in cells.rows():
        where = cells.address(row, stage, "own")
        for client in clients:
            for answer in (client.get(where), client.get(f"{where}?format=csv"), cells.posted(client, where)):
                faults += faults_in(answer, row.page, stored=row.page in KEPT and answer.status_code == 200)
                cells.read_through(answer)
    assert not faults, "\n".join(faults)


def test_so_does_every_refusal() -> None:
    world.board("AAA")
    client = cells.signed_in(world.person("qa_officer", None))
    strict = Client(enforce_csrf_checks=True)
    answers = [
        client.get("/nowhere/"),
        client.get("/", headers={"host": "evil.example.org"}),
        client.delete("/account/"),
        strict.post("/sign-in/", {"email": "x"}),
        strict.post("/sign-out/"),
        client.get("/aaa/"),
    ]
    assert [answer.status_code for answer in answers] == [404, 400, 405, 403, 403, 404]
    assert not [fault for number, answer in enumerate(answers) for fault in faults_in(answer, str(number))]


def test_a_request_forged_on_another_site_changes_nothing() -> None:
    stage = scene.build()
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(cells.someone("qa_officer", stage))
    before = TrailEvent.objects.count()
    taken = [row.page for row in cells.rows() if client.post(cells.address(row, stage, "own")).status_code != 403]
    assert not taken
    assert TrailEvent.objects.count() == before


def test_a_denial_of_any_kind_is_an_event() -> None:
    stage = scene.build()
    client = cells.signed_in(cells.someone("panel_chair", stage))
    hidden = stage.records["finding", "own"]
    for where in (f"/aaa/findings/{hidden.pk}/", reverse("partnership:person_new", args=["aaa"]), "/zzz/"):
        client.get(where)
    assert TrailEvent.objects.filter(kind="access.denied").count() == 3


def test_production_keeps_its_cookies_to_itself() -> None:
    expected = {
        "SESSION_COOKIE_NAME": "__Host-goldthread",
        "SESSION_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "CSRF_COOKIE_NAME": "__Host-csrf",
        "CSRF_COOKIE_SECURE": True,
        "CSRF_COOKIE_HTTPONLY": True,
        "SECURE_HSTS_SECONDS": 31536000,
        "SECURE_SSL_REDIRECT": True,
        "DEBUG": False,
    }
    code = f"from django.conf import settings; print({{name: getattr(settings, name) for name in {list(expected)}}})"
    told = {"GOLDTHREAD_ENV": "production", "GOLDTHREAD_SECRET_KEY": "x" * 50, "GOLDTHREAD_TRAIL_KEY": "y" * 50}
    env = {**os.environ, **told, "DJANGO_SETTINGS_MODULE": "goldthread.config.settings"}
    answer = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert ast.literal_eval(answer.stdout) == expected
