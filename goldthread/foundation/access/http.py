from goldthread.foundation.guards import PUBLIC, SIGNED_IN, Policy, guard, page, use_board_finder  # noqa: F401
