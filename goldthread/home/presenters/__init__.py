"""Words, links and pictures of this room. Templates receive what stands here."""
