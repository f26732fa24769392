"""Plain sentences out of numbers: “Three case audits were completed, reviewing 18 cases and 45 children”."""

from __future__ import annotations

from collections.abc import Sequence

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def number_words(number: int, *, opens_sentence: bool = False) -> str:
    """A count as running text has it: words under ten, figures from ten on with a comma in 10,000 and above.

    `opens_sentence` gives the capital letter. None at all is “no”, so that “no audits” reads as English.
    """
    if 0 <= number < len(WORDS):
        word = WORDS[number]
        return word.capitalize() if opens_sentence else word
    return figures(number)


def figures(number: int) -> str:
    """A count in figures, with a comma only from ten thousand."""
    return f"{number:,}" if abs(number) >= 10_000 else str(number)


def plural(number: int, singular: str, many: str = "", *, figure: bool = False, opens_sentence: bool = False) -> str:
    """A count and what it counts: `plural(1, "case")` is “one case”, `plural(18, "case")` is “18 cases”.

    `many` is for words that do not take an s; without it the common endings are known (agency, agencies). `figure`
    writes the number in figures whatever its size, as beside another figure in one sentence.
    """
    count = figures(number) if figure else number_words(number, opens_sentence=opens_sentence)
    return f"{count} {singular if number == 1 else many or _many(singular)}"


def was_or_were(number: int) -> str:
    return "was" if number == 1 else "were"


def join_and(parts: Sequence[str]) -> str:
    """A list in a sentence: “police, health and housing”. Parts that hold commas are set apart by semicolons."""
    if len(parts) < 2:
        return "".join(parts)
    comma = "; " if any("," in part for part in parts) else ", "
    return f"{comma.join(parts[:-1])} and {parts[-1]}"


def sentence(*parts: str) -> str:
    """Parts joined with single spaces, a capital at the start and one full stop at the end."""
    text = " ".join(" ".join(parts).split())
    text = text[:1].upper() + text[1:]
    return text if not text or text.endswith((".", "?", "!")) else f"{text}."


def _many(singular: str) -> str:
    if singular == "child" or singular.endswith(" child"):
        return f"{singular}ren"
    if singular.endswith("y") and singular[-2:-1] not in "aeiou":
        return f"{singular[:-1]}ies"
    if singular.endswith(("s", "x", "ch", "sh")):
        return f"{singular}es"
    return f"{singular}s"
