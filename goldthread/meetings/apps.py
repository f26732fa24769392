from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "goldthread.meetings"

    def ready(self) -> None:
        from goldthread.foundation import slots
        from goldthread.meetings.panels import of_group

        slots.fill("partnership:group", of_group, order=100)
