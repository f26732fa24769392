"""Uploaded files: looked into before they are kept, written to disk for good, served as attachments alone.

`look_into(upload)` refuses what may not be kept; `keep(inspected)` writes it, inside a service, and gives the fields
of a `StoredFile`; `serve(stored, name)` answers with it. `ui.uploads.FilesField` looks into what a form was given, and
`ui.downloads.download` answers a page with a file.
"""

from goldthread.foundation.files.inspecting import Inspected, look_into
from goldthread.foundation.files.keeping import discard, keep
from goldthread.foundation.files.serving import Damaged, serve

__all__ = ["Damaged", "Inspected", "discard", "keep", "look_into", "serve"]
