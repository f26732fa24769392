"""The demo: a real year from the past, and an invented partnership of the present day, with people to sign in as.

Everything of the invented county comes from a seed and from today's date, so that two machines show the same.
"""
