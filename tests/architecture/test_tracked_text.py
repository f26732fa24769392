"""What lies in the repository speaks of the product, not of the machine it was written on."""

import re
import subprocess

import pytest

from tests.architecture.plan import ROOT

LOCAL_PATH = re.compile(r"(?<![\w.~/-])/(?:work|tmp|root|home|Users|opt)/[\w.]")
PACKAGE_HOST = re.compile(r"(?:python[h]osted|pypi|registry\.npm\w*)[.](?:org|com)")
LOCKS = {"uv.lock"}  # a lock of Python packages names the public hosts; it may name no other


def tracked() -> list[str]:
    """The files git keeps, that are here and are text."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def text_of(name: str) -> str:
    """The text of a tracked file; nothing, if it is a picture or the like."""
    content = (ROOT / name).read_bytes()
    return "" if b"\0" in content else content.decode("utf-8", errors="replace")


def test_no_tracked_file_names_a_path_of_one_machine() -> None:
    assert {name: found for name in tracked() if (found := LOCAL_PATH.findall(text_of(name)))} == {}


def test_no_tracked_file_but_a_lock_names_a_package_host() -> None:
    assert [name for name in tracked() if name not in LOCKS and PACKAGE_HOST.search(text_of(name))] == []


def test_the_lock_names_the_public_hosts_only() -> None:
    hosts = set(re.findall(r"[a-z+]+://([^/\"]*)", text_of("uv.lock")))
    assert hosts == {"py" + "pi.org", "files.python" + "hosted.org"}


@pytest.mark.parametrize("text", ["see /" + "work/notes", "'/" + "tmp/x'", "(/" + "home/ann/file)"])
def test_a_path_of_one_machine_is_found(text: str) -> None:
    assert LOCAL_PATH.search(text)
