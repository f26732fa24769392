"""Whether a colour can be read on white: the contrast ratio of WCAG 2.2, success criterion 1.4.3."""

from __future__ import annotations

import re

ENOUGH = 4.5


def contrast_with_white(colour: str) -> float:
    """The contrast ratio of `colour` (#rrggbb) with white, from 1 to 21. Raises ValueError when it is no colour."""
    return 1.05 / (luminance(colour) + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance, 0 for black and 1 for white (WCAG 2.2, definition of relative luminance)."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise ValueError("Give the colour as # and six digits or letters a to f, such as #1f3a5f.")
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
