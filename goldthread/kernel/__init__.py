"""Pure rules with no Django in them: refusals, transitions, dates, years, references.

May import: the standard library. May not: Django, any room.
"""
