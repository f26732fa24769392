"""Findings, each from exactly one source, and recommendations that answer them.

May import: audits and reviews, whose records are the sources. May not: know of actions.
"""
