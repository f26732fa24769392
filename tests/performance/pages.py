"""The main pages, and what each costs: asked of Django's own client, through every middleware, in one process.

Run as a program inside an installation (`python -m tests.performance.pages [REPEATS]`), it prints JSON by page:
queries, bytes as sent, and the median milliseconds of processor time.
"""

from __future__ import annotations

import json
import os
import re
import statistics
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.test import Client

CHILDREN = "wscp"
RECORD = re.compile(r'<t[dh][^>]*>\s*<a[^>]*href="(/[a-z0-9/-]+/[0-9a-f-]{36}/)"')
CONTROL = re.compile(r"BEGIN|COMMIT|ROLLBACK|(RELEASE )?SAVEPOINT", re.IGNORECASE)  # opens or ends, asks nothing
LISTS = {
    "home": "",
    "year": "programme/",
    "obstacles": "programme/obstacles/",
    "audits": "audits/",
    "reviews": "reviews/",
    "findings": "findings/",
    "themes": "findings/themes/",
    "recommendations": "findings/recommendations/",
    "plan": "plan/",
    "impact tests": "plan/impact/",
    "meetings": "meetings/",
    "attendance by agency": "meetings/by-agency/",
    "reports": "reports/",
    "partnership": "partnership/",
    "agencies": "partnership/agencies/",
    "people": "partnership/people/",
    "groups": "partnership/groups/",
    "trail": "trail/",
    "messages": "messages/",
}
RECORDS = {  # page: the list whose first record it is
    "audit": "audits",
    "review": "reviews",
    "finding": "findings",
    "recommendation": "recommendations",
    "action": "plan",
    "meeting": "meetings",
    "agency": "agencies",
    "group": "groups",
}
REAL_YEAR = "/nscb/programme/?year=2016-17"


def addresses(client: Client) -> dict[str, str]:
    """Each main page and where it stands. Of the records, the first of its list; the report is started if need be."""
    found = {name: f"/{CHILDREN}/{path}" for name, path in LISTS.items()}
    for name, listed in RECORDS.items():
        found[name] = first_record(client, found[listed])
    found["thread"] = found["finding"].replace("/findings/", "/thread/")
    found["our actions"] = found["agency"].replace("/partnership/agencies/", "/plan/agencies/")
    found["real year"] = REAL_YEAR
    found["report"] = a_report(client)
    return found


def first_record(client: Client, listed: str) -> str:
    """The address of the first record in a list."""
    match = RECORD.search(client.get(listed).content.decode())
    if match is None:
        raise RuntimeError(f"No record is listed at {listed}")
    return match[1]


def a_report(client: Client) -> str:
    """The annual report of the real year, started through its form."""
    form = client.get("/nscb/reports/new/").content.decode()
    once = re.search(r'name="once" value="([^"]+)"', form)
    answer = client.post("/nscb/reports/new/", {"year": "2016-17", "once": once[1] if once else "", "version": ""})
    return answer["Location"] if answer.status_code == 302 else first_record(client, "/nscb/reports/")


def measure(client: Client, address: str, repeats: int) -> dict[str, Any]:
    """Queries and bytes of one request once everything is warm, and the median processor time of several."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address, headers={"accept-encoding": "gzip"})
    queries = sum(not CONTROL.match(one["sql"]) for one in captured)  # counted here: the next request empties the log
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    spent = [processor_time(client, address) for _ in range(repeats)]
    milliseconds = round(statistics.median(spent) * 1000, 1) if spent else None
    return {"queries": queries, "bytes": len(answer.content), "cpu_ms": milliseconds}


def processor_time(client: Client, address: str) -> float:
    """Seconds of processor time one request takes."""
    before = time.process_time()
    client.get(address, headers={"accept-encoding": "gzip"})
    return time.process_time() - before


def signed_in() -> Client:
    """A client signed in as the QA officer, who sees the most."""
    from django.test import Client

    from goldthread.partnership.models import Membership

    held = Membership.objects.as_system("measuring").select_related("person")
    client = Client(raise_request_exception=True)
    officer = held.filter(role="qa_officer", board__short_name__iexact=CHILDREN).first()
    assert officer is not None
    client.force_login(officer.person)
    return client


def main() -> None:
    """Measure every main page of the installation the environment names."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.config.settings")
    import django

    django.setup()
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    client = signed_in()
    print(json.dumps({name: measure(client, where, repeats) for name, where in addresses(client).items()}))


if __name__ == "__main__":
    main()
