"""Who the partnership is: boards, agencies, people and their memberships, sub groups, terms of reference, priorities.

Owns: the account model, who an actor is, the abstract BoardRecord every room's rows inherit.
May not: know of audits, findings or anything built on it.
"""
