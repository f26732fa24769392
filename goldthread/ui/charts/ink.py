"""The few inks of our pictures. Text inks reach 4.5:1 on white and marks 3:1; a tone's word is always beside it."""

from goldthread.ui.tones import Tone

INK = "#10273f"
QUIET = "#52606e"
RULE = "#d5dce3"
AXIS = "#8290a0"
THREAD = "#a87412"
PAPER = "#ffffff"
FONT = "Source Sans 3, Segoe UI, Arial, sans-serif"

FILL: dict[Tone, str] = {
    Tone.NEUTRAL: "#8391a0",
    Tone.INFO: "#2c5f8f",
    Tone.GOOD: "#2f7d5b",
    Tone.DONE: "#5f8f79",
    Tone.WARN: "#b8720b",
    Tone.BAD: "#b3261e",
    Tone.GAP: "#ffffff",
}
PALE: dict[Tone, str] = {
    Tone.NEUTRAL: "#f1f4f7",
    Tone.INFO: "#e4edf6",
    Tone.GOOD: "#e0f0e7",
    Tone.DONE: "#e9f1ed",
    Tone.WARN: "#fcefd9",
    Tone.BAD: "#fae4e2",
    Tone.GAP: "#ffffff",
}
DARK_FILLS = frozenset(set(Tone) - {Tone.GAP, Tone.NEUTRAL, Tone.DONE})


def on_fill(tone: Tone) -> str:
    """The ink of words that stand on a tone's fill."""
    return PAPER if tone in DARK_FILLS else INK
