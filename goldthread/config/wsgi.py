"""The web server's way in. Refuses to start where a house rule is broken."""

from __future__ import annotations

import os
from io import StringIO

from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.config.settings")
application = get_wsgi_application()
call_command("check", tags=["goldthread"], stdout=StringIO())
