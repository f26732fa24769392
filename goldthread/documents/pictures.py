"""Charts as pictures for formats that cannot hold a drawing."""

from __future__ import annotations

from pathlib import Path

import typst

from goldthread.documents.characters import drawable

TEMPLATE = Path(__file__).parent / "typst" / "picture.typ"
DOTS_PER_INCH = 200


def png(svg: str, font_paths: tuple[Path, ...] = ()) -> bytes:
    """The drawing as a PNG, 16 cm wide at 200 dots per inch."""
    return typst.compile(
        str(TEMPLATE),
        font_paths=[str(path) for path in font_paths],
        ignore_system_fonts=True,
        format="png",
        ppi=DOTS_PER_INCH,
        sys_inputs={"svg": drawable(svg)},
    )
