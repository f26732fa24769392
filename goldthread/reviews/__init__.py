"""What comes from outside: inspections and reviews, their judgements and the figures they quote.

May not: know of audits (side by side), findings or anything later.
"""
