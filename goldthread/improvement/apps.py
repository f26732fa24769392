from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    name = "goldthread.improvement"

    def ready(self) -> None:
        from goldthread.foundation import duties, slots
        from goldthread.improvement import services, uploads
        from goldthread.improvement.presenters import of_review, panels

        slots.fill("reviews:opening", of_review.opening)
        slots.fill("findings:finding", panels.towards)
        slots.fill("findings:recommendation", panels.towards)
        slots.fill("improvement:action", panels.of_action)
        slots.fill("findings:theme", panels.of_theme)
        slots.fill("partnership:agency", panels.of_agency)
        slots.fill("partnership:person", panels.of_person)
        slots.fill("partnership:group", panels.of_group)
        duties.register("improvement.chasing", services.chase)
        duties.register("improvement.uploads", uploads.forget_uploads)
