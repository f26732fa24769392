from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "goldthread.config"
    label = "goldthread_config"

    def ready(self) -> None:
        from goldthread.config.roles import ROLES
        from goldthread.foundation.access import register

        register.install(ROLES)
