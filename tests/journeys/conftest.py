"""The product under journey: the demo built once for a run, a copy of it and a server for each module."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import Windows
from tests.journeys import installation
from tests.journeys.installation import Place

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SERVER = "GOLDTHREAD_DATABASE_URL"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here is a journey."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.journey)


def demo_at(folder: Path) -> Place:
    """The demo in `folder`, built by whichever worker comes first while the others wait."""
    with Path(f"{folder}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        server = os.environ[SERVER]
        on_server = installation.beside(server, f"journeys_{folder.name}") if server.startswith("postgres") else ""
        if folder.exists():
            return installation.place_at(folder, database=on_server)
        try:
            return built(installation.new_place(folder, database=on_server))
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise


def built(place: Place) -> Place:
    """The place with the demo in it; on PostgreSQL its database is made anew first."""
    if place.database.startswith("postgres"):
        installation.drop_postgres(place.database)
        installation.create_postgres(place.database)
    installation.build_demo(place)
    return place


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """A folder all workers of a run know."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The demo as `scripts/demo` makes it. Nobody writes here: each module has its copy."""
    return demo_at(shared_folder(tmp_path_factory) / "demo")


@pytest.fixture(scope="module")
def product(demo: Place, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """The module's own copy of the demo."""
    name = f"{request.module.__name__.rpartition('.')[2]}_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    place = installation.copy_of(demo, tmp_path_factory.mktemp("journey") / name)
    yield place
    if place.database.startswith("postgres"):
        installation.drop_postgres(place.database)


@pytest.fixture(scope="module")
def address(product: Place) -> Iterator[str]:
    """Where the module's server answers."""
    with installation.serving(product) as answering:
        yield answering


@pytest.fixture
def windows(browser: Browser, address: str) -> Iterator[Windows]:
    """Windows on the product. An error in a page's scripts, or anything its policy blocks, fails the journey."""
    opened = Windows(browser, address)
    yield opened
    opened.close()
    assert opened.faults == []
