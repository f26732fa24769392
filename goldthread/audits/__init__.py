"""Case audits: theme, dates and reschedules, cases and children counted separately, method, learning outputs.

May not: know of reviews (side by side), findings or anything later.
"""
