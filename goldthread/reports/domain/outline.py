"""The seven sections of an annual report, in the order partnerships write them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """A section: its key in addresses and records, its number and its title."""

    key: str
    number: str
    title: str

    @property
    def numbered(self) -> str:
        return f"{self.number} {self.title}"


INTRODUCTION = Heading("introduction", "1", "Introduction, context and background")
STATUTORY = Heading("statutory", "2", "Statutory and legislative context")
GOVERNANCE = Heading("governance", "3", "Governance and accountability")
PROGRESS = Heading(
    "progress",
    "4",
    "Progress, services and provision (with progress on actions arising from last year's recommendations)",
)
OUTCOMES = Heading("outcomes", "5", "Outcomes, performance, successes and achievements")
CHALLENGES = Heading("challenges", "6", "Challenges, issues, developments and opportunities")
NEXT_STEPS = Heading("next-steps", "7", "Next steps, plans, priorities and actions")
HEADINGS = (INTRODUCTION, STATUTORY, GOVERNANCE, PROGRESS, OUTCOMES, CHALLENGES, NEXT_STEPS)
BY_KEY = {heading.key: heading for heading in HEADINGS}
