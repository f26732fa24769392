"""Passphrases that can be read out over the telephone."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence

CONSONANTS, VOWELS, WORDS = "bdfghjklmnprstvz", "aeiou", 4


def passphrase(choose: Callable[[Sequence[str]], str] = secrets.choice) -> str:
    """Four made-up words of five letters: about 67 bits of chance, from the system's own source of it."""
    return "-".join(_word(choose) for _ in range(WORDS))


def _word(choose: Callable[[Sequence[str]], str]) -> str:
    return "".join(choose(letters) for letters in (CONSONANTS, VOWELS, CONSONANTS, VOWELS, CONSONANTS))
