"""Goldthread: the quality-assurance year of a safeguarding partnership, and what it changed."""
