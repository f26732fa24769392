"""Registers the fittings with Django."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Gives Django the templates, static files and template tags of this room."""

    name = "goldthread.ui"
    label = "ui"
    verbose_name = "Fittings"
