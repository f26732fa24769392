"""Meetings of groups, and who attended. May not: know of reports."""
