"""How wide words are, and how they are wrapped or cut to a width. Estimates for the fonts we ask for."""

from __future__ import annotations

NARROW = frozenset("iljtfrI.,;:'’|!()[] ")
WIDE = frozenset("mwMWQO@%—–")
ELLIPSIS = "…"


def width(text: str, size: float) -> float:
    """An estimate, a little generous, of how wide text is at a font size."""
    return size * sum(_width_of(letter) for letter in text)


def _width_of(letter: str) -> float:
    if letter in NARROW:
        return 0.31
    if letter in WIDE:
        return 0.86
    return 0.68 if letter.isupper() else 0.55


def cut(text: str, size: float, room: float) -> str:
    """The text, or as much of it as fits with an ellipsis. The whole of it is in the table beneath."""
    if width(text, size) <= room:
        return text
    kept = text
    while kept and width(kept + ELLIPSIS, size) > room:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS


def wrap(text: str, size: float, room: float, most: int) -> list[str]:
    """The text in at most `most` lines that fit the room; the last line is cut where there is more."""
    lines: list[str] = [""]
    for word in text.split():
        candidate = f"{lines[-1]} {word}".strip()
        if width(candidate, size) <= room or not lines[-1]:
            lines[-1] = candidate
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [cut(line, size, room) for line in lines]
