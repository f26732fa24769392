from django.apps import AppConfig


class PartnershipConfig(AppConfig):
    name = "goldthread.partnership"

    def ready(self) -> None:
        from goldthread.foundation import boards, guards
        from goldthread.foundation.access import middleware
        from goldthread.foundation.outbox import recipients
        from goldthread.partnership import directory, identity

        middleware.use_identity(identity.actor_of)
        guards.use_board_finder(identity.boards_by_slug)
        boards.use_board_names(identity.board_names)
        recipients.use_addresses(directory.address_of)
