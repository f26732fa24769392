"""Builds the styles, scripts and fonts the product serves from the packages npm fetched.

GOV.UK Frontend is open source, but the GDS Transport typeface, the crown and the crest are not ours to show. They are
taken out here, with every rule that draws them, and the result is checked.

Reads `node_modules/`; writes `var/static/vendor/`, `var/fonts/` and, for the tests, `var/test-assets/`. Needs only the
standard library, because it runs before anything else does.
"""

import json
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "node_modules"
VENDOR = ROOT / "var/static/vendor"
FONTS = ROOT / "var/fonts"
TEST_ASSETS = ROOT / "var/test-assets"

GOVUK = PACKAGES / "govuk-frontend"
SOURCE_SANS = PACKAGES / "source-sans"
AXE = PACKAGES / "axe-core"

FORBIDDEN = re.compile(r"transport|crown|crest|calvert", re.IGNORECASE)
ROYAL_ARMS = re.compile(r"crown|crest|copyright-logo", re.IGNORECASE)
FONT_STYLES = ("Regular", "It", "Semibold", "Bold")

Keep = Callable[[str, str], bool]


def blocks(css: str) -> Iterator[tuple[str, str | None]]:
    """Cut a style sheet into (what stands before the brace, what stands within), or (statement, None)."""
    start = position = 0
    while position < len(css):
        if css[position] == "{":
            end = closing_brace(css, position)
            yield css[start:position].strip(), css[position + 1 : end]
            start = position = end + 1
        elif css[position] == ";":
            yield css[start:position].strip(), None
            start = position = position + 1
        else:
            position = end_of_text(css, position)


def closing_brace(css: str, opening: int) -> int:
    """Where the block that opens at `opening` ends, braces within quotation marks not counted."""
    depth, position = 0, opening
    while True:
        if css[position] == "{":
            depth += 1
        elif css[position] == "}":
            depth -= 1
            if depth == 0:
                return position
        position = end_of_text(css, position)


def end_of_text(css: str, position: int) -> int:
    """The place after this character, or after the quoted text that it opens."""
    if css[position] in "\"'":
        return css.index(css[position], position + 1) + 1
    return position + 1


def filtered(css: str, keep: Keep) -> str:
    """The style sheet with only those selectors of which `keep(selector, declarations)` says yes."""
    out = []
    for prelude, body in blocks(css):
        if body is None:
            out.append(f"{prelude};")
        elif prelude.startswith(("@media", "@supports", "@layer", "@container")):
            inside = filtered(body, keep)
            out.append(f"{prelude}{{{inside}}}" if inside else "")
        else:
            kept = ",".join(selector for selector in selectors(prelude) if keep(selector, body))
            out.append(f"{kept}{{{body}}}" if kept else "")
    return "".join(out)


def selectors(prelude: str) -> list[str]:
    """The selectors of a rule, cut at the commas that are not within brackets, as in `:not(.a, .b)`."""
    return re.split(r",(?![^(\[]*[)\]])", prelude)


def is_ours_to_show(selector: str, declarations: str) -> bool:
    """Not the GDS typeface's own rule, nor anything that draws the crown or the crest."""
    if selector.startswith("@font-face"):
        return "Transport" not in declarations
    return not ROYAL_ARMS.search(selector) and not ROYAL_ARMS.search(declarations)


def styled(css: str, notice: str) -> str:
    """One package's style sheet without comments, forbidden rules and foreign font, its pictures beside it."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = filtered(css, is_ours_to_show)
    css = re.sub(r"[\"']?GDS Transport[\"']?,arial,sans-serif", "var(--app-font,arial,sans-serif)", css)
    css = css.replace("url(/assets/images/", "url(images/")
    return f"/*! {notice} */\n{css}\n"


def notice(package: Path) -> str:
    """The line of credit the licence asks for."""
    about = json.loads((package / "package.json").read_text())
    return f"{about['name']} {about['version']}, {about['license']} licence; adapted by scripts/build_assets.py"


def pictures(css: str) -> list[str]:
    """The files a style sheet draws, by the names it calls them."""
    return [found for found in re.findall(r"url\([\"']?([^)\"']+)", css) if not found.startswith("data:")]


def build_styles() -> None:
    """Write the style sheet, and beside it the pictures it draws."""
    (VENDOR / "images").mkdir(parents=True, exist_ok=True)
    css = styled((GOVUK / "dist/govuk/govuk-frontend.min.css").read_text(), notice(GOVUK))
    (VENDOR / "govuk.css").write_text(css)
    for picture in pictures(css):
        shutil.copyfile(GOVUK / "dist/govuk/assets" / picture, VENDOR / picture)


def build_scripts() -> None:
    """Write GOV.UK Frontend as one module file."""
    js = (GOVUK / "dist/govuk/govuk-frontend.min.js").read_text()
    js = re.sub(r"//# sourceMappingURL=.*", "", js).rstrip()
    (VENDOR / "govuk.js").write_text(f"/*! {notice(GOVUK)} */\n{js}\n")


def copy_fonts() -> None:
    """Put the four styles printed reports are set in where the PDF writer looks, with their licence."""
    FONTS.mkdir(parents=True, exist_ok=True)
    for style in FONT_STYLES:
        shutil.copyfile(SOURCE_SANS / f"TTF/SourceSans3-{style}.ttf", FONTS / f"SourceSans3-{style}.ttf")
    shutil.copyfile(SOURCE_SANS / "LICENSE.md", FONTS / "LICENSE.md")


def copy_test_assets() -> None:
    """Put the accessibility checker where the journeys look for it, if it was fetched."""
    if AXE.exists():
        TEST_ASSETS.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(AXE / "axe.min.js", TEST_ASSETS / "axe.min.js")


def faults() -> list[str]:
    """What is wrong with the built files: something not ours to show, or a picture that is not there."""
    found = []
    for path in sorted(VENDOR.glob("*.*s")):
        text = path.read_text()
        found += [f"{path.name} still says {word}" for word in sorted(set(FORBIDDEN.findall(text)))]
        found += [f"{path.name} asks for {name}, which is not there" for name in missing(path, text)]
        found += [f"{path.name} names a source map"] if "sourceMappingURL" in text else []
    return found + [f"{path.name} is not ours to show" for path in VENDOR.rglob("*") if FORBIDDEN.search(path.name)]


def missing(path: Path, text: str) -> list[str]:
    """The pictures named in a style sheet that do not lie beside it."""
    return [name for name in pictures(text) if path.suffix == ".css" and not (path.parent / name).is_file()]


def main() -> int:
    """Build everything anew; the exit status says whether the check found the result clean."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    build_styles()
    build_scripts()
    copy_fonts()
    copy_test_assets()
    found = faults()
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
