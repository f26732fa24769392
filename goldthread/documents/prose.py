"""An editor's own words for a section, in which numbers are facts and not typing.

`[[audits_completed]]` stands for the fact of that key. A blank line starts a paragraph, a line that starts with "- "
is an item of a list. A number typed outside a token is refused, unless it is part of a date, a year or a name
("Section 11", "16- and 17-year-olds"): what is counted must come from the records, or it will be wrong one day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from goldthread.documents.model import Bullets, Fact, Inline, Inlines, Prose
from goldthread.kernel.refusals import Refused

TOKEN = re.compile(r"\[\[\s*([^\[\]\n]*?)\s*\]\]")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
NAMED_SINGLY = (
    r"(?:Section|Regulation|Part|Chapter|Article|Schedule|Paragraph|Page|Standard|Appendix|Annex|Table|Figure|Version"
    r"|Key Stage|Year|Stage|Tier|Level|Step|Quarter|Question|Recommendation|Priority|Objective|No\.)"
)
NAMED_TOGETHER = r"(?:Sections|Regulations|Parts|Chapters|Articles|Pages|Paragraphs|Standards|Years|Levels|Steps)"
COUNTED = (
    r"(?! (?:\w+ )?(?:children|young people|people|adults|cases|audits|schools|agencies|returns|families|actions))"
)
REFERENCE = r"\d+[A-Za-z]?(?:\.\d+)*(?:\([\da-z]+\))*"
ALLOWED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}(?:,? (?:19|20)\d\d)?\b",
        rf"\b{MONTH} (?:19|20)\d\d\b",
        r"\b(?:19|20)\d\d-\d\d-\d\d\b",
        r"\b(?:19|20)\d\d[-–/](?:(?:19|20)\d\d|\d\d)\b",
        rf"\b(?:19|20)\d\d\b{COUNTED}",
        r"\bQ[1-4]\b",
        rf"\b{NAMED_TOGETHER} {REFERENCE}(?:(?:, | and | to | or |-|–){REFERENCE})+",
        rf"\b{NAMED_SINGLY} {REFERENCE}",
        r"\b\d{1,2}-(?:(?: and| to| or|,) \d{1,2}-)*years?-olds?\b",
        r"\b(?:aged?|ages) \d{1,2}(?:(?: and | to | or |-|–)\d{1,2})?\b",
        r"\b(?:under|over)[- ]\d{1,2}s\b",
        r"\b[67][- ](?:step|minute)\b",
        r"\b\d{1,2}(?:[.:]\d\d)? ?(?:am|pm)\b",
    )
)
# A name that holds its number: COVID-19, OFS-1. Capitals only, so that "x18" is not taken for one.
NAME_WITH_NUMBER = re.compile(r"\b[A-Z]{2,}-?\d+\b")


def parse(text: str, facts: Mapping[str, Fact], *, field: str = "text") -> tuple[Prose | Bullets, ...]:
    """The editor's text as paragraphs and lists, its tokens replaced by the facts.

    Raises Refused, for the form field `field`, when a token names no fact or a number is typed.
    """
    _check_tokens(text, facts, field)
    _check_numbers(text, facts, field)
    blocks: list[Prose | Bullets] = []
    for chunk in re.split(r"\n[^\S\n]*\n", text.replace("\r\n", "\n").strip()):
        blocks.extend(_chunk(chunk, facts))
    return tuple(blocks)


def tokens_in(text: str) -> tuple[str, ...]:
    """The fact keys an editor's text names, in order, whether or not such facts exist."""
    return tuple(found[1] for found in TOKEN.finditer(text))


def _chunk(chunk: str, facts: Mapping[str, Fact]) -> Iterator[Prose | Bullets]:
    lines = [line.strip() for line in chunk.split("\n") if line.strip()]
    for listed, group in groupby(lines, key=lambda line: line.startswith("- ")):
        if listed:
            yield Bullets(tuple(_inlines(line[2:].strip(), facts) for line in group))
        else:
            yield Prose(_inlines(" ".join(group), facts))


def _inlines(text: str, facts: Mapping[str, Fact]) -> Inlines:
    pieces: list[Inline] = []
    start = 0
    for found in TOKEN.finditer(text):
        pieces += [text[start : found.start()], facts[found[1]]]
        start = found.end()
    pieces.append(text[start:])
    return tuple(piece for piece in pieces if piece)


def _check_tokens(text: str, facts: Mapping[str, Fact], field: str) -> None:
    unknown = [key for key in dict.fromkeys(tokens_in(text)) if key not in facts]
    if not unknown:
        return
    named = ", ".join(f"[[{key}]]" for key in unknown)
    allowed = "; ".join(f"[[{key}]] ({fact.text})" for key, fact in facts.items()) or "none, as nothing is recorded yet"
    raise Refused(f"No fact is called {named}. The facts you can insert are: {allowed}.", field=field)


def _check_numbers(text: str, facts: Mapping[str, Fact], field: str) -> None:
    typed = list(dict.fromkeys(NUMBER.findall(_without_allowed(text))))
    if typed:
        raise Refused(" ".join(_advice(number, facts) for number in typed), field=field)


def _without_allowed(text: str) -> str:
    rest = TOKEN.sub(" · ", text)
    for pattern in (*ALLOWED, NAME_WITH_NUMBER):
        rest = pattern.sub(" · ", rest)
    return rest


def _advice(number: str, facts: Mapping[str, Fact]) -> str:
    plain = number.replace(",", "")
    matching = [f"[[{key}]] ({fact.text})" for key, fact in facts.items() if str(fact.value) == plain]
    if matching:
        return f"“{number}” is typed; numbers come from the records. Insert {' or '.join(matching)} instead."
    return (
        f"“{number}” is typed; numbers come from the records, and none of the facts has this value. Leave it out, or "
        "first record what it counts."
    )
