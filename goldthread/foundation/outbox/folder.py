"""Mail where none is sent: in development and the demo each goes to a file, named after its Message-ID alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


def file_name(mail_id: UUID) -> str:
    """What the file of a mail is called."""
    return f"{mail_id}.eml"


class FolderBackend(BaseEmailBackend):
    """Writes each mail to `settings.MAIL_FOLDER`. The same mail sent again is the same file."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = Path(settings.MAIL_FOLDER)
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            mail_id = UUID(str(message.extra_headers["Message-ID"]).strip("<>").partition("@")[0])
            (folder / file_name(mail_id)).write_bytes(message.message().as_bytes())
        return len(email_messages)
