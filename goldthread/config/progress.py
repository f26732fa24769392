"""Saying on a console what is being done and how long it took."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TextIO

WORTH_SAYING = 0.05  # seconds


@dataclass
class Progress:
    """Plain lines, one for each step: what begins, then how long it took."""

    out: TextIO = field(default_factory=lambda: sys.stdout)

    def say(self, text: str) -> None:
        print(text, file=self.out, flush=True)

    @contextmanager
    def step(self, text: str) -> Iterator[None]:
        """Name what begins, and end its line with the seconds it took."""
        print(f"{text} ...", end="", file=self.out, flush=True)
        start = time.monotonic()
        try:
            yield
        except BaseException:
            print(" stopped.", file=self.out, flush=True)
            raise
        took = time.monotonic() - start
        print(f" {took:.1f} s" if took >= WORTH_SAYING else " done", file=self.out, flush=True)
