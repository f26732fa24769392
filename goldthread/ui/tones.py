"""How a word feels: the few tones a state may have. A tone never stands alone; the word always says it."""

from enum import StrEnum


class Tone(StrEnum):
    """NEUTRAL says nothing, GAP marks what is not recorded; BAD is for what is wrong, never for decoration."""

    NEUTRAL = "neutral"
    INFO = "info"
    GOOD = "good"
    DONE = "done"
    WARN = "warn"
    BAD = "bad"
    GAP = "gap"
