from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "goldthread.meetings"

    def ready(self) -> None:
        from goldthread.foundation import duties, slots
        from goldthread.meetings.duties import open_rounds
        from goldthread.meetings.panels import of_group

        slots.fill("partnership:group", of_group, order=100)
        duties.register("meetings.update_rounds", open_rounds)
