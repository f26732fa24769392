"""A CASE over a few columns, written out: Django takes longer to put a long one together than the database to answer.

Only our own words and dates are written into it, never anything a person typed.
"""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, Func


class Chosen(Func):
    """One of several words, by a template with `{column}` for each column named."""

    output_field = CharField()

    def __init__(self, template: str, **columns: str) -> None:
        super().__init__(*columns.values(), output_field=CharField())
        self.written, self.columns = template, tuple(columns)

    def as_sql(self, compiler: Any, connection: Any, **given: Any) -> tuple[str, tuple[str | int, ...]]:  # type: ignore[override]
        """The template with its columns put in; plain columns bring no parameters."""
        told = [compiler.compile(each)[0] for each in self.get_source_expressions()]
        return self.written.format(**dict(zip(self.columns, told, strict=True))), ()


def word(value: object) -> str:
    """One of our own words, or a date of ours, as SQL writes it."""
    text = str(value)
    if not text.replace("-", "").replace("_", "").isalnum():
        raise ValueError(f"{text!r} is not one of our own words.")
    return f"'{text}'"


def words(values: Any) -> str:
    """Several of them, for IN."""
    return ", ".join(word(value) for value in sorted(str(one) for one in values))


def case(*whens: tuple[str, object], otherwise: object) -> str:
    """The template: the first condition that holds gives its word."""
    told = " ".join(f"WHEN {condition} THEN {word(value)}" for condition, value in whens)
    return f"CASE {told} ELSE {word(otherwise)} END"
