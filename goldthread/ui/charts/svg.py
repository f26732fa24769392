"""Builds SVG by hand: escaped, and with presentation attributes only, for strict pages, Word and PDF alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from html import escape

from goldthread.ui.charts import ink
from goldthread.ui.content import safe_href

NOT_IN_XML = dict.fromkeys([*range(0x20), 0xFFFE, 0xFFFF], " ")


def safe(text: str) -> str:
    """Text for SVG: escaped, without characters XML does not know."""
    return escape(str(text).translate(NOT_IN_XML))


def element(name: str, content: str = "", **attributes: str | float) -> str:
    """An element. Attribute names write a hyphen as an underscore; content is SVG already."""
    written = "".join(f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def _value(value: str | float) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, int | float) else safe(value)


def text(
    x: float,
    y: float,
    words: str,
    *,
    size: float = 14,
    fill: str = ink.INK,
    anchor: str = "start",
    bold: bool = False,
) -> str:
    """One line of words; y is its baseline."""
    weight = {"font_weight": "600"} if bold else {}
    return element("text", safe(words), x=x, y=y, font_size=size, fill=fill, text_anchor=anchor, **weight)


def haloed(x: float, y: float, words: str, anchor: str) -> str:
    """A small label that stays legible where a line passes behind it."""
    halo: dict[str, str | float] = {
        "paint_order": "stroke",
        "stroke": ink.PAPER,
        "stroke_width": 4,
        "stroke_linejoin": "round",
    }
    return element("text", safe(words), x=x, y=y, font_size=13, fill=ink.INK, text_anchor=anchor, **halo)


def lines(
    x: float, y: float, wrapped: Sequence[str], *, size: float = 14, fill: str = ink.INK, step: float = 18
) -> str:
    """Several lines beneath each other; y is the first baseline."""
    return "\n".join(text(x, y + step * number, line, size=size, fill=fill) for number, line in enumerate(wrapped))


def link(href: str, content: str, label: str = "") -> str:
    """The content as a link where the address is safe, else the content. `label` is told when it is pointed at."""
    address = safe_href(href)
    if not address:
        return content
    return element("a", (element("title", safe(label)) if label else "") + content, href=address)


def rule(x1: float, y1: float, x2: float, y2: float, colour: str = ink.RULE, thick: float = 1) -> str:
    """A straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=colour, stroke_width=thick)


def gap_box(x: float, y: float, wide: float, high: float, radius: float = 2) -> str:
    """The dashed box that stands for what is not recorded."""
    return element(
        "rect",
        x=x,
        y=y,
        width=wide,
        height=high,
        rx=radius,
        fill=ink.PAPER,
        stroke=ink.AXIS,
        stroke_width=1.5,
        stroke_dasharray="5 4",
    )


def picture(wide: float, high: float, title: str, description: str, parts: Iterable[str], linked: bool = False) -> str:
    """The whole picture, titled and described. With links inside it is a group, so that they can be reached."""
    key = "c" + sha256(f"{title}|{description}|{wide:g}".encode()).hexdigest()[:10]
    named = element("title", safe(title) or " ", id=f"{key}-t") + element(
        "desc", safe(description) or " ", id=f"{key}-d"
    )
    return element(
        "svg",
        named + "".join(parts),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {wide:g} {high:g}",
        width=wide,
        height=high,
        role="group" if linked else "img",
        aria_labelledby=f"{key}-t {key}-d",
        font_family=ink.FONT,
        font_size=14,
    )
