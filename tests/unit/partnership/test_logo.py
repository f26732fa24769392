"""A board's logo stands in its header, and nothing that is not a picture gets there."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from goldthread.foundation.models import TrailEvent
from tests import world

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    signed_in = Client()
    signed_in.force_login(world.person("qa_officer", world.board("AAA")))
    return signed_in


def upload(client: Client, content: bytes, name: str = "logo.png") -> int:
    return client.post("/aaa/partnership/logo/", {"picture": SimpleUploadedFile(name, content)}).status_code


def test_a_logo_is_drawn_in_the_header_and_served_as_a_picture(client: Client) -> None:
    assert upload(client, PNG) == 302
    page = client.get("/aaa/partnership/").content.decode()
    address = page.split('gt-header__logo" src="')[1].split('"')[0]
    served = client.get(address)
    assert (served.content, served["Content-Type"]) == (PNG, "image/png")
    assert TrailEvent.objects.filter(kind="partnership.logo_changed").exists()


def test_what_is_not_a_picture_is_refused(client: Client) -> None:
    assert upload(client, b"<script>alert(1)</script>") == 422
    assert upload(client, PNG, name="logo.svg") == 422


def test_a_new_logo_has_a_new_address_and_none_takes_it_away(client: Client) -> None:
    upload(client, PNG)
    first = client.get("/aaa/partnership/").content.decode().split('gt-header__logo" src="')[1].split('"')[0]
    upload(client, PNG + b"other")
    assert first not in client.get("/aaa/partnership/").content.decode()
    client.post("/aaa/partnership/logo/", {})
    assert "gt-header__logo" not in client.get("/aaa/partnership/").content.decode()
