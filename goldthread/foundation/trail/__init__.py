"""Who did and viewed what, when: append-only, hash-chained per board, written with the change or not at all."""

from goldthread.foundation.trail.memory import Memory
from goldthread.foundation.trail.reading import last_written
from goldthread.foundation.trail.recording import Touch, append, denied, happened, viewed
from goldthread.foundation.trail.verifying import Fault, verify

__all__ = ["Fault", "Memory", "Touch", "append", "denied", "happened", "last_written", "verify", "viewed"]
