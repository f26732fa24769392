"""References people say aloud in meetings: F-12, R-3, A-7."""

from __future__ import annotations


def format_reference(prefix: str, number: int) -> str:
    """Join a prefix and a running number, unpadded so that it reads as it is said."""
    return f"{prefix}-{number}"
