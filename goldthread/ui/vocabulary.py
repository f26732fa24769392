"""The words a person sees for a stored value, with their tone. One vocabulary per set of choices, always complete."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from goldthread.ui.content import Tag
from goldthread.ui.tones import Tone

__all__ = ["Term", "Tone", "Vocabulary"]

E = TypeVar("E", bound=Enum)


@dataclass(frozen=True)
class Term:
    """The words for one stored value, and how they feel."""

    text: str
    tone: Tone = Tone.NEUTRAL


class Vocabulary(Generic[E]):
    """Words for every member of an enumeration. A member without words raises when the module is imported."""

    def __init__(self, terms: Mapping[E, Term]) -> None:
        if not terms:
            raise ValueError("A vocabulary needs at least one term.")
        kind = type(next(iter(terms)))
        missing = [member.name for member in kind if member not in terms]
        if missing:
            raise ValueError(f"{kind.__name__} has no words for: {', '.join(missing)}.")
        self._terms: dict[str, Term] = {str(member.value): term for member, term in terms.items()}

    def term(self, value: E | str | int) -> Term:
        """The term of a stored value. A value no longer in the enumeration shows itself rather than break a page."""
        return self._terms.get(str(value), Term(str(value)))

    def text(self, value: E | str | int) -> str:
        """The words for a stored value."""
        return self.term(value).text

    def tone(self, value: E | str | int) -> Tone:
        """The tone of a stored value."""
        return self.term(value).tone

    def tag(self, value: E | str | int) -> Tag:
        """The stored value as a tag."""
        term = self.term(value)
        return Tag(term.text, term.tone)

    def choices(self) -> list[tuple[str, str]]:
        """(stored value, words) in the order given, for form fields, model fields and filters."""
        return [(value, term.text) for value, term in self._terms.items()]
