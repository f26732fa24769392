"""Characters that a page can carry, and those that a typeface of the PDF can draw."""

from __future__ import annotations

import unicodedata

CARRIED_CONTROLS = "\n\t"
NOT_CARRIED = {"Cc", "Cf", "Cs", "Co", "Cn"}
# Ranges that the typesetter's own typefaces draw in full; a test holds them to it. A PDF that anyone can read may not
# hold a character without a shape, so what lies outside is written as its name.
DRAWN = (
    (0x0009, 0x024F),  # Latin, Welsh and Central European letters among them
    (0x0370, 0x04FF),  # Greek and Cyrillic
    (0x1E00, 0x1EFF),  # more accented Latin
    (0x2010, 0x2027),  # dashes, quotation marks, bullets
    (0x2030, 0x2040),
    (0x20AC, 0x20AC),  # euro
    (0x2190, 0x22FF),  # arrows and mathematical signs
    (0x25A0, 0x25FF),  # squares, circles, triangles
)


def printable(text: str) -> str:
    """The text without characters that have no place on a page: controls, invisible joiners, direction overrides.

    Word refuses some of them outright, and others can turn a line around or hide a part of it.
    """
    return "".join(each for each in text if each in CARRIED_CONTROLS or unicodedata.category(each) not in NOT_CARRIED)


def drawable(text: str) -> str:
    """The text with each character that the PDF's typefaces lack written as its name: “[grinning face]”."""
    composed = unicodedata.normalize("NFC", printable(text))
    return composed if composed.isascii() else "".join(map(_drawn, composed))


def _drawn(character: str) -> str:
    code = ord(character)
    if any(first <= code <= last for first, last in DRAWN):
        return character
    if unicodedata.category(character).startswith("Z"):
        return " "
    if "VARIATION SELECTOR" in (name := unicodedata.name(character, "unknown character")):
        return ""
    return f"[{name.lower()}]"
