"""The year's programme of work: entries that point at what earlier rooms own; and the obstacles met.

May import: audits, improvement. May not: know of meetings or reports.
"""
