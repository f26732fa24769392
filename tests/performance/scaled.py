"""Fills an installation with the demo at a scale: `python -m tests.performance.scaled 50`."""

import os
import sys


def main() -> None:
    """Build the demo with its invented records so many times over."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.config.settings")
    import django

    django.setup()
    from goldthread.config.demo.builder import build
    from goldthread.config.progress import Progress

    build(Progress(sys.stderr), scale=int(sys.argv[1]))


if __name__ == "__main__":
    main()
