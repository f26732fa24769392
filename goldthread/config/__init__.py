"""Composition: settings, URLs, navigation, the register of roles, demo data and the `goldthread` command.

May import every room; no room imports it.
"""
