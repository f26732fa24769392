"""Actions with owners, dates and their history, evidence, closure in two decisions, and impact tests.

May import: findings. May not: know of meetings or reports.
"""
