from django.apps import AppConfig


class FindingsConfig(AppConfig):
    name = "goldthread.findings"

    def ready(self) -> None:
        from goldthread.findings import panels
        from goldthread.foundation import slots

        slots.fill("audits:what_became_of_it", panels.of_an_audit, order=10)
        slots.fill("reviews:judgement", panels.of_a_judgement, order=10)
        slots.fill("reviews:what_became_of_it", panels.of_a_review, order=10)
