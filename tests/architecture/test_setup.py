"""What set-up installs and builds: the exported requirements follow the lock, and the look is ours to show."""

import gzip
import importlib.util
import re
import tomllib
from types import ModuleType

import pytest

from tests.architecture.plan import ROOT

EXPORTS = ("requirements.txt", "requirements-dev.txt", "requirements-assets.txt")


def load_build_assets() -> ModuleType:
    """The build step, which is a program and not part of the package."""
    spec = importlib.util.spec_from_file_location("build_assets", ROOT / "scripts/build_assets.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


build_assets = load_build_assets()


@pytest.mark.parametrize("name", EXPORTS)
def test_the_exported_requirements_follow_the_lock(name: str) -> None:
    locked = {(one["name"], one["version"]) for one in tomllib.loads((ROOT / "uv.lock").read_text())["package"]}
    exported = set(re.findall(r"^([\w.-]+)==([^ ;\\]+)", (ROOT / name).read_text(), flags=re.MULTILINE))
    assert exported
    assert exported - locked == set()


def test_every_direct_requirement_is_exported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = {re.split(r"[\[~>=<]", one)[0].lower().replace("_", "-") for one in project["dependencies"]}
    exported = set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements.txt").read_text(), flags=re.MULTILINE))
    assert wanted - exported == set()


def test_the_built_look_is_ours_to_show_and_complete() -> None:
    assert {"govuk.css", "govuk.js"} <= {path.name for path in build_assets.VENDOR.iterdir()}
    assert build_assets.faults() == []


@pytest.mark.parametrize(
    "rule",
    [
        "@font-face{font-family:GDS Transport;src:url(/assets/fonts/a.woff2)}",
        ".a__crown{margin:0}",
        ".a{background:url(/assets/images/govuk-crest.svg)}",
        "@media print{.govuk-footer__copyright-logo:before{mask:url(x)}}",
    ],
)
def test_a_rule_that_is_not_ours_to_show_is_taken_out(rule: str) -> None:
    kept = '.b{content:"}"}@media print{.c:not(.d,.e),.f{color:red}}'
    assert build_assets.filtered(rule + kept, build_assets.is_ours_to_show) == kept


def test_the_typeface_is_the_boards_to_choose() -> None:
    css = build_assets.styled('.a{font-family:"GDS Transport",arial,sans-serif}', "x")
    assert ".a{font-family:var(--app-font,arial,sans-serif)}" in css


def test_a_first_page_is_light() -> None:
    bytes_sent = sum(len(gzip.compress(path.read_bytes())) for path in build_assets.VENDOR.glob("*.*s"))
    assert bytes_sent < 40_000  # a third of what a first page may weigh
