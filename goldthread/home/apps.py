from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "goldthread.home"

    def ready(self) -> None:
        from goldthread.foundation import slots
        from goldthread.home.presenters import panels

        slots.fill("findings:finding", panels.thread_link, order=10)
