"""How long the annual report of the real year takes in each format, once the product has started.

Run as a program inside an installation (`python -m tests.performance.reports`), it prints JSON by format: seconds by
the clock and of processor time.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from pathlib import Path

FORMATS = ("html", "docx", "pdf", "md")


def measure(name: str, folder: Path) -> dict[str, float]:
    """Write the report in one format: from the records, facts and all."""
    from goldthread.config.reporting import write
    from goldthread.kernel.years import FinancialYear

    clock, processor = time.monotonic(), time.process_time()
    write("NSCB", FinancialYear.parse("2016-17"), name, folder / f"report.{name}")
    return {"seconds": round(time.monotonic() - clock, 2), "cpu_seconds": round(time.process_time() - processor, 2)}


def main() -> None:
    """Measure every format of the installation the environment names."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.config.settings")
    import django

    django.setup()
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps({name: measure(name, Path(folder)) for name in FORMATS}))


if __name__ == "__main__":
    main()
