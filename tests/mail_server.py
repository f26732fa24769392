"""A mail server for tests: takes mail on a port of this machine, and refuses for now as often as it is told to."""

from __future__ import annotations

import random
import socketserver
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message


@dataclass
class MailServer:
    """What came: every mail as it was taken, and to how many recipients. `slow` is seconds for each mail."""

    refuses: float = 0.0
    slow: float = 0.0
    mails: list[Message] = field(default_factory=list)
    recipients: list[int] = field(default_factory=list)
    port: int = 0
    chance: random.Random = field(default_factory=lambda: random.Random(1))

    @property
    def by_id(self) -> Counter[str]:
        """How often each Message-ID came."""
        return Counter(str(mail["Message-ID"]) for mail in self.mails)

    def answer(self, told: bytes, recipients: int) -> str:
        """Take a mail, or not."""
        time.sleep(self.slow)
        if self.chance.random() < self.refuses:
            return "451 not now"
        self.mails.append(message_from_bytes(told))
        self.recipients.append(recipients)
        return "250 taken"


class _Talk(socketserver.StreamRequestHandler):
    """One connection, in the few words of SMTP that a sender uses."""

    def handle(self) -> None:
        try:
            self._talk(self.server.kept)  # type: ignore[attr-defined]
        except (ConnectionError, BrokenPipeError):
            return

    def _talk(self, kept: MailServer) -> None:
        self._say("220 here")
        recipients = 0
        while line := self.rfile.readline():
            word = line[:4].upper().strip()
            recipients = recipients + 1 if word == b"RCPT" else 0 if word == b"MAIL" else recipients
            if word == b"DATA":
                self._say("354 go on")
                self._say(kept.answer(self._data(), recipients))
            elif word == b"QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _data(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                raise ConnectionError
            lines.append(line[1:] if line.startswith(b"..") else line)
        return b"".join(lines)

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = allow_reuse_address = True


@contextmanager
def mail_server(*, refuses: float = 0.0, slow: float = 0.0) -> Iterator[MailServer]:
    """A mail server on a free port, for as long as the block lasts."""
    kept = MailServer(refuses, slow)
    with _Server(("127.0.0.1", 0), _Talk) as server:
        server.kept = kept  # type: ignore[attr-defined]
        kept.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield kept
        finally:
            server.shutdown()
            thread.join()
