from django.apps import AppConfig
from django.db.models.signals import post_migrate


class FoundationConfig(AppConfig):
    name = "goldthread.foundation"

    def ready(self) -> None:
        from goldthread.foundation import checks, duties, house_rules  # noqa: F401 - registers them
        from goldthread.foundation.access import row_security
        from goldthread.foundation.outbox.services import forget_texts
        from goldthread.foundation.trail import triggers

        post_migrate.connect(triggers.install, sender=self, dispatch_uid="trail-triggers")
        post_migrate.connect(row_security.install, dispatch_uid="row-security")
        duties.register("messages.text_deleted", forget_texts)
