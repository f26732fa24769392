from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "goldthread.reports"

    def ready(self) -> None:
        from goldthread.foundation import slots
        from goldthread.reports import panels

        slots.fill("findings:finding", panels.of_a_finding, order=90)
