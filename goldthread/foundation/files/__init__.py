"""Uploaded files: looked into before they are kept, written to disk for good, served as attachments alone."""
