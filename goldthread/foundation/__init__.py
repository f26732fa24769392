"""The ground every room stands on: records, access, the trail, services, idempotency, numbering, page slots.

May import: kernel. May not: any room above it. It knows no Person and no Board, only their identifiers.
"""
